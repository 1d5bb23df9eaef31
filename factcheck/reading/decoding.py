"""Bytes to text: byte-order marks, UTF-8, and Windows-1252 for what isn't; line ends made plain."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Windows-1252 with its five undefined bytes read as Latin-1 reads them, so that every byte has a character.
_WINDOWS_1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
_KINDS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive (as .docx, .xlsx and .odt are)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
)
_DECLARED = re.compile(
    rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?"
    rb"(iso-8859-(?:[2-9]|1[0-6])|windows-125[0-8]|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-jp|euc-kr)\b",
    re.IGNORECASE,
)
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class NotTextError(Exception):
    """The bytes are not text; the message says what they seem to be."""


def decode(data: bytes, declared: str = "") -> str:
    """Read bytes as text, without a byte-order mark and with every line end as a line feed.

    `declared` is the encoding that the file itself names: it is believed where the bytes are not UTF-8.

    A byte-order mark decides; without one the bytes are UTF-8 where they can be, and Windows-1252 otherwise. That last step is silent:
    every byte then has a character, and old copy is full of such bytes. Raises NotTextError for what isn't text.

    >>> decode(b"Caf\\xe9 \\x96 5%\\r\\nOil")
    'Café – 5%\\nOil'
    """
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise NotTextError(f"is {kind}, not plain text")
    text = _decoded(data, declared)
    if "\0" in text:
        raise NotTextError("is not plain text, or not in UTF-8")
    # One stray control character is a slip in the copy; many are a sign that these bytes were never text.
    if len(_CONTROLS.findall(text)) > 3 + len(text) // 100:
        raise NotTextError("is not plain text: it is full of control characters")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def declared_encoding(data: bytes) -> str:
    """The encoding that a page of HTML or a file of XML names in its first lines, where it is one that text is written in; else "".

    >>> declared_encoding(b'<meta charset="windows-1251">'), declared_encoding(b'<meta charset="rot13">')
    ('windows-1251', '')
    """
    found = _DECLARED.search(data[:2048])
    return found[1].decode("ascii").lower() if found else ""


def _decoded(data: bytes, declared: str) -> str:
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    data = data[len(mark) :]
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise NotTextError(f"begins as {encoding[:6].upper()} text and goes on as something else") from None
    if declared:
        return data.decode(declared, "replace")
    return codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0]
