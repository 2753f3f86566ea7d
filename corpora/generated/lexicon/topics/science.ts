/** Countries, animals, bodies, space: facts that people look up. */
export const science = `
ask attribute
- what is the capital of {country}? / which city is the capital of {country}? / {country}: what's the capital? / name of the capital of {country}? / in which city does the government of {country} sit?
- what is the population of {country}? / how many people live in {country}? / {country}: how many inhabitants? / number of people in {country}? / how populous is {country}?
- what is the area of {country}? / how big is {country}? / {country}: how many square kilometres? / size of {country}? / how much land does {country} cover?
- what is the currency of {country}? / which money is used in {country}? / {country}: what do people pay with? / name of the money in {country}? / what banknotes do I need in {country}?
- what language is spoken in {country}? / which language do people in {country} speak? / {country}: what is the official language? / what do people talk in {country}?
- what time is it in {country}? / which time zone is {country} in? / {country}: what time do they have? / current time in {country}? / how many hours is {country} ahead of us?
- what is {country} famous for? / what is {country} known for? / why is {country} famous? / {country}: what is typical? / what comes to mind when you hear of {country}?
- what do people eat in {country}? / which dishes are typical of {country}? / {country}: what is the national dish? / traditional food in {country}? / what should I try to eat in {country}?
- which religion do people in {country} have? / what is the main religion of {country}? / {country}: what do people believe in? / what faith is common in {country}?
- who is the leader of {country}? / who governs {country}? / {country}: who is in power? / name of the head of government in {country}? / who rules {country} today?
- when did {country} become independent? / in what year did {country} gain independence? / {country}: since when is it independent? / when did {country} become a country of its own?

ask attribute ordered
- is {country} bigger than {country2}? / does {country} have more land than {country2}? / in area, does {country} beat {country2}? / how much larger is {country} than {country2}?
- is {country} richer than {country2}? / do people in {country} have more money than in {country2}? / in wealth, does {country} beat {country2}? / how much wealthier is {country} than {country2}?

ask attribute
- how fast can a {wildanimal} run? / what is the top speed of a {wildanimal}? / {wildanimal}: how quick is it? / could a person outrun a {wildanimal}? / maximum speed of a {wildanimal}?
- how big is a {wildanimal}? / what size does a {wildanimal} reach? / {wildanimal}: how tall is it? / how large does a {wildanimal} grow? / height of a {wildanimal}?
- how much does a {wildanimal} weigh? / what is the weight of a {wildanimal}? / {wildanimal}: how heavy is it? / how many kilos has a {wildanimal}? / is a {wildanimal} heavy?
- how old does a {wildanimal} get? / what is the lifespan of a {wildanimal}? / {wildanimal}: how many years does it live? / at what age does a {wildanimal} die? / how long is the life of a {wildanimal}?
- what does a {wildanimal} eat? / which food does a {wildanimal} live on? / {wildanimal}: what is its diet? / what is the prey of a {wildanimal}? / what do {wildanimal:s} feed on?
- where does a {wildanimal} live? / what is the habitat of a {wildanimal}? / {wildanimal}: in which countries is it found? / where can I see {wildanimal:s} in nature? / in which places do {wildanimal:s} occur?
- is a {wildanimal} dangerous to people? / does a {wildanimal} attack people? / {wildanimal}: a threat to humans? / should I be afraid of a {wildanimal}? / how many people are killed by {wildanimal:s}?
- how does a {wildanimal} sleep? / how many hours does a {wildanimal} sleep? / {wildanimal}: when and where does it rest? / do {wildanimal:s} sleep at night? / sleep habits of a {wildanimal}?

ask attribute
- how far away is {planet}? / what is the distance to {planet}? / {planet}: how many kilometres from Earth? / how distant is {planet} from us?
- how big is {planet}? / what is the diameter of {planet}? / {planet}: how large in comparison with Earth? / size of {planet}?
- how hot is {planet}? / what is the temperature on {planet}? / {planet}: how many degrees? / is it cold on {planet}? / how warm does it get on {planet}?
- how many moons does {planet} have? / what is the number of moons of {planet}? / {planet}: which moons? / does {planet} have any moons?
- could people live on {planet}? / is life possible on {planet}? / {planet}: can humans survive there? / will people ever settle on {planet}?
- how long is a day on {planet}? / what is the rotation period of {planet}? / {planet}: how many hours per day? / how quickly does {planet} turn?
- how long is a year on {planet}? / what is the orbital period of {planet}? / {planet}: how many days until it has circled the sun? / how quickly does {planet} go around the sun?

ask attribute
- why do we {bodyact}? / what is the reason that people {bodyact}? / what makes people {bodyact}? / how come humans {bodyact}? / what is it good for that we {bodyact}?
- can people stop themselves when they {bodyact}? / can I keep from {bodyact:ing}? / is there a way to stop {bodyact:ing}? / how do I prevent myself from {bodyact:ing}? / what helps against {bodyact:ing}?
- do animals {bodyact}? / which animals {bodyact}? / can an animal {bodyact}? / are humans the only ones who {bodyact}? / {bodyact:ing} in animals, does that exist?

ask attribute
- who invented the {invention}? / which person came up with the {invention}? / who is the inventor of the {invention}? / {invention}: who made the first one?
- when was the {invention} invented? / in what year was the {invention} created? / how long have we had the {invention}? / {invention}: when did the first one appear?
- how does a {invention} work? / what is the principle behind a {invention}? / can someone explain how a {invention} functions? / {invention}: what happens inside?
- how is a {invention} made? / how do factories produce a {invention}? / what is a {invention} made of? / {invention}: how is it manufactured?

ask attribute
- why does ice float on water? / what keeps ice on top of water? / how come ice doesn't sink? / reason that ice swims?
- why does iron sink in water? / what makes iron go down in water? / how come iron doesn't float? / reason that iron drops to the ground in water?
- why does a ship made of iron float? / what keeps a steel ship on top of water? / how come heavy ships don't go under? / reason that big ships swim?

ask tense
- what happened before the Big Bang? / was there anything prior to the Big Bang? / what existed ahead of the birth of the universe?
- what happened after the Big Bang? / what came right after the Big Bang? / what followed the birth of the universe?

ask tense
- which animals died out in the past? / what animals are extinct? / what species no longer exist? / animals that have vanished from the earth?
- which animals will die out soon? / what animals are endangered? / what species might disappear? / animals that could vanish from the earth?

ask attribute
- what is {digit} times {digit2}? / how much is {digit} multiplied by {digit2}? / product of {digit} and {digit2}? / {digit} times {digit2} equals what?
- what is {digit} plus {digit2}? / how much is {digit} added to {digit2}? / sum of {digit} and {digit2}? / {digit} plus {digit2} equals what?
`;
