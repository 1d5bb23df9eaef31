"""Lines that are filled in anew for each article: entries of a form, and what is left of a time that runs out."""

from __future__ import annotations

from factcheck.comparing.remembered import remembered
from factcheck.records import Claim
from factcheck.text.patterns import later

_LABEL = later(r"(?:^|[|.;)] ?)[^\W\d_][\w /'’-]{1,40}(?:: ?| \()$")
_ENDS = later(r"\s*(?:$|[|/().]|[A-Z\d])")
_LEFT = later(r"\s*(?:are |were )?(?:left|to go|remaining|remain|away|until|till|before)\b")


@remembered
def is_entry(claim: Claim) -> bool:
    """Whether a figure is what a form or a gallery says of its own page: "File size: 2.4 GB", "Slideshow (15 images)".

    >>> from factcheck import Article, find_claims
    >>> size, shot = (find_claims(Article("a", text))[0] for text in ("File size: 24 GB. Mirror", "Police: 24 people were shot."))
    >>> is_entry(size), is_entry(shot)
    (True, False)
    """
    before, _, behind = claim.sentence.partition(claim.quote)
    return _LABEL.search(before) is not None and _ENDS.match(behind) is not None


@remembered
def runs_out(claim: Claim) -> bool:
    """Whether a span of time is what is left of it on the day of printing: "four days left to sign up"."""
    return claim.unit.dimension == "time" and _LEFT.match(claim.sentence.partition(claim.quote)[2]) is not None
