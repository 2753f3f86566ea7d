/** Repairs and improvements around the house. */
export const home = `
do action: time cost tools who myself hard mistakes
- [fix] a leaking {plumbing} / stop a {plumbing} from leaking / [fix] a {plumbing} that drips / deal with a dripping {plumbing} / make a leaky {plumbing} tight
  ! my {plumbing} drips / ! water comes out of my {plumbing} all the time / ! my {plumbing} leaks / ! there is a leak in my {plumbing}
- install a {plumbing} / put in a {plumbing} / fit a new {plumbing} / replace an old {plumbing}
- clean a {plumbing} / get limescale off a {plumbing} / scrub a dirty {plumbing} / make a {plumbing} shine again

do action: time cost tools who myself hard
- unclog a {drain} / clear a blocked {drain} / get a clogged {drain} flowing again / remove a blockage from a {drain}
  ! my {drain} is blocked / ! the water in my {drain} does not run off / ! nothing goes down my {drain}

do action: time cost tools who myself hard mistakes before after
- paint a {surface} / put paint on a {surface} / give a {surface} a new coat of paint / change the colour of a {surface}
- remove paint from a {surface} / strip a {surface} / get old paint off a {surface} / take the paint off a {surface}
- repair a hole in a {surface} / fill a hole in a {surface} / patch a {surface} with a hole in it / close up a hole in a {surface}
  ! there is a hole in my {surface} / ! I drilled a hole in the wrong place of my {surface}
- clean a {surface} / wash a {surface} / get stains off a {surface} / scrub the dirt off a {surface}
  ! my {surface} is full of stains / ! my {surface} looks dirty

do direction: time cost tools who myself hard
- hang wallpaper / wallpaper a room / put up wallpaper / stick paper on my walls
- remove wallpaper / strip wallpaper / take down old wallpaper / get paper off my walls

do action: time cost tools who myself hard safe mistakes
- install a ceiling lamp / hang up a light / mount a lamp on the ceiling / put up a ceiling light
- replace a light switch / change a switch on the wall / put in a new light switch
- replace an electrical outlet / change a power socket / put in a new wall socket / fit a new plug socket
- change a light bulb / replace a burnt-out bulb / screw in a new bulb / swap a dead light bulb
  ! the light in my room is dead / ! my lamp stopped working
- reset a tripped breaker / turn the power back on after a fuse blew / get the electricity back when the breaker trips
  ! a fuse blew and there is no power / ! suddenly all the lights are out at home

do action: time cost tools who myself mistakes
- hang a [picture] / put a [picture] on the wall / mount a frame on the wall
- hang curtains / put up curtains / install a curtain rod / mount curtains at my window
- mount a TV on the wall / hang a television / put my TV on a wall bracket / attach a TV to the wall
- put up a shelf / install a shelf / hang a shelf on the wall / mount shelves
- drill a hole in concrete / bore into a concrete wall / get a drill through concrete / make a hole in a hard wall
- assemble flat-pack furniture / put together furniture from a box / build a self-assembly cabinet

do action: time cost who myself why hard if ifnot
- insulate an attic / put insulation in the loft / keep heat from escaping through the attic
- insulate windows / stop cold air coming through windows / make draughty windows tight / seal windows against draughts
  ! cold air comes in through my windows / ! there is a draught at my windows
- soundproof a room / make a room quiet / keep noise out of my room / stop sound from going through my walls
  ! I hear everything through the wall / ! it is too noisy in my room

do action: fail time why
- lower the temperature in my [house] / cool down my [house] in summer / get my [house] cooler / keep the heat out of my [house]
  ! my [house] is too hot / ! it is boiling in my rooms in summer / ! we are melting at home
- raise the temperature in my [house] / warm up my [house] in winter / get my [house] warmer / keep the cold out of my [house]
  ! my [house] is too cold / ! we are freezing at home in winter
- lower the humidity in my [house] / dry out damp rooms / get moisture out of my [house] / reduce dampness in my [house]
  ! my [house] is damp / ! water runs down my windows inside
- raise the humidity in my [house] / make dry air in my [house] moist / humidify my rooms / add moisture to my [house]
  ! the air in my [house] is too dry

do action: time cost tools who myself hard
- fix a squeaky {opening} / stop a {opening} from squeaking / silence a {opening} that creaks / oil a {opening} that makes noise
  ! my {opening} squeaks / ! my {opening} makes an awful noise
- fix a stuck {opening} / open a {opening} that is jammed / free a {opening} that won't move / unstick a {opening}
  ! my {opening} is stuck / ! my {opening} won't open / ! I can't open my {opening}
- replace a {opening} / put in a new {opening} / swap an old {opening} for a new one / install a new {opening}
- change a door lock / replace the lock on a door / put a new lock in my front door / have a different lock fitted
- get into my [house] when I lost the key / open my front door without a key / get back in when I'm locked out
  ! I locked myself out / ! my key is inside and the door is shut / ! I lost my key and can't get in

do action: time cost tools who myself hard mistakes before after
- lay {flooring} / install {flooring} / put down {flooring} / fit {flooring} in a room
- remove {flooring} / tear out {flooring} / pull up {flooring} / take {flooring} out of a room
- clean {flooring} / wash {flooring} / get stains out of {flooring} / care for {flooring}

ask attribute
- why is my {appliance} so loud? / my {appliance} makes a lot of noise, why? / what makes a {appliance} noisy? / noisy {appliance}, how do I fix it?
  strange sounds come from my {appliance}, what's wrong?
- why does my {appliance} leak? / my {appliance} loses water, why? / what makes a {appliance} drip? / leaking {appliance}, how do I fix it?
  there is a puddle under my {appliance}, what's wrong?
- why does my {appliance} smell bad? / my {appliance} stinks, why? / what makes a {appliance} smelly? / smelly {appliance}, how do I fix it?
  a bad odour comes from my {appliance}, what's wrong?
- why won't my {appliance} turn on? / my {appliance} is dead, why? / what keeps a {appliance} from starting? / {appliance} without power, how do I fix it?
  nothing happens when I press the button of my {appliance}, what's wrong?
- how long does a {appliance} last? / after how many years should I replace a {appliance}? / what is the lifespan of a {appliance}? / when does a {appliance} need replacing?
  {appliance}: how many years until it dies?
- which {appliance} is best? / what {appliance} should I buy? / can you recommend a {appliance}? / what brand makes a good {appliance}? / looking for a reliable {appliance}, any suggestions?
- how much does a {appliance} cost? / what is the price of a {appliance}? / how expensive is a new {appliance}? / what do people pay for a {appliance}?
  {appliance}: what price is reasonable?
- how much electricity does a {appliance} use? / what is the power consumption of a {appliance}? / does a {appliance} use a lot of energy? / running a {appliance}, how many kilowatts?
  {appliance}: what does it add to the electricity bill?
- how do I get rid of an old {appliance}? / where do I throw away a {appliance}? / who takes a broken {appliance}? / how is a {appliance} disposed of?
  old {appliance}, where does it go?
- how often should I clean my {appliance}? / how regularly does a {appliance} need cleaning? / what's a good cleaning interval for a {appliance}? / {appliance}: clean it every week or every month?

ask negation
- why does my heating turn on by itself? / my radiators get warm although the heating is off, why? / what makes the heating start on its own?
  heating runs in the middle of summer, what's wrong? / radiators hot when they should be cold, why?
- why doesn't my heating turn on? / my radiators stay cold although the heating is on, why? / what keeps the heating from starting?
  heating is dead in the middle of winter, what's wrong? / radiators cold when they should be hot, why?
`;
