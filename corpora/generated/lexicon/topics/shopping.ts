/** Buying, returning and comparing products. */
export const shopping = `
ask attribute
- which {product} is best? / what is the best {product} on the market? / can you recommend a good {product}? / what {product} would you buy? / looking for a {product}, suggestions?
  I want a new {product}, which one should I take? / top rated {product}?
- how much does a {product} cost? / what is the price of a {product}? / how expensive is a good {product}? / what do people pay for a {product}? / how much money should I spend on a {product}?
  {product} price, what is normal?
- where can I buy a {product}? / which shop sells {product:s}? / where do people get their {product:s}? / who has {product:s} in stock? / looking for a store with {product:s}.
  best place to get a {product}?
- how do I choose a {product}? / what should I look for in a {product}? / what matters when buying a {product}? / which features does a good {product} have? / buying guide for {product:s}?
  how can I tell a good {product} from a bad one?
- how long does a {product} last? / what is the lifespan of a {product}? / how many years can I use a {product}? / when does a {product} wear out? / how durable is a {product}?
  {product}: after how long do I need a new one?
- how do I clean a {product}? / what's the best way to wash a {product}? / how do I get a {product} clean again? / what removes dirt from a {product}? / my {product} is dirty, what do I use on it?
  cleaning a {product}, any tips?
- how do I repair a {product}? / what can I do with a broken {product}? / how can I fix a {product} myself? / my {product} is damaged, can it be saved? / mending a {product}, any tips?
  who can make my {product} work again?
- is an expensive {product} worth it? / should I pay more for a {product}? / are pricey {product:s} really better? / what is the difference between cheap and expensive {product:s}?
  does a high price mean a better {product}?
- what size of {product} do I need? / how big should a {product} be? / how do I find the right size of {product}? / {product} sizes, which one fits me? / is there a size chart for {product:s}?
- is a used {product} okay? / should I get a second-hand {product}? / is it risky to buy a {product} that someone owned before? / are pre-owned {product:s} a good deal?
  new or used {product}, which is smarter?

do action: online fail
- return {bought} / send back {bought} / give {bought} back to the [store] / bring {bought} back for a refund
  ! I bought {bought} and don't like it / ! {bought} that I ordered was not what I wanted
- exchange {bought} for another size / swap {bought} for a different size / get {bought} in a bigger or smaller size
  ! I ordered {bought} and the size is wrong / ! I bought {bought} that doesn't fit
- cancel my order of {bought} / call off my order of {bought} / withdraw an order of {bought} / stop an order of {bought} before it ships
- track my order of {bought} / see where my order of {bought} is / follow the delivery of {bought} / find out when my order of {bought} arrives
  ! I ordered {bought} a week ago and nothing has come / ! {bought} that I ordered has not arrived
- complain about {bought} / make a complaint about {bought} / tell the [store] that I am unhappy with {bought}
  ! I bought {bought} and it is of terrible quality / ! {bought} fell apart after a week

do action: online time legal mistakes why
- buy {goods} online / order {goods} on the internet / purchase {goods} from a web shop / get {goods} delivered from an online store
- sell {goods} online / offer {goods} on the internet / find buyers for {goods} on the web / turn my {goods} into money online
- rent {goods} / hire {goods} / borrow {goods} for a fee
- donate {goods} / give away {goods} to charity / hand {goods} to people in need
- recycle {goods} / have {goods} reused / bring {goods} to be recycled
- store {goods} / keep {goods} somewhere safe / put {goods} into storage

do action: free mistakes online
- use a voucher / redeem a voucher / pay with a voucher / spend the money on a voucher
- find discount codes / get coupons / find vouchers that save money / get promo codes
- haggle over a price / negotiate a lower price / talk a seller down / bargain with a merchant
- spot a fake online shop / recognise a fraudulent web store / tell whether an online store is a scam
- get a refund / get my money back from a [store] / be paid back for something I returned

ask tense
- when does the sale start? / when do prices drop this season? / on what date does the sale begin? / how long until the sale? / what is the first day of the sale?
- when does the sale end? / until when are prices reduced this season? / on what date is the sale over? / how long is the sale still on? / what is the last day of the sale?

ask tense
- when does the [store] open? / from what time is the [store] open? / how early can I go to the [store]? / opening time of the [store]? / at what hour do they unlock the [store]?
- when does the [store] close? / until what time is the [store] open? / how late can I go to the [store]? / closing time of the [store]? / at what hour do they lock the [store]?

ask attribute
- what can I buy with {dollars} dollars? / what do I get for {dollars} dollars? / I have {dollars} dollars to spend, any ideas? / what is worth buying for {dollars} dollars?
- what is a good gift for {dollars} dollars? / present ideas for up to {dollars} dollars? / which gift costs about {dollars} dollars? / I want to spend {dollars} dollars on a present, what is nice?
- what is a good gift for a {age} year old? / present ideas for a {age} year old? / what do I give someone who turns {age}? / which toy would a child of {age} like?
  a {age} year old has a birthday, what present is right?

ask negation
- which [store]s are open on Sundays? / where can I shop on a Sunday? / what [store]s open their doors on Sundays? / Sunday shopping, where does it work?
- which [store]s are not open on Sundays? / where can I not shop on a Sunday? / what [store]s keep their doors shut on Sundays? / Sunday shopping, where is it impossible?
`;
