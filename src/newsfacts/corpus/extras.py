"""The libraries that only some users need, and what to say where one is missing."""

import importlib
from types import ModuleType

from newsfacts.errors import MissingExtraError


def require(module: str, extra: str) -> ModuleType:
    """Return the module, imported; raises MissingExtraError, which names the extra and the command that installs it.

    >>> require("no_such_module", "corpus")
    Traceback (most recent call last):
    newsfacts.errors.MissingExtraError: no_such_module is not installed; it comes with: pip install "newsfacts[corpus]"
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f'{module} is not installed; it comes with: pip install "newsfacts[{extra}]"'
        ) from error
