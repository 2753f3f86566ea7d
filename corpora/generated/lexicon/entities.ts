/**
 * What the slots of the lexicon can hold. Values are set apart by commas, the names of one value by bars: `{city}` may be
 * filled with *NYC* in one question and *New York* in its twin, but never with *Rome*.
 */
export const entities: Record<string, string> = {
  // places and languages
  city: `New York|NYC|New York City, London, Paris, Rome, Berlin, Madrid, Barcelona, Lisbon, Vienna, Prague, Amsterdam,
    Brussels, Dublin, Tokyo, Kyoto, Seoul, Beijing, Shanghai, Singapore, Bangkok, Delhi, Mumbai|Bombay, Dubai, Istanbul, Athens,
    Cairo, Sydney, Melbourne, Toronto, Vancouver, Chicago, Boston, Los Angeles|LA, San Francisco, Seattle, Miami, Las Vegas|Vegas,
    Mexico City, Oslo, Stockholm, Copenhagen, Edinburgh, Manchester, Milan, Venice, Florence, Naples, Munich, Hamburg, Zurich,
    Geneva, Budapest, Warsaw, Krakow, Helsinki, Moscow, Nairobi, Marrakesh|Marrakech, Havana, Lima, Hong Kong`,
  country: `Japan, Italy, Spain, France, Germany, Portugal, Greece, Turkey, Egypt, Morocco, India, China, Thailand, Vietnam,
    Indonesia, Australia, New Zealand, Canada, Mexico, Brazil, Argentina, Chile, Peru, Kenya, South Africa, Norway, Sweden, Finland,
    Denmark, Iceland, Ireland, Poland, Austria, Switzerland, Croatia, Cuba, South Korea|Korea,
    the United States|the US|the USA|America, the United Kingdom|the UK|Britain, the Netherlands|Holland`,
  language: `Spanish, French, German, Italian, Portuguese, Russian, Japanese, Chinese|Mandarin, Korean, Arabic, Dutch, Swedish,
    Polish, Turkish, Greek, Hindi, English, Norwegian, Finnish, Hebrew, Vietnamese, Thai`,
  word: `thank you, hello, goodbye, please, good morning, good night, I love you, happy birthday, cheers, excuse me, welcome,
    I don't understand, see you tomorrow, good luck`,
  currency: `euros, dollars|US dollars, pounds|British pounds, yen|Japanese yen, Swiss francs, rupees|Indian rupees, pesos|Mexican pesos,
    Swedish kronor, Turkish lira, Australian dollars, Chinese yuan`,

  // numbers
  minutes: '10|ten, 15|fifteen, 20|twenty, 25, 30|thirty, 40|forty, 45, 60|sixty, 90',
  days: '2|two, 3|three, 4|four, 5|five, 6|six, 7|seven, 10|ten, 12|twelve, 14',
  months: '2|two, 3|three, 4|four, 5|five, 6|six, 8|eight, 9|nine, 10|ten, 12|twelve, 18',
  people:
    '2|two, 3|three, 4|four, 5|five, 6|six, 8|eight, 10|ten, 12|twelve, 15|fifteen, 20|twenty, 30|thirty, 50|fifty',
  dollars: '5|five, 10|ten, 15, 20|twenty, 25, 30|thirty, 40|forty, 50|fifty, 100, 150, 200, 250',
  amount: '100, 200, 300, 500, 800, 1000, 1500, 2000, 3000, 4000, 5000, 10000, 20000, 50000',
  age: '3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17',
  adultage: '25, 30|thirty, 35, 40|forty, 45, 50|fifty, 55, 60|sixty, 65, 70|seventy',
  cups: '2|two, 3|three, 4|four, 5|five, 6|six, 8|eight, 10|ten',
  gigabytes: '4, 8, 16, 32, 64, 128, 256, 512',
  digit: '6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 24, 25, 36',
  nth: '1st|first, 2nd|second, 3rd|third, 5th|fifth, 10th|tenth, 20th|twentieth, 25th, 40th|fortieth, 50th|fiftieth',

  // food and drink
  food: `chicken, cooked rice, soup, bread, fish, cheese, minced beef|ground beef, milk, cooked pasta, pizza, ham, tofu, beef stew,
    lasagne|lasagna, curry, tomato sauce, mashed potato, fruit salad`,
  boiled: `potatoes, eggs, noodles, carrots, green beans, shrimps|prawns, dumplings, sausages, lentils, chickpeas, mushrooms, beets|beetroots`,
  ingredient: `butter, sugar, honey, cream, flour, yeast, baking powder, soy sauce, coconut milk, olive oil, vinegar, sour cream,
    buttermilk, cornstarch|corn starch|cornflour, maple syrup, mayonnaise|mayo, vanilla extract, parmesan, peanut butter, garlic powder`,
  meat: 'beef, pork, lamb, turkey, duck, salmon, trout, cod, veal, venison, chicken breast, chicken thighs',
  cake: 'chocolate cake, cheesecake, apple pie, carrot cake, birthday cake, lemon tart, wedding cake, sponge cake, pumpkin pie',
  drink: `espresso, cappuccino, green tea, black tea, hot chocolate|cocoa, iced coffee, lemonade, orange juice, kombucha, mulled wine,
    ginger ale, a latte|a caffe latte, peppermint tea, a smoothie, a milkshake`,

  // body and health
  ailment: `a headache, a sore throat, a cough, a stuffy nose|a blocked nose|a runny nose, back pain|an aching back|a sore back,
    heartburn|acid reflux, a fever|a high temperature, a stomach ache|an upset stomach|tummy pain, diarrhea|diarrhoea, constipation,
    hay fever|pollen allergy, insomnia|sleeplessness, dizziness, a toothache|tooth pain, a rash|itchy skin, a migraine, nausea,
    bad breath, knee pain|a sore knee, an ear infection|ear pain, a cold sore, the flu|influenza, a common cold|a cold, neck pain|a stiff neck,
    a pulled muscle, food poisoning, a bladder infection, hair loss, depression, snoring`,
  medicine: `ibuprofen, paracetamol|acetaminophen, aspirin, penicillin|penicillin antibiotics, melatonin, magnesium, vitamin D, iron, cortisone, zinc,
    calcium, folic acid`,
  bodypart: 'knee, shoulder, lower back, neck, ankle, hip, calf, wrist, elbow, chest, thigh, foot',
  race: 'marathon, half marathon, 10k, 5k, trail run, charity run, sprint race',
  sportverb: `swim, ski, dance|dance, surf, ice-skate, box, ride a horse, climb, row, fence, snowboard, scuba-dive|dive, do yoga|practise yoga,
    skateboard, do karate|practise karate, sail`,
  shaved: 'legs, armpits|underarms, chest, back, bikini line, upper lip, arms',
  bodyact: 'yawn, sneeze, sweat, blush, snore, dream, laugh, cry, blink, shiver, hiccup, sleepwalk',

  // animals and plants
  dog: 'dog, puppy, old dog',
  pet: 'dog, cat, rabbit|bunny, hamster, guinea pig, parrot, ferret, budgie|parakeet, tortoise, kitten, puppy, horse',
  trick: `sit, stay, roll over, give a paw|shake hands, fetch a ball|bring back a ball, come when called, lie down, play dead, walk off the leash,
    stand on two legs`,
  produce: 'fruits, vegetables|veggies, nuts, berries, seeds, herbs, leaves',
  wildanimal: `lion, tiger, elephant, giraffe, cheetah, grizzly bear, crocodile, hippo|hippopotamus, rhino|rhinoceros, kangaroo, polar bear, fox,
    zebra, gorilla, panda, penguin, camel, ostrich, wild boar, leopard`,
  crop: `tomatoes, potatoes, carrots, onions, strawberries, cucumbers, pumpkins, beans, peas, sunflowers, raspberries, radishes, leeks,
    zucchinis|courgettes, chillies|hot peppers, cabbages, blueberries, sweet potatoes`,
  shrub: `rose bush, hedge, apple tree, cherry tree, fig tree, lilac, hydrangea, olive tree, lavender bush, grapevine, magnolia, plum tree, lemon tree`,
  pest: `ants, spiders, wasps, mice, flies, moths, cockroaches|roaches, mosquitoes, slugs, snails, aphids|greenflies, caterpillars, beetles, rats`,
  houseplant: `orchid, cactus, monstera, ficus, peace lily, aloe vera|aloe, spider plant, bonsai, palm, rubber plant, poinsettia, snake plant, fern,
    begonia`,

  // phones, computers and the internet
  phone:
    'iPhone, Samsung Galaxy|Galaxy, Google Pixel|Pixel, Huawei phone|Huawei, Xiaomi phone|Xiaomi, Nokia phone|Nokia, Motorola phone|Motorola',
  device: `phone|smartphone|mobile phone|cell phone, tablet, smartwatch|smart watch, laptop|notebook computer, e-reader|ebook reader,
    games console|game console, iPad`,
  setting: `Bluetooth, airplane mode|flight mode, notifications|push notifications, dark mode, location tracking|GPS, autocorrect,
    mobile data|cellular data, do not disturb, voicemail, data roaming, the flashlight|the torch, vibration, automatic updates,
    face recognition, the hotspot, predictive text, screen rotation`,
  app: 'WhatsApp, Instagram, Facebook, TikTok, Snapchat, Telegram, Twitter, Discord, Tinder, Zoom, Skype, Signal, Pinterest',
  network: 'Instagram, Facebook, TikTok, Twitter, YouTube, LinkedIn, Snapchat, Reddit, Twitch, Pinterest',
  streaming: `Netflix, Spotify, Disney Plus, Hulu, Amazon Prime|Prime Video, HBO Max, YouTube Premium, Apple Music, Audible`,
  service: `Gmail|Google Mail, Outlook|Hotmail, Yahoo, Amazon, eBay, PayPal, Dropbox, Steam, Airbnb, Uber, iCloud, PlayStation`,
  file: `PDF|PDF file, Word document|Word file, JPG|JPEG, PNG, spreadsheet|Excel sheet|Excel file, ZIP file|ZIP archive, MP4|MP4 video,
    CSV file, slide show|PowerPoint presentation, text file, MP3`,
  os: 'Windows 10, Windows 11, Linux, macOS, ChromeOS',
  peripheral: `printer, keyboard, mouse, monitor, webcam, headset, scanner, loudspeaker, microphone, game controller|gamepad, projector,
    touchpad`,
  code: 'Python, JavaScript, Java, Rust, Go|Golang, PHP, Ruby, TypeScript, Kotlin, Swift, Scala, Perl, Haskell, Julia',
  camera: 'DSLR|SLR camera, mirrorless camera, compact camera, film camera, phone camera, action camera',

  // money, work and law
  asset:
    'gold, silver, Bitcoin, Ethereum, real estate, crude oil|oil, Tesla stock, Apple stock, platinum, farmland, Dogecoin',
  bill: `groceries|food shopping, electricity|power, heating, gas, car insurance, rent, tap water, internet access, phone calls, eating out, clothes|clothing,
    public transport, childcare, health insurance`,
  deductible: `my home office, my car, donations, medical costs|medical bills, work clothes, interest, moving expenses|moving costs,
    business trips|travel expenses, childcare, training courses`,
  place: `the supermarket, a restaurant, a gas station|a petrol station, a hotel, the pharmacy|the drugstore, the dentist's, a street market,
    a museum, the hairdresser's, a parking garage|a car park`,
  job: `nurse, teacher, pilot, electrician, plumber, chef|cook, architect, accountant, firefighter, police officer, journalist,
    vet|veterinarian, flight attendant, graphic designer, hairdresser|barber, carpenter, paramedic, translator, psychologist, bus driver,
    social worker, pharmacist, dentist, surgeon, software engineer, farmer, judge, actor, photographer, baker, real estate agent, librarian`,
  opponent: `landlord, neighbour|neighbor, boss|employer, insurance company|insurer, airline, bank, surgeon, business partner, internet provider,
    phone company, travel agency, ex-husband, ex-wife`,

  // cars and transport
  carpart: `tires|tyres, brakes, brake pads, windshield wipers|wiper blades, spark plugs, headlights, seat belts, shock absorbers, fuses,
    air filters, floor mats`,
  make: 'Toyota, Honda, BMW, Mercedes, Audi, Ford, Volkswagen|VW, Tesla, Volvo, Hyundai, Kia, Mazda, Nissan, Fiat, Porsche, Subaru, Skoda',
  carproblem: `a broken headlight, a cracked windshield|a cracked windscreen, bald tires|worn tyres, a loose exhaust, a missing side mirror|a lost side mirror,
    a flat spare tire, a leaking radiator, an expired insurance, an expired licence|an expired license, weak brakes`,
  vehicle: 'bus, train, tram|streetcar, metro|subway|underground, express bus, ferry, commuter train',
  furniture:
    'piano, sofa|couch, wardrobe, mattress, washing machine, fridge|refrigerator, bed, bookcase, dining table, armchair, fish tank',

  // the house
  plumbing: 'tap|faucet, shower head|shower, toilet, radiator, water heater|boiler, garden hose, bidet',
  drain: 'sink|kitchen sink, toilet, shower drain, bathtub|bath, gutter, floor drain, washbasin',
  surface:
    'wall, ceiling, front door, fence, wooden floor, brick wall, garage door, wooden deck, window frame, bathroom wall',
  opening: 'door, window, drawer, gate, sliding door, cupboard door, cellar door',
  flooring:
    'laminate, carpet|carpeting, floor tiles|tiles, parquet|hardwood flooring, vinyl flooring|linoleum, artificial grass',
  appliance: `dishwasher, washing machine|washer, fridge|refrigerator, tumble dryer|dryer, oven, vacuum cleaner|hoover,
    air conditioner|AC, microwave|microwave oven, freezer, water boiler, dehumidifier`,
  stain: `red wine, blood, coffee, grease|cooking oil, ink, grass stains, chocolate, ketchup, candle wax, sweat stains, chewing gum, rust, lipstick,
    tea, mud`,
  textile: `a carpet|a rug, a white shirt, a sofa|a couch, jeans, a tablecloth, a mattress, a silk dress, leather shoes, a car seat, a tie`,
  garment: `jeans, wool sweaters|woollen jumpers, sneakers|trainers, curtains, silk shirts, towels, bed sheets|sheets, down jackets,
    swimsuits|bathing suits, leather gloves, baseball caps, white shirts, feather pillows, running shorts`,
  knit: 'a sweater|a jumper|a pullover, a pair of jeans|jeans, a T-shirt|a tee, leather shoes, a felt hat, a wool coat, a bra',
  trash: `batteries, light bulbs, old paint|leftover paint, frying oil, expired medicine|old medicine, empty bottles|glass bottles, plastic bags,
    broken electronics|electronic waste, old tires, an old mattress, a Christmas tree, cardboard|cardboard boxes, printer cartridges, old clothes`,

  // shopping
  product: `backpack|rucksack, tent, coffee machine|coffee maker, electric toothbrush, bike helmet|bicycle helmet, office chair|desk chair, suitcase,
    sleeping bag, frying pan, blender, hair dryer, lawn mower, power drill, stroller|pushchair|pram, raincoat, wristwatch|watch, kettle, toaster,
    pressure cooker, pillow, umbrella, e-bike|electric bike, camping stove, razor|shaver, air fryer, treadmill, yoga mat,
    television|TV, pair of headphones, desk lamp, sewing machine, telescope, winter coat, wedding ring, car seat, ironing board, ladder`,
  bought: `a pair of shoes|shoes, a dress, a coat, a pair of jeans|jeans, a shirt, a swimsuit, a jacket, a ring, a hat, a skirt, a pair of gloves|gloves,
    a suit`,
  goods:
    'clothes|clothing, books, shoes, furniture, toys, electronics, bikes|bicycles, jewellery|jewelry, tools, paintings, old vinyl records, handbags',
  colour: 'black, red, blue, green, brown, grey|gray, white, pink, purple, yellow, orange, silver',
  pants: 'jeans, trousers|pants, shorts, sleeves, leggings, suit trousers|suit pants, curtains',

  // people, celebrations and play
  partner: 'girlfriend, boyfriend, husband, wife, partner|significant other',
  inlaw: `mother-in-law, father-in-law, sister-in-law, stepmother|stepmum|stepmom, mother|mum|mom, father|dad, brother, sister,
    grandmother|grandma|granny, uncle, aunt`,
  event: `a wedding, a funeral, a christening|a baptism, a graduation|a graduation ceremony, a housewarming|a housewarming party, a baby shower,
    a retirement party, an office party, a dinner party, a birthday party, a school reunion, a gala, a barbecue|a BBQ`,
  party:
    'birthday party, wedding, barbecue|BBQ, farewell party|leaving party, bachelor party|stag night, dinner party, class reunion, costume party, picnic',
  holiday: `Christmas, Easter, Halloween, Thanksgiving, New Year's Eve, Valentine's Day, Mother's Day, Father's Day, Hanukkah, Diwali,
    Labour Day|Labor Day, Good Friday, Chinese New Year|Lunar New Year, Saint Patrick's Day`,
  month: 'January, February, March, April, May, June, July, August, September, October, November, December',
  final: `World Cup final, Champions League final, Super Bowl, Wimbledon final, Stanley Cup final, NBA final, Rugby World Cup final, World Series,
    cricket final, Olympic hockey final`,
  sport: `soccer|football, tennis, basketball, volleyball, baseball, ice hockey, cricket, rugby, golf, badminton, table tennis|ping-pong, handball,
    water polo, American football, lacrosse, bowling, curling, squash`,
  game: `chess, checkers|draughts, poker, bridge, rummy, Monopoly, Scrabble, Uno, backgammon, Risk, Catan, mahjong, bingo, blackjack,
    Yahtzee, Cluedo, hide and seek`,
  instrument: `guitar, piano, violin, flute, drum kit|drum set, saxophone|sax, cello, trumpet, harmonica|mouth organ, ukulele, clarinet, accordion, harp,
    banjo, bass guitar, trombone, oboe, viola`,
  bookgoal: `to relax|to unwind, to become smarter|to get smarter, to laugh more, to learn about history, to understand psychology, to feel motivated,
    to forget my worries|to get my mind off things, to practise my English, to fall asleep, to learn about money, to get inspired, to understand politics,
    to become more creative, to improve my memory`,

  // making and knowing
  knitted:
    'scarf, hat|beanie, sweater|jumper|pullover, blanket, pair of socks, pair of mittens, shawl, teddy bear, pot holder',
  sewn: 'dress, skirt, pillowcase|pillow cover, tote bag|shopping bag, apron, face mask, quilt, pencil case, costume, pair of pyjamas',
  origami: 'crane, boat, frog, star, swan, butterfly, dragon, rose, heart, dinosaur',
  wooden:
    'table, chair, bench, bookshelf|bookcase, birdhouse|nesting box, bed frame, toy chest, dollhouse, stool, chest of drawers, sandbox|sandpit',
  motif: `the moon, fireworks, landscapes|scenery, birds, wildlife|wild animals, lightning, waterfalls, a sunset, stars|the night sky, flowers, people,
    buildings|architecture, fast cars, dogs, food`,
  subject: `maths|math|mathematics, physics, chemistry, biology, history, geography, economics, psychology, philosophy, law, medicine,
    computer science, art, engineering, English literature, sociology, music theory`,
  unit: 'miles, kilometres|kilometers, inches, centimetres|centimeters, feet, metres|meters, yards, millimetres|millimeters',
  figure:
    'circle, triangle, rectangle, square, trapezoid|trapezium, hexagon, parallelogram, ellipse, pentagon, rhombus',
  planet: 'Mars, Venus, Jupiter, Saturn, Mercury, Neptune, Uranus, Pluto',
  disaster: `a tornado|a twister, a hurricane, an earthquake, a flood, a tsunami, a wildfire|a forest fire, a blizzard|a snowstorm, an avalanche, a landslide,
    a drought, a thunderstorm, a volcanic eruption, a heat wave, a hailstorm`,
  invention: `telephone, light bulb, wheel, steam engine, computer, television, bicycle, printing press, airplane|aeroplane, camera, compass, clock,
    battery, laser, telescope, submarine, helicopter, parachute, zipper|zip fastener, thermometer, elevator|lift, ballpoint pen, sewing machine`,
};
