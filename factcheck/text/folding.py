"""Folding: one plain spelling for digits, separators and spaces of many scripts, with the way back to the text as printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from factcheck.text.patterns import later
from factcheck.text.spans import Span

_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6)
"""The zero of each set of decimal digits: Arabic-Indic, Persian, Devanagari, Bengali, Thai, and the five mathematical ones."""
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Two dashes are missing here on purpose: en and figure dash join ranges far more often than they sign a number.
_HYPHENS = "\u2010\u2011\u2212\ufe63"
_HIDDEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f"

_ONE_TO_ONE: dict[int, str | int] = {
    **{zero + digit: 0x30 + digit for zero in _ZEROS for digit in range(10)},
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **{ord(space): " " for space in _SPACES},
    **{ord(hyphen): "-" for hyphen in _HYPHENS},
    **dict[int, str | int](zip(map(ord, "٪٫٬﹪￠￡￥￦"), "%.,%¢£¥₩", strict=True)),
}
_FOLDED = later("[" + "".join(map(re.escape, map(chr, _ONE_TO_ONE))) + "]")
_HIDDEN_CHARACTER = later(f"[{_HIDDEN}]")
_HIDDEN_RUN = later(f"[{_HIDDEN}]+")
# Hidden characters that some scripts and emoji can't do without: they hide something only where plain letters or digits touch them.
_NEEDED = frozenset("\u061c\u200c\u200d\u200e\u200f")
_SIGN = later(r"(?<=[ (\[])(?<!\d[ (\[])[–‒](?=[$€£¥]?\d)")


class Folded(NamedTuple):
    """A folded text and the way back.

    `gaps` holds, for each character that was taken out, the offset in the folded text where it stood, in order.
    """

    text: str
    gaps: tuple[int, ...] = ()

    def to_raw(self, offset: int) -> int:
        """Where the code point at `offset` of the folded text is in the raw text; for the end of a span see `span`."""
        return offset + bisect_right(self.gaps, offset) if self.gaps else offset

    def span(self, start: int, end: int) -> Span:
        """The span of the raw text for a span of the folded one: hidden characters inside it belong to it, those around it don't."""
        return Span(self.to_raw(start), self.to_raw(end - 1) + 1 if end > start else self.to_raw(start))


def fold(text: str) -> Folded:
    """Spell digits, number signs and spaces the plain way, one code point for one, and take out hidden characters.

    Superscripts (10²) and fractions (½) stay. An en dash becomes "-" only where it signs a number: after a space that no digit precedes,
    directly before the figure. Text in ASCII is given back as it is.

    >>> folded = fold("７５５\u00a0000\u200b b/d, −٢٫٥%, 10²")
    >>> folded.text, folded.to_raw(8)
    ('755 000 b/d, -2.5%, 10²', 9)
    """
    if text.isascii():
        return Folded(text)
    if _FOLDED.search(text):
        text = text.translate(_ONE_TO_ONE)
    if "–" in text or "‒" in text:
        text = _SIGN.sub("-", text)
    hidden = [found.start() for found in _HIDDEN_CHARACTER.finditer(text)]
    if not hidden:
        return Folded(text)
    return Folded(_HIDDEN_CHARACTER.sub("", text), tuple(at - index for index, at in enumerate(hidden)))


def hidden_characters(text: str) -> tuple[Span, ...]:
    """Give the runs of characters that nobody sees: soft hyphens, zero-width characters, direction controls, invisible tags.

    Joiners and direction marks that a script or an emoji needs are not listed, only those that touch a plain letter or digit.

    >>> hidden_characters("75\u200b5,000 barrels")
    (Span(start=2, end=3),)
    """
    if text.isascii():
        return ()
    return tuple(Span(*found.span()) for found in _HIDDEN_RUN.finditer(text) if _hides(text, *found.span()))


def _hides(text: str, start: int, end: int) -> bool:
    if not _NEEDED.issuperset(text[start:end]):
        return True
    return _is_plain(text[start - 1 : start]) or _is_plain(text[end : end + 1])


def _is_plain(character: str) -> bool:
    return character.isascii() and character.isalnum()
