/** Exercise, running, swimming, yoga and the gym. */
export const fitness = `
do action: time hard why tools mistakes
- build muscle / gain muscle mass / get bigger muscles / become more muscular / bulk up
- lose belly fat / get a flat stomach / burn fat around my waist / get rid of my tummy
  ! my belly is too big / ! I have too much fat around the waist
- get six-pack abs / develop visible abs / see my stomach muscles / get a defined midsection
- become more flexible / improve my flexibility / get less stiff / be able to touch my toes
  ! I am stiff as a board / ! I can't touch my toes

do action: hard time mistakes often why
- run faster / improve my running speed / increase my pace when jogging / get quicker at running
  ! I am too slow when I run / ! everyone overtakes me when I jog
- run longer distances / improve my running endurance / increase my stamina when jogging / keep running for longer
  ! I run out of breath after five minutes / ! I can't jog for more than a mile
- breathe properly while running / control my breath when jogging / avoid getting out of breath on a run

do direction: time hard mistakes why before after
- train for a {race} / prepare for a {race} / get in shape for a {race} / get fit for running a {race}
  ! I signed up for a {race} / ! my first {race} is in three months
- recover from a {race} / rest after a {race} / get back to normal after running a {race}
  ! I ran a {race} and everything hurts

do direction: safe often why mistakes if ifnot
- stretch before running / do stretches ahead of a run / loosen my muscles before I jog
- stretch after running / do stretches once a run is over / loosen my muscles after I jog

do action: time hard cost where tools why safe
- learn to {sportverb} / learn how to {sportverb} / start to {sportverb} as an adult / take up {sportverb:ing} / get into {sportverb:ing}

do action: cost online when time mistakes before after
- join a gym / become a member of a fitness studio / sign up at a gym / get a gym membership
- cancel my gym membership / quit the gym / get out of my fitness studio contract / end my gym contract
  ! I never go to the gym but still pay for it / ! my gym doesn't let me leave
- build a home gym / set up a gym at home / create a workout room in my house / turn my garage into a gym

do negation: hard why fail
- work out with weights / exercise using dumbbells / train with heavy weights / lift weights to get strong
- work out without weights / exercise using no dumbbells / train with just my body weight / get strong with no equipment

do action: hard why often time
- do a pull-up / pull myself up on a bar / manage my first chin-up
- do a push-up / press myself up from the floor / manage my first press-up
- do a handstand / stand on my hands / balance upside down on my hands
- do the splits / get down into a split / sit in a full split
- do a squat / bend my knees in a squat / squat with correct form

do action: hard fail why
- stay motivated to exercise / keep up my motivation to work out / stop skipping my training / make exercise a habit
  ! I never feel like going to the gym / ! I always give up training after two weeks
- find time to exercise / fit workouts into a busy day / exercise despite a full schedule / squeeze training into my week
  ! I work all day and have no time for sports

ask attribute
- how many calories does {minutes} minutes of running burn? / {minutes} minutes of jogging, how many calories is that?
  what do I burn when I run for {minutes} minutes? / how much energy does a {minutes} minute run use? / calories for {minutes} minutes of running?
- how many calories does {minutes} minutes of swimming burn? / {minutes} minutes in the pool, how many calories is that?
  what do I burn when I swim for {minutes} minutes? / how much energy does a {minutes} minute swim use? / calories for {minutes} minutes of swimming?
- is {minutes} minutes of exercise a day enough? / will I get fit with {minutes} minutes of training per day? / does a daily {minutes} minute workout do anything?
  can I stay healthy by exercising {minutes} minutes a day? / {minutes} minutes of daily exercise, too little?

ask attribute
- which exercises are best for my {bodypart}? / how do I train my {bodypart}? / what workout makes my {bodypart} stronger? / how can I strengthen my {bodypart}?
  {bodypart} workout, any suggestions? / what should I do to build a stronger {bodypart}?
- why does my {bodypart} hurt [after running|after a run]? / my {bodypart} is sore after jogging, why? / running gives me pain in my {bodypart}, why?
  what causes {bodypart} pain in runners? / I go jogging and then my {bodypart} aches, reason?
- why does my {bodypart} hurt [when I wake up|in the morning]? / my {bodypart} is sore after sleeping, why? / I get up with pain in my {bodypart}, why?
  what causes {bodypart} pain in the morning? / I sleep and then my {bodypart} aches, reason?
- how do I stretch my {bodypart}? / what stretches are good for my {bodypart}? / my {bodypart} is stiff, how can I loosen it?
  {bodypart} stretching, any suggestions? / what makes my {bodypart} more flexible?

ask attribute
- how much protein do I need [per day|a day]? / what is the right daily amount of protein? / how many grams of protein should I eat? / am I eating enough protein?
  protein per day, how much?
- which foods contain a lot of protein? / what should I eat to get more protein? / what are good sources of protein? / high protein food, what is there?
  where do I find protein in food?
- are protein shakes bad for me? / do protein shakes harm my health? / can protein powder be unhealthy? / should I worry about drinking protein shakes?
  protein shakes, any dangers?
- when should I drink a protein shake? / protein shake before or after training? / what time is best for a protein shake? / at what moment do I take protein powder?
  protein shakes, when?
`;
