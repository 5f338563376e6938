"""Why a document has no facts: the reasons that the table of documents gives."""

REASONS = {
    "unreadable": "the file cannot be opened or read",
    "damaged": "a compressed stream, a Parquet file or a JSON line that is broken",
    "expands": "a compressed file that unpacks to far more than text does",
    "binary": "the bytes are no text",
    "undecodable": "the bytes are text in none of the encodings known",
    "too_large": "over the size limit",
    "empty": "there is no text",
    "no_text": "the record has no text in its text column, or the page no article",
    "time_limit": "reading it took longer than the time limit",
    "worker_killed": "the worker died on it, twice",
    "error": "reading it raised an error, which is ours to mend",
}


class BadInputError(Exception):
    """A document, or the rest of a file, that cannot be read: `reason` is a key of REASONS, `detail` a sentence."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


def unreadable(error: OSError) -> BadInputError:
    """Return the failure that an error of the operating system is."""
    return BadInputError("unreadable", error.strerror or str(error))
