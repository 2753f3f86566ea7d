/** Jobs, applications, colleagues and pay. */
export const work = `
do action: when mistakes hard legal need
- ask my [boss] for a raise / ask for more money at work / negotiate a higher salary / get my [boss] to pay me more
  ! I earn too little / ! I deserve more money / ! my salary has not changed for years
- ask my [boss] for a promotion / get promoted / move up in my company / convince my [boss] to give me a better position
  ! I have been in the same position for years
- ask my [boss] for time off / request days off at work / get leave from my [boss] / take a few days away from work
  ! I need a few days off
- ask my [boss] for a reference / get a reference letter from my [boss] / request a letter of recommendation at work

do action: when papers legal mistakes hard before after
- quit my job / resign from my position / hand in my notice / leave my employer / give up my job
  ! I hate my job and want to leave / ! I have had enough of my work
- find a new job / get hired somewhere else / land another position / find different work
  ! I lost my job / ! I am out of work
- accept a job offer / say yes to a job offer / take a position that was offered to me
- decline a job offer / say no to a job offer / turn down a position that was offered to me
  ! I got a job offer but don't want it

do direction: legal papers hard mistakes before after
- hire [an employee|a worker] / take on new staff / recruit someone for my company / employ a new worker
  ! my company needs a new worker
- fire [an employee|a worker] / let somebody on my staff go / dismiss someone from my company / lay off a worker
  ! one of my workers is lazy and has to go

do entity: time mistakes hard tools before
- write a CV / put together a resume / make a good curriculum vitae / create my resume
- write a cover letter / put together a letter for a job application / compose a motivation letter
- write a resignation letter / put my resignation in writing / compose a letter to quit
- write a business plan / put together a plan for a company / prepare a business plan for investors

do action: mistakes hard before after
- prepare for a job interview / get ready for an interview / practise for a job interview
  ! I have an interview tomorrow / ! they invited me to an interview
- dress for a job interview / choose clothes for an interview / pick an outfit for an interview
  ! I have an interview and nothing to wear
- answer questions about my weaknesses / talk about my weak points in an interview / tell an interviewer what I am bad at
  ! the interviewer will ask what I am bad at
- answer questions about my strengths / talk about my strong points in an interview / tell an interviewer what I am good at
  ! the interviewer will ask what I am good at
- follow up on an application / ask an employer about the state of my application / check what happened to my job application

do action: hard mistakes fail why
- deal with a difficult [colleague] / get along with an annoying [colleague] / handle a [colleague] I can't stand
  ! I can't stand one of my [colleague]s / ! my [colleague] is driving me mad
- deal with a bad [boss] / cope with a terrible [boss] / survive under a [boss] who treats me badly
  ! my [boss] is a tyrant / ! my [boss] treats me like dirt
- deal with an angry customer / calm down an upset client / handle a furious customer
  ! a customer shouted at me
- deal with bullying at work / cope with being bullied by [colleague]s / defend myself against mobbing in the office
  ! my [colleague]s bully me / ! everybody at the office laughs at me

do action: hard why time fail
- be more productive at work / get more done during the working day / increase my productivity
  ! I never get anything done at work
- stop procrastinating / quit putting things off / overcome procrastination / stop delaying my tasks
  ! I always put off my work / ! I do everything at the last minute
- concentrate at work / focus on my tasks / keep my mind on my work / avoid distractions in the office
  ! I can't focus in the office / ! my mind wanders when I work
- avoid burnout / keep from burning out / stop work from exhausting me
  ! my work exhausts me / ! I am close to a burnout
- work from home / do my job remotely / have a home office / work remotely

do action: cost papers time hard legal mistakes
- start a business / set up my own company / become an entrepreneur / found a company
- start freelancing / become a freelancer / work for myself / go self-employed
- start an online shop / sell things on the internet / open a web store / set up an e-commerce site
- register a trademark / protect a brand name / get a trademark for my brand
- apply for a patent / patent an invention / protect my invention

do action: time cost hard papers why
- become a {job} / start a career as a {job} / get a job as a {job} / train to be a {job} / enter the profession of a {job}

ask attribute
- how much does a {job} earn? / what is the salary of a {job}? / how well is a {job} paid? / what does a {job} make [a year|per year]?
  {job}: what is the pay like? / what income can a {job} expect?
- what does a {job} do [all day|]? / what are the duties of a {job}? / what is the daily work of a {job} like? / {job}: what are the tasks?
  what is a {job} responsible for?
- how many hours does a {job} work? / how long is the working week of a {job}? / does a {job} have to work overtime? / {job}: what are the working hours?
  does a {job} have much free time?
- is being a {job} stressful? / how much stress does a {job} have? / is {job} a demanding profession? / {job}: is the pressure high?
  does a {job} suffer from stress?
- which qualifications does a {job} need? / do I need a degree to be a {job}? / what education does a {job} have? / {job}: what training is required?
  what do I have to study to work as a {job}?
- will a {job} be replaced by [robots|machines|AI]? / is {job} a job with a future? / can a machine do the work of a {job}? / {job}: will the profession disappear?

ask attribute
- is {amount} dollars a good salary? / is {amount} dollars a month a lot? / can I live on {amount} dollars a month? / {amount} dollars salary, good or bad?
- how do I become a {job} at {adultage}? / is {adultage} too old to become a {job}? / am I too late at {adultage} to start as a {job}? / I'm {adultage}, can I still be a {job}?
  switching to a career as a {job} at {adultage}, is that realistic?

ask tense
- what should I say at the start of a presentation? / how do I open a talk? / what are good first words for a presentation? / beginning a speech, any tips?
  how do I start off a presentation well?
- what should I say at the end of a presentation? / how do I close a talk? / what are good last words for a presentation? / finishing a speech, any tips?
  how do I wrap up a presentation well?

ask attribute
- can my [boss] fire me for being ill? / is it legal to dismiss someone who is sick? / may a company let me go because of illness? / can I lose my job when I'm sick?
  fired while on sick leave, is that allowed?
- can my [boss] refuse my holiday? / is it legal to deny someone vacation? / may a company say no to my days off? / can my holiday request be turned down?
  holiday denied, is that allowed?
- can my [boss] read my emails? / is it legal for a company to look at my mail? / may my employer monitor my messages? / are my work emails private?
  employer reading my mail, is that allowed?
- can my [boss] force me to work overtime? / is it legal to make someone work extra hours? / may a company demand overtime? / do I have to do extra hours?
  forced overtime, is that allowed?
`;
