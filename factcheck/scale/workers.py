"""Processes of this machine that work side by side: results in the order of the tasks, whichever is done first, and a dead one replaced."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from factcheck.without_pandas import do_without_pandas

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 3
"""Tasks for each process that are given out before the first of them is taken back: what is held of them is bounded."""
TRIES = 2
"""How often a task may take its process down with it before it is given up."""


@dataclass(frozen=True, slots=True)
class Died:
    """In place of a result: the task took its process down, alone and more than once."""


def in_order(
    tasks: Iterable[Task], work: Callable[[Task], Result], jobs: int, begin: Callable[..., object], *given: Any
) -> Iterator[tuple[Task, Result | Died]]:
    """Each task with its result, in the order of the tasks. `begin(*given)` prepares each process before its first task.

    With one job, or where there is one task only, the work is done here. A process that dies (killed, out of memory) is replaced, and
    what was under way is done again, one by one; the task that dies again is given up.
    """
    upcoming = iter(tasks)
    first = list(_some(upcoming, 2))
    if jobs <= 1 or len(first) < 2:
        begin(*given)
        for task in (*first, *upcoming):
            yield task, work(task)
        return
    pool = _Pool(work, jobs, begin, given)
    try:
        yield from pool.run(task for some in (first, upcoming) for task in some)
    finally:
        pool.stop()


def _some(tasks: Iterator[Task], count: int) -> Iterator[Task]:
    for _ in range(count):
        try:
            yield next(tasks)
        except StopIteration:
            return


class _Pool(Generic[Task, Result]):
    """The processes, and the tasks under way in order."""

    def __init__(self, work: Callable[[Task], Result], jobs: int, begin: Callable[..., object], given: tuple[Any, ...]) -> None:
        self.work, self.jobs, self.begin, self.given = work, jobs, begin, given
        self.under_way: deque[tuple[Task, Future[Result]]] = deque()
        self.executor = self._started()

    def _started(self) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        # Started afresh, not forked: libraries with threads of their own (Arrow) don't survive a fork.
        return ProcessPoolExecutor(self.jobs, get_context("spawn"), _prepared, (self.begin, self.given))

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Result | Died]]:
        """Give the tasks out and take the results back in order."""
        for task in tasks:
            self._give(task)
            if len(self.under_way) >= self.jobs * AHEAD:
                yield from self._take()
        while self.under_way:
            yield from self._take()
        self.executor.shutdown()

    def _give(self, task: Task) -> None:
        from concurrent.futures import Future
        from concurrent.futures.process import BrokenProcessPool

        try:
            self.under_way.append((task, self._submitted(task)))
        except BrokenProcessPool:
            self.under_way.append((task, Future()))
            self.under_way[-1][1].set_exception(BrokenProcessPool())

    def _submitted(self, task: Task) -> Future[Result]:
        with _interrupts_wait():  # to submit may start a process
            return self.executor.submit(self.work, task)

    def _take(self) -> Iterator[tuple[Task, Result | Died]]:
        from concurrent.futures.process import BrokenProcessPool

        task, future = self.under_way.popleft()
        try:
            yield task, future.result()
        except BrokenProcessPool:
            again = [task, *(task for task, _ in self.under_way)]
            self.under_way.clear()
            yield from self._one_by_one(again)

    def _one_by_one(self, tasks: list[Task]) -> Iterator[tuple[Task, Result | Died]]:
        """Do again what was under way when a process died: alone, each shows whether it was the one."""
        from concurrent.futures.process import BrokenProcessPool

        self.stop()
        self.executor = self._started()
        for task in tasks:
            for left in reversed(range(TRIES)):
                try:
                    yield task, self._submitted(task).result()
                    break
                except BrokenProcessPool:
                    self.stop()
                    self.executor = self._started()
                    if not left:
                        yield task, Died()

    def stop(self) -> None:
        """Stop the processes, whatever they are at."""
        self.executor.shutdown(wait=False, cancel_futures=True)
        for process in list(getattr(self.executor, "_processes", None) or {}):
            running = (self.executor._processes or {}).get(process)
            if running is not None:
                running.terminate()


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Hold Ctrl-C back for a moment: a process started in it never hears one, not even before it is made ready."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepared(begin: Callable[..., object], given: tuple[Any, ...]) -> None:
    """Make a process ready: it ends with the one that started it, and leaves interrupts to that."""
    import gc

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # As for a run in one process: what is read is kept until its part is written.
    gc.set_threshold(50_000, 20, 100)
    do_without_pandas()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    begin(*given)


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
