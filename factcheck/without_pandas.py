"""Keeps pandas out of the processes of a command: Arrow loads it whenever it is handed a list, which takes 46 MB and 0.4 seconds."""

from __future__ import annotations

import sys

NAME = "pandas"


class _NotHere:
    """Asked first where a module is to be found, it says of pandas that it isn't."""

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> None:
        if fullname == NAME:
            raise ModuleNotFoundError(f"{NAME} is not loaded in this process", name=NAME)


def do_without_pandas() -> None:
    """Until it is let in, pandas can't be imported in this process, as if it were not installed; where it is loaded nothing happens.

    Only for a process that is a command's own: in a notebook or a test pandas belongs to others.
    """
    if NAME not in sys.modules and not any(isinstance(finder, _NotHere) for finder in sys.meta_path):
        sys.meta_path.insert(0, _NotHere())


def let_pandas_in() -> None:
    """From now on pandas can be imported again: before code of others runs, which may need it."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _NotHere)]
