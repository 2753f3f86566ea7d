/** Rights, contracts, families and the authorities. */
export const law = `
do action: time cost papers who online mistakes before after
- get married / marry my partner / tie the knot / become husband and wife
- get divorced / end my marriage / file for divorce / dissolve my marriage
- adopt a child / become an adoptive parent / take in an adopted child

do action: time cost papers who online need if ifnot
- write a will / make a testament / put down who inherits from me / set up my last will
- contest a will / challenge a testament / fight an unfair inheritance
- change my last name / get a different surname / take on a new family name
- change my first name / get a different given name / take on a new forename
- get a copy of my birth certificate / request my birth certificate / replace a lost birth certificate
- get citizenship of {country} / become a citizen of {country} / obtain a passport of {country} / naturalise in {country}
- get a work permit for {country} / be allowed to work in {country} / obtain permission to have a job in {country}

do action: time cost papers who mistakes online before after
- sue my {opponent} / take my {opponent} to court / bring legal action against my {opponent} / file a lawsuit against my {opponent}
- complain about my {opponent} / make a complaint about my {opponent} / report problems with my {opponent} to someone
- settle a dispute with my {opponent} / make peace with my {opponent} out of court / reach an agreement with my {opponent}
- write a letter to my {opponent} / send my {opponent} something in writing / put my demands to my {opponent} in a letter

do action: legal if
- record a conversation in secret / tape somebody who doesn't know it / make a hidden recording of a talk
- film [people|strangers] in public / take videos of strangers in the street / shoot a video of people outdoors
- fly a drone over [houses|a neighbourhood] / use a drone above other people's homes / let a drone hover over private land
- download films from the internet / get movies from file sharing sites / pirate a movie
- drink alcohol in public / have a beer in the street / consume alcohol in a park
- use a photo I found online / put someone else's picture on my website / copy an image from the internet
- keep money I found in the street / keep a wallet I found / hold on to cash that someone lost
- collect wild mushrooms / pick mushrooms in a forest / gather mushrooms in the woods
- camp in the wild / put up a tent in the forest / sleep outdoors anywhere I like
- carry a pocket knife / have a knife on me / walk around with a knife in my pocket
- cut down a tree on my land / fell a tree in my garden / remove a tree from my property

do action: time cost who papers online
- find a good lawyer / choose an attorney / get a lawyer I can trust
- get free legal advice / talk to a lawyer without paying / have a legal question answered for nothing

ask direction
- what are the rights of a tenant? / which rights do renters have? / what does the law say in favour of someone renting a flat? / my rights when I rent a home?
  how is a tenant protected?
- what are the rights of a landlord? / which rights do owners of rental flats have? / what does the law say in favour of someone letting a flat? / my rights when I let my home to others?
  how is a landlord protected?

ask attribute
- can a {age} year old work? / is a {age} year old allowed to have a job? / may someone aged {age} earn money? / part-time job at the age of {age}, is that legal?
  does the law let a {age} year old work?
- can a {age} year old travel alone? / is a {age} year old allowed to fly without parents? / may someone aged {age} go on a trip alone? / travelling alone at the age of {age}, is that legal?
  does an airline take a {age} year old with no adult?
- can a {age} year old stay home alone? / is a {age} year old allowed to be without a babysitter? / may someone aged {age} be left by himself at home? / alone at home at the age of {age}, is that legal?

ask attribute
- how old must I be to drive in {country}? / what is the driving age in {country}? / from which age can people drive a car in {country}? / {country}: minimum age for driving?
- how old must I be to drink in {country}? / what is the drinking age in {country}? / from which age can people buy alcohol in {country}? / {country}: minimum age for alcohol?
- how old must I be to vote in {country}? / what is the voting age in {country}? / from which age can people take part in elections in {country}? / {country}: minimum age for voting?
- how high are taxes in {country}? / what do people pay in taxes in {country}? / is {country} a high-tax place? / what is the income tax rate in {country}? / {country}: how much tax?
- what is the speed limit in {country}? / how fast can I drive in {country}? / what is the maximum speed on roads in {country}? / {country}: how fast is allowed?
- on which side of the road do they drive in {country}? / is it left or right-hand traffic in {country}? / do cars keep left in {country}? / {country}: left or right side of the street?

ask negation
- can I return something with a receipt? / does a shop take goods back when I show the receipt? / I kept the receipt, will I get my money back? / returning an item and I have the bill, okay?
- can I return something without a receipt? / does a shop take goods back when I have no receipt? / I lost the receipt, will I get my money back? / returning an item and the bill is gone, okay?
`;
