"""The checks of arguments and files that many calls share, so that all say the same of the same wrong use."""

from pathlib import Path
from typing import Any

from newsfacts.errors import NewsfactsError, WrongTypeError

SHOWN = 60
"""How many characters of a wrong value a message shows."""


def shown(value: Any) -> str:
    """Return a value as messages show it, its end left out where it is long.

    >>> shown("9 January")
    "'9 January'"
    """
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def first_line(error: Exception) -> str:
    r"""Return the first line of what another library's exception says, its name where it says nothing.

    >>> first_line(OSError("no such master\nat line 7")), first_line(KeyError())
    ('no such master', 'KeyError')
    """
    return str(error).partition("\n")[0] or type(error).__name__


def need(call: str, value: Any, types: type | tuple[type, ...], form: str) -> None:
    """Raise WrongTypeError where a value is of none of the types; `form` says what `call` takes, and what to do.

    >>> need("parse()", 5, str, "the text as a str")
    Traceback (most recent call last):
    newsfacts.errors.WrongTypeError: parse() takes the text as a str, not int: 5
    """
    if not isinstance(value, types):
        raise WrongTypeError(f"{call} takes {form}, not {type(value).__name__}: {shown(value)}")


def read_utf8(path: str | Path, error: type[NewsfactsError]) -> str:
    """Return the text of a file in UTF-8, with or without BOM; where it is none, raise `error`, which names the file."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise error(
            f"{path}: is not UTF-8 text (byte {fault.start}); convert it first, e.g. with iconv -f GB18030 -t UTF-8"
        ) from None
    except (OSError, ValueError) as fault:  # ValueError: a path with a zero byte
        raise error(f"{path}: cannot be read: {getattr(fault, 'strerror', None) or fault}") from None
