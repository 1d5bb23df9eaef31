"""Runs every example of the documentation, and with --write puts down what came out.

A fence with `title="draft.md"` is a file; a `console` fence holds commands behind `$ ` and what they print; a `python` fence is run. Every
page has a folder of its own, and its fences are taken from top to bottom. A line `…` stands for any number of lines.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
_FENCE = re.compile(r"^```(?P<language>\w*)(?P<marks>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_ID = re.compile(r"\bF-[0-9a-z]{8}\b")
_TITLE = re.compile(r'title="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Told:
    """A console fence that does not say what its commands print: where it begins, what it holds, what came out."""

    start: int
    end: int
    expected: str
    printed: str


def pages() -> list[Path]:
    """The pages whose examples are run."""
    return [
        ROOT / "README.md",
        *sorted(p for p in (ROOT / "docs").rglob("*.md") if "decisions" not in p.parts and "reference" not in p.parts),
    ]


def wrong_examples(page: Path) -> list[Told]:
    """The console fences of a page that print something else; AssertionError or another exception where its Python fails."""
    text = page.read_text(encoding="utf-8")
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names: dict[str, object] = {"__name__": "__main__"}
        for fence in _FENCE.finditer(text):
            if title := _TITLE.search(fence["marks"]):
                _save(folder, title[1], fence["body"])
            elif fence["language"] == "console":
                printed = "".join(_run(fence["body"], folder))
                if not _same(fence["body"], printed):
                    found.append(Told(fence.start("body"), fence.end("body"), fence["body"], printed))
            elif fence["language"] == "python":
                _run_python(fence["body"], folder, page.name, names)
    return found


def _save(folder: Path, name: str, body: str) -> None:
    path = folder / name
    if folder.resolve() not in path.resolve().parents:
        raise ValueError(f"{name} lies outside the page's folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, encoding="utf-8")


def _run(body: str, folder: Path) -> Iterator[str]:
    # A command that ends with a backslash goes on in the next line, as in a shell.
    for command in re.findall(r"^\$ ((?:[^\n]*\\\n)*[^\n]*)", body, re.MULTILINE):
        yield f"$ {command}\n"
        done = subprocess.run(  # noqa: S602 - our own pages
            command,
            shell=True,
            cwd=folder,
            env=_environment(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
            check=False,
        )
        yield _plain(done.stdout.decode("utf-8"), folder)


def _plain(printed: str, folder: Path) -> str:
    return printed.replace(f"{folder.resolve()}/", "").replace(f"{folder}/", "")


def _environment(folder: Path) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("FACTCHECK", "PYTEST"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return {
        **inherited,
        "PATH": path,
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "HOME": str(folder),
        "NO_COLOR": "1",
        "COLUMNS": "110",
    }


def _run_python(code: str, folder: Path, page: str, names: dict[str, object]) -> None:
    here = Path.cwd()
    os.chdir(folder)
    try:
        exec(compile(code, page, "exec"), names)  # noqa: S102 - our own pages
    finally:
        os.chdir(here)


def _same(expected: str, printed: str) -> bool:
    # An id follows from the figures and the rule: that it is printed is what the page says, not which.
    expected, printed = (_ID.sub("F-", text) for text in (expected, printed))
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else re.escape(line) + r"\n" for line in expected.splitlines())
    return re.fullmatch(pattern, printed) is not None


def write(page: Path) -> int:
    """Put into a page's console fences what their commands print; how many were changed."""
    text = page.read_text(encoding="utf-8")
    found = wrong_examples(page)
    for one in reversed(found):
        text = text[: one.start] + one.printed + text[one.end :]
    page.write_text(text, encoding="utf-8")
    return len(found)


if __name__ == "__main__":
    asked = [Path(name) for name in sys.argv[1:] if name != "--write"] or pages()
    if "--write" in sys.argv:
        for one in asked:
            print(f"{one}: {write(one)} changed")  # noqa: T201
    else:
        bad = [f"{one}:\n{told.expected}--- printed ---\n{told.printed}" for one in asked for told in wrong_examples(one)]
        sys.exit("\n".join(bad))
