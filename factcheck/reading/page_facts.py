"""What a web page says of itself: title, date and source, from JSON-LD, meta elements and the page's own headline. Never the clock."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.reading.dating import parse_date

_DEEPEST = 12
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "date": (
        *("article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created"),
        *("pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "article.published", "published-date"),
    ),
    "source": ("og:site_name", "publisher", "dc.publisher", "application-name"),
}


def page_facts(tree: Any) -> dict[str, str]:
    """Title, date (as ISO, only one that can be read) and source of a page; what it doesn't say isn't there."""
    articles = list(news_articles(_json_ld(tree)))
    said = articles[0] if articles else {}
    metas = _metas(tree)
    found = {
        "title": _title(tree, text_of(said.get("headline")), _first(metas, "title")),
        "date": _day([text_of(said.get("datePublished")), *_all(metas, "date"), *_times(tree)]),
        "source": text_of(said.get("publisher")) or _first(metas, "source"),
    }
    return {name: value for name, value in found.items() if value}


def news_articles(told: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The objects in a JSON-LD document that are articles, of whatever kind: NewsArticle, Article, BlogPosting, Report.

    >>> [one["headline"] for one in news_articles({"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "headline": "Oil falls"}]})]
    ['Oil falls']
    """
    if depth > _DEEPEST:
        return
    if isinstance(told, list):
        for one in told:
            yield from news_articles(one, depth + 1)
    elif isinstance(told, dict):
        kinds = told.get("@type") or told.get("type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and name.endswith(("Article", "BlogPosting", "Report")) for name in names):
            yield told
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            if key in told:
                yield from news_articles(told[key], depth + 1)


def _json_ld(tree: Any) -> list[Any]:
    found = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            found.append(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue
    return found


def text_of(value: Any) -> str:
    """A JSON-LD value as a string: itself, the name of an object, or the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _metas(tree: Any) -> list[tuple[str, str]]:
    metas = tree.xpath("//meta[@content]")
    keys = ("property", "name", "itemprop")
    return [(meta.get(key).strip().lower(), " ".join(meta.get("content").split())) for meta in metas for key in keys if meta.get(key)]


def _all(metas: Iterable[tuple[str, str]], what: str) -> list[str]:
    metas = list(metas)
    return [content for wanted in _META[what] for name, content in metas if name == wanted and content]


def _first(metas: Iterable[tuple[str, str]], what: str) -> str:
    return next(iter(_all(metas, what)), "")


def _day(written: Iterable[str]) -> str:
    for one in written:
        day = parse_date(one[:60])
        if day:
            return day.isoformat()
    return ""


def _times(tree: Any) -> list[str]:
    """The machine-readable times of the page's head and article; a time in a list of other stories is none of them."""
    marked = tree.xpath("//*[@itemprop='datePublished']")
    inside = tree.xpath(
        "//article//header//time[@datetime] | //main//header//time[@datetime] | //article[count(//article)=1]//time[@datetime]"
    )
    return [one.get("datetime") or one.get("content") or one.text or "" for one in (*marked, *inside[:1])]


def _title(tree: Any, *told: str) -> str:
    """The headline as a reader sees it: the heading that says what the page says of itself, else the only one, else what is said."""
    headings = [" ".join("".join(one.itertext()).split()) for one in tree.xpath("//h1")]
    headings = [one for one in headings if one]
    known = [one for one in (*told, " ".join((tree.findtext(".//title") or "").split())) if one]
    for heading in headings:
        if any(_same_words(heading, one) for one in known):
            return heading
    return headings[0] if len(headings) == 1 else next(iter(known), "")


def _same_words(one: str, other: str) -> bool:
    ours, theirs = set(one.casefold().split()), set(other.casefold().split())
    return bool(ours) and len(ours & theirs) * 2 >= min(len(ours), len(theirs)) and len(ours & theirs) >= min(2, len(ours))
