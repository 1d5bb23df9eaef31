"""Unpacking in bounded steps: .gz, .bz2, .xz and .zst as one text, a .zip entry by entry; no size that a file gives is believed."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from factcheck.reading.entries import Fault, UnreadableError
from factcheck.reading.limits import RATIO_FROM, Limits, raise_it, size_in_words

_STEP = 1 << 16
DAMAGED = "it is damaged, or not what its ending says: get it anew, or save it anew in the program that made it"
_CODED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"'](?!utf-?8[\"']|us-ascii[\"'])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Member:
    """An entry of an archive: its name there, with forward slashes, and its bytes."""

    name: str
    data: bytes


def unpacked(data: bytes, how: str, largest: int, limits: Limits) -> bytes:
    """What one packed file holds, at most `largest` bytes. UnreadableError where it is over a limit or damaged."""
    try:
        with opened_stream(io.BytesIO(data), how) as stream:
            return bounded(stream.read, len(data), largest, limits.ratio)
    except errors_of(how) as error:
        raise UnreadableError("input.bad_file", f"can't be unpacked ({how})", DAMAGED) from error


def errors_of(how: str) -> tuple[type[Exception], ...]:
    """What unpacking a broken file may raise."""
    errors: tuple[type[Exception], ...] = (OSError, EOFError, ValueError, MemoryError)
    if how == "zstd":
        import zstandard

        return (*errors, zstandard.ZstdError)
    if how == "xz":
        import lzma

        return (*errors, lzma.LZMAError)
    import zlib

    return (*errors, zlib.error)


def opened_stream(file: IO[bytes], how: str) -> Any:
    """What is packed in a file, as a stream to read from."""
    if how == "gzip":
        import gzip

        return gzip.GzipFile(fileobj=file)
    if how == "bzip2":
        import bz2

        return bz2.BZ2File(file)
    if how == "xz":
        import lzma

        return lzma.LZMAFile(file)
    import zstandard

    return zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(file, read_across_frames=True)


def bounded(read: Callable[[int], bytes], packed: int, largest: int, ratio: int) -> bytes:
    """All that `read` gives, step by step; UnreadableError over `largest` bytes, or over so many times the packed size."""
    pieces: list[bytes] = []
    size = 0
    while piece := read(_STEP):
        pieces.append(piece)
        size += len(piece)
        if size > largest:
            raise UnreadableError(
                "input.too_large",
                f"unpacks to more than {size_in_words(largest)}",
                f"unpack and split it, or {raise_it('text_bytes', 'packed_bytes')}",
            )
        refuse_ratio(size, packed, ratio)
    return b"".join(pieces)


def refuse_ratio(size: int, packed: int, ratio: int) -> None:
    """UnreadableError where so many bytes have come out of so many packed ones as only a bomb gives."""
    if size > max(RATIO_FROM, ratio * max(packed, 1)):
        what = f"unpacks to more than {ratio} times its size, as files made to fill a disk do"
        raise UnreadableError("input.too_packed", what, "leave it out; if you know where it comes from, unpack it yourself")


def members(data: bytes, largest: Callable[[str], int], limits: Limits, wanted: Callable[[str], bool]) -> Iterator[Member | Fault]:
    """The entries of a zip whose names are wanted, in its order; those that are refused as Faults, with their names as the place.

    `largest` tells by name how many bytes an entry may unpack to. Links, encrypted entries and names that lead out of the archive are
    refused. UnreadableError where the archive itself can't be read, has too many entries or unpacks to too much in all.
    """
    with opened_zip(data, limits) as archive:
        left = limits.unpacked_bytes
        for info in archive.infolist():
            name = info.filename.replace("\\", "/")
            if name.endswith("/") or not wanted(name):
                continue
            refused = _refused(info, name)
            if refused:
                yield refused
                continue
            try:
                content = read_member(archive, info, min(largest(name), left), limits)
            except UnreadableError as error:
                yield Fault(0, error.code, error.what, error.cure, place=name)
                if left <= largest(name) and error.code == "input.too_large":
                    raise UnreadableError(
                        "input.too_large", f"unpacks to more than {size_in_words(limits.unpacked_bytes)}", "split it"
                    ) from None
                continue
            left -= len(content)
            yield Member(name, content)


def opened_zip(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The archive, its list of entries read and counted."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError("input.bad_file", "can't be unpacked", DAMAGED) from error
    if len(archive.infolist()) > limits.entries:
        what = f"holds {len(archive.infolist()):,} entries; {limits.entries:,} are read"
        raise UnreadableError("input.too_many", what, f"split it, or {raise_it('entries')}")
    return archive


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, largest: int, limits: Limits) -> bytes:
    """The bytes of an entry, unpacked step by step: a size that the archive lies about is found out on the way."""
    if info.flag_bits & 0x1:
        raise UnreadableError("input.encrypted", "is protected by a password", "unpack it with its password, and name the files")
    try:
        with archive.open(info) as file:
            return bounded(file.read, info.compress_size, largest, limits.ratio)
    except UnreadableError:
        raise
    except Exception as error:  # each way of packing has errors of its own
        raise UnreadableError("input.bad_file", "can't be unpacked: damaged, or its size is not what the archive says", DAMAGED) from error


def _refused(info: zipfile.ZipInfo, name: str) -> Fault | None:
    mode = info.external_attr >> 16
    return refused(name, is_file=stat.S_IFMT(mode) in (0, stat.S_IFREG))


def refused(name: str, *, is_file: bool) -> Fault | None:
    """Why an entry of an archive is not read: it is no file, or its name leads out; None where it may be."""
    if not is_file:
        return Fault(0, "input.unsafe_name", "is a link or device inside an archive", "name its target instead", place=name)
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", name):
        return Fault(0, "input.unsafe_name", "has a name that leads out of its archive", "pack it anew with plain names", place=name)
    return None


def safe_package(data: bytes, limits: Limits) -> dict[str, bytes]:
    """The XML parts of an office document or e-book by name, each within the limits; other parts (pictures, fonts) are empty.

    UnreadableError for an encrypted or damaged file, and for XML that declares entities or hides in another encoding than UTF-8.
    """
    parts: dict[str, bytes] = {}
    with opened_zip(data, limits) as archive:
        left = limits.unpacked_bytes
        for info in archive.infolist():
            if info.filename.endswith("/"):
                continue
            is_text = info.filename.lower().endswith((".xml", ".rels", ".opf", ".ncx", ".xhtml", ".html", ".htm"))
            content = read_member(archive, info, min(left, 10 * limits.text_bytes), limits) if is_text else b""
            if info.filename.lower().endswith((".xml", ".rels", ".opf")):
                _refuse_entities(content)
            left -= len(content)
            parts[info.filename] = content
    return parts


def repacked(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as an archive that says the truth of itself, for a library that wants a file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    file.seek(0)
    return file


def _refuse_entities(content: bytes) -> None:
    if b"<!ENTITY" in content or content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:200] or _CODED.match(content.lstrip()):
        what = "declares entities or an odd encoding in its XML, as no word processor does"
        raise UnreadableError("input.unsafe_xml", what, "leave it out, or save it anew in a program you trust")
