/** Social media, streaming, games and staying private. */
export const social = `
do action: fail time free hard why
- get more followers on {network} / gain followers on {network} / grow my audience on {network} / become popular on {network}
  ! nobody follows me on {network} / ! I have only ten followers on {network}
- lose followers on {network} / get rid of fake followers on {network} / remove people who follow me on {network}
- make money on {network} / earn money with {network} / get paid for my posts on {network} / turn {network} into an income
- go viral on {network} / reach millions of people on {network} / make a post explode on {network}
- get verified on {network} / obtain a blue check mark on {network} / have my {network} profile confirmed as real

do action: fail legal
- block someone on {network} / stop a person from seeing my {network} / keep a person off my {network} profile
  ! someone bothers me on {network}
- unblock someone on {network} / allow a blocked person on my {network} again / undo a block on {network}
  ! I blocked a friend on {network}
- report someone on {network} / tell {network} that a user breaks the rules / notify {network} about bad behaviour

do direction: fail free
- hide my {network} profile / make my {network} private / keep strangers from seeing my {network}
- make my {network} public / let everybody see my {network} / open my {network} profile to everyone

do action: fail hard time
- recover a hacked {network} account / get my {network} back after it was hacked / regain control of a stolen {network} profile
  ! my {network} account was hacked / ! somebody stole my {network} account
- see who viewed my {network} profile / find out who looks at my {network} / know which people visit my {network} page
- see who unfollowed me on {network} / find out who stopped following me on {network} / know which people dropped me on {network}
- delete my {network} posts / remove everything I posted on {network} / erase my old posts on {network}
- schedule posts on {network} / publish on {network} automatically at a later time / plan my {network} posts in advance
- save videos from {network} / download clips from {network} / keep {network} videos on my device
- upload a video to {network} / post a clip on {network} / publish a video on {network}
- take a break from {network} / spend less time on {network} / stop checking {network} constantly
  ! I spend hours on {network} / ! I am addicted to {network}

do action: safe why free fail hard
- protect my privacy online / stay anonymous on the internet / keep websites from tracking me
- create a strong password / come up with a password that nobody can guess / choose a secure password
- remember all my passwords / keep track of many passwords / store passwords in one place
  ! I have too many passwords to remember
- recognise a phishing [email|mail] / spot a fake email / tell that a mail is a scam
- find out if I've been hacked / notice that a hacker is on my computer / tell whether someone broke into my account
- remove my name from Google / get my data out of search results / make myself disappear from web search

do action: cost online fail free time
- subscribe to {streaming} / sign up for {streaming} / get a {streaming} subscription
- cancel {streaming} / end my {streaming} subscription / unsubscribe from {streaming} / quit {streaming}
  ! I don't need {streaming} any more / ! I pay for {streaming} but never use it
- share {streaming} with my family / use one {streaming} subscription for several people / let relatives watch on my {streaming}
- watch {streaming} abroad / use {streaming} in another country / see {streaming} when I'm overseas
- watch {streaming} offline / download shows from {streaming} / use {streaming} without an internet connection

ask attribute
- what should I watch on {streaming}? / which shows on {streaming} are good? / best series on {streaming}? / I'm bored, what's worth seeing on {streaming}? / {streaming}: any recommendations?
- how much is {streaming} a month? / what does {streaming} cost? / price of {streaming}? / is {streaming} expensive? / {streaming}: what is the monthly fee?
- is {streaming} down? / does {streaming} have an outage? / why is {streaming} not working today? / {streaming} won't load, is it just me? / {streaming}: problems with the service?
- why does {streaming} keep buffering? / {streaming} stops to load all the time, why? / how do I make {streaming} run smoothly? / {streaming} stutters, what can I do?

ask attribute
- how do I beat {game}? / what's the best strategy in {game}? / how do I win at {game}? / how can I get better at {game}? / {game}: any tips for winning?
- what are the rules of {game}? / how is {game} played? / how does {game} work? / can someone explain {game} to a beginner? / {game}: how do you play it?
- how many people can play {game}? / what is the number of players in {game}? / is {game} fun for two? / {game}: for how many players?
- how long does a round of {game} last? / how much time do I need for {game}? / is {game} a quick game? / {game}: how many minutes?
- from what age can [kids] play {game}? / is {game} suitable for children? / how old must a child be for {game}? / {game}: what is the recommended age?
- why is {game} so popular? / what makes {game} so much fun? / why do people love {game}? / {game}: what's the appeal?
- who invented {game}? / who came up with {game}? / where does {game} come from? / {game}: what is the origin?

ask direction
- why do my posts get so many likes? / what makes my posts so popular? / how come everybody likes what I post? / lots of likes on my posts, what's the reason?
- why do my posts get no likes? / what makes my posts so unpopular? / how come nobody likes what I post? / zero likes on my posts, what's the reason?
`;
