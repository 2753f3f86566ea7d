/** Cameras, pictures, videos and drawing. */
export const photography = `
do action: hard tools mistakes when
- photograph {motif} / take pictures of {motif} / shoot good photos of {motif} / capture {motif} with a camera
- film {motif} / make a video of {motif} / shoot footage of {motif}
- draw {motif} / sketch {motif} / put {motif} on paper with a pencil
- paint {motif} / put {motif} on a canvas / make a painting of {motif} / use watercolours for {motif}

do action: fail free hard
- make a photo brighter / lighten a dark [picture] / increase the exposure of a [picture] / fix a [picture] that is too dark
  ! my [picture] is too dark
- make a photo darker / darken a bright [picture] / decrease the exposure of a [picture] / fix a [picture] that is too bright
  ! my [picture] is too bright
- make a photo sharper / fix a blurry [picture] / get a [picture] into focus / remove blur from a [picture]
  ! my [picture] is blurred
- make a photo smaller / reduce the size of a [picture] / shrink an image file / resize a [picture] to be smaller
- make a photo bigger / increase the size of a [picture] / enlarge an image without losing quality / resize a [picture] to be larger

do action: fail free hard
- remove the background from a [picture] / cut out a person from a [picture] / make the background of an image transparent
- remove a person from a [picture] / delete someone from an image / make a stranger in a [picture] disappear
  ! there is a stranger in my [picture]
- remove red eyes from a [picture] / fix red eyes in an image / get rid of the red-eye effect
  ! everyone has red eyes in my [picture]
- turn a [picture] black and white / take the colour out of a [picture] / convert an image to greyscale
- add text to a [picture] / write words on an image / put a caption on a [picture]
- merge two [picture]s / combine images into one / put two [picture]s together
- crop a [picture] / cut off the edges of an image / trim a [picture]
- rotate a [picture] / turn an image by 90 degrees / flip a [picture] that is sideways

do action: time cost tools who online
- print [picture]s / get paper copies of my images / have my [picture]s put on paper
- scan old [picture]s / digitise paper photographs / turn printed images into files
- sell [picture]s online / earn money with photography on the web / offer my images to agencies
- organise my [picture]s / sort thousands of images / bring order to my [picture] collection
- make a photo book / put together a printed photo album / turn my [picture]s into a book

do action: cost tools time who hard mistakes if ifnot
- clean a camera lens / get fingerprints off a lens / wipe dust from a lens
- clean a camera sensor / get dust off the sensor / remove spots from a camera's sensor
- edit a video / cut a film on my computer / put video clips together
- stabilise a shaky video / fix footage that wobbles / make a jerky video smooth
  ! my video is shaky
- start a photography business / become a professional photographer / earn a living with photography

ask attribute ordered
- is a {camera} better than a {camera2}? / does a {camera} make nicer pictures than a {camera2}? / should I prefer a {camera} over a {camera2}? / does a {camera} beat a {camera2}?

ask attribute
- which camera is best for {motif}? / what camera should I buy to photograph {motif}? / camera recommendation for {motif}? / I shoot {motif}, which camera do I need?
- which lens is best for {motif}? / what lens should I buy to photograph {motif}? / lens recommendation for {motif}? / I shoot {motif}, which lens do I need?
- which settings are best for {motif}? / what exposure should I use to photograph {motif}? / camera settings for {motif}? / I shoot {motif}, which shutter speed do I need?

ask attribute
- why are my photos blurry? / what makes my pictures blurred? / my images are never sharp, why? / how come my shots lack focus? / blurred shots, what am I doing wrong?
- why are my photos too dark? / what makes my pictures dark? / my images lack light, why? / how come my shots are black? / underexposed shots, what am I doing wrong?
- why are my photos grainy? / what makes my pictures noisy? / my images have speckles, why? / how come my shots have so much noise? / grainy shots, what am I doing wrong?
- why are my photos yellow? / what makes my pictures look orange? / my images have wrong colours indoors, why? / how come my shots have a yellow tint? / orange shots, what am I doing wrong?
`;
