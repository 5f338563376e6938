"""What banks lend and take in on balance in a month, as a central bank tells it: 居民贷款减少600亿元, 短期和中长期分别增加."""

import regex

from newsfacts.facts.lists.dealt_to import DISTRIBUTED
from newsfacts.facts.state import Recent
from newsfacts.facts.what.breakdown import pieces_of
from newsfacts.facts.what.concepts import Topic
from newsfacts.mention import Mention

SUMS_LENT = frozenset(("new_loans", "新增存款", "social_financing"))
WHO = r"住户|居民|个人|家庭|企业|企[(（]事[)）]业单位|企事业单位|机关团体|非银行业金融机构|非银(?:金融)?(?:机构)?|政府|财政性?"
TERM = "短期|中长期|定期|活期"
# What is lent or taken in: 住户贷款, 中长贷, 财政性存款, 企业端
LENT = rf"(?P<who>{WHO})?(?P<term>{TERM}|短(?=贷)|中长(?=贷))?(?P<what>(?:人民币|外币|本外币)?(?:各项)?(?:贷款|存款)|贷(?!款)|票据(?:融资)?|(?<=\p{{Han}})(?:端|部门))"
# What may stand between that and its verb, no other time among it: 当月减少, 反而增加
BETWEEN = r"(?:当月|单月|本月|则|却|也|还|又|就|只|仅|反而|转为|分别|各|累计|合计|共|净|大幅|小幅|大|猛|意外|继续|再)*"
ADDED = r"(?:增加|多增|少增|减少|新增|[增减]|多出|冲(?=了)|缩减|收缩|萎缩|[多少](?=了))"
FILL = r"(?:了|约|近|逾|超过?)*"
BALANCE = regex.compile(rf"{LENT}{BETWEEN}{ADDED}{FILL}$")
TERM_ALONE = regex.compile(r"[,;](?:其中|而|但)*(?P<term>短期|中长期)(?:部分)?(?:则|只|仅|就|也)*(?:占|达到?|有)(?:了|约|近|逾)*$")
# 短期和中长期分别减少, 短贷、中长贷、票据分别为: to whom or for how long each of a list was lent
ONE = regex.compile(rf"(?P<who>{WHO})?(?:(?P<term>{TERM}|短(?=贷)|中长(?=贷)))?(?:贷款?|存款|部门|端)?|(?P<bill>票据(?:融资)?)")
HEAD = regex.compile(r"^(?:其中|而|但|分(?:部门|期限)看|,)+")
# A country's loans are told of, and no bank's
TOLD = regex.compile(r"社会融资|社融|新增(?:人民币)?贷款|人民币(?:各项)?[存贷]款|贷款新增|金融(?:统计)?数据|信贷(?:收支)?数据|广义货币|M2")
NEAR = 1500
"""Characters before a number in which that stands."""
WINDOW = 30
"""Characters before a number in which what was lent is told."""
MEASURES = {"存": "新增存款", "贷": "new_loans", "票": "new_loans"}


def lent_on_balance(text: str, mention: Mention, recent: Recent) -> Topic | None:
    """Return of what a sum is by which loans or deposits grew or shrank, None where the words tell no such thing, or that of a bank.

    >>> text = "社会融资规模增加3万亿元。居民短期贷款反而减少200亿元"
    >>> lent_on_balance(text, Mention(23, 28, "MONEY", value="20000000000", unit="CNY"), [])
    Topic(concept='new_loans', part='居民短期')
    """
    near = max(0, mention.start - WINDOW)
    if text.find("贷", near, mention.start) < 0 and text.find("存款", near, mention.start) < 0 and text.find("票据", near, mention.start) < 0 and not _goes_on(recent):
        return None  # the first look costs little
    if _goes_on(recent) and (alone := TERM_ALONE.search(text, near, mention.start)):
        return Topic(recent[0][0].concept, _part(None, alone["term"], recent))  # 住户贷款增加1.3万亿元,短期只占3000亿元
    lent = BALANCE.search(text, near, mention.start)
    if lent is None or (lent["what"] in ("端", "部门") and not (lent["who"] and _goes_on(recent))) or not (_goes_on(recent) or TOLD.search(text, max(0, mention.start - NEAR), mention.start)):
        return None
    kind = next((concept for mark, concept in MEASURES.items() if mark in lent["what"]), "") or recent[0][0].concept
    bill = lent["what"] if lent["what"].startswith("票据") else ""
    before = recent if text.endswith(("其中", "其中,"), near, lent.start()) else []  # 其中短期贷款: of the same borrowers
    return Topic(kind, _part(lent["who"], lent["term"], before) or bill or None)


def is_on_balance(text: str, start: int) -> bool:
    """Tell whether the words before an offset say by which sum loans or deposits grew or shrank, and held against no other time.

    >>> is_on_balance("住户存款减少", 6), is_on_balance("住户存款比年初减少", 9)
    (True, False)
    """
    return BALANCE.search(text, max(0, start - WINDOW), start) is not None


def lent_in_turn(lead: str, n: int, recent: Recent) -> list[Topic]:
    """Return of what the `n` sums of a list are that is dealt to borrowers or terms, [] where the words tell no such thing.

    >>> told = [(Topic("new_loans", "住户"), "MONEY", "CNY")]
    >>> [topic.part for topic in lent_in_turn(",短期和中长期分别减少", 2, told)]
    ['住户短期', '住户中长期']
    """
    dealt = DISTRIBUTED.search(lead) if n > 1 and _goes_on(recent) else None
    pieces = pieces_of(HEAD.sub("", lead[: dealt.start()]), n) if dealt else []
    found = [ONE.fullmatch(piece) if piece else None for piece in pieces]
    parts = [one["bill"] or _part(one["who"], one["term"], recent) for one in found if one]
    return [Topic(recent[0][0].concept, part) for part in parts] if len(parts) == n and all(parts) else []


def _goes_on(recent: Recent) -> bool:
    """Tell whether the number before was such a sum."""
    return bool(recent) and recent[0][0].concept in SUMS_LENT


def _part(who: str | None, term: str | None, recent: Recent) -> str:
    """Return who borrowed and for how long; of a term alone it is who the number before was of."""
    before = regex.match(WHO, recent[0][0].part or "") if term and not who and _goes_on(recent) else None
    terms = {"短": "短期", "中长": "中长期"}
    return (who or (before.group() if before else "")).replace("(事)", "（事）") + terms.get(term or "", term or "")
