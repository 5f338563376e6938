"""`python -m newsfacts.cli`."""

from newsfacts.cli import main

main()
