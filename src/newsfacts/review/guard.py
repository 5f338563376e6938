"""Who may speak to the review server: the page that it served itself, opened by the token in its address."""

import hmac
from collections.abc import Callable, MutableMapping
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
LARGEST = 64 * 1024 * 1024


class Guard:
    """An ASGI middleware that lets through what has the token, our own Host and, to write, our own Origin.

    The Host header guards against a foreign name that was made to resolve to 127.0.0.1, the Origin against a foreign
    page that sends requests here, the token against other users of the machine.
    """

    def __init__(self, app: Callable[..., Any], token: str, port: Callable[[], int]) -> None:
        self.app, self.token, self.port = app, token, port

    async def __call__(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        """Answer with the reason, or hand on to the app and add the headers that bind the page."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refusal = self._refusal(Request(scope))
        answer = self.app if refusal is None else refusal

        async def bound(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    *((k.lower().encode(), v.encode()) for k, v in HEADERS.items()),
                ]
            await send(message)

        await answer(scope, receive, bound)

    def _refusal(self, request: Request) -> Response | None:
        hosts = {f"127.0.0.1:{self.port()}", f"localhost:{self.port()}"}
        host, origin = request.headers.get("host", ""), request.headers.get("origin")
        if host not in hosts:
            return PlainTextResponse("This server answers to 127.0.0.1 only.\n", 421)
        first = request.url.path.lstrip("/").partition("/")[0]
        if not hmac.compare_digest(first.encode("utf-8", "replace"), self.token.encode()):
            return PlainTextResponse("Open the address that newsfacts gold review printed, with its token.\n", 404)
        writes = request.method not in ("GET", "HEAD")
        if (writes and origin is None) or (origin is not None and origin != f"http://{host}"):
            return PlainTextResponse("Requests from other origins are refused.\n", 403)
        if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return PlainTextResponse("Requests from other sites are refused.\n", 403)
        length = request.headers.get("content-length", "0")
        if writes and not (length.isdigit() and int(length) <= LARGEST and "transfer-encoding" not in request.headers):
            return PlainTextResponse("The request is too large.\n", 413)
        return None
