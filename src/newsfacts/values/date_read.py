"""What the words of a date say: the groups of a match read as numbers, shifts, marks and clock times."""

import msgspec
import regex

from newsfacts.values.date_words import (
    DAY_REFS,
    DAY_WORDS,
    LUNAR_MONTHS,
    MONTH_REFS,
    MONTH_WORDS,
    ORDINALS,
    QUARTER_WORDS,
    TRADING,
    WEEK_WORDS,
    WEEKDAYS,
    YEAR_REFS,
    YEAR_WORDS,
)
from newsfacts.values.numerals import read_numeral
from newsfacts.values.when import When

SHIFTS = {"去": -1, "今": 0, "明": 1, "后": 2}
OPEN_SIDES = {"以前": "before", "之前": "before", "以后": "after", "之后": "after"}
FOUR_DIGITS = regex.compile(r"[一二两][〇零○一二三四五六七八九]{3}")


def _int(text: str | None) -> int | None:
    if not text:
        return None
    if FOUR_DIGITS.fullmatch(text):
        return int(read_numeral(text) or 0)
    number = read_numeral(text)
    return None if number is None else int(number)


def read_when(group: dict[str, str]) -> When | None:
    """Return what the groups of a matched date say, by their names in the pattern of `newsfacts.values.date`.

    None where their numbers are none of a calendar.

    >>> read_when({"month": "9", "day": "30"}).day
    30
    """
    when = _numeric(group) or _week(group) or _both(group) or _relative(group) or _calendar(group)
    if when is None:
        return None
    if when.month is not None and not 1 <= when.month <= 12:
        return None
    if when.day is not None and not 1 <= when.day <= 31:
        return None
    clock = _clock(group)
    if clock == "":
        return None
    mod = when.mod or _mark(group.get("mark"))
    opened = group.get("open")
    open_ = OPEN_SIDES.get(opened, "until" if "前" in opened else "from") if opened else None
    return msgspec.structs.replace(when, clock=clock, mod=mod, open=when.open or open_)


def _mark(mark: str | None) -> str | None:
    if not mark:
        return None
    if mark in ("上旬", "月初", "年初", "初", "开年", "期初"):
        return "START"
    return "MID" if "中" in mark else "END"


def _clock(group: dict[str, str]) -> str | None:
    """Return HH:MM, None where there is no clock time, "" where its numbers are none of a clock."""
    hour = _int(group.get("hour") or group.get("hour_cn"))
    fused = group.get("day_word") or ""
    if hour is None:
        return None
    minute = _int(group.get("minute") or group.get("minute_cn")) or (30 if group.get("half_hour") else 0)
    part = group.get("daypart") or ("晚" if fused.endswith(("晚", "夜")) else "")
    if not (group.get("hour") or part or group.get("minute_cn") or group.get("half_hour")) and "时" not in (
        group.get("only_clock") or "时"
    ):
        return ""
    meridiem = (group.get("meridiem") or "").lower()
    if meridiem == "a" and hour == 12:
        hour = 0
    if (meridiem == "p" and hour < 12) or (
        hour < 12 and part in ("下午", "晚上", "晚间", "晚", "傍晚", "午后", "深夜", "夜间")
    ):
        hour += 12
    if hour > 24 or minute > 59:
        return ""
    return f"{hour % 24 if hour == 24 and minute else hour:02d}:{minute:02d}"


def _numeric(group: dict[str, str]) -> When | None:
    if group.get("n_year"):
        return When(year=_int(group["n_year"]), month=_int(group["n_month"]), day=_int(group["n_day"]))
    if group.get("d_month"):
        last = _int(group.get("d_last"))  # 3/12-14
        return When(month=_int(group["d_month"]), day=_int(group.get("d_day")), end=When(day=last) if last else None)
    if group.get("m_year"):
        return When(year=_int(group["m_year"]), month=_int(group["m_month"]))
    if text := group.get("s_year"):
        return When(year=_century(int(text)), month=_int(group.get("s_month")), day=_int(group.get("s_day")))
    if group.get("y1"):
        return When(year=_int(group["y1"]), year_end=_int(group["y2"]))
    if group.get("s1"):  # 2021-23年
        first, last = int(group["s1"]), 2000 + int(group["s2"])
        return When(year=first, year_end=last) if last > first else None
    if group.get("t1"):  # 19-22年
        first, last = 2000 + int(group["t1"]), 2000 + int(group["t2"])
        return When(year=first, year_end=last) if last > first else None
    if group.get("fy1"):
        first = _century(int(group["fy1"]))
        if _century(int(group["fy2"])) != first + 1:
            return None
        return When(year=first, year_end=first + 1, fiscal=True)
    if group.get("fy"):
        return When(year=2000 + int(group["fy"][-2:]), fiscal=True)
    return None


def _both(group: dict[str, str]) -> When | None:
    """Return what two days or years named together say: 今明两日, 去今两年."""
    word = group.get("days") or group.get("years")
    if word is None:
        return None
    first, last = (SHIFTS[char] for char in word[:2])
    if last != first + 1:
        return None
    if group.get("days"):
        return When(day_shift=first, end=When(day_shift=last))
    return When(year_shift=first, end=When(year_shift=last))


def _relative(group: dict[str, str]) -> When | None:
    """Return what a relative or anaphoric date says."""
    if word := group.get("day_paren"):
        return When(day_shift={"今": 0, "昨": -1, "前": -2, "明": 1}[word], day=_int(group["paren"]))
    if word := group.get("week"):
        day = group.get("week_day")
        return When(week_shift=WEEK_WORDS[word], weekday=WEEKDAYS[day] if day else None)
    if word := group.get("trading"):
        return When(trading=TRADING[word])
    if word := group.get("month_word"):
        return When(month_shift=MONTH_WORDS[word], day=_int(group.get("m_day")))
    if word := group.get("month_ref"):
        return When(month_shift=MONTH_REFS[word], ref=True, day=_int(group.get("mr_day")))
    if word := group.get("quarter_word"):
        return When(quarter_shift=QUARTER_WORDS[word], ref=word[0] in "前当" or word.endswith("财季"))
    if word := group.get("day_word"):
        return When(day_shift=DAY_WORDS[word])
    if word := group.get("day_ref"):
        return When(trading=-1) if word == "上日" else When(day_shift=DAY_REFS[word], ref=True)
    if group.get("yesterday") or group.get("today"):
        return When(day_shift=-1 if group.get("yesterday") else 0)
    if group.get("lunar_month") or group.get("lunar_only") or group.get("eve"):
        return _lunar(group)
    if word := group.get("weekday"):
        return When(weekday=WEEKDAYS[word])
    if group.get("ago_n"):
        return _ago(group)
    return None


def _week(group: dict[str, str]) -> When | None:
    """Return what 2021年第一周, 今年最后3周 or 8月的最后一个星期一 says."""
    if group.get("week_no") is None and group.get("last_weeks") is None:
        return None
    month, word, day = (group.get(name) for name in ("week_of_month", "week_of_word", "week_no_day"))
    last = group.get("last_weeks")
    return When(
        **_year(group),  # type: ignore[arg-type]
        month=_int(month),
        month_shift=None if word is None else MONTH_WORDS[word],
        week=(_int(group.get("week_no")) or 1, 1) if last is None else (-1, _int(last.removeprefix("最后")) or 1),
        weekday=None if day is None else WEEKDAYS[day],
    )


def _lunar(group: dict[str, str]) -> When:
    if group.get("eve"):
        return When(lunar=(12, -1))
    day = (group.get("lunar_day") or group.get("lunar_only") or "").replace("初", "").replace("廿", "二十")
    mark = "START" if group.get("lunar_mark") == "初" else "END" if group.get("lunar_mark") else None
    return When(lunar=(LUNAR_MONTHS[group.get("lunar_month") or "正月"], _int(day) or 0), mod=mark)


def _ago(group: dict[str, str]) -> When | None:
    n = _int(group["ago_n"]) if group["ago_n"] != "半" else None
    unit = group["ago_unit"].removeprefix("个")
    if n is None or (unit == "日" and "前" not in group["ago_way"]):
        return None
    sign = -1 if "前" in group["ago_way"] else 1
    return When(ago=(sign * n, unit), ref=sign > 0)


def _century(short: int) -> int:
    """Return the year that two digits stand for, and one of four as it is."""
    if short >= 100:
        return short
    return 2000 + short if short < 70 else 1900 + short


def _year(group: dict[str, str]) -> dict[str, int | bool | None]:
    if text := group.get("behind"):  # 3Q24
        return {"year": _century(int(text))}
    if text := group.get("roc"):
        return {"year": (_int(text) or 0) + 1911}
    if text := group.get("year3"):
        return {"year": int(text) + 1911}
    if text := group.get("year2"):
        return {"year": _century(_int(text) or 0)}
    if text := group.get("year"):
        return {"year": _int(text)}
    if text := group.get("year_word"):
        return {"year_shift": YEAR_WORDS[text]}
    if text := group.get("fiscal_ref"):
        return {"year_shift": {"上": -1, "去": -1, "新": 1, "下": 1}.get(text[0], 0)}
    if text := group.get("year_ref"):
        return {"year_ref": YEAR_REFS[text], "ref": YEAR_REFS[text] >= 0}
    return {}


def _calendar(group: dict[str, str]) -> When | None:  # noqa: PLR0912  (one return a kind)
    """Return what a date of the calendar says: a year, and a half, quarter, run of months, month or day in it."""
    year = _year(group)
    if text := group.get("fiscal_quarters"):
        return When(**(year or {"year_ref": 0}), span=(1, 3 * (_int(text) or 1)), fiscal=True)  # type: ignore[arg-type]
    if text := group.get("fiscal_quarter"):
        q = _int(text) or 1
        return When(**(year or {"year_ref": 0}), span=(3 * q - 2, 3 * q), fiscal=True)  # type: ignore[arg-type]
    if half := group.get("fiscal_half"):
        return When(**(year or {"year_ref": 0}), span=(1, 6) if half in "上首" else (7, 12), fiscal=True)  # type: ignore[arg-type]
    if group.get("year_fiscal") or (year and group.get("span_fiscal")):
        return When(**year, fiscal=True)  # type: ignore[arg-type]
    if half := group.get("half"):
        return When(**year, span=(1, 6) if half in "上前半中" else (7, 12))  # type: ignore[arg-type]
    if group.get("h"):
        return When(**year, span=(1, 6) if group["h"] == "1" else (7, 12))  # type: ignore[arg-type]
    if text := group.get("quarters"):
        return When(**year, span=(1, 3 * (_int(text) or 1)))  # type: ignore[arg-type]
    if group.get("from_quarter"):  # 一至三季度
        first, last = _int(group["from_quarter"]) or 0, _int(group["to_quarter"]) or 0
        return When(**year, span=(3 * first - 2, 3 * last)) if first < last else None  # type: ignore[arg-type]
    if text := group.get("quarter") or group.get("q") or group.get("q2"):
        q = ORDINALS.get(text) or _int(text.removeprefix("第")) or 1
        return When(**year, span=(3 * q - 2, 3 * q))  # type: ignore[arg-type]
    if text := group.get("months"):
        n = _int(text) or 0
        return When(**year, span=(1, n)) if 1 <= n <= 12 else None  # type: ignore[arg-type]
    if group.get("from"):
        first, last = _int(group["from"]) or 0, _int(group["to"]) or 0
        return When(**year, span=(first, last)) if 1 <= first < last <= 12 else None  # type: ignore[arg-type]
    if group.get("january"):
        return When(**year, month=1)  # type: ignore[arg-type]
    if (text := group.get("month")) and group.get("first_weeks"):
        return When(**year, month=_int(text), day=1, end=When(day=7 * (_int(group["first_weeks"]) or 1)))  # type: ignore[arg-type]
    if (text := group.get("month")) and group.get("first_days"):
        return When(**year, month=_int(text), day=1, end=When(day=_int(group["first_days"])))  # type: ignore[arg-type]
    if text := group.get("month"):
        return When(**year, month=_int(text), day=_int(group.get("day")))  # type: ignore[arg-type]
    if text := group.get("whole"):
        if text in ("全年", "整年", "年内"):
            return When(**(year or {"year_ref": 0}))  # type: ignore[arg-type]
        if text[0] == "月":
            return When(month_shift=0, ref=True, mod=_mark(text))
        if text == "年初至今":
            return When(**(year or {"year_shift": 0}), open="from")  # type: ignore[arg-type]
        return When(**(year or {"year_ref": 0}), mod=_mark(text))  # type: ignore[arg-type]
    if group.get("same"):
        return When(**year, same="月" if group["same"] == "同月" else "期")  # type: ignore[arg-type]
    if text := group.get("festival"):
        return When(**year, festival=text) if year else None  # type: ignore[arg-type]
    if text := group.get("bare_day"):
        return When(day=_int(text))
    if year:
        return When(**year)  # type: ignore[arg-type]
    return When() if group.get("only_clock") else None
