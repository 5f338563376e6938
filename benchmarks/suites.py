"""Scores newsfacts on the test cases of other projects and prints docs/suites.md.

    python benchmarks/suites.py FOLDER > docs/suites.md

FOLDER holds the cases as jsonl files and `score.py`, which scores them; the cases belong to their projects and are not kept here.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

# What each group of suites is to reach, as shares of the values that are right.
TARGETS = {
    "Recognizers-Text DateTimeModel": (0.88, ["recognizers-DateTimeModel"]),
    "Recognizers-Text Currency": (0.97, ["recognizers-CurrencyModel"]),
    "Recognizers-Text Percent": (0.97, ["recognizers-PercentModel"]),
    "Recognizers-Text Number": (0.92, ["recognizers-NumberModel"]),
    "Recognizers-Text Dimension": (0.85, ["recognizers-DimensionModel", "recognizers-TemperatureModel"]),
    "JioNLP TimeParser": (0.90, ["jionlp-TimeParser"]),
    "JioNLP MoneyParser": (0.90, ["jionlp-MoneyParser"]),
    "duckling Time": (0.65, ["duckling-Time"]),
    "duckling Money": (0.75, ["duckling-AmountOfMoney"]),
    "duckling Numeral": (0.85, ["duckling-Numeral"]),
    "NeMo money": (0.90, ["nemo-itn-money", "nemo-tn-money"]),
    "NeMo date": (0.95, ["nemo-itn-date", "nemo-tn-date"]),
    "NeMo cardinal and decimal": (0.97, ["nemo-itn-cardinal", "nemo-itn-decimal"]),
    "WeText": (0.95, ["wetext-itn-date", "wetext-itn-money", "wetext-itn-number", "wetext-itn-percent"]),
    "cn2an": (0.90, ["cn2an-number"]),
}
WHY = """
A value counts as right where the suite's own value is met. Where a suite's convention contradicts the annotation guide
([format.md](format.md)), the guide wins, and the case stays wrong here:

- Recognizers-Text ends a range of months or years where the last one begins (三月到五月 to 1 May; 2010年至2018年 to 1 January 2018);
  the guide includes it. It reads lunar dates as solar ones (农历2015年十月初一 as 1 October), a part of the day as its hours
  (2019年7月25日早间, which the guide leaves outside), 三年半 as 3.5 times 365 days, 5年前 as a day, 前1周 as seven days.
- Its Number takes digits out of dates and grouped numbers (1991 of 1991年, 1 of 1, 234); the guide has no such spans. Its Currency
  wants coins (20个比特币) as money, its Dimension 三千比特 in kilobit.
- JioNLP reads 年底 as November and December and 年初 as January and February (the guide: the year, with END or START), an open
  beginning or end as now, a day that has passed as one of the next year, and bare numbers as sums of money.
- duckling lets weekdays lean to the future (这周一 as next Monday), reads 国庆 as 10 October, 三日後 as the three days until then, and
  knows Jewish, Hindu and Muslim feasts, which Chinese news does not date by.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as place:
        report = Path(place) / "report.json"
        subprocess.run([sys.executable, folder / "score.py", "--json", report], check=True, stdout=subprocess.DEVNULL)
        counts = json.loads(report.read_text(encoding="utf8"))
    print("# Test cases of other projects\n")
    print("Written by `python benchmarks/suites.py FOLDER`, over half of each project's cases.\n")
    print("| suite | cases | value right | aim | raised |\n| --- | --: | --: | --: | --: |")
    for name, (target, suites) in TARGETS.items():
        rows = [counts[suite] for suite in suites if suite in counts]
        right, valued = sum(row["value"] for row in rows), sum(row["valued"] for row in rows)
        cases, raised = sum(row["cases"] for row in rows), sum(row.get("raised", 0) for row in rows)
        share = right / max(1, valued)
        mark = "" if share >= target else " (missed)"
        print(f"| {name} | {cases} | {share:.1%} | {target:.0%}{mark} | {raised} |")
    print(WHY.rstrip())


if __name__ == "__main__":
    main()
