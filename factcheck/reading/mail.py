"""Mail (.eml and .mbox) by the standard library: subject, date and the text; attachments are left out and said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from functools import partial

from factcheck.reading.blocks import Block, counted, entry_of, lined
from factcheck.reading.decoding import decode
from factcheck.reading.entries import Asked, Entries, Fault
from factcheck.reading.guard import guarded_by
from factcheck.reading.html import parsed
from factcheck.reading.markup_blocks import markup_blocks, numbered

_ENVELOPE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n")
_MOST_FIELDS = 1_000


def read_eml(data: bytes, _asked: Asked) -> Entries:
    """Give the message as one entry; places are lines of its text as it is shown, not as it is coded."""
    return _message(data, "text")


def read_mbox(data: bytes, asked: Asked) -> Entries:
    """Give one entry for each message; places are "message 2, line 7"."""
    starts = [found.span() for found in _ENVELOPE.finditer(data)]
    if not starts or data[: starts[0][0]].strip():
        yield Fault(1, "input.bad_file", "is not a mailbox: its first line doesn't begin with “From ”", "export the messages as .eml files")
        return
    for number, (_, begin) in enumerate(starts[: asked.limits.entries + 1], 1):
        end = starts[number][0] if number < len(starts) else len(data)
        raw = re.sub(rb"(?m)^>(>*From )", rb"\1", data[begin:end])
        yield from guarded_by(partial(_message, raw, f"message {number}"), "mail", f"message {number}")


def _message(data: bytes, place: str) -> Entries:
    if re.match(rb"(?:[^\n]*\n){%d}" % _MOST_FIELDS, data.partition(b"\n\n")[0]):
        yield Fault(0, "input.bad_file", "has a thousand header lines, as no mail does", "leave it out", place)
        return
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None or body.get_content_maintype() != "text":
        yield Fault(0, "input.no_text", "the message has no text", "save its attachment and name that", place)
        return
    text = _content(body)
    blocks: Iterable[Block] = [lined(text, place)]
    if body.get_content_subtype() == "html":
        blocks = numbered(markup_blocks(parsed(text)), place) if text.strip() else []
    attached = sum(1 for one in message.walk() if one.is_attachment() or one.get_content_type() == "message/rfc822")
    yield entry_of(blocks, _fields(message), counted(attached, "attachment"))


def _content(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or ""
    try:
        text = raw.decode(charset) if charset and charset.isascii() else ""
    except (LookupError, ValueError):
        text = ""
    return decode(text.encode("utf-8", "replace") if text else raw) if raw.strip() else ""


def _fields(message: EmailMessage) -> dict[str, str]:
    sender = message["from"]
    # The raw header: the library's own reading of a date breaks down over years of many digits.
    written = next((str(value) for name, value in message.raw_items() if name.lower() == "date"), "")
    names = [one.display_name or one.addr_spec for one in getattr(sender, "addresses", ())]
    fields = {"title": str(message["subject"] or ""), "source": names[0] if names else "", "date": day_of(written)}
    return {name: value for name, value in fields.items() if value}


def day_of(written: str) -> str:
    """The day of a mail's or feed's date, as ISO, in the time zone that it is written in; "" where it can't be read.

    >>> day_of("Sun, 06 Mar 2022 23:30:00 -0500"), day_of("yesterday")
    ('2022-03-06', '')
    """
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
