/** Banking, saving, taxes and investing. */
export const money = `
do direction: time papers online cost need before after
- open a bank account / set up a bank account / start an account with a bank / become a customer of a bank
- close a bank account / cancel my bank account / shut down an account at my bank / end the contract for my bank account
  ! I have an account at a bank that I no longer use / ! I am unhappy with my bank and want to leave

do direction: when why safe online mistakes cost
- buy {asset} / invest in {asset} / put [money|my savings] into {asset} / acquire {asset}
- sell {asset} / get rid of my {asset} / turn my {asset} into cash / cash out of {asset}

do direction: time hard often why mistakes
- increase my credit score / improve my credit rating / raise my credit score / get a better credit rating
  ! my credit score is terrible / ! banks reject me because of a bad credit rating
- check my credit score / find out what my credit rating is / look up my credit score / see my credit report

do direction: hard why mistakes
- save money on {bill} / spend less on {bill} / lower my costs for {bill} / cut my expenses for {bill} / pay less for {bill}
  ! {bill} cost me a fortune / ! I spend far too much on {bill} / ! the price of {bill} is killing me
- compare prices for {bill} / find out who is cheapest for {bill} / shop around for {bill}

do action: time mistakes hard why if ifnot
- pay off [student loans|my student loan] / get rid of student debt / repay the loan for my studies / settle my college debt
  ! I finished university with huge debts / ! I still owe thousands for my studies
- pay off credit card debt / get out of credit card debt / clear what I owe on my credit card / bring my card balance to zero
  ! my credit card is maxed out / ! I owe money on three credit cards
- pay off my mortgage early / repay my home loan ahead of schedule / get rid of my mortgage before its end / settle my house loan before time

do direction: why safe mistakes papers time
- borrow money from a [friend|relative] / ask a friend for a loan / get a loan from a family member
- lend money to a [friend|relative] / give a friend a loan / loan cash to a family member

do entity: time papers when online mistakes who if ifnot before after
- file my tax return / do my taxes / send in my tax forms / submit my income tax declaration / hand in my taxes
- get a tax refund / get money back from the tax office / claim back tax I overpaid
- deduct {deductible} from my taxes / write off {deductible} / claim {deductible} as an expense on my taxes / get tax relief for {deductible}

do action ordered: cost online when why
- exchange {currency} for {currency2} / change {currency} into {currency2} / convert my {currency} to {currency2} / swap {currency} for {currency2}

do action: time papers cost safe who
- send money abroad / transfer cash to another country / wire money to a foreign account / make an international transfer
- receive money from abroad / get a payment from another country / accept a foreign transfer / have money wired to me from overseas

do action: hard why when often if ifnot
- make a budget / plan my monthly spending / set up a household budget / work out where my money should go
  ! at the end of the month my money is gone / ! I don't know where my salary goes
- stop impulse buying / stop purchasing things I don't need / control my urge to shop / resist spontaneous purchases
  ! I buy things that I never use / ! each time I enter a shop I spend too much
- build an emergency fund / save up for a rainy day / put money aside for emergencies / create a financial safety cushion
  ! I have no savings for bad times / ! one broken car and I would be broke
- save for retirement / put money away for old age / build a pension pot / prepare financially for my retirement

do negation: legal safe if
- pay in cash at {place} / use banknotes and coins at {place} / settle my bill in cash at {place}
- pay by card at {place} / use my credit card at {place} / settle my bill by card at {place}

ask attribute ordered
- how much is {amount} {currency} in {currency2}? / {amount} {currency} to {currency2}, how much is that? / what do I get in {currency2} for {amount} {currency}?
  how many {currency2} are {amount} {currency} worth? / convert {amount} {currency} to {currency2}? / what is {amount} {currency} when exchanged into {currency2}?

ask attribute
- is {asset} a good investment [right now|at the moment|]? / is it worth putting money into {asset}? / should I invest in {asset}?
  does investing in {asset} pay off? / are people making money with {asset}?
- why is {asset} falling in price? / why does {asset} lose value? / what makes {asset} go down? / what is behind the drop in {asset}?
  why has {asset} become cheaper? / reason for the fall of {asset}?
- why is {asset} rising in price? / why does {asset} gain value? / what makes {asset} go up? / what is behind the rise in {asset}?
  why has {asset} become more expensive? / reason for the climb of {asset}?
- how does {asset} work? / what is {asset} exactly? / can someone explain {asset} in simple words? / what should a beginner know about {asset}?
  I don't understand {asset}, help? / {asset} for beginners, what is it?

ask attribute
- how should I invest {amount} dollars? / what do I do with {amount} dollars in savings? / where should I put {amount} dollars?
  I have {amount} dollars to invest, any ideas? / what is the best use of {amount} dollars?
- how can I earn {amount} dollars a month? / what's a way to make {amount} dollars every month? / which job pays {amount} dollars per month?
  I want an income of {amount} dollars a month, how? / is it realistic to make {amount} dollars monthly?
- how can I save {amount} dollars a month? / what's a way to put aside {amount} dollars every month? / how do I keep {amount} dollars of my pay each month?
  I want to set aside {amount} dollars a month, how? / is it realistic to save {amount} dollars monthly?

ask direction
- what happens when interest rates go up? / what are the effects of rising interest rates? / who suffers when banks raise rates?
  what does a rate increase mean for me? / why should I care about higher interest?
- what happens when interest rates go down? / what are the effects of falling interest rates? / who suffers when banks cut rates?
  what does a rate cut mean for me? / why should I care about lower interest?

ask attribute
- what is the difference between a debit card and a credit card? / debit or credit card, how do they differ? / how is a credit card unlike a debit card?
  are debit and credit cards the same thing? / debit card versus credit card?
- which credit card is best [for travel|for travelling]? / what credit card should I take on a trip? / what's a good card for trips abroad?
  looking for a travel credit card. / which card has no fees in foreign countries?
- what should I do if my credit card is stolen? / my card was stolen, what now? / someone took my credit card, who do I call?
  how do I block a stolen bank card? / a thief has my card, what are the next steps?
- what should I do if my credit card is declined? / my card was refused, what now? / a shop did not accept my credit card, why?
  why does my card get rejected? / payment by card fails, what is the reason?

ask negation
- can I retire with a pension? / how do people retire on a pension? / is a pension enough to stop working? / living on a pension, is it possible?
  will a pension cover my old age?
- can I retire without a pension? / how do people retire with no pension? / what if I stop working and have no pension? / old age without a pension, is it possible?
  what do I live on when I am old and there's no pension?
`;
