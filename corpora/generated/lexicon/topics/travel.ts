/** Trips, flights, hotels and places. */
export const travel = `
do action: time cost online how when need before after
- book a flight to {city} / reserve a plane ticket to {city} / buy a plane ticket to {city} / get a seat on a plane to {city}
- cancel a flight to {city} / call off my flight to {city} / get out of my plane reservation to {city} / drop my plane ticket to {city}
  ! I booked a flight to {city} but can't go / ! something came up and I will not fly to {city}
- rebook a flight to {city} / change the date of my flight to {city} / move my plane ticket to {city} to another day
  ! my flight to {city} is on the wrong day / ! I need to fly to {city} a day later than booked

do action: time cost papers need online mistakes
- get a visa for {country} / apply for a visa to {country} / obtain permission to enter {country} / request an entry visa for {country}
- move to {country} / emigrate to {country} / relocate to {country} / start a new life in {country}
- travel around {country} on a budget / see {country} cheaply / visit {country} with little money / backpack through {country}

do action: time cost papers online often if ifnot
- renew my passport / get a new passport when the old one expires / extend an expiring passport / replace an expired passport
  ! my passport runs out next month / ! my passport is about to expire
- report a lost passport / tell the authorities that my passport is gone / report that my passport was stolen
  ! my passport is gone / ! I can't find my passport anywhere, I think it was stolen
- get my first passport / apply for a passport for the first time / obtain a passport as a first-time applicant

do direction: mistakes tools time why
- pack a suitcase / fill my luggage for a trip / put everything into my suitcase before a holiday
- unpack a suitcase / empty my luggage after a trip / take everything out of my suitcase after a holiday

do action: hard safe why mistakes cost
- travel alone / take a solo trip / go on [holiday|vacation] by myself / see the world without company
- travel with a baby / take an infant on a trip / go on [holiday|vacation] with a newborn
  ! we fly with our baby for the first time / ! our infant comes along on holiday
- travel with a dog / take my dog on a trip / go on [holiday|vacation] with my dog
  ! our dog comes along on holiday / ! we don't want to leave the dog at home when we travel

do action: when fail hard
- sleep on a [plane|long flight] / fall asleep during a flight / get some rest in an airplane seat
  ! I never get any sleep on planes / ! ten hours in an airplane and I can't close an eye
- get over jet lag / recover from jet lag / adjust to a new time zone / beat tiredness after a long flight
  ! I just landed and my body thinks it is night / ! since my long flight I am awake at three in the morning
- overcome a fear of flying / stop being afraid of planes / get rid of flight anxiety / stay calm on airplanes
  ! planes scare me to death / ! I panic as soon as I board a plane / ! I have to fly and I'm terrified

do direction: cost online when
- check in at a hotel / register at the hotel reception on arrival / get my hotel room key on arrival
- check out of a hotel / leave my hotel room on the last day / hand back the hotel room key

ask attribute ordered
- how do I get from {city} to {city2}? / what is the [best|easiest] way to travel from {city} to {city2}? / going from {city} to {city2}, which way is best?
  I am in {city} and need to reach {city2}, how? / to {city2} from {city}: train, bus or plane?
- how much is a ticket from {city} to {city2}? / what does it cost to travel from {city} to {city2}? / price of a trip from {city} to {city2}?
  I am in {city} and need a ticket to {city2}, how expensive is that? / what do people pay to go from {city} to {city2}?
- when does the last train from {city} to {city2} leave? / what time is the final train from {city} to {city2}? / from {city} to {city2}: when does the last train depart?
  I am in {city}, until when can I catch a train to {city2}? / how late do trains to {city2} run from {city}?
- when does the first train from {city} to {city2} leave? / what time is the earliest train from {city} to {city2}? / from {city} to {city2}: when does the first train depart?
  I am in {city}, how early can I catch a train to {city2}? / how early do trains to {city2} start from {city}?

ask attribute
- what are the best [sights|attractions] in {city}? / what should I see in {city}? / which [places|sights] are worth visiting in {city}?
  what is there to do in {city}? / {city}: what are the must-see attractions? / what would you show a visitor in {city}?
- where should I stay in {city}? / which neighbourhood is [best|good] for a hotel in {city}? / can anyone recommend [accommodation|a hotel] in {city}?
  {city}: which area is good to spend the night? / what is a nice hotel in {city}? / looking for a place to sleep in {city}.
- where should I eat in {city}? / what are good [restaurants|places to eat] in {city}? / can anyone recommend a restaurant in {city}?
  {city}: where do locals have dinner? / which restaurant in {city} has great food? / I'm hungry in {city}, where do I go?
- how do I get from the airport to the centre of {city}? / what's the best airport transfer in {city}? / {city}: taxi or train from the airport to downtown?
  which train or bus goes from the airport into {city}? / I land in {city}, how do I reach the city centre?
- is {city} safe for tourists? / how dangerous is {city}? / is there a lot of crime in {city}? / should I be worried about safety in {city}?
  do visitors get robbed in {city}? / can I walk around {city} at night without danger?
- is {city} expensive? / how costly is a stay in {city}? / what does a day in {city} cost? / how much money do I need for a visit to {city}?
  what are prices like in {city}? / what is the daily budget for {city}?

ask attribute
- is {days} days enough for {city}? / can I see {city} in {days} days? / what should I do with {days} days in {city}?
  {days} days in {city}: what's a good plan? / how would you spend {days} days in {city}? / itinerary for {days} days in {city}?

ask attribute
- when is the best time to visit {country}? / which month is [best|ideal] for a trip to {country}? / what season should I choose for {country}?
  {country}: when should I go? / at what time of the year is {country} nicest? / best travel season for {country}?
- when should I avoid {country}? / which month is the worst for a trip to {country}? / what season is bad for {country}?
  {country}: when should I stay away? / at what time of the year is {country} unpleasant? / worst travel season for {country}?
- what should I pack for {country}? / which clothes do I need in {country}? / what do I take with me to {country}? / packing list for {country}?
  {country}: what belongs in my suitcase? / what should be in my luggage when I fly to {country}?

ask negation
- which airlines charge for [hand luggage|carry-on bags]? / with which airlines do I pay extra for a cabin bag? / what airlines have a carry-on fee?
  on which airlines is hand luggage not free? / who bills passengers for cabin bags?
- which airlines don't charge for [hand luggage|carry-on bags]? / with which airlines is a cabin bag included? / what airlines have no carry-on fee?
  on which airlines is hand luggage free? / who lets passengers bring cabin bags at no cost?

ask attribute
- what happens if I miss my connecting flight? / what are my options after missing a connection? / I won't make my connection, what now?
  my first plane was late and the second one is gone, what should I do? / do airlines rebook me when I miss a connection?
- what happens if my flight is cancelled? / what are my options after the airline called off my flight? / my plane is not going to fly, what now?
  am I owed money when the airline cancels? / do I get a refund for a cancelled flight?
- what happens if my luggage gets lost? / what do I do when my suitcase does not arrive? / the airline lost my bag, what now?
  who pays when baggage disappears? / how do I report missing baggage at the airport?
- what happens if my flight is overbooked? / what are my options when a plane has too many passengers? / I was denied a seat on a full plane, what now?
  do I get compensation for being bumped? / can an airline refuse me because it sold too many tickets?
`;
