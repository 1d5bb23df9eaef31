"""Findings as tasks for Label Studio: a task a finding, its figures marked as predictions, verdicts as annotations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.records import Article, Claim, Finding, Review, Run
from factcheck.report.as_csv import facts_of
from factcheck.report.places import in_context
from factcheck.report.plain import json_text, visible
from factcheck.report.tally import in_order, of_each
from factcheck.review import VERDICTS

SURE = {"high": 0.9, "medium": 0.6, "low": 0.3}
"""Confidence as a score: Label Studio sorts tasks by it."""

CONFIG = """<View>
  <Header value="$message"/>
  <Text name="text_a" value="$text_a"/>
  <Labels name="figure_a" toName="text_a"><Label value="figure"/></Labels>
  <Text name="text_b" value="$text_b"/>
  <Labels name="figure_b" toName="text_b"><Label value="figure"/></Labels>
  <Header value="$question"/>
  <Choices name="verdict" toName="text_a" required="true">
    {verdicts}
  </Choices>
  <TextArea name="note" toName="text_a"/>
</View>
"""


def label_config() -> str:
    """The labelling configuration that the tasks fit, with a choice for every verdict."""
    return CONFIG.format(verdicts="\n    ".join(f'<Choice value="{word}" hint="{meaning}"/>' for word, meaning in VERDICTS.items()))


def findings_label_studio(run: Run, reviews: Iterable[Review] = ()) -> str:
    """A JSON list of tasks, open findings and settled ones, gravest first; offsets are code points, ends exclusive."""
    articles = {article.id: article for article in run.articles}
    own = of_each(run, reviews)
    version = run.versions.get("factcheck", "")
    return (
        json_text([_task(one, articles, own.get(one.id, ()), f"factcheck {version}".strip()) for one in in_order(run.findings)], 2) + "\n"
    )


def _task(finding: Finding, articles: Mapping[str, Article], reviews: Iterable[Review], version: str) -> dict[str, Any]:
    facts = {name: visible(cell) for name, cell in facts_of(finding, articles).items() if name not in ("quote_a", "quote_b")}
    data: dict[str, Any] = {**facts, "question": visible(finding.question), "sum": visible(finding.sum), "text_a": "", "text_b": ""}
    marks: list[dict[str, Any]] = []
    for side, claim in zip("ab", finding.claims, strict=False):
        data[f"text_{side}"], start, end = _marked(claim, articles)
        value = {"start": start, "end": end, "text": data[f"text_{side}"][start:end], "labels": ["figure"]}
        marks.append(
            {"id": f"{finding.id}-{side}", "from_name": f"figure_{side}", "to_name": f"text_{side}", "type": "labels", "value": value}
        )
    return {
        "data": data,
        "predictions": [{"model_version": version, "score": SURE[finding.confidence], "result": marks}],
        "annotations": [_annotation(review) for review in reviews if review.verdict],
    }


def _marked(claim: Claim, articles: Mapping[str, Article]) -> tuple[str, int, int]:
    """The paragraph around a claim, and where its figure stands in it."""
    seen = in_context((claim,), articles)
    pieces = [visible(piece) for piece in (seen.before, *(part for part, _ in seen.parts), seen.after)]
    marked = next((at for at, (_, one) in enumerate(seen.parts, 1) if one), None)
    text = "".join(pieces)
    if marked is None:
        return text, 0, 0
    start = len("".join(pieces[:marked]))
    return text, start, start + len(pieces[marked])


def _annotation(review: Review) -> dict[str, Any]:
    """A verdict as Label Studio has a choice; `was_cancelled` and `ground_truth` are what its own exports carry."""
    result: list[dict[str, Any]] = [
        {"from_name": "verdict", "to_name": "text_a", "type": "choices", "value": {"choices": [review.verdict]}},
    ]
    if review.note:
        result.append({"from_name": "note", "to_name": "text_a", "type": "textarea", "value": {"text": [review.note]}})
    return {"result": result, "was_cancelled": False, "ground_truth": False}
