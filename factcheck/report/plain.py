"""Text of strangers made fit to show: control characters gone, invisible ones named."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Zero-width and direction-changing characters make a line read otherwise than it is stored.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text without control characters (line ends and tabs stay), with invisible and direction-changing ones as their code points.

    >>> visible("755\\u200b,000\\x1b[2J\\u202ebpd")
    '755⟨U+200B⟩,000[2J⟨U+202E⟩bpd'
    """
    return _INVISIBLE.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", _CONTROL.sub("", text))


def one_line(text: str) -> str:
    """The text on one line: `visible`, with every run of white space as one space.

    >>> one_line("755,000\\r\\n  bpd")
    '755,000 bpd'
    """
    return " ".join(visible(text).split())
