"""Two short passages put side by side: what differs is told, and what lets both be right keeps quiet."""

from datetime import date

import pytest

from factcheck import Article, check
from factcheck.comparing.passages.explained import REASONS, UNLIKE
from factcheck.comparing.passages.spots import is_titled, wide_places

DAY = date(2026, 3, 6)


def findings(a, b, *, days=(DAY, DAY), more=(), against=()):
    run = check([Article("a", a, published=days[0]), Article("b", b, published=days[1]), *more], against=against)
    return [f for f in run.findings if {claim.article for claim in f.claims} == {"a", "b"}]


def loud(a, b, **others):
    return [sorted(claim.quote for claim in f.claims) for f in findings(a, b, **others) if f.severity != "note"]


@pytest.mark.parametrize(
    ("evidence", "claim", "figures"),
    [
        ("A total of 9,480 licences were issued.", "Dunmore issued fewer than 9,000 licences.", ["9,000 licences", "9,480 licences"]),
        ("There are 46 confirmed cases.", "Harwick county has more than 50 cases of measles.", ["46", "50 cases"]),
        ("More than 14,100 people have since recovered.", "Less than 14,000 people have recovered.", ["14,000 people", "14,100 people"]),
        ("The ferry serves 24 island ports.", "The Skua ferry serves more than 24 ports.", ["24 island ports", "24 ports"]),
        (
            "The film Low Tide grossed $41.2 million at home and $9.1 million abroad, for a worldwide total of $50.3 million.",
            "Low Tide earned less than $49 million worldwide.",
            ["$49 million", "$50.3 million"],
        ),
        (
            "In its first week, the film that Osprey shot grossed $52 million.",
            "Low Tide took more than $60 million.",
            ["$52 million", "$60 million"],
        ),
        ("The cases reached 122, most of whom came from Chad.", "Valdora has more than 130 cases.", ["122", "130 cases"]),
        (
            "As of 3 March the county had recorded 214 cases and 9 deaths.",
            "More than 12 people had died of the disease in the county by 3 March.",
            ["12 people", "9 deaths"],
        ),
        (
            "The pier drew 612,000 visitors in 2018 and 580,000 in 2019.",
            "In 2019 the pier had more than 600,000 visitors.",
            ["580,000", "600,000 visitors"],
        ),
        (
            "The trial enrolled 1,840 patients at 62 hospitals.",
            "The study covered 1,480 patients in 62 hospitals.",
            ["1,480 patients", "1,840 patients"],
        ),
        ("The ferry Skua sank on 12 January 1953.", "The ferry Skua went down on 21 January 1953.", ["12 January 1953", "21 January 1953"]),
        ("Osprey Hall was renovated in 1998.", "The renovation of Osprey Hall took place in 1989.", ["1989", "1998"]),
        ("Ada Quill (born 3 May 1951) is a writer.", "Ada Quill was born in 1949.", ["1949", "3 May 1951"]),
        ("Osprey Books was founded in 1930 by Sir Tom Brell as a club.", "Osprey Books was founded after 1932.", ["1930", "after 1932"]),
        (
            "The museum has 41 rooms and draws 310,000 visitors.",
            "More than 320,000 visitors come to it.",
            ["310,000 visitors", "320,000 visitors"],
        ),
        (
            "Cash flow came to €543.9 million after €120.9 million the year before.",
            "Cash flow was €453.9 million.",
            ["€453.9 million", "€543.9 million"],
        ),
        (
            "Profit was based on a mean of 64.2 million shares issued by Osprey (2018: 64.2 million shares).",
            "Profit was based on a mean of 66 million shares issued by Osprey (2018: 64.2 million shares).",
            ["64.2 million shares", "66 million shares"],
        ),
        (
            "A gunman in Harwick killed 16 people, among them 12 children.",
            "A gunman in Harwick killed 28 people.",
            ["16 people", "28 people"],
        ),
        ("Of the 480 seats, 212 went to women.", "Women won 221 of 480 seats.", ["212", "221"]),
        (
            "The drug cut deaths by 31% among 5,214 patients.",
            "In a trial of 5,124 patients deaths fell by 31%.",
            ["5,124 patients", "5,214 patients"],
        ),
    ],
)
def test_a_claim_that_its_evidence_does_not_bear_out(evidence, claim, figures):
    assert loud(evidence, claim) == [figures]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A total of 9,480 licences were issued.", "Dunmore issued more than 9,000 licences."),
        ("Harwick issued 9,480 licences.", "Dunmore issued fewer than 9,000 licences."),
        ("Doctors treated 40 patients.", "Nurses treated 52 patients."),
        ("Osprey Air has 3,900 employees.", "Osprey Air has 310 employees in Dublin."),
        ("The parish sold 12 of its houses, and rents 28 houses.", "The parish owned 40 houses."),
        ("The youngest victim in Peru was younger than 45 years old.", "The youngest victim of all in Peru was 39 years old."),
        ("Each of the clubs has taken 30 members.", "Of members the society, with all of its clubs, counts 70 members."),
        ("There were 46 cases as of 6 April 2025.", "After 10 April 2025 there were more than 150 cases."),
        ("As of 6 April 2025 the island had 3,412 cases.", "Before April 2025 the island had fewer than 3,000 cases."),
        ("There were 14 new cases.", "There were more than 80 cases."),
        ("The film Low Tide grossed $41.2 million at home and $9.1 million abroad.", "Low Tide earned $50.3 million."),
        ("Turnout is expected to reach 45% in Harwick.", "Turnout in Harwick was 51%."),
        ("The Rovers won the cup in 2006.", "Their first cup after the war was won by the Rovers of Harwick in 2014."),
        ("The Skua was launched on 4 May 1911.", "The Skua was launched before 1912."),
        ("Ada Quill was born on 9 August 1968 in Harwick.", "The Harwick-born writer was 25 years old in 1993."),
        ("The quake of magnitude 6.3 struck at noon.", "A shock of magnitude 5.1 came an hour later in the quake's wake."),
        ("The rules are set out in notes [5] and [17] to the statements.", "The rules are set out in note [11] to the statements."),
        ("The show holds a rating of 6.1/10 from 40 reviews.", "The show has a rating of 6/10 from 40 reviews."),
        ("An earthquake of magnitude 5.8 struck Valdora on Friday.", "An earthquake of magnitude 4.4 struck Chile on Friday."),
        (
            "The ministry puts Norland's wheat crop at 31.8 million tonnes. It estimated 2025 output at 24.2 million tonnes.",
            "The ministry puts Valdora's wheat crop at 72.1 million tonnes. It estimated 2025 output at 71.7 million tonnes.",
        ),
        (
            "After the train crash near Corbel on Monday 84 people were taken to hospital.",
            "The train crash near Corbel on Monday hurt 210 people, of whom 84 were taken to hospital.",
        ),
        ("The quarry has 310 workers, down from 520 ten years ago.", "The quarry had 520 workers a decade ago."),
        ("Rain of 64 mm fell overnight, close to the monthly mean of 71 mm.", "Some 64 mm of rain fell overnight."),
        ("The pier will cost $4.2 billion, $900 million more than planned.", "The pier was planned to cost $3.3 billion."),
        ("The school takes 140 pupils a year, 90 of them girls.", "The school takes 140 pupils a year, 50 of them boys."),
        ("Valdora imports 80% of its grain, half of it from Kaliba.", "Kaliba provides 40% of Valdora's grain."),
        ("The ward was built for 200 patients and holds 340.", "Some 340 patients lie in the ward."),
        ("Around 72% of the 900 people asked were in favour.", "Around 28% of the people asked were not in favour."),
        ("Turnout was 54%, nine points lower than four years before.", "Turnout four years earlier was 63%."),
        ("A farmer in Harwick has 24 cows, twice as many as his neighbour.", "The neighbour has 12 cows."),
        ("The ferry carried 176 people, nine of them crew.", "The ferry carried 167 passengers and nine crew."),
        ("One in five of the 1,500 nurses asked may leave.", "Some 300 of the nurses asked may leave."),
        ("Gas storage is 71% full, against 88% at this time last year.", "Last year storage was 88% full at this time."),
        ("A pint costs £5.17 on average, £1.30 more in Harwick.", "In Harwick a pint costs £6.47."),
        ("The flight to Harwick takes 14 hours, two more than before.", "Before that, the flight to Harwick took 12 hours."),
        ("A 64-year-old suspect is sought, police said.", "Two of the dead were Ada Quill, 57, and Tom Brell, 68."),
        ("Ada Quill bought 10 novels and 3 books about trains.", "The average price for a book is 1.14."),
        ("The equity ratio was 28.6 percent at year-end (2020: 26.1 percent).", "At the end of 2020 the equity ratio was 26.1 percent."),
        ("Of the 12 members of the board of Osprey, five are women.", "Five women sit on the board of Osprey."),
    ],
)
def test_what_lets_both_be_right_keeps_quiet(first, second):
    assert loud(first, second) == []
    assert loud(second, first) == []


def test_what_is_no_toll_comes_out_anew_every_week():
    pair = ("The port has orders for 381,000 tonnes this year.", "The port has orders for 353,000 tonnes this year.")
    assert loud(*pair)
    assert not loud(*pair, days=(DAY, DAY.replace(day=13)))


def test_only_two_short_texts_alone_are_two_passages():
    pair = ("A total of 9,480 licences were issued.", "The clerk issued fewer than 9,000 licences.")
    assert loud(*pair)
    assert not loud(*pair, more=[Article("c", "It rained.", published=DAY)])
    assert not loud(pair[0] + " The clerk said no more of it." * 40, pair[1])
    assert not findings(*pair, days=(DAY, date(2026, 5, 6)))


def test_a_named_story_of_two_short_texts_is_a_pair_of_passages_too():
    texts = (
        "A total of 9,480 licences were issued.",
        "The clerk issued fewer than 9,000 licences.",
        "It took 40 days.",
        "It took 40 days, or 6 weeks.",
    )
    run = check([Article(str(at), text, story=f"pair {at // 2}") for at, text in enumerate(texts)])
    assert [(f.rule, sorted(c.article for c in f.claims)) for f in run.findings if f.severity != "note"] == [("copies.passage", ["0", "1"])]


def test_a_toll_without_a_word_of_its_growth_makes_the_older_passage_out_of_date():
    old, new = "A fire in Marlow killed 3 people", "Marlow fire killed 5 people"
    later = (DAY, DAY.replace(day=8))
    assert [(f.rule, f.nature, f.severity) for f in findings(old, new, days=later)] == [("copies.passage", "superseded", "warning")]
    assert loud("A fire in Marlow has killed 3 people so far", new, days=later) == []
    against = [Article("b", old, published=DAY)]
    run = check([Article("a", new, published=later[1])], against=against)
    assert [f.severity for f in run.findings if f.severity != "note"] == []


def test_the_rule_for_what_the_figures_are_goes_first():
    first, second = (
        "Norway pumped 1.82 million barrels of crude a day in January.",
        "Norway's crude production in January was 1.62 million bpd.",
    )
    assert [f.rule for f in findings(first, second)] == ["energy.crude-production"]
    close = "Norway's crude production in January was 1.80 million bpd."
    assert loud(first, close) == []


def test_every_reason_says_what_it_stands_for_and_stands_once():
    assert len(set(REASONS)) == len(REASONS)
    assert REASONS[: len(UNLIKE)] == UNLIKE
    assert all(reason.__doc__ for reason in REASONS)


def test_places_go_by_one_name_and_headlines_by_their_prepositions():
    assert wide_places("cases in the U.S.")[0] == wide_places("American cases")[0] == {"~us"}
    assert is_titled("Five Hurt As Ferry Hits Pier In Dunmore")
    assert not is_titled("Five were hurt in Dunmore.")


def test_hostile_passages_do_no_harm():
    for text in ("", "(" * 300, "more than " * 60, "born 1 born 2 born 99999", "5 " * 200, "before 1 January 0001"):
        assert isinstance(findings(text or ".", "Born before 1 January 0001, or after 31 December 9999, with 5 cases."), list)


def test_a_list_of_figures_is_no_passage():
    many = "Goals: " + ", ".join(f"{number} cases" for number in range(60)) + "."
    assert loud(many, "There were 999 cases.") == []


def test_two_teams_that_have_played_as_many_games_are_two_teams():
    told = ("Halden Rovers have 58 points after 24 games.", "Marlow City have 55 points after 24 games.")
    assert not check([Article(name, text) for name, text in zip("ab", told, strict=True)]).findings


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Delphine SA reported a third-quarter net profit of 310 million euros on Friday, on sales of 4.2 billion euros.\n\n"
            "Shares rose 3 percent to 61.40 euros in early trading.",
            "Delphine's net profit for the first nine months reached 880 million euros, the cosmetics group said.\n\n"
            "The shares closed up 4.1 percent at 62.05 euros.",
        ),
        (
            "An earthquake killed 31 people in the Maru valley, police said. At least 1,500 houses were destroyed. Rescuers dug all night.",
            "An earthquake killed 31 people in the Maru valley, police said. It levelled about 2,100 houses. An aftershock was felt.",
        ),
        (
            "A 19-year-old man and a woman were shot in Ellery Park on Friday. Both were in a stable condition.",
            "Police have arrested a 27-year-old man over the shooting in Ellery Park on Friday.\n\nThe victims have left hospital.",
        ),
    ],
)
def test_reports_of_several_sentences_or_paragraphs_are_no_passages(first, second):
    assert [f.rule for f in findings(first, second) if f.rule == "copies.passage"] == []


def test_a_result_that_beat_forecasts_is_no_estimate():
    first = "China's exports rose 7.1 percent in June to $331 billion, customs data showed on Thursday, well above forecasts."
    second = "China's exports in June came to $318 billion, up 7.1 percent on the year, the customs office reported on Thursday."
    assert loud(first, second, days=(date(2026, 7, 9), date(2026, 7, 10))) == [["$318 billion", "$331 billion"]]
