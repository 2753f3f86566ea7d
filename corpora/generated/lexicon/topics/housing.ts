/** Renting, buying, moving and living with neighbours. */
export const housing = `
do action: time papers cost online mistakes before when after
- buy a [house] / purchase a [house] / become the owner of a [house] / acquire my first [house]
- sell a [house] / find a buyer for my [house] / put my [house] on the market
- build a [house] / have a [house] built / construct my own [house]
- rent out a [house] / let my [house] to tenants / find tenants for my [house] / become a landlord
- renovate an old [house] / do up an old [house] / modernise an old [house]
- heat a [house] cheaply / keep heating costs low at home / warm a [house] for less money
- inherit a [house] / come into a [house] after a death / take over the family [house]
- value a [house] / find out what a [house] is worth / estimate the price of a [house]

do action: time papers cost online mistakes when
- rent [an apartment|a flat] / find [an apartment|a flat] to rent / become a tenant of [an apartment|a flat]
- sublet my [apartment|flat] / rent my [apartment|flat] to someone while I am away / have a subtenant
- end my rental contract / cancel my lease / get out of my lease / give notice on my flat
  ! I want to leave my flat before the contract ends
- extend my rental contract / renew my lease / stay longer in my rented flat
- find a roommate / get someone to share my flat / look for a flatmate
  ! I have a free room in my flat / ! my rent is too high for me alone
- get rid of a roommate / make a flatmate move out / kick out a roommate

do action: tools time cost mistakes before after when
- move out of a flat / leave my old [apartment|flat] / clear out of my rented place
- move into a flat / settle in a new [apartment|flat] / start living in my new place
- pack for a move / put my household into boxes / get everything boxed up for moving

do action: time papers legal fail who
- get my deposit back / have my landlord return the deposit / recover my rental deposit
  ! my landlord keeps my deposit / ! I moved out and never got my deposit back
- get my rent reduced / pay less rent because of defects / negotiate lower rent
- make my landlord do repairs / get a landlord to fix things / force the landlord to carry out repairs
  ! my landlord doesn't repair anything / ! the heating in my flat is broken and the landlord does nothing
- refuse a rent increase / fight a higher rent / object when the landlord raises the rent
  ! my landlord wants more rent
- evict a tenant / throw out a tenant / get a tenant to leave
  ! my tenant doesn't pay

do action: legal hard who
- deal with noisy neighbours / stop neighbours from being loud / get loud neighbours to be quiet
  ! my neighbours are too loud / ! the people next door party every night / ! I can't sleep because of the neighbours
- deal with nosy neighbours / stop neighbours from spying / get curious neighbours to mind their own business
  ! my neighbours watch everything I do
- deal with smoking neighbours / stop smoke from the neighbours' balcony / get neighbours to smoke elsewhere
  ! my neighbour smokes and it comes into my flat
- get to know my neighbours / make friends with the people next door / introduce myself to neighbours

do action: cost time papers who why
- get a mortgage / take out a home loan / borrow money for a house / have a bank finance my home
- refinance my mortgage / replace my home loan with a cheaper one / get better terms on a house loan
- get home insurance / insure my home / take out a policy for my household

ask attribute
- how much [house] can I afford with {amount} dollars a month? / my income is {amount} dollars a month, what [house] can I buy? / buying a [house] on {amount} dollars monthly?
- can I live in {city} on {amount} dollars a month? / is {amount} dollars a month enough for {city}? / living in {city} with {amount} dollars monthly, possible? / would {amount} dollars per month do in {city}?

ask attribute
- how much is the rent in {city}? / what does a flat in {city} cost per month? / are apartments in {city} expensive? / what do tenants pay in {city}? / {city}: monthly price of an apartment?
- how do I find a flat in {city}? / where should I look for an apartment in {city}? / which site lists rooms in {city}? / tips for apartment hunting in {city}? / {city}: how did you get your place?
- is {city} a good place to live? / what is life like in {city}? / should I move to {city}? / how is the quality of life in {city}? / {city}: do people like living there?
- is it cheaper to rent or buy in {city}? / should I buy or rent a home in {city}? / owning or renting in {city}, which costs less? / {city}: is buying smarter than renting?
- is {city} good for families? / can children grow up well in {city}? / would you raise [kids] in {city}? / are there good schools in {city}? / {city}: a nice place for parents?

ask attribute
- can a landlord raise the rent? / is a landlord allowed to ask for more rent? / how much more rent may a landlord demand? / my rent is going up, is that legal? / rent increase, what does the law say?
- can a landlord enter my flat? / is a landlord allowed to come into my home? / may the owner walk into my rented place? / landlord with a key to my door, is that legal? / landlord visits, what does the law say?
- can a landlord forbid pets? / is a landlord allowed to ban animals? / may the owner say no to my dog? / no pets in the lease, is that legal? / pets in a rented flat, what does the law say?
- can a landlord keep the deposit? / is a landlord allowed to hold back my deposit? / may the owner refuse to pay back the deposit? / deposit not returned, is that legal?
`;
