/** Washing, cleaning, tidying and getting rid of things. */
export const cleaning = `
do action: time fail tools mistakes
- remove {stain} from {textile} / get {stain} out of {textile} / wash {stain} out of {textile} / clean {stain} off {textile}
  ! there is {stain} on {textile} / ! I spilled something and now there is {stain} on {textile} / ! I got {stain} on {textile}

do action: often tools time mistakes safe if ifnot before after
- wash {garment} / launder {garment} / clean {garment} / put {garment} through the wash
- dry {garment} / get {garment} dry after washing / let {garment} dry / take the water out of {garment}
- iron {garment} / press {garment} / get the creases out of {garment} / smooth out {garment}
- fold {garment} / stack {garment} neatly / put {garment} away in neat piles
- dye {garment} / colour {garment} / change the colour of {garment} / give {garment} a new colour
- store {garment} / keep {garment} in good shape / put {garment} into storage for months

do action: fail mistakes
- shrink {knit} / make {knit} smaller / get {knit} to be tighter
  ! I bought {knit} that is too big
- stretch {knit} / make {knit} bigger / get {knit} to be looser
  ! I bought {knit} that is too small
- repair {knit} / mend {knit} / fix holes in {knit}

do entity: often tools time safe mistakes who if ifnot
- clean an oven / get burnt grease off my oven / scrub a dirty oven / degrease an oven
  ! my oven is full of burnt fat / ! my oven is disgusting
- clean a [fridge] / wash the inside of my [fridge] / wipe out a dirty [fridge]
- clean a washing machine / get mould out of a washing machine / make a washing machine fresh again
  ! my washing machine stinks / ! my laundry comes out smelly
- clean a dishwasher / get grease out of a dishwasher / keep a dishwasher free of dirt
  ! my dishwasher stinks / ! there is old food in my dishwasher
- clean a microwave / get food splatters out of a microwave / wipe out a dirty microwave
- clean windows / wash my windows / get streak-free glass / make window panes clear
  ! my windows are dirty / ! my windows have streaks after cleaning
- clean a mattress / get stains out of a mattress / freshen up a bed mattress
- clean leather / wipe down leather furniture / care for a leather [sofa]
- clean [jewellery] / make [jewellery] shine / polish tarnished silver rings and chains
- clean glasses / wipe spectacles / get smudges off my glasses lenses

do action: time hard why mistakes who
- tidy up my [house] / bring order to my rooms / declutter my [house] / get rid of the mess at home
  ! my [house] is a mess / ! my rooms are full of stuff
- keep my [house] clean / maintain a clean home / stop my [house] from getting dirty
- organise my closet / sort out my wardrobe / bring order to my clothes
- organise my desk / sort out my workplace / bring order to the papers on my table
- organise my kitchen / sort out my kitchen cupboards / bring order to pots and pans

do action: where legal cost safe fail if ifnot
- dispose of {trash} / throw away {trash} / get rid of {trash} / discard {trash}
  ! I have {trash} at home and don't know where to put it
- recycle {trash} / have {trash} reused / turn {trash} into something new / put {trash} into recycling

do action: time tools safe mistakes
- get rid of mould in the bathroom / remove mildew from bathroom tiles / kill mould in the shower
  ! there is mould in my bathroom / ! my shower has black spots
- get rid of dust in my [house] / keep dust away / remove dust from my rooms
- get rid of a bad smell in the kitchen / make a smelly kitchen fresh / remove odours from my kitchen
  ! my kitchen stinks / ! it smells awful in my kitchen
- get rid of pet hair on the [sofa] / remove dog and cat hair from a couch / get animal hair off furniture
  ! my [sofa] is covered with cat hair / ! dog hair is everywhere
- remove stickers from glass / get a label off a jar / take sticky residue off glass
- get chewing gum out of hair / remove gum that is stuck in hair / free hair from chewing gum
  ! my daughter has gum in her hair
- descale a kettle / remove limescale from a kettle / get chalk deposits out of a kettle
  ! there is limescale in my kettle
- descale a coffee machine / remove limescale from a coffee maker / get chalk deposits out of an espresso machine

ask attribute
- what is the right temperature to wash {garment}? / at how many degrees do I wash {garment}? / {garment}: hot or cold water? / which water temperature for {garment}?
  how warm should the wash be for {garment}?
- can I put {garment} in the dryer? / do {garment} survive a tumble dryer? / is a dryer bad for {garment}? / {garment}: air or machine drying?
  may {garment} be tumble dried?
- which detergent is best for {garment}? / what washing powder should I use for {garment}? / is normal soap okay for {garment}? / {garment}: liquid or powder detergent?
  what kind of laundry soap suits {garment}?
- how long do {garment} last? / when should {garment} be thrown out? / after how many years are {garment} worn out? / how soon do {garment} need replacing?
  {garment}: for how many years do people wear them?

ask negation
- can I use bleach on {garment}? / is bleach okay for {garment}? / may {garment} be bleached? / will bleach ruin {garment}? / {garment} and bleach, good or bad?
- how do I clean {garment} without bleach? / what can I use in place of bleach on {garment}? / is there a bleach-free way to clean {garment}? / {garment} clean with no bleach, how?

ask tense
- what should I clean before guests arrive? / visitors are coming, what do I tidy first? / how do I clean up quickly ahead of a party? / which rooms do I get ready for guests?
- what should I clean after guests leave? / visitors are gone, what do I tidy first? / how do I clean up quickly when a party is over? / which rooms do I put in order once guests went home?
`;
