"""`gold check`: each fault is found, at its line, with what to do; sound gold has none."""

import json

import pytest
from tests.conftest import FIXTURES

import newsfacts
from newsfacts.gold.check import check_document, check_files
from newsfacts.gold.edtf import edtf_fault
from newsfacts.gold.files import gold_json, read_gold

TEXT = "明岳科技(688999.SH)董事林岳说，公司去年营收12.5亿元，净利润同比下降8%。"


def span(words, label, **fields):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, "label": label, **fields}


def sound():
    money = {"value": "1250000000", "unit": "CNY", "upper": None, "mod": None}
    spans = [
        span("明岳科技", "ORG", name="明岳科技"),
        span("688999.SH", "TICKER", name="688999.SH"),
        span("林岳", "PERSON", name="林岳"),
        span("去年", "DATE", value="2025", mod=None),
        span("12.5亿元", "MONEY", **money),
        span("8%", "PERCENT", value="8", unit="%", upper=None, mod=None),
    ]
    of = {"entity": "明岳科技", "part": None, "period": "2025", "upper": None, "mod": None}
    facts = [
        {**of, "concept": "revenue", "change": None, **money, "evidence": [spans[4]["start"], spans[4]["end"]]},
        {**of, "concept": "net_profit", "change": "yoy", "value": "-8", "unit": "%", "evidence": [spans[5]["start"], spans[5]["end"]]},
    ]  # fmt: skip
    relations = [
        {"type": "position", "head": "林岳", "tail": "明岳科技", "value": "董事"},
        {"type": "ticker", "head": "明岳科技", "tail": "688999.SH", "value": None},
    ]
    return {"id": "x", "published": "2026-01-09", "text": TEXT, "spans": spans, "facts": facts, "relations": relations}


def changed(path, value):
    """Return the sound document with the value at `path` set, or taken out where it is KeyError."""
    document = sound()
    *inner, last = path
    place = document
    for key in inner:
        place = place[key]
    if value is KeyError:
        del place[last]
    else:
        place[last] = value
    return document


def test_sound_gold_has_no_fault():
    assert check_document(sound()) == []


@pytest.mark.parametrize("document", list(read_gold([FIXTURES / "gold"])), ids=lambda document: document["id"])
def test_the_gold_of_the_project_is_sound(document):
    assert [str(finding) for finding in check_document(document)] == []


FAULTS = [
    (("spans",), KeyError, "document", "spans missing", 'add "spans": []'),
    (("source",), "x", "source", "no such field", "take it out"),
    (("published",), "2026-02-30", "published", "2026-02 has no day 30", "2026-01-09"),
    (("spans", 0, "label"), "COMPANY", "spans[0].label", "'COMPANY' is no label", "PERSON, ORG"),
    (("spans", 0, "name"), KeyError, "spans[0]", "name missing", 'add "name"'),
    (("spans", 0, "value"), "1", "spans[0].value", "no such field", "take it out"),
    (("spans", 0, "start"), "0", "spans[0].start", "not a whole number", "write a whole number"),
    (("spans", 0, "end"), 5, "spans[0].text", "text[0:5] is '明岳科技('", '"start": 0, "end": 4'),
    (("spans", 0, "end"), 500, "spans[0].start", "0-500 is no stretch of the text", '"start": 0, "end": 4'),
    (("spans", 0, "text"), "明月科技", "spans[0].text", "not '明月科技'", "stands nowhere in the text"),
    (("spans", 2), {**span("董事林岳", "PERSON", name="林岳")}, None, None, None),
    (("spans", 2), {**span("SH)董事林岳", "PERSON", name="林岳")}, "spans[2].start", "overlaps spans[1]", "shorten or delete"),
    (("spans", 0, "name"), "明嶽科技", "spans[0].name", "not in simplified characters", 'write "明岳科技"'),
    (("spans", 1, "name"), "688999", "spans[1].name", "not CODE.MARKET", "00100.HK"),
    (("spans", 3, "value"), "2025-13", "spans[3].value", "no month 13", "write 2026-01-09"),
    (("spans", 3, "value"), "去年", "spans[3].value", "'去年' has not the form", "write 2026-01-09"),
    (("spans", 3, "mod"), "START", None, None, None),
    (("spans", 4, "mod"), "START", "spans[4].mod", "START is for dates", "APPROX"),
    (("spans", 4, "value"), 1250000000, "spans[4].value", "is not a string", 'write "1250000000" in quotes'),
    (("spans", 4, "value"), "1,250,000,000", "spans[4].value", "has not the form", "decimal string without grouping"),
    (("spans", 4, "value"), "12.50", "spans[4].value", "has not the form", "without grouping and trailing zeros"),
    (("spans", 4, "unit"), "RMB", "spans[4].unit", "'RMB' is no ISO 4217 code", "CNY"),
    (("spans", 4, "upper"), "5", "spans[4].upper", "5 is not above the value", "the lower end as value"),
    (("spans", 5, "unit"), "percent", "spans[5].unit", "none of the values", "%, pp, bp"),
    (("facts", 0, "evidence"), [0, 4], "facts[0].evidence", "the value '明岳科技' at 0-4 has no span", "mark the value"),
    (("facts", 0, "value"), "125", "facts[0].value", "'125' is not the value of its span '12.5亿元'", "1250000000"),
    (("facts", 1, "value"), "-9", "facts[1].value", "'-9' is not the value of its span '8%'", 'write "-8"'),
    (("facts", 0, "unit"), "USD", "facts[0].unit", "not the unit of its span", "'CNY'"),
    (("facts", 1, "value"), "8", None, None, None),
    (("facts", 0, "period"), "2025/2024", "facts[0].period", "ends before it starts", "2025-01/2025-09"),
    (("facts", 0, "entity"), "星岚科技", "facts[0].entity", "no span bears the name '星岚科技'", "name of a span"),
    (("facts", 0, "entity"), "中国", None, None, None),
    (("facts", 0, "change"), "year", "facts[0].change", "none of the values", "yoy, qoq"),
    (("facts", 0, "accept"), {"value": ["1"]}, "facts[0].accept", "no field that accepts", "concept, part"),
    (("relations", 0, "tail"), "星岚科技", "relations[0].tail", "no span bears the name", "mark one"),
    (("relations", 0, "head"), "明岳科技", "relations[0].head", "the name of no PERSON", "person's name"),
    (("relations", 0, "value"), None, "relations[0].value", "has no title", "董事"),
    (("relations", 1), {"type": "alias", "head": "明岳科技", "tail": "明岳", "value": None}, None, None, None),
    (("relations", 1), {"type": "alias", "head": "明岳科技", "tail": "星岚", "value": None}, "relations[1].tail", "stands nowhere in the text", "as written"),
    (("relations", 1), {"type": "position", "head": "林岳", "tail": "明岳科技", "value": "董事"}, "relations[1]", "stands twice", "delete"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "place", "message", "fix"), FAULTS)
def test_a_fault_is_found_with_its_fix(path, value, place, message, fix):
    found = [str(finding) for finding in check_document(changed(path, value))]
    if place is None:
        assert found == []
    else:
        (here,) = [finding for finding in found if finding.startswith(f"{place}: ")]
        said, _, done = here.partition("; ")
        assert message in said
        assert fix in done


def test_spans_out_of_order_are_found():
    document = sound()
    document["spans"][2:4] = reversed(document["spans"][2:4])
    assert [str(f) for f in check_document(document)] == [
        "spans[3].start: stands after spans[2], which starts later; sort by start"
    ]


@pytest.mark.parametrize(
    "document", [None, [], "x", {}, {"spans": 3}, {**sound(), "facts": [7]}, {**sound(), "spans": [[]]}]
)
def test_what_is_no_document_has_findings(document):
    assert check_document(document)


def test_what_is_read_is_sound():
    document = newsfacts.extract(TEXT, published="2026-01-09").to_dict()
    assert check_document({"id": "x", **document}) == []


def test_a_finding_has_the_file_and_the_line(tmp_path):
    file = tmp_path / "a.json"
    file.write_text(gold_json(changed(("spans", 4, "unit"), "RMB")), encoding="utf-8")
    count, findings = check_files([tmp_path])
    line = file.read_text(encoding="utf-8").split("\n")[findings[0].line - 1]
    assert count == 1
    assert '"unit": "RMB"' in line
    assert str(findings[0]).startswith(f"{file}:{findings[0].line}: spans[4].unit: ")


def test_lists_and_lines_of_documents_have_lines_too(tmp_path):
    bad = changed(("facts", 0, "unit"), "USD")
    listed = tmp_path / "list.json"
    listed.write_text("[\n" + json.dumps({**sound(), "id": "l1"}) + ",\n" + json.dumps({**bad, "id": "l2"}) + "\n]")
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({**sound(), "id": "r1"}) + "\n\n" + json.dumps({**bad, "id": "r2"}) + "\n")
    count, findings = check_files([listed, rows])
    assert (count, [(f.line, f.place) for f in findings]) == (4, [(3, ("facts", 0, "unit"))] * 2)


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b'{\n"id": "x",\n"text" "y"}', 3, "not JSON"),
        ("{\n}".encode("utf-16"), 1, "not UTF-8"),
        (b'{"id": "x", "id": "y"}', 1, "'id' stands twice"),
        (b"[" * 100_000, 1, "nested too deep"),
    ],
    ids=["comma", "utf-16", "twice", "deep"],
)
def test_a_file_that_is_no_gold_is_a_finding(tmp_path, content, line, message):
    file = tmp_path / "a.json"
    file.write_bytes(content)
    first = check_files([file])[1][0]
    assert first.line == line
    assert message in first.message


def test_an_id_that_stands_twice_is_found(tmp_path):
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(gold_json(sound()), encoding="utf-8")
    findings = check_files([tmp_path])[1]
    assert [finding.line for finding in findings] == [2]
    assert "'x' is the id of a document in" in findings[0].message


VALID = "2026-01-09 2025-09 2025 2025-01/2025-09 2025-05/.. ../2025-05-07 2026-01-09T10:30 2025-08-12T24:00 XXXX-01-09 2024-02-29 2025/2025-06"
WRONG = "2025-13 2025-02-30 2023-02-29 2025-9 2025/ / ../.. 2025-09/2025-01 2026-01-09T25:00 2026-01-09T24:01 今年 2025-1-1 0000 ２０２５ XXXX-XX-05 2025/2026/2027"


@pytest.mark.parametrize("date", VALID.split())
def test_edtf_that_is_valid(date):
    assert edtf_fault(date) is None


@pytest.mark.parametrize("date", WRONG.split())
def test_edtf_that_is_not(date):
    assert edtf_fault(date)
