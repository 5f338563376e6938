import pytest
from tests.errors.wrong import FILES


@pytest.fixture(scope="session")
def _odd_files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    (folder / "nothing").mkdir()
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture
def odd(_odd_files, monkeypatch):
    """The working directory is the folder of FILES; a wrong use leaves nothing there."""
    monkeypatch.chdir(_odd_files)
    before = sorted(map(str, _odd_files.rglob("*")))
    yield _odd_files
    assert sorted(map(str, _odd_files.rglob("*"))) == before
