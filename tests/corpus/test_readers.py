"""Every kind of input, compressed or not, in pieces of any size: the same documents, each once."""

import bz2
import gzip
import json
import lzma

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.conftest import ROOT
from tests.corpus.material import TEXT, news

from newsfacts.corpus.articles import read_article
from newsfacts.corpus.failures import REASONS, BadInputError
from newsfacts.corpus.inputs import find_sources
from newsfacts.corpus.pieces import cut
from newsfacts.corpus.readers import read_piece
from newsfacts.corpus.settings import Settings
from newsfacts.errors import CorpusError

SETTINGS = Settings(max_characters=5000)


PACK = {"": bytes, ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def articles(path, target=300):
    """Return (id or reason, text or detail) of each document of a file that is cut into pieces of `target` bytes."""
    (source,), _ = find_sources([path])
    found = []
    for piece in cut(source, target, SETTINGS.max_bytes, path.parent / "spool", lambda number: None):
        for raw in read_piece(piece, SETTINGS.max_bytes):
            try:
                article = read_article(raw, SETTINGS)
                found.append((article.id, article.text))
            except BadInputError as error:
                found.append((error.reason, raw.record))
    return found


EXPECTED = [(f"n{i}", news(i)) for i in range(20)]


def jsonl_bytes(codec="utf-8"):
    return "".join(json.dumps({"id": i, "text": t}, ensure_ascii=False) + "\n" for i, t in EXPECTED).encode(codec)


def csv_bytes(codec="utf-8", break_="\n"):
    rows = [f'{i},"{t[:9]}{break_}""{t[9:]}"' for i, t in EXPECTED]
    return ("id,text\r\n" + "\r\n".join(rows)).encode(codec)


@pytest.mark.parametrize("target", [1, 300, 10**6])
@pytest.mark.parametrize("suffix", PACK)
def test_json_lines(tmp_path, suffix, target):
    path = tmp_path / f"a.jsonl{suffix}"
    path.write_bytes(PACK[suffix](jsonl_bytes()))
    assert articles(path, target) == EXPECTED


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("target", [1, 300])
def test_encodings_of_lines_and_rows(tmp_path, codec, target):
    (tmp_path / "a.jsonl").write_bytes(jsonl_bytes(codec))
    (tmp_path / "a.csv").write_bytes(csv_bytes(codec))
    assert articles(tmp_path / "a.jsonl", target) == EXPECTED
    assert articles(tmp_path / "a.csv", target) == [(i, f'{t[:9]}\n"{t[9:]}') for i, t in EXPECTED]


@pytest.mark.parametrize("suffix", PACK)
def test_csv_with_line_ends_and_quotes_in_cells(tmp_path, suffix):
    path = tmp_path / f"a.csv{suffix}"
    path.write_bytes(PACK[suffix](csv_bytes()))
    assert articles(path) == [(i, f'{t[:9]}\n"{t[9:]}') for i, t in EXPECTED]


@pytest.mark.parametrize("group", [3, 100])
def test_parquet_by_rows_of_row_groups(tmp_path, group):
    table = pa.table({"id": [i for i, _ in EXPECTED], "content": [t for _, t in EXPECTED], "tags": [["x"]] * 20})
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=group)
    assert articles(tmp_path / "a.parquet", 100) == EXPECTED
    (tmp_path / "b.parquet.gz").write_bytes(gzip.compress((tmp_path / "a.parquet").read_bytes()))
    assert articles(tmp_path / "b.parquet.gz", 100) == EXPECTED


def test_zstd(tmp_path):
    with pa.CompressedOutputStream(str(tmp_path / "a.jsonl.zst"), "zstd") as stream:
        stream.write(jsonl_bytes())
    assert articles(tmp_path / "a.jsonl.zst") == EXPECTED


def test_two_xz_streams_in_one_file_are_both_read(tmp_path):
    path = tmp_path / "a.jsonl.xz"
    path.write_bytes(lzma.compress(jsonl_bytes()) * 2)
    assert articles(path) == EXPECTED * 2


def test_what_is_before_the_damage_is_kept_and_the_damage_is_one_record(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    lines = "".join(json.dumps({"text": f"{i}{TEXT}{i * 7919 % 1009}"}) + "\n" for i in range(5000)).encode()
    path.write_bytes(gzip.compress(lines)[:-2000])
    found = articles(path, 10_000)
    assert [text for _, text in found[:100]] == [f"{i}{TEXT}{i * 7919 % 1009}" for i in range(100)]
    assert found[-1][0] == "damaged"
    assert sum(isinstance(record, int) for _, record in found) == 1 or found[-2][0] == "damaged"


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz"])
def test_a_bomb_is_not_unpacked(tmp_path, suffix, monkeypatch):
    monkeypatch.setattr("newsfacts.corpus.streams.FREE", 1 << 20)
    path = tmp_path / f"a.jsonl{suffix}"
    path.write_bytes(PACK[suffix](b"0" * (40 << 20)))
    assert articles(path)[-1][0] == "expands"
    text = tmp_path / f"a.txt{suffix}"
    text.write_bytes(PACK[suffix](b"0" * (40 << 20)))
    assert articles(text)[-1][0] in {"too_large", "expands"}


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n", "empty"),
        ("a.txt", "营".encode() * 5001, "too_large"),
        ("a.txt", b"0" * 50_000, "too_large"),
        ("a.txt", TEXT.encode()[:-1], "undecodable"),
        ("a.txt.gz", TEXT.encode(), "damaged"),
        ("a.html", b"<html><body></body></html>", "no_text"),
        ("a.jsonl", b'{"text": ', "damaged"),
        ("a.jsonl", b"[" * 20_000, "damaged"),
        ("a.jsonl", b'{"other": 1}', "no_text"),
        ("a.jsonl", b'{"text": 12}', "no_text"),
        ("a.jsonl", b'{"text": "' + b"0" * 50_000 + b'"}\n', "too_large"),
        ("a.csv", b"a,b\n1,2\n", "no_text"),
        ("a.parquet", b"PAR1 nothing", "damaged"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    assert [why for why, _ in articles(tmp_path / name)] == [reason]


def test_one_line_over_the_limit_does_not_take_its_neighbours(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl_bytes() + b'{"text": "' + b"0" * 200_000 + b'"}\n' + jsonl_bytes())
    assert articles(path) == [*EXPECTED, ("too_large", 21), *EXPECTED]


def test_a_quote_that_is_never_closed_does_not_take_the_file(tmp_path):
    path = tmp_path / "a.csv"
    rows = "".join(f"n{i},{news(i)}\n" for i in range(2000))
    path.write_text('id,text\nbad,"never closed\n' + rows, encoding="utf-8")
    found = articles(path, 10_000)
    assert found[0][0] == "too_large"
    assert found[-1] == ("n1999", news(1999))


def test_lone_surrogates_become_one_character_each(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "\\ud800 12"}\n')
    assert articles(tmp_path / "a.jsonl") == [(str(tmp_path / "a.jsonl") + "#1", "\ufffd 12")]


def published(tmp_path, name, data, **settings):
    (tmp_path / name).write_bytes(data)
    (source,), _ = find_sources([tmp_path / name])
    (piece,) = cut(source, 10**6, 10**6, tmp_path / "spool", lambda number: None)
    article = read_article(next(read_piece(piece, 10**6)), Settings(**settings))
    return article.published and article.published.isoformat(), article.published_source, article.encoding


PAGE = (
    "<html><head><meta charset='{charset}'><title>禾川医药营收增长</title>"
    "<meta property='article:published_time' content='2025-04-11T08:00:00+08:00'></head>"
    "<body><nav>首页 财经</nav><article><h1>禾川医药营收增长</h1><p>{text}</p><p>{text}其中北京占三成。</p></article></body></html>"
)


def test_the_day_comes_from_column_page_file_name_argument_in_this_order(tmp_path):
    import datetime as dt

    day = dt.date(2020, 1, 1)
    row = json.dumps({"text": TEXT, "date": "2025/4/10"}).encode()
    assert published(tmp_path, "2026-01-09.jsonl", row, published=day)[:2] == ("2025-04-10", "column")
    page = PAGE.format(charset="utf-8", text=TEXT).encode()
    assert published(tmp_path, "2026-01-09.html", page, published=day)[:2] == ("2025-04-11", "page")
    assert published(tmp_path, "2026-01-09.txt", TEXT.encode(), published=day)[:2] == ("2026-01-09", "file name")
    assert published(tmp_path, "a.txt", TEXT.encode(), published=day)[:2] == ("2020-01-01", "argument")
    assert published(tmp_path, "a.txt", TEXT.encode())[:2] == (None, None)


def test_a_page_gives_its_article_under_its_headline(tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE.format(charset="gb2312", text=TEXT).encode("gb18030"))
    ((_, text),) = articles(tmp_path / "a.html")
    assert text.splitlines()[0] == "禾川医药营收增长"
    assert "其中北京占三成" in text
    assert "首页" not in text


def test_folders_are_walked_and_what_is_no_news_is_counted(tmp_path):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("deep/er/b.txt", "a.HTM", "c.pdf", ".hidden.txt", "noend"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    sources, aside = find_sources([tmp_path, str(tmp_path / "**" / "*.txt")])
    assert [source.name.rpartition("/")[2] for source in sources] == ["a.HTM", "b.txt"]
    assert aside == {".pdf": 1, "no suffix": 1}
    for missing in (tmp_path / "no", tmp_path / "*.doc", tmp_path / "c.pdf"):
        with pytest.raises(CorpusError, match=r"no such file|no kind"):
            find_sources([missing])


def test_the_page_tells_every_reason():
    page = (ROOT / "docs/corpora.md").read_text(encoding="utf-8")
    assert [reason for reason in REASONS if f"`{reason}`" not in page] == []
