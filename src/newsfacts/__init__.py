"""newsfacts reads Chinese news and returns what it states as data.

>>> import newsfacts
>>> document = newsfacts.extract("公司去年营收12.5亿元，同比增长8%。", published="2026-01-09")
>>> [span.text for span in document.spans]
['去年', '12.5亿元', '8%']
"""

from typing import TYPE_CHECKING, Any

from newsfacts.document import Document, Fact, Relation, Span
from newsfacts.errors import NewsfactsError

if TYPE_CHECKING:
    from newsfacts.corpus.many import Failure, extract_many
    from newsfacts.pipeline import extract, load, parse

__all__ = [
    "Document",
    "Fact",
    "Failure",
    "NewsfactsError",
    "Relation",
    "Span",
    "extract",
    "extract_many",
    "load",
    "parse",
]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import the pipeline at its first use, so that `import newsfacts` stays quick."""
    if name in ("extract", "load", "parse"):
        from newsfacts import pipeline

        return getattr(pipeline, name)
    if name in ("extract_many", "Failure"):
        from newsfacts.corpus import many

        return getattr(many, name)
    raise AttributeError(f"module 'newsfacts' has no attribute {name!r}")
