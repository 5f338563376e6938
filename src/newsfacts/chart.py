"""A chart of a document's facts over time: one panel a concept and unit, its amounts by period and entity, as SVG.

Drawn with matplotlib, the extra `newsfacts[chart]`. Text in the SVG stays text, so that whoever shows it needs a font with
Chinese characters; colours are chosen to be read on light and on dark ground.
"""

import io
import warnings
from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from newsfacts.arguments import need, shown
from newsfacts.document import Document, Fact
from newsfacts.errors import NothingToDrawError, WrongTypeError
from newsfacts.extras import require
from newsfacts.periods import bounds

FONTS = ("Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", "SimHei", "Heiti TC", "Arial Unicode MS")  # fmt: skip
VIEWERS = ("Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei")
"""The fonts that whoever shows the SVG may have, whatever is installed here: Linux, macOS, Windows."""
INK = "#767d88"
COLOURS = ("#4f8df5", "#e8903d", "#3fae6f", "#e8534a", "#a46ff0", "#2fb3c4", "#cbae1e", "#d65fd0")
MOST_PANELS = 6
SCALES = ((Decimal(10**8), "亿 "), (Decimal(10**4), "万 "), (Decimal(1), ""))
Panel = tuple[tuple[str, str | None], list[Fact]]


def to_chart(document: Document, concepts: Sequence[str] | None = None) -> str:
    """Return the chart as SVG, of the levels (no changes) that have a period and an owner.

    `concepts` chooses and orders the panels; without it those with most facts are drawn, up to six. Raises
    NothingToDrawError where no fact is left, MissingExtraError where matplotlib is not installed, WrongTypeError where
    `concepts` is no sequence of keys.
    """
    for concept in _keys(concepts):
        need("to_chart(concepts)", concept, str, 'keys of concepts, e.g. ["revenue"]')
    matplotlib = require("matplotlib", "chart")
    panels = choose(document, concepts)
    if not panels:
        wanted = f" of {', '.join(concepts)}" if concepts else ""
        drawable = sorted({fact.concept for fact in document.facts if _is_drawn(fact)})
        hint = f"those that do are of {shown(drawable)}" if drawable else "facts_table() has all that there are"
        raise NothingToDrawError(f"no fact{wanted} states a level with its owner and its period; {hint}")
    names = dict.fromkeys(_name(fact) for _, facts in panels for fact in facts)
    colours = {name: COLOURS[i % len(COLOURS)] for i, name in enumerate(names)}
    families = [*_fonts(), "sans-serif"]
    style = {
        "svg.fonttype": "none", "svg.hashsalt": "newsfacts", "text.parse_math": False, "font.family": families, "text.color": INK,
        "axes.edgecolor": INK, "axes.labelcolor": INK, "xtick.color": INK, "ytick.color": INK,
    }  # fmt: skip
    out = io.StringIO()
    with matplotlib.rc_context(style), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing", category=UserWarning)  # told by _fonts
        figure = require("matplotlib.figure", "chart").Figure(figsize=(8, 2.9 * len(panels)), layout="constrained")
        for axes, panel in zip(figure.subplots(len(panels), squeeze=False)[:, 0], panels, strict=True):
            _draw(axes, panel, colours)
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Title": "newsfacts"})
    return out.getvalue().replace("sans-serif", ", ".join((*(f"'{font}'" for font in VIEWERS), "sans-serif")))


def choose(document: Document, concepts: Sequence[str] | None = None) -> list[Panel]:
    """Return the facts to draw, by concept and unit, the order that of `concepts` or the number of facts."""
    panels: dict[tuple[str, str | None], list[Fact]] = defaultdict(list)
    for fact in document.facts:
        if _is_drawn(fact):
            panels[fact.concept, fact.unit].append(fact)
    if concepts is not None:
        order = {concept: i for i, concept in enumerate(concepts)}
        return sorted((p for p in panels.items() if p[0][0] in order), key=lambda panel: order[panel[0][0]])
    most_first = sorted(panels.items(), key=lambda panel: -len({fact.period for fact in panel[1]}))
    compared = [panel for panel in most_first if len(panel[1]) > 1]  # one bar shows nothing that the table does not
    return (compared or most_first)[:MOST_PANELS]


def _keys(concepts: Sequence[str] | None) -> Sequence[str]:
    if isinstance(concepts, str):
        raise WrongTypeError(f"to_chart(concepts) takes keys of concepts, not one str; pass [{concepts!r}]")
    need("to_chart(concepts)", concepts, (Sequence, type(None)), 'keys of concepts, e.g. ["revenue"]')
    return concepts or ()


def _is_drawn(fact: Fact) -> bool:
    """Tell whether a fact states a level with its owner and its period."""
    is_dated = bounds(fact.period)[1] is not None
    return fact.change is None and bool(fact.entity) and is_dated and not fact.value.startswith("P")


def _draw(axes: Any, panel: Panel, colours: dict[str, str]) -> None:
    """Draw one panel: groups of bars at each period, a colour an entity, a cap where the text gives a range."""
    (concept, unit), facts = panel
    periods = sorted({fact.period or "" for fact in facts}, key=lambda period: (str(bounds(period)[1]), period))
    names = Counter(_name(fact) for fact in facts)
    largest = max(abs(Decimal(fact.upper or fact.value)) for fact in facts)
    scale, word = next(((by, word) for by, word in SCALES if largest >= by), SCALES[-1])
    width = 0.8 / len(names)
    for i, name in enumerate(names):
        of_name = {fact.period: fact for fact in facts if _name(fact) == name}
        places = [periods.index(period or "") + (i - (len(names) - 1) / 2) * width for period in of_name]
        heights = [float(Decimal(fact.value) / scale) for fact in of_name.values()]
        tops = [float((Decimal(fact.upper or fact.value) - Decimal(fact.value)) / scale) for fact in of_name.values()]
        error = [[0.0] * len(tops), [max(top, 0.0) for top in tops]] if any(tops) else None
        bars = axes.bar(places, heights, width * 0.9, label=name, color=colours[name], yerr=error, ecolor=INK)
        axes.bar_label(bars, [f"{height:,.4g}" for height in heights], fontsize=8, padding=2)
    axes.set_xticks(range(len(periods)), [period.replace("/", "\n/ ") for period in periods], fontsize=8)
    axes.set_xlim(-0.6, max(len(periods), 3) - 0.4)
    axes.margins(y=0.15)
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_title(f"{concept} ({word}{unit or ''})".replace(" ()", ""), loc="left", fontsize=10)
    axes.legend(fontsize=8, frameon=False, loc="center left", bbox_to_anchor=(1.0, 0.5))


def _name(fact: Fact) -> str:
    return f"{fact.entity} · {fact.part}" if fact.part else str(fact.entity)


@cache
def _fonts() -> tuple[str, ...]:
    """Return the fonts to name, those installed here first; warns where none is, as the layout is then a guess."""
    manager = require("matplotlib.font_manager", "chart")
    installed = {font.name for font in manager.fontManager.ttflist}
    found = tuple(font for font in FONTS if font in installed)
    if not found:
        message = "no font with Chinese characters is installed here, so widths in the chart are guessed"
        warnings.warn(f"{message}; install one, e.g. apt-get install fonts-noto-cjk", stacklevel=3)
    return found
