/** Love, friends, family and talking to people. */
export const relationships = `
do action: hard time mistakes when why before after
- get over a breakup / move on after a relationship ended / stop thinking about my ex / heal from a broken heart
  ! my girlfriend left me / ! my boyfriend left me and I can't forget him / ! I can't stop thinking about my ex / ! my heart is broken
- get back with my ex / win my ex back / start again with my former partner / rekindle things with my ex
  ! I miss my ex and want another chance
- break up with my {partner} / end things with my {partner} / leave my {partner} / tell my {partner} that it's over
  ! I don't love my {partner} any more / ! I want to leave my {partner}
- find a {partner} / meet a new {partner} / get myself a {partner} / stop being single by finding a {partner}
- forgive my {partner} / make peace with my {partner} after being hurt / let go of what my {partner} did to me
  ! my {partner} hurt me / ! I'm still angry at my {partner}
- apologise to my {partner} / say sorry to my {partner} / make up with my {partner} when I was wrong
  ! I was mean to my {partner} / ! I hurt my {partner} and feel bad about it
- surprise my {partner} / do something unexpected for my {partner} / give my {partner} a nice surprise
- move in with my {partner} / share a flat with my {partner} / live together with my {partner}
- argue less with my {partner} / have fewer fights with my {partner} / stop fighting with my {partner}
  ! my {partner} and I fight every day / ! I have fights with my {partner} all the time
- trust my {partner} again / rebuild trust in my {partner} / believe my {partner} again after a lie
  ! my {partner} lied to me / ! my {partner} cheated and I can't trust again
- meet the parents of my {partner} / get to know my {partner}'s parents / make a good impression on the parents of my {partner}

do action: hard time mistakes why where online
- make new friends / find friends / get to know new people / build a circle of friends
  ! I moved and know nobody / ! I have no friends / ! I don't know anybody in this city
- end a friendship / stop being friends with someone / get rid of a toxic friend / cut a friend out of my life
  ! my best friend is toxic
- get back in touch with an old friend / contact a friend I lost sight of / reconnect with a friend from the past

do action: hard mistakes when
- start a conversation with a stranger / talk to people I don't know / make small talk with strangers
  ! I never know what to say to strangers
- keep a conversation going / avoid awkward silence / find things to talk about
  ! there is always an awkward silence when I talk to people
- end a conversation politely / get out of a conversation without being rude / leave a talk in a friendly way
- ask someone out on a date / invite somebody I like to a date / get a date with someone
  ! I like a girl and want to go out with her / ! there is a boy I like
- tell someone I love them / confess my feelings to somebody / say that I'm in love
- get engaged / propose to someone / ask someone to marry me / pop the question
- reject someone nicely / turn somebody down in a kind way / say no to a date without hurting anyone
  ! somebody is in love with me but I am not
- flirt / show somebody I am interested / let someone know that I like them

do action: hard mistakes time why
- overcome shyness / stop being shy / become less timid / be more outgoing
  ! I am too shy / ! I blush when I talk to people
- become more confident / boost my self-esteem / believe in myself / feel less insecure
  ! I don't believe in myself / ! I feel worthless
- deal with jealousy / stop being jealous / control my jealous feelings
  ! I am terribly jealous / ! I get jealous for no reason
- deal with loneliness / feel less lonely / stop feeling alone
  ! I feel so alone / ! I am lonely
- cope with the death of a loved one / deal with grief / get through losing somebody close
  ! my mother died / ! I lost someone close to me
- comfort a sad friend / cheer up a friend who is down / help a friend in a hard time
  ! my best friend is sad / ! my friend cries all the time
- say no to people / turn down requests / stop agreeing to everything / set boundaries
  ! I can never say no / ! everybody asks me for favours

do action: hard mistakes
- get along with my {inlaw} / have a good relationship with my {inlaw} / make peace with my {inlaw}
  ! I fight with my {inlaw} all the time / ! my {inlaw} hates me
- deal with a {inlaw} who interferes / handle a nosy {inlaw} / keep my {inlaw} out of my life
  ! my {inlaw} meddles in everything / ! my {inlaw} can't mind her own business
- find a gift for my {inlaw} / choose a present for my {inlaw} / pick out something nice for my {inlaw}

ask attribute
- what should I give my {partner} for our {nth} anniversary? / which gift is right for a {nth} anniversary with my {partner}? / present for my {partner}, {nth} anniversary, any ideas?
  our {nth} anniversary is coming, what does my {partner} get? / {nth} anniversary gift for a {partner}?

ask negation
- how do I know that my {partner} loves me? / what are the signs that my {partner} loves me? / does my {partner} really have feelings for me? / how can I tell that my {partner} is in love with me?
- how do I know that my {partner} doesn't love me? / what are the signs that my {partner} has no feelings for me? / does my {partner} not care about me any more? / how can I tell that my {partner} fell out of love?

ask attribute
- how do I know that my {partner} is cheating on me? / what are the signs of an unfaithful {partner}? / does my {partner} see someone else? / how can I tell that my {partner} has an affair?
- how do I know that my {partner} is lying? / what are the signs of a dishonest {partner}? / does my {partner} tell me the truth? / how can I tell that my {partner} makes things up?

ask direction
- why does my {partner} ignore me? / my {partner} pays no attention to me, why? / what does it mean when a {partner} doesn't talk to me? / my {partner} acts as if I wasn't there, reason?
  how come my {partner} gives me the silent treatment?
- why do I ignore my {partner}? / I pay no attention to my {partner}, why? / what does it mean that I don't talk to my {partner}? / I act as if my {partner} wasn't there, reason?
  how come I give my {partner} the silent treatment?

ask tense
- what should we talk about on a first date? / which topics are good for a first date? / first date conversation, any ideas? / what can I ask someone when we meet for the first time?
  I have a date with somebody new, what do I talk about?
- what should I text after a first date? / which message is good once a first date is over? / the first date went well, what do I write now? / text to send after meeting for the first time?
  how soon do I message someone after a date?

ask attribute
- what should I give my {partner} for a birthday? / which gift is right for my {partner}'s birthday? / birthday present for a {partner}, any ideas?
  what can I get for the birthday of my {partner}? / my {partner} is turning a year older, what present is good?
- what should I give my {partner} for Christmas? / which gift is right for a {partner} at Christmas? / Christmas present for a {partner}, any ideas?
  what can I put under the tree for my {partner}? / the holidays are near, what present does my {partner} get?
- where should I take my {partner} for dinner? / which restaurant is right for an evening with my {partner}? / romantic dinner with a {partner}, where?
  what is a nice place to eat with my {partner}? / I want to invite my {partner} to a meal, which place?
- what film should I watch with my {partner}? / which movie is right for an evening with my {partner}? / movie night with a {partner}, any ideas?
  what can my {partner} and I watch tonight? / a good film for me and my {partner}?
`;
