r"""How the markup form writes characters that would be read as its own, or that an editor hides or eats.

`\|`, `\⟦`, `\⟧`, `\\` are these characters, `\n` a line break inside a field, `\u{a0}` any character by its number, and
`\e` alone the empty string, as an empty field is null.
"""

from functools import cache

import regex

from newsfacts.errors import InvalidDocumentError

HIDDEN = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}--[\n\t]]", regex.VERSION1)
TRAILING = regex.compile(r"[^\S\n](?=\n|\Z)")
RULE = regex.compile(r"^---$", regex.MULTILINE)
ESCAPE = regex.compile(r"\\(?:u\{(?P<number>[0-9a-fA-F]{1,6})\}|(?P<one>.?))", regex.DOTALL)
EDGE = regex.compile(r"^\s|\s$")
EMPTY = r"\e"
LETTERS = {"n": "\n", "e": ""}


def _numbered(match: regex.Match[str]) -> str:
    return f"\\u{{{ord(match.group()):x}}}"


@cache
def _special(characters: str) -> regex.Pattern[str]:
    return regex.compile(f"[{regex.escape(characters)}]")


def escaped(text: str, special: str) -> str:
    r"""Return a text with the characters of `special`, backslashes and hidden characters escaped.

    >>> print(escaped("a|b\\c\u200b", "|"))
    a\|b\\c\u{200b}
    """
    return str(HIDDEN.sub(_numbered, _special("\\" + special).sub(r"\\\g<0>", text)))


def body(text: str) -> str:
    r"""Return the body of the text, made of escaped pieces: no line ends in a blank, none is `---`."""
    return str(RULE.sub(r"\\---", TRAILING.sub(_numbered, text)))


def field(value: str | None, special: str = "|⟦⟧") -> str:
    r"""Return a field as it is written: nothing for null, `\e` for the empty string, no blank at either end.

    >>> field(None), field(""), field("a b ")
    ('', '\\e', 'a b\\u{20}')
    """
    if value is None:
        return ""
    return str(EDGE.sub(_numbered, escaped(value, special).replace("\n", r"\n").replace("\t", r"\u{9}"))) or EMPTY


def plain(raw: str) -> str:
    r"""Return what an escaped text says. Raises InvalidDocumentError at a backslash that nothing follows.

    >>> plain(r"a\|b\u{20}\n")
    'a|b \n'
    """

    def character(match: regex.Match[str]) -> str:
        if match["number"]:
            if int(match["number"], 16) > 0x10FFFF:
                raise InvalidDocumentError(f"{match.group()} is no character; the last is \\u{{10ffff}}")
            return chr(int(match["number"], 16))
        if not match["one"]:
            raise InvalidDocumentError("a backslash stands last; write two for a backslash")
        one = str(match["one"])
        return LETTERS.get(one, one)

    return str(ESCAPE.sub(character, raw))


def value(raw: str) -> str | None:
    """Return what a field says: nothing is null."""
    raw = raw.strip()
    return plain(raw) if raw else None


def parts(raw: str) -> list[str]:
    r"""Return the escaped fields between the bars of a line or mark.

    >>> parts(r"a \| b | c")
    ['a \\| b ', ' c']
    """
    fields = [""]
    for piece in regex.findall(r"\\.|[^\\|]+|\||\\", raw, regex.DOTALL):
        if piece == "|":
            fields.append("")
        else:
            fields[-1] += piece
    return fields
