"""Seconds a million characters as texts grow, for news and for hostile strings, as a Markdown table.

    python benchmarks/linear.py [--largest 10000000] [--stage values|everything]

News is the seed article again and again; a hostile string is one fragment again and again. Where time grows as the text does,
a row keeps its number from column to column.
"""

import argparse
import time
from pathlib import Path

from speed import everything, values_alone

ROOT = Path(__file__).parents[1]
HOSTILE = {
    "digits": "1",
    "亿": "亿",
    "brackets": "(",
    "年月": "年月",
    "一": "一",
    "点": "1点",
    "commas": "1,",
    "ranges": "1-",
    "quotes": "“",
    "book marks": "《",
    "dates": "2025年9月至",
    "names": "王某某、",
    "tickers": "(600519.SH)",
    "percent": "百分之",
    "blanks": " ",
    "mixed": "1一(",
}


def seconds(reader, text: str) -> float:
    begin = time.process_time()
    reader(text)
    return time.process_time() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--stage", choices=("values", "everything"), default="values")
    args = parser.parse_args()
    reader = values_alone if args.stage == "values" else everything
    seed = next((ROOT / "seeds").glob("*.txt")).read_text(encoding="utf8")
    sizes = [size for size in (10_000, 100_000, 1_000_000, 10_000_000) if size <= args.largest]
    reader(seed)
    print(f"| {args.stage} | " + " | ".join(f"{size:,}" for size in sizes) + " |")
    print("| --- |" + " --: |" * len(sizes))
    for name, fragment in {"news": seed, **HOSTILE}.items():
        cells = []
        for size in sizes:
            text = (fragment * (size // len(fragment) + 1))[:size]
            cells.append(f"{seconds(reader, text) * 1e6 / size:.2f}")
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
