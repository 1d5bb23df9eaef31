"""Hostile files: each is a Problem with path, what and cure, in bounded time and memory; and the files beside it are read."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import random
import stat
import struct
import subprocess
import tarfile
import time
import zipfile
import zlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from programs import program

from factcheck.reading import FORMATS, Limits, read_articles
from factcheck.reading.apart_worker import guarded
from factcheck.reading.entries import Asked, Fault

SMALL = Limits(text_bytes=2_000_000, packed_bytes=5_000_000, unpacked_bytes=4_000_000, seconds=20)
GOOD = "Rents rose 5%."


def read(name, data, limits=SMALL):
    articles, problems = read_articles(["-"], stdin=data, stdin_name=name, limits=limits)
    assert all(problem.where.startswith(name) and problem.what and problem.cure for problem in problems), problems
    return [article.text for article in articles], [problem.code.removeprefix("input.") for problem in problems]


def zipped(entries, kind=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", kind) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def lying(data, size, crc=None):
    """The archive with another size (and sum) of its first entry, in both places where it is written."""
    data = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        begin = data.index(mark)
        old = struct.unpack_from("<I", data, begin + at)[0]
        struct.pack_into("<I", data, begin + at, old if crc is None else crc)
        struct.pack_into("<I", data, begin + at + 8, size)
    return bytes(data)


ZEROS = b"0" * 3_000_000
LONG = random.Random(1).randbytes(1_100_000).hex().encode()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt.gz", gzip.compress(LONG), "too_large"),
        ("a.txt.bz2", bz2.compress(ZEROS), "too_packed"),
        ("a.txt.xz", lzma.compress(LONG), "too_large"),
        ("a.txt.gz", gzip.compress(ZEROS), "too_packed"),
        ("a.txt.gz", gzip.compress(GOOD.encode())[:-9], "bad_file"),
        ("a.txt.xz", b"not packed", "bad_file"),
        ("a.txt.zst", b"not packed", "bad_file"),
        ("a.txt.bz2", b"not packed", "bad_file"),
        ("a.zip", b"not packed", "bad_file"),
        ("wire.gz", gzip.compress(GOOD.encode()), "unknown_format"),
        ("a.txt.gz.gz.gz.gz", gzip.compress(gzip.compress(gzip.compress(gzip.compress(GOOD.encode())))), "too_deep"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_packed_bombs_and_broken_files(name, data, code):
    assert read(name, data) == ([], [code])


def test_a_zip_bomb_is_found_out_entry_by_entry_and_the_rest_is_read():
    data = zipped({"long.txt": LONG, "packed.txt": ZEROS, "good.txt": GOOD})
    assert read("a.zip", data) == ([GOOD], ["too_large", "too_packed"])


@pytest.mark.parametrize("crc", [None, zlib.crc32(b"0" * 100)])
def test_a_zip_whose_sizes_lie_gives_no_more_than_it_says(crc):
    data = lying(zipped({"big.txt": ZEROS}), 100, crc)
    texts, codes = read("a.zip", data)
    assert (texts, codes) == (([], ["bad_file"]) if crc is None else (["0" * 100], []))
    document = lying(zipped({"word/document.xml": ZEROS, "[Content_Types].xml": "<x/>"}), 100, crc)
    assert read("a.docx", document) == ([], ["bad_file"])


def test_all_that_comes_out_of_an_archive_is_counted_together():
    texts, codes = read(
        "a.zip",
        zipped({f"{n}.txt": os.urandom(950_000).hex() for n in range(4)}, zipfile.ZIP_STORED),
        replace(SMALL, packed_bytes=9_000_000),
    )
    assert (len(texts), codes) == (2, ["too_large", "too_large"])


def test_archives_in_archives_end_somewhere():
    data = zipped({"a.txt": GOOD})
    for _ in range(2):
        data = zipped({"in.zip": data, "beside.txt": GOOD + " "})
    assert read("a.zip", data) == ([GOOD, GOOD + " ", GOOD + " "], [])
    assert read("a.zip", data, replace(SMALL, depth=2)) == ([GOOD + " "] * 2, ["too_deep"])


def test_too_many_entries():
    assert read("a.zip", zipped({f"{n}.txt": "x" for n in range(60)}), replace(SMALL, entries=50)) == ([], ["too_many"])


def test_names_that_lead_out_links_and_devices_in_an_archive_are_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("../out.txt", "/etc/out.txt", "C:/out.txt", "a/../../out.txt"):
            archive.writestr(name, GOOD)
        for name, mode in (("link.txt", stat.S_IFLNK), ("pipe.txt", stat.S_IFIFO), ("disk.txt", stat.S_IFBLK)):
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            archive.writestr(info, "/etc/passwd")
        archive.writestr("b\x1b[31m.txt", GOOD)
    articles, problems = read_articles(["-"], stdin=file.getvalue(), stdin_name="a.zip")
    assert [problem.code for problem in problems] == ["input.unsafe_name"] * 7
    assert [article.id for article in articles] == ["a.zip/b\ufffd[31m.txt"]
    assert not list(tmp_path.iterdir())


def test_a_tar_with_links_devices_and_names_that_lead_out(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in (
            ("link.txt", tarfile.SYMTYPE),
            ("same.txt", tarfile.LNKTYPE),
            ("disk.txt", tarfile.BLKTYPE),
            ("p.txt", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        for name in ("../out.txt", "/etc/out.txt", "./good.txt"):
            info = tarfile.TarInfo(name)
            info.size = len(GOOD)
            archive.addfile(info, io.BytesIO(GOOD.encode()))
    articles, problems = read_articles(["-"], stdin=file.getvalue(), stdin_name="a.tar")
    assert [problem.code for problem in problems] == ["input.unsafe_name"] * 6
    assert [article.id for article in articles] == ["a.tar/good.txt"]
    assert not list(tmp_path.iterdir())


def test_a_tar_bomb_broken_tars_and_one_with_too_many_entries(tmp_path):
    with (tmp_path / "big.txt").open("wb") as sparse:
        sparse.truncate(10_000_000_000)
    (tmp_path / "small.txt").write_text(GOOD, encoding="utf-8")
    subprocess.run([program("tar"), "-S", "-cf", "a.tar", "big.txt", "small.txt"], cwd=tmp_path, check=True)
    data = (tmp_path / "a.tar").read_bytes()
    assert len(data) < 100_000
    assert read("a.tar", data) == ([GOOD], ["too_large"])
    subprocess.run([program("tar"), "-cf", "b.tar", "small.txt"], cwd=tmp_path, check=True)
    assert read("b.tar", (tmp_path / "b.tar").read_bytes()[:520]) == ([], ["bad_file"])
    assert read("a.tar", b"no tar" * 200) == ([], ["bad_file"])
    assert read("a.tar", data, replace(SMALL, entries=1))[1][-1] == "too_many"


RECORD = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"


@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        (gzip.compress(RECORD % (9_000_000, b" " * 9_000_000)), SMALL, "too_packed"),
        (gzip.compress(RECORD % (len(LONG), LONG)), replace(SMALL, crawl_bytes=1_500_000), "too_large"),
        (gzip.compress(RECORD % (len(LONG), LONG)), replace(SMALL, text_bytes=1_500_000), "too_large"),
        (gzip.compress(RECORD % (5, b"Rents") * 3 + random.Random(2).randbytes(5_000))[:-900], SMALL, "bad_file"),
        (gzip.compress(RECORD % (5, b"Rents") * 60), replace(SMALL, entries=50), "too_many"),
        (b"not packed", SMALL, "bad_file"),
    ],
    ids=["ratio", "whole", "record", "cut", "entries", "noise"],
)
def test_a_crawl_read_piece_by_piece_has_its_limits(tmp_path, data, limits, code):
    (tmp_path / "a.warc.gz").write_bytes(data)
    (tmp_path / "b.txt").write_text(GOOD, encoding="utf-8")
    articles, problems = read_articles([tmp_path], limits=limits)
    assert [problem.code for problem in problems] == [f"input.{code}"]
    assert articles[-1].text == GOOD


def test_a_crawl_may_take_long_as_long_as_it_goes_on(tmp_path):
    text = b"Rents rose 5% in the harbour.\n" * 300
    (tmp_path / "a.wet").write_bytes(RECORD % (len(text), text) * 1_500)
    begin = time.monotonic()
    read_articles([tmp_path])
    whole = time.monotonic() - begin
    articles, problems = read_articles([tmp_path], limits=Limits(seconds=max(whole * 0.8, 0.8)))
    assert (len(articles), problems) == (1_500, ())


def test_a_pipe_or_device_that_is_called_a_crawl(tmp_path):
    os.mkfifo(tmp_path / "a.warc")
    (tmp_path / "b.wet").symlink_to("/dev/zero")
    begin = time.monotonic()
    _, problems = read_articles([tmp_path / "a.warc", tmp_path / "b.wet"])
    assert [problem.code for problem in problems] == ["input.unreadable"] * 2
    assert time.monotonic() - begin < 10


def test_an_encrypted_zip(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    subprocess.run([program("zip"), "-q", "-P", "secret", "a.zip", "a.txt"], cwd=tmp_path, check=True)
    assert read("a.zip", (tmp_path / "a.zip").read_bytes()) == ([], ["encrypted"])


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_documents_with_a_password_or_of_old_programs(name):
    assert read(name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == ([], ["encrypted"])


LAUGHS = "<!DOCTYPE x [" + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12)) + "]>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>'
NITF = "<nitf><body><body.head><hedline><hl1>Oil</hl1></hedline></body.head><body.content><p>Root &l11; 5%</p></body.content></body></nitf>"


@pytest.mark.parametrize("types", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.xml", NITF),
        ("a.rss", "<rss><channel><item><title>x</title><description>&l11;</description></item></channel></rss>"),
        ("a.xml", "<rss><channel><item><title>x</title><description>&l11;</description></item></channel></rss>"),
    ],
)
def test_xml_that_declares_entities(name, body, types):
    for data in ((types + body).encode(), ('<?xml version="1.0" encoding="utf-16"?>' + types + body).encode("utf-16")):
        assert read(name, data) == ([], ["unsafe_xml"])


@pytest.mark.parametrize("types", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize(
    ("name", "part"),
    [("a.docx", "word/document.xml"), ("a.odt", "content.xml"), ("a.xlsx", "xl/workbook.xml"), ("a.epub", "META-INF/container.xml")],
)
def test_documents_whose_xml_declares_entities(name, part, types):
    for content in (types + "<x>&l11;</x>", (types + "<x>&l11;</x>").encode("utf-16")):
        assert read(name, zipped({part: content})) == ([], ["unsafe_xml"])


def test_a_document_type_outside_is_not_fetched():
    texts, codes = read("a.xml", ('<!DOCTYPE nitf SYSTEM "file:///etc/passwd">' + NITF.replace("&l11;", "at")).encode())
    assert (texts, codes) == (["Oil\n\nRoot at 5%"], [])


def pdf(objects):
    out, at = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in at)
    end = b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def stream(data, extra=b""):
    packed = zlib.compress(data, 9)
    return b"<<%b/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (extra, len(packed), packed)


PAGES = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def drawn(content, resources):
    return (*PAGES, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%b>>>>" % resources, content)


def endless_pdf():
    """Twenty forms, each of which draws the next four times."""
    objects = [*drawn(stream(b"/F Do"), b"/XObject<</F 6 0 R>>"), FONT]
    box = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<%b>>"
    objects += [stream(b"/F Do /F Do /F Do /F Do", box % (b"/XObject<</F %d 0 R>>" % (number + 1))) for number in range(6, 26)]
    return pdf([*objects, stream(b"BT /A 9 Tf (x) Tj ET", box % b"/Font<</A 5 0 R>>")])


def test_a_pdf_that_never_ends_is_stopped_and_the_next_file_is_read(tmp_path):
    (tmp_path / "a.pdf").write_bytes(endless_pdf())
    (tmp_path / "b.rss").write_text(
        f"<rss><channel><item><title>x</title><description>{GOOD}</description></item></channel></rss>", encoding="utf-8"
    )
    begin = time.monotonic()
    articles, problems = read_articles([tmp_path], limits=replace(SMALL, seconds=6))
    assert time.monotonic() - begin < 60
    # A fast machine reaches the limit of memory before that of time.
    assert [problem.code for problem in problems] in (["input.too_slow"], ["input.bad_file"])
    assert [article.text for article in articles] == [GOOD]


def test_a_pdf_that_eats_memory_is_stopped():
    fat = pdf([*drawn(stream(b"BT /A 9 Tf " + b"(aaaaaaaa) Tj " * 20_000_000 + b" ET"), b"/Font<</A 5 0 R>>"), FONT])
    assert len(fat) < 1_000_000
    assert read("a.pdf", fat, replace(SMALL, memory_bytes=100_000_000, seconds=60)) == ([], ["bad_file"])


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"x", b"%PDF-1.4\nxref\n0 1\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF"])
def test_broken_pdfs(data):
    assert read("a.pdf", data) == ([], ["bad_file"])


def test_a_pdf_of_pictures():
    assert read("a.pdf", pdf([*drawn(stream(b"0 0 99 99 re f"), b"")])) == ([], ["no_text"])


def test_a_broken_file_tells_nothing_of_its_text():
    broken = zipped({"word/document.xml": "<w>Embargoed: 7,777 homes", "[Content_Types].xml": "<x>Embargoed"})
    _, problems = read_articles(["-"], stdin=broken, stdin_name="a.docx")
    assert "Embargoed" not in str(problems)
    assert "7,777" not in str(problems)


READ_APART = sorted(ending for ending, form in FORMATS.items() if form.apart)


@given(
    st.sampled_from(READ_APART),
    st.binary(max_size=300) | st.text(st.sampled_from(list("<>/&;![]-=\"' aprssitemhtml\n")), max_size=200).map(str.encode),
)
@settings(deadline=None, max_examples=150)
@pytest.mark.filterwarnings("ignore")
def test_noise_is_a_fault_or_an_article_in_every_format(ending, data):
    for found in guarded(ending, data, Asked()):
        assert not isinstance(found, Fault) or (found.code and found.what), found


def test_found_by_mutation_one_broken_record_costs_itself_alone():
    """An item without a value, a date of many digits, and bytes that are no text: found by benchmarks/mutated_files.py."""
    empty = b"<rss><channel><item><title/><description/></item><item><description>Rents rose 5%.</description></item></channel></rss>"
    assert read("a.rss", empty) == ([GOOD], ["no_text"])
    mail = b"From a\nSubject: x\nDate: Sun, 06 Mar 99999999999 23:30:00 -0500\n\nRents rose 5%.\n"
    broken = b"\nFrom b\nSubject: x\n\nab\0cd\n\nFrom c\nSubject: x\n\nRents rose 5%.\n"
    assert read("a.mbox", mail + broken) == ([GOOD, GOOD], ["binary"])


def test_a_page_of_a_pdf_that_cannot_be_loaded_is_said():
    page = drawn(stream(b"BT /A 12 Tf 50 700 Td (Rents rose 5%.) Tj ET"), b"/Font<</A 5 0 R>>")
    both = pdf([page[0], b"<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>", *page[2:], FONT])
    (article,), problems = read_articles(["-"], stdin=both, stdin_name="a.pdf")
    assert (article.text, article.left_out, problems) == (GOOD, ("page 2: no text layer",), ())


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damage_inside_an_entry_is_told_however_it_is_packed(how):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        archive.writestr("a.txt", "Oil output fell by 5% in May. " * 50)
        archive.writestr("b.txt", "Rents rose by 3%.", zipfile.ZIP_STORED)
    data = bytearray(file.getvalue())
    for at in range(35, 60):
        damaged = bytes(data[:at]) + b"\xff\x00\xff" + bytes(data[at + 3 :])
        articles, problems = read_articles(["-"], stdin=damaged, stdin_name="a.zip")
        assert [article.text for article in articles][-1:] == ["Rents rose by 3%."]
        assert {problem.code for problem in problems} <= {"input.bad_file"}


def test_found_by_mutation_an_entry_without_a_name_is_passed_over():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x", "Nameless")
        archive.writestr("b.txt", "Rents rose by 3%.")
    data = file.getvalue()
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    # no length of the first name in the list of entries, no name, and the list one byte shorter
    size = struct.pack("<L", end - at - 1)
    nameless = data[: at + 28] + b"\0\0" + data[at + 30 : at + 46] + data[at + 47 : end + 12] + size + data[end + 16 :]
    articles, problems = read_articles(["-"], stdin=nameless, stdin_name="a.zip")
    assert [article.text for article in articles] == ["Rents rose by 3%."]
    assert problems == ()
