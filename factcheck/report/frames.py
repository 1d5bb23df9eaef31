"""Claims and findings as pandas tables, for a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from factcheck.reading.given import each_article
from factcheck.records import Article, Claim, Run
from factcheck.report.as_csv import FLAGGED_COLUMNS, facts_of
from factcheck.review import REVIEWER_COLUMNS

if TYPE_CHECKING:
    import pandas as pd

CLAIM_KEYS = (
    *("article", "start", "end", "quote", "where", "zone", "sentence", "kind", "low", "high", "written", "hedge", "unit", "unit_name"),
    *("dimension", "trend", "measure", "entity", "period", "speaker", "mood", "period_start", "period_end"),
)
FINDING_KEYS = (
    *(name for name in FLAGGED_COLUMNS if name not in REVIEWER_COLUMNS),
    *("title", "confidence", "nature", "sum", "question", "source", "reasons", "doubts", "claims", "also"),
)


def claims_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """Every claim of the articles, one a row: the keys of `Claim.to_dict`, and the period's ends as `period_start` and `period_end`."""
    from factcheck.claims import find_claims

    if isinstance(articles, Run):
        raise TypeError("claims_frame takes articles: claims_frame(run.articles)")
    return frame_of_claims(claim for article in each_article(articles) for claim in find_claims(article))


def frame_of_claims(claims: Iterable[Claim]) -> pd.DataFrame:
    """Claims already found as the table of `claims_frame`."""
    import pandas as pd

    rows = []
    for claim in claims:
        row, period = claim.to_dict(), claim.period
        rows.append({**row, "period_start": period.start if period else None, "period_end": period.end if period else None})
    frame = pd.DataFrame(rows, columns=list(CLAIM_KEYS))
    for column in ("period_start", "period_end"):
        # pd.Timestamp ends in 2262; an article may speak of any year.
        frame[column] = pd.to_datetime(frame[column], errors="coerce")
    return frame


def findings_frame(run: Run) -> pd.DataFrame:
    """Every finding of the run, one a row: the facts of flagged_claims.csv, then the other keys of `Finding.to_dict`."""
    import pandas as pd

    if not isinstance(run, Run):
        raise TypeError(f"findings_frame takes what check() gives, not a {type(run).__name__}: findings_frame(check(articles))")
    articles = {article.id: article for article in run.articles}
    rows = [{**finding.to_dict(), **facts_of(finding, articles)} for finding in run.findings]
    return pd.DataFrame(rows, columns=list(FINDING_KEYS))
