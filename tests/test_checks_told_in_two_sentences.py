"""Sums whose figures stand in two sentences of one article, and the sound ones that look like them."""

from datetime import date

import pytest

from factcheck import Article, check

DAY = date(2026, 7, 4)


def rules(text, title=""):
    return [finding.rule for finding in check([Article("a", text, title, DAY)]).findings if finding.severity != "note"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Harrow Brewery celebrates its 150th anniversary on Saturday. The company was founded in 1886 in Burton.", "calendar.anniversary"),
        ("Ada Quill, the pianist, died on Friday at home. She was 84. Born in 1939 in Gary, she played at five.", "calendar.anniversary"),
        ("The opposition has a majority in the 150-seat parliament. It took 82 seats, the Liberals 49, the Greens 14 and others nine.",
         "parts.seats-of-all"),
        ("The bill was approved 27-21, a margin of eight votes. It goes to the governor.", "parts.margin-of-votes"),
        ("Of the 148 schools in the north, 39 have closed since 2016 and 119 remain.", "parts.divided-whole"),
        ("A 1952 watch was sold for 4.1 million Swiss francs ($510,000) on Friday.", "conversions.currency"),
        ("Twelve nurses have won a prize of £2.4 million. Each will get £240,000, said one of them.", "parts.per-head"),
        ("Estonia gives each of its 1.3 million people a voucher. It costs 13 million euros, or 100 euros a head.", "parts.per-head"),
        ("Rossi rode 184 kilometres in four hours and 36 minutes, an average of 46 kilometres an hour.", "parts.speed"),
        ("Fairmont Air to cut 1,800 jobs\n\nFairmont Air will cut 1,300 jobs, a tenth of its staff, it said on Friday.", "headline.figure"),
        ("Each of the 14,000 residents gets 200 francs, 28 million francs in all, the council decided.", "parts.per-head"),
        ("Lucien Vasseur celebrated his 112th birthday on Friday. Born on July 3, 1916, he drove trains to 1971.", "calendar.anniversary"),
    ],
)  # fmt: skip
def test_a_slip_is_told(text, rule):
    assert rules(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "Harrow Brewery celebrates its 140th anniversary on Saturday. The company was founded in 1886 in Burton.",
        "Harrow marks the 50th anniversary of the mine fire. The town was founded in 1886.",
        "Shortly before his 30th birthday he went to sea. Carl Roe was born in 1967 in Dunmore.",
        "Ada Quill, the pianist, died on Friday at home. She was 86. Born in 1939 in Gary, she played at five.",
        "Ada Quill died on Friday at 84. Her brother was born in 1949 in Gary.",
        "The opposition has a majority in the 150-seat parliament. It gained 82 seats, the Liberals 49, the Greens 14 and others nine.",
        "The bill was approved 27-21, a margin of six votes. It goes to the governor.",
        "The House voted 216 to 212 for the plan, which failed in June by 19 votes.",
        "Of the 148 schools in the north, 39 have closed since 2016 and 109 remain.",
        "A 1952 watch was sold for 4.1 million Swiss francs ($5.1 million) on Friday.",
        "Twelve nurses have won a prize of £2.4 million. Each will get £200,000, said one of them.",
        "Twelve nurses have won a prize of £2.4 million. Each will also get £5,000 from the hospital.",
        "Estonia gives each of its 1.3 million people a voucher. It costs 130 million euros, or 100 euros a head.",
        "Rossi rode 184 kilometres in four hours and 36 minutes, an average of 40 kilometres an hour.",
        "Rossi rode the last 84 kilometres in four hours and 36 minutes, an average of 46 kilometres an hour.",
        "Fairmont Air to cut 1,800 jobs\n\nFairmont Air will cut 1,300 jobs in Denver and 500 in Boise, it said on Friday.",
        "Each of the 14,000 residents gets 200 francs, 2.8 million francs in all, the council decided.",
        "Lucien Vasseur celebrated his 110th birthday on Friday. Born on July 3, 1916, he drove trains until 1971.",
        "Hungary's debt fell to 72.9 percent of economic output in March from 74.6 percent, a drop of 1.7 percentage points.",
        "Corvin's loss narrowed to $280 million from $310 million a year earlier.",
        "The bank narrowed its forecast to 3 percent from 2 percent.",
    ],
)
def test_what_is_sound_stays_quiet(text):
    assert rules(text) == []
