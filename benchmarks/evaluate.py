"""How long `newsfacts evaluate` takes beyond extraction: predictions of 500 documents scored, compared, shown.

python benchmarks/evaluate.py fixtures/gold [--documents 500]

The documents are those of the gold, again and again under new ids; the predictions are the gold with some of each document's
spans, facts and relations left out or wrong, which is more work than what is right.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from newsfacts.gold.files import read_gold


def wrong(document: dict) -> dict:
    """Return a prediction: every seventh record left out, every fifth with another value or period."""
    keep = {field: [row for i, row in enumerate(document[field]) if i % 7] for field in ("spans", "facts", "relations")}
    for i, fact in enumerate(keep["facts"]):
        if i % 5 == 0:
            fact |= {"period": "1999", "concept": "数量"}
    for i, span in enumerate(keep["spans"]):
        if i % 5 == 0 and "value" in span:
            span |= {"value": "1"}
    return {"id": document["id"], **keep}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--documents", type=int, default=500)
    arguments = parser.parse_args()
    source = list(read_gold(arguments.gold))
    gold = [{**one, "id": f"{i:04}"} for i, one in enumerate(islice(cycle(source), arguments.documents))]
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder) / f"{name}.jsonl" for name in ("gold", "found")}
        files["gold"].write_text("".join(json.dumps(one) + "\n" for one in gold), encoding="utf-8")
        copies = (json.loads(json.dumps(one)) for one in gold)
        files["found"].write_text("".join(json.dumps(wrong(one)) + "\n" for one in copies), encoding="utf-8")
        kept = Path(folder) / "run.json"
        command = [sys.executable, "-m", "newsfacts.cli", "evaluate", files["gold"]]
        first = [*command, "--predictions", files["gold"], "--save", kept]
        second = [*command, "--predictions", files["found"], "--baseline", kept, "--tolerance", "1", "--per-document"]
        spans, facts = (sum(len(one[field]) for one in gold) for field in ("spans", "facts"))
        print(f"{len(gold)} documents, {spans} spans, {facts} facts")
        for name, arguments_of in (("scored and kept", first), ("scored and compared", second)):
            start = time.perf_counter()
            subprocess.run(list(map(str, arguments_of)), check=True, stdout=subprocess.DEVNULL)
            print(f"{name}: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
