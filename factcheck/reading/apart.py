"""Reading apart: files that a library reads are read in a process of its own, with a bound on time and memory, which may die alone."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

import factcheck
from factcheck.reading.entries import Asked, Entry, Fault
from factcheck.reading.limits import raise_it
from factcheck.records import Anchor

if TYPE_CHECKING:
    import subprocess

_LONGEST_ANSWER = 8
"""How many times the bytes of the largest text one entry may take as JSON, with its anchors and escapes."""


class Bench:
    """Where files are read apart: the process is started with the first file, kept for the next, and stopped at the end.

    One that runs over its time or memory is stopped, its file becomes a Fault, and the next file gets a new process.
    """

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop()

    def read(self, ending: str, data: bytes) -> Iterator[Entry | Fault]:
        """What the format of an ending finds in the bytes; a file that fails half-way gives what came before, and a Fault."""
        return self._read({"ending": ending, "size": len(data)}, data)

    def read_streamed(self, ending: str, path: Path, how: str) -> Iterator[Entry | Fault]:
        """The same of a file that the process reads from the disk, piece by piece; `how` it is packed, "" where it isn't."""
        return self._read({"ending": ending, "size": 0, "path": os.fsdecode(path.absolute()), "packed": how}, b"")

    def _read(self, head: dict[str, Any], data: bytes) -> Iterator[Entry | Fault]:
        child = self._started()
        alarm = _Alarm(child, self.asked.limits.seconds)
        whole = False
        try:
            for found in _answers(_ask(child, head, data), self._longest()):
                if found is None:
                    alarm.put_off()
                else:
                    yield found
            whole = True
        except (OSError, ValueError, KeyError, TypeError):
            yield self._died(alarm.rang)
        finally:
            alarm.cancel()
            if not whole:  # what it still has to say is of this file, not of the next
                self._stop()

    def _longest(self) -> int:
        return _LONGEST_ANSWER * self.asked.limits.text_bytes + 1_000_000

    def _died(self, late: bool) -> Fault:
        limits = self.asked.limits
        if late:
            what = f"took longer than {limits.seconds} seconds to read"
            return Fault(0, "input.too_slow", what, f"save its text in a plainer format, or {raise_it('seconds')}")
        what = f"can't be read: its reader broke down or needed more than {limits.memory_bytes // 1_000_000:,} MB of memory"
        return Fault(0, "input.bad_file", what, "open it in the program that made it and save its text")

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            import subprocess

            self._stop()
            command = [sys.executable, "-P", "-m", "factcheck.reading.apart_worker"]
            # Messages of a library may quote the text it reads: none of them goes anywhere.
            self._child = subprocess.Popen(  # noqa: S603
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
            )
            assert self._child.stdin is not None
            self._child.stdin.write(json.dumps(asdict(Asked(dict(self.asked.columns), self.asked.limits))).encode() + b"\n")
        return self._child

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        child.wait()


class _Alarm:
    """Kills a process that says nothing for so many seconds."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        self.rang = False
        self._child = child
        self._seconds = seconds
        self._start()

    def put_off(self) -> None:
        """Begin to count anew."""
        self.cancel()
        self._start()

    def cancel(self) -> None:
        """Count no more."""
        self._timer.cancel()

    def _start(self) -> None:
        import threading

        self._timer = threading.Timer(self._seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def _ring(self) -> None:
        self.rang = True
        self._child.kill()


def _environment() -> dict[str, str]:
    """The environment of the process: this very package, where others are found, one thread, no proxies, no credentials."""
    kept = ("PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "HOME")
    threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
    found = {name: os.environ[name] for name in kept if name in os.environ}
    # Run from a checkout, another factcheck may be installed: both ends have to be of one version.
    paths = [str(Path(factcheck.__file__).resolve().parent.parent), *filter(None, [found.get("PYTHONPATH")])]
    return {**found, **threads, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}


def _ask(child: subprocess.Popen[bytes], head: dict[str, Any], data: bytes) -> IO[bytes]:
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(json.dumps(head).encode() + b"\n")
    child.stdin.write(data)
    child.stdin.flush()
    return child.stdout


def _answers(answers: IO[bytes], longest: int) -> Iterator[Entry | Fault | None]:
    """The answers up to the empty line that ends them, None where the process only says that it goes on.

    ValueError where they break off, or where one is longer than any text may be.
    """
    while True:
        line = answers.readline(longest)
        if line == b"\n":
            return
        if not line.endswith(b"\n"):
            raise ValueError("the answer breaks off")
        told = json.loads(line)
        yield Fault(**told["fault"]) if "fault" in told else _entry(told["entry"]) if "entry" in told else None


def _entry(told: dict[str, Any]) -> Entry:
    return Entry(
        told["line"],
        told["text"],
        told["fields"],
        tuple(Anchor(*anchor) for anchor in told["anchors"]),
        tuple((start, end, zone) for start, end, zone in told["zones"]),
        tuple(told["left_out"]),
        told["number"],
    )
