/** Symptoms, medicine, teeth and sleep. */
export const health = `
do action: time fail when safe
- get rid of {ailment} / cure {ailment} / make {ailment} go away / treat {ailment} at home / stop suffering from {ailment}
  ! I have {ailment} / ! I suffer from {ailment} / ! {ailment} is driving me mad / ! my husband has {ailment} / ! I've had {ailment} for days

do direction: time hard why safe mistakes
- lose weight / get slimmer / shed some pounds / drop a few kilos / slim down / get rid of body fat
  ! I am too heavy / ! my trousers don't fit any more / ! the scales show ten kilos too much
- gain weight / put on weight / add some pounds / put on a few kilos / become heavier
  ! I am too thin / ! I'm skinny and can't put on any weight

do action: time why safe often
- lower my blood pressure / bring my blood pressure down / reduce high blood pressure
  ! my blood pressure is too high / ! the doctor says that my blood pressure is up
- raise my blood pressure / bring my blood pressure up / increase low blood pressure
  ! my blood pressure is too low / ! the doctor says that my blood pressure is down
- measure my blood pressure / check my blood pressure at home / find out what my blood pressure is

do action: time why hard fail
- fall asleep faster / drift off more quickly at night / get to sleep sooner / stop lying awake in bed
  ! I lie in bed for hours / ! I can't sleep at night / ! my thoughts keep me awake all night
- wake up earlier / get out of bed sooner in the morning / rise earlier / become a morning person
  ! I always oversleep / ! I stay in bed till noon
- stay awake at night / keep from dozing off at night / get through a night with no sleep

do action: time hard why fail if ifnot
- quit smoking / give up cigarettes / stop smoking / get off nicotine / kick the smoking habit
  ! I smoke a pack a day and want to stop / ! I can't get away from cigarettes
- stop drinking alcohol / give up booze / quit drinking / become sober / live with no alcohol
  ! I drink too much / ! I have a beer every night and want to stop
- stop biting my nails / break the habit of nail biting / quit chewing my fingernails
  ! my nails are all chewed up / ! I always bite my nails when I am nervous
- drink less coffee / cut down on caffeine / reduce how much coffee I have / get off caffeine
  ! I have ten cups of coffee a day

do entity: often time tools mistakes why if ifnot before after
- brush my teeth / clean my teeth with a toothbrush / keep my teeth clean
- floss my teeth / clean between my teeth / use dental floss
- whiten my teeth / get a whiter smile / make yellow teeth white / remove stains from my teeth
  ! my teeth are yellow / ! coffee has turned my teeth brown
- straighten my teeth / fix crooked teeth / get my teeth into line
  ! my teeth are crooked / ! my teeth stand in all directions

do action: papers cost often when online need if ifnot before after
- see a [doctor] / visit a [doctor] / go to a [doctor] / make an appointment with a [doctor]
- see a dentist / visit a dentist / go to the dentist / make an appointment with a dentist
- get my eyes tested / have my eyesight checked / see an optician about my eyes / take an eye exam
- get a flu shot / be vaccinated against the flu / have a flu jab / receive an influenza vaccine
- get a tetanus shot / be vaccinated against tetanus / have a tetanus jab / receive a tetanus vaccine

do negation: if safe
- take {medicine} with food / swallow {medicine} during a meal / take {medicine} on a full stomach
- take {medicine} on an empty stomach / swallow {medicine} without eating / take {medicine} with nothing in my stomach

do action: safe if legal
- mix {medicine} and alcohol / drink alcohol while taking {medicine} / have a beer after taking {medicine} / combine {medicine} with alcohol
- mix {medicine} and coffee / drink coffee while taking {medicine} / combine {medicine} with caffeine

do action: time hard why often if ifnot before after
- meditate / practise meditation / sit in silence to calm my mind / do mindfulness exercises
- reduce stress / relieve tension / calm down when life is stressful / feel less stressed / unwind after a hard day
  ! I am stressed all the time / ! work is too much for me and I can't relax
- control my anger / keep my temper / stop losing my temper / manage my rage / calm down when I'm furious
  ! I get angry about little things / ! I shout at everybody
- deal with anxiety / cope with constant worry / stop worrying all the time / manage my anxiety / feel less anxious
  ! I worry about everything / ! I'm anxious all day long
- boost my immune system / strengthen my immune defence / get ill less often / make my body better at fighting infections
  ! I am always ill / ! I catch every cold

ask attribute
- what causes {ailment}? / why do I have {ailment}? / where does {ailment} come from? / what is the reason for {ailment}? / how do people get {ailment}?
  what brings on {ailment}? / {ailment}: what is behind it?
- how long does {ailment} last? / when does {ailment} go away? / how many days will I have {ailment}? / for how long do people suffer from {ailment}?
  {ailment}: when is it over? / what is the usual duration of {ailment}?
- is {ailment} contagious? / can I catch {ailment} from others? / does {ailment} spread from person to person? / is {ailment} infectious?
  can other people get {ailment} from me?
- when should I see a [doctor] about {ailment}? / at what point does {ailment} need a [doctor]? / is {ailment} serious enough for a [doctor]?
  {ailment}: when do I need medical help? / should I go to the hospital with {ailment}?
- how can I prevent {ailment}? / what protects against {ailment}? / how do I avoid getting {ailment}? / what should I do so that {ailment} doesn't come back?
  {ailment}: how do I keep it away? / is it possible to prevent {ailment}?
- which medicine helps with {ailment}? / what should I take for {ailment}? / are there pills against {ailment}? / {ailment}: which drug works?
  what do [doctor]s prescribe for {ailment}?

ask attribute
- what are the side effects of {medicine}? / does {medicine} have side effects? / which unwanted effects can {medicine} have? / how can {medicine} harm me?
  what problems can {medicine} cause? / {medicine}: which side effects?
- how much {medicine} can I take? / what is the right dose of {medicine}? / how many {medicine} tablets per day? / what is the maximum amount of {medicine}?
  {medicine}: what dosage is normal?
- how long does {medicine} take to work? / when does {medicine} kick in? / how soon do I feel the effect of {medicine}? / how quickly does {medicine} help?
  {medicine}: how many minutes until it works?
- do I need a prescription for {medicine}? / can I buy {medicine} over the counter? / is {medicine} available without prescription? / will a pharmacy sell me {medicine} just like that?
  {medicine}: prescription or not?

ask attribute
- how much should a {age} year old sleep? / how many hours of sleep does a {age} year old need? / what bedtime is right for a {age} year old?
  {age} years old: how much sleep is healthy? / is eight hours of sleep enough at {age}?
- how much should a {age} year old weigh? / what is a normal weight for a {age} year old? / healthy weight for a {age} year old?
  {age} years old: how many kilos are normal? / what should the scales show at {age}?
- how tall should a {age} year old be? / what is a normal height for a {age} year old? / average height of a {age} year old?
  {age} years old: how many centimetres are normal?

ask tense
- why am I so tired before lunch? / I get sleepy in the morning, why? / what makes me exhausted every morning? / morning fatigue, what's the reason?
  how come I have no energy early in the day?
- why am I so tired after lunch? / I get sleepy in the afternoon, why? / what makes me exhausted once I have eaten at noon? / afternoon fatigue, what's the reason?
  how come I have no energy after my midday meal?

ask negation
- why do I dream so much? / what makes me have so many dreams? / is it normal to dream every night? / I have dreams all night long, why?
  how come I always remember my dreams?
- why do I never dream? / what keeps me from having dreams? / is it normal not to dream? / my nights have no dreams at all, why?
  how come I can't remember any dreams?
`;
