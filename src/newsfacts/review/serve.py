"""Running the review server on the loopback interface, until interrupted."""

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from newsfacts.review.app import review_app


def serve(folder: Path, port: int = 0, ready: Callable[[str], None] = print) -> None:
    """Serve the gold files of a folder on 127.0.0.1; `ready` is called with the address once it can be opened.

    Port 0 takes a free one. The token in the address is new at every start. Raises OSError where the port is taken.
    """
    token = secrets.token_urlsafe(24)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen(64)
        taken = listening.getsockname()[1]
        app = review_app(folder, token, lambda: taken)
        # No log of requests: their paths hold the token.
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, ws="none", lifespan="off"
        )
        ready(f"http://127.0.0.1:{taken}/{token}/")
        uvicorn.Server(config).run(sockets=[listening])
