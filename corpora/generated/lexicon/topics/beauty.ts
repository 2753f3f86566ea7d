/** Hair, skin, clothes and style. */
export const beauty = `
do action: time hard often tools mistakes safe who cost myself if ifnot before after
- straighten my hair / make curly hair straight / get rid of my curls / smooth out wavy hair
  ! I hate my curls / ! my hair is too curly
- curl my hair / make straight hair curly / get curls / put waves into my hair
  ! my hair is too straight
- grow my hair faster / make my hair grow longer / speed up hair growth / get long hair quickly
  ! my hair grows too slowly / ! my haircut is too short
- cut my [own hair|hair at home] / give myself a haircut / trim my hair at home
- dye my hair {colour} / colour my hair {colour} / get {colour} hair / change my hair colour to {colour}
- stop hair loss / keep my hair from falling out / prevent going bald / avoid losing hair
  ! I am losing my hair / ! I'm going bald / ! there is hair all over my pillow
- wash my hair / shampoo my hair / clean my hair
- dry my hair / get wet hair dry / use a hair dryer on my hair
- get rid of dandruff / stop my scalp from flaking / cure a flaky scalp
  ! there are white flakes on my shoulders / ! my scalp is flaky

do action: time often tools mistakes safe cost fail
- get rid of pimples / cure acne / clear up my skin / get a face without spots / treat zits
  ! my face is full of pimples / ! I have terrible acne
- get rid of wrinkles / smooth out lines in my face / make my skin look younger / reduce facial wrinkles
  ! I look old and have lines in my face
- get rid of dark circles / remove shadows under my eyes / make bags under the eyes go away
  ! I look tired, there are shadows under my eyes
- get rid of blackheads / clean clogged pores / remove blackheads from my nose
- treat dry skin / moisturise my skin / care for flaky skin / stop my skin from being dry
  ! my skin is dry and itchy
- treat oily skin / reduce shine on my face / care for greasy skin / stop my skin from being oily
  ! my face is always shiny
- get a tan / become brown in the sun / tan my skin / make pale skin darker
- soothe a sunburn / treat sunburnt skin / cool skin that got too much sun
  ! I was in the sun for too long and my skin is red / ! my back is burnt from the sun

do action: time often tools mistakes safe cost who myself if ifnot before after
- shave my {shaved} / remove hair from my {shaved} with a razor / use a razor on my {shaved}
- wax my {shaved} / remove hair from my {shaved} with wax / use wax strips on my {shaved}
- paint my nails / put on nail polish / do my own manicure / apply nail varnish
- remove nail polish / take off nail varnish / get polish off my nails
- put on make-up / apply make-up / do my make-up
- remove make-up / take off make-up / clean make-up off my face
- pierce my ears / get my ears pierced / have holes made in my earlobes
- get a tattoo / have a tattoo done / have my skin inked
- remove a tattoo / get rid of a tattoo / have a tattoo lasered off

do action: hard mistakes why
- tie a tie / knot a necktie / put on a tie
- tie a scarf / wrap a scarf / wear a scarf in a stylish way
- dress better / improve my style / look more fashionable / develop a sense of fashion
- look taller / appear taller than I am / dress so that I seem tall
- look slimmer / appear thinner than I am / dress so that I seem slim
- look younger / appear younger than I am / dress so that I seem young
- match colours in an outfit / combine colours in my clothes / wear colours that go together

do action: time tools hard cost who myself mistakes
- shorten {pants} / make {pants} shorter / hem {pants} / take up {pants} that are too long
  ! my {pants} are too long
- lengthen {pants} / make {pants} longer / let down {pants} that are too short
  ! my {pants} are too short
- take in {pants} / make {pants} tighter / fix {pants} that are too wide
  ! my {pants} are too wide
- let out {pants} / make {pants} wider / fix {pants} that are too tight
  ! my {pants} are too tight
- sew on a button / attach a button / put a button back on a shirt
  ! a button came off my shirt
- fix a zipper / repair a broken zip / make a stuck zipper work
  ! my zipper is stuck / ! my zip is broken

ask attribute
- what should I wear to {event}? / which outfit is right for {event}? / how do I dress for {event}? / dress code for {event}? / what clothes do people wear to {event}?
- what gift should I bring to {event}? / which present is right for {event}? / what do I take along to {event}? / present for {event}, any ideas? / what do guests give at {event}?
- what should I say at {event}? / which words are right for {event}? / how do I make a speech at {event}? / speech for {event}, any ideas? / what do people say at {event}?
- how do I decline an invitation to {event}? / what's a good excuse for missing {event}? / how do I get out of {event}? / can I say no to {event}? / I don't want to go to {event}, how do I tell them?

ask attribute ordered
- do {colour} shoes go with a {colour2} suit? / can I combine {colour} shoes and a {colour2} suit? / {colour} shoes and a {colour2} suit, does that fit? / are {colour} shoes okay under a {colour2} suit?

ask negation
- what goes with {colour} [pants]? / which shirt should I wear with {colour} [pants]? / {colour} [pants], what do I combine them with? / what matches a pair of {colour} [pants]?
- what doesn't go with {colour} [pants]? / which shirt should I never wear with {colour} [pants]? / {colour} [pants], what can't I combine them with? / what clashes with a pair of {colour} [pants]?
`;
