"""Copies and rewordings of one story count as one origin; and whether two articles seem to tell of one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b

from factcheck.records import Article, Corpus
from factcheck.text.patterns import later

SHINGLE = 4
"""Words in a run that is looked for in the other article."""
SKETCH = 96
"""How many of an article's runs are kept: those with the smallest hashes, which are a fair sample of all."""
PROBES = 12
"""Of these, how many bring two articles together for a closer look."""
COPY = 0.5
"""Two articles are copies where this part of the smaller sketch stands in the other."""
SHARED_NAMES = 0.3
"""Two articles seem to tell of one event where they share this part of the shorter list of names."""
NAMES_READ = 1500
"""Characters of an article that are read for names."""

_WORD = later(r"\w+")
_NAME = later(r"\b(?!Th|Wh)[A-Z]\w{2,}")


@lru_cache(maxsize=32768)
def sketch(text: str) -> frozenset[int]:
    """A fair sample of a text's runs of words, as numbers; texts that share runs share numbers."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))} if words else set()
    return frozenset(sorted(int.from_bytes(blake2b(run.encode(), digest_size=5).digest()) for run in runs)[:SKETCH])


def runs_of(article: Article) -> frozenset[int]:
    """The sample of an article's runs of words, whether its text is whole or not."""
    return article.gist.runs if article.gist else sketch(article.text)


def are_copies(a: Article, b: Article) -> bool:
    """Whether one article is a copy or light rewording of the other.

    >>> first = Article("a", "The ferry sank off the coast on Friday with forty people on board, officials said.")
    >>> are_copies(first, Article("b", first.text.replace("forty", "fifty")))
    True
    >>> are_copies(first, Article("c", "Shares rose a little on Friday."))
    False
    """
    return _share_runs(runs_of(a), runs_of(b))


@lru_cache(maxsize=65536)
def _share_runs(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one and other) and len(one & other) >= COPY * min(len(one), len(other))


def origins(articles: Sequence[Article]) -> dict[str, str]:
    """For each article's id the id of the first article of its origin; copies share one. Never compares all pairs."""
    first = {article.id: article.id for article in articles}
    by_probe: dict[int, list[Article]] = defaultdict(list)
    for article in articles:
        probes = sorted(runs_of(article))[:PROBES]
        for other in _distinct(near for probe in probes for near in by_probe[probe][:PROBES]):
            if first[article.id] == article.id and are_copies(article, other):
                first[article.id] = first[other.id]
        for probe in probes:
            by_probe[probe].append(article)
    return first


def _distinct(articles: Iterable[Article]) -> list[Article]:
    return list({article.id: article for article in articles}.values())


def lead_names(article: Article) -> frozenset[str]:
    """The words that an article spells like names in its title and the beginning of its text."""
    return article.gist.names if article.gist else _names(article.title, article.text)


@lru_cache(maxsize=32768)
def _names(title: str, text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(f"{title}\n{text[:NAMES_READ]}"))


def one_outlet(a: str, b: str, corpus: Corpus) -> bool:
    """Whether two articles (by id) name the same source."""
    one, other = corpus.articles.get(a), corpus.articles.get(b)
    return one is not None and other is not None and bool(one.source) and one.source == other.source


def are_versions(a: str, b: str, corpus: Corpus) -> bool:
    """Whether two articles (by id) are copies or light rewordings of each other."""
    one, other = corpus.articles.get(a), corpus.articles.get(b)
    return one is not None and other is not None and are_copies(one, other)


def one_story(a: str, b: str, corpus: Corpus) -> bool | None:
    """Whether two articles (by id) tell of one story: True or False by their `story` where both name one, else by shared names.

    None where neither says enough.
    """
    one, other = corpus.articles.get(a), corpus.articles.get(b)
    if a == b or one is None or other is None:
        return True if a == b else None
    if one.story and other.story:
        return one.story == other.story
    return _share_names(lead_names(one), lead_names(other))


@lru_cache(maxsize=65536)
def _share_names(here: frozenset[str], there: frozenset[str]) -> bool | None:
    if min(len(here), len(there)) < 4:
        return None
    return len(here & there) >= SHARED_NAMES * min(len(here), len(there))
