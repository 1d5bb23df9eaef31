"""The pipeline: articles in, a run out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol, runtime_checkable

from factcheck.checks import pattern_problems
from factcheck.claims import find_claims
from factcheck.comparing import Neighbours, by_story, quieted, settled, stories, to_findings, uncompared
from factcheck.comparing.candidates import Key
from factcheck.quantities.readers import reader_named
from factcheck.reading import plain_article
from factcheck.reading.given import each_article
from factcheck.records import Article, Aside, Claim, Comparison, Corpus, Judged, LookedUp, Problem, Rule, Run, TableRow, Uncompared
from factcheck.rulebook import READS_DATES, kind_named, load_rules, shipped_version
from factcheck.tables import has_value, load_tables, table_versions

Rules = Sequence[Rule] | Sequence[Path | str] | Path | str | None


@runtime_checkable
class Archive(Protocol):
    """Claims kept somewhere, to be looked up by key: `check` needs to know no more of it."""

    def look_up(self, claims: Sequence[Claim], corpus: Corpus) -> LookedUp:
        """The archived claims that may be of the same thing and time as these claims of the corpus's drafts."""


def check(
    articles: Iterable[Article],
    against: Iterable[Article | Archive] | Archive = (),
    rules: Rules = None,
    tables: Sequence[Path | str] | Path | str | None = None,
    reader: str = "own",
    progress: Callable[[Article], object] | None = None,
    across: bool = False,
    known: Mapping[str, Sequence[Claim]] | None = None,
) -> Run:
    """Read the claims of `articles`, hold them against each other, themselves and the claims of `against`, and say where they disagree.

    `against` holds articles, archives (anything that looks claims up by key) or both, or is an archive. Of an archive only those claims are
    read that may speak of what the articles speak of.
    `rules` is None for the rules shipped with the package, else rules or paths of rule files. `tables` holds paths of
    reference tables of your own, beside the shipped ones. `reader` names who reads the quantities: a key of
    `factcheck.quantities.readers.READERS`, ValueError for any other. `progress` is called with each article once its claims are read.
    Articles are compared within a story, the one they name or the one that shared names and dates tell, and beyond it where two figures
    name one time; articles of two named stories never are. With `across` stories don't count.
    `known` holds the claims of articles, by id, that were read before and are not to be read again.
    Problems with rules, tables or articles (one id twice, no text) are in `Run.problems`; nothing is raised for them. TypeError for what is
    no article at all: a table, a path, a string.

    >>> run = check([Article("a", "Norway pumped 1.8 million barrels of oil a day in May 2021."),
    ...              Article("b", "Oil output in Norway was 1.2 million barrels a day in May 2021.")])
    >>> [f.severity for f in run.findings], [c.quote for c in run.claims if c.quantity.kind == "quantity"]
    (['error'], ['1.8 million barrels of oil a day', '1.2 million barrels a day'])
    """
    find_quantities = reader_named(reader)
    tables = [tables] if isinstance(tables, (str, Path)) else tables
    drafts, problems = _distinct(each_article(articles), set())
    beside, archives = _sorted_out(against)
    beside, more = _distinct(beside, {article.id for article in drafts})
    chosen, rule_problems = _rules(rules)
    table_rows, table_problems = load_tables(tables or ())
    corpus = Corpus({article.id: article for article in (*drafts, *beside)}, frozenset(article.id for article in drafts), table_rows)
    claims: list[Claim] = []
    for article in (*drafts, *beside):
        claims += known[article.id] if known and article.id in known else find_claims(article, find_quantities)
        if progress:
            progress(article)
    kept, corpus = _look_up(archives, claims, corpus)
    corpus = _in_stories(corpus, (*drafts, *beside), claims, across=across)
    comparisons, aside = compare((*claims, *kept.claims), chosen, corpus)
    findings = to_findings(comparisons, corpus)
    shown = {claim.article for finding in findings for claim in (*finding.claims, *finding.also)}
    archived = [article for article in kept.articles if article.id in shown]
    return Run(
        articles=(*drafts, *beside, *archived),
        claims=tuple(claims),
        findings=findings,
        problems=(*problems, *more, *rule_problems, *table_problems, *kept.problems, *pattern_problems(comparisons)),
        uncompared=_left_alone(claims, kept, comparisons),
        compared=sum(len(comparison.claims) > 1 for comparison in comparisons),
        collapsed=aside.collapsed,
        left_out=aside.left_out,
        versions=versions(reader, tables or ()),
        against=tuple(article.id for article in (*beside, *archived)),
        looked_up=len(kept.claims),
        crowded=kept.crowded,
    )


def judge_read(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    rules: Sequence[Rule],
    tables: Sequence[TableRow],
    under: Callable[[Key], Neighbours | None] | None = None,
) -> Run:
    """What `check` finds in articles whose claims are read already, each with an id of its own.

    What was not compared is told where `under` says what all articles of the run, of which these are some, have under a key.
    """
    corpus = Corpus({article.id: article for article in articles}, frozenset(article.id for article in articles), tuple(tables))
    corpus = _in_stories(corpus, articles, claims, across=False)
    comparisons, aside = compare(claims, rules, corpus)
    return Run(
        articles=tuple(articles),
        claims=tuple(claims),
        findings=to_findings(comparisons, corpus),
        problems=pattern_problems(comparisons),
        uncompared=uncompared(_figures(claims), comparisons, under=under) if under else (),
        compared=sum(len(comparison.claims) > 1 for comparison in comparisons),
        collapsed=aside.collapsed,
        left_out=aside.left_out,
    )


def _sorted_out(against: Iterable[Article | Archive] | Archive) -> tuple[list[Article], list[Archive]]:
    """The articles and the archives to compare with."""
    some = [against] if isinstance(against, Archive) else list(against)
    if isinstance(against, (str, Path)) or any(not isinstance(one, Article | Archive) for one in some):
        raise TypeError(
            "against takes articles, or an archive opened with factcheck.archive.reading; a file of articles is read by yourself"
        )
    return [one for one in some if isinstance(one, Article)], [one for one in some if not isinstance(one, Article)]


def _look_up(archives: Sequence[Archive], claims: Sequence[Claim], corpus: Corpus) -> tuple[LookedUp, Corpus]:
    """What the archives hold of the drafts' matters, and the corpus with their articles; of two articles of one id the first is taken."""
    drafted = [claim for claim in claims if claim.article in corpus.drafts]
    kept = LookedUp()
    for archive in archives:
        found = archive.look_up(drafted, corpus)
        new = {article.id: article for article in found.articles if article.id not in corpus.articles}
        kept = LookedUp(
            (*kept.articles, *new.values()),
            (*kept.claims, *(claim for claim in found.claims if claim.article in new)),
            kept.crowded + found.crowded,
            (*kept.problems, *found.problems),
        )
        corpus = replace(corpus, articles={**corpus.articles, **new})
    return kept, corpus


def _in_stories(corpus: Corpus, read: Sequence[Article], claims: Sequence[Claim], *, across: bool) -> Corpus:
    """The corpus with the story of each article that was read whole; of archived ones only the names, and with `across` none at all."""
    if across:
        return replace(corpus, articles={name: replace(article, story="") for name, article in corpus.articles.items()})
    archived = {name: article.story for name, article in corpus.articles.items() if article.story}
    return replace(corpus, stories={**archived, **stories(read, claims)})


def _left_alone(claims: Sequence[Claim], kept: LookedUp, comparisons: Sequence[Comparison]) -> tuple[Uncompared, ...]:
    """The figures of the run's own articles that were held against nothing; of archived ones nobody asks."""
    return uncompared(_figures(claims), comparisons, _figures(kept.claims))


def _figures(claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.quantity.kind == "quantity"]


def compare(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> tuple[list[Comparison], Aside]:
    """Every comparison that the rules ask for, and what was set aside; story by story where every article names its own.

    Differences that are too doubtful to be told are unknown.
    """
    comparisons: list[Comparison] = []
    aside = Aside()
    for some, part in by_story(claims, corpus):
        found, more = _kind_by_kind(some, rules, part)
        comparisons += quieted(settled(found, some, part), part)
        aside += more
    return comparisons, aside


def _kind_by_kind(claims: Sequence[Claim], rules: Sequence[Rule], corpus: Corpus) -> tuple[list[Comparison], Aside]:
    """The comparisons of one story, or of articles without; each kind sees all of its rules at once."""
    by_kind: dict[str, list[Rule]] = {}
    for rule in _that_may_speak(rules, claims):
        by_kind.setdefault(rule.kind, []).append(rule)
    figures = _figures(claims)
    read = {kind: claims if kind in READS_DATES else figures for kind in by_kind}
    comparisons: list[Comparison] = []
    aside = Aside()
    for kind, of_kind in by_kind.items():
        found = kind_named(kind)(read[kind], of_kind, corpus)
        comparisons += found.comparisons if isinstance(found, Judged) else found
        aside += found.aside if isinstance(found, Judged) else Aside()
    return comparisons, aside


def _that_may_speak(rules: Sequence[Rule], claims: Sequence[Claim]) -> list[Rule]:
    """The rules without those that look only at measures of which the run has no figure: of a thousand rules few meet an article."""
    measures = {claim.measure.casefold() for claim in claims if claim.measure}
    return [
        rule
        for rule in rules
        if "measure" not in rule.when
        or any(wanted.casefold() in measures for wanted in rule.when["measure"])
        or (any("*" in wanted for wanted in rule.when["measure"]) and any(has_value(one, rule.when["measure"]) for one in measures))
    ]


def versions(reader: str = "own", tables: Sequence[Path | str] = ()) -> dict[str, str]:
    """What a second run needs to give the same answer: the versions of the program, of rules and tables, and of another reader."""
    from factcheck import __version__

    own = {"factcheck": __version__, "rules": shipped_version(), **table_versions(tables)}
    if reader == "own":
        return own
    from importlib.metadata import version  # slow to load, and seldom needed

    return {**own, "reader": f"{reader} {version(reader)}"}


def _rules(rules: Rules) -> tuple[Sequence[Rule], tuple[Problem, ...]]:
    if rules is None:
        return load_rules()
    rules = [rules] if isinstance(rules, (str, Path)) else rules
    given = [rule for rule in rules if isinstance(rule, Rule)]
    paths = [Path(path) for path in rules if not isinstance(path, Rule)]
    loaded, problems = load_rules(paths) if paths else ((), ())
    return (*given, *loaded), problems


def _distinct(articles: Iterable[Article], taken: set[str]) -> tuple[list[Article], list[Problem]]:
    """Articles with text and an id of their own; a second article of one id is a problem, and the first is kept."""
    kept: list[Article] = []
    counts = Counter(taken)
    problems: list[Problem] = []
    for given in articles:
        article, problem = plain_article(given)
        problems += [problem] if problem else []
        if article is None:
            continue
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
