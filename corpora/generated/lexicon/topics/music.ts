/** Instruments, singing, songs and sound. */
export const music = `
do action: time hard cost why where online free
- learn the {instrument} / learn to play the {instrument} / teach myself the {instrument} / take up the {instrument} / pick up the {instrument}
- tune a {instrument} / get a {instrument} in tune / adjust the pitch of a {instrument}
- clean a {instrument} / polish a {instrument} / get a {instrument} free of dust and dirt
- repair a {instrument} / fix a broken {instrument} / mend a damaged {instrument}
- record a {instrument} / make a recording of a {instrument} / capture the sound of a {instrument} with a microphone
- sell a {instrument} / find a buyer for my {instrument} / get rid of a {instrument} for money
- rent a {instrument} / hire a {instrument} / borrow a {instrument} for a fee

do action: hard time mistakes why
- sing higher notes / extend my voice upwards / reach high notes / improve the top of my vocal range
- sing lower notes / extend my voice downwards / reach deep notes / improve the bottom of my vocal range
- sing in tune / hit the right notes / stop singing off-key / sing on pitch
- sing louder / get more volume in my voice / project my voice when singing

do action: hard time mistakes free tools
- write a song / compose a song / make up my own song / come up with a melody and lyrics
- write lyrics / come up with words for a song / find good lines for a song
- read sheet music / understand musical notation / learn to read notes / make sense of a music score
- memorise a piece of music / play by heart / remember a whole piece with no sheet music
- play by ear / work out a tune just from hearing it / find the notes of a song by listening
- start a band / form a music group / put a band together / find people for a band
- record a song at home / make a home recording / set up a bedroom studio
- sell my music online / earn money with my songs / get my songs onto streaming services
- become a DJ / start mixing records / work as a disc jockey

do action: free legal fail
- find a song by humming / identify a song I only have in my head / find out the name of a tune
- download music / get songs onto my device / save music for offline listening
- make a playlist / put together a list of songs / compile songs for a party
- convert a record to MP3 / digitise vinyl / turn my vinyl records into files

ask attribute
- how much does a {instrument} cost? / what is the price of a {instrument}? / how expensive is a {instrument} for beginners? / what do I pay for a decent {instrument}?
  {instrument}: what price is fair?
- which {instrument} should a beginner buy? / what is a good first {instrument}? / can you recommend a {instrument} for starters? / looking for my first {instrument}, which one?
  best {instrument} for a newbie?
- how many hours should I practise the {instrument}? / how much {instrument} practice a day is enough? / {instrument}: how long should I practise each day?
  daily practice time for the {instrument}?
- who is the greatest {instrument} player? / which {instrument} player is the best of all time? / most famous {instrument} player? / {instrument}: who is the best musician?
  whom should I listen to if I love the {instrument}?
- at what age should a child start the {instrument}? / how old must [kids] be for {instrument} lessons? / is six too young for the {instrument}? / when can a child begin with the {instrument}?
  {instrument} for [kids], from which age?
- when was the {instrument} invented? / how old is the {instrument} as an instrument? / in which century did the {instrument} first appear? / {instrument}: since when does it exist?
- who invented the {instrument}? / which person made the first {instrument}? / who came up with the {instrument}? / {instrument}: who was its inventor?

ask attribute ordered
- is the {instrument} harder than the {instrument2}? / is the {instrument} more [difficult|challenging] to learn than the {instrument2}? / does the {instrument} take more practice than the {instrument2}?
  is it harder to play the {instrument} than the {instrument2}?

ask attribute
- am I too old at {adultage} to learn the {instrument}? / can I start the {instrument} at {adultage}? / I'm {adultage}, is it too late for the {instrument}? / {instrument} lessons at the age of {adultage}, does that make sense?
  is {adultage} a bad age to begin with the {instrument}?

ask negation
- which songs are easy on the {instrument}? / what songs can a beginner play on the {instrument}? / simple pieces for the {instrument}? / {instrument}: which music is not hard?
- which songs are hard on the {instrument}? / what songs can only an expert play on the {instrument}? / difficult pieces for the {instrument}? / {instrument}: which music is not easy?

ask tense
- who is playing at the festival this year? / which bands will be at the festival this summer? / what does the line-up of the upcoming festival look like? / this year's festival, who is on stage?
- who played at the festival last year? / which bands were at the festival last summer? / what did the line-up of the last festival look like? / last year's festival, who was on stage?
`;
