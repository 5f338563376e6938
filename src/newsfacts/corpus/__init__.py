"""Corpora: folders of news in, tables of facts out.

The way of a run: find the files → split them into shards (the plan) → a pool of guarded workers writes each shard's four
tables → the same command again does what is missing. A shard is a few megabytes of input, named by files and ranges, so that
no process ever holds more than a document and a few thousand rows.
"""

from newsfacts.corpus.extras import require

__all__ = ["require"]
