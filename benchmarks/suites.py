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
  the guide includes it. It ends 今年 today, reads 过去十年 as a date and 5年前 as a day, and takes a part of the day into the span
  (2019年7月25日早间); the guide has the whole year, the length 十年, the year, and leaves the part outside. 马上 is a date for it.
- It reads lunar dates as solar ones (农历2015年十月初一 as 1 October), 三年半 as 3.5 times 365 days (here P3Y6M), 昨晚 as 16 to 20
  o'clock and 上午 from 8 o'clock on, where JioNLP has 18 to 24 and 7; an open beginning (下午三点之前) has no answer that its cases accept.
- Its Number takes digits out of dates (1991 of 1991年), the ordinal 第零十, 五 of 五台山, 一 of 一对, and 二分之一 as 0.5, which is 50 %;
  its Currency wants coins (20个比特币) as money, which has an ISO 4217 code here, its Dimension 三千比特 in kilobit.
- JioNLP reads 年底 as November and December, 年初 as January and February and 一季度末 as March (the guide: the whole, with END or
  START), an open beginning or end as now, 六个月以下 as from nothing to six months (the guide: P6M, LESS_THAN), a day still to come or
  just passed as one of the next year or month (10月8号 said in September), 小寒 of 2020 a day late, and 前两分钟 as some minutes ago.
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
