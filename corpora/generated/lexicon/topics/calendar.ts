/** Holidays, dates, times and celebrations. */
export const calendar = `
ask attribute
- when is {holiday} this year? / on what date is {holiday}? / what day does {holiday} fall on this year? / {holiday}: which day is it? / date of {holiday}?
- why do we celebrate {holiday}? / what is the meaning of {holiday}? / what is the reason behind {holiday}? / {holiday}: what is it about? / where does {holiday} come from?
- how is {holiday} celebrated? / what do people do on {holiday}? / which customs belong to {holiday}? / {holiday}: what are the traditions? / how do families spend {holiday}?
- are [store]s open on {holiday}? / can I go shopping on {holiday}? / which [store]s close on {holiday}? / {holiday}: is everything shut? / will I find an open supermarket on {holiday}?
- what do people eat on {holiday}? / which food is typical of {holiday}? / what should I cook for {holiday}? / {holiday}: which dishes are traditional? / menu ideas for {holiday}?
- is {holiday} a day off? / do I have to work on {holiday}? / is {holiday} a public holiday? / {holiday}: do schools and offices close? / am I free on {holiday}?
- how do I decorate my [house] for {holiday}? / which decorations are right for {holiday}? / how can I make my [house] look festive on {holiday}? / {holiday}: decoration ideas?
- how do I wish someone a happy {holiday}? / what should I write in a card for {holiday}? / nice words for {holiday}? / {holiday}: which greeting is right?

ask tense
- how many days until {holiday}? / how long is it still to {holiday}? / how many weeks before {holiday} comes? / {holiday}: how much longer?
- how many days since {holiday}? / how long ago was {holiday}? / how many weeks have passed after {holiday}? / {holiday}: how long has it been?

ask tense
- what day is it tomorrow? / which weekday is tomorrow? / what is tomorrow's date? / tomorrow is which day? / what date do we have tomorrow?
- what day was it yesterday? / which weekday was yesterday? / what was yesterday's date? / yesterday was which day? / what date did we have yesterday?
- what day is it today? / which weekday is today? / what is today's date? / today is which day? / what date do we have now?

ask direction
- when do the clocks go forward? / when does daylight saving time start? / in which night do we lose an hour? / when do I set my clock one hour ahead? / start of summer time?
- when do the clocks go back? / when does daylight saving time end? / in which night do we gain an hour? / when do I set my clock back by one hour? / end of summer time?

ask attribute
- how many days are in {month}? / how long is {month}? / {month}: how many days? / does {month} have 30 or 31 days? / what is the last day of {month}?
- which zodiac sign is {month}? / what star sign does someone born in {month} have? / {month}: which sign of the zodiac? / my birthday is in {month}, what's my star sign?
- which vegetables are in season in {month}? / what can I harvest in {month}? / {month}: what is growing in the garden? / fresh produce in {month}?
- what should I plant in {month}? / which seeds can I sow in {month}? / {month}: what goes into the ground? / planting in {month}, what works?

do action: time cost mistakes hard when tools before after
- plan a {party} / organise a {party} / prepare a {party} / arrange a {party}
- cancel a {party} / call off a {party} / tell guests that a {party} is not happening
- invite people to a {party} / ask guests to come to a {party} / send out invitations for a {party}
- decorate for a {party} / make a room pretty for a {party} / put up decorations for a {party}
- survive a boring {party} / get through a dull {party} / make a boring {party} bearable
- leave a {party} early / get away from a {party} before it ends / go home early from a {party}

do action: time hard why mistakes
- be on time / stop being late / become more punctual / arrive when I should
  ! I am always late / ! I miss every train
- plan my week / organise the days ahead / make a schedule for the week
- keep New Year's resolutions / stick to my resolutions / follow through with what I promised myself for the new year
- remember birthdays / stop forgetting birthdays / keep birthdays in mind
  ! I always forget birthdays
`;
