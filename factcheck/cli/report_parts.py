"""`factcheck report` on input of any size: its parts on disk, and the files made from them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.cli.inputs import has_arrow, load_rules
from factcheck.cli.saying import say_problems, stop

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.records import Problem
    from factcheck.scale.reading import How
    from factcheck.scale.report.files import ReportFiles
    from factcheck.scale.report.gathering import UnfinishedError

LARGE = 4_000_000
"""Bytes of input from which on a report goes by parts: below it, one process that holds all is quicker."""
WORK = "parts"


def goes_by_parts(paths: Sequence[str], against: Sequence[str], across: bool, window: str | None, parts: Path | None) -> bool:
    """Whether a report is made in parts: where the input is large, or parts are asked for.

    What is to be compared with other articles, with an archive or across stories is held as a whole, and so is standard input.
    """
    from factcheck.scale.places import is_address
    from factcheck.scale.shards import total_bytes

    asked = "--parts" if parts else "--window" if window else ""
    held = "--against" if against else "--across" if across else "standard input" if "-" in paths else ""
    if asked and held:
        stop(f"{asked} does not go with {held}: leave one of them out")
    if held or (not asked and not any(map(is_address, paths)) and total_bytes(paths) < LARGE):
        return False
    if has_arrow():
        return True
    if asked:
        stop(f"{asked} needs pyarrow: pip install 'factcheck-figures[parquet]'")
    return False


@contextmanager
def by_parts(
    paths: Sequence[str],
    desk: Config,
    how: How,
    folder: Path,
    rules: Sequence[Path] | None,
    table: Sequence[Path] | None,
    reader: str,
    window: Any,
    jobs: int,
    *,
    keep: bool,
) -> Iterator[ReportFiles]:
    """The report of what the paths name, ready to be written.

    Its parts lie in the folder, or in a hidden one in it that is gone in the end. Where the run is stopped or fails they stay, so that the
    next goes on from there.
    """
    from factcheck.pipeline import versions
    from factcheck.review.files import locked
    from factcheck.scale.claiming import Asked, read_by
    from factcheck.scale.judging import Laws
    from factcheck.scale.progress import bar
    from factcheck.scale.report.files import ReportFiles
    from factcheck.scale.report.gathering import UnfinishedError, Wanted, gather
    from factcheck.tables import load_tables

    tables = [*desk["tables"], *(table or ())]
    rows, problems = load_tables(tables)
    laws = Laws(tuple(load_rules(desk, rules)), tuple(rows))
    work = folder if keep else folder / f".{WORK}"
    asked = Asked(str(work / "claims"), str(work / "articles"), reader, read_by(reader), how)
    try:
        work.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(folder / WORK), gather(Wanted(paths, work, asked, laws, window, jobs, bar)) as found:
            every = (*found.done.problems, *_more(found.done.more_problems), *problems, *found.problems)
            yield ReportFiles(found, versions(reader, tables), every)
    except UnfinishedError as error:
        say_problems(error.problems)
        if not keep and _nothing_read(error):
            shutil.rmtree(work, ignore_errors=True)
        stop(_why(error))
    except TimeoutError:
        stop(f"{folder}: somebody else is making this report")
    except (FileExistsError, NotADirectoryError):
        stop(f"{folder}: is no folder: name a folder")
    except OSError as error:
        stop(f"{folder}: can't be written: {error.strerror or error}")
    if not keep:
        shutil.rmtree(work, ignore_errors=True)


def _more(count: int) -> list[Problem]:
    from factcheck.records import Problem
    from factcheck.report.tally import number_of

    what = number_of(count, "more problem")
    return [Problem("input.more", "the input", what, "mend those above, and run again")] if count else []


def _nothing_read(error: UnfinishedError) -> bool:
    return all(problem.code.startswith("input.") for problem in error.problems)


def _why(error: UnfinishedError) -> str:
    if _nothing_read(error):
        return "no article could be read: nothing was checked, nothing was written"
    return "not all could be done: nothing was written over; run again, and it goes on from here"
