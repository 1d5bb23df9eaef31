"""The packs that come with factcheck: whole, quick to load, in the words of the vocabularies, with patterns as their examples say."""

import time
from itertools import product

import pytest
import regex

from factcheck.checks.wording.in_texts import is_falling
from factcheck.rulebook import load_rules, shipped_packs
from factcheck.rulebook.load import _load
from factcheck.rulebook.values import SLOTS
from factcheck.vocab import rows

RULES, PROBLEMS = load_rules()
WORDING = [rule for rule in RULES if rule.kind == "wording"]


def test_all_packs_load_without_a_problem():
    assert [str(problem) for problem in PROBLEMS] == []
    assert len(RULES) > 40


def test_loading_stays_under_fifty_milliseconds():
    best = min(_cpu_of(lambda: _load([shipped_packs()])) for _ in range(3))
    assert best < 0.050


def _cpu_of(call):
    start = time.process_time()
    call()
    return time.process_time() - start


def test_each_rule_bears_the_name_of_its_pack():
    wrong = [(rule.id, rule.place) for rule in RULES if f"/{rule.id.split('.')[0]}.yaml:" not in rule.place]
    assert wrong == []


def test_no_example_stands_twice():
    texts = [(rule.id, example) for rule in RULES for example in (*rule.disagree, *rule.agree)]
    assert len(texts) == len(set(texts))


def test_measures_are_words_of_the_vocabulary():
    taken = {row["measure"]: row["takes"] for row in rows("measures")}
    things = [row["thing"] for row in rows("things")]
    known = set(taken) | {f"{thing} {name}" for thing, (name, takes) in product(things, taken.items()) if takes in ("thing", "both")}
    named = {measure for rule in RULES for measure in rule.when.get("measure", ())}
    assert {measure for measure in named if not measure.startswith("* ") and measure not in known} == set()
    assert {measure for measure in named if measure.startswith("* ") and not taken.get(measure[2:])} == set()


def test_same_thing_rules_ask_for_owner_and_time():
    assert all({"entity", "period"} <= set(rule.same) <= set(SLOTS) for rule in RULES if rule.kind == "same-thing")


def test_errors_are_few_and_where_a_figure_is_exact():
    exact = {"calendar", "energy", "money", "people", "votes", "wording"}
    assert {rule.id.split(".")[0] for rule in RULES if rule.severity == "error"} <= exact


@pytest.mark.parametrize("rule", WORDING, ids=lambda rule: rule.id)
def test_patterns_fire_where_their_examples_say(rule):
    patterns = [regex.compile(pattern) for pattern in rule.settings["pattern"]]
    assert all(pattern.fullmatch("") is None for pattern in patterns)
    for (text,) in rule.disagree:
        assert any(_found(rule, pattern, text) for pattern in patterns), text
    for (text,) in rule.agree:
        assert not any(_found(rule, pattern, text) for pattern in patterns), text


def _found(rule, pattern, text):
    return any("order" not in rule.settings or is_falling(match) for match in regex.finditer(pattern, text))


@pytest.mark.parametrize("rule", WORDING, ids=lambda rule: rule.id)
def test_patterns_leave_the_examples_of_other_rules_alone(rule):
    for other in RULES:
        for text in (text for example in (*other.agree, *other.disagree) for text in example if other.id != rule.id):
            assert not any(_found(rule, pattern, text) for pattern in rule.settings["pattern"]), text


HOSTILE = ["1,111" * 8000, "1 a a a " * 5000, "$1 " * 13000, "between 1 to 1 and " * 2000, "9" * 40000, "three times less than " * 1800]


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: text[:20])
def test_patterns_do_not_run_away(hostile):
    for rule in WORDING:
        for pattern in rule.settings["pattern"]:
            regex.findall(pattern, hostile, timeout=2)
