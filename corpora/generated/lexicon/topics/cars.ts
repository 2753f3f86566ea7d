/** Owning, driving and repairing cars and bikes. */
export const cars = `
do action: papers time when cost mistakes online where before after
- buy a used [car] / purchase a second-hand [car] / get a pre-owned [car] / find a good used [car]
- sell a used [car] / find a buyer for my old [car] / get rid of my old [car] for money / put my old [car] up for sale
  ! I need to get rid of my old [car] / ! I have an old [car] that I don't drive any more
- lease a [car] / get a [car] on a lease / take out a [car] lease
- rent a [car] / hire a [car] / get a rental [car] / book a hire [car]
- insure a [car] / get [car] insurance / take out insurance for my [car] / get my [car] covered
- register a [car] / get a [car] registered / sign a [car] up with the authorities / get number plates for my [car]

do action: often time cost tools myself mistakes hard if ifnot
- change the {carpart} / replace the {carpart} of my [car] / put new {carpart} in my [car] / swap the old {carpart} on my [car]
- check the {carpart} / inspect the {carpart} of my [car] / find out whether the {carpart} on my [car] are still good / see if my {carpart} are worn

do direction: often time cost tools myself mistakes if ifnot before after
- change the oil of my [car] / do an oil change / put fresh engine oil in my [car] / exchange old engine oil for new oil
- check the oil of my [car] / see how much engine oil is left / read the oil dipstick / find out if my engine has enough oil

do action: fail tools hard safe time
- jump-start a [car] / start a [car] with a dead battery using cables / get a [car] with an empty battery going / use jumper cables
  ! my [car] battery is dead / ! I left the lights on and now my [car] won't start
- charge a [car] battery / recharge the battery of my [car] / put a flat [car] battery on a charger
- disconnect a [car] battery / unhook the battery of my [car] / take the cables off a [car] battery

do action: time cost tools myself hard fail
- fix a flat tire / repair a punctured tyre / deal with a flat / patch a hole in a tyre
  ! I have a flat tyre / ! there is a nail in my tyre
- remove a scratch from my [car] / polish scratches out of the paint / get rid of a scratch in [car] paint
  ! someone scratched my [car] / ! there is an ugly scratch on my [car]
- fix a dent in my [car] / get a dent out of a [car] door / pull out a dent
  ! there is a dent in my [car] / ! someone bumped into my [car] door
- remove rust from my [car] / get rid of rust on a [car] / treat rusty spots on my [car]
  ! my [car] is rusty / ! there are rusty spots on my [car]
- get a bad smell out of my [car] / make my [car] smell fresh / remove odours from the inside of a [car]
  ! my [car] stinks / ! it smells awful inside my [car]
- wash my [car] / clean the outside of my [car] / get mud off my [car] / make my dirty [car] shine
  ! my [car] is covered in mud

do action: hard mistakes time why fail
- parallel-park / park between two [car]s at the kerb / get into a tight parking space on the street
  ! I'm hopeless at parking between two [car]s
- reverse into a parking space / back into a parking spot / park a [car] backwards
- drive a manual [car] / drive a stick shift / handle a clutch / change gears by hand
- drive an automatic [car] / drive with an automatic transmission / handle a [car] that shifts by itself
- drive in snow / handle a [car] on snowy roads / get around by car in winter conditions
  ! it snows and I have to drive to work
- drive in heavy rain / handle a [car] on wet roads / get around by car in a downpour

do action: time cost papers online hard need mistakes
- get a driving licence / obtain a driver's license / pass my driving test / become a licensed driver
- renew my driving licence / extend an expired driver's license / get a new license when the old one runs out
- get a motorcycle licence / obtain a motorbike license / become a licensed biker
- contest a speeding ticket / appeal a fine for driving too fast / fight a ticket I got for speeding / dispute a speeding fine
  ! I got a speeding ticket and it is unfair / ! I was fined although I didn't drive too fast
- pay a speeding ticket / settle a fine for driving too fast / pay what I owe for speeding

do action: time tools hard myself often
- fix a bicycle chain / put a [bike] chain back on / repair the chain of my [bike] / deal with a chain that came off
  ! my [bike] chain came off / ! the chain of my [bike] keeps falling off
- oil a bicycle chain / lubricate the chain of my [bike] / grease a [bike] chain
- adjust bicycle brakes / tighten the brakes of my [bike] / set the brakes on my [bike] right
  ! my [bike] doesn't stop when I brake
- change a bicycle tube / replace the inner tube of my [bike] / put a new tube in a [bike] tyre
  ! my [bike] has a flat / ! I rode over glass with my [bike]

ask attribute
- why won't my [car] start? / what keeps my [car] from starting? / I turn the key and my [car] does nothing, why? / my engine doesn't start, what's wrong?
  [car] not starting, what can I do? / my [car] is dead this morning, help?
- why does my [car] overheat? / what makes my engine so hot? / the temperature gauge of my [car] is in the red, why? / my engine boils over, what's wrong?
  [car] running hot, what can I do?
- why does my [car] shake? / what makes my [car] vibrate? / the steering wheel trembles when I drive, why? / my [car] shudders on the motorway, what's wrong?
  [car] wobbling at speed, what can I do?
- why does my [car] use so much fuel? / what makes my [car] burn so much [gas]? / my [car] has poor mileage, why? / my tank is empty so quickly, what's wrong?
  [car] with high fuel consumption, what can I do?
- why does my [car] squeak when braking? / what makes my brakes squeal? / my brakes make a high noise, why? / my brakes scream, what's wrong?
  noisy brakes, what can I do?
- why is my check engine light on? / what does the engine warning light mean? / a yellow engine symbol lights up on my dashboard, why?
  the engine light came on, what's wrong? / engine light on, can I keep driving?

ask attribute ordered
- is {make} more reliable than {make2}? / does a {make} break down less than a {make2}? / are {make} cars more dependable than {make2} cars?
  will a {make} last longer than a {make2}? / who builds sturdier cars, {make} rather than {make2}?

ask attribute
- how reliable are {make} cars? / does a {make} break down often? / how many miles does a {make} last? / can I trust a {make}? / are {make} cars good quality?
  is a {make} dependable?
- how expensive is a {make}? / what does a new {make} cost? / what is the price of a {make}? / how much money do I need for a {make}? / what would I pay for a {make}?
- how much is insurance for a {make}? / what does it cost to insure a {make}? / is a {make} expensive to insure? / what do {make} owners pay for insurance?
  insurance price for a {make}?
- where are {make} cars made? / in which country is {make} based? / where does {make} build its cars? / which country does {make} come from? / {make}: where is the factory?

ask attribute
- can I drive with {carproblem}? / is it okay to keep driving with {carproblem}? / will I get a fine for {carproblem}? / is {carproblem} a reason to stop driving?
  how far can I go with {carproblem}?

ask entity
- should I buy an electric car? / is an electric vehicle a good choice? / are EVs worth it? / what are the advantages of electric cars? / is it time to go electric?
- should I buy a diesel car? / is a diesel a good choice? / are diesels worth it? / what are the advantages of diesel cars? / is a diesel engine still a sensible purchase?
- should I buy a hybrid car? / is a hybrid a good choice? / are hybrids worth it? / what are the advantages of hybrid cars? / does a hybrid make sense?
`;
