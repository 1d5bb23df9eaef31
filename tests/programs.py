"""Real programs that some tests drive. Where one is missing the test is skipped and says so; in CI it fails."""

from __future__ import annotations

import os
import shutil

import pytest


def program(name: str, package: str) -> str:
    """Path of the program, which Debian has in `package`."""
    found = shutil.which(name)
    if found:
        return found
    why = f"{name} is not installed (Debian package {package}); `make test` installs it where it may"
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)
