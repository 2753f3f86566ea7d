/** School, university and studying. */
export const school = `
do action: hard time why mistakes when if ifnot before after
- study for a {subject} [exam|test] / prepare for a {subject} [exam|test] / revise for a {subject} [exam|test] / get ready for a {subject} [exam|test]
  ! I have a {subject} exam next week / ! my {subject} exam is near
- pass a {subject} [exam|test] / get through a {subject} [exam|test] / succeed in a {subject} [exam|test]
  ! I failed my {subject} exam twice
- cheat in a {subject} [exam|test] / copy answers in a {subject} [exam|test] / use a crib sheet in a {subject} [exam|test]
- teach {subject} / give {subject} lessons / be a {subject} teacher / explain {subject} to pupils
- study {subject} at university / do a degree in {subject} / major in {subject} / go to college for {subject}
- find a {subject} tutor / get private lessons in {subject} / hire someone to teach me {subject}
  ! my daughter needs help in {subject} / ! my son is bad at {subject}

do entity: hard time mistakes tools
- write an essay / compose a school essay / put together a good essay / produce an essay
  ! I have to hand in an essay and can't begin
- write a thesis / complete a dissertation / put together my thesis / get my dissertation done
- write a summary / sum up a text / summarise what I read / condense a text
- write a book report / write about a book I read for school / put together a book review for class

do action: papers time cost online hard when before after
- apply for a scholarship / get a scholarship / find money to fund my degree / have my studies paid by a grant
- apply to [university|college] / get into [university|college] / be admitted to a [university|college] / get a place at a [university|college]
- drop out of [university|college] / quit [university|college] / leave [university|college] before graduating / give up my degree
  ! I don't want to study any more / ! I hate university and want to leave
- change my major / switch to a different degree / move to another course of study
- study abroad / spend a semester in another country / go to a foreign university / do an exchange year

do action: hard why mistakes time
- memorise things quickly / learn facts by heart / remember what I study / make facts stick in my head
  ! I forget everything I study / ! nothing stays in my head
- take better notes in class / write down what matters in a lecture / improve my note-taking
- read faster / increase my reading speed / get through books more quickly / learn speed reading
- get better grades / improve my marks at school / raise my grades / become a better student
  ! my grades are bad / ! my marks are getting worse
- concentrate while studying / stay focused on my homework / avoid distraction when I study / keep my attention on my books
  ! I can't focus on my homework / ! my thoughts wander when I study

do action: hard mistakes who
- deal with a strict teacher / get along with a mean teacher / handle a teacher who dislikes me
  ! my teacher hates me / ! my teacher is too strict
- deal with bullies at school / protect myself from bullies in class / stop classmates from bullying me
  ! my classmates bully me / ! other pupils are mean to me
- make friends at a new school / get to know classmates after changing schools / find friends in a new class
  ! I changed schools and know nobody
- calm my nerves before an exam / overcome exam anxiety / stop panicking before tests
  ! I get terribly nervous in exams / ! my mind goes blank in every test

do direction: hard tools
- convert {unit} to {unit2} / change {unit} into {unit2} / turn {unit} into {unit2}

do action: hard mistakes
- calculate the area of a {figure} / work out the area of a {figure} / compute how big the area of a {figure} is
- calculate the perimeter of a {figure} / work out the outline of a {figure} / compute how long the edge of a {figure} is
- draw a {figure} / sketch a {figure} / construct a {figure} on paper
- add fractions / sum two fractions / find the sum of fractions
- multiply fractions / find the product of fractions / multiply one fraction by another
- divide fractions / find the quotient of fractions / split one fraction by another
- calculate a percentage / work out percent / find out what percentage something is
- solve a quadratic equation / find the roots of a quadratic / work out x in a quadratic equation
- calculate the average / work out the mean of some numbers / find the mean of a list

ask attribute ordered
- how many {unit} are {amount} {unit2}? / {amount} {unit2} in {unit}? / what is {amount} {unit2} expressed in {unit}? / {amount} {unit2} equals how many {unit}?
  how do you write {amount} {unit2} as {unit}?

ask attribute
- what can I do with a degree in {subject}? / which jobs are open to {subject} graduates? / where do people with a {subject} degree work?
  careers after studying {subject}? / {subject} degree, what next?
- is a degree in {subject} worth it? / does it pay to study {subject}? / should I study {subject}? / is {subject} a good choice of degree?
  {subject} degree, waste of time or not?
- how hard is a degree in {subject}? / is it difficult to study {subject}? / do many students fail {subject}? / is {subject} a tough degree?
  {subject} degree, how difficult?
- how long is a degree in {subject}? / how many years does studying {subject} take? / when do students of {subject} graduate? / how many semesters is {subject}?
  {subject} degree, how many years?
- which university is best for {subject}? / where should I study {subject}? / what college has a good {subject} department? / top schools for {subject}?
  {subject} degree, at which university?
- why is {subject} so boring? / what makes {subject} so dull? / I find {subject} lessons tedious, why? / why do students hate {subject}? / how come {subject} class puts everyone to sleep?
- why is {subject} so important? / what makes {subject} matter? / why do schools teach {subject}? / what is the use of {subject} in life? / why does everybody need {subject}?

ask negation
- is homework good for [kids]? / does homework help pupils learn? / what are the advantages of homework? / why should schools give homework?
  reasons in favour of homework?
- is homework bad for [kids]? / does homework harm pupils? / what are the drawbacks of homework? / why should schools stop giving homework?
  reasons against homework?

ask tense
- what should I do in the night before an exam? / how do I spend the last evening ahead of a test? / should I study or sleep the night before an exam?
  last night before a big test, what is best?
- what should I do on the morning of an exam? / how do I spend the last hours on the day of a test? / what is good for breakfast on exam day?
  exam day has come, what do I do in the morning?
`;
