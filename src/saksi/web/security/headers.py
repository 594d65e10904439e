"""Headers of every answer, and the hosts that are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saksi.web.settings import is_loopback

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Everything comes from here, no script or style stands in a page, nothing is framed or sent elsewhere.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)

#: For a desk behind TLS: browsers come back over HTTPS alone (RFC 6797).
HTTPS_ONLY = ("strict-transport-security", "max-age=31536000")


class SecurityHeaders:
    """Middleware that puts `HEADERS` on every answer; pages are not kept by caches unless they say so."""

    def __init__(self, app: ASGIApp, *, secure: bool = False) -> None:
        self._app = app
        self._headers = (*HEADERS, ("cache-control", "no-store"), *((HTTPS_ONLY,) if secure else ()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = {name for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *((name.encode(), value.encode()) for name, value in self._headers if name.encode() not in held),
                ]
            await send(message)

        await self._app(scope, receive, send_with_headers)


class OwnHostOnly:
    """Middleware for a desk without accounts: it answers to this machine's own names alone.

    A page elsewhere whose name is made to point here (DNS rebinding) is refused.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "http" and not is_loopback(_host(scope)):
            await send({"type": "http.response.start", "status": 421, "headers": [(b"content-type", b"text/plain")]})
            await send({"type": "http.response.body", "body": b"This desk answers to this machine alone.\n"})
            return
        await self._app(scope, receive, send)


def _host(scope: Scope) -> str:
    """The host of a request without its port."""
    value = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
    return value.partition("]")[0].lstrip("[") if value.startswith("[") else value.partition(":")[0]
