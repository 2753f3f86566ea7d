/** Dogs, cats and smaller animals. */
export const pets = `
do action: hard time mistakes who
- teach my {dog} to {trick} / train my {dog} to {trick} / get my {dog} to {trick} / make my {dog} learn to {trick}

do action: hard time mistakes fail
- stop my {dog} from barking / make my {dog} bark less / keep my {dog} quiet / get a barking {dog} to be silent
  ! my {dog} barks all day / ! my {dog} barks at everybody / ! my {dog} won't shut up / ! the neighbours complain that my {dog} barks
- stop my {dog} from pulling on the leash / make my {dog} walk calmly on a lead / walk a {dog} that drags me along
  ! my {dog} pulls on the leash / ! walks with my {dog} are a nightmare, it drags me around
- stop my {dog} from biting / make my {dog} bite less / get a {dog} to quit nipping people
  ! my {dog} bites people / ! my {dog} nips at my hands / ! my {dog} snaps at children
- stop my {dog} from jumping on [people|guests] / keep my {dog} from leaping up at visitors / get a {dog} to stay down when guests come
  ! my {dog} jumps on every guest
- stop my {dog} from digging holes / keep my {dog} from digging up the garden / get a {dog} to leave the lawn alone
  ! my {dog} digs up the whole garden / ! there are holes in my lawn because of my {dog}

do action: hard time mistakes fail
- stop my cat from scratching the furniture / keep my cat's claws off the sofa / protect the couch from my cat
  ! my cat ruins the sofa / ! my cat's claws destroy our furniture
- stop my cat from meowing at night / keep my cat quiet while I sleep / get a cat to be silent at night
  ! my cat cries all night / ! my cat wakes me up at night / ! I can't sleep because my cat meows
- stop my cat from peeing on the carpet / get my cat to use the litter box / keep my cat from urinating outside its box
  ! my cat pees on the carpet / ! my cat ignores its litter box
- introduce a new cat to my old cat / get two cats used to each other / bring a second cat home to the first one
  ! my old cat attacks the new one / ! I have two cats and they fight
- introduce a cat to a dog / get a cat and a dog used to each other / make a dog and a cat live in peace
  ! my dog chases the cat / ! our dog and our cat hate each other

do action: papers cost when need where mistakes why before after
- adopt a {pet} / get a {pet} from a shelter / give a shelter {pet} a home / take in a rescued {pet}
- give away my {pet} / find a new home for my {pet} / rehome my {pet} / hand my {pet} over to someone else
- find a sitter for my {pet} / get someone to look after my {pet} / have my {pet} cared for while I am away / leave my {pet} with somebody during holidays
  ! we go on holiday and can't take the {pet} along

do action: often tools mistakes safe time myself if ifnot before after
- wash my {pet} / bathe my {pet} / give my {pet} a bath / shampoo my {pet}
  ! my {pet} is dirty / ! my {pet} stinks
- cut the nails of my {pet} / trim my {pet}'s claws / clip the nails of my {pet} / shorten my {pet}'s claws
  ! the claws of my {pet} are too long
- feed my {pet} / give my {pet} its food / provide meals for my {pet}
- weigh my {pet} / find out how heavy my {pet} is / put my {pet} on a scale

do action: when often cost need safe if ifnot before after
- vaccinate my {pet} / get shots for my {pet} / have my {pet} vaccinated / get my {pet} its injections
- deworm my {pet} / treat my {pet} for worms / give my {pet} worm tablets / rid my {pet} of worms
- neuter my {pet} / have my {pet} fixed / get my {pet} sterilised / have my {pet} neutered
- insure my {pet} / get insurance for my {pet} / take out a policy for my {pet}
- microchip my {pet} / have a chip put into my {pet} / get my {pet} chipped
- take my {pet} to the vet / have my {pet} seen by a veterinarian / bring my {pet} to an animal doctor

do action: tools often mistakes time if ifnot
- clean a fish tank / wash an aquarium / keep an aquarium clean / scrub the glass of my fish tank
  ! the glass of my aquarium is green / ! my fish tank is dirty
- set up a fish tank / start an aquarium / prepare a new aquarium for fish / get a fish tank ready
- change the water in a fish tank / put fresh water into an aquarium / replace aquarium water

ask negation
- which {produce} can my {pet} eat? / what {produce} are safe for my {pet}? / which {produce} am I allowed to give my {pet}? / what {produce} may a {pet} have?
  {produce} a {pet} can eat? / good {produce} for a {pet}?
- which {produce} can my {pet} not eat? / what {produce} are toxic to my {pet}? / which {produce} should I never give my {pet}? / what {produce} are poisonous for a {pet}?
  {produce} a {pet} must not eat? / dangerous {produce} for a {pet}?

ask negation
- why does my {pet} eat so much? / my {pet} is always hungry, why? / what makes a {pet} hungry all the time? / my {pet} begs for food constantly, what's wrong?
  how come my {pet} never gets full?
- why doesn't my {pet} eat? / my {pet} has no appetite, why? / what makes a {pet} refuse food? / my {pet} leaves its food untouched, what's wrong?
  how come my {pet} won't touch its meals?

ask negation
- why does my {pet} sleep so much? / my {pet} is always asleep, why? / what makes a {pet} tired all the time? / my {pet} naps all day, what's wrong?
  how come my {pet} never seems awake?
- why doesn't my {pet} sleep? / my {pet} is awake all night, why? / what makes a {pet} restless at night? / my {pet} keeps me up at night, what's wrong?
  how come my {pet} never seems tired?

ask attribute
- how long does a {pet} live? / what is the life expectancy of a {pet}? / what age does a {pet} reach? / how old does a {pet} get? / at what age does a {pet} die?
  lifespan of a {pet}?
- how much does a {pet} cost? / what is the price of a {pet}? / how expensive is it to own a {pet}? / what do I pay for a {pet}?
  {pet}: what does it cost to keep one?
- how much exercise does a {pet} need? / does a {pet} have to move a lot? / how active should a {pet} be? / how many minutes should a {pet} run around each day?
  {pet}: how much activity is enough?
- what should I name my {pet}? / what is a good name for a {pet}? / any name ideas for a {pet}? / I need a cute name for my new {pet}, suggestions?
  how should I call my {pet}? / funny names for a {pet}?
- is a {pet} good with [kids]? / can a {pet} live with small [kids]? / does a {pet} get along with children? / is a {pet} the right animal for a family?
  {pet} and children, does that work?
- does a {pet} smell? / how badly does a {pet} stink? / will my home smell if I get a {pet}? / does a {pet} have a strong odour?
  {pet} smell, how bad?
- can a {pet} be left alone? / how many hours can a {pet} stay home alone? / may I leave my {pet} by itself while I'm at work? / will my {pet} be okay on its own all day?
  {pet} alone at home, for how long?
- is my {pet} overweight? / how do I tell if my {pet} is too fat? / is my {pet} too heavy? / what are the signs of an overweight {pet}?
  {pet}: how much weight is too much?
`;
