"""What `gold check` finds: a place, what is wrong there, and what to do about it."""

import msgspec

Place = tuple[str | int, ...]


class Finding(msgspec.Struct, frozen=True):
    """A fault of a gold document.

    `place` leads to it from the document's top (("spans", 3, "value")), `message` says what is wrong, `fix` what to
    do. `file` and `line` (counted from 1) are known where the document was read from a file.
    """

    place: Place
    message: str
    fix: str
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        """Return the finding on one line, as compilers write theirs."""
        where = f"{self.file}:{self.line}: " if self.file else ""
        return f"{where}{shown(self.place)}: {self.message}; {self.fix}"


def shown(place: Place) -> str:
    """Return a place as it is written in Python.

    >>> shown(("spans", 3, "value"))
    'spans[3].value'
    """
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return text.removeprefix(".") or "document"
