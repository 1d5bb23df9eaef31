"""What a desk reads: the message, the sum and the question of a finding of every shipped rule, and how figures are told in them."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from claim_factory import claim, figure

from factcheck import Article, check
from factcheck.checks.wording.in_texts import whole
from factcheck.examples import example_articles
from factcheck.records import Unit
from factcheck.report.headline import headline_of
from factcheck.rulebook import load_rules

RULES = load_rules()[0]
LONGEST = 200
NOT_FOR_READERS = re.compile(r"\bNone\b|\bNaN\b|\bnan\b|Decimal|Infinity|\{\w*\}|  |\d(?:yr|bbl|GBp|USc)\b|\d (?:yr|GBp|USc)\b")
TWICE = re.compile(r"\b([A-Za-z]{2,}) \1\b")


def told(rule):
    """What a rule says of its examples."""
    return [
        next(finding for finding in check(example_articles(texts), rules=RULES).findings if finding.rule == rule.id)
        for texts in rule.disagree[:2]
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_speaks_plainly(rule):
    for finding in told(rule):
        message = headline_of(finding)[0]
        printed = " ".join(claim.sentence for claim in finding.claims)
        assert len(message) <= LONGEST, message
        assert finding.question.endswith("?"), finding.question
        for words in (message, finding.sum, finding.question, finding.gap):
            assert not NOT_FOR_READERS.search(words), words
            assert all(pair[0] in printed for pair in TWICE.finditer(words)), words
        assert "differ by a " not in message or "differ by a factor" in message, message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The spring gives 300 litres per a minute.", "“300 litres per a minute” has one word too many"),
        ("The rate was 17.4% per 100,000 people.", "“17.4% per 100,000” is a percentage and a rate at once"),
        ("It paid between $5 million to $10 million.", "“between $5 million to $10 million”: after “between” stands “and”, not “to”"),
        ("The group has 18,4000 staff.", "“18,4000 staff”: digits grouped wrongly"),
    ],
)
def test_odd_words_are_quoted_whole(text, says):
    (finding,) = check([Article("a", text)], rules=RULES).findings
    assert finding.message == says


def test_a_match_is_widened_to_words_and_numbers_not_across_spaces():
    assert whole("Rose 4.1% percent, then", (7, 17), (5, 9)) == "4.1% percent"
    assert whole("a l63 b", (2, 5), (4, 5)) == "l63"
    assert whole("to 1,250,0000.", (5, 11), (20, 24)) == "1,250,0000"
    assert whole("", (0, 0), (0, 0)) == ""


def said(*texts):
    (finding,) = check([Article(name, text) for name, text in zip("ab", texts, strict=True)], rules=RULES).findings
    return finding


def test_two_bare_figures_are_named_and_a_number_word_inside_a_sentence_is_small():
    aged = said("Ines Varga, 23, was elected mayor of Tarn.", "Ines Varga, 32, was elected mayor of Tarn.")
    assert aged.message == "Age, Ines Varga: 23 and 32 do not agree: they differ by 9 years"
    lost = said("Twelve people were missing after the Norvik ferry sank.", "After the Norvik ferry sank 21 people were missing.")
    assert lost.message.startswith("Twelve people and 21 people do not agree")
    turned = said("After the Norvik ferry sank 21 people were missing.", "Twelve people were missing after the Norvik ferry sank.")
    assert turned.message.startswith("21 people and twelve people do not agree")


@pytest.mark.parametrize(
    ("value", "other", "unit", "gap"),
    [
        ("9", "10", Unit("yr", "year", "age"), "1 year"),
        ("212", "272", Unit("GBp", "penny", "money"), "60 pence (28%)"),
        ("18.40", "14.80", Unit("USD", "dollar", "money"), "USD 3.60 (24%)"),
        ("2", "2000000", Unit("bbl/d", "barrel per day", "volume/time"), "a factor of 1 million"),
    ],
)
def test_gaps_are_told_as_a_reader_would_write_them(value, other, unit, gap):
    from factcheck.comparing.interval import gap as told_gap

    a, b = (claim(figure(Decimal(number)), unit) for number in (value, other))
    assert told_gap(a, replace(b, article="b")) == gap


def commands():
    """Every command with its words."""
    from typer.main import get_command

    from factcheck.cli import app

    waiting = [((), get_command(app))]
    while waiting:
        words, command = waiting.pop()
        inner = getattr(command, "commands", {})
        waiting += [((*words, name), one) for name, one in inner.items()]
        if not inner:
            yield words, command


@pytest.mark.parametrize(("words", "command"), list(commands()), ids=lambda given: " ".join(given) if isinstance(given, tuple) else "")
def test_the_help_of_every_command_ends_with_examples_that_it_would_take(words, command):
    known = {option for parameter in command.params for option in parameter.opts}
    lines = [line.split() for line in (command.epilog or "").splitlines() if line.startswith("  factcheck")]
    assert lines
    for line in lines:
        assert tuple(line[1 : 1 + len(words)]) == words
        assert {word for word in line if word.startswith("-") and word != "-"} <= known, line
