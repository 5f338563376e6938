"""`newsfacts gold review`: a local page on which gold files are corrected."""

import webbrowser
from contextlib import suppress
from pathlib import Path

import click

from newsfacts.cli.console import fail
from newsfacts.errors import NewsfactsError


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port on 127.0.0.1; a free one by default.")
@click.option("--open", "open_", is_flag=True, help="Open the page in the default browser.")
def review(folder: Path, port: int, open_: bool) -> None:
    """Correct the gold files of a folder on a local page, until Ctrl+C.

    The page answers on this machine alone, to who has the address that is printed. Every save keeps the file as it
    was beside it, as NAME.bak.
    """
    try:
        from newsfacts.review.serve import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn"):
            raise
        fail("gold review needs the extra review: pip install 'newsfacts[review]'")
    from newsfacts.gold.files import gold_files

    if not folder.is_dir():
        fail(f"{folder}: there is no such folder; newsfacts gold draft ARTICLE... -o {folder} makes one")
    try:
        list(gold_files([folder]))
    except NewsfactsError as error:
        fail(str(error))

    def ready(address: str) -> None:
        click.echo(f"{address}\nOpen this address in a browser; Ctrl+C ends.")
        if open_:
            webbrowser.open(address)

    try:
        with suppress(KeyboardInterrupt):  # the way to end it
            serve(folder, port, ready)
    except OSError as error:
        fail(f"port {port} cannot be taken: {error.strerror or error}; --port 0 takes a free one")
