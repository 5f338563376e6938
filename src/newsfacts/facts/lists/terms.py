"""Deposits by how long the money stays: 一年期、三年期定存利率分别为1.25%和1.65%, 三年期下调25个基点至1.25%."""

import regex

from newsfacts.facts.lists.dealt_to import DISTRIBUTED

# 存款利率, 大额存单, 整存整取: a text that speaks of what banks pay
DEPOSITS = regex.compile(r"存款|定存|存单|整存整取|零存整取|储蓄|挂牌利率|通知存款")
OTHERS = regex.compile(r"贷款|付息|LPR|国债|[美德日]债|债券|同业|逆回购|MLF|理财|保险|票面|年化|按揭|分期|二级资本|资本工具|升[水贴]|贴水|远期|掉期|房贷|拆息")
KIND = r"(?:定期存款|通知存款|定期|定存|整存整取|零存整取|大额存单|存单|存款)"
LENGTH = r"(?:(?:\d{1,2}|[一二两三五六七九十])(?:年|个月|天)|半年)"
TERM = rf"(?P<term>活期|{LENGTH})期?{KIND}?(?:产品)?"
# 一年期、三年期, 1年、3年期定存, 活期: terms that a list tells one after the other
TERMS = regex.compile(rf"(?<![\d近过满前首]){TERM}(?:(?:[、和与及]|以及){TERM})*(?<=期|{KIND}|产品)(?![限货权间末初内])")
DIFFERENCE = regex.compile(r"(?:[高低多少]|相差|倒挂)(?:出|了|约|近)*$")
AGAINST = regex.compile(r"比\p{Han}{0,6}$")
CLAUSE = regex.compile(r"[;。\n“”(]")
FAR = 160
"""Characters before a number in which deposits were spoken of."""
BEHIND = 24


def terms_of(text: str, start: int, end: int, n: int, lead: str) -> list[str]:
    """Return the terms of deposits that the `n` rates at `start:end` are of: as many as the rates, or all that one rate is of; [] where they are of none.

    >>> terms_of("存款利率下调,一年期、三年期定存分别为1.25%和1.65%", 20, 31, 2, "一年期、三年期定存分别为")
    ['一年期', '三年期']
    >>> terms_of("存款利率下调,三年期下调25个基点至1.25%", 18, 23, 1, "至"), terms_of("三年期贷款利率为3%", 8, 10, 1, "三年期贷款利率为")
    (['三年期'], [])
    """
    if text.find("期", max(0, start - FAR), start) < 0:
        return []  # the first look costs little
    paragraph = max(text.rfind("\n", 0, start) + 1, start - FAR)
    if DEPOSITS.search(text, paragraph, end + BEHIND) is None:
        return []
    begin = max((match.end() for match in CLAUSE.finditer(text, paragraph, start)), default=paragraph)
    found = next(reversed([*TERMS.finditer(text, begin, start)]), None)
    if found is None or OTHERS.search(text, begin, start):
        return []
    if AGAINST.search(text, max(begin, found.start() - 8), found.start()) and DIFFERENCE.search(lead):
        return []  # 比三年期的1.5%低|20个基点
    terms = [term if term == "活期" else f"{term}期" for term in found.captures("term")]
    whole = n == len(terms) or (n == 1 and EACH.search(text, found.end(), start))
    return terms if whole else []


# 三年期和五年期均下调25个基点: one number for each of them
EACH = regex.compile(rf"均|各|都|同步|双双|{DISTRIBUTED.pattern}")
