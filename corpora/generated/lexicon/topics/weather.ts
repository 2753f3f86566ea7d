/** Weather, seasons and the sky. */
export const weather = `
ask tense
- what will the weather be like in {city} tomorrow? / is it going to be sunny in {city} tomorrow? / tomorrow's weather in {city}? / what is the forecast for tomorrow in {city}?
  {city}: what weather can I expect tomorrow?
- what was the weather like in {city} yesterday? / was it sunny in {city} yesterday? / yesterday's weather in {city}? / what kind of day was yesterday in {city}?
  {city}: what weather did people have yesterday?
- what is the weather like in {city} right now? / is it sunny in {city} at the moment? / current weather in {city}? / what is it like outside in {city} today?
  {city}: how's the weather today?
- what will the weather be like in {city} next week? / is it going to be sunny in {city} next week? / next week's weather in {city}? / what is the forecast for the coming week in {city}?
  {city}: what weather can I expect in the week ahead?

ask tense
- will it rain in {city} tomorrow? / do I need an umbrella in {city} tomorrow? / chance of rain tomorrow in {city}? / is it going to be wet in {city} tomorrow?
  {city}: will tomorrow be rainy?
- did it rain in {city} yesterday? / did people need an umbrella in {city} yesterday? / was there any rain yesterday in {city}? / was it wet in {city} yesterday?
  {city}: was yesterday rainy?
- is it raining in {city} now? / do I need an umbrella in {city} right now? / is there rain in {city} at the moment? / is it wet in {city} at this moment?
  {city}: rainy at the moment?
- will it snow in {city} tomorrow? / is snow coming to {city} tomorrow? / chance of snow tomorrow in {city}? / is it going to be white in {city} tomorrow?
  {city}: will tomorrow be snowy?
- did it snow in {city} yesterday? / did {city} get snow yesterday? / was there any snow yesterday in {city}? / was it white in {city} yesterday?
  {city}: was yesterday snowy?

ask attribute
- how cold does it get in {city} in {month}? / what are the lowest temperatures in {city} in {month}? / do I need a warm coat in {city} in {month}? / does {city} have frost in {month}?
  {city} in {month}: how freezing is it?
- how hot does it get in {city} in {month}? / what are the highest temperatures in {city} in {month}? / do I need sunscreen in {city} in {month}? / does {city} have heat waves in {month}?
  {city} in {month}: how warm is it?
- how much does it rain in {city} in {month}? / how wet is {city} in {month}? / do I need rain gear in {city} in {month}? / how many rainy days does {city} have in {month}?
  {city} in {month}: how much rainfall?
- when does the sun rise in {city} in {month}? / what time is sunrise in {city} in {month}? / when does it get light in {city} in {month}? / how early is it day in {city} in {month}?
  {city} in {month}: at what hour does the sun come up?
- when does the sun set in {city} in {month}? / what time is sunset in {city} in {month}? / when does it get dark in {city} in {month}? / how early is it night in {city} in {month}?
  {city} in {month}: at what hour does the sun go down?
- what should I wear in {city} in {month}? / which clothes are right for {city} in {month}? / how do people dress in {city} in {month}? / do I need a jacket or a T-shirt in {city} in {month}?
  {city} in {month}: what outfit fits the weather?

do action: when tools safe before after
- protect my [house] from {disaster} / make my [house] ready for {disaster} / keep my [house] safe from {disaster} / save my home from damage by {disaster}
  ! they say {disaster} is coming and I'm worried about my [house]
- survive {disaster} / stay alive in {disaster} / get through {disaster} unharmed / stay safe during {disaster}
- help victims of {disaster} / support people hit by {disaster} / donate to people after {disaster}

ask attribute
- what causes {disaster}? / how does {disaster} form? / why is there {disaster}? / what is the reason for {disaster}? / where does {disaster} come from?
- can {disaster} be predicted? / how do scientists forecast {disaster}? / is there any warning before {disaster}? / how far ahead do we know about {disaster}?
  {disaster}: can experts see it coming?
- how dangerous is {disaster}? / can {disaster} kill people? / how bad can {disaster} be? / what damage does {disaster} do? / should I be afraid of {disaster}?

ask attribute
- why is the sky blue? / what makes the sky look blue? / what gives the sky its blue colour? / how come the sky is blue? / reason for the blue sky?
- why is the sky red at sunset? / what makes the sky look red in the evening? / what gives the sunset its red colour? / how come the evening sky is red? / reason for a red sunset?
- why is the sky grey before rain? / what makes rain clouds look grey? / what gives rain clouds their dark colour? / how come clouds turn dark ahead of rain? / reason for dark clouds?
- why is the sea salty? / what makes seawater salty? / where does the salt in the ocean come from? / how come the ocean tastes of salt? / reason for salt in the sea?
- why do leaves change colour in autumn? / what makes leaves turn red in fall? / what gives autumn leaves their colour? / how come trees get colourful in fall? / reason for red leaves?
- why do leaves fall in autumn? / what makes trees lose their leaves in fall? / how come trees go bare before winter? / reason for falling leaves?

ask direction
- why are days longer in summer? / what makes summer days so long? / how come it stays light late in summer? / reason for long days in June?
- why are days shorter in winter? / what makes winter days so short? / how come it gets dark early in winter? / reason for short days in December?

ask negation
- why does it rain so much? / what causes so much rain? / how come it pours all the time? / it never stops raining, why? / reason for all this rain?
- why doesn't it rain any more? / what causes the lack of rain? / how come it stays dry all the time? / it never rains here, why? / reason for the drought?
`;
