"""The entries of a .tar, in bounded steps; nothing is unpacked to the disk."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Iterator

from factcheck.reading.entries import Fault, UnreadableError
from factcheck.reading.limits import Limits, raise_it
from factcheck.reading.unpack import DAMAGED, Member, bounded, refused


def tar_members(data: bytes, largest: Callable[[str], int], limits: Limits, wanted: Callable[[str], bool]) -> Iterator[Member | Fault]:
    """The entries of a tar whose names are wanted, as `unpack.members` gives those of a zip."""
    count, left = 0, limits.unpacked_bytes
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for info in archive:
                count += 1
                if count > limits.entries:
                    raise UnreadableError(
                        "input.too_many", f"holds more than {limits.entries:,} entries", f"split it, or {raise_it('entries')}"
                    )
                name = info.name.replace("\\", "/").removeprefix("./")
                if info.isdir() or not wanted(name):
                    continue
                fault = refused(name, is_file=info.isreg())
                found = fault or _member(archive, info, name, min(largest(name), left), limits)
                left -= len(found.data) if isinstance(found, Member) else 0
                yield found
    except (tarfile.TarError, OSError, EOFError, ValueError, OverflowError, MemoryError) as error:
        raise UnreadableError("input.bad_file", "can't be unpacked", DAMAGED) from error


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str, largest: int, limits: Limits) -> Member | Fault:
    file = archive.extractfile(info)
    if file is None:
        return Fault(0, "input.unsafe_name", "is a link or device inside an archive", "name its target instead", place=name)
    try:
        # A sparse entry may say that it is larger than the archive: what it has on the disk is not known, so that only `largest` bounds it.
        return Member(name, bounded(file.read, largest, largest, limits.ratio))
    except UnreadableError as error:
        return Fault(0, error.code, error.what, error.cure, place=name)
