"""What values mean in context: dates from the publication day and each other, the document's own currency."""

from newsfacts.mention import Mention
from newsfacts.text.fold import Folded


def resolve_values(
    folded: Folded, mentions: list[Mention], published: str | None
) -> tuple[list[Mention], str | None]:
    """Return the mentions with final values, and the publication date used (given or inferred; EDTF)."""
    return mentions, published
