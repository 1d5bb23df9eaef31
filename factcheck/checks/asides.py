"""Words in commas that only say who said it, or something beside the point: what stands on both sides of them belongs together."""

from __future__ import annotations

from factcheck.claims.saying.acts import reporting_verbs
from factcheck.text.patterns import later, one_of

_WORD = r"(?:[^,;:.!?\d()“”\"\n—–]|\.(?=\w)|(?<=\b(?:Mr|Ms|Dr|St|Co))\.|(?<=\b(?:Mrs|Gen|Gov|Sen|Rep|Inc|Ltd|Jan|Feb|Aug|Oct|Nov|Dec))\.)"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?(?=\s[A-Z])|\b[A-Z][a-z]{2,8}\.?\s\d{1,2}(?![\d%])|(?<=\b[io]n\s)(?:19|20)\d\d)"
_PLAIN = rf"(?:(?!\b(?:that|was|were|is|are|had|has|have|will|would)\b){_WORD}|{_DAY})"


def _said() -> str:
    verbs = one_of(form for form, kind in reporting_verbs().items() if kind in ("say", "show") and " " not in form)
    named = rf"(?:{_WORD}{{2,50}},\s(?:the|its|a|an|who|of|at|for)\s{_WORD}{{2,60}},\s)?"
    return rf"{named}{_PLAIN}{{0,70}}?\b{verbs}\b{_PLAIN}{{0,60}}"


_ASIDE = later(
    lambda: (
        rf",\s(?:{_said()}|(?:according to|citing|as reported by)\s(?:{_WORD}|{_DAY}){{2,90}}|(?:which|who|where|whose)\s{_WORD}{{3,80}}),"
        r"(?P<on>\s(?:from|to|in|on|at|by|than|against|compared|into|towards?)\b)?"
    )
)


def without_asides(text: str) -> str:
    """A stretch of text without its asides: clauses in commas that name a source, or that a relative word begins.

    Before a preposition, which goes on with what stood before the aside, no comma is left.

    >>> without_asides(" in October, the firm said on Thursday, up 12% "), without_asides(" in May, figures from the port show, from ")
    (' in October, up 12% ', ' in May from ')
    >>> without_asides(", rising to "), without_asides(", the firm said profit was, up ")
    (', rising to ', ', the firm said profit was, up ')
    """
    return _ASIDE.sub(lambda match: match["on"] or ",", text) if text.count(",") > 1 else text
