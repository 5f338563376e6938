"""Predictions made of gold by chance: what other tools and earlier versions get wrong, in every field."""

import copy
import random


def perturb(document: dict, seed: int, rate: float) -> dict:
    """Return a document as a prediction in which a share of spans, facts and relations is changed, lost or added.

    Only `random()` is drawn, which is the same in every version of Python.
    """
    chance = random.Random(f"{document['id']} {seed}")
    pick = lambda options: options[int(chance.random() * len(options))]  # noqa: E731
    found = copy.deepcopy(document)
    found["spans"] = [new for span in found["spans"] for new in _span(span, found["text"], chance, rate, pick)]
    found["facts"] = [new for fact in found["facts"] for new in _fact(fact, chance, rate, pick)]
    found["relations"] = [new for row in found["relations"] for new in _relation(row, chance, rate, pick)]
    return found


def _span(span, text, chance, rate, pick):
    if chance.random() > rate:
        return [span]
    if "name" in span:
        change = pick(["drop", "longer", "label", "name", "case", "time"])
    else:
        change = pick(["drop", "longer", "label", "value", "unit", "same", "upper", "time"])
    if change == "drop":
        return []
    if change == "longer" and span["end"] < len(text):
        return [{**span, "end": span["end"] + 1, "text": text[span["start"] : span["end"] + 1]}]
    if change == "label":
        return [{**span, "label": pick(["ORG", "PRODUCT"] if "name" in span else ["MONEY", "QUANTITY"])}]
    if change == "time":
        return [span, {**span, "label": "TIME"}]
    changed = {
        "name": {"name": f"{span.get('name')}集团"},
        "case": {"name": f"·{span.get('name', '').upper()} "},
        "value": {"value": f"{span.get('value')}0"},
        "unit": {"unit": pick([None, "CNY", "家"])},
        "upper": {"upper": "0"},
    }
    if change == "same":
        value = span["value"]
        if span["label"] == "DATE" and len(value) == 4:
            return [{**span, "value": f"{value}-01/{value}-12"}]
        return [{**span, "value": value + ".0", "unit": f" {span.get('unit') or ''}"}]
    return [{**span, **changed.get(change, {})}]


def _fact(fact, chance, rate, pick):
    fact.pop("accept", None)
    if chance.random() > rate:
        return [fact]
    change = pick(["drop", "twice", "entity", "concept", "wider", "part", "change", "value", "sign", "unit", "period", "mod", "place"])  # fmt: skip
    if change == "drop":
        return []
    if change == "twice":
        return [fact, dict(fact)]
    start, end = fact["evidence"]
    changed = {
        "entity": {"entity": pick([None, "无名公司", f"{fact['entity']} "])},
        "concept": {"concept": pick(["revenue", "数量", None])},
        "wider": {"concept": f"{fact['concept']}总额"},
        "part": {"part": pick([None, "海外", f"{fact['part'] or ''}业务"])},
        "change": {"change": pick([None, "yoy", "ytd", "chg"])},
        "value": {"value": f"{fact['value']}1"},
        "sign": {"value": fact["value"][1:] if fact["value"].startswith("-") else f"-{fact['value']}"},
        "unit": {"unit": pick([None, "USD", f"{fact['unit'] or ''} "])},
        "period": {"period": pick([None, "2024", "2025-01/2025-12", "XXXX-01"])},
        "mod": {"mod": pick([None, "APPROX"])},
        "place": {"evidence": pick([[start + 1, end + 1], [start + 9, end + 9], None])},
    }
    return [{**fact, **changed[change]}]


def _relation(relation, chance, rate, pick):
    if chance.random() > rate:
        return [relation]
    change = pick(["drop", "twice", "swap", "head", "value"])
    head, tail = relation["head"], relation["tail"]
    return {
        "drop": [],
        "twice": [relation, dict(relation)],
        "swap": [{**relation, "head": tail, "tail": head}],
        "head": [{**relation, "head": f"{head}集团"}],
        "value": [{**relation, "value": "总裁"}],
    }[change]
