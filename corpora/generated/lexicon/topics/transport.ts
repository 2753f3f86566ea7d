/** Getting around: trains, buses, taxis, walking and moving things. */
export const transport = `
ask attribute
- how long does the {vehicle} take from {city} to the airport? / {city} to the airport by {vehicle}: how long? / what is the travel time by {vehicle} from {city} to the airport?
  how many minutes is the {vehicle} ride from {city} to the airport?
- how much does the {vehicle} cost from {city} to the airport? / {city} to the airport by {vehicle}: how much? / what is the fare by {vehicle} from {city} to the airport?
  what do I pay for the {vehicle} ride from {city} to the airport?
- how often does the {vehicle} go from {city} to the airport? / {city} to the airport by {vehicle}: how many a day? / what is the frequency of the {vehicle} from {city} to the airport?
  at which intervals does the {vehicle} from {city} to the airport run?

ask attribute
- where do I buy {vehicle} tickets in {city}? / how do I pay for the {vehicle} in {city}? / {vehicle} tickets in {city}, where? / is there an app for {vehicle} tickets in {city}?
  in {city}, where are {vehicle} tickets sold?
- does the {vehicle} run at night in {city}? / can I take the {vehicle} in {city} after midnight? / night service of the {vehicle} in {city}? / until what time can I use the {vehicle} in {city}?
  in {city}, is there a late {vehicle}?
- is the {vehicle} in {city} safe? / is it dangerous to take the {vehicle} in {city}? / should I be afraid of riding the {vehicle} in {city}? / do people get robbed on the {vehicle} in {city}?
- can I take my dog on the {vehicle} in {city}? / are dogs allowed on the {vehicle} in {city}? / does a dog need a ticket for the {vehicle} in {city}? / travelling by {vehicle} with a dog in {city}?
- can I take my [bike] on the {vehicle} in {city}? / are bicycles allowed on the {vehicle} in {city}? / does a bicycle need a ticket for the {vehicle} in {city}? / travelling by {vehicle} with a bicycle in {city}?
- is the {vehicle} in {city} accessible for wheelchairs? / can someone in a wheelchair use the {vehicle} in {city}? / are there lifts for disabled passengers on the {vehicle} in {city}? / {vehicle} without steps in {city}?

ask attribute ordered
- how long does the {vehicle} take from {city} to {city2}? / what is the travel time by {vehicle} from {city} to {city2}? / from {city} to {city2} by {vehicle}: how many hours?
  how much time does it take to get from {city} to {city2} by {vehicle}? / when would I be in {city2} if I take a {vehicle} in {city}?
- is there a direct {vehicle} from {city} to {city2}? / do I have to change when I take the {vehicle} from {city} to {city2}? / from {city} to {city2} by {vehicle}: do I need to change? / a {vehicle} from {city} straight to {city2}?

do direction: when time legal mistakes fail
- get on a crowded [bus|train] / board a full [bus|train] / squeeze into a packed [bus|train]
- get off a crowded [bus|train] / leave a full [bus|train] / get out of a packed [bus|train]

do action: cost online time when mistakes if ifnot
- reserve a seat on a train / book a seat for a train ride / make a seat reservation on the railway
- get a refund for a train ticket / get my money back for a train ride / return a train ticket
  ! I bought a train ticket and can't travel
- claim compensation for a delayed train / get paid because my train was late / demand money for a late train
  ! my train was two hours late
- buy a monthly pass / get a monthly ticket for public transport / purchase a travel card for a month
- book a taxi in advance / order a cab ahead of time / reserve a taxi for tomorrow
- share a ride / join a carpool / drive together with other commuters

do action: cost safe legal tools why hard
- commute by [bike] / ride a [bike] to work / cycle to the office / go to work on two wheels
- commute by train / take the train to work / ride the railway to the office
- walk to work / go to the office on foot / get to work on foot
- ride an electric scooter / use an e-scooter / get around on an electric scooter
- hitchhike / travel by thumb / get rides from strangers / stand by the road to ask for a lift

do action: tools time cost who safe fail
- transport a {furniture} / move a {furniture} to another place / get a {furniture} from one home to another / carry a {furniture}
- carry a {furniture} up the stairs / get a {furniture} upstairs / bring a {furniture} to an upper floor
- ship a {furniture} overseas / send a {furniture} abroad / get a {furniture} to another country

do action: cost time online papers fail
- send a parcel to {country} / ship a package to {country} / mail a box to {country} / post a parcel to {country}
- send a letter to {country} / mail a letter to {country} / post a letter to {country}
- receive a parcel from {country} / get a package from {country} / have a box sent to me from {country}
- find a lost parcel / track down a missing package / locate a parcel that never arrived
  ! my parcel never arrived / ! a package I sent is lost
- redirect my mail / have my post sent to a new address / get letters forwarded after moving

ask attribute
- why is the {vehicle} always late? / the {vehicle} never comes on time, why? / what makes the {vehicle} late so often? / delays of the {vehicle}, what is the reason?
- why is the {vehicle} always crowded? / the {vehicle} never has free seats, why? / what makes the {vehicle} so full? / packed {vehicle}, what is the reason?
- why is the {vehicle} so expensive? / the {vehicle} costs too much, why? / what makes {vehicle} fares so high? / price of the {vehicle}, what is the reason?
- why is the {vehicle} so slow? / the {vehicle} takes forever, why? / what makes the {vehicle} slow? / low speed of the {vehicle}, what is the reason?
`;
