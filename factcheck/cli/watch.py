"""Tells when files are saved: by looking, not by asking the system, so that it works on every disk and share."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from factcheck.reading.look import Seen, look

PAUSE = 0.4
"""Seconds between two looks, at the least."""
SHARE = 20
"""A look may take one part in this many of the time: large folders are looked at less often."""


def wait_for_save(
    known: Seen, paths: Sequence[Path], leave_out: Collection[Path] = (), sleep: Callable[[float], object] = time.sleep
) -> list[str]:
    """Wait until the files are others than the `known`; the names of those saved, added or taken away.

    Editors save in steps, so a change is told once two looks in a row agree on it.
    """
    before = known
    while True:
        began = time.monotonic()
        now = look(paths, leave_out)
        if now == before and now != known:
            return sorted(name for name in known.keys() | now.keys() if known.get(name) != now.get(name))
        before = now
        sleep(max(PAUSE, (time.monotonic() - began) * SHARE))
