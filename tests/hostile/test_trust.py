"""Nothing in the package turns data into code."""

import ast

import pytest
from tests.conftest import ROOT

MODULES = {"pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"}
OWN_PIPES = {"corpus/child.py", "corpus/guard.py"}
"""A run and its own workers pass each other tasks and results as pickles, through pipes that nobody else holds."""
CALLS = {"eval", "exec", "compile"}


def dangers(source):
    """Return what in a source could run what a user feeds: imports of serialised code, calls that evaluate text."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= MODULES & {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= MODULES & {(node.module or "").partition(".")[0]}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found |= CALLS & {node.func.id}
        elif isinstance(node, ast.keyword) and node.arg == "allow_pickle":
            found |= {"allow_pickle"} if ast.unparse(node.value) != "False" else set()
    return found


@pytest.mark.parametrize("file", sorted((ROOT / "src").rglob("*.py")), ids=lambda file: "/".join(file.parts[-2:]))
def test_no_code_from_data(file):
    assert dangers(file.read_text(encoding="utf-8")) == (
        {"pickle"} if "/".join(file.parts[-2:]) in OWN_PIPES else set()
    )


def test_what_would_be_code_is_seen():
    assert dangers("import pickle\nfrom marshal import loads\neval('1')\nload(f, allow_pickle=True)") == {
        "pickle", "marshal", "eval", "allow_pickle",
    }  # fmt: skip
