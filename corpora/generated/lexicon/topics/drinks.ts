/** Coffee, tea, wine, diets and eating out. */
export const drinks = `
do action: time tools hard mistakes why
- make {drink} at home / prepare {drink} myself / brew {drink} in my kitchen / fix myself some {drink}

do action: hard mistakes
- order {drink} in {language} / ask for {drink} in {language} / get {drink} from a waiter who speaks {language}

ask attribute
- how much caffeine is in {drink}? / does {drink} contain caffeine? / what is the caffeine content of {drink}? / will {drink} keep me awake? / {drink}: how strong is it?
- how many calories are in {drink}? / is {drink} fattening? / how much sugar does {drink} have? / will {drink} make me fat? / {drink}: what is the energy content?
- is {drink} healthy? / is {drink} good for me? / what are the health benefits of {drink}? / does {drink} have any good effects on the body? / {drink}: healthy or not?
- is {drink} bad for my teeth? / does {drink} stain teeth? / will {drink} damage my enamel? / {drink}: what does it do to teeth? / can {drink} cause tooth decay?
- how do you spell {drink}? / what is the correct spelling of {drink}? / {drink}: how is it written?
- what is the origin of {drink}? / where does {drink} come from? / who came up with {drink}? / which country gave us {drink}? / {drink}: what is the history?

do negation: hard why if
- eat meat / have meat in my diet / consume meat regularly
- stop eating meat / give up meat / become a vegetarian / cut meat from my diet

do negation: hard why if
- eat breakfast / have a meal in the morning / start the day with food
- skip breakfast / leave out the morning meal / start the day with no food

do negation: hard why if
- eat sugar / have sweets / consume sugary food
- stop eating sugar / give up sweets / go sugar-free / cut sugar from my diet
  ! I eat too many sweets / ! I can't live without chocolate

do action: hard why if
- stop eating animal products / go vegan / give up all animal foods / follow a vegan diet
- eat late at night / have food before bed / snack in the middle of the night

do action: hard mistakes
- open a wine bottle without a corkscrew / get a cork out with no opener / uncork wine when there's no corkscrew
  ! I have a bottle of wine but no corkscrew
- open a beer bottle without an opener / get a beer open with no bottle opener / pop the cap off a beer without tools
- open a jar that is stuck / get a tight lid off a jar / loosen the lid of a jar
  ! the lid of my jam jar doesn't move
- open a coconut / crack a coconut / get into a coconut
- cut a mango / slice a mango / get the flesh off a mango stone
- eat with chopsticks / use chopsticks / hold chopsticks the right way
- tip a waiter / leave a tip in a restaurant / give something extra to the waiter
- complain in a restaurant / send food back in a restaurant / tell the waiter that the meal is bad
- book a table in a restaurant / reserve a table for dinner / make a restaurant reservation
- cancel a table reservation / call off a dinner reservation / give up my booked table

do action: time mistakes hard
- get sober quickly / sober up fast / get alcohol out of my body
  ! I am drunk and have to be fit soon
- cure a hangover / get rid of a hangover / feel better after drinking too much
  ! I drank too much last night / ! my head hurts after a party
- avoid a hangover / prevent a hangover / drink without feeling bad the next day

ask attribute
- can I drink {cups} cups of coffee a day? / are {cups} coffees a day too many? / is it unhealthy to have {cups} cups of coffee daily? / {cups} cups of coffee per day, is that okay?
- should I drink {cups} glasses of water a day? / are {cups} glasses of water a day enough? / is it healthy to have {cups} glasses of water daily? / {cups} glasses of water per day, is that right?
- how many calories are in {cups} eggs? / {cups} eggs, how many calories is that? / what is the energy content of {cups} eggs? / calories of {cups} eggs?
- is it healthy to eat {cups} eggs a day? / are {cups} eggs a day too many? / can I have {cups} eggs daily? / {cups} eggs per day, is that okay?

ask tense
- what should I drink before bed? / which drink helps to fall asleep? / a good drink ahead of sleep? / drinking something at bedtime, what is best?
- what should I drink after waking up? / which drink helps to wake up? / a good drink first thing in the morning? / drinking something in the early morning, what is best?
`;
