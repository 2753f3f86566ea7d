/** Writing software. */
export const programming = `
do action: time hard why free mistakes
- learn {code} / teach myself {code} / study {code} from scratch / start programming in {code} / pick up {code} as a beginner
- find a job as a {code} developer / get hired as a {code} programmer / get work writing {code} / become a professional {code} developer
- write tests in {code} / test my {code} code / do automated testing in {code} / check {code} programs with tests

do action: fail hard
- sort a list in ascending order in {code} / order numbers from smallest to largest in {code} / arrange a list from low to high in {code}
- sort a list in descending order in {code} / order numbers from largest to smallest in {code} / arrange a list from high to low in {code}
- reverse a list in {code} / turn a list back to front in {code} / flip the order of a list in {code}
- shuffle a list in {code} / put a list in random order in {code} / randomise the items of a list in {code}

do direction: fail hard mistakes
- convert a string to a number in {code} / parse a number from text in {code} / turn text into an integer in {code}
- convert a number to a string in {code} / format a number as text in {code} / turn an integer into text in {code}

do action: fail hard mistakes
- read a file in {code} / load a file in {code} / get the contents of a file in {code} / open a file to read its lines in {code}
- write a file in {code} / save text to a file in {code} / store data in a file in {code} / create a file with text in it in {code}
- delete a file in {code} / remove a file in {code} / erase a file from disk in {code}
- rename a file in {code} / give a file another name in {code} / change the name of a file in {code}

do action: fail hard mistakes
- add an item to a list in {code} / append an element to a list in {code} / put a new element in a list in {code} / insert something into a list in {code}
- remove an item from a list in {code} / delete an element of a list in {code} / drop an element from a list in {code} / take something out of a list in {code}
- find an item in a list in {code} / search a list for an element in {code} / check whether a list contains an element in {code}
- count the items of a list in {code} / get the length of a list in {code} / find out how many elements a list has in {code}
- remove duplicates from a list in {code} / get the unique elements of a list in {code} / delete repeated items of a list in {code}
  ! my list has the same items many times in {code}

do action: fail hard mistakes
- split a string in {code} / break text into pieces in {code} / cut a string at a separator in {code}
- join strings in {code} / combine pieces of text in {code} / concatenate strings in {code} / glue strings together in {code}
- compare strings in {code} / check if two texts are equal in {code} / test whether strings are the same in {code}
- replace a word in a string in {code} / substitute part of a text in {code} / swap one word for another in a string in {code}

do action: fail safe mistakes
- undo the last commit in Git / revert my latest Git commit / take back a commit I just made in Git / roll back the last commit in Git
  ! I committed the wrong files in Git / ! my latest Git commit was a mistake
- create a branch in Git / start a new branch in Git / make a separate line of work in Git
- delete a branch in Git / remove a branch in Git / get rid of an old branch in Git
- merge two branches in Git / bring one branch into another in Git / combine branches in Git
- resolve a merge conflict in Git / fix conflicts after a merge in Git / deal with conflicting changes in Git
  ! Git says that there is a conflict / ! two of us changed the same lines and now Git complains

do action: why fail hard mistakes
- handle errors in {code} / catch exceptions in {code} / deal with failures in {code}
- debug a program in {code} / find bugs in my {code} code / track down mistakes in {code} programs
  ! my {code} program crashes and I don't know why / ! there is a bug in my {code} code
- make {code} code faster / speed up a slow {code} program / optimise {code} for performance
  ! my {code} program is too slow
- parse JSON in {code} / read JSON data in {code} / decode a JSON string in {code}
- send an HTTP request in {code} / call a web API from {code} / fetch a web page with {code}
- get the current date in {code} / find out what day it is in {code} / print today's date in {code}

do action: time cost hard tools who free
- build a website / make my own web page / create a homepage / put together a site
- build a mobile app / make an app for phones / create my own phone application / develop a smartphone app
- build a game / make my own video game / create a computer game / develop a game
- host a website / put a site online / publish a web page / get my homepage on the internet

do action: fail why hard
- connect {code} to a database / use a database from {code} / access a database in {code}
- back up a database / make a copy of a database / save a database in case of failure
- speed up a database query / make a slow query faster / optimise a query in SQL / reduce how long a query takes
  ! my database query takes minutes / ! my SQL query is awfully slow

ask attribute ordered
- is {code} faster than {code2}? / does {code} run quicker than {code2}? / in speed, does {code} beat {code2}? / is the performance of {code} better than that of {code2}?
  do {code} programs finish sooner than {code2} programs?
- is {code} easier to learn than {code2}? / is learning {code} simpler than learning {code2}? / for a beginner, is {code} less difficult than {code2}?
  is {code} simpler for newcomers than {code2}? / do people pick up {code} more quickly than {code2}?

ask attribute
- what is {code} used for? / what can I do with {code}? / what kind of software is written in {code}? / where is {code} useful?
  which programs are made with {code}? / what is {code} good at?
- is {code} dying? / does {code} have a future? / will {code} be used in ten years? / is it too late to bet on {code}? / do companies still use {code}?
  is {code} still relevant?
- which book is best for {code}? / what should I read to understand {code}? / can anyone recommend a {code} book? / looking for a good book about {code}.
  what's a helpful book on {code}?
- which editor is best for {code}? / what IDE should I use for {code}? / can anyone recommend a {code} editor? / what do you write your {code} code in?
  looking for a good development environment for {code}.
- who invented {code}? / who is the creator of {code}? / who designed {code}? / which person came up with {code}? / {code}: who made it?
- how much does a {code} developer earn? / what is the salary of a {code} programmer? / what do {code} developers make? / do {code} jobs pay well?
  what income can I expect as a {code} programmer?

ask negation
- can I become a programmer with a degree? / does a computer science degree make me a programmer? / is a degree helpful for getting programming jobs?
  do companies like developers who went to university? / programming job with a degree, how?
- can I become a programmer without a degree? / how do I get programming jobs when I never studied? / is it possible to work as a developer with no degree?
  do companies hire developers who did not go to university? / programming job with no degree, how?
`;
