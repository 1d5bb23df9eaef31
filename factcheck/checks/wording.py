"""The kind `wording`: figures put in words that can't be meant so ("barrels per daily", "17% per 100,000")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import regex

from factcheck.checks.around import around
from factcheck.records import Claim, Comparison, Corpus, Problem, Rule
from factcheck.tables import looked_at, text_of

BEFORE, AFTER = 40, 40
"""Characters round a claim in which a pattern without a named part is looked for; what it finds must touch the claim."""
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

    `settings["pattern"]` holds the patterns, `settings["part"]` what they are held against: quantity, unit, sentence, or (unnamed) the
    claim and a few words on both sides. A pattern that takes too long is given up: one comparison with verdict "unknown" says so
    (see `pattern_problems`).
    """
    drafts = [claim for claim in claims if claim.article in corpus.drafts]
    found: list[Comparison] = []
    for rule in sorted(rules, key=lambda rule: rule.id):
        looked = [claim for claim in drafts if looked_at(claim, rule.when)]
        seen: set[tuple[str, str, int, str]] = set()
        for pattern in rule.settings.get("pattern", ()):
            found += _search(pattern, rule, looked, corpus, seen)
    return found


def _search(pattern: str, rule: Rule, claims: list[Claim], corpus: Corpus, seen: set[tuple[str, str, int, str]]) -> list[Comparison]:
    compiled = _compiled(pattern)
    if compiled is None:
        return []
    found: list[Comparison] = []
    part = rule.settings.get("part", ("",))[0]
    for claim in claims:
        try:
            at, words = _found(compiled, part, claim, corpus)
        except TimeoutError:
            return [*found, Comparison(rule, (claim,), "unknown", "wording", doubts=(f"{TIMED_OUT}: {pattern}",))]
        place = (claim.article, claim.where, at, words)
        if words and place not in seen:
            seen.add(place)
            shown = f"the words “{words}”"
            found.append(Comparison(rule, (claim,), "disagree", "wording", sum=f"printed: “{words}”", gap=words, reasons=(shown,)))
    return found


def _found(compiled: regex.Pattern[str], part: str, claim: Claim, corpus: Corpus) -> tuple[int, str]:
    """Where in the article a pattern is found for a claim, and the words; -1 and "" where it is not."""
    if part in ("quantity", "unit"):
        begin = claim.start if part == "quantity" else claim.quantity.value_end or claim.start
        match = compiled.search(text_of(claim, corpus)[begin : claim.end], timeout=SECONDS)
        return (begin + match.start(), match[0]) if match else (-1, "")
    if part == "sentence":
        match = compiled.search(claim.sentence, timeout=SECONDS)
        return (text_of(claim, corpus).rfind(claim.sentence, 0, claim.end) + match.start(), match[0]) if match else (-1, "")
    text, begin = around(claim, corpus, BEFORE, AFTER)
    for match in compiled.finditer(text, timeout=SECONDS):
        if begin + match.start() <= claim.end and begin + match.end() >= claim.start:
            return begin + match.start(), match[0]
    return -1, ""


def pattern_problems(comparisons: Iterable[Comparison]) -> tuple[Problem, ...]:
    """Patterns that were given up, as problems of their rules: to be reported beside the findings."""
    return tuple(
        Problem("rules.pattern", one.rule.place or one.rule.id, one.doubts[0], "make the pattern simpler")
        for one in comparisons
        if one.nature == "wording" and one.verdict == "unknown" and one.doubts
    )
