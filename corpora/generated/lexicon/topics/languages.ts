/** Learning and translating languages. */
export const languages = `
do action: time hard why cost free online where
- learn {language} / study {language} / become fluent in {language} / teach myself {language} / pick up {language} / master {language}
  ! I don't speak a word of {language} / ! I want to speak {language} fluently
- teach {language} / give {language} lessons / become a {language} teacher / work as a {language} tutor
- improve my {language} pronunciation / sound more native in {language} / lose my accent in {language} / pronounce {language} better
  ! nobody understands me when I speak {language} / ! my {language} accent is terrible
- expand my {language} vocabulary / memorise {language} words / learn more {language} words / build a bigger {language} vocabulary
  ! I keep forgetting {language} words / ! I can't remember {language} words
- understand spoken {language} / improve my {language} listening / follow conversations in {language} / train my ear for {language}
  ! native {language} speakers talk too fast for me / ! I can read {language} but don't understand people
- practise speaking {language} / find someone to talk to in {language} / get {language} conversation practice / speak {language} with natives
  ! I know {language} grammar but have nobody to talk to
- type in {language} / write {language} letters on a keyboard / get a {language} keyboard

do action ordered: time cost free online who
- translate {language} into {language2} / put a {language} text into {language2} / turn {language} into {language2} / get a translation from {language} to {language2}

do action: time cost papers hard mistakes online
- pass the TOEFL / get a good score in the TOEFL / do well on the TOEFL exam
- pass the IELTS / get a good band in the IELTS / do well on the IELTS exam
- get a language certificate / prove how well I speak a language / obtain an official language diploma

do action: hard time why mistakes
- write {language} better / improve my {language} writing / write {language} without mistakes / get better at composing {language} texts
  ! my {language} texts are full of mistakes
- read a book in {language} / get through a {language} novel / read {language} literature
- raise a child bilingually / bring up my kids with two languages / raise a bilingual child
- learn two languages at once / study two languages at the same time / pick up a pair of languages together

ask attribute
- how do I say {word} in {language}? / what is {word} in {language}? / what is the {language} word for {word}? / {word} in {language}?
  how do you translate {word} into {language}? / what do {language} speakers say for {word}?
- how is {language} grammar different? / what is special about {language} grammar? / what are the rules of {language} grammar? / how does {language} grammar work?
  can someone explain the grammar of {language}?

ask attribute
- how many people speak {language}? / how widespread is {language}? / what is the number of {language} speakers? / {language}: how many speakers in the world?
  by how many people is {language} spoken?
- where is {language} spoken? / in which countries do people speak {language}? / which nations use {language}? / {language}: where do they speak it?
  in what parts of the world is {language} used?
- which app is best for {language}? / what app should I use to study {language}? / can anyone recommend an app for {language}? / looking for a good {language} app.
  what is a helpful program for practising {language}?
- which films help with {language}? / what should I watch to practise {language}? / can anyone recommend a series in {language}? / looking for a {language} movie with subtitles.
  which TV shows are good for {language} learners?
- which book is best for {language} beginners? / what textbook should I get for {language}? / can anyone recommend a {language} textbook? / looking for a good {language} course book.

ask attribute ordered
- is {language} harder than {language2}? / is {language} more [difficult|challenging] to learn than {language2}? / is {language} tougher to pick up than {language2}?
  does {language} take more effort than {language2}?
- is {language} similar to {language2}? / how close are {language} and {language2}? / do {language} speakers understand {language2}? / are {language} and {language2} related?
  can someone with {language} read {language2}?

ask attribute
- can I learn {language} in {months} months? / is {months} months enough to learn {language}? / how much {language} can I pick up in {months} months?
  {months} months to speak {language}, realistic? / how good will my {language} be after {months} months?

ask tense
- which language should I learn first? / what is a good first foreign language? / with which foreign language should I start? / what language do beginners choose to begin with?
- which language should I learn next? / what is a good further foreign language? / with which foreign language should I continue? / what language do I choose after my second one?
`;
