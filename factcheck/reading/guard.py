"""What a broken file or record raises, as a Fault that tells nothing of its text."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.reading.decoding import NotTextError
from factcheck.reading.entries import Entries, Fault, UnreadableError
from factcheck.reading.formats import EXTRAS


def guarded_by(read: Callable[[], Entries], what: str, place: str = "") -> Entries:
    """What `read` gives, and a Fault where it breaks down; `what` it reads is named there (".docx", "message"). MemoryError goes on up."""
    try:
        yield from read()
    except UnreadableError as error:
        yield Fault(0, error.code, error.what, error.cure, place)
    except NotTextError as error:
        yield Fault(0, "input.binary", str(error), "save it as plain text in UTF-8", place)
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        cure = f'pip install "factcheck-figures[{EXTRAS.get(name, "readers")}]"'
        yield Fault(0, "input.missing_library", f"files ending in {what} are read with {name}, which is not installed", cure)
    except MemoryError:
        raise
    except Exception:
        told = f"can't be read as {what}: it is damaged, or not what its ending says"
        yield Fault(0, "input.bad_file", told, "open it in the program that made it and save it anew", place)
