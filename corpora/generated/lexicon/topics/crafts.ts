/** Making things by hand, reading, writing and pastimes. */
export const crafts = `
do action: time hard tools cost mistakes free
- knit a {knitted} / make a {knitted} out of wool / produce a {knitted} with knitting needles
- crochet a {knitted} / make a {knitted} with a crochet hook / produce a {knitted} by crocheting
- sew a {sewn} / make a {sewn} out of fabric / produce a {sewn} on a sewing machine
- fold a paper {origami} / make a {origami} out of paper / make an origami {origami}
- carve a wooden {origami} / make a {origami} out of wood / cut a {origami} from a block of wood
- build a {wooden} / make a {wooden} out of wood / construct a wooden {wooden}
- paint a {wooden} / give a {wooden} a new colour / put a coat of paint on a {wooden}
- sand a {wooden} / make the surface of a {wooden} smooth / use sandpaper on a {wooden}

do entity: time hard tools cost safe mistakes why
- make soap / produce my own soap / create homemade soap bars
- make candles / produce my own candles / pour homemade candles
- make jewellery / produce my own necklaces and rings / create homemade jewellery
- make pottery / produce my own clay pots / create homemade ceramics
- make slime / produce homemade slime / create slime for children
- make paper / produce my own sheets of paper / create homemade paper

do action: hard time why mistakes
- read more books / make reading a habit / get myself to read / find time for reading
- write a novel / become an author / write a book of fiction / finish my first novel
- publish a book / get my book published / find a publisher / bring out a book
- overcome writer's block / start writing again when I'm stuck / find words when nothing comes to mind
  ! I stare at a blank page / ! I want to write but no words come
- write a poem / compose a poem / write poetry / put my feelings into verse
- keep a diary / write a journal / note down my days / start journaling

do action: hard time why mistakes cost tools
- solve a Rubik's cube / crack the magic cube / get a Rubik's cube right
- solve a sudoku / fill in a sudoku / crack a number puzzle
- solve a crossword / fill in a crossword puzzle / find the words in a crossword
- juggle / keep three balls in the air / learn juggling
- whistle / produce a whistle with my lips / make a whistling sound
- do a card trick / perform magic with cards / impress people with a card trick
- start a stamp collection / collect stamps / begin collecting postage stamps
- start a coin collection / collect coins / begin collecting old money
- start birdwatching / observe birds / take up bird watching
- improve my handwriting / write more legibly / get neater handwriting
  ! nobody can read my handwriting / ! my handwriting is ugly
- type faster / increase my typing speed / get quicker on the keyboard
  ! I type with two fingers
- draw better / improve my drawing / get good at sketching

do action: tools safe hard mistakes when
- light a campfire / make a fire outdoors / get a fire going while camping
- put out a campfire / extinguish a fire outdoors / kill the flames of a campfire
- put up a tent / pitch a tent / set up my tent
- take down a tent / pack up my tent / fold my tent away
- tie a knot / make a strong knot / fasten a rope with a knot
- untie a knot / undo a tight knot / loosen a knot in a rope
  ! there is a knot in my shoelace and it won't open
- catch fish / go fishing / get a fish on the hook
- clean fish / gut a fish / prepare a fish I caught
- climb a mountain / reach the top of a mountain / get up a peak
- get down a mountain / descend from a peak / come back from the top of a mountain

ask attribute
- which book should I read {bookgoal}? / what book do you recommend {bookgoal}? / can anyone suggest a book {bookgoal}? / good reads {bookgoal}? / I'm looking for a book {bookgoal}.
- which film should I watch {bookgoal}? / what movie do you recommend {bookgoal}? / can anyone suggest a film {bookgoal}? / good movies {bookgoal}? / I'm looking for a movie {bookgoal}.
- which podcast should I listen to {bookgoal}? / what podcast do you recommend {bookgoal}? / can anyone suggest a podcast {bookgoal}? / good podcasts {bookgoal}? / I'm looking for a podcast {bookgoal}.
- which hobby should I start {bookgoal}? / what hobby do you recommend {bookgoal}? / can anyone suggest a hobby {bookgoal}? / good hobbies {bookgoal}? / I'm looking for a pastime {bookgoal}.
`;
