"""The kind `wording`: figures put in words that can't be meant so ("barrels per daily", "17% per 100,000")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

import regex

from factcheck.checks.wording.in_texts import in_texts, is_falling, whole, whole_text
from factcheck.checks.wording.stretches import Stretch, cut
from factcheck.records import Claim, Comparison, Corpus, Problem, Rule
from factcheck.tables import looked_at

SECONDS = 0.25
"""How long one pattern may look at one claim; then it is given up for the whole run."""
TIMED_OUT = "the pattern took too long and was given up"


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> regex.Pattern[str] | None:
    """The pattern, or None where it is no regular expression (rules are checked for that when they are loaded)."""
    try:
        return regex.compile(pattern)
    except regex.error:
        return None


def wording(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    """One comparison, of one claim alone, for each place of a draft where a rule's pattern is found; its `gap` holds the words found.

    `settings["pattern"]` holds the patterns, `settings["part"]` what they are held against: quantity, unit, sentence, text (the whole
    article once, figures or none), or (unnamed) the claim and a few words on both sides. With `settings["order"]` "falling" the figure in
    a pattern's group "first" must be above that in its group "second". `settings["holds"]`: words of which one stands in whatever the
    patterns find; what holds none of them is not searched. A pattern that takes too long is given up: one comparison with verdict
    "unknown" says so (see `pattern_problems`).
    """
    drafts = [claim for claim in claims if claim.article in corpus.drafts]
    stretches: dict[object, list[Stretch]] = {}
    found: list[Comparison] = []
    for rule in sorted(rules, key=lambda rule: rule.id):
        part = rule.settings.get("part", ("",))[0]
        if part == "text":
            found += _in_texts(rule, [claim for claim in drafts if looked_at(claim, rule.when)], corpus)
            continue
        # A thousand rules look at few parts of few sorts of claims: what they search is cut out once.
        key = (part, *sorted(rule.when.items()))
        if key not in stretches:
            stretches[key] = cut([claim for claim in drafts if looked_at(claim, rule.when)], part, corpus)
        found += _search(rule, stretches[key])
    return found


def _search(rule: Rule, stretches: Sequence[Stretch]) -> list[Comparison]:
    """What a rule's patterns find in some stretches of text, one comparison for each place."""
    found: list[Comparison] = []
    seen: set[tuple[str, str, int, str]] = set()
    stretches = [stretch for stretch in stretches if _may_hold(stretch.text, rule)]
    for pattern in rule.settings.get("pattern", ()):
        # A pattern takes a hundred times as long to compile as to be looked for: where nothing is to be searched none is.
        compiled = _compiled(pattern) if stretches else None
        for stretch in stretches if compiled else ():
            try:
                # All at once: the clock of a search runs on while what it found is looked at.
                matches = list(compiled.finditer(stretch.text, timeout=SECONDS))  # type: ignore[union-attr]
            except TimeoutError:
                found.append(_given_up(rule, pattern, stretch.claims[0]))
                break
            for match in matches:
                claim = stretch.touched(match.start(), match.end())
                if claim and (place := (claim.article, claim.where, stretch.begin + match.start(), match[0])) not in seen:
                    seen.add(place)
                    found.append(_said(rule, claim, whole(stretch.text, match.span(), _within(claim, stretch))))
    return found


def _may_hold(text: str, rule: Rule) -> bool:
    """Whether a text holds one of the words that stand in whatever a rule's patterns find."""
    words = rule.settings.get("holds")
    return not words or any(word in text.casefold() for word in map(str.casefold, words))


def _within(claim: Claim, stretch: Stretch) -> tuple[int, int]:
    """Where a claim stands in a stretch of its text."""
    return claim.start - stretch.begin, claim.end - stretch.begin


def _in_texts(rule: Rule, claims: list[Claim], corpus: Corpus) -> list[Comparison]:
    """What a rule's patterns find in whole articles, one comparison for each place."""
    under: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        under[claim.article].append(claim)
    found: list[Comparison] = []
    seen = set()
    names = [name for name in sorted(corpus.drafts & corpus.articles.keys()) if _may_hold(whole_text(corpus.articles[name]), rule)]
    for pattern in rule.settings.get("pattern", ()):
        compiled = _compiled(pattern) if names else None
        if compiled is None:
            continue
        try:
            for name in names:
                for claim, match in in_texts(compiled, corpus.articles[name], under[name], bool(rule.when), SECONDS):
                    place = (name, claim.where, match.start(), match[0])
                    if place not in seen and ("order" not in rule.settings or is_falling(match)):
                        seen.add(place)
                        found.append(_said(rule, claim, whole(match.string, match.span(), (claim.start, claim.end))))
        except TimeoutError:
            found.append(_given_up(rule, pattern))
    return found


def _said(rule: Rule, claim: Claim, words: str) -> Comparison:
    return Comparison(rule, (claim,), "disagree", "wording", sum=f"printed: “{words}”", gap=words)


def _given_up(rule: Rule, pattern: str, *claims: Claim) -> Comparison:
    return Comparison(rule, claims, "unknown", "wording", doubts=(f"{TIMED_OUT}: {pattern}",))


def pattern_problems(comparisons: Iterable[Comparison]) -> tuple[Problem, ...]:
    """Patterns that were given up, as problems of their rules: to be reported beside the findings."""
    return tuple(
        Problem("rules.pattern", one.rule.place or one.rule.id, one.doubts[0], "make the pattern simpler")
        for one in comparisons
        if one.nature == "wording" and one.verdict == "unknown" and one.doubts
    )
