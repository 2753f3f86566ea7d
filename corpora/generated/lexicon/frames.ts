/**
 * Ways to ask about an activity: `{do}` is the activity, `{doing}` its gerund, `:you` and `:they` turn it to another person;
 * `{situation}` is what makes one ask how it is done.
 */

/** Frames that ask for opposite things, and the name of the difference; any other two differ in the asked *attribute*. */
export const frameContrasts: Record<string, { readonly other: string; readonly contrast: 'negation' | 'tense' }> = {
  if: { other: 'ifnot', contrast: 'negation' },
  ifnot: { other: 'if', contrast: 'negation' },
  before: { other: 'after', contrast: 'tense' },
  after: { other: 'before', contrast: 'tense' },
};

export const frames = `
how
- how do I {do}? / how can I {do}? / how could I {do}? / how to {do}? / how do you {do:you}? / {doing}, how?
  how [should|would|do] I go about {doing}? / how am I supposed to {do}?
  what is the [best|right|proper|easiest|correct|simplest] way to {do}?
  what's [a good|the best|the easiest|an easy|a simple] way of {doing}?
  [can|could|would] [someone|anyone|somebody] [explain|tell me|show me|describe] how to {do}?
  does [anyone|anybody|someone] know how [to|I can] {do}?
  any [tips|advice|suggestions|ideas] [for|on] {doing}? / what steps do I [take|follow] to {do}?
  I [want|need|would like|am trying] to {do}. [where do I start|how do I do that|what should I do|how does that work]?
  [please help me|I need help to|help me] {do}. / what do I have to do [in order to|to] {do}?
  {doing}: how [does it work|is it done|do I do it|do I get started]? / what's the [trick|secret] to {doing}?
  what's the [fastest|quickest|cheapest|smartest] way to {do}? / what helps to {do}? / how did you manage to {do:you}?
  I have no idea how to {do}. / I've never managed to {do}, what's the trick? / how do people {do:they}? / how can [somebody|anybody] {do:they}?
  is there [a good way|an easy way|a way|a trick] to {do}? / what [method|approach] [works best|is best] for {doing}?
  [looking for|need] [instructions|a guide|a tutorial|advice] on {doing}. / [which|what] [steps|instructions] should I follow for {doing}?

situation
- {situation}. what can I do? / {situation}. what should I do? / {situation}. how can I change that? / {situation}, help!
  {situation}, what now? / {situation}. any [advice|tips|ideas]? / what can I do when {situation}? / what helps when {situation}?
  {situation}. what helps? / {situation}. what would you do? / what should I do if {situation}? / {situation}. how do I deal with that?
  {situation}. is there anything I can do? / {situation}. can [someone|anybody|anyone] help me?

hard
- is it [hard|difficult|tricky|complicated|tough] to {do}? / how [hard|difficult|complicated|tricky] is it to {do}?
  is {doing} [hard|difficult|complicated|tricky] for [a beginner|beginners|a newbie|an amateur]? / how [hard|difficult|tough|easy] is {doing}?
  how easy is it to {do}? / is {doing} [easy|simple|hard|difficult]? / is {doing} something a beginner can manage?
  do I need [a lot of|much|any special] [skill|experience|practice] to {do}? / will I [struggle|have a hard time] when {doing}?
  how much [skill|effort|experience] does {doing} [take|require|need]? / what makes {doing} so [hard|difficult|tricky]?

time
- how long does it take to {do}? / how much time does it take to {do}? / how long will it take me to {do}?
  how much time should I [allow|set aside|plan|reserve] for {doing}? / how long [would|should] {doing} take?
  is {doing} quick or does it take [ages|forever|a long time]? / how [quickly|fast|soon] can I {do}?
  what's the [usual|average|typical] time [needed|required|it takes] to {do}? / how much of my time does {doing} take up?
  {doing}: how long does [that|it] [usually|normally|typically] take? / how time-consuming is {doing}?

cost
- how much does it cost to {do}? / what does it cost to {do}? / what's the [price|cost] of {doing}?
  is it [expensive|pricey|costly] to {do}? / how [expensive|costly|pricey] is {doing}? / how much [money|cash] do I need to {do}?
  what should I expect to pay for {doing}? / how much should I [budget|pay] for {doing}? / how much will I [spend on|pay for] {doing}?
  {doing}: how much does [that|it] [usually|typically|normally] cost? / what's a [fair|reasonable|typical] price for {doing}?
  will {doing} cost me a lot? / how much will it set me back to {do}? / what do people charge for {doing}?

why
- why should I {do}? / what's the point of {doing}? / what are the [benefits|advantages|upsides] of {doing}?
  is there [any good reason|any reason|a good reason] to {do}? / what do I gain [by|from] {doing}? / what good does {doing} do?
  why is it [a good idea|worthwhile|useful|important|smart] to {do}? / what is {doing} good for? / why would anyone want to {do}?
  what are good reasons to {do}? / how would I benefit from {doing}? / what's so good about {doing}?

when
- when is the [best|right|ideal] time to {do}? / when should I {do}? / what is the [right|ideal|best|perfect] moment to {do}?
  at what point should I {do}? / when is it best to {do}? / how do I know when it's time to {do}? / when do people usually {do:they}?
  is there a [best|right|good] time for {doing}? / {doing}: when is the right time? / how [soon|early|late] should I {do}?

safe
- is it safe to {do}? / is it [dangerous|risky|unsafe] to {do}? / are there [any|] [dangers|risks|hazards] in {doing}?
  what are the [risks|dangers|hazards] of {doing}? / can {doing} [go wrong|be dangerous|be harmful]? / how [risky|safe|dangerous] is it to {do}?
  could I [get hurt|do any damage|harm anything] by {doing}? / is {doing} [safe|risky|dangerous|harmful]? / what can go wrong when {doing}?
  should I be [worried|afraid|scared] of {doing}? / is there any [danger|risk] in {doing}?

tools
- what [tools|equipment|supplies|gear] do I need to {do}? / which [tools|things|materials|items] are [needed|required|necessary] for {doing}?
  what [gear|equipment] is [needed|required] to {do}? / do I need [any special|special|the right] [tools|equipment] to {do}?
  is any special equipment [needed|necessary|required] for {doing}? / what do people use for {doing}?
  which [tools|equipment|supplies] should I buy for {doing}? / what's on the list of things needed for {doing}?

papers
- what [documents|papers|paperwork] do I need to {do}? / which [documents|papers|forms] are [required|needed|necessary] to {do}?
  what paperwork is [needed|required|involved] for {doing}? / do I have to [bring|show] any [papers|documents] to {do}?
  what [forms|paperwork] do I have to [fill in|fill out|complete] to {do}? / what proof do I need for {doing}?

need
- do I [have|need] to {do}? / must I {do}? / is it [necessary|mandatory|required|compulsory|obligatory] to {do}? / is {doing} really necessary?
  can I [skip|avoid|get away without] {doing}? / is {doing} [optional|a must|obligatory|mandatory|required]? / do I really have to {do}?
  am I [required|obliged|supposed|expected] to {do}? / is there [any obligation|a requirement|any need] to {do}?
  would it be okay to skip {doing}? / how [necessary|essential] is it to {do}?

who
- who can I [hire|pay|ask] to {do}? / [where|how] can I find [someone|somebody|a professional|an expert] to {do}? / who is able to {do} for me?
  who should I [call|contact|turn to] for {doing}? / can I [pay|hire|get] someone to {do} for me? / who do people call for {doing}?
  which [company|service|professional|expert] helps with {doing}? / what kind of [expert|company|professional] do I need for {doing}?

often
- how often should I {do}? / how [frequently|regularly] should I {do}? / how many times a [year|month|week] should I {do}?
  what's a [good|sensible|reasonable] [interval|schedule|frequency] for {doing}? / how often do people {do:they}?
  is {doing} something to do every [day|week|month|year]? / {doing}: how often is [enough|best|recommended|ideal]?
  how much time should pass before I {do} again? / how often is it [necessary|recommended|advisable] to {do}?

legal
- is it legal to {do}? / is it [illegal|against the law|unlawful] to {do}? / am I [allowed|permitted] to {do}?
  does the law [allow|permit] me to {do}? / can I legally {do}? / could I get [fined|in trouble|into trouble|punished] for {doing}?
  is {doing} [against the law|legal|allowed|permitted|forbidden|prohibited]? / is there [a|any] [law|rule] against {doing}?

fail
- why can't I {do}? / why am I [unable|not able] to {do}? / I can't {do}. [what's wrong|what could be the problem|what is going on]?
  I [tried|have tried] to {do} but it [doesn't|won't|didn't] work, [what's wrong|why]? / why do I keep failing to {do}?
  what could be [stopping|preventing|keeping] me from {doing}? / {doing} does not work for me, why? / why is {doing} not working?
  what's the reason I [can't|cannot|am not able to] {do}? / any idea why I [can't|cannot|am unable to] {do}? / what am I doing wrong when {doing}?

mistakes
- what [mistakes|errors] should I avoid when {doing}? / what are [common|typical|frequent|the usual] [mistakes|errors] when {doing}?
  what should I [not do|avoid|never do] when {doing}? / what do [beginners|people|most people] [usually|often] get wrong when {doing}?
  what [pitfalls|traps] are there in {doing}? / {doing}: what should I be careful about? / what should I watch out for when {doing}?

where
- where can I {do}? / where is the best place to {do}? / what's a good [place|spot] to {do}? / what place is [good|best|great] for {doing}?
  can you recommend [a place|somewhere] to {do}? / where do people usually {do:they}? / I am looking for a place to {do}.
  is there [anywhere|somewhere|a place] [near here|nearby|around here] to {do}? / where should I go to {do}?

ifnot
- what happens if I don't {do}? / what are the consequences of not {doing}? / is it bad not to {do}? / what if I [do not|don't] {do}?
  is it a [problem|big deal] if I [never|don't] {do}? / what could happen if I [don't|do not|never] {do}? / what will happen if I don't {do}?
  what's the worst that can happen if I don't {do}? / does it matter if I don't {do}?

if
- what happens if I {do}? / what are the consequences of {doing}? / is it bad to {do}? / what if I {do}?
  is it a [problem|big deal] if I {do}? / what could happen if I {do}? / what will happen if I {do}?
  what's the worst that can happen if I {do}? / does it matter if I {do}?

before
- what should I do before {doing}? / what do I need to do before I {do}? / how do I [prepare|get ready] for {doing}?
  what should I [check|know|think about] before {doing}? / what has to be done before I {do}? / what comes before {doing}?
  what preparations should I make before I {do}? / is there anything to do before {doing}?

after
- what should I do after {doing}? / what do I need to do after I {do}? / what comes after {doing}? / what are the next steps after {doing}?
  what should I [check|know|think about] after {doing}? / what has to be done after I {do}? / what's next once I {do}?
  I'm done with {doing}, what now? / is there anything to do after {doing}?

myself
- can I {do} myself? / can I {do} on my own? / is it possible to {do} without [a professional|an expert|professional help]?
  do I need [a professional|an expert] to {do}? / is {doing} a job for [a professional|an expert]?
  should I [try to|] {do} myself or [hire|call|pay] an expert? / can an amateur like me {do}? / can I manage {doing} without help?

free
- can I {do} for free? / is there a free way to {do}? / can I {do} without [paying|spending money|paying anything]?
  how do I {do} without spending [any money|a cent|anything]? / what's a free way of {doing}? / is {doing} possible for free?
  how can I {do} at no cost? / do I have to pay to {do}?

online
- can I {do} online? / is it possible to {do} [over|on|through] the internet? / is there a website where I can {do}?
  can I {do} without [leaving home|going there in person|leaving the house]? / can I {do} from home? / is there an online way to {do}?
  how do I {do} online? / does {doing} work online? / do I have to go somewhere in person to {do}?
`;
