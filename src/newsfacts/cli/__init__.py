"""The command `newsfacts`: arguments in, calls out.

Exit codes: 0 done; 1 a floor of --fail-under was not reached; 2 wrong use, or input that cannot be read.
"""

import sys

import click

from newsfacts import __version__
from newsfacts.cli.batch import batch, query
from newsfacts.cli.evaluate import evaluate
from newsfacts.cli.read import extract, parse, schema


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=__doc__.partition("\n\n")[2])
@click.version_option(__version__, prog_name="newsfacts")
def main() -> None:
    """Read Chinese news and return what it states as data."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


for command in (extract, parse, batch, query, evaluate, schema):
    main.add_command(command)
