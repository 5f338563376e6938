"""How a wrong use is written down, and the files that wrong uses name."""

import pytest

GOLD = '{"id": "g", "published": null, "text": "营收", "spans": [], "facts": [], "relations": []}'
FILES = {
    "a.txt": "小满公司2025年营收12.5亿元。",
    "empty": "",
    "gb.txt": "小满公司营收".encode("gb18030"),
    "binary": b"\0\1\2",
    "image.png": b"\x89PNG",
    "folder/image.png": b"\x89PNG",
    "broken.json": '{"text": ',
    "list.json": "[1]",
    "bare.json": "{}",
    "g.json": GOLD,
    "same.json": GOLD,
    "number.json": GOLD.replace('"g"', "5"),
    "surrogate.json": GOLD.replace('"g"', '"\\ud800"'),
    "day.json": GOLD.replace("null", '"yesterday"'),
    "spans.json": GOLD.replace('"spans": []', '"spans": 5'),
    "evidence.json": GOLD.replace('"facts": []', '"facts": [{"evidence": [0]}]'),
    "relation.json": GOLD.replace('"relations": []', '"relations": ["a"]'),
    "text.json": GOLD.replace('"营收"', "5"),
    "columns.tsv": "姓名\tkind\n小满\tORG\n",
    "cells.tsv": "name\tlabel\n小满\n",
    "label.tsv": "name\tlabel\n小满\tCOMPANY\n",
    "noname.tsv": "name\tlabel\n\tORG\n",
    "noconcept.tsv": "word\tconcept\n流水\t\n",
    "unit.tsv": "word\tconcept\tunit\n流水\trevenue\tgold\n",
    "kind.tsv": "word\tconcept\tkind\n流水\trevenue\tlake\n",
    "broken.toml": "[total",
    "key.toml": "[total]\nDATES = 0.9\n",
    "table.toml": "[totals]\nDATE = 0.9\n",
    "type.toml": "total = 5\n",
    "nan.toml": "[total]\nDATE = nan\n",
    "tool.toml": "tool = 5\n",
    "law.toml": "[total]\nLAW = 0.5\n",
    "x.gold.txt": "营收\n",
}
"""Text is written as UTF-8, bytes as they are. Beside them there is the folder `nothing`, in which there is nothing."""


def case(name, call, error, *said):
    """A wrong use by name: what is called, which exception it raises, and what that says: the value, the place, the way out."""
    return pytest.param(call, error, said, id=name)


def lacking(message, said):
    """Return what a message lacks of what it must say."""
    return [words for words in said if words not in message]
