/** Gardens, houseplants and garden pests. */
export const garden = `
do action: when time tools mistakes hard if ifnot before after
- plant {crop} / put {crop} into the ground / grow {crop} in my garden / sow {crop} / start growing {crop}
- harvest {crop} / pick {crop} / bring in my {crop} / gather ripe {crop} / get {crop} out of the garden
- water {crop} / give {crop} water / irrigate {crop} / keep {crop} from drying out
  ! my {crop} dry out in the sun
- fertilise {crop} / feed {crop} with fertiliser / give {crop} nutrients / add manure to {crop}
- store {crop} over winter / keep {crop} fresh until spring / preserve {crop} for the cold months
  ! I have harvested too many {crop}

do action: when tools mistakes hard why if ifnot before after
- prune {shrub:s} / cut back {shrub:s} / trim my {shrub:s} / shorten the branches of {shrub:s}
  ! my {shrub:s} are too big / ! my {shrub:s} grow in all directions
- plant a {shrub} / put a {shrub} into my garden / add a {shrub} to my yard / set a {shrub} in the soil
- move a {shrub} / transplant a {shrub} / dig up a {shrub} to put it elsewhere / relocate a {shrub} in my garden
- remove a {shrub} / get rid of a {shrub} / dig out a {shrub} for good / take a {shrub} out of my garden

do action: when often time tools cost mistakes if ifnot before after
- mow the lawn / cut the grass / shorten the grass in my yard / run a mower over the lawn
  ! the grass is too high
- water the lawn / give the grass water / sprinkle the grass in my yard
- reseed a lawn / sow new grass / fill bare patches in the lawn with new grass
  ! my lawn has bare spots
- fertilise the lawn / feed the grass / put fertiliser on the lawn
- kill moss in the lawn / get moss out of the grass / remove moss from my lawn
  ! there is more moss than grass in my lawn

do action: time safe tools fail who
- get rid of {pest} in the [garden|yard] / kill {pest} in my garden / keep {pest} away from my plants / fight {pest} on my plants
  ! {pest} are eating my plants / ! my garden is full of {pest} / ! there are {pest} all over my plants
- get rid of {pest} in the [house] / kill {pest} in my home / keep {pest} out of the house / drive {pest} out of my rooms
  ! there are {pest} in my kitchen / ! my [house] is full of {pest} / ! we have {pest} in the house

do action: time tools why hard mistakes
- make compost / turn kitchen scraps into soil / start a compost heap / compost garden waste
- build a raised bed / make a raised garden bed / construct a raised planter
- collect rainwater / catch rain in a barrel / store rain for the garden
- build a greenhouse / put up a glasshouse / construct a greenhouse from scratch
- build a garden pond / dig a pond in my yard / make a small pond

do action: often when tools mistakes if ifnot before after
- repot a {houseplant} / move a {houseplant} to a bigger pot / give a {houseplant} a larger pot / put a {houseplant} into fresh soil
  ! my {houseplant} is too big for its pot
- water a {houseplant} / give a {houseplant} water / keep the soil of a {houseplant} moist
- propagate a {houseplant} / grow a new {houseplant} from a cutting / multiply my {houseplant} / make baby plants from a {houseplant}
- save a dying {houseplant} / rescue a {houseplant} that looks dead / bring a {houseplant} back to life / revive a wilting {houseplant}
  ! my {houseplant} is dying / ! my {houseplant} looks sad

ask attribute
- why are the leaves of my {houseplant} turning yellow? / my {houseplant} has yellow leaves, why? / what makes a {houseplant} go yellow? / yellow leaves on a {houseplant}, reason?
  how come my {houseplant} loses its green colour?
- why are the leaves of my {houseplant} turning brown? / my {houseplant} has brown leaves, why? / what makes a {houseplant} go brown? / brown tips on a {houseplant}, reason?
  how come my {houseplant} looks burnt and brown?
- why is my {houseplant} dropping leaves? / my {houseplant} loses its leaves, why? / what makes the leaves of a {houseplant} fall off? / leaves keep falling from my {houseplant}, reason?
  how come my {houseplant} goes bare?
- why won't my {houseplant} flower? / my {houseplant} has no flowers, why? / what keeps a {houseplant} from blooming? / no blossoms on my {houseplant}, reason?
  how come my {houseplant} never blooms?
- is a {houseplant} toxic to [cats|pets]? / can a {houseplant} poison my cat? / is a {houseplant} dangerous for animals? / my cat chewed on a {houseplant}, is that bad?
  {houseplant} and cats, is it a risk?

ask negation
- which plants grow well with sunlight? / what can I plant in a sunny spot? / which flowers like the sun? / plants for full sun, any ideas?
  what thrives in bright places?
- which plants grow well without sunlight? / what can I plant in a shady spot? / which flowers like the shade? / plants for dark corners, any ideas?
  what thrives in places with no sun?

ask attribute
- how much water do {crop} need? / do {crop} need a lot of water? / how wet should the soil be for {crop}? / how thirsty are {crop}?
  {crop}: how much watering?
- how much sun do {crop} need? / do {crop} need a lot of light? / how bright should the spot be for {crop}? / can {crop} grow in the shade?
  {crop}: how much sunshine?
- how far apart should {crop} be planted? / what spacing do {crop} need? / how much distance should be between {crop}? / how close together can I put {crop}?
  {crop}: how many inches apart?
- how deep should {crop} be planted? / what planting depth do {crop} need? / how far down in the soil do I put {crop}? / how much earth should cover {crop}?
  {crop}: how many inches deep?
- can I grow {crop} in pots? / do {crop} grow in containers? / will {crop} do well on a balcony? / growing {crop} in a tub, is that possible?
  {crop} on my balcony, does that work?
- what grows well next to {crop}? / which companions do {crop} like? / what should I plant beside {crop}? / good neighbours for {crop}?
  companion planting for {crop}?
`;
