"""`factcheck lsp`: the language server, started by an editor."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import Against, ConfigFile
from factcheck.cli.saying import stop

_Reviewer = Annotated[str, typer.Option("--reviewer", metavar="NAME", help="Who gives the verdicts that are recorded from the editor.")]


def serve(
    against: Against = None,
    config: ConfigFile = None,
    reviewer: _Reviewer = "",
    show_notes: Annotated[bool, typer.Option("--show-notes", help="Show notes too.")] = False,
    show_settled: Annotated[bool, typer.Option("--show-settled", help="Show findings that a verdict has settled, as hints.")] = False,
) -> None:
    """Check drafts in an editor as they are typed: a language server over standard input and output, started by the editor.

    See docs/editors.md for how each editor is told to start it.
    """
    try:
        import lsprotocol  # noqa: F401
        import pygls  # noqa: F401
    except ModuleNotFoundError:
        stop("the language server needs pygls: pip install 'factcheck-figures[lsp]'")
    from factcheck.lsp.desk import Asked
    from factcheck.lsp.server import serve as run

    run(Asked(config, tuple(against or ()), show_notes, show_settled, reviewer))
