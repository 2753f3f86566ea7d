/** Cooking, baking and keeping food. */
export const cooking = `
do direction: time mistakes safe
- freeze {food} / put {food} in the freezer / store {food} in the freezer
  ! I made too much {food} and want to keep it for next month / ! we have lots of leftover {food} and nobody can eat it this week
- defrost {food} / thaw {food} / unfreeze {food} / bring frozen {food} back to room temperature
  ! the {food} I took out of the freezer is hard as stone / ! I forgot to take the {food} out of the freezer

do action: time tools mistakes hard before after
- boil {boiled} / cook {boiled} in boiling water / prepare {boiled} in a pot of water
- fry {boiled} / cook {boiled} in a frying pan / prepare {boiled} in hot oil / pan-fry {boiled}

do action: time mistakes tools hard why before after
- bake a {cake} / make a homemade {cake} / make a {cake} from scratch / prepare a {cake} in my oven
- decorate a {cake} / make a {cake} look [beautiful|pretty|nice] / put decorations on a {cake}
- keep a {cake} [fresh|moist] / stop a {cake} from drying out / prevent a {cake} from going stale
  ! my {cake} is always dry the next day / ! the {cake} that I bake goes hard overnight

do entity: time tools cost hard mistakes
- make sourdough bread / bake a sourdough loaf / bake bread with wild yeast
- make pizza dough / prepare the base for a pizza / knead dough for homemade pizza
- make fresh pasta / prepare homemade noodles / roll out pasta by hand

do direction: mistakes
- make a soup thicker / thicken a soup that is too [thin|watery|runny] / give a watery soup more body
  ! my soup is too watery / ! my soup came out like water
- make a soup thinner / thin a soup that is too thick / dilute a soup that turned out too thick
  ! my soup is far too thick / ! my soup turned into mush

do direction: mistakes
- make a curry less spicy / tone down the heat of a curry / [reduce|lower] the spiciness of a curry / make a curry milder
  ! my curry burns like fire / ! nobody can eat my curry, it is too hot
- make a curry more spicy / add more heat to a curry / make a curry hotter / increase the spiciness of a curry
  ! my curry tastes bland / ! my curry has no heat at all

do action: often tools time why mistakes
- sharpen a kitchen knife / get a dull knife sharp again / put a new edge on a blunt knife / hone a cooking knife
  ! my kitchen knife doesn't cut any more / ! my knives are all blunt
- clean a wooden cutting board / wash a chopping board made of wood / get a wooden chopping board clean
- season a cast iron [pan|skillet] / give a cast iron skillet a new coating / burn oil into an iron pan

do entity: time why hard mistakes
- peel [garlic|garlic cloves] / remove the skin from garlic / take the peel off garlic cloves
- chop onions without crying / cut onions without tears / stop tearing up while slicing onions
  ! onions always make me cry
- separate egg whites from [yolks|egg yolks] / split the white of an egg from the yolk / get the yolk out of an egg white

do entity: time safe tools why
- pickle vegetables / preserve vegetables in vinegar / keep vegetables in jars of brine
- make jam / turn fruit into jam / cook fruit into a sweet spread / preserve fruit with sugar
- smoke fish / prepare smoked fish / preserve fish with smoke

do negation: hard why
- bake with eggs / use eggs in baking / put eggs into cakes and cookies
- bake without eggs / make cakes and cookies with no eggs / bake egg-free / replace eggs in baking
  ! I want to bake but have no eggs / ! my guest is allergic to eggs and I want to bake a cake

ask attribute
- how [long|many minutes] should I boil {boiled}? / what is the cooking time for {boiled}? / {boiled}: how many minutes in boiling water?
  when are {boiled} done [cooking|boiling]? / for how long do {boiled} need to cook? / boiling time for {boiled}?
- how much water do I need for {boiled}? / what amount of water [goes with|is right for] {boiled}? / {boiled}: how much water?
  how many cups of water should I use to cook {boiled}? / do {boiled} need a lot of water to cook in?
- should I salt the water for {boiled}? / when do I add salt [to|while cooking] {boiled}? / do {boiled} need salt while cooking?
  how much salt goes into the pot with {boiled}? / {boiled}: with salt or no salt in the water?

ask attribute
- how long does {food} [keep|last|stay good] in the fridge? / for how many days can I keep {food} in the refrigerator?
  when does refrigerated {food} go bad? / what is the shelf life of {food} in the fridge? / how soon should {food} from the fridge be eaten?
- how long does {food} [keep|last|stay good] in the freezer? / for how many months can I keep {food} frozen?
  when does frozen {food} go bad? / what is the shelf life of {food} in the freezer? / how soon should {food} from the freezer be eaten?
- how do I know if {food} has gone bad? / what are the signs of spoiled {food}? / how can I tell that {food} is no longer good?
  what does {food} look or smell like when it is off? / is my {food} still safe to eat? / how to recognise {food} that is rotten?
- can I reheat {food} in the microwave? / is the microwave fine for warming up {food}? / is it okay to microwave {food}?
  how do I warm {food} up in a microwave oven? / microwaving {food}, good or bad idea?

ask attribute
- what can I use instead of {ingredient}? / what is a [good|] substitute for {ingredient}? / what can replace {ingredient} in a recipe?
  I have no {ingredient}, what else works? / which alternative to {ingredient} is good? / I ran out of {ingredient}, what now?
- how many calories are in {ingredient}? / is {ingredient} fattening? / how much energy does {ingredient} contain?
  what is the calorie count of {ingredient}? / does {ingredient} have a lot of calories? / {ingredient}: how many calories?
- is {ingredient} [healthy|good for you]? / what are the health benefits of {ingredient}? / should I eat {ingredient} to stay healthy?
  does {ingredient} do the body any good? / how does {ingredient} affect my health? / why is {ingredient} considered healthy?

ask attribute
- what can I cook for {people} people? / which meal is good for a party of {people}? / dinner ideas for {people} guests?
  I have {people} guests coming, what should I cook? / what dish should I make to feed {people}?
- what can I cook in {minutes} minutes? / which [recipes|meals|dishes] take only {minutes} minutes? / {minutes} minute meals, any ideas?
  I have {minutes} minutes for dinner, what should I make? / what is a good dinner that is ready within {minutes} minutes?
- what can I cook for under {dollars} dollars? / which meal costs less than {dollars} dollars? / dinner ideas for a budget of {dollars} dollars?
  I only have {dollars} dollars for groceries, what should I cook? / what dish can I make with {dollars} dollars?

ask attribute
- at what temperature should I roast {meat}? / how hot should the oven be for {meat}? / what oven temperature is right for {meat}?
  to how many degrees do I heat the oven for {meat}? / roasting {meat}: which temperature?
- how long should I roast {meat}? / how much time does {meat} need in the oven? / what is the roasting time for {meat}?
  for how many minutes do I leave {meat} in the oven? / roasting {meat}: how long?
- what goes well with {meat}? / which side dishes [fit|suit|go with] {meat}? / what should I serve with {meat}?
  {meat}: what are good sides? / what vegetables taste good next to {meat}? / ideas for something to eat with {meat}?
- which [wine|drink] goes with {meat}? / what should I drink with {meat}? / red or white wine with {meat}?
  what wine pairs with {meat}? / {meat}: what bottle should I open?
- how do I marinate {meat}? / what is a good marinade for {meat}? / which sauce should I soak {meat} in before cooking?
  {meat}: which marinade tastes best? / what do I put {meat} in overnight for more flavour?

ask tense
- what should I eat before [a workout|exercise|training]? / what is a good [meal|snack] before working out? / which food gives energy ahead of a workout?
  what do athletes eat right before they train? / pre-workout food ideas?
- what should I eat after [a workout|exercise|training]? / what is a good [meal|snack] after working out? / which food helps to recover from a workout?
  what do athletes eat once they have trained? / post-workout food ideas?

ask negation
- why does my [bread|dough|bread dough] rise too much? / what makes dough grow too big? / my dough is spilling out of the bowl, why?
  my loaf gets far too puffy, what happened? / reason for overproofed dough?
- why doesn't my [bread|dough|bread dough] rise? / what keeps dough from growing? / my dough stays flat, why?
  my loaf comes out dense and flat, what happened? / reason for dough that does not get bigger?
`;
