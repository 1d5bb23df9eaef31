"""Articles in, run out, with the options that the commands share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.inputs import archives_among, load_rules, opened, read
from factcheck.cli.saying import progress, say_problems, stop

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.records import Run


def run_over(
    desk: Config,
    paths: Sequence[str],
    against: Sequence[str] | None = None,
    *,
    date: str | None = None,
    rules: Sequence[Path] | None = None,
    table: Sequence[Path] | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    across: bool = False,
    reader: str = "own",
    stdin_name: str = "stdin",
    columns: Sequence[str] | None = None,
    quiet: bool = False,
    undone: str = "nothing was checked",
) -> Run:
    """The run as asked for, with all that went wrong with its inputs among its problems; where no article can be read, the end."""
    import dataclasses

    others, archives = archives_among([*desk["against"], *(against or ())])
    drafts, beside, problems = read(paths, others, date, stdin_name, desk, columns)
    chosen = load_rules(desk, rules, select, ignore)
    if not drafts:
        say_problems(problems)
        stop(f"no article could be read: {undone}")

    from factcheck.pipeline import check

    tables = [*desk["tables"], *(table or ())]
    with opened(archives) as shelves, progress(len(drafts) + len(beside), quiet) as step:
        run = check(drafts, [*beside, *shelves], chosen, tables=tables, reader=reader, progress=step, across=across)
    return dataclasses.replace(run, problems=(*problems, *run.problems))
