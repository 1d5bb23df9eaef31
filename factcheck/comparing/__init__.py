"""Compare: candidates by blocking keys, judging by intervals, confidence, origins; comparisons to findings."""

from factcheck.comparing.candidates import Candidates, candidates
from factcheck.comparing.copies.origins import origins
from factcheck.comparing.interval import asserted, gap, overlap
from factcheck.comparing.judge import judge
from factcheck.comparing.passages.settled import settled
from factcheck.comparing.same_thing import same_thing
from factcheck.comparing.stories import by_story, stories
from factcheck.comparing.telling.findings import to_findings
from factcheck.comparing.telling.identity import finding_id
from factcheck.comparing.telling.quiet import quieted
from factcheck.comparing.telling.uncompared import Neighbours, neighbours, uncompared

__all__ = [
    "Candidates",
    "Neighbours",
    "asserted",
    "by_story",
    "candidates",
    "finding_id",
    "gap",
    "judge",
    "neighbours",
    "origins",
    "overlap",
    "quieted",
    "same_thing",
    "settled",
    "stories",
    "to_findings",
    "uncompared",
]
