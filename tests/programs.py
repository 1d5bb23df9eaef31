"""Real programs that some tests drive: where one is missing the test is skipped and says so, but never in CI."""

from __future__ import annotations

import os
import shutil

import pytest


def program(*names: str) -> str:
    """The path of the first of these programs that is installed."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    message = f"{names[0]} is not installed: `make programs` installs it where it may"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
