/** Babies, children and teenagers. */
export const parenting = `
do action: time hard mistakes when fail why
- get my [baby] to sleep / put my [baby] to bed / make a [baby] fall asleep / help an [infant|baby] drift off
  ! my [baby] doesn't sleep / ! my [baby] wakes up every hour / ! our [baby] stays awake all night
- wake up my [baby] / get a sleeping [baby] to open its eyes / make my [baby] wake from a nap
- calm a crying [baby] / soothe my [baby] / stop my [baby] from crying / comfort a screaming [baby]
  ! my [baby] cries all the time / ! our [baby] won't stop screaming
- feed my [baby] / give my [baby] something to eat / get food into my [baby]
- bathe my [baby] / give my [baby] a bath / wash my [baby]
- burp my [baby] / get my [baby] to burp / help my [baby] bring up air

do action: when time hard mistakes why
- start breastfeeding / begin to nurse my [baby] / get breastfeeding going
- stop breastfeeding / wean my [baby] / end nursing / get my [baby] off the breast
- start giving solid food / introduce solids to my [baby] / let my [baby] eat its first real food
- get my child off the pacifier / take away the dummy from my child / wean my child from the pacifier
  ! my child can't live without the dummy
- change a diaper / put on a fresh nappy / change a nappy / get a [baby] into a clean diaper
- potty-train my child / get my child out of diapers / teach my child to use the toilet
  ! my child still wears diapers / ! my son does not want to use the toilet

do entity: time hard mistakes when why
- teach my child to read / get my child to read / help my child learn letters and words
- teach my child to swim / get my child to swim / help my child learn swimming
- teach my child to ride a [bike] / get my child to cycle / help my child learn cycling
- teach my child to tie shoelaces / get my child to tie its shoes / help my child learn to lace shoes
- teach my child to count / get my child to count to ten / help my child learn numbers
- teach my child to tell the time / get my child to read a clock / help my child understand clocks
- teach my child to share / get my child to share toys / help my child to be less selfish

do action: hard mistakes time why fail
- get my child to eat vegetables / make a picky child eat greens / convince my child that vegetables are good
  ! my child refuses vegetables / ! my daughter only eats pasta / ! my son is a picky eater
- get my child to do homework / make my child finish school tasks / motivate my child for homework
  ! my child never does its homework / ! my son hates homework
- get my child to listen / make my child obey / have my child do what I say
  ! my child ignores what I say / ! my kids don't obey
- get my child to clean its room / make my child tidy up / motivate my child to put toys away
  ! my child's room is a mess / ! my kids leave their toys everywhere
- get my child to talk about its feelings / make my child open up / help my child say what is wrong
- limit my child's screen time / reduce how long my child watches TV / keep my child away from screens
  ! my child sits in front of a screen all day
- handle a tantrum / deal with a toddler who screams / calm a toddler having a meltdown
  ! my toddler screams and kicks / ! my two year old throws himself on the floor
- stop my children from fighting / make siblings get along / end rivalry between brothers and sisters
  ! my kids fight all day / ! my son and my daughter hit each other
- punish a child fairly / discipline a child / set consequences for bad behaviour
- praise a child / tell a child that it did well / encourage a child with nice words
- talk to my teenager / communicate with a teen / have a conversation with my adolescent
  ! my teenager doesn't talk to me
- talk to a child about death / explain to a child that someone died / tell a child what dying means
- talk to a child about divorce / explain to a child that parents separate / tell a child that we are splitting up

do action: cost where who safe mistakes papers
- find a babysitter / get someone to watch my children / hire a sitter for my kids
  ! we want to go out and nobody can watch the kids
- find a kindergarten / get a place in a nursery / choose a preschool / find day care for my child
- find a school for my child / choose a primary school / get my child into a good school
- organise a children's party / plan a birthday party for a child / throw a party for kids

ask attribute
- what should a {months} month old [baby] eat? / which food is right for a {months} month old? / how do I feed a [baby] of {months} months? / meals for a {months} month old?
- how much should a {months} month old [baby] sleep? / how many naps does a {months} month old need? / how long is the night of a [baby] of {months} months? / sleep for a {months} month old?
- what can a {months} month old [baby] do? / which skills does a {months} month old have? / how developed is a [baby] of {months} months? / milestones for a {months} month old?
- which toys are good for a {months} month old [baby]? / what does a {months} month old like to play with? / what can I play with a [baby] of {months} months? / games for a {months} month old?

ask attribute
- how much pocket money should a {age} year old get? / what allowance is right for a {age} year old? / {age} years old: how much pocket money? / weekly allowance at the age of {age}?
- when should a {age} year old go to bed? / what is a good bedtime for a {age} year old? / {age} years old: bedtime at eight or nine? / how late may a child of {age} stay up?
- should a {age} year old have a phone? / is a {age} year old too young for a smartphone? / {age} years old: phone or no phone? / would you give a phone to a child of {age}?
- how much TV should a {age} year old watch? / what screen time is right for a {age} year old? / {age} years old: how much television? / how long may a child of {age} sit in front of a screen?

ask negation
- why does my [baby] cry all night? / my [baby] screams the whole night, why? / what makes a [baby] cry at night? / crying every night, what's wrong with my [baby]?
- why doesn't my [baby] cry at all? / my [baby] is silent the whole night, why? / what makes a [baby] so quiet? / no crying ever, what's wrong with my [baby]?

ask tense
- what should I eat during pregnancy? / which foods are good for pregnant women? / I'm pregnant, what do I eat? / healthy diet for an expectant mother?
- what should I eat after pregnancy? / which foods are good once the baby is born? / I gave birth, what do I eat? / healthy diet for a new mother?
`;
