"""One good file of each format, made by the libraries that write them, and the slips that files suffer."""

from __future__ import annotations

import io
import random
import zipfile

from page_templates import page
from test_reading_collections import ATOM, LEAD, NEWSML, NITF, ROWS, RSS, message
from test_reading_hostile import FONT, drawn, pdf, stream

ZIPPED = (".docx", ".odt", ".xlsx", ".epub")


def samples() -> dict[str, bytes]:
    """One good file a format."""
    import openpyxl
    import pyarrow as pa
    from docx import Document
    from pyarrow import parquet

    word, sheet, columns = io.BytesIO(), io.BytesIO(), io.BytesIO()
    document = Document()
    document.add_paragraph(LEAD)
    document.add_table(rows=2, cols=2).cell(1, 1).text = "3.1"
    document.save(word)
    book = openpyxl.Workbook()
    for row in (["ID", "Body", "Published", "Title"], *ROWS):
        book.active.append(row)
    book.save(sheet)
    parquet.write_table(pa.table({"Body": [LEAD] * 3}), columns)
    odt = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"<text:h>Oil falls</text:h><text:p>{LEAD}<text:s text:c='3'/>5%</text:p></office:text></office:body></office:document-content>"
    )
    chapter = page(2).html.encode()
    opf = '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>'
    container = '<container><rootfiles><rootfile full-path="o.opf"/></rootfiles></container>'
    record = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(4).html.encode()
    warc = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"
    mail = bytes(message("Oil"))
    return {
        **{f".html{n}": page(n).html.encode() for n in range(8)},
        ".docx": word.getvalue(),
        ".odt": _zip({"content.xml": odt.encode()}),
        ".epub": _zip({"META-INF/container.xml": container.encode(), "o.opf": opf.encode(), "a.xhtml": chapter}),
        ".xlsx": sheet.getvalue(),
        ".parquet": columns.getvalue(),
        ".pdf": pdf(
            [*drawn(stream(b"BT /A 12 Tf 50 700 Td (" + LEAD.encode("ascii", "replace") + b") Tj ET"), b"/Font<</A 5 0 R>>"), FONT]
        ),
        ".eml": mail,
        ".mbox": b"From a\n" + mail + b"\nFrom b\n" + mail,
        ".rss": RSS.encode(),
        ".atom": ATOM.encode(),
        ".xml": NITF.encode(),
        ".xml2": NEWSML.encode(),
        ".warc": warc % (len(record), record),
        ".json": b'{"@type": "NewsArticle", "articleBody": "It \\"fell\\" 5%.", "headline": "Oil"}',
        ".zip": _zip({"a.txt": LEAD.encode(), "b.html": page(5).html.encode()}),
    }


def _zip(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The bytes with one to eight slips."""
    out = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        at, length = dice.randrange(len(out) + 1), dice.choice((1, 1, 2, 8, 64, 512))
        other = dice.randrange(len(out) + 1)
        match dice.randrange(6):
            case 0:
                out[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[other : other + length] * dice.choice((1, 2, 50))
            case 3:
                out[at:at] = dice.choice(
                    (b"<", b">", b"&#99999999;", b"\0", b"\xff\xfe", b"99999999999", b"<table>", b'"', b"]]>", b"\r\n\r\n")
                )
            case 4:
                out[at : at + length] = out[other : other + length]
            case _:
                del out[at if dice.random() < 0.1 else len(out) :]
    return bytes(out)


def slipped(ending: str, data: bytes, dice: random.Random) -> bytes:
    """A mutated file; of a document mostly one of its parts, packed anew."""
    if ending not in ZIPPED or dice.random() < 0.2:
        return mutated(data, dice)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    name = dice.choice(sorted(parts))
    return _zip({**parts, name: mutated(parts[name], dice)})
