"""A review desk served in this process, and a browser to open it: what the tests of the desk share."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from factcheck.desk.app import application
from factcheck.desk.gate import Gate
from factcheck.desk.judging import Desk
from factcheck.desk.serve import listening


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
