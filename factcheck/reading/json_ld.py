"""JSON-LD: every NewsArticle with an articleBody, with the way back through JSON's escapes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from factcheck.reading.entries import ANYTHING, Asked, Entries, Entry, Fault
from factcheck.reading.jsonl import unescaped
from factcheck.reading.page_facts import news_articles, text_of
from factcheck.records import Anchor

_BODY = re.compile(r'"articleBody"\s*:\s*"')


def read_json_ld(content: str, _asked: Asked = ANYTHING) -> Entries:
    """Give one entry for each article; a Fault where the file is no JSON or holds none."""
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        yield Fault(line, "input.unknown_format", "is not JSON", "a .json file is read as JSON-LD, a .jsonl file as one record a line")
        return
    articles = [one for one in news_articles(told) if isinstance(one.get("articleBody"), str)]
    if not articles:
        cure = "a .json file is read as JSON-LD: a NewsArticle with an articleBody; for one record a line end its name with .jsonl"
        yield Fault(1, "input.unknown_format", "holds no article", cure)
        return
    bodies = _bodies(content)
    for article in articles:
        yield _entry(article, bodies)


def _bodies(content: str) -> dict[str, list[tuple[str, int, tuple[Anchor, ...]]]]:
    """Where the bodies stand, by what they say; of equal ones the first is the last of its list."""
    found: dict[str, list[tuple[str, int, tuple[Anchor, ...]]]] = {}
    decoder = json.JSONDecoder()
    for body in _BODY.finditer(content):
        value, _ = decoder.raw_decode(content, body.end() - 1)
        begin = content.rfind("\n", 0, body.end()) + 1
        end = content.find("\n", body.end())
        number = content.count("\n", 0, begin) + 1
        text, anchors = unescaped(content[begin : end if end >= 0 else len(content)], body.end() - begin, number)
        found.setdefault(value, []).insert(0, (text, number, anchors))
    return found


def _entry(article: Mapping[str, Any], bodies: dict[str, list[tuple[str, int, tuple[Anchor, ...]]]]) -> Entry:
    there = bodies.get(article["articleBody"])
    text, line, anchors = there.pop() if there else (article["articleBody"], 1, (Anchor(0, 1, 1, "articleBody"),))
    fields = {
        "title": text_of(article.get("headline")) or text_of(article.get("name")),
        "date": text_of(article.get("datePublished")),
        "source": text_of(article.get("publisher")),
    }
    return Entry(line, text, {name: value for name, value in fields.items() if value}, anchors)
