"""Text of strangers made fit to show: control characters gone, invisible ones named."""

from __future__ import annotations

import json
import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Zero-width and direction-changing characters make a line read otherwise than it is stored.
_HIDDEN = (
    "\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff"
)
_INVISIBLE = re.compile(f"[{_HIDDEN}]")
_ESCAPED_IN_JSON = re.compile(f"[\x7f-\x9f{_HIDDEN}]")


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


def json_text(value: object, indent: int | None = None) -> str:
    """The value as JSON that reads back as it was: what a terminal would act on or not show stands as an escape, all else as itself.

    >>> json_text("caf\u00e9 \u202e\x9b2J")
    '"café \\\\u202e\\\\u009b2J"'
    """
    return _ESCAPED_IN_JSON.sub(_as_escape, json.dumps(value, ensure_ascii=False, indent=indent))


def _as_escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]
