"""The language server, asked by a real client over standard input and output, as an editor asks it."""

from __future__ import annotations

import asyncio
import csv
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Union

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

from factcheck import Article
from factcheck.archive import writing
from factcheck.claims import find_claims
from factcheck.lsp.buffers import LIVE, MOST, ending_of
from factcheck.lsp.places import Sheet
from factcheck.review import log_of

WAIT = 60
DRAFT = "Norway pumped 1.8 million barrels of oil a day in May 2021, the energy ministry said.\n"
PRINTED = "Oil output in Norway was 1.2 million barrels a day in May 2021, the energy ministry said.\n"
SERVER = ("-c", "from factcheck.cli import main; main()", "lsp")


def converter():
    """The client's converter: lsprotocol takes any action that carries a command for a bare command."""
    made = default_converter()

    def action(given, _):
        return made.structure(given, lsp.CodeAction if "kind" in given else lsp.Command)

    made.register_structure_hook(Union[lsp.Command, lsp.CodeAction], action)  # noqa: UP007
    return made


class Editor(LanguageClient):
    """A client that keeps what the server tells."""

    def __init__(self, folder):
        super().__init__("editor", "1", converter_factory=converter)
        self.folder = folder
        self.messages = []
        self.published = asyncio.Queue()
        self.watched = []
        self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda one: self.published.put_nowait(one))
        self.feature(lsp.WINDOW_SHOW_MESSAGE)(lambda one: self.messages.append(one.message))
        self.feature(lsp.CLIENT_REGISTER_CAPABILITY)(lambda asked: self.watched.extend(asked.registrations))

    def address(self, name):
        return name if ":" in name else (self.folder / name).as_uri()

    def open(self, name, text, language="markdown"):
        document = lsp.TextDocumentItem(self.address(name), language, 1, text)
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(document))

    def change(self, name, text, version):
        document = lsp.VersionedTextDocumentIdentifier(version, self.address(name))
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))

    def save(self, name):
        self.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(self.address(name))))

    async def found(self, name=None):
        """The diagnostics that are published next, which are those of the document named."""
        told = await asyncio.wait_for(self.published.get(), WAIT)
        assert name is None or told.uri == self.address(name), told
        return told.diagnostics

    async def said(self):
        """The next message to the user."""
        for _ in range(WAIT * 50):
            if self.messages:
                return self.messages.pop(0)
            await asyncio.sleep(0.02)
        raise AssertionError("nothing was said")

    async def hover(self, name, place):
        shown = await self.text_document_hover_async(lsp.HoverParams(lsp.TextDocumentIdentifier(self.address(name)), place))
        return shown and shown.contents.value

    async def actions(self, name, diagnosed):
        context = lsp.CodeActionContext(diagnosed)
        asked = lsp.CodeActionParams(lsp.TextDocumentIdentifier(self.address(name)), diagnosed[0].range, context)
        return await self.text_document_code_action_async(asked)

    async def run(self, action):
        await self.workspace_execute_command_async(lsp.ExecuteCommandParams(action.command.command, action.command.arguments))


def capabilities(units=None, related=True, markdown=True):
    shown = lsp.PublishDiagnosticsClientCapabilities(related_information=related, code_description_support=True)
    hover = lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.Markdown if markdown else lsp.MarkupKind.PlainText])
    actions = lsp.CodeActionClientCapabilities(disabled_support=True)
    watched = lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    return lsp.ClientCapabilities(
        text_document=lsp.TextDocumentClientCapabilities(publish_diagnostics=shown, hover=hover, code_action=actions),
        workspace=lsp.WorkspaceClientCapabilities(did_change_watched_files=watched),
        general=lsp.GeneralClientCapabilities(position_encodings=[units]) if units else None,
    )


@asynccontextmanager
async def editor(folder, *words, **can):
    """An editor that has a folder open, its server started; at the end the server has gone, with 0 and without a word of its own."""
    client = Editor(folder)
    await client.start_io(sys.executable, *SERVER, *words, cwd=folder)
    try:
        await asyncio.wait_for(
            client.initialize_async(lsp.InitializeParams(capabilities=capabilities(**can), root_uri=folder.as_uri())), WAIT
        )
        client.initialized(lsp.InitializedParams())
        yield client
        await asyncio.wait_for(client.shutdown_async(None), WAIT)
        client.exit(None)
        assert await asyncio.wait_for(client._server.wait(), WAIT) == 0
        assert await client._server.stderr.read() == b""
    finally:
        if client._server.returncode is None:
            client._server.kill()
        await client.stop()


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "printed").mkdir()
    (tmp_path / "printed" / "daily.txt").write_text(PRINTED, encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text('against = ["printed"]\nreviews = "verdicts.csv"\n', encoding="utf-8")
    return tmp_path


def quoted(text, diagnostic):
    """What a diagnostic of one line marks, counted in UTF-16."""
    line = text.split("\n")[diagnostic.range.start.line].encode("utf-16-le")
    return line[diagnostic.range.start.character * 2 : diagnostic.range.end.character * 2].decode("utf-16-le")


def test_a_draft_is_checked_as_it_is_typed_and_a_verdict_reaches_the_ledger(desk):
    async def session():
        async with editor(desk) as client:
            client.open("draft.md", DRAFT)
            (one,) = await client.found("draft.md")
            assert quoted(DRAFT, one) == "1.8 million barrels of oil a day"
            assert (one.severity, one.code, one.source) == (lsp.DiagnosticSeverity.Error, "energy.crude-production", "factcheck")
            assert "600,000 apart" in one.message
            rule = Path(one.code_description.href.removeprefix("file://").partition("#L")[0]).read_text(encoding="utf-8").split("\n")
            assert rule[int(one.code_description.href.rpartition("#L")[2]) - 1] == "- id: energy.crude-production"
            (other,) = one.related_information
            assert other.location.uri == (desk / "printed" / "daily.txt").as_uri()
            assert (other.location.range.start, other.message) == (lsp.Position(0, 25), PRINTED.strip())

            shown = await client.hover("draft.md", one.range.start)
            for slot in ("value: 1,800,000", "unit: bbl/d", "owner: Norway", "period: 2021-05-01 to 2021-05-31", "mood: actual", "said by"):
                assert slot in shown
            assert await client.hover("draft.md", lsp.Position(0, 2)) is None

            for number, text in enumerate((DRAFT.replace("1.8", "1.1"), DRAFT.replace("1.8", "1.2")), 2):
                client.change("draft.md", text, number)
            assert await client.found("draft.md") == ()
            client.change("draft.md", DRAFT, 4)
            (one,) = await client.found("draft.md")

            titles = {action.title.partition(": ")[2]: action for action in await client.actions("draft.md", [one])}
            assert len(titles) == 7 + 10
            await client.run(titles["false alarm: defined or counted otherwise"])
            assert await client.found("draft.md") == ()
            client.save("draft.md")
            assert await client.found("draft.md") == ()
            assert client.messages == []
            assert [one.method for one in client.watched] == ["workspace/didChangeWatchedFiles"]

    asyncio.run(session())
    with (desk / "verdicts.csv").open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["verdict"], row["reason"], row["figure_b"]) == ("false_alarm", "definition", "1.2 million barrels a day")
    assert row["reviewed_on"]
    assert '"from": "editor"' in log_of(desk / "verdicts.csv").read_text(encoding="utf-8")
    (desk / "draft.md").write_text(DRAFT, encoding="utf-8")
    gate = [sys.executable, *SERVER[:2], "check", "draft.md"]
    done = subprocess.run(gate, cwd=desk, capture_output=True, text=True, timeout=WAIT, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "1 settled" in done.stderr


@pytest.mark.parametrize(("units", "column"), [("utf-8", 29), ("utf-16", 22), ("utf-32", 20)])
def test_columns_are_counted_as_editor_and_server_agreed(desk, units, column):
    """Before the figure stand an emoji with its variation mark, a letter with a combining mark, and one beyond the first plane."""
    text = f"\ufeff\fOne\u2028line\r\n🛢\ufe0fe\u0301𝔞 {DRAFT}"

    async def session():
        async with editor(desk, units=units) as client:
            client.open("draft.txt", text, "plaintext")
            (one,) = await client.found()
            assert (one.range.start, one.range.end.character - column) == (lsp.Position(1, column), 32)
            assert "1,800,000" in await client.hover("draft.txt", lsp.Position(1, column))

    asyncio.run(session())


@given(st.text(st.sampled_from("a5 \u0301🛢\ufe0f𝔸é\r\n\u2028\f\ufeff")), st.sampled_from(["utf-8", "utf-16", "utf-32"]), st.data())
def test_a_place_comes_back_from_the_editors_count(text, units, data):
    sheet = Sheet(text, units)
    line = data.draw(st.integers(1, len(sheet.lines)))
    first = 0 if line == 1 and text.startswith("\ufeff") else 1
    column = data.draw(st.integers(first, len(sheet.lines[line - 1]) + first))
    assert sheet.place(sheet.position((line, column))) == (line, column)


def test_the_settings_are_read_again_and_a_slip_in_them_is_one_line(desk):
    async def session():
        async with editor(desk) as client:
            client.open("draft.md", DRAFT)
            assert [one.code for one in await client.found()] == ["energy.crude-production"]
            settings = desk / "factcheck.toml"
            good = settings.read_text(encoding="utf-8")
            settings.write_text(good + 'ignroe = ["energy"]\n', encoding="utf-8")
            client.save("factcheck.toml")
            assert await client.found("draft.md") == ()
            line = await client.said()
            assert "factcheck.toml:3: unknown setting 'ignroe'" in line
            assert "ignore" in line
            assert "\n" not in line
            client.save("draft.md")
            assert await client.found() == ()
            (desk / "own.yaml").write_text("- id: desk.own\n  titel: x\n", encoding="utf-8")
            settings.write_text(good + 'rules = ["own.yaml"]\n', encoding="utf-8")
            client.save("draft.md")
            assert await client.found() == ()
            assert "own.yaml:2" in await client.said()
            settings.write_text(good + '[rule."energy.crude-production"]\nseverity = "warning"\n', encoding="utf-8")
            changes = lsp.DidChangeWatchedFilesParams([lsp.FileEvent(settings.as_uri(), lsp.FileChangeType.Changed)])
            client.workspace_did_change_watched_files(changes)
            (one,) = await client.found()
            assert one.severity == lsp.DiagnosticSeverity.Warning
            (desk / "printed" / "daily.txt").write_text(PRINTED.replace("1.2", "1.8"), encoding="utf-8")
            client.save("draft.md")
            assert await client.found() == ()
            assert client.messages == []

    asyncio.run(session())


def test_the_other_side_may_stand_in_an_archive_or_the_draft_itself(tmp_path):
    with writing(tmp_path / "factcheck.db") as archive:
        archive.add(Article("wire", PRINTED, source="Harbour Wire"), find_claims)
    text = f"---\ntitle: Norway pumps 1.8 million barrels of oil a day\n---\n\n{DRAFT}\n{PRINTED.replace('1.2', '1.5')}"

    async def session():
        async with editor(tmp_path, "--against", "factcheck.db", related=True) as client:
            client.open("draft.md", text)
            found = await client.found()
            related = [other for one in found for other in one.related_information]
            archived = [other for other in related if "Harbour Wire" in other.message]
            assert archived
            assert all(PRINTED.strip() in other.message and other.location.uri == client.address("draft.md") for other in archived)
            assert any(other.location.range.start == lsp.Position(6, 25) for other in related)
            assert await client.hover("draft.md", lsp.Position(1, 22))

    asyncio.run(session())


def test_an_archive_that_is_damaged_is_one_line_and_the_rest_goes_on(desk):
    with writing(desk / "factcheck.db") as archive:
        archive.add(Article("wire", PRINTED, source="Harbour Wire"), find_claims)
    whole = (desk / "factcheck.db").read_bytes()
    (desk / "factcheck.db").write_bytes(whole[:9000])

    async def session():
        async with editor(desk, "--against", "factcheck.db", "--against", "none.txt") as client:
            client.open("draft.md", DRAFT)
            assert len(await client.found()) == 1
            line = await client.said()
            assert "none.txt: no such file" in line
            assert "(and 1 more)" in line
            client.save("draft.md")
            assert len(await client.found()) == 1
            assert client.messages == []
            (desk / "factcheck.db").write_bytes(whole)
            client.save("draft.md")
            assert "Harbour Wire" in str(await client.found())

    asyncio.run(session())


def test_an_editor_that_shows_less_is_told_in_words(desk):
    (desk / "factcheck.toml").write_text('against = ["printed"]\n', encoding="utf-8")
    hostile = "![x](https://x.example/y.png) <b>Orlen</b> has 12 ferries.\n"

    async def session():
        async with editor(desk, related=False) as client:
            client.open("draft.md", DRAFT + "\n" + hostile)
            (one,) = await client.found()
            assert one.related_information is None
            assert PRINTED.strip() in one.message
            (action,) = await client.actions("draft.md", [one])
            assert "reviews" in action.disabled.reason
            shown = await client.hover("draft.md", lsp.Position(2, hostile.index("12")))
            assert "12 ferries" in shown
            assert "<b>" not in shown
        async with editor(desk, "--config", "other.toml", markdown=False) as client:
            client.open("draft.md", DRAFT)
            assert await client.found() == ()
            assert "other.toml" in await client.said()

    asyncio.run(session())


def test_a_ledger_that_can_not_be_read_stays_as_it_is(desk):
    async def session():
        async with editor(desk, "--reviewer", "M. Orlen") as client:
            client.open("draft.md", DRAFT)
            (one,) = await client.found()
            actions = await client.actions("draft.md", [one])
            (desk / "verdicts.csv").write_text("id,verdict\nF-60d62jp3,wrnog\n", encoding="utf-8")
            await client.run(actions[0])
            assert "unknown verdict 'wrnog'" in await client.said()
            assert await client.found() == ()
            assert (desk / "verdicts.csv").read_text(encoding="utf-8") == "id,verdict\nF-60d62jp3,wrnog\n"
            (desk / "verdicts.csv").unlink()
            client.save("draft.md")
            assert len(await client.found()) == 1
            await client.run(actions[0])
            (again,) = await client.found()
            assert "figure A is wrong" in again.message
            client.change("draft.md", "Nothing.\n", 2)
            assert await client.found() == ()
            await client.run(actions[0])
            assert "is gone" in await client.said()
            assert await client.found() == ()

    asyncio.run(session())
    assert "M. Orlen" in (desk / "verdicts.csv").read_text(encoding="utf-8-sig")


def test_what_is_no_draft_is_left_alone_and_a_long_one_is_bounded(desk):
    page = f"<html><head><title>Oil</title></head><body><article><h1>Oil</h1><p>{DRAFT} {'It was so. ' * 40}</p></article></body></html>\n"

    async def session():
        async with editor(desk) as client:
            client.open("tool.py", DRAFT, "python")
            client.open("README.md", DRAFT)
            client.open("rows.csv", DRAFT, "plaintext")
            client.open("draft.html", page, "html")
            (one,) = await client.found("draft.html")
            assert quoted(page, one) == "1.8 million barrels of oil a day"
            client.open("untitled:Untitled-1", DRAFT, "plaintext")
            assert [one.code for one in await client.found("untitled:Untitled-1")] == ["energy.crude-production"]
            client.open("empty.md", "")
            assert await client.found("empty.md") == ()
            client.open("half.md", "---\ntitle: Oil\n\nIt rose.\n")
            (one,) = await client.found("half.md")
            assert (one.code, one.range.start.line) == ("input.bad_record", 0)
            client.open("long.txt", "It rose.\n" * (MOST // 9 + 1), "plaintext")
            (one,) = await client.found("long.txt")
            assert "factcheck check" in one.message
            middle = DRAFT + "It rose.\n" * (LIVE // 9 + 1)
            client.open("middle.txt", middle, "plaintext")
            assert len(await client.found("middle.txt")) == 1
            client.change("middle.txt", middle.replace("1.8", "1.2"), 2)
            client.save("middle.txt")
            assert await client.found("middle.txt") == ()
            client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(client.address("draft.html"))))
            assert await client.found("draft.html") == ()

    asyncio.run(session())


@pytest.mark.parametrize(
    ("uri", "language", "ending"),
    [
        ("file:///d/Draft.MD", "plaintext", ".md"),
        ("file:///d/page.htm", "html", ".htm"),
        ("file:///d/draft", "plaintext", ".txt"),
        ("file:///d/note.mdx", "markdown", ".md"),
        ("file:///d/COMMIT_EDITMSG", "git-commit", ""),
        ("file:///d/server.log", "plaintext", ""),
        ("file:///d/readme.txt", "plaintext", ""),
        ("untitled:Untitled-3", "markdown", ".md"),
        ("vscode-notebook-cell:/d/a.ipynb#x", "python", ""),
    ],
)
def test_names_and_languages_tell_what_is_a_draft(uri, language, ending):
    assert ending_of(uri, language) == ending


def test_without_its_extra_the_server_says_what_to_install(tmp_path):
    probe = "import sys\nsys.modules['pygls'] = None\nfrom factcheck.cli import main\nsys.argv[1:] = ['lsp']\nmain()"
    done = subprocess.run([sys.executable, "-c", probe], cwd=tmp_path, capture_output=True, text=True, timeout=WAIT, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "the language server needs pygls: pip install 'factcheck-figures[lsp]'\n"


def test_a_server_whose_editor_is_gone_ends(tmp_path):
    done = subprocess.run([sys.executable, *SERVER], cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, timeout=WAIT, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
