"""A page that looks like a terminal after the command given: run as `terminal.py factcheck check …`, the page goes to stdout."""

from __future__ import annotations

import html
import os
import pty
import re
import sys
from pathlib import Path

STYLE = """body { margin: 0; background: #1b1d22; color: #e6e3dc; padding: 22px 26px;
    font: 15px/1.5 "Liberation Mono", "DejaVu Sans Mono", monospace }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere } .b { font-weight: bold; color: #fff } .d { opacity: .6 }
.red { color: #ff8d89; font-weight: bold } .yellow { color: #f2bd68; font-weight: bold } .cyan { color: #8fd0e0 }"""
CLASSES = {"31;1": "red", "33;1": "yellow", "36": "cyan", "1": "b", "2": "d"}


def shown_on_a_terminal(command: list[str]) -> str:
    """What the command prints when a terminal is watching."""
    held: list[bytes] = []

    def keep(handle: int) -> bytes:
        held.append(os.read(handle, 65536))
        return held[-1]

    screen, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # pty.spawn repeats on stdout what the command prints
    pty.spawn(command, keep)
    os.dup2(screen, 1)
    return b"".join(held).decode().replace("\r\n", "\n")


def main(name: str, *arguments: str) -> None:
    """Print the page."""
    os.environ["TERM"] = "xterm"
    os.environ.pop("NO_COLOR", None)
    text = html.escape(shown_on_a_terminal([str(Path(sys.executable).parent / name), *arguments]), quote=False)
    text = text.replace("\x1b[0m", "</span>")
    text = re.sub(r"\x1b\[([\d;]+)m", lambda found: f'<span class="{CLASSES[found[1]]}">', text)
    sys.stdout.write(f"<!doctype html><meta charset=utf-8><style>{STYLE}</style><pre>$ {' '.join([name, *arguments])}\n{text}</pre>")


main(*sys.argv[1:])
