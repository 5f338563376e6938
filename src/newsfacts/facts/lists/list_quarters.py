"""Lists of numbers over the quarters of a year: 一至三季度毛利各为, 去年四个季度净利润分别为."""

import regex

from newsfacts.facts.lists.dealt_to import DISTRIBUTED
from newsfacts.facts.state import State

# 一至四季度, 第一至第三季度, 各季度, 每季, 四个季度, 前三季营收(分别为): that each has a number of its own
ONE_BY_ONE = regex.compile(
    r"(?:第?[一1](?:季度?)?|首季|Q1)(?:至|到|-|~|—{1,2})(?:第?[二三四2-4]季度?|末季|Q[2-4])|各个?季度?|每个?季度?|[两三四二]个季度?|单季|分季度?"
    r"|[前首][两二三]个?季度?(?=[^,;。、大家类项种]{1,8}(?:分别|依次|依序|各))"
)
# 各季度稳定,营收、净利润分别为: what is dealt out is named itself
SEVERAL = regex.compile(r"\p{Han}{2}[、和与及]\p{Han}{2}(?!季度)")
NEAR = 24
"""Characters before the words of a list in which that stands."""
MOST = 4


def quarters_of(state: State, n: int, lead: str, before: str) -> list[str]:
    """Return the quarters of `n` numbers that are dealt out to them, [] where the words tell no such thing.

    `before` is the sentence up to the numbers, `lead` the last words of it.

    >>> quarters_of(State(period="2024"), 4, "营收依次为", "分季看,四个季度营收依次为")[1]
    '2024-04/2024-06'
    """
    if SEVERAL.search(lead) or not 1 < n <= MOST or n in (len(state.topics), len(state.owners), len(state.bases)) or not DISTRIBUTED.search(lead):
        return []
    period = state.period or state.report or ""
    quarters = quarters_in(period) if ONE_BY_ONE.search(before, max(0, len(before) - len(lead) - NEAR)) else []
    if len(quarters) != n:
        return []
    state.listed = quarters  # 一至三季度营收分别为…,毛利率依次为: of those again
    return quarters


def quarters_in(period: str) -> list[str]:
    """Return the quarters of a year, or of months of one that begin and end with a quarter; [] of another period.

    >>> quarters_in("2024-01/2024-06"), quarters_in("2024-01/2024-05")
    (['2024-01/2024-03', '2024-04/2024-06'], [])
    """
    year, first, last = period[:4], period[5:7] or "01", period[13:15] or "12"
    if not year.isdigit() or len(period) not in (len("2024"), len("2024-01/2024-03")) or period[8:12] not in ("", year):
        return []
    begins = [month for month in range(1, 12, 3) if int(first) <= month and month + 2 <= int(last)]
    if not begins or begins[0] != int(first) or begins[-1] + 2 != int(last):
        return []
    return [f"{year}-{month:02d}/{year}-{month + 2:02d}" for month in begins]
