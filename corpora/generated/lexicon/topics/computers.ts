/** Computers, printers, networks, everyday software. */
export const computers = `
do action: fail time free hard
- reset my {service} password / recover the password of my {service} account / get a new password for {service} after forgetting it
  get back into {service} when I forgot my password
  ! I forgot my {service} password / ! I can't log in to {service} any more / ! {service} says that my password is wrong
- delete my {service} account / close my {service} account / get rid of my {service} account / remove my {service} account for good
  ! I don't use {service} any more / ! I want to leave {service}
- create a {service} account / sign up for {service} / register with {service} / open a {service} account

do direction: fail free tools hard
- convert a {file} to a {file2} / turn a {file} into a {file2} / change a {file} to a {file2} / make a {file2} out of a {file}

do direction: fail hard time
- increase the font size on my [computer] / make the letters on my [computer] bigger / enlarge the text on my [computer] / get larger text on my [computer]
  ! I can't read the letters on my [computer], they are too small
- decrease the font size on my [computer] / make the letters on my [computer] smaller / shrink the text on my [computer] / get tinier text on my [computer]

do direction: fail time
- make my screen brighter / turn up the brightness of my display / increase the screen brightness / get more light out of my monitor
  ! my screen is so dark that I can't see anything
- make my screen darker / turn down the brightness of my display / reduce the screen brightness / dim my monitor
  ! my monitor is so bright that my eyes hurt

do action: fail time free cost
- compress a {file} / make a {file} smaller / reduce the size of a {file} / shrink a {file}
  ! my {file} is too big for an email / ! the {file} takes up too much space
- open a {file} / view a {file} / read a {file} / look at what is in a {file}
  ! somebody sent me a {file} and I can't open it
- edit a {file} / make changes to a {file} / modify a {file} / alter what is in a {file}
- protect a {file} with a password / lock a {file} / encrypt a {file} / keep strangers from opening a {file}
- send a {file} by email / attach a {file} to an email / email a {file} / mail a {file} to somebody

do action: time safe fail free who if ifnot before after
- install {os} on my [computer] / set up {os} on my [computer] / put {os} on my [computer] / get {os} running on my [computer]
- remove {os} from my [computer] / uninstall {os} from my [computer] / get {os} off my [computer] / delete {os} from my [computer]
- update {os} / upgrade to the latest {os} / get the newest version of {os} / bring {os} up to date

do action: time tools cost who hard myself
- add more [memory|RAM] to my [computer] / upgrade the memory of my [computer] / install additional RAM in my [computer]
- replace the hard drive of my [computer] / put a new hard disk into my [computer] / swap the old disk of my [computer] for a new one
- build a gaming PC / put together a computer for games / assemble my own gaming computer
- remove a virus from my [computer] / get rid of malware on my [computer] / clean an infected [computer] / disinfect my [computer]
  ! I think my [computer] has a virus / ! strange windows pop up on my [computer] all the time
- clean the inside of my [computer] / get the dust out of my [computer] / blow the dirt out of my [computer]
  ! the inside of my [computer] is full of dust

do action: fail time hard
- connect a {peripheral} to my [computer] / hook up a {peripheral} to my [computer] / pair a {peripheral} with my [computer] / use a {peripheral} with my [computer]
  ! I bought a new {peripheral} for my [computer] / ! my [computer] doesn't see the {peripheral}
- disconnect a {peripheral} from my [computer] / unplug a {peripheral} from my [computer] / remove a {peripheral} from my [computer]
- clean a {peripheral} / get a dirty {peripheral} clean / remove dust from a {peripheral}
  ! my {peripheral} is covered in dust / ! my {peripheral} is sticky

do action: fail hard
- take a screenshot / capture what is on my screen / save a picture of my screen / make an image of my display
- record my screen / make a video of my screen / capture my screen as a video / film what happens on my display
- share my screen in a meeting / show my screen to others in a video call / let others see my display during a call
- copy text with the keyboard / duplicate text with keyboard shortcuts / copy text to another place

do action: fail time free
- unsend an email / take back an email I sent / recall a mail that has already been sent / undo sending an email
  ! I sent an email to the wrong person
- schedule an email / send an email at a later time / delay an email until tomorrow / have a mail sent automatically later
- stop spam [emails|mail] / get rid of junk email / block unwanted mail / keep spam out of my inbox
  ! my inbox is full of junk / ! I get a hundred unwanted mails a day
- forward all my [email|mail] to another address / redirect my emails to a different inbox / have my mail sent on to another account

do negation: safe fail if ifnot
- shut down my [computer] every night / turn my [computer] off at night / power off my [computer] before bed
- leave my [computer] on all night / keep my [computer] running overnight / let my [computer] run while I sleep

ask attribute
- why is my [computer] so slow? / what makes my [computer] slow down? / my [computer] takes ages to open anything, why? / how do I speed up a sluggish [computer]?
  how can I make my old [computer] faster? / what to do about a [computer] that lags?
- why is my [computer] so loud? / what makes my [computer] noisy? / the fan of my [computer] is roaring, why? / how do I make a noisy [computer] quiet?
  how can I silence the fan in my [computer]? / what to do about fan noise in a [computer]?
- why does my [computer] keep crashing? / what makes my [computer] restart by itself? / my [computer] shuts down at random, why? / how do I stop a [computer] from crashing?
  [computer] dies in the middle of work, what can I do? / blue screen all the time, what's wrong with my [computer]?
- why does my [computer] overheat? / what makes my [computer] so hot? / my [computer] gets burning hot, why? / how do I cool down a [computer]?
  [computer] gets too warm, what can I do?
- why won't my [computer] start? / what keeps my [computer] from booting? / I press the power button of my [computer] and nothing happens, why?
  [computer] is dead, what can I do? / my [computer] doesn't boot, help?
- why is there no sound on my [computer]? / what happened to the audio of my [computer]? / I can't hear anything on my [computer], why?
  the speakers of my [computer] are silent, what can I do? / how do I get sound back on my [computer]?

ask attribute
- why won't my printer print? / my printer does nothing, why? / what to do when a printer refuses to print? / printer is not responding, help?
  I send a page to the printer and nothing comes out, why?
- why does my printer print blank pages? / my printer gives me empty sheets, why? / what to do when a printer leaves the paper white?
  pages come out of the printer with nothing on them, why?
- why does my printer jam? / paper gets stuck in my printer, why? / what to do about a paper jam? / how do I remove stuck paper from a printer?
  sheets get caught in the printer all the time, why?
- why is my printer so slow? / my printer takes ages for one page, why? / what to do about a slow printer? / how can I make a printer faster?
  printing takes forever, why?

ask attribute
- why is my internet so slow? / what makes my connection so slow? / how do I get faster internet at home? / web pages take ages to load, why?
  how can I speed up my Wi-Fi? / my download speed is terrible, what can I do?
- why does my internet keep dropping? / what makes my connection cut out? / how do I get a stable connection at home? / I lose the Wi-Fi every few minutes, why?
  the network disconnects all the time, what can I do?
- how do I change my Wi-Fi password? / where do I set a new password for my router? / I want a different key for my wireless network, how?
  how can I stop neighbours from using my Wi-Fi? / new Wi-Fi password, how to set it?
- how do I find my Wi-Fi password? / where can I see the password of my router? / I forgot the key of my wireless network, how do I look it up?
  where is the Wi-Fi password written? / forgotten Wi-Fi password, how to see it?

ask attribute
- is {os} better than {os2}? / does {os} beat {os2}? / is {os} superior to {os2}? / do people prefer {os} over {os2}?
  should I choose {os} instead of {os2}?

ask attribute
- is {gigabytes} GB of [memory|RAM] enough? / can I work with {gigabytes} GB of memory? / will {gigabytes} gigabytes of RAM do? / {gigabytes} GB RAM, too little?
  do I need more than {gigabytes} gigabytes of memory?
- is a {gigabytes} GB hard drive enough? / can I get by with {gigabytes} GB of storage? / will {gigabytes} gigabytes of disk space do? / {gigabytes} GB disk, too small?
  do I need more than {gigabytes} gigabytes of storage?
`;
