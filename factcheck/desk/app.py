"""The desk as a web application: the gate before every request, a page, and two forms."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factcheck.desk.gate import ENTRANCE, Gate
from factcheck.desk.judging import GONE, KEPT, UNWRITABLE, Desk, Outcome, entered_by, revisions
from factcheck.desk.page import desk_bar, desk_card, desk_page
from factcheck.records import Problem

MOST_BYTES = 64_000
"""Of a form."""
STRICT = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_WELCOME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/"><title>Review desk</title></head>
<body><main><h1>Review desk</h1><p><a href="/">Go to the findings</a></p></main></body></html>
"""


def application(desk: Desk, gate: Gate) -> ASGIApp:
    """The desk behind its gate."""
    room = Room(desk, gate)
    routes = [
        Route(ENTRANCE, room.enter),
        Route("/", room.page),
        Route("/card", room.card),
        Route("/revisions", room.revisions),
        Route("/judge", room.judge, methods=["POST"]),
        Route("/undo", room.undo, methods=["POST"]),
        Route("/favicon.ico", room.no_icon),
    ]
    return Guarded(Starlette(routes=routes), gate)


class Guarded:
    """Refuses what the gate refuses before anything else looks at it, and sends every answer with the headers that keep it at home."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self.app, self.gate = app, gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                added = HEADERS | ({} if b"content-security-policy" in given else {"Content-Security-Policy": STRICT})
                message["headers"] += [(name.lower().encode(), value.encode()) for name, value in added.items()]
            await send(message)

        headers: dict[str, str] = {}
        for name, value in scope["headers"]:
            key = name.decode("latin-1").lower()
            # A header that stands there twice means two things: together they match nothing.
            headers[key] = f"{headers[key]}; {value.decode('latin-1')}" if key in headers else value.decode("latin-1")
        refusal = self.gate.refusal(scope["method"], scope["path"], headers)
        app = PlainTextResponse(f"Refused: {refusal}.\n", 403) if refusal else self.app
        await app(scope, receive, safely)


class Room:
    """The endpoints. What reads or writes the ledger runs in a thread of its own, so that a slow disk holds up nobody else."""

    def __init__(self, desk: Desk, gate: Gate) -> None:
        self.desk, self.gate = desk, gate

    async def enter(self, request: Request) -> Response:
        """Exchange the link's token for the cookie. The page given takes the next step: a strict cookie follows no stranger's link."""
        cookie = self.gate.exchanged(request.query_params.get("token", ""))
        if cookie is None:
            return PlainTextResponse("Refused: this link was used before or is not the desk's; start the desk again for a new one.\n", 403)
        return HTMLResponse(_WELCOME, headers={"Set-Cookie": cookie})

    async def page(self, _request: Request) -> Response:
        """The whole page."""
        return await run_in_threadpool(self._page, None)

    async def card(self, request: Request) -> Response:
        """One finding as the ledger has it now."""
        finding = request.query_params.get("finding", "")
        if finding not in {one.id for one in self.desk.run.findings}:
            return PlainTextResponse("no such finding in this run\n", GONE)
        reviews, problems = await run_in_threadpool(self.desk.reviews)
        if problems:
            return _damaged(problems[0])
        return await run_in_threadpool(self._told, Outcome(KEPT, "Changed elsewhere and shown anew", finding, reviews=reviews))

    async def revisions(self, _request: Request) -> Response:
        """The revision of every finding, for a window that was out of sight."""
        reviews, problems = await run_in_threadpool(self.desk.reviews)
        return _damaged(problems[0]) if problems else JSONResponse({"revisions": revisions(self.desk.run, reviews)})

    async def judge(self, request: Request) -> Response:
        """Record the verdict of a form."""
        fields = await _form(request)
        if fields is None:
            return PlainTextResponse("the form is too long, or is none\n", 413)
        entered = entered_by(fields, self.desk.reviewer)
        return await self._answer(request, await run_in_threadpool(self.desk.judge, entered, fields.get("revision", "")))

    async def undo(self, request: Request) -> Response:
        """Take the last verdict back."""
        fields = await _form(request) or {}
        number = fields.get("number", "")
        outcome = await run_in_threadpool(self.desk.undo, int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0)
        return await self._answer(request, outcome)

    async def no_icon(self, _request: Request) -> Response:
        """Nothing, quietly."""
        return Response(status_code=204)

    async def _answer(self, request: Request, outcome: Outcome) -> Response:
        """For a script the card anew; for a browser without, the page: after a verdict that of the next open finding."""
        if outcome.status == GONE:
            return PlainTextResponse(f"{outcome.said}\n", GONE)
        if request.headers.get("x-desk") == "card":
            return await run_in_threadpool(self._told, outcome)
        if outcome.status == KEPT:
            undone = request.url.path == "/undo"
            there = outcome.finding if undone else self.desk.next_open(outcome.reviews, outcome.finding) or outcome.finding
            return RedirectResponse(f"/#{there}", 303)
        return await run_in_threadpool(self._page, outcome)

    def _told(self, outcome: Outcome) -> Response:
        told = {
            "finding": outcome.finding,
            "said": outcome.said,
            "card": desk_card(self.desk, outcome.reviews, outcome.finding, outcome),
            "bar": desk_bar(self.desk, outcome.reviews),
        }
        return JSONResponse(told, outcome.status)

    def _page(self, outcome: Outcome | None) -> Response:
        reviews, problems = self.desk.reviews()
        if problems:
            return _damaged(problems[0])
        # The page's own policy names its scripts; this one adds what a page can't say of itself.
        headers = {"Content-Security-Policy": "frame-ancestors 'none'"}
        return HTMLResponse(desk_page(self.desk, reviews, outcome), outcome.status if outcome else KEPT, headers)


def _damaged(problem: Problem) -> Response:
    return PlainTextResponse(f"The ledger can't be read: {problem}. Mend it and load this page again; nothing was written.\n", UNWRITABLE)


async def _form(request: Request) -> dict[str, str] | None:
    """The fields of a form; None where it is too long or not encoded as one."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return None
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return None
    try:
        found: list[tuple[str, Any]] = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=20, errors="replace")
    except ValueError:
        return None
    return dict(found)
