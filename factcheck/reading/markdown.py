"""Markdown: metadata from a front matter (`key: value` lines between two `---`), the rest kept as it is."""

from __future__ import annotations

import re

from factcheck.reading.entries import ANYTHING, COLUMNS, Asked, Entries, Entry, Fault
from factcheck.records import Anchor

_FENCE = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$")
# A front matter is a few lines; a rule at the head of a text and another far below are no front matter.
_LONGEST = 20_000


def read_markdown(content: str, _asked: Asked = ANYTHING) -> Entries:
    """Give the file as one entry: metadata from the front matter, text from the line after it."""
    fence = _FENCE.match(content)
    if not fence or not _begins_with_key(content, fence.end()):
        yield Entry(1, content)
        return
    closing = _CLOSING.search(content, fence.end(), fence.end() + _LONGEST)
    if not closing:
        yield Fault(1, "input.bad_record", "the front matter is not closed", "put a line --- after its last key")
        return
    body_line = content.count("\n", 0, closing.end()) + 1
    fields = _fields(content[fence.end() : closing.start()])
    yield Entry(body_line, content[closing.end() :], fields, (Anchor(0, body_line, 1),))


def _begins_with_key(content: str, at: int) -> bool:
    for line in content[at : at + _LONGEST].split("\n"):
        if line.strip() and not line.startswith("#"):
            return line.strip() in {"---", "..."} or _KEY.match(line) is not None
    return False


def _fields(block: str) -> dict[str, str]:
    """The keys that are read, in small letters; nested and multi-line values are for other programs."""
    fields = {}
    for line in block.split("\n"):
        key = _KEY.match(line)
        if key and key.group(1).lower() in COLUMNS:
            fields[key.group(1).lower()] = _value((key.group(2) or "").strip())
    return fields


def _value(written: str) -> str:
    if written[:1] in {'"', "'"}:
        quoted = re.match(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\']|\'\')*)\'', written)
        if quoted:
            double, single = quoted.groups()
            return re.sub(r"\\(.)", r"\1", double) if single is None else single.replace("''", "'")
    return re.sub(r"(?:^|\s)#.*$", "", written).strip()
