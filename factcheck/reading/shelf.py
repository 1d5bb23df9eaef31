"""The shelf: bytes of a file in, articles and problems out; archives are opened here, and every article gets an id of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from factcheck.reading.apart import Bench
from factcheck.reading.dating import find_date, parse_date
from factcheck.reading.decoding import NotTextError, decode
from factcheck.reading.entries import Entry, Fault, UnreadableError
from factcheck.reading.files import Found, printable, unfit
from factcheck.reading.formats import ARCHIVES, ENDINGS, FORMATS, PACKED, Format, most_bytes, packed_in
from factcheck.reading.limits import raise_it
from factcheck.reading.seeming import fault_of_other_format
from factcheck.records import Article, Problem

if TYPE_CHECKING:
    from factcheck.reading.unpack import Member

_PLAIN = FORMATS[".txt"]


@dataclass(slots=True)
class Shelf:
    """What has been read so far: articles, problems, and which id was given to which file."""

    bench: Bench
    day: date | None
    ids: dict[str, str]
    articles: list[Article] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    passed_over: list[Problem] = field(default_factory=list)
    """Files that lie in a folder beside the articles and hold none: no fault, unless nothing else is there."""

    def take(self, found: Found, data: bytes | Problem, depth: int = 0) -> None:
        """Read one file's bytes into articles and problems; what an archive holds in turn."""
        if isinstance(data, Problem):
            self.problems.append(data)
            return
        ending = found.path.suffix.lower()
        if ending in PACKED:
            self._unpack(found, data, ending, depth)
            return
        form = FORMATS.get(ending, _PLAIN)
        if not data.strip():
            self._problem("input.empty", found.shown, "the file is empty", "leave it out, or write the article")
            return
        if form.apart:
            self.shelve(found, form, self.bench.read(ending, data))
            return
        try:
            content = decode(data)
        except NotTextError as error:
            self._problem("input.binary", found.shown, str(error), "save it as plain text in UTF-8")
            return
        if not content.strip():
            self._problem("input.empty", found.shown, "the file is empty", "leave it out, or write the article")
            return
        self.shelve(found, form, form.load()(content, self.bench.asked))

    def take_streamed(self, found: Found, ending: str, how: str) -> None:
        """Read a file on the disk piece by piece; `how` it is packed, "" where it isn't."""
        problem = unfit(found.path, found.shown, self.bench.asked.limits.crawl_bytes)
        if problem:
            self.problems.append(problem)
        else:
            self.shelve(found, FORMATS[ending], self.bench.read_streamed(ending, found.path, how))

    def _unpack(self, found: Found, data: bytes, ending: str, depth: int) -> None:
        from factcheck.reading.unpack import unpacked

        limits = self.bench.asked.limits
        if depth >= limits.depth:
            what = f"lies {depth} archives deep; {limits.depth} are opened"
            self._problem("input.too_deep", found.shown, what, f"unpack the outer ones, or {raise_it('depth')}")
            return
        try:
            if PACKED[ending] not in ARCHIVES:
                inner = replace(found, path=packed_in(found.path))
                if inner.path.suffix.lower() not in ENDINGS:
                    cure = f"name it after what it holds, such as {inner.path.name}.txt{ending}"
                    self._problem("input.unknown_format", found.shown, "its name doesn't say what is packed in it", cure)
                    return
                self.take(inner, unpacked(data, PACKED[ending], most_bytes(inner.path.name, limits), limits), depth + 1)
                return
            count = 0
            for one in _members(ending)(data, lambda name: most_bytes(name, limits), limits, _is_wanted):
                count += 1
                if isinstance(one, Fault):
                    self._problem(one.code, f"{found.shown}/{printable(PurePath(one.place))}", one.what, one.cure)
                else:
                    self.take(_inside(found, one.name), one.data, depth + 1)
            if not count:
                self._problem("input.empty_folder", found.shown, "the archive holds no article", "put articles into it")
        except UnreadableError as error:
            self._problem(error.code, found.shown, error.what, error.cure)
        except ModuleNotFoundError as error:
            what = f"files ending in {ending} are unpacked with {error.name}, which is not installed"
            self._problem("input.missing_library", found.shown, what, 'pip install "factcheck-figures[readers]"')

    def shelve(self, found: Found, form: Format, entries: Iterable[Entry | Fault], first: int = 1) -> None:
        """Take a file's entries, the first of which has that number in it."""
        most = None if form.reader.startswith(("jsonl:", "table:")) else self.bench.asked.limits.entries
        number = 0
        for number, entry in enumerate(entries, 1):
            if most is not None and number > most and isinstance(entry, Entry):
                self._problem(
                    "input.too_many",
                    found.shown,
                    f"holds more than {most:,} articles; so many are read",
                    f"split it, or {raise_it('entries')}",
                )
                break
            if isinstance(entry, Entry) and (form is _PLAIN or form.records):
                entry = fault_of_other_format(entry, record=form is not _PLAIN) or entry
            if isinstance(entry, Fault):
                is_other = form.shared and entry.code == "input.unknown_format" and not found.named
                spot = f":{entry.line}" if entry.line else f":{entry.place}" if entry.place else ""
                problem = Problem(entry.code, f"{found.shown}{spot}", entry.what, entry.cure)
                (self.passed_over if is_other else self.problems).append(problem)
            else:
                self._add(entry, found, f"#{entry.number or first + number - 1}" if form.records else "")
        if not number:
            self._problem("input.empty", found.shown, "the file holds no record", "leave it out, or add one")

    def _problem(self, code: str, where: str, what: str, cure: str) -> None:
        self.problems.append(Problem(code, where, what, cure))

    def _add(self, entry: Entry, found: Found, number: str) -> None:
        place = entry.anchors[0].place if number and entry.anchors else ""
        where = f"{found.shown}:{entry.line or place}" if entry.line or place else found.shown
        if not entry.text.strip():
            self._problem("input.no_text", where, "the article has no text", "write it, or leave the file out")
            return
        most = self.bench.asked.limits.text_bytes
        if len(entry.text) > most:
            self._problem(
                "input.too_large", where, f"its text is longer than {most:,} characters", f"split it, or {raise_it('text_bytes')}"
            )
            return
        fields = {name: " ".join(value.split()) for name, value in entry.fields.items()}
        given = fields.get("id", "")
        if given in self.ids:
            what = f"the id {given!r} is taken by {self.ids[given]}"
            self._problem("input.duplicate_id", where, what, "give each article an id of its own; this one was not read")
            return
        name = given or self._free_id(found, number)
        self.ids[name] = where
        self.articles.append(
            Article(
                id=name,
                text=entry.text,
                title=fields.get("title", ""),
                published=self._published(entry, where),
                source=fields.get("source", ""),
                story=fields.get("story", ""),
                path=found.shown,
                anchors=entry.anchors,
                zones=entry.zones,
                left_out=entry.left_out,
            )
        )

    def _published(self, entry: Entry, where: str) -> date | None:
        """The date of the metadata, else the user's, else the article's own; a date that can't be read leaves the article undated."""
        written = entry.fields.get("date", "").strip()
        if written:
            day = parse_date(written)
            if day is None:
                cure = "write it as 2022-03-06; the article is read without a date"
                self._problem("input.bad_date", where, f"the date {written[:40]!r} can't be read", cure)
            return day
        return self.day or find_date(entry.text)

    def _free_id(self, found: Found, number: str) -> str:
        """The file's name, behind as many folder names as it takes to tell it from the ids given so far."""
        name = found.name
        for folder in ("", *found.folders):
            name = f"{folder}/{name}" if folder else name
            if name + number not in self.ids:
                return name + number
        again = 2
        while f"{name}{number} ({again})" in self.ids:
            again += 1
        return f"{name}{number} ({again})"


def _members(ending: str) -> Callable[..., Iterator[Member | Fault]]:
    if PACKED[ending] == "tar":
        from factcheck.reading.unpack_tar import tar_members

        return tar_members
    from factcheck.reading.unpack import members

    return members


def _is_wanted(name: str) -> bool:
    """Whether an entry of an archive is read: an ending that can be, and nothing hidden on the way to it."""
    path = PurePath(name)
    hidden = any(part.startswith(".") and part != ".." for part in path.parts) or path.parts[:1] == ("__MACOSX",)
    return path.suffix.lower() in ENDINGS and path.stem.lower() != "readme" and not hidden


def _inside(archive: Found, name: str) -> Found:
    """An entry of an archive as a file to read: shown behind the archive's name, and never a path on this disk."""
    shown = printable(PurePath(name))
    return Found(Path(shown), f"{archive.shown}/{shown}", f"{archive.name}/{shown}", archive.folders, named=False)
