"""Seconds a million characters as texts grow, for news and for hostile strings, as a Markdown table.

    python benchmarks/linear.py [--largest 10000000] [--stage values|everything] [--rows news 点 …] [--svg FILE]

News is the seed article again and again; a hostile string is one fragment again and again. Where time grows as the text does,
a row keeps its number from column to column.
"""

import argparse
import html
import math
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
    "thousands": ",111",
    "table headers": "(万元)1",
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


COLOURS = ("#1f5a9c", "#c0392b", "#2e7d32", "#8e5a00", "#6a1b9a", "#00838f", "#555555")


def plot(measured: dict[str, list[tuple[int, float]]], stage: str) -> str:
    """Return an SVG of seconds against characters, both by powers of ten; the dashed line grows as the text does."""
    sizes = sorted({size for row in measured.values() for size, _ in row})
    times = [taken for row in measured.values() for _, taken in row]
    left, right = math.log10(sizes[0]), math.log10(sizes[-1])
    low, high = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))

    def at(size: float, taken: float) -> str:
        x = 70 + 480 * (math.log10(size) - left) / (right - left)
        return f"{x:.1f},{340 - 310 * (math.log10(taken) - low) / (high - low):.1f}"

    def text(place: str, words: str, more: str = "") -> str:
        x, y = place.split(",")
        return f'<text x="{x}" y="{y}" {more}>{words}</text>'

    lines = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 390" font-family="sans-serif" font-size="12">']
    lines.append('<rect width="700" height="390" fill="white"/>')
    for power in range(low, high + 1):
        lines.append(f'<polyline points="{at(sizes[0], 10**power)} {at(sizes[-1], 10**power)}" stroke="#ddd"/>')
        lines.append(text(at(sizes[0], 10**power), f"{10.0**power:g} s", 'text-anchor="end" dx="-6" dy="4"'))
    for size in sizes:
        lines.append(f'<polyline points="{at(size, 10**low)} {at(size, 10**high)}" stroke="#ddd"/>')
        lines.append(text(at(size, 10**low), f"{size:,}", 'text-anchor="middle" dy="18"'))
    begin = 10 ** (low + 0.5)
    dashed = f"{at(sizes[0], begin)} {at(sizes[-1], begin * sizes[-1] / sizes[0])}"
    lines.append(f'<polyline points="{dashed}" stroke="#999" stroke-dasharray="5 4"/>')
    for i, (name, row) in enumerate(measured.items()):
        colour, points = COLOURS[i % len(COLOURS)], " ".join(at(*point) for point in row)
        lines.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(text(f"565,{40 + 18 * i}", html.escape(name), f'fill="{colour}"'))
    lines.append(
        text(
            "310,378", f"characters of one text ({stage}); dashed: time grows as the text does", 'text-anchor="middle"'
        )
    )
    return "\n".join([*lines, "</svg>"]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--stage", choices=("values", "everything"), default="values")
    parser.add_argument("--rows", nargs="*", help="only these")
    parser.add_argument("--svg", type=Path, help="also draw seconds against characters, both by powers of ten")
    args = parser.parse_args()
    measured: dict[str, list[tuple[int, float]]] = {}
    reader = values_alone if args.stage == "values" else everything
    seed = next((ROOT / "seeds").glob("*.txt")).read_text(encoding="utf8")
    sizes = [size for size in (10_000, 100_000, 1_000_000, 10_000_000) if size <= args.largest]
    reader(seed)
    print(f"| {args.stage} | " + " | ".join(f"{size:,}" for size in sizes) + " |")
    print("| --- |" + " --: |" * len(sizes))
    for name, fragment in {"news": seed, **HOSTILE}.items():
        if args.rows and name not in args.rows:
            continue
        texts = ((fragment * (size // len(fragment) + 1))[:size] for size in sizes)
        measured[name] = [(len(text), seconds(reader, text)) for text in texts]
        cells = [f"{taken * 1e6 / size:.2f}" for size, taken in measured[name]]
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)
    if args.svg:
        args.svg.write_text(plot(measured, args.stage), encoding="utf8")


if __name__ == "__main__":
    main()
