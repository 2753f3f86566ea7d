/** Phones, their settings and apps. */
export const phones = `
do direction: free fail hard if ifnot
- turn on {setting} on my {phone} / enable {setting} on my {phone} / activate {setting} on my {phone} / switch on {setting} on my {phone}
  ! I need {setting} on my {phone} and can't find it
- turn off {setting} on my {phone} / disable {setting} on my {phone} / deactivate {setting} on my {phone} / switch off {setting} on my {phone}
  ! {setting} on my {phone} annoys me / ! I don't want {setting} on my {phone} any more

do direction: time fail safe free if ifnot before after
- back up my {phone} / save a copy of everything on my {phone} / make a backup of my {phone} / keep the data on my {phone} safe
  ! I'm afraid of losing the data on my {phone}
- reset my {phone} / wipe my {phone} / erase everything on my {phone} / restore my {phone} to factory settings

do action ordered: time fail cost hard free
- transfer [data|everything] from my {phone} to my {phone2} / move my stuff from a {phone} to a {phone2} / copy my files from a {phone} over to a {phone2}
  migrate from a {phone} to a {phone2}
  ! I bought a {phone2} and my stuff is still on the old {phone}

do action: fail legal myself cost
- record a phone call / save a telephone conversation as audio / tape a call on my phone
- block a phone number / stop [someone|a person] from calling me / reject all calls from one number / put a caller on my block list
  ! an unknown number calls me every night / ! someone keeps calling me
- unblock a phone number / let a blocked person call me again / remove a caller from my block list
  ! I blocked a number by mistake
- trace a phone number / find out who owns a phone number / identify an unknown caller / look up who called me
  ! a stranger called me and I want to know who it was

do entity: fail time free hard
- recover deleted [photos|pictures] / get back pictures I erased / restore photos I deleted by accident / undelete my pictures
  ! all my pictures are gone / ! I deleted my photos by mistake
- recover deleted [messages|texts] / get back texts I erased / restore messages I deleted by accident / undelete my text messages
  ! all my texts are gone / ! I deleted a message by mistake
- recover deleted contacts / get back phone numbers I erased / restore contacts I deleted by accident / undelete my address book
  ! all my contacts are gone / ! I deleted my address book by mistake

do direction: fail cost time tools who myself
- unlock a phone / get into a locked phone / open a phone when I forgot the [PIN|passcode] / bypass the lock screen
  ! I can't remember the code of my phone / ! my phone is locked and I don't know the code
- lock a lost phone / protect my phone after losing it / make a missing phone unusable to a thief

do action: cost tools time who hard myself
- replace a cracked phone screen / fix the broken display of my phone / repair a shattered phone screen / swap the broken glass on my phone
  ! I dropped my phone and the screen broke / ! the glass of my phone is full of cracks
- replace a phone battery / put a new battery in my phone / swap the worn-out battery of my phone
- clean a phone charging port / get dirt out of the charging socket / remove lint from the charging port of my phone

do direction: why fail
- make my phone battery last longer / extend the battery life of my phone / reduce the power my phone uses / save battery on my phone
  ! my phone doesn't survive a day / ! my phone battery is always empty by noon
- charge my phone faster / speed up the charging of my phone / fill my phone battery more quickly / get a quicker charge
  ! it takes hours until my phone is full

do action: free online fail if ifnot
- install {app} / download {app} to my phone / get {app} on my phone / set up {app}
- uninstall {app} / delete {app} from my phone / remove {app} from my phone / get rid of {app}
  ! I don't need {app} any more and want it off my phone
- update {app} / get the latest version of {app} / upgrade {app} / bring {app} up to date

do action: fail legal safe
- create a second {app} account / have two {app} accounts / run another {app} profile / use {app} with two accounts
- delete my {app} account / close my {app} account / leave {app} for good / get rid of my {app} profile
  ! I am done with {app} / ! I don't want to be on {app} any more
- change my {app} [password|login] / pick a new password for {app} / set a different password on {app}
  ! I think somebody knows my {app} password
- change my {app} username / pick a new name on {app} / rename my {app} profile / use a different handle on {app}
  ! I hate my name on {app}

ask negation
- why does my {phone} ring when it is on silent? / my {phone} is muted but rings anyway, why? / {phone} makes noise in silent mode, what's wrong?
  how come my {phone} rings although the sound is off? / silent mode on my {phone} has no effect, reason?
- why doesn't my {phone} ring [when someone calls|]? / my {phone} stays silent on calls, why? / {phone} makes no sound for calls, what's wrong?
  how come my {phone} doesn't ring although the sound is on? / I miss calls since my {phone} is mute, reason?

ask attribute
- why is my {device} so slow? / what makes my {device} lag? / my {device} takes forever to respond, why? / how do I speed up a sluggish {device}?
  {device} freezes all the time, what can I do? / how can I make my {device} faster?
- why does my {device} get so hot? / what makes my {device} overheat? / my {device} is burning hot, why? / how do I cool down a warm {device}?
  {device} heats up all the time, what can I do? / is it normal that my {device} gets warm?
- why does the battery of my {device} drain so fast? / what uses up the battery of my {device}? / my {device} runs out of power quickly, why?
  the charge of my {device} doesn't last a day, what can I do? / why is my {device} always low on battery?
- why won't my {device} charge? / what stops my {device} from charging? / my {device} is plugged in but does not charge, why?
  the charger has no effect on my {device}, what can I do? / {device} is not taking any charge, help?
- why won't my {device} turn on? / what stops my {device} from starting? / my {device} is dead, what can I do? / {device} shows a black screen and does nothing, help?
  I press the power button on my {device} and nothing happens, why?
- why won't my {device} connect to the [Wi-Fi|wireless network|internet]? / what stops my {device} from getting online? / my {device} can't find the wireless network, why?
  {device} has no internet, what can I do? / how do I get my {device} back on the Wi-Fi?

ask attribute
- is the {phone} worth [it|the money|buying]? / should I buy a {phone}? / is a {phone} a good buy? / would you recommend a {phone}?
  {phone}: good or bad? / is a {phone} worth its price?
- how much does a {phone} cost? / what is the price of a {phone}? / where is a {phone} cheapest? / what do I pay for a {phone}?
  {phone} price? / how expensive is a {phone}?
- is a {phone} waterproof? / can a {phone} get wet? / does a {phone} survive water? / will my {phone} still work after falling into water?
  can I take a {phone} swimming? / {phone} and water, is that a problem?

ask attribute ordered
- is a {phone} better than a {phone2}? / does a {phone} beat a {phone2}? / is a {phone} superior to a {phone2}?
  do people like the {phone} more than the {phone2}? / should I switch to a {phone} from a {phone2}?

ask tense
- when was the {phone} released? / when did the {phone} come out? / in what year was the {phone} launched? / since when has the {phone} been on the market?
  how old is the {phone} by now?
- when will the next {phone} be released? / when will a new {phone} come out? / in which month will the new {phone} be launched? / how long until the next {phone} is on the market?
  should I wait for the new {phone}?
`;
