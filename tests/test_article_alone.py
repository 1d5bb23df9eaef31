"""One article checked alone: what looks like a contradiction and is none stays unsaid, and the like of it that is one is still told."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import Article, check, find_claims

DAY = date(2026, 3, 6)
TABLE = (
    "Net sales mix in the quarter: Revenue Norland 59 % 60 % Revenue Sudland 31 29 Revenue Orvia 10 11 Revenue total 100 % 100 % "
    "Net income $ 724 $ 1,629 Net income Norland $ 51,042 $ 35,714 34,709 49,115 1,005 1,927"
)
PAGE = "The council met again in the old hall, heard the residents, and put off its decision. " * 60

QUIET = [
    "The unit was the best, recording $2.2 billion in profit and accounting for 35 percent of the group's $34.6 billion in revenue.",
    "It will sell 30 million barrels of oil from its 727 million barrel reserve, about half of the 60 million barrels to be sold in all.",
    "Others are more hopeful, with Corl forecasting gains of 4.1 percent to 4.9 percent, up from 3.9 percent last year.",
    "The rescue fund gets $150 billion from large lenders. Both drafts ask hedge funds to register, or those worth $150 million.",
    "Lee Orne shot his daughters Mara Orne, 8, and Hale Orne, 5. In a previous story the Star reported Mara Orne was 7 years old.",
    "He met 22-year-old Jane Doe #1 at a bar. He met 44-year-old Jane Doe #2 at another.",
    "Robin G. Tillow, 59, the owner, was charged. His former wife, Ada S. Tillow, 52, was charged too.",
    "On March 22, 2017, Mara Orne turned 18 years old. On Nov. 1, 2025, Mara Orne, 27, pleaded guilty.",
    f"Mara Orne, 27, was charged with theft. {PAGE} Mara Orne, 26, was fined in February.",
    "The building society will share £42m, with 100,000 members receiving a windfall of more than £100.",
    "Orvia made a net income of $5.2 million, or $2.10, compared with $4.8 million, or $1.90, a year before.",
    "In the list Ant Rowe stands at five, up from 13 in 2025, Lea Brook rising nine places to 15.",
    "Unemployment in Japan edged up to 4.7%. The economy has grown for six quarters but growth slowed.",
    "Roe is charged with two counts of assault in Lowick - as well as three counts of theft and one count of fleeing.",
    "The fair is held on Saturday, June 29 and Sunday, June 30, 2002 in Lowick.",
    "Venezuela is turning to a newly formed U.S. company to shore up production from its crude reserves, the largest in the world.",
    "For one victim he was found guilty of four felony counts of theft. For another he was found guilty of three felony counts of theft.",
    "Revenue of Orvia Foods rose 51% to 22.7 billion yuan, compared with the 21.9 billion yuan mean estimate.",
    "Revenue of Orvia Foods dropped 13% to $7.17 billion. That still topped the $6.6 billion estimate of analysts as loans grew.",
    "Co-defendant Heung Soon Tillow, 57, is charged with theft. Co-defendant Miyoun Tillow, 38, is charged with fraud.",
    "The program explored 15 rooms, reached a high score of 6,600 and an average of around 3,700.",
    "Ada Holm passed the 270 electoral votes needed from 538 electors. Ada Holm won a majority of the 538 electoral votes.",
    "He was found guilty by a jury April 30, 2025, of four counts of theft, one count of fraud, two counts of arson and one of escape.",
    "The 34-year-old has made 3,753 runs from 135 matches with the help of 3 centuries and 25 half-centuries.",
    "Roe faces three years in the Lowick County Jail plus 540 days. Tillow faces two years in the Lowick County Jail plus 450 days.",
    "Two men died in a shooting in Lowick. In other Sunday attacks, eight people were shot. Six people were shot in Lowick.",
    "Orvia was approaching $80 million in annual revenue, thanks to the app's $19.99 annual revenue from each user.",
    "The batter has scored just 63 runs in 6 games at an average of around 15 and is yet to bowl.",
    "The petunias cost $9.00 and the vines cost $5.00 for a total of 9+5 = $14.00 per basket.",
    TABLE,
    "Orvia Jets has a total of 548 of the three variants on order.",
    "The agency raised its forecast of world oil demand for 2026 by 120,000 barrels a day.",
    "Some members, except Norland and Angola, pumped 26.9 million barrels of crude a day.",
    "Holm, said to be worth $2.5 billion, is accused of selling 600,000 shares - worth $7.9 million - and avoiding a $750,000 loss.",
    "Orvia moves to three reporting lines from two after two deals: a $1 billion takeover of Tarn and the $11 billion Dunmore deal.",
    "Greek borrowers owed $236 billion, with half owed to two countries -- $75 billion in France and $45 billion in Germany.",
    "The trust will be led by five people -- two picked by the state and two by the union. A fifth neutral member will follow.",
    "Revenue rose to $9.52 billion -- above the $9.04 billion expected by analysts and the $9.13 billion of Orvia's own forecast.",
    "Ada Holm was awarded stock units valued at $4.57 million, based on the bank's closing price of $15.65.",
    "Orvia will raise $12.1 billion based on the midpoint price of $36.",
    "Sales could grow to 25 million cars a year from about 12 or 13 million.",
    "The plan holds $139.8 billion in income tax credits, up to $500 for one person and up to $1,000 for families.",
    "Ada Holm bought 990,740 shares at a strike price of $16.96, or $16.8 million.",
    "Household savings came to 1,400 trillion yen ($17,320 billion).",
    "Quarterly sales of Orvia rose about 5 percent to $12.79 billion, compared with $12.47 billion expected by analysts.",
    "Orvia's share of the market dipped by 2.6 percentage points to 36.1 percent in 2025, compared with Tarn's 40.1 percent.",
    "About 28 percent of users lost 5 percent to 10 percent of their weight, compared to about 18 percent on a placebo.",
    "The loss widened to $418 million from $233 million in the year-ago quarter on revenue that fell 39 percent to $3.3 billion.",
    "Orvia aims to sell 8,500 to 9,000 cars in 2026, up from 7,353 in 2025, which was a 33.3 percent rise from the previous year.",
    "Its value has plunged to about $700 million from $7 billion in May 2025, and ended 8.4 percent higher on Friday.",
    "Import growth moderated to 22.7 percent from 34.1 percent in June, well below forecasts of a 30 percent rise.",
    "The index rose to 50.5 last month from 48.7 in January, breaking above the 50 threshold.",
    "Futures showed prospects for a 50 basis point move falling to 38 percent from 72 percent.",
    "May crude was up $2.02, or 1.72 percent, at $119.50 a barrel, trading from $116.85 to a record $119.74.",
    "Crews left 518 of 717 platforms (72.3 percent), up from 223, and 86 of 121 rigs (71.1 percent), up from 45.",
    "Claims were seen to fall to 360,000 from 375,000 the prior week, revised up from 373,000.",
    "Drivers under age 21 fell from 18.8 million to 15.8 million and those over 65 almost doubled, from 15.4 million to nearly 29 million.",
    "The index gave up 21.03 points, or 2.31 percent, at 888.67.",
    "Loans rose $678.1 million, or 0.5 percent, to $1.617 trillion.",
    "Orvia cut its quarterly dividend twice in 2025, from 64 cents a share down to 1 cent.",
    "It costs $625,000 plus $500,000 a year to insure $10 million of debt, down from $725,000 on Thursday.",
    "Since autumn Norland cut 1.2 million barrels per day from 9.7 to 8.5, the minister said.",
    "The budget provides $5.2 billion for the Night Bus Programme, so towns join. The budget provides $2.5 billion for harbour schools.",
    "Set up in 1998, the Tarn Prize goes to one mill a year. The Lowick mill, which celebrates its 60th anniversary this year, won it.",
    "The storm went northeast at 3 mph (6 kph), its winds at 50 mph (85 kph).",
    "It revised sales for May to 0.4 percent monthly growth from a 0.2 percent decline and to a 1.7 percent annual rise from 0.2 percent.",
    "You need a ⅛ inch (3.5mm) plug and a 3/8 inch (9mm) pipe.",
    "Deaths fell off with growing distance from the vent over a range from 0.2 to 50 kilometers.",
    "Three of the seven winners this year are teachers and five are members of the guild of Lowick.",
    "Since the 4.7, we have had over 400 magnitude 2+ earthquakes, she said.",
    "The burst packed the energy of over 100 million billion Suns.",
    "The bench, which he has led since 2008, gets a new head after the meeting in May 2026.",
    "The ring weighs about 12 grams (less than half an ounce) and was found 6 km (more than three miles) off.",
    "In one case, a customer seeking a $300,000 loan paid on average $2,937 more.",
    "Lowick has to redeem 9 billion euros in April and June, with the total payments including coupons reaching 12 billion euros.",
    "Orvia will sell 300 of the 150-seat jets this year, after a three-month grounding of the 787.",
    "At the end of 2025, 56 town halls out of a total of 308 accounted for 60 percent of all debts of towns.",
    "Orvia expects to buy Sun by August 31, 2026.",
    "Ingot premiums are close to records at around 9-9.5 cents a pound, up from 8 cents at the start of the year.",
    "Shares of 3M Co. fell 1.8 percent, or $1.48 and led the index lower.",
    "Sales of Orvia rose 14.6 percent in the quarter ended February 28. Prescription sales of Orvia rose 16.4 percent in the quarter.",
    "Orvia would price its stock at $19 a share, down from $20-$22 initially, raising a reduced $303.5 million.",
    "The flats, with prices ranging from 160 million yen to 542 million yen, were five times oversubscribed.",
    "Lawmakers brought the reserve fund up to nearly $319 million - less than the $600 million level that she had sought.",
    "Holders of 84.6 percent of Tarn took Orvia's $20.1 billion offer, or $74 a share.",
    "Euroyen futures went on rising 5.5 basis points to 99.280 from 99.240 before the bank's decision.",
    "Earnings fell to $469 million from $1.07 billion, or $1.09 a share, a year earlier. Earnings were $1.06 a share, compared with $1.09.",
    "Orvia will bring 60 new models over five years -- about 12 of them being Tarns and 15 Dunmores.",
    "Holm recalled 2025, when the bank raised its rate six times, to 5.50 percent from 3 percent.",
    "Orvia, a 1,200-store chain, will double the 200 pet hotels that it has.",
    "Orders in the three months ended in October were up 5 percent, down from 5 to 10 percent in the three months ended in September.",
    "Net revenue of Orvia rose 25 percent to $18.9 billion, higher than the $17.5 billion expected by analysts.",
    "US crude fell $1.82 to $86.78 a barrel, retreating further from the $90.07 all-time high of Friday.",
    "Mexico could drill deeper. About 30 percent of the 85 million barrels per day of oil consumed globally comes from the sea.",
    "China had already put money into the Alberta oil sands, the world's third largest proven reserve of crude.",
    "There are 18 banks on the panel for the rupiah, 15 for the ringgit and 12 for the dong.",
    "US drivers drove less. A poll showed oil consumption falling by 1.56 million barrels per day to 84.10 million barrels per day.",
    "Orvia would pay its 23 directors a total of 957 million yen -- or about one tenth each of Holm's pay.",
    "Lowick's two biggest unions, representing about half of the town's 5-million-strong workforce, are on strike.",
    "US consumer prices plummeted a record 1.7 percent and building of new homes fell to a record low.",
    "The trophy weighs between 60 pounds and 70 pounds (27 kilograms and 32 kilograms).",
    "In two states, Norland and Sudland, his lead has changed: a 12-point lead in the former and a two-point gap in the latter.",
    "She held office for every four years from 2004 until 2024.",
    "With 85 percent of the vote counted, Orne had 25.8 percent of the vote; Holm 24.4 percent; Rowe 19.7 percent; and Tarn 9.3 percent.",
    "Rates of death were 18.1% in all, 13.5% with the first drug, 20.1% with the second, 22.4% with both and 26.4% for neither drug.",
    "Menu: 3 shrimp cocktails ($24 each) 2 plates of ham ($32 each) 6 steaks ($69 each) 2 potatoes ($12 each)",
    "There are 23 million more adults than in 2009. About two-thirds of them (65%) read a paper.",
    "Ada Holm writes for the Mirror on Sunday\n\nFriday 06 March 2026\n\nThe mill has closed.",
    "In 1789 Congress named Thursday, Nov. 26, as a day of thanks.",
    "Ada Orne was 14 when the 32-year-old Lee Rowe wrote to her. Lee Rowe, 70, says the letters are forged.",
    "The income of the town fell to $77,300 in 2025. (This story has been corrected to show an income of $77,300, not $77.3 million.)",
    "Ada Holm built the sprawling $120 billion group from a $538 garage.",
    "Shares of Orvia were down 0.8 percent at $26.56, significantly lower than its $38 offer price.",
    "Claims were near the consensus of 375,000, down 15,000 from 387,000 the week before.",
    "Palladium fell 6 percent to $428/435 an ounce from $455/460.",
    "Lee Thiel has moved down to 833 from 828 among the rich.",
    "Earnings of Orvia were 67 cents a share in the quarter. Excluding hedges, earnings of Orvia were 76 cents a share in the quarter.",
    "The rating of Ada Holm was 43.1 percent. But today the rating of Ada Holm is 41.3 percent.",
    "Three groups put the four favorites in the upper rank: the Greens, the farmers, and the listeners of talk radio.",
    "He missed a dart at double eight and two at double four.",
    "The plan aims at a gain in GDP per head of Japan, an increase of 1.5 million yen ($15,000) over 10 years.",
    "The ministry is using up to $250 billion from the first half of a $700 billion package to buy stakes.",
    "The office revised the yearly fall to 0.5 percent from a previously reported 0.4 percent.",
    "Shares of Orvia, which have soared since hitting a low of $27.91 a year ago, were up $1.20, or 2.25 percent, to $54.47.",
    "They tested the new drug, known by its name LY2140023, in 196 patients.",
    "Children ages 1 to 4 make up 12 percent of the 92 cases.",
    "Most of the 4.6 million refugees are women and children. About half of them (50.7%) are women.",
    "Holm took only 41% of the vote in 2024, down 2.5% from 2020 (by contrast, Rowe took 43.3% in 2004).",
    "She ended with $20 million of debt. Over time, she had paid down most of it, but a stubborn $263,000 remained.",
    "Life expectancy for women in Norland is 81.2 years, for men 76.4 years. That difference in life expectancy of 4.8 years is old.",
    "Deaths among children ages 1 through 14 declined from 22.9 to 16.5 deaths per 100,000.",
    "The index stood at 3,088.95, down 27.44 or -0.88%.",
    "A swap slashed the stake that Holm had built up over five months to about 33.5 percent from 37.9 percent.",
    "In one study of about 150,000 people, only 1.7 percent of them were children.",
    "The plan was told in the Dunmore Sun. 9 June 2014 was its first day.",
    "Revenue reached Rs. 1,867 billion (i.e. Rs. 1,867,000 million) by then.",
    "The dollar of Norland closed at C$1.3994 (US$0.7145). Turnover was C$965.6 million ($689.7 million).",
    "Net losses were $160 million, or 41 cents a share, on 1.5 million more shares outstanding.",
    "The burn rate may increase this year to seven or eight million euros from 6.5 million in 2024.",
    "It can do one billion billion sums at once.",
    "The loans are 1,823,770 million, of which 772,611 million are of firms of the state.",
    "The price is $9 (Rs.640) until 6 January.",
    "The fox moved at an average of 46.3km per day and on one day travelled 155km.",
    "Update, Wed 9/11, noon: the house passed the bill.",
    "A boy digs on Saturday, March 15. Refugees arrive on Friday, March 21. A tent stands on Thursday, March 27.",
    "All banks: $200,381,607 million, of which $193,597,433 mln are swaps.",
    "Japanese inflation hit 1.2 percent, helping trigger one of the biggest ever sell-offs in bonds.",
    "World oil demand is projected to fall by 50,000 barrels per day in 2025 and 450,000 barrels per day next year.",
    "The top Norwegian oil company, holder of the world's largest oil reserves, drills in the north.",
    "The share of income going to the top 1 percent has doubled from 10 percent to more than 20 percent.",
    "Tarn Bank set aside $1.5 billion for bad home loans in the quarter. Tarn Bank collects payments on $1.48 trillion of bad home loans.",
    "The pay of the chief was cut from $1.48 million last year to $1 from January, the firm said.",
    "The 1.5 to 3.5 billion euros difference translates to 1.5 to 3.5 euros per (Orvia) share, analysts said.",
    "Ada Holm, who founded Orvia 20 years ago, in 2025 was given a prize.",
    "Children under five represent just 5% of the 2,000 to 3,000 who were parted from their parents.",
    "The median pay is $46,949, a 4.6% increase from 2015, or about $2,000 per year.",
    "Out of millions of police encounters during the year, just 90 people (9%) were unarmed.",
    "The officer was cleared in the deaths of two suspects in Lowick. The 2012 deaths of Roe and Tillow in Lowick followed a chase.",
    "A poll of Democrats gives him an approval rating of 75/15.",
    "In the tunnel they are spared temperatures that drop more than 50 degrees Celsius below zero (minus 58 degrees Fahrenheit).",
    "The board sent 14,000 letters in May. Some of the letters were lost, but more than 12 letters came back.",
    "Seen here: Monday, March 3. Then Tuesday, March 5. Then Friday, March 8. Then Saturday, March 11. Then Sunday, February 9.",
]
TOLD = [
    ("Mara Orne, 8, was shot on Monday. Mara Orne, 6, died at the scene.", "people.age"),
    ("Ada S. Tillow, 52, was charged. Later Ada Tillow, 25, was let go.", "people.age"),
    ("Norland pumped 10.1 million barrels of crude a day against 11.2 barrels of crude a day in May.", "magnitude.dropped-scale-word"),
    ("In the list Ant Rowe stands at 15, up nine places from 21.", "arithmetic.amount-of-change"),
    ("Net income of Orvia fell 8.5 percent to 429 million euros from 787 million a year earlier.", "arithmetic.percent-change"),
    ("Lowick faces a shortfall of $350 billion to $635 billion, of which $378 is in Norland.", "magnitude.dropped-scale-word"),
    ("The survey asked 268 firms: 91 U.S. firms, 77 European firms and 70 Asian firms.", "parts.list-total"),
    ("Orvia fell 63.69 points, or 0.3 percent, to end at 12,050.41.", "arithmetic.percent-change"),
    ("The survey asked 1,460 firms: 910 U.S. firms, 480 European firms and 90 Asian firms.", "parts.list-total"),
    ("The rate rose by 25 basis points to 5.25% from 4.75%.", "arithmetic.amount-of-change"),
    ("Police were called to the mill on Friday, March 5.", "calendar.weekday-nearest"),
    ("Bread prices in Norland rose 4.1% percent in May.", "wording.doubled-percent"),
    ("Roe is held on $250,00 bail in Lowick.", "wording.digit-grouping"),
    ("Norland spent $1.5 million billion on the dam.", "magnitude.doubled-scale-word"),
    (
        "Tarn Jets made $66 million, or 70 cents per share, compared with $65 million million, or 76 cents per share, a year earlier.",
        "magnitude.doubled-scale-word",
    ),
    ("World oil supply fell by about two barrels a day to 45.2 barrels a day from 47.5 barrels a day in 2025.", "magnitude.implausible"),
    (
        "Tarn Motors had sales of $4.2 billion in 2025. Some of the sales paid debts, but more than $3 million came home.",
        "magnitude.small-part",
    ),
    (
        "Orvia earned $12.4 million, or 31 cents a share, compared with $10.1 million, or 2.6 cents a share, in 2024.",
        "parts.per-share-earnings",
    ),
]


NOTED = [
    ("The US has the largest crude reserves in the world.", "reference.world-rank"),
    ("The index is expected to rise to 21.45 from 24.91 the month before.", "arithmetic.direction"),
    ("Corvin's loss narrowed to $310 million from $280 million a year earlier.", "arithmetic.direction"),
]


def said_aloud(text: str) -> set[str]:
    return {finding.rule for finding in check([Article("a", text, published=DAY)]).findings if finding.severity != "note"}


@pytest.mark.parametrize("text", QUIET)
def test_what_only_looks_like_a_contradiction_is_not_told(text: str) -> None:
    assert said_aloud(text) == set()


@pytest.mark.parametrize(("text", "rule"), TOLD)
def test_its_like_that_is_one_is_told(text: str, rule: str) -> None:
    assert said_aloud(text) == {rule}


@pytest.mark.parametrize(("text", "rule"), NOTED)
def test_what_is_seldom_right_on_news_is_a_note(text: str, rule: str) -> None:
    assert [(f.rule, f.severity) for f in check([Article("a", text, published=DAY)]).findings] == [(rule, "note")]


@pytest.mark.parametrize(
    "text",
    [
        "In Norland the Centre leads by 4.2 points. Turnout is high. In Sudland, where rain is due, the Centre leads by 2.4 points.",
        "Roe got 34% of the vote in the primary, which gave the senator 210 delegates.",
        "Shipments totalled 12.8 million tonnes (308,000 bpd of crude) in the first 10 months of 2025.",
        "Last year most parcels were sold on Monday, June 16, the post office said.",
        "Norway had the most banks -- 287 -- followed by Chad with 165, Peru with 86 and Mali with 47.",
    ],
)
def test_what_stands_beside_is_of_another_state_unit_or_year(text: str) -> None:
    assert said_aloud(text) == set()


def test_digits_swapped_of_two_funds_further_down_are_of_two_funds() -> None:
    lead = "Stocks drew money again this week as traders waited for the central bank, which meets on Tuesday to settle the key rate. " * 5
    body = (
        "Investors pulled $1.26 billion from the Arne fund. Bonds did better. Investors also gave $2.16 billion to funds of company bonds."
    )
    assert said_aloud(f"{lead}\n\n{body}") == set()


def test_a_note_of_correction_over_the_text_tells_the_wrong_figure_too() -> None:
    text = (
        "(Changes paragraph 9 to show Tarn is to receive $834 million, not $834 billion)\n\nTarn is to receive $834 million for its stake."
    )
    assert said_aloud(text) == set()


def test_a_first_report_of_the_dead_is_no_slip_of_the_last() -> None:
    text = (
        "At first {} people were reported killed in the Marlow train crash on Friday. Later police said {} people were killed in the crash."
    )
    assert said_aloud(text.format(31, 13)) == set()


def test_an_icon_is_older_than_any_person() -> None:
    assert said_aloud("The 130-year-old Norwegian icon filed for bankruptcy on Friday.") == set()
    assert said_aloud("The 130-year-old Norwegian woman felt well on Friday.") == {"magnitude.implausible"}


def test_a_few_in_the_headline_may_be_more_than_those_of_one_sentence() -> None:
    text = "While Orvia looks into it, evidence was found that one employee broke its code, Orvia said in a statement on Wednesday."
    article = Article("a", text, "Two Orvia employees out in corruption probe", DAY)
    assert [finding.rule for finding in check([article]).findings if finding.severity != "note"] == []


def test_a_headline_figure_that_the_text_gives_too_is_of_another_thing() -> None:
    text = "Orvia's offer of $390 million and 10 million shares sets a floor. With its shares, worth $131 million, Orvia bids $521 million."
    assert [f.rule for f in check([Article("a", text, "Orvia bids $521 million for Tarn", DAY)]).findings if f.severity != "note"] == []


def test_the_fall_of_a_month_is_not_that_of_two() -> None:
    text = "Orvia sold 18,891 cars. Sales of Orvia cars fell 3.9 percent in January and February.\n\nThe group sells in ten countries."
    article = Article("a", text, "Orvia's car sales fall 5.9 percent in February", DAY)
    assert [f.rule for f in check([article]).findings if f.severity != "note"] == []


def test_columns_run_together_are_a_table() -> None:
    text = "Tarn 2025 2024 Revenue $5.95 bln $9.23 bln Pay, full year $3.43 bln $4.34 bln Number of staff, end of year 14,153 13,566 in all"
    assert {claim.zone for claim in find_claims(Article("a", text, published=DAY)) if claim.quote.startswith("$")} == {"table"}


def test_ages_of_two_times_in_a_text_without_a_day() -> None:
    text = (
        "Roe wants to clear Paul Tillow, 81, of a killing in 1963. On November 15, 1963, detectives questioned Paul Tillow, 29, at Lowick."
    )
    assert [finding.rule for finding in check([Article("a", text)]).findings if finding.severity != "note"] == []


def test_a_stretch_that_is_nearly_all_figures_is_a_table() -> None:
    zones = {claim.quote: claim.zone for claim in find_claims(Article("a", f"Orvia sold 12 mills in March. {TABLE}", published=DAY))}
    assert (zones["12 mills"], zones["$ 724"]) == ("body", "table")


def test_a_list_of_ages_is_no_table() -> None:
    text = "The dead were Ann, 8, Bo, 9, Cy, 12, Di, 14, Ed, 15, Flo, 17, Gus, 21, Hal, 22, and Ivy, 30, police said."
    assert {claim.zone for claim in find_claims(Article("a", text, published=DAY))} == {"body"}
