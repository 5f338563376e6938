"""What only corpora need is imported only by them, and its absence is told in one line."""

import subprocess
import sys

from tests.corpus.material import command

HEAVY = ("pyarrow", "trafilatura", "duckdb", "pyspark", "pandas", "charset_normalizer", "lxml")


def test_importing_and_extracting_load_no_library_of_corpora():
    script = (
        "import sys, newsfacts\n"
        "from newsfacts.cli import main\n"
        "newsfacts.extract('营收3亿元')\n"
        "list(newsfacts.extract_many(['营收3亿元']))\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() in ("[]", "['charset_normalizer']"), "spaCy's own requests may bring charset_normalizer"


def test_a_missing_library_is_one_line_with_the_command(tmp_path, monkeypatch):
    (tmp_path / "trafilatura.py").write_text("raise ImportError('not here')")
    (tmp_path / "pyspark.py").write_text("raise ImportError('not here')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    for extra, arguments in {"corpus": (), "spark": ("--engine", "spark")}.items():
        done = subprocess.run(
            command("batch", tmp_path, "-o", tmp_path / "out", *arguments), capture_output=True, text=True, check=False
        )
        assert done.returncode == 2
        assert done.stderr.splitlines()[-1].endswith(f'pip install "newsfacts[{extra}]"')
        assert not (tmp_path / "out").exists()
