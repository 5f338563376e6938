"""What the commands share: the way out of wrong use, texts in, texts out."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from newsfacts.gold.files import write_whole

DATE = "YYYY-MM-DD"


def fail(message: str) -> NoReturn:
    """End with one line on stderr and exit code 2."""
    click.echo(f"newsfacts: {message}", err=True)
    raise SystemExit(2)


def read_text(source: str) -> str:
    """Return the text of a file or of standard input ("-"), UTF-8 with or without BOM."""
    name = "standard input" if source == "-" else source
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a path with a zero byte
        fail(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}")
    if b"\0" in data:
        fail(f"{name}: is a binary file, not a text; newsfacts batch reads html, csv, parquet and compressed files")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fail(f"{name}: is not UTF-8 text (byte {error.start}); convert it first, e.g. with iconv -f GB18030 -t UTF-8")


def write(text: str, output: str | None) -> None:
    """Print a text, or write it to a file whole: to a temporary file that then takes the name."""
    if output is None or output == "-":
        click.echo(text, nl=not text.endswith("\n"))
        return
    target = Path(output)
    try:
        if not target.parent.is_dir():
            raise FileNotFoundError(0, f"there is no folder {target.parent}; make it first")
        write_whole({target: text if text.endswith("\n") else text + "\n"})
    except OSError as error:
        fail(f"{output}: cannot be written: {error.strerror or error}")
