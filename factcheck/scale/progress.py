"""What a person sees of a long run: how far it is, how many articles a second, and how long it will take yet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[int, int], None]
"""Told with each step: bytes of input that are done by now, and articles in them."""

LONG_RUN = 300_000
"""Bytes of input from which on a bar is shown."""


@contextmanager
def bar(total: Callable[[], int], *, quiet: bool = False) -> Iterator[Step]:
    """A bar on stderr where a terminal is watching and the run is long; else nothing. `total` is asked only where there may be one."""
    size = 0 if quiet or not sys.stderr.isatty() else total()
    if size < LONG_RUN:
        yield lambda _bytes, _articles: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TextColumn("{task.fields[articles]:,} articles"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("reading", total=size, articles=0, rate="")
        done = 0

        def step(size: int, articles: int) -> None:
            nonlocal done
            done += articles
            elapsed = shown.tasks[0].elapsed or 0
            rate = f"{done / elapsed:,.0f}/s" if elapsed else ""
            shown.update(task, advance=size, articles=done, rate=rate)

        yield step
