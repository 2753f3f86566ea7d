/**
 * Ways to answer, for each way to ask (`frames.ts`), and sentences and titles of short articles. `{do}` is the activity, `{doing}` its gerund. What they say is
 * made up, and need not be true of the activity: what is to be learnt is what an answer to such a question looks like, and what it is about.
 */

export const replies = `
how
- start with a plan, then {do:you} step by step. [take your time|do not rush|go slowly] and check the result. / first get everything ready, then {do:you} in small steps.
  the easiest way is to watch a video and then {do:you} right away. / [follow|use] a good guide: it shows each step of {doing:you}.
  there is a simple trick to {doing:you}: [prepare well|work in the right order|do it bit by bit]. / ask someone who knows how to {do:you} to show you once.

hard
- it is easier than most people think: any beginner can {do:you}. / {doing:you} takes some practice, but it is not difficult.
  honestly, {doing:you} is tricky at first and gets easy after the third try. / you need patience and a little skill, then {doing:you} is simple.
  not hard at all if you are careful. / for an amateur it is quite a challenge to {do:you}.

time
- {doing:you} takes about [ten minutes|half an hour|two hours|three hours|a weekend|two weeks]. / plan [an hour|an afternoon|a whole day|three days] to {do:you}.
  [twenty minutes|forty minutes|five hours|a month] [is|are] usually enough. / with some practice you can {do:you} in [fifteen minutes|an hour|a day].
  it is quick: hardly more than [five minutes|a quarter of an hour]. / expect it to take [a few days|several weeks|most of a day].

cost
- expect to pay between [20 and 40|50 and 90|100 and 200|300 and 500] [dollars|euros|pounds] for {doing:you}. / {doing:you} costs about [30|80|150|400] [dollars|euros|pounds].
  the price depends on where you live, but [60|120|250|900] [dollars|euros|pounds] is typical. / it is cheap to {do:you}: [10|15|25] [dollars|euros|pounds] will do.
  budget [200|600|1,000] [dollars|euros|pounds], plus a fee. / prices start at [40|70|110] [dollars|euros|pounds] an hour.

why
- it saves [money|time|trouble] and [keeps you healthy|makes life easier|prevents damage]. / the main benefit of {doing:you} is that you [feel better|have fewer problems later|spend less].
  people who {do:they} say that it [pays off|helps a lot|is good for them]. / because otherwise [things get worse|you pay twice|problems come back]. / there are many advantages: {doing:you} is [useful|healthy|worth the effort].

when
- the best time to {do:you} is [early spring|autumn|in the morning|late in the evening|the weekend|before winter]. / [wait until|do it when] [the weather is dry|it is quiet|you feel ready|the season is over].
  [in April or May|in September|early in the year|after the holidays|as soon as you can] is ideal for {doing:you}. / do not wait too long: {do:you} [this week|within a month|before it gets cold].

safe
- yes, it is safe to {do:you} as long as you [wear gloves|read the label|take care|follow the rules]. / {doing:you} carries some risk: [you can get hurt|it may cause damage|accidents happen].
  there is little danger if you are careful. / no, I would not {do:you}: it can be [dangerous|harmful|risky]. / the risks of {doing:you} are small for healthy adults.

tools
- you need [a bucket and a brush|a screwdriver and a drill|gloves and a sharp knife|a ladder and a tape measure|a soft cloth and some soap] to {do:you}.
  all the equipment for {doing:you} fits in [a small box|one bag]: [scissors, tape and glue|a hammer and nails|pliers and a wrench]. / no special tools are needed, [a kitchen knife|a spoon|a computer] will do.
  get [good materials|a decent set of tools|the right supplies] before you {do:you}. / buy [a sponge, a bowl and towels|a kit|a basic set], that is all the gear you need.

papers
- bring [your passport and two photos|proof of address|your birth certificate|the contract and a receipt] when you want to {do:you}. / you have to fill in [a form|an application] and show [an identity card|your licence].
  the office asks for [three documents|a signed form|a copy of your passport]. / to {do:you} you need [a certificate|a letter from the bank|a power of attorney].

need
- yes, you have to {do:you}: it is [required|mandatory|the rule]. / no, {doing:you} is optional, nobody is obliged to. / it is not necessary to {do:you}, though [recommended|wise].
  you can skip it. / there is no obligation to {do:you}. / in most cases {doing:you} is [compulsory|a must].

who
- call [a plumber|an electrician|a lawyer|a trained expert|a local company|a professional]: they {do:they} every day. / there are firms that {do:they} for you.
  ask [your neighbours|friends|the town hall|a shop] for [a name|the number of an expert]. / a [specialist|craftsman|consultant] can {do:you} for you.

often
- {do:you} [once a week|twice a month|every three months|once a year|every day]. / [every two weeks|once a month|every spring|three times a week] is enough.
  most people {do:they} [every few days|twice a year|every six months]. / more than [once a month|twice a week|once a year] is not needed for {doing:you}.

legal
- yes, it is legal to {do:you} in most [countries|states]. / the law forbids {doing:you} without [a permit|a licence], and you may be fined. / it is allowed if [you are over eighteen|the owner agrees|it is for private use].
  you are not permitted to {do:you}: it is against the law. / there is no law against {doing:you}. / check the rules of your town first, some places prohibit it.

fail
- the usual reason is [a wrong setting|a worn part|too little patience|a small mistake at the start]. / when {doing:you} does not work, [start again from the beginning|check every step|try it more slowly].
  most likely something [is broken|is missing|is out of date]: [replace|update|clean] it and try to {do:you} again. / you are probably doing it too [fast|early|late], that is why it fails.

mistakes
- the most common mistake when {doing:you} is [to hurry|to skip a step|to use too much|to buy cheap material]. / avoid [shortcuts|rushing|old tools] when you {do:you}.
  beginners often [forget to prepare|start too late|do not read the instructions]. / never {do:you} [when you are tired|without checking twice|in a hurry], that is what most people get wrong.

where
- you can {do:you} [at the library|in the park|in most big cities|at a local club|in a shop near the station]. / there is a good place for {doing:you} [close to the centre|by the river|in nearly every town].
  try [the market|the community centre|a quiet street|the old town]. / most people {do:they} [at home|outdoors|in a special shop].

ifnot
- if you do not {do:you}, [it will get worse|you may have to pay more|nothing much happens|things break sooner]. / without {doing:you} there will be [trouble|damage|a fine] sooner or later.
  nothing bad happens at first, but after [a year|some months] [you will regret it|the damage shows].

if
- if you {do:you}, [it gets better|you may get into trouble|nothing bad happens|it can be damaged]. / {doing:you} has [hardly any consequences|some side effects|one drawback].
  it does not matter if you {do:you} once, but doing it often [is bad|causes problems].

before
- before {doing:you} you should [make a list|clean everything|read the instructions|compare prices|ask for advice]. / prepare well: [check the weather|charge the battery|make a copy|measure twice] first, then {do:you}.
  [switch everything off|make some space|tell the others] before you {do:you}.

after
- after {doing:you}, [clean up|let it rest|check everything again|keep the receipt|wash your hands]. / once you {do:you}, the next step is to [wait a day|tidy up|write down what you did|test it].
  when you are done, [put everything away|dry it well|have a look at the result].

myself
- yes, you can {do:you} yourself with a little patience. / better hire a professional: {doing:you} alone [goes wrong easily|is too much for one person]. / many people {do:they} on their own.
  you do not need an expert for that. / I would not {do:you} without help from someone who has done it before.

free
- yes, you can {do:you} for free, [the library offers it|several websites let you|all you need is time]. / {doing:you} without paying is possible if you [use what you have|ask friends|join a group].
  it does not have to cost anything. / nothing is free: you pay at least a small fee to {do:you}.

online
- yes, there is a website where you can {do:you} from home. / you can {do:you} online in a few clicks: [open an account|log in|fill in the form] and follow the steps. / no, you have to go there in person to {do:you}.
  {doing:you} works over the internet too. / an app on your phone is enough.
`;

/** How the title of an article names its subject. */
export const titles = `
title
- {doing:you} / how to {do:you} / {doing:you} made easy / a guide to {doing:you} / {doing:you} for beginners / why people {do:they} / {doing:you} in three steps
  what to know before you {do:you} / [tips|advice] for {doing:you} / the trick to {doing:you} / is it worth it to {do:you}? / {doing:you}, step by step
  [learning|a first try] at {doing:you} / time to {do:you} / let us {do:you}
`;

/** Sentences of an article that name its subject, beside the replies. */
export const remarks = `
remark
- last week my [neighbour|sister|friend|uncle] wanted to {do:they}. / more and more people {do:they}. / [last summer|for years|at last] I found out how to {do}.
  there are many opinions about {doing:you}. / {doing:you} is a topic that comes up again and again. / everybody who wants to {do:you} asks the same questions.
  [we show|this article explains|here is] how to {do:you} without [trouble|stress|waste]. / [a reader|a listener] asked us about {doing:you}.
  nobody likes to {do:you}, but [it has to be done|it pays|there are tricks]. / few things are as [useful|annoying|nice] as {doing:you}.

filler
- it is worth the effort. / a little patience helps. / my [mother|teacher|boss] taught me that. / write to us if you know a better way. / there is more about it next [week|month].
  good preparation is half the work. / every household is different. / ask friends what worked for them. / some things need time. / a cup of tea helps too.
  the experts do not agree. / it was a rainy day. / I was surprised how well it went. / the rest is a matter of taste. / we wish you good luck.
`;
