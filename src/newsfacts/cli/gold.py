"""`newsfacts gold`: what makes and mends gold files."""

import click

from newsfacts.cli.review import review


@click.group()
def gold() -> None:
    """Correct gold files."""


gold.add_command(review)
