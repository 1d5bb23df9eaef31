"""Text that is something else: a page or JSON taken for plain words loses its paragraphs, and a check of it would pass in silence."""

from __future__ import annotations

import re

from factcheck.reading.entries import Entry, Fault

_JSON = re.compile(r'\s*\[?\s*\{\s*"[^"\n]{1,80}"\s*:')
_BREAK = re.compile(r"</?(?:p|div|li|h[1-6]|article|section|blockquote|td)(?:\s[^<>]*)?>|<br\s*/?>", re.IGNORECASE)
FEWEST_BREAKS = 2


def fault_of_other_format(entry: Entry, *, record: bool) -> Fault | None:
    """What to say of an entry whose words are really markup, or (unless it is a `record`'s text) JSON; None for an article.

    One stray tag is no page: two that break paragraphs are.

    >>> fault_of_other_format(Entry(3, "<p>Output rose.</p><p>Prices fell.</p>"), record=True).what
    'its text is HTML'
    >>> fault_of_other_format(Entry(1, "Output <b>rose</b> to 5 < 6."), record=False) is None
    True
    """
    if not record and _JSON.match(entry.text):
        cure = "end its name with .jsonl (standard input: --stdin-name draft.jsonl) and write one record a line"
        return Fault(entry.line, "input.other_format", "is JSON, not plain text", cure)
    if "<" in entry.text and sum(1 for _, _ in zip(range(FEWEST_BREAKS), _BREAK.finditer(entry.text), strict=False)) == FEWEST_BREAKS:
        if record:
            cure = "take the tags out, or give the page itself, as a file of HTML or with --stdin-name draft.html"
            return Fault(entry.line, "input.other_format", "its text is HTML", cure)
        cure = "end its name with .html (standard input: --stdin-name draft.html)"
        return Fault(entry.line, "input.other_format", "is HTML, not plain text", cure)
    return None
