"""What the server knows of its editor, its open drafts and their desks, and the one check that all of it leads to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TypeVar

from lsprotocol import types

from factcheck.lsp.actions import NO_LEDGER
from factcheck.lsp.buffers import MOST, Buffer, line_of, read_buffer
from factcheck.lsp.desk import Asked, Desk, checked, desk_of
from factcheck.lsp.diagnostics import Checked, Shows
from factcheck.lsp.places import Sheet
from factcheck.reading.files import printable
from factcheck.records import Problem, Run

_NOTHING = Run((), (), ())

Got = TypeVar("Got")


@dataclass
class Newsroom:
    """The drafts that are open, what was found in each, the desk of each folder, and what was told already."""

    asked: Asked
    shows: Shows = field(default_factory=Shows)
    markdown: bool = True
    disabled: bool = False
    watches: bool = False
    root: Path | None = None
    buffers: dict[str, Buffer] = field(default_factory=dict)
    found: dict[str, Checked] = field(default_factory=dict)
    desks: dict[Path, Desk] = field(default_factory=dict)
    waiting: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    told: dict[Path, tuple[Problem, ...]] = field(default_factory=dict)
    # One thread: checks go one after the other, and an editor's questions are answered beside them.
    bench: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "factcheck"))

    async def aside(self, work: Callable[[], Got]) -> Got:
        """Do some work in the thread of the checks."""
        return await asyncio.get_running_loop().run_in_executor(self.bench, work)

    def learn(self, capabilities: types.ClientCapabilities, units: str, root: Path | None) -> None:
        """Take down what the editor can show, how it counts columns, and which folder it has open."""
        text = capabilities.text_document
        shown = text.publish_diagnostics if text else None
        related, links = bool(shown and shown.related_information), bool(shown and shown.code_description_support)
        self.shows = Shows(units, related, links, self.asked.notes, self.asked.settled)
        self.markdown = types.MarkupKind.Markdown in ((text.hover.content_format if text and text.hover else None) or ())
        self.disabled = bool(text and text.code_action and text.code_action.disabled_support)
        files = capabilities.workspace.did_change_watched_files if capabilities.workspace else None
        self.watches = bool(files and files.dynamic_registration)
        self.root = root

    def folder_of(self, buffer: Buffer) -> Path:
        """The folder whose settings hold for a draft: its own, or of one never saved that which the editor has open."""
        return buffer.path.parent if buffer.path else self.root or Path.cwd()

    def desk_for(self, found: Checked) -> Desk | None:
        """The desk that a draft was checked with."""
        return self.desks.get(self.folder_of(found.buffer))

    def forget_waiting(self, uri: str) -> None:
        """Give up a check that was to come."""
        waiting = self.waiting.pop(uri, None)
        if waiting:
            waiting.cancel()

    def news(self, folder: Path, problems: tuple[Problem, ...]) -> str:
        """What is wrong with a folder's desk in one line, where that has not been told yet; else ""."""
        if self.told.get(folder, ()) == problems:
            return ""
        self.told[folder] = problems
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        return f"{problems[0]}{more}" if problems else ""

    def check(self, buffer: Buffer) -> tuple[Desk, Checked, tuple[Problem, ...]]:
        """A draft's desk, what was found in the draft, and what is wrong elsewhere; with a broken desk nothing is looked for."""
        folder = self.folder_of(buffer)
        desk = desk_of(folder, self.asked, self.desks.get(folder))
        sheet = Sheet(buffer.text, self.shows.units)
        if desk.broken:
            return desk, Checked(buffer, sheet, None, _NOTHING), desk.broken
        if len(buffer.text) > MOST:
            return desk, Checked(buffer, sheet, None, _NOTHING, (_too_long(buffer),)), desk.beside.problems
        article, problems = read_buffer(buffer)
        run = checked(article, desk) if article else _NOTHING
        own = tuple(one for one in (*problems, *run.problems) if line_of(one, buffer))
        elsewhere = tuple(one for one in (*problems, *run.problems) if one not in own)
        rules = {rule.id: rule for rule in desk.rules}
        return desk, Checked(buffer, sheet, article, run, own, desk.verdicts, rules), elsewhere

    def finding_to_record(self, uri: str, name: str) -> str:
        """Why no verdict can be recorded on a finding of a draft, in words; "" where one can."""
        found = self.found.get(uri)
        if found is None or not any(one.id == name for one in found.run.findings):
            return f"the finding {name} is gone: the draft has changed since"
        desk = self.desk_for(found)
        return "" if desk and desk.ledger else NO_LEDGER


def _too_long(buffer: Buffer) -> Problem:
    what = f"is longer than {MOST:,} characters and not checked here"
    return Problem("input.too_large", printable(PurePath(buffer.name)), what, "`factcheck check` reads it")
