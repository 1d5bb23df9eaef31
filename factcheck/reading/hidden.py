"""What a web page holds and no reader sees: hidden by attribute, by its own style or a style sheet, or kept for a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_SQUEEZED = "translate(@style, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ ', 'abcdefghijklmnopqrstuvwxyz')"
_BY_ATTRIBUTE = f"//body//*[@hidden or contains({_SQUEEZED}, 'display:none') or contains({_SQUEEZED}, 'visibility:hidden')]"
_ASIDE = "//body//*[@aria-hidden='true' and not(descendant-or-self::p) and string-length(normalize-space()) < 300]"
_UNSEEN_CLASSES = frozenset(
    {
        *("sr-only", "sronly", "visually-hidden", "visuallyhidden", "u-visually-hidden", "screen-reader-text", "screen-reader-only"),
        *("screenreader", "offscreen", "off-screen", "a11y-hidden", "assistive-text", "hidden-visually", "element-invisible", "is-hidden"),
    }
)
_MOST_STYLE = 500_000
_MOST_SELECTORS = 2_000
_COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/")
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,2000})\}")
_HIDES = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+)|#([\w-]+))$", re.IGNORECASE)
_MOSTLY = 0.5


def drop_hidden(tree: Any) -> int:
    """Take out of a page what no reader sees; the count is of passages with words.

    A style sheet is believed where it hides one class or one id, at all times: what it hides only on paper or in small windows is seen,
    and a page of which it hides most is one that a script was to show.

    >>> from lxml.html import fromstring
    >>> page = fromstring("<html><style>.x {display: none}</style><body><p class='x'>8,888<p>Oil rose 5%, the ministry said.</html>")
    >>> drop_hidden(page), page.text_content().split()[-1]
    (1, 'said.')
    """
    count = 0
    for one in tree.xpath(f"{_BY_ATTRIBUTE} | {_ASIDE} | //body//template | //body//noscript"):
        count += _drop(one)
    whole = len(_words(tree))
    for one in list(_by_class(tree)):
        if len(_words(one)) <= _MOSTLY * whole:
            count += _drop(one)
    return count


def _drop(element: Any) -> int:
    """Take one element out; 1 where it had words that a reader might look for."""
    if element.getparent() is None:
        return 0
    said = element.tag not in ("template", "noscript") and bool(_words(element).strip())
    element.drop_tree()
    return int(said)


def _words(element: Any) -> str:
    tails = ((one.tail or "") if one is not element else "" for one in element.iter())
    texts = ((one.text or "") if one.tag not in ("script", "style") else "" for one in element.iter())
    return "".join((*texts, *tails))


def _by_class(tree: Any) -> Iterator[Any]:
    selectors = set(_hiding(tree))
    for one in tree.xpath("//body//*[@class or @id]"):
        classes = (one.get("class") or "").split()
        keys = [f".{name}" for name in classes] + ([f"#{one.get('id')}"] if one.get("id") else [])
        if not _UNSEEN_CLASSES.isdisjoint(name.lower() for name in classes) or any(
            key in selectors or f"{one.tag}{key}" in selectors for key in keys
        ):
            yield one


def _hiding(tree: Any) -> Iterator[str]:
    """The plain selectors (".x", "#x", "p.x") that the page's own style sheets hide."""
    style = "\n".join(one.text or "" for one in tree.iter("style"))[:_MOST_STYLE]
    found = 0
    for rule in _RULE.finditer(_outside_media(_COMMENT.sub("", style))):
        if _HIDES.search(rule[2]):
            for selector in rule[1].rpartition(";")[2].split(","):
                plain = _SIMPLE.fullmatch(selector.strip())
                found += 1
                if plain and found < _MOST_SELECTORS:
                    yield (plain[1] or "").lower() + (f".{plain[2]}" if plain[2] else f"#{plain[3]}")


def _outside_media(style: str) -> str:
    """The style sheet without its @-blocks, which hold for some readers only."""
    kept, depth, skipped = [], 0, -1
    for piece in re.split(r"([{}])", style):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(depth - 1, 0)
            if depth == skipped:
                skipped = -1
                continue
        elif skipped < 0 and piece.rpartition(";")[2].strip().startswith("@"):
            skipped = depth
        if skipped < 0:
            kept.append(piece)
    return "".join(kept)
