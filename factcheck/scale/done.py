"""What a run came to, counted as its parts come in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from factcheck.records import Problem
from factcheck.scale.pieces import Shard

MOST_KEPT = 1_000
"""Problems that are kept to be told; the rest are counted."""


@dataclass(slots=True)
class Done:
    """What a run of the first stage came to."""

    articles: int = 0
    claims: int = 0
    parts: list[str] = field(default_factory=list)
    unchanged: int = 0
    """Parts that were there already."""
    problems: list[Problem] = field(default_factory=list)
    more_problems: int = 0
    left_out: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Articles of which not all was read, by id, and what was left out in words."""
    failed: bool = False
    """Whether something could not be written."""

    def blame(self, problems: Iterable[Problem]) -> None:
        """Keep problems, the first thousand of them."""
        for problem in problems:
            if len(self.problems) < MOST_KEPT:
                self.problems.append(problem)
            else:
                self.more_problems += 1

    def blame_death(self, task: object) -> None:
        """Keep that the process died which read a shard, again and again."""
        shown = ", ".join(dict.fromkeys(piece.shown for piece in task.pieces)) if isinstance(task, Shard) else ""
        cure = "leave the file out, or look at it apart: it takes the program that reads it down"
        self.blame([Problem("input.bad_file", shown[:500], "can't be read: the process that read it was killed or broke down", cure)])
