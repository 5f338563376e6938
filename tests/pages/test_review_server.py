"""The review server without a browser: who may speak to it, and what it does to the files."""

import http.client
import json
import re
import signal
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from tests.pages.conftest import document, servers, span, write_gold

pytest.importorskip("starlette", reason="needs the extra review: pip install 'newsfacts[review]'")

from newsfacts.review.prefill import prefill
from newsfacts.review.progress import Progress
from newsfacts.review.store import ChangedError, Store, UnknownDocumentError

TEXT = "小满机器人去年营收约12亿元。"
GOLD = document(TEXT, [span(TEXT, "小满机器人", "ORG")])
MONEY = span(TEXT, "12亿元", "MONEY", value="1200000000", unit="CNY")


class Client:
    """Requests with the headers that a browser would send from the page itself, unless told otherwise."""

    def __init__(self, address):
        self.parts = urlsplit(address)
        self.origin = f"http://{self.parts.netloc}"

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection(self.parts.hostname, self.parts.port, timeout=20)
        headers = {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
        connection.request(method, self.parts.path + path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer, data

    def save(self, key, gold, version, **more):
        answer, data = self.ask(
            "PUT", f"data?doc={key}", {"document": gold, **more}, Origin=self.origin, If_Match=f'"{version}"'
        )
        return answer.status, json.loads(data)

    def open(self, key):
        return json.loads(self.ask("GET", f"data?doc={key}")[1])


@pytest.fixture
def folder(tmp_path):
    write_gold(tmp_path / "gold", "d.json", GOLD)
    return tmp_path / "gold"


@pytest.fixture
def client(folder, review):
    return Client(review(folder))


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory):
    """A server for what leaves the files alone."""
    folder = tmp_path_factory.mktemp("unchanged")
    write_gold(folder, "d.json", GOLD)
    with servers() as start:
        yield Client(start(folder))


def test_the_page_is_for_who_has_the_address(unchanged):
    answer, page = unchanged.ask("GET", "")
    assert answer.status == 200
    assert b'document?doc=d.json">d</a>' in page
    assert answer.headers["Referrer-Policy"] == "no-referrer", "the address holds the token"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert b"<script" not in page


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "", {}, 200),
        ("GET", "", {"Host": "evil.example"}, 421),
        ("GET", "", {"Host": "127.0.0.1"}, 421),
        ("GET", "", {"Origin": "http://evil.example"}, 403),
        ("GET", "", {"Origin": "null"}, 403),
        ("GET", "", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("POST", "check", {}, 403),
        ("POST", "check", {"Origin": "http://127.0.0.1:1"}, 403),
        ("GET", "../", {}, 404),
        ("GET", "../x" * 3, {}, 404),
        ("GET", "static/app.py", {}, 404),
        ("GET", "static/%2e%2e%2fstore.py", {}, 404),
        ("GET", "data?doc=../../secret.json", {}, 400),
        ("GET", "data?doc=/etc/passwd", {}, 400),
        ("PUT", "data?doc=d.json", {"Origin": "http://evil.example"}, 403),
    ],
)
def test_what_does_not_come_from_the_page_is_refused(unchanged, method, path, headers, status):
    assert unchanged.ask(method, path, {"document": GOLD} if method != "GET" else None, **headers)[0].status == status


def test_the_server_listens_on_the_loopback_alone(unchanged):
    with open("/proc/net/tcp") as table:
        local = [
            row.split()[1]
            for row in table
            if row.split()[1].endswith(f":{unchanged.parts.port:04X}") and row.split()[3] == "0A"
        ]
    assert local == [f"0100007F:{unchanged.parts.port:04X}"]


def test_saving_writes_the_file_whole_and_keeps_the_one_before(client, folder):
    before = (folder / "d.json").read_text(encoding="utf-8")
    opened = client.open("d.json")
    status, saved = client.save("d.json", {**GOLD, "spans": [*GOLD["spans"], MONEY]}, opened["version"])
    assert status == 200
    assert saved["version"] != opened["version"]
    assert json.loads((folder / "d.json").read_text(encoding="utf-8"))["spans"] == [*GOLD["spans"], MONEY]
    assert (folder / "d.json.bak").read_text(encoding="utf-8") == before
    assert sorted(file.name for file in folder.iterdir()) == [".newsfacts-review", "d.json", "d.json.bak"]
    status, _ = client.save("d.json", saved["document"], saved["version"])
    assert (folder / "d.json.bak").read_text(encoding="utf-8") == before, "nothing changed: the copy is kept"


def test_what_was_changed_elsewhere_is_not_overwritten(client, folder):
    opened = client.open("d.json")
    write_gold(folder, "d.json", {**GOLD, "published": "2026-01-10"})
    status, answer = client.save("d.json", {**GOLD, "spans": []}, opened["version"])
    assert status == 409
    assert "changed elsewhere" in answer["message"]
    assert answer["document"]["published"] == "2026-01-10"
    assert json.loads((folder / "d.json").read_text(encoding="utf-8"))["spans"] == GOLD["spans"]
    assert client.save("d.json", {**GOLD, "spans": []}, answer["version"])[0] == 200, "once it was seen"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"spans": [{**MONEY, "start": MONEY["start"] + 1}]}, ["spans", 0, "text"]),
        ({"spans": [{**MONEY, "value": "1,200"}]}, ["spans", 0, "value"]),
        ({"spans": [MONEY, {**MONEY, "label": "QUANTITY"}]}, ["spans", 1, "start"]),
        ({"facts": [{"entity": 1}]}, ["facts", 0]),
    ],
)
def test_what_would_be_no_document_is_not_saved(client, folder, change, place):
    before = (folder / "d.json").read_bytes()
    status, answer = client.save("d.json", {**GOLD, **change}, client.open("d.json")["version"])
    assert status == 422
    assert place in [finding["place"] for finding in answer["findings"]]
    assert (folder / "d.json").read_bytes() == before


def test_a_document_with_faults_of_meaning_is_saved_but_not_accepted(client):
    alias = {"type": "alias", "head": "别家", "tail": "小满", "value": None}
    gold, version = {**GOLD, "relations": [alias]}, client.open("d.json")["version"]
    assert client.save("d.json", gold, version, accept=True)[0] == 422
    status, saved = client.save("d.json", gold, version)
    assert (status, saved["state"]) == (200, "draft")
    status, saved = client.save("d.json", GOLD, saved["version"], accept=True)
    assert (status, saved["state"]) == (200, "accepted")


def test_bad_requests_are_answered(unchanged):
    for body in ([], {"document": 3}, {"document": {"spans": 4}}, {}):
        answer, data = unchanged.ask("POST", "check", body, Origin=unchanged.origin)
        assert answer.status in (200, 400)
        assert json.loads(data)


def test_an_acceptance_ends_with_the_next_change(tmp_path):
    write_gold(tmp_path, "d.json", GOLD)
    store, progress = Store(tmp_path), Progress(tmp_path)
    version = store.read("d.json")
    assert progress.state("d.json", version) == "draft"
    progress.record("d.json", version, {"spans": [True]}, accepted=True)
    assert progress.state("d.json", version) == "accepted"
    assert progress.items("d.json", GOLD)["spans"] == [True]
    changed = store.write("d.json", {**GOLD, "published": None}, version.digest)
    assert progress.state("d.json", changed) == "changed"
    assert progress.items("d.json", {**GOLD, "spans": [{**GOLD["spans"][0], "name": "小满"}]})["spans"] == [False]


@pytest.mark.parametrize(
    ("name", "keys"), [("a.jsonl", ["a.jsonl:1", "a.jsonl:2"]), ("a.json", ["a.json:1", "a.json:2"])]
)
def test_a_file_of_several_documents_keeps_its_form(tmp_path, name, keys):
    rows = [{**GOLD, "id": "a"}, {**GOLD, "id": "b", "source": "kept"}]
    text = "\n".join(json.dumps(row) for row in rows) if name.endswith("l") else json.dumps(rows)
    (tmp_path / name).write_text(text, encoding="utf-8")
    store = Store(tmp_path)
    assert [key for key, _ in store.versions()] == keys
    store.write(keys[1], {"spans": []}, store.read(keys[1]).digest)
    after = (tmp_path / name).read_text(encoding="utf-8")
    found = [json.loads(line) for line in after.splitlines()] if name.endswith("l") else json.loads(after)
    assert found == [rows[0], {**rows[1], "spans": []}]


def test_the_store_knows_its_own_files_only(tmp_path):
    write_gold(tmp_path / "gold", "d.json", GOLD)
    write_gold(tmp_path, "secret.json", GOLD)
    store = Store(tmp_path / "gold")
    for key in ("../secret.json", "d.json:2", "d.json:x", str(tmp_path / "secret.json"), ""):
        with pytest.raises(UnknownDocumentError):
            store.read(key)
    with pytest.raises(ChangedError):
        store.write("d.json", GOLD, "0")


def test_a_file_that_cannot_be_read_stands_in_the_list(tmp_path, review):
    write_gold(tmp_path / "gold", "d.json", GOLD)
    (tmp_path / "gold" / "e.json").write_text("{", encoding="utf-8")
    _, page = Client(review(tmp_path / "gold")).ask("GET", "")
    assert "e.json: cannot be read" in page.decode()
    assert 'doc=d.json">d</a>' in page.decode()


@pytest.mark.parametrize(
    ("words", "label", "expected"),
    [
        ("12亿元", None, {"label": "MONEY", "value": "1200000000", "unit": "CNY", "upper": None, "mod": "APPROX"}),
        ("12亿", "MONEY", {"label": "MONEY", "value": "1200000000", "unit": None, "upper": None, "mod": None}),
        ("去年", "DATE", {"label": "DATE", "value": "2025", "mod": None}),
        ("小满机器人", None, {"label": "ORG", "name": "小满机器人"}),
        ("机器人", "PRODUCT", {"label": "PRODUCT", "name": "机器人"}),
        ("营收", "DATE", {"label": "DATE", "value": None, "mod": None}),
    ],
)
def test_first_guesses(words, label, expected):
    at = TEXT.index(words)
    guess = prefill(GOLD, at, at + len(words), label)
    assert guess == expected


def test_a_name_in_traditional_characters_is_guessed_in_simplified_ones():
    assert prefill(document("臺灣電業"), 0, 4, "ORG")["name"] == "台湾电业"


def test_ctrl_c_ends_it_and_a_taken_port_is_told(folder):
    command = [sys.executable, "-m", "newsfacts.cli", "gold", "review", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        port = urlsplit(server.stdout.readline()).port
        done = subprocess.run([*command, "--port", str(port)], capture_output=True, text=True, check=False, timeout=60)
        server.send_signal(signal.SIGINT)
        assert (server.wait(timeout=20), server.stderr.read()) == (0, "")
    assert done.returncode == 2
    assert re.fullmatch(rf"newsfacts: port {port} cannot be taken: .*\n", done.stderr)


def test_wrong_use_is_told_in_one_line(tmp_path):
    run = lambda *arguments: subprocess.run(  # noqa: E731
        [sys.executable, "-m", "newsfacts.cli", "gold", "review", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    for folder, message in ((tmp_path / "none", "there is no such folder"), (tmp_path, "holds no .json")):
        done = run(folder)
        assert done.returncode == 2
        assert re.fullmatch(rf"newsfacts: .*{message}.*\n", done.stderr)


def test_the_missing_extra_is_named(tmp_path):
    write_gold(tmp_path / "gold", "d.json", GOLD)
    script = "import sys; sys.modules['uvicorn'] = None; from newsfacts.cli import main; main(['gold', 'review', sys.argv[1]])"
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "gold")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "pip install 'newsfacts[review]'" in done.stderr
