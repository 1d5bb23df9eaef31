"""Settings of the test suite: in CI the examples that Hypothesis draws are the same on every run; elsewhere it goes on searching."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
