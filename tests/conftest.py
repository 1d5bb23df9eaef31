"""Settings of the test suite: in CI the examples that Hypothesis draws are the same on every run; elsewhere it goes on searching."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline: how long an example takes says who else uses the machine.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("elsewhere", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "elsewhere")
