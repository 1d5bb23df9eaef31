"""The pipeline: articles in, a run out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from factcheck.checks import pattern_problems
from factcheck.claims import find_claims
from factcheck.comparing import to_findings, uncompared
from factcheck.quantities.readers import reader_named
from factcheck.records import Article, Claim, Comparison, Corpus, Problem, Rule, Run
from factcheck.rulebook import READS_DATES, kind_named, load_rules, shipped_version

Rules = Sequence[Rule] | Sequence[Path | str] | None


def check(
    articles: Iterable[Article],
    against: Iterable[Article] = (),
    rules: Rules = None,
    tables: Sequence[Path | str] | None = None,
    reader: str = "own",
    progress: Callable[[Article], object] | None = None,
) -> Run:
    """Read the claims of `articles`, hold them against each other, themselves and the claims of `against`, and say where they disagree.

    `rules` is None for the rules shipped with the package, else rules or paths of rule files. `tables` is for reference tables of your own;
    None takes those shipped. `reader` names who reads the quantities: a key of `factcheck.quantities.readers.READERS`, ValueError for any
    other. `progress` is called with each article once its claims are read. Problems with rules or with articles (one id twice, no text)
    are in `Run.problems`; nothing is raised for them.

    >>> run = check([Article("a", "Norway pumped 1.8 million barrels of oil a day in May 2021."),
    ...              Article("b", "Oil output in Norway was 1.2 million barrels a day in May 2021.")])
    >>> [f.severity for f in run.findings], [c.quote for c in run.claims if c.quantity.kind == "quantity"]
    (['error'], ['1.8 million barrels of oil a day', '1.2 million barrels a day'])
    """
    find_quantities = reader_named(reader)
    drafts, problems = _distinct(articles, set())
    archive, more = _distinct(against, {article.id for article in drafts})
    chosen, rule_problems = _rules(rules)
    corpus = Corpus({article.id: article for article in (*drafts, *archive)}, frozenset(article.id for article in drafts))
    claims: list[Claim] = []
    for article in corpus.articles.values():
        claims += find_claims(article, find_quantities)
        if progress:
            progress(article)
    figures = [claim for claim in claims if claim.quantity.kind == "quantity"]
    comparisons = compare(claims, chosen, corpus)
    return Run(
        articles=(*drafts, *archive),
        claims=tuple(claims),
        findings=to_findings(comparisons, corpus),
        problems=(*problems, *more, *rule_problems, *_tables(tables), *pattern_problems(comparisons)),
        uncompared=uncompared(figures, comparisons),
        compared=sum(len(comparison.claims) > 1 for comparison in comparisons),
        versions=versions(reader),
        against=tuple(article.id for article in archive),
    )


def compare(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> list[Comparison]:
    """Every comparison that the rules ask for, kind by kind; each kind sees all of its rules at once."""
    by_kind: dict[str, list[Rule]] = {}
    for rule in rules:
        by_kind.setdefault(rule.kind, []).append(rule)
    figures = [claim for claim in claims if claim.quantity.kind == "quantity"]
    read = {kind: claims if kind in READS_DATES else figures for kind in by_kind}
    return [comparison for kind, of_kind in by_kind.items() for comparison in kind_named(kind)(read[kind], of_kind, corpus)]


def versions(reader: str = "own") -> dict[str, str]:
    """What a second run needs to give the same answer: the versions of the program, of the rules shipped with it and of another reader."""
    from factcheck import __version__

    own = {"factcheck": __version__, "rules": shipped_version()}
    return own if reader == "own" else {**own, "reader": f"{reader} {version(reader)}"}


def _tables(tables: Sequence[Path | str] | None) -> tuple[Problem, ...]:
    """Tables of the user's own can't be compared with yet: each is a problem, so that no run passes for having used it."""
    cure = "leave it out; the tables shipped with the rules are used"
    return tuple(
        Problem("table.not_read", str(table), "reference tables of your own are not read by this version", cure) for table in tables or ()
    )


def _rules(rules: Rules) -> tuple[Sequence[Rule], tuple[Problem, ...]]:
    if rules is None:
        return load_rules()
    given = [rule for rule in rules if isinstance(rule, Rule)]
    paths = [Path(path) for path in rules if not isinstance(path, Rule)]
    loaded, problems = load_rules(paths) if paths else ((), ())
    return (*given, *loaded), problems


def _distinct(articles: Iterable[Article], taken: set[str]) -> tuple[list[Article], list[Problem]]:
    """Articles with text and an id of their own; a second article of one id is a problem, and the first is kept."""
    kept: list[Article] = []
    counts = Counter(taken)
    problems: list[Problem] = []
    for article in articles:
        where = article.path or article.id
        counts[article.id] += 1
        if counts[article.id] > 1:
            problems.append(
                Problem("input.duplicate_id", where, f"a second article has the id {article.id!r}", "give each article an id of its own")
            )
        elif not article.text.strip() and not article.title.strip():
            problems.append(Problem("input.empty", where, "the article has no text", "leave it out, or give it its text"))
        else:
            kept.append(article)
    return kept, problems
