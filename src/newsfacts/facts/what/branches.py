"""The three branches of an economy, of which numbers are told that name them together: 第二、三产业分别增长, 三次产业贡献率依次为."""

import regex

from newsfacts.facts.state import State
from newsfacts.facts.what.concepts import Topic

BRANCHES = "一二三"
# 一、二、三产分别用电, 第二、三产业用电量依次为: what each branch used of electricity
POWERED = regex.compile(
    r"(?:第(?P<numbers>[一二三](?:产业)?(?:[、和及]第?[一二三](?:产业)?)*[、和及]第?[一二三])|三[次大])产业(?:分别|依次|各)?用电量?(?:累计|同比|分别|依次|各|达到?|为|增长|下降|约)*$"
)
# 第二、三产业增加值各增长, 三次产业增加值分别为; behind the whole product 第二、三产业分别增长
SECTORS = regex.compile(r"(?:第(?P<numbers>[一二三](?:产业)?(?:[、和及]第?[一二三](?:产业)?)*[、和及]第?[一二三])|三次)产业(?P<added>增加值)?(?=[^,;。]{0,4}(?:分别|依次|各)|(?<=值))")
# 三次产业占GDP的比重分别为, 三次产业增加值分别增长: the three branches, which are not named one by one
THREE = regex.compile(
    r"(?:三次产业|一二三产业?|第?一、二、三次?产业)(?P<of>(?:增加值)?占(?:GDP|地区生产总值|生产总值)的?(?:比重|比例)?|[^,;。]{0,10}贡献率|增加值)"
    r"(?:同比)?(?:分别|依次|各)(?:为|达到?|是|增长|占|约)*$"
)


# 第二|、|三产业
NUMBERED = regex.compile("第?(?P<number>[一二三])(?:次?产业)?")


def named_branches(pieces: list[str]) -> list[str]:
    """Return pieces of a list, branches of an economy by their full names.

    >>> named_branches(["第二", "三产业"]), named_branches(["玩具", "三产业"])
    (['第二产业', '第三产业'], ['玩具', '三产业'])
    """
    numbers = [NUMBERED.fullmatch(piece) for piece in pieces] if pieces and pieces[-1].endswith("产业") else []
    named = [f"第{one['number']}产业" for one in numbers if one]
    return named if len(named) == len(pieces) else pieces


def three_branches(lead: str, n: int) -> list[Topic]:
    """Return of what three numbers are that are told of the three branches of the economy, [] where the words tell no such thing.

    >>> [topic.part for topic in three_branches("三次产业占GDP的比重分别为", 3)]
    ['第一产业', '第二产业', '第三产业']
    """
    if "用电" in lead and (named := POWERED.search(lead)) and len(numbers := regex.findall(f"[{BRANCHES}]", named["numbers"] or BRANCHES)) == n:
        return [Topic("全社会用电量", f"第{number}产业") for number in numbers]
    match = THREE.search(lead) if n == len(BRANCHES) and lead.find("产") >= 0 else None
    if match is None:
        return []
    concept = "占GDP比重" if "占" in match["of"] else "贡献率" if "贡献率" in match["of"] else "gdp"
    return [Topic(concept, f"第{branch}产业") for branch in BRANCHES]


def branches_dealt(lead: str, state: State, n: int) -> list[Topic]:
    """Return the branches of the economy that `n` numbers are dealt to, [] where the words name not so many.

    >>> [topic.part for topic in branches_dealt("第二产业和第三产业增加值分别增长", State(), 2)]
    ['第二产业', '第三产业']
    """
    sectors = SECTORS.search(lead) if "产业" in lead else None
    if sectors is None or not (sectors["added"] or (state.recent and state.recent[0][0].concept == "gdp")):
        return []
    numbers = regex.findall(f"[{BRANCHES}]", sectors["numbers"] or BRANCHES)
    return [Topic("gdp", f"第{number}产业") for number in numbers] if len(numbers) == n else []
