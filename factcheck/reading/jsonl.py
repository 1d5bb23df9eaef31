"""JSON lines: one article a line, with the way back through JSON's escapes."""

from __future__ import annotations

import json
import re
from typing import Any

from factcheck.reading.entries import ANYTHING, COLUMNS, Asked, Entries, Entry, Fault
from factcheck.records import Anchor

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t]*")
# A carriage return before a line feed counts with it, and the two halves of a surrogate pair are one character.
_ESCAPE = re.compile(r"\\r\\n|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_UNPRINTABLE = re.compile("[\0\ud800-\udfff]")
_CURE = 'write one record a line, such as {"id": "a1", "text": "…"}'


def read_jsonl(content: str, asked: Asked = ANYTHING) -> Entries:
    """Give one entry for each line that holds an object with a text, and a fault for each line that doesn't."""
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            yield entry_of_line(line, number, asked)


def entry_of_line(line: str, number: int, asked: Asked) -> Entry | Fault:
    """The entry of one line, which has this number in its file."""
    try:
        values, at = _members(line, asked.column("text"))
    except (ValueError, RecursionError) as error:
        column = error.pos + 1 if isinstance(error, json.JSONDecodeError) else 1
        return Fault(number, "input.bad_record", f"the line is not a JSON record: it goes wrong at column {column}", _CURE)
    text = values.get(asked.column("text"))
    if text is None or (isinstance(text, str) and not text.strip()):
        return Fault(number, "input.no_text", "the record has no text", "give it a text, or take the line out")
    if not isinstance(text, str):
        return Fault(number, "input.bad_record", "the text is not in quotation marks", _CURE)
    given = {key: values[asked.column(key)] for key in COLUMNS if key != "text" and values.get(asked.column(key)) is not None}
    text, anchors = unescaped(line, at, number)
    return Entry(number, text, {key: _printable(str(value)) for key, value in given.items()}, anchors)


def _members(line: str, text_name: str) -> tuple[dict[str, Any], int]:
    """The members of the object on a line, and where the string of its text begins; keys in small letters, the last of equals counts."""
    values: dict[str, Any] = {}
    text_at = -1
    at = _expect(line, _skip(line, 0), "{")
    if line[_skip(line, at) : _skip(line, at) + 1] == "}":
        at = _skip(line, at) + 1
    else:
        while True:
            key, at = _DECODER.raw_decode(line, _expect(line, _skip(line, at), '"') - 1)
            start = _skip(line, _expect(line, _skip(line, at), ":"))
            value, at = _DECODER.raw_decode(line, start)
            values[key.lower()] = value
            if key.lower() == text_name:
                text_at = start + 1
            at = _skip(line, at)
            if line[at : at + 1] != ",":
                break
            at += 1
        at = _expect(line, at, "}")
    if line[at:].strip():
        raise json.JSONDecodeError("more after the object", line, at)
    return values, text_at


def _skip(line: str, at: int) -> int:
    space = _SPACE.match(line, at)
    return space.end() if space else at


def _expect(line: str, at: int, sign: str) -> int:
    if line[at : at + 1] != sign:
        raise json.JSONDecodeError(f"{sign} expected", line, at)
    return at + 1


def unescaped(line: str, start: int, number: int) -> tuple[str, tuple[Anchor, ...]]:
    """The string that begins at `start`, with an anchor after every escape, since that is where text and file part."""
    pieces: list[str] = []
    anchors = [Anchor(0, number, start + 1)]
    length = 0
    at = start
    end = _DECODER.raw_decode(line, start - 1)[1] - 1
    for escape in _ESCAPE.finditer(line, start, end):
        plain = line[at : escape.start()]
        at = escape.end()
        pieces += (plain, _meaning(escape.group()))
        length += len(plain) + 1
        anchors.append(Anchor(length, number, at + 1))
    pieces.append(line[at:end])
    return "".join(pieces), tuple(anchors)


def _meaning(escape: str) -> str:
    if escape in {r"\r\n", r"\r"} or escape.lower() == r"\u000d":
        return "\n"
    return _printable(str(json.loads(f'"{escape}"')))


def _printable(text: str) -> str:
    """The text without NUL and halves of surrogate pairs, which no report could be written with."""
    return text if text.isascii() and "\0" not in text else _UNPRINTABLE.sub("\ufffd", text)
