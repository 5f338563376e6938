"""Tables that were pasted as text: a header line of concepts, then rows of a date or a name and numbers."""

import msgspec
import regex

from newsfacts.facts.words import words
from newsfacts.mention import Mention
from newsfacts.text.fold import Folded


class Cell(msgspec.Struct, frozen=True):
    """A number of a table with the concept of its column, the date of its row (or column) and its owner."""

    mention: Mention
    concept: str
    period: str | None
    owner: str | None


COLUMN = regex.compile(r"[\s|]{2,}|\t|\|")
ROW_NOISE = regex.compile(r"[\s()|,\-+%元]|未经审核|经审核|未审计|经审计")


def read_tables(folded: Folded, mentions: list[Mention]) -> dict[int, list[Cell]]:
    """Return the cells of every table row of the text, by the offset in the folded text at which the row begins."""
    rows: dict[int, list[Cell]] = {}
    header: list[str] = []
    start = i = 0
    for line in folded.text.split("\n"):
        end = start + len(line)
        inside = []
        while i < len(mentions) and mentions[i].start < end:
            inside.append(mentions[i])
            i += 1
        numbers = [m for m in inside if m.label in ("MONEY", "PERCENT", "QUANTITY")]
        if header and len(numbers) == len(header) and _is_row(folded.text[start:end], inside, start):
            rows[start] = _cells(header, inside, numbers)
        elif not numbers and line:
            header = _header(folded, start, end)
        elif numbers:
            header = []
        start = end + 1
    return rows


def _header(folded: Folded, start: int, end: int) -> list[str]:
    """Return the columns of a header line without its first, that of the rows' names; [] where it is none."""
    first, last = folded.origin(start, end)
    columns = [column.strip() for column in COLUMN.split(folded.long[first:last].strip()) if column.strip()]
    known = [column for column in columns if column in words() and words()[column].concept]
    return columns[1:] if len(known) >= 1 and len(columns) >= 2 else []


def _is_row(line: str, inside: list[Mention], start: int) -> bool:
    """Tell whether a line is nothing but mentions, blanks and brackets."""
    rest, last = "", 0
    for mention in inside:
        rest += line[last : mention.start - start]
        last = mention.end - start
    rest += line[last:]
    return len(ROW_NOISE.sub("", rest)) <= 4


def _cells(header: list[str], inside: list[Mention], numbers: list[Mention]) -> list[Cell]:
    dates = [m for m in inside if m.label == "DATE"]
    names = [m for m in inside if m.name]
    period = dates[0].value if dates else None
    owner = names[0].name if names else None
    cells = []
    for column, mention in zip(header, numbers, strict=True):
        word = words().get(column)
        cells.append(Cell(mention, (word.concept if word else None) or column, period, owner))
    return cells
