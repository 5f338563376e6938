"""Corpora: folders of news in, tables of facts out.

The way of a run: find the files → cut them into shards (the plan) → a pool of guarded workers writes each shard's four
tables → the same command again does what is missing. A shard is at most some megabytes of input, named by files and ranges, so
that no process ever holds more than a document and a few thousand rows.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsfacts.corpus.arrow import Tables, extract_batches, extract_table
    from newsfacts.corpus.job import Report, run
    from newsfacts.corpus.settings import Settings

__all__ = ["Report", "Settings", "Tables", "extract_batches", "extract_table", "run"]

_ROOMS = {"job": ("Report", "run"), "arrow": ("Tables", "extract_batches", "extract_table"), "settings": ("Settings",)}


def __getattr__(name: str) -> Any:
    """Import a part at its first use."""
    from importlib import import_module

    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"newsfacts.corpus.{room}"), name)
    raise AttributeError(f"module 'newsfacts.corpus' has no attribute {name!r}")
