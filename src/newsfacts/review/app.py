"""The review server's answers: the list, the page of a document, its data, checks, first guesses, saving."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from newsfacts.document import ENTITY_LABELS, FIELDS, VALUE_LABELS
from newsfacts.errors import NewsfactsError
from newsfacts.gold.check import check_document
from newsfacts.gold.check_rules import rule_findings
from newsfacts.gold.check_shape import shape_findings
from newsfacts.gold.files import LISTS
from newsfacts.gold.schema import BOUNDS
from newsfacts.lexicon.loader import lexicon
from newsfacts.review.guard import Guard
from newsfacts.review.prefill import prefill
from newsfacts.review.progress import Progress
from newsfacts.review.store import ChangedError, Record, Store, Version

TYPES = {"js": "text/javascript", "css": "text/css"}
CHANGES = ["yoy", "qoq", "mom", "dod", "ytd", "chg"]


def review_app(folder: Path, token: str, port: Callable[[], int]) -> Guard:
    """Return the ASGI app that shows and saves the gold files of a folder to who has the token."""
    answers = Answers(folder, token)
    routes = [
        Route(f"/{token}/", answers.listing),
        Route(f"/{token}/document", answers.page),
        Route(f"/{token}/data", answers.data),
        Route(f"/{token}/data", answers.save, methods=["PUT"]),
        Route(f"/{token}/check", _check, methods=["POST"]),
        Route(f"/{token}/guess", _guess, methods=["POST"]),
        Route(f"/{token}/static/{{name}}", _file),
    ]
    errors = {
        ChangedError: _conflict,
        NewsfactsError: _refused,
        ValueError: _refused,
        KeyError: _refused,
        TypeError: _refused,
    }
    return Guard(Starlette(routes=routes, exception_handlers=errors), token, port)


class Answers:
    """What the server answers of the gold files of a folder."""

    def __init__(self, folder: Path, token: str) -> None:
        self.store, self.progress, self.token = Store(folder), Progress(folder), token

    def listing(self, _: Request) -> Response:
        """Return the list of the documents, as a page."""
        rows = [_row(key, version, self.progress) for key, version in self.store.versions()]
        return HTMLResponse(_page("review_list.html").render(folder=self.store.folder.name, rows=rows, token=self.token))

    def page(self, request: Request) -> Response:
        """Return the page of a document, which asks for its data itself."""
        key = request.query_params.get("doc", "")
        self.store.read(key)
        return HTMLResponse(_page("review_document.html").render(key=key, token=self.token))

    def data(self, request: Request) -> Response:
        """Return a document with its state and findings."""
        key = request.query_params.get("doc", "")
        version = self.store.read(key)
        answer = _json(_opened(key, version, self.progress))
        answer.background = BackgroundTask(prefill, version.document, 0, 0, None)  # the first guess then comes at once
        return answer

    async def save(self, request: Request) -> Response:
        """Save a document, unless a finding bars it."""
        body = await request.json()
        key, document = request.query_params.get("doc", ""), body["document"]
        findings = _findings(document)
        barring = [finding for finding in findings if finding["bars"] or body.get("accept")]
        if barring:
            return _json({"message": f"Not saved: {barring[0]['message']}", "findings": findings}, 422)
        kept = {field: document[field] for field in ("published", *LISTS)}
        version = self.store.write(key, kept, request.headers.get("if-match", "").strip('"'))
        self.progress.record(key, version, body.get("accepted", {}), accepted=bool(body.get("accept")))
        return _json({**_opened(key, version, self.progress), "findings": findings})


async def _check(request: Request) -> Response:
    body = await request.json()
    return _json({"findings": _findings(body["document"])})


async def _guess(request: Request) -> Response:
    body = await request.json()
    guess = await run_in_threadpool(prefill, body["document"], body["start"], body["end"], body.get("label"))
    return _json(guess)


def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _static():
        return Response(status_code=404)
    return Response(_static()[name], media_type=TYPES[name.rpartition(".")[2]])


@cache
def _static() -> dict[str, str]:
    """Return the files of the page by name; what is not among them is not served."""
    folder = files("newsfacts") / "review" / "static"
    texts = {
        file.name: file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith((".js", ".css"))
    }
    return {**texts, "labels.css": (files("newsfacts") / "templates" / "labels.css").read_text(encoding="utf-8")}


@cache
def _page(name: str) -> Any:
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((files("newsfacts") / "templates" / name).read_text(encoding="utf-8"))


def _json(data: Any, status: int = 200) -> Response:
    """Return JSON in ASCII, in which a lone surrogate of a text passes too."""
    import json

    return Response(json.dumps(data), status, media_type="application/json")


def _row(key: str, version: Version | NewsfactsError, progress: Progress) -> dict[str, Any]:
    if isinstance(version, NewsfactsError):
        return {"key": key, "error": str(version)}
    items = progress.items(key, version.document)
    return {
        "key": key,
        "link": quote(key, safe=""),
        "id": version.document.get("id") or key,
        "published": version.document.get("published"),
        "counts": [(field, sum(items[field]), len(items[field])) for field in LISTS],
        "problems": len(check_document(version.document)),
        "state": progress.state(key, version),
    }


def _opened(key: str, version: Version, progress: Progress) -> dict[str, Any]:
    return {
        "key": key,
        "document": version.document,
        "version": version.digest,
        "state": progress.state(key, version),
        "accepted": progress.items(key, version.document),
        "findings": _findings(version.document),
        "options": {
            "entities": ENTITY_LABELS,
            "values": VALUE_LABELS,
            "fields": FIELDS,
            "changes": CHANGES,
            "bounds": BOUNDS,
            "concepts": [[row["key"], row["zh"]] for row in lexicon("concepts")],
        },
    }


def _findings(document: Record) -> list[dict[str, Any]]:
    """Return the faults of a document; those that `bars` marks keep it from being saved, the others from acceptance.

    A file is barred that would be no document: of another shape than the schema's, or with spans that overlap or do
    not slice the text.
    """
    shape = list(shape_findings(document))
    return [
        {
            "place": list(one.place),
            "message": one.message,
            "fix": one.fix,
            "bars": bool(shape) or (one.place[0] == "spans" and one.place[-1] in ("start", "text")),
        }
        for one in shape or rule_findings(document)
    ]


async def _conflict(_: Request, error: Exception) -> Response:
    assert isinstance(error, ChangedError)
    current = error.current
    message = (
        "Not saved: this document was changed elsewhere (in another tab, or in an editor) since it was opened here."
    )
    return _json({"message": message, "document": current.document, "version": current.digest}, 409)


async def _refused(_: Request, error: Exception) -> Response:
    return _json({"message": f"Refused: {error}"}, 400)
