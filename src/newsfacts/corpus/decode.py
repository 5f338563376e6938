"""Bytes → text: UTF-8, UTF-16, GB18030, Big5 and Big5-HKSCS told apart. Nothing is replaced or left out on the way."""

import codecs
from typing import NamedTuple

from newsfacts.corpus.failures import BadInputError
from newsfacts.extras import require

DETECTED = ["utf_8", "gb18030", "big5hkscs"]
ALIASES = {
    **dict.fromkeys(("gb18030", "gbk", "gb2312", "cp936", "x-gbk"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "big5hkscs", "big5_hkscs", "cp950", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("utf-8", "utf8", "utf_8"), "utf-8"),
}
"""What pages and headers call the encodings."""


class Decoded(NamedTuple):
    """A text and the encoding that it was in: utf-8, utf-16, utf-16-le, utf-16-be, gb18030, big5 or big5hkscs."""

    text: str
    encoding: str


def decode(data: bytes, hint: str | None = None) -> Decoded:
    """Return the text that the bytes are; `hint` is the encoding that a page or the rest of the file claims.

    Raises BadInputError ("binary", "undecodable").

    >>> decode("营收12亿元".encode("gb18030"))
    Decoded(text='营收12亿元', encoding='gb18030')
    >>> decode("營收12億元。".encode("utf-16"))
    Decoded(text='營收12億元。', encoding='utf-16')
    """
    if data.startswith(codecs.BOM_UTF8):
        return Decoded(_strictly(data, "utf-8-sig", "UTF-8 by its byte order mark"), "utf-8")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(_strictly(data, "utf-16", "UTF-16 by its byte order mark"), "utf-16")
    if b"\0" in data:
        return _with_zeros(data)
    for encoding in (ALIASES.get((hint or "").lower()), "utf-8"):
        text = _try(data, encoding)
        if encoding and text is not None:
            return Decoded(text, _named(data, encoding))
    return _detected(data)


def encoding_of(sample: bytes) -> str | None:
    """Return the encoding of a file by its first bytes, None where they do not tell."""
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    if b"\0" in sample or sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        whole = sample[: len(sample) // 4 * 4 - 4] or sample  # a line ends after two bytes here
    try:
        return decode(whole).encoding
    except BadInputError:
        return None


def _try(data: bytes, encoding: str | None) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        return None


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInputError("undecodable", f"{name}, but not at byte {error.start}") from None


def _named(data: bytes, encoding: str) -> str:
    """Big5-HKSCS holds Big5; a text that needs none of its additions is Big5."""
    return "big5" if encoding == "big5hkscs" and _try(data, "big5") is not None else encoding


def _with_zeros(data: bytes) -> Decoded:
    """Read UTF-16 without its mark: the zeros of its digits, blanks and line ends all stand on one side."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    encoding = "utf-16-le" if even == 0 else "utf-16-be" if odd == 0 else None
    text = _try(data, encoding)
    if encoding is None or text is None or not _looks_like_text(text):
        raise BadInputError("binary", "zero bytes as no text has them")
    return Decoded(text, encoding)


def _looks_like_text(text: str) -> bool:
    """Tell whether nearly all characters are Chinese, ASCII or their punctuation, as in no binary file read as UTF-16."""
    known = sum(
        c in "\t\n\r" or " " <= c <= "~" or "\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" for c in text
    )
    return known >= 0.9 * len(text)


def _detected(data: bytes) -> Decoded:
    charset_normalizer = require("charset_normalizer", "corpus")
    best = charset_normalizer.from_bytes(data, cp_isolation=DETECTED).best()
    if best is None:
        raise BadInputError("undecodable", "neither UTF-8 nor GB18030 nor Big5")
    encoding = ALIASES[best.encoding]
    return Decoded(_strictly(data, encoding, encoding), _named(data, encoding))
