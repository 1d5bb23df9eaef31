"""A review desk served in this process: what the tests of the desk share."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
import uvicorn
from run_factory import newsroom_run

from factcheck.desk.app import application
from factcheck.desk.gate import Gate
from factcheck.desk.judging import Desk
from factcheck.desk.serve import listening

DAY = date(2026, 3, 9)


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(newsroom_run(), tmp_path / "flagged_claims.csv", "Ines", today=lambda: DAY)


@pytest.fixture
def gate(desk) -> Iterator[Gate]:
    with served(desk) as gate:
        yield gate


@contextmanager
def served(desk: Desk) -> Iterator[Gate]:
    """The desk, reachable on a free port of this machine until the block ends."""
    at = listening(0)
    gate = Gate(at.getsockname()[1])
    config = uvicorn.Config(application(desk, gate), log_level="error", lifespan="off", ws="none", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[at])), daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield gate
    server.should_exit = True
    thread.join(20)
    at.close()
