"""The settings under which a draft is checked, read from the nearest file, and all that they name; read again when any of it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from factcheck.archive import Fault, reading
from factcheck.claims import find_claims
from factcheck.config import Config, find_config, overridden, read_config
from factcheck.pipeline import Archive, check
from factcheck.reading import read_articles
from factcheck.reading.look import Seen, look
from factcheck.records import Article, Claim, Problem, Review, Rule, Run
from factcheck.review import read_reviews
from factcheck.rulebook import chosen, load_rules, shipped_packs

SQLITE = b"SQLite format 3\0"
_SURE = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line of the server said: the settings file, what to hold drafts against besides, what to show, who reviews."""

    config: Path | None = None
    against: tuple[str, ...] = ()
    notes: bool = False
    settled: bool = False
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Articles and archives that drafts are held against, with the claims of the articles, each read once."""

    articles: tuple[Article, ...] = ()
    claims: Mapping[str, Sequence[Claim]] = field(default_factory=dict)
    archives: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What a draft is checked with. With a problem in `broken` no run could be trusted, and none is made."""

    config: Config
    rules: tuple[Rule, ...] = ()
    beside: Beside = Beside()
    verdicts: tuple[Review, ...] = ()
    broken: tuple[Problem, ...] = ()
    seen: tuple[Seen, Seen] = ({}, {})
    """The files of the settings, and those that drafts are held against, as they were when they were read."""

    @property
    def ledger(self) -> Path | None:
        """Where verdicts are kept; None where the settings name no place."""
        return Path(self.config["reviews"]) if self.config["reviews"] else None


def desk_of(folder: Path, asked: Asked, before: Desk | None = None) -> Desk:
    """The desk of a folder; what has not changed since `before` is taken from it."""
    config, problems = read_config(asked.config or find_config(folder))
    against = [*config["against"], *(str(Path(path).absolute()) for path in asked.against)]
    seen = look(_settings_files(config)), look([Path(path) for path in against])
    if before and before.config == config and before.seen == seen:
        return before
    rules, more = _rules(config)
    ledger = config["reviews"]
    verdicts, faults = read_reviews(Path(ledger)) if ledger and Path(ledger).exists() else ((), ())
    broken = (*problems, *more, *faults)
    is_kept = before and not before.broken and before.seen[1] == seen[1] and _is_read_alike(before.config, config)
    kept = before.beside if before and is_kept else None
    return Desk(config, rules, kept or (Beside() if broken else _beside(against, config)), verdicts, broken, seen)


def _is_read_alike(one: Config, other: Config) -> bool:
    """Whether two settings name the same articles to compare with, and have them read in one way."""
    return (one["against"], one.limits, one.columns) == (other["against"], other.limits, other.columns)


def _settings_files(config: Config) -> list[Path]:
    named = [config.path, *config["rules"], *config["tables"], config["reviews"]]
    return [Path(path) for path in named if path]


def _rules(config: Config) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    own = [Path(path) for path in config["rules"]]
    rules, problems = load_rules([shipped_packs(), *own] if own else None)
    rules, more = overridden(rules, config.overrides)
    rules, unknown = chosen(rules, config["select"], config["ignore"])
    return rules, (*problems, *more, *(replace(one, where=str(config.path)) for one in unknown))


def _beside(against: Sequence[str], config: Config) -> Beside:
    archives = tuple(Path(path) for path in dict.fromkeys(against) if _is_archive(Path(path)))
    others = [path for path in against if Path(path) not in archives]
    articles, problems = read_articles(others, limits=config.limits, columns=config.columns) if others else ((), ())
    return Beside(articles, {article.id: find_claims(article) for article in articles}, archives, problems)


def _is_archive(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except OSError:
        return False


def checked(draft: Article, desk: Desk) -> Run:
    """The draft held against itself and all that the desk names; findings that are less sure than it wants are left out.

    An archive that can't be read is a problem of the run.
    """
    others, known = _apart_from(draft, desk.beside)
    shelves: list[Archive] = []
    problems: list[Problem] = []
    with ExitStack() as stack:
        for path in desk.beside.archives:
            try:
                shelves.append(stack.enter_context(reading(path)))
            except Fault as fault:
                problems.append(fault.problem)
        run = check([draft], [*others, *shelves], desk.rules, tables=desk.config["tables"], known=known)
    least = _SURE.index(desk.config["min-confidence"])
    sure = tuple(finding for finding in run.findings if _SURE.index(finding.confidence) >= least)
    return replace(run, findings=sure, problems=(*desk.beside.problems, *problems, *run.problems))


def _apart_from(draft: Article, beside: Beside) -> tuple[list[Article], dict[str, Sequence[Claim]]]:
    """The articles beside a draft, without its own file, and their claims; one that has the draft's id gets its folder's name before it."""
    own = Path(draft.path).absolute()
    articles: list[Article] = []
    known: dict[str, Sequence[Claim]] = {}
    for article in beside.articles:
        if article.path and Path(article.path).absolute() == own:
            continue
        claims = beside.claims[article.id]
        if article.id == draft.id:
            name = f"{Path(article.path).absolute().parent.name}/{article.id}"
            article, claims = replace(article, id=name), [replace(claim, article=name) for claim in claims]
        articles.append(article)
        known[article.id] = claims
    return articles, known
