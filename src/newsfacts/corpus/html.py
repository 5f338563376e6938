"""A page → its headline, its article and the day that it states, by trafilatura."""

import datetime as dt
import logging
from typing import NamedTuple

import regex

from newsfacts.corpus.dates import day_in
from newsfacts.corpus.decode import Decoded, decode
from newsfacts.corpus.failures import BadInputError
from newsfacts.extras import require

CHARSET = regex.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,20})""", regex.IGNORECASE)
DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
"""Of dates that pages state, the first publication; none guessed from the text; today's date plays no part."""


class Page(NamedTuple):
    """What a page says: the article with its headline as the first line, the headline, the day of publication."""

    text: str
    title: str | None
    day: dt.date | None
    encoding: str


def decode_page(data: bytes) -> Decoded:
    """Return a page's text; what it claims of its encoding is believed where it can be true."""
    claimed = CHARSET.search(data[:4096])
    return decode(data, claimed[1].decode("ascii", "replace") if claimed else None)


def read_page(data: bytes) -> Page:
    """Return the article of a page. Raises BadInputError: undecodable, or "no_text" where no article is found."""
    trafilatura = require("trafilatura", "corpus")
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    text, encoding = decode_page(data)
    found = trafilatura.bare_extraction(
        text, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=DATES
    )
    body = (found.text or "").strip() if found is not None else ""
    if not body:
        raise BadInputError("no_text", "no article was found in the page")
    title = (found.title or "").strip() or None
    if title and not body.startswith(title):
        body = f"{title}\n{body}"
    return Page(body, title, day_in(found.date) if found.date else None, encoding)
