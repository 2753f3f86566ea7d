/** Watching and playing sport. */
export const sports = `
ask tense
- who won the {final}? / which team was the winner of the {final}? / how did the {final} end? / what was the result of the {final}? / {final}: who took the title?
- who will win the {final}? / which team is going to win the {final}? / who is the favourite in the {final}? / what is your prediction for the {final}? / {final}: whom would you bet on?
- who lost the {final}? / which team was beaten in the {final}? / who came second in the {final}? / {final}: who was the loser?

ask attribute
- when is the {final}? / on what date is the {final} played? / how long until the {final}? / what day does the {final} take place? / {final}: when does it start?
- where is the {final}? / in which city is the {final} played? / what stadium hosts the {final}? / {final}: where does it take place?
- where can I watch the {final}? / which channel shows the {final}? / is there a live stream of the {final}? / {final}: who broadcasts it? / how can I see the {final} on TV?
- how much are tickets for the {final}? / what does a seat at the {final} cost? / price of admission to the {final}? / {final}: how expensive is it to get in?
- how do I get tickets for the {final}? / where are tickets for the {final} sold? / how can I be there live at the {final}? / {final}: who sells tickets?

ask attribute
- what are the rules of {sport}? / how is {sport} played? / how does {sport} work? / can someone explain {sport} to me? / {sport}: what are the basics?
- how do I get better at {sport}? / what training improves my {sport}? / how can I improve at {sport}? / {sport}: how do I reach a higher level? / any drills for {sport}?
- what equipment do I need for {sport}? / which gear is required for {sport}? / what should I buy to start with {sport}? / {sport}: what kit is necessary?
- how much does {sport} cost as a hobby? / is {sport} expensive? / what do people spend on {sport}? / {sport}: what does it cost a month?
- is {sport} dangerous? / how risky is {sport}? / do many people get injured in {sport}? / {sport}: which injuries are common? / can I get hurt playing {sport}?
- at what age can [kids] start {sport}? / how old must a child be for {sport}? / is {sport} good for children? / {sport}: from which age?
- how long does a game of {sport} last? / how many minutes is a match of {sport}? / {sport}: how long is one game? / duration of a {sport} match?
- how many players are on a {sport} team? / what is the size of a {sport} team? / {sport}: how many players per side? / number of people in a {sport} team?
- who is the best {sport} player of all time? / which {sport} player is the greatest ever? / {sport}: who is the GOAT? / most successful {sport} player in history?
- why is {sport} so popular? / what do fans love about {sport}? / why do people like {sport}? / {sport}: what makes it exciting?
- why is {sport} so boring? / what do people dislike about {sport}? / why does nobody watch {sport}? / {sport}: what makes it dull?

do action: hard mistakes time
- throw a ball farther / throw a ball over a longer distance / increase my throwing distance
- throw a ball more accurately / hit the target when throwing / improve my aim when throwing
- catch a ball / get hold of a ball in the air / stop dropping the ball when catching
- kick a ball harder / shoot a ball with more power / get more power into my kick
- jump higher / increase my vertical leap / get more height when jumping
- jump farther / increase the length of my jump / get more distance when jumping

do action: when mistakes time cost where
- join a {sport} club / become a member of a {sport} team / find a {sport} club / start playing {sport} in a club
- leave a {sport} club / quit a {sport} team / cancel my membership in a {sport} club
- become a {sport} coach / train a {sport} team / start coaching {sport}
- become a professional in {sport} / earn a living from {sport} / go pro in {sport}
- bet on {sport} / place a bet on a {sport} match / gamble on {sport} results

ask attribute ordered
- is {sport} harder than {sport2}? / does {sport} need more skill than {sport2}? / is it tougher to be good at {sport} than at {sport2}? / is {sport} more demanding than {sport2}?
- is {sport} more popular than {sport2}? / does {sport} have more fans than {sport2}? / is {sport} better loved than {sport2}? / do more people watch {sport} than {sport2}?
`;
