"""The desk served: on the loopback address alone, until Ctrl-C."""

from __future__ import annotations

import socket
from collections.abc import Callable

from factcheck.desk.app import application
from factcheck.desk.gate import HOSTS, Gate
from factcheck.desk.judging import Desk


def listening(port: int) -> socket.socket:
    """A socket of this machine's loopback address; port 0 takes a free one. Raises OSError where the port is taken."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((HOSTS[0], port))
        found.listen(64)
    except BaseException:
        found.close()
        raise
    return found


def serve(desk: Desk, at: socket.socket, ready: Callable[[str], object]) -> None:
    """Serve until interrupted; `ready` is told the link as soon as it can be opened. Ends quietly on Ctrl-C."""
    import uvicorn

    gate = Gate(at.getsockname()[1])
    config = uvicorn.Config(
        application(desk, gate),
        # A log of requests would hold what is under embargo.
        log_level="error",
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=1,
    )
    ready(gate.link)
    try:
        uvicorn.Server(config).run(sockets=[at])
    except KeyboardInterrupt:
        return
    finally:
        at.close()
