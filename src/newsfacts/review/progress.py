"""What a person has accepted in a folder of gold files: whole documents, and single spans, facts and relations.

It is kept beside the files, in .newsfacts-review (JSON), by the digests of what was accepted: whatever is changed
afterwards, by whom ever, is no longer accepted. The gold files themselves stay in the format of documents.
"""

import json
from pathlib import Path
from typing import Any

from newsfacts.gold.files import LISTS, write_whole
from newsfacts.review.store import Record, Version, digest

NAME = ".newsfacts-review"


class Progress:
    """The record of a folder. What cannot be read counts as nothing accepted."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / NAME

    def _all(self) -> dict[str, Any]:
        try:
            data = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return data if isinstance(data, dict) else {}

    def state(self, key: str, version: Version) -> str:
        """Return "draft", "accepted", or "changed" where an accepted document was changed since."""
        accepted = self._all().get(key, {}).get("accepted")
        if accepted is None:
            return "draft"
        return "accepted" if accepted == version.digest else "changed"

    def items(self, key: str, document: Record) -> dict[str, list[bool]]:
        """Return of each span, fact and relation whether it was accepted."""
        known = set(self._all().get(key, {}).get("items", []))
        return {field: [digest([field, item]) in known for item in document[field]] for field in LISTS}

    def record(self, key: str, version: Version, items: dict[str, list[bool]], *, accepted: bool) -> None:
        """Write down what is accepted now. Without `accepted` an acceptance of the whole is left to what it was."""
        data = self._all()
        known = [
            digest([field, item])
            for field in LISTS
            for item, on in zip(version.document[field], items.get(field, []), strict=False)
            if on
        ]
        before = data.get(key, {}).get("accepted")
        data[key] = {"accepted": version.digest if accepted else before, "items": sorted(set(known))}
        write_whole({self.file: json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"})
