"""Who may come in: this machine's own browser that was given the link, from the desk's own page, and nobody else."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie

SAFE = frozenset({"GET", "HEAD"})
HOSTS = ("127.0.0.1", "localhost")
ENTRANCE = "/enter"


class Gate:
    """One desk's link and cookie. The link opens once; the cookie that it is exchanged for lasts as long as the desk."""

    def __init__(self, port: int, token: str = "") -> None:
        self.port = port
        self.token = token or secrets.token_urlsafe(32)
        self._secret = secrets.token_urlsafe(32)
        # Cookies don't tell ports apart: two desks must not share a name.
        self.cookie = f"factcheck-desk-{port}"

    @property
    def link(self) -> str:
        """The address to open, with its token."""
        return f"http://{HOSTS[0]}:{self.port}{ENTRANCE}?token={self.token}"

    def exchanged(self, token: str) -> str | None:
        """The header that sets the cookie, for the token that was not used before; None for any other."""
        if not self.token or not _equal(token, self.token):
            return None
        self.token = ""
        return f"{self.cookie}={self._secret}; Path=/; HttpOnly; SameSite=Strict"

    def refusal(self, method: str, path: str, headers: Mapping[str, str]) -> str:
        """Why a request is refused, in words; "" where it may pass. `headers` has its names in lower case."""
        host = headers.get("host", "")
        if host not in {f"{name}:{self.port}" for name in HOSTS}:
            return "this address is not the desk's"
        origin = headers.get("origin")
        if origin is None and method not in SAFE:
            return "the form was not sent by a page of the desk"
        if origin is not None and origin != f"http://{host}":
            return "another page asked for it"
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin") and path != ENTRANCE:
            return "another page asked for it"
        if path != ENTRANCE and not self._knows(headers.get("cookie", "")):
            return "open the link that the terminal shows; a link that was used before opens no second browser"
        return ""

    def _knows(self, cookies: str) -> bool:
        try:
            found = SimpleCookie(cookies).get(self.cookie)
        except CookieError:
            return False
        return found is not None and _equal(found.value, self._secret)


def _equal(a: str, b: str) -> bool:
    return compare_digest(a.encode("utf-8", "replace"), b.encode("utf-8", "replace"))
