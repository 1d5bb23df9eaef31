"""The server: what an editor tells of its documents comes in, diagnostics, hovers and actions go out; over standard input and output."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from dataclasses import replace
from functools import partial
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from factcheck import __version__
from factcheck.lsp.actions import RECORD, code_actions
from factcheck.lsp.buffers import LIVE, Buffer, ending_of, file_of
from factcheck.lsp.desk import Asked, Desk
from factcheck.lsp.diagnostics import Checked, diagnostics
from factcheck.lsp.hover import claim_at, hover_text
from factcheck.lsp.newsroom import Newsroom
from factcheck.lsp.verdicts import give
from factcheck.records import Problem
from factcheck.report.plain import one_line

PAUSE = 0.4
"""Seconds without a keystroke before a draft is checked again."""
_WATCHED = ("**/factcheck.toml", "**/pyproject.toml", "**/*.yaml", "**/*.yml", "**/*.csv", "**/*.db")


class Server(LanguageServer):
    """pygls' server that says in one line, without a word of a draft, what went wrong inside it."""

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002
        """Tell the editor of a fault of the server's own."""
        self.tell(f"stopped on an error of its own ({type(error).__name__}): the draft was not checked", types.MessageType.Error)

    def tell(self, words: str, kind: types.MessageType = types.MessageType.Warning) -> None:
        """Show the user one line."""
        self.window_show_message(types.ShowMessageParams(kind, f"factcheck: {one_line(words)}"))


def serve(asked: Asked) -> None:
    """Serve one editor over standard input and output until it says exit or closes its end."""
    # Only the protocol may stand on standard output: whatever a library prints goes where an editor keeps its log.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.stdout = sys.stderr
    # What pygls logs may hold the text of a draft.
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    logging.getLogger("pygls").propagate = False
    make_server(asked).start_io(sys.stdin.buffer, out)


def make_server(asked: Asked) -> Server:
    """A server with all that it answers to."""
    # Whole texts: pygls takes form feeds and the like for ends of lines when it joins changes, editors don't.
    server = Server("factcheck", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
    room = Newsroom(asked)
    _answer_beginning(server, room)
    _answer_documents(server, room)
    _answer_questions(server, room)
    return server


def _answer_beginning(server: Server, room: Newsroom) -> None:
    @server.feature(types.INITIALIZE)
    def begin(params: types.InitializeParams) -> None:
        units = server.workspace.position_encoding or types.PositionEncodingKind.Utf16
        root = server.workspace.root_uri
        room.learn(params.capabilities, types.PositionEncodingKind(units).value, file_of(root) if root else None)

    @server.feature(types.INITIALIZED)
    def watch(_params: types.InitializedParams) -> None:
        if room.watches:
            watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            one = types.Registration("factcheck.settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            server.client_register_capability(types.RegistrationParams([one]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def changed_on_disk(_params: types.DidChangeWatchedFilesParams) -> None:
        await _check_all(server, room)


def _answer_documents(server: Server, room: Newsroom) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        ending = ending_of(document.uri, document.language_id)
        if ending:
            room.buffers[document.uri] = Buffer(document.uri, document.version, document.text, ending)
            await _check(server, room, document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        if uri in room.buffers:
            text = server.workspace.get_text_document(uri).source
            room.buffers[uri] = replace(room.buffers[uri], version=params.text_document.version, text=text)
            if len(text) <= LIVE:
                _check_soon(server, room, uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        if params.text_document.uri in room.buffers:
            await _check(server, room, params.text_document.uri)
        else:
            await _check_all(server, room)  # it may be the settings

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        if room.buffers.pop(uri, None):
            room.found.pop(uri, None)
            room.forget_waiting(uri)
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _answer_questions(server: Server, room: Newsroom) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        found = await _up_to_date(server, room, params.text_document.uri)
        claim = claim_at(found, found.sheet.place(params.position)) if found else None
        if found is None or claim is None:
            return None
        kind = types.MarkupKind.Markdown if room.markdown else types.MarkupKind.PlainText
        return types.Hover(types.MarkupContent(kind, hover_text(claim, found, markdown=room.markdown)), found.range_of(claim))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        found = room.found.get(params.text_document.uri)
        if found is None:
            return []
        desk = room.desk_for(found)
        return code_actions(params.context.diagnostics, found, ledger=bool(desk and desk.ledger), disabled=room.disabled)

    @server.command(RECORD)
    async def decided(uri: str, finding: str, verdict: str, reason: str) -> None:
        wrong = await _recorded(room, uri, finding, verdict, reason)
        if wrong:
            server.tell(wrong)
        await _check_all(server, room)


async def _recorded(room: Newsroom, uri: str, name: str, verdict: str, reason: str) -> str:
    """Write a verdict into the ledger; what went wrong in words, or ""."""
    wrong = room.finding_to_record(uri, name)
    if wrong:
        return wrong
    found = room.found[uri]
    desk = room.desk_for(found)
    finding = next(one for one in found.run.findings if one.id == name)
    assert desk
    assert desk.ledger
    problem = await room.aside(partial(give, desk.ledger, finding, found, verdict, reason, room.asked.reviewer))
    if problem:
        room.told[room.folder_of(found.buffer)] = (problem,)  # the next check would say it again
    return str(problem) if problem else ""


def _check_soon(server: Server, room: Newsroom, uri: str) -> None:
    """Check a draft when nothing has been typed for a moment."""
    room.forget_waiting(uri)

    async def later() -> None:
        await asyncio.sleep(PAUSE)
        room.waiting.pop(uri, None)
        await _check(server, room, uri)

    room.waiting[uri] = asyncio.get_running_loop().create_task(later())


async def _up_to_date(server: Server, room: Newsroom, uri: str) -> Checked | None:
    """What was found in a draft as it stands now: one that was typed in since is checked first, where it is short."""
    buffer, found = room.buffers.get(uri), room.found.get(uri)
    if buffer and found and found.buffer != buffer and len(buffer.text) <= LIVE:
        await _check(server, room, uri)
        found = room.found.get(uri)
    return found if buffer and found and found.buffer == buffer else None


async def _check_all(server: Server, room: Newsroom) -> None:
    for uri in list(room.buffers):
        await _check(server, room, uri)


async def _check(server: Server, room: Newsroom, uri: str) -> None:
    """Check a draft now and tell what was found, unless it was changed or closed meanwhile: then another check is on its way."""
    room.forget_waiting(uri)
    buffer = room.buffers.get(uri)
    if buffer is None:
        return
    try:
        (desk, found, problems), shown = await room.aside(partial(_checked, room, buffer))
    except Exception as error:
        # A check that nobody waits for would end in silence, and leave marks that are no longer true.
        server.report_server_error(error, type(error))
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, [], buffer.version))
        return
    folder = room.folder_of(buffer)
    room.desks[folder] = desk
    news = room.news(folder, problems)
    if news:
        server.tell(news, types.MessageType.Error if desk.broken else types.MessageType.Warning)
    if room.buffers.get(uri) == buffer:
        room.found[uri] = found
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, buffer.version))


def _checked(room: Newsroom, buffer: Buffer) -> tuple[tuple[Desk, Checked, tuple[Problem, ...]], list[types.Diagnostic]]:
    made = room.check(buffer)
    return made, diagnostics(made[1], room.shows)
