"""Values, articles and origins of a clash, and which copy departs."""

from factcheck import Article, check

STORY = (
    "The ferry Halvard Star ran aground off Dunmore on Friday evening in thick fog, the harbour office said. It carried {} passengers and "
    "a cargo of timber. Divers reached the hull on Saturday, and tugs are to pull the ship free at high tide, Captain Ida Brekke said."
)
OIL = (
    "Norway pumped {} million barrels of oil a day in May 2021, the energy ministry said. Storms had closed two fields in the north for "
    "a week, and a third was shut for repairs that had been planned since the winter."
)
ALONE = "Oil output in Norway was {} million barrels a day in May 2021, the energy ministry told the Harg Ledger."


def articles(*figures, text=STORY, source="Paper {}"):
    return [Article(f"{n}.txt", text.format(figure), source=source.format(n)) for n, figure in enumerate(figures)]


def test_the_copy_that_departs_is_named():
    (one,) = check(articles("310", "310", "130", "310")).findings
    assert "; Paper 2 (2.txt) departs from the 3 other copies that agree on 310 (" in one.message
    assert one.message.endswith("(130 in 1, 310 in 3; 2 values from 1 origin)")


def test_nobody_departs_where_the_sides_are_even_or_nobody_agrees():
    for figures in (("310", "130"), ("310", "310", "130", "130"), ("310", "130", "170")):
        assert all("depart" not in one.message for one in check(articles(*figures)).findings)


def test_copies_count_as_one_origin():
    (one,) = check([*articles("1.8", "1.8", "1.3", text=OIL), Article("z.txt", ALONE.format("1.2"))]).findings
    assert one.message.endswith("(1.2 million bbl/d in 1, 1.3 million bbl/d in 1, 1.8 million bbl/d in 2; 3 values from 2 origins)")
