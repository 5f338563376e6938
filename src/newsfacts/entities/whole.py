"""Names made whole: with the rest of a Latin word, a share's letter, an office, a level, a year."""

from bisect import bisect_left

import regex

from newsfacts.entities.gazetteer import name_words
from newsfacts.entities.overlaps import Found, LatinName
from newsfacts.lexicon.any_of import any_of
from newsfacts.text.words import jieba

# A Latin name goes on in Chinese only as far as the kind of company or product: Kimi大模型, 小米SU7.
AFTER_LATIN = regex.compile(rf"{any_of(name_words('behind Latin'))}+")
LONGEST_WORD = 64
"""A name is made whole by so many letters at each end at most."""


def whole_latin(text: str, start: int, end: int, latin: list[LatinName], label: str) -> tuple[int, int]:
    """Return the borders with the rest of the Latin words that they cut, and with no more Chinese behind them than a kind."""
    first, last = max(0, start - LONGEST_WORD), min(len(text), end + LONGEST_WORD)
    while start > first and _in_word(text, start):
        start -= 1
    while end < last and _in_word(text, end):
        end += 1
    near = slice(max(0, bisect_left(latin, (start,)) - 1), bisect_left(latin, (end,)) + 1)
    for first, last, _ in latin[near]:
        if first < start < last:
            start = first
        if first < end < last:
            end = last
        if first == start and last < end and label != "INDEX":  # Kimi高频: what is no part of the name
            tail = AFTER_LATIN.match(text, last)
            end = min(end, tail.end()) if tail else last
    return start, end


def _in_word(text: str, i: int) -> bool:
    """Tell whether a border at `i` would cut a Latin word."""
    pair = text[i - 1 : i + 1]
    return pair.isascii() and pair.isalpha()


# 万科A, 岳澜医药-B: the letter of the share belongs to a stock's short name.
SHARE_LETTER = regex.compile(r"(?:-[A-Z]{1,2}|[AB])(?![A-Za-z股端轮])")
# 文化和旅游部|数据中心: the office within an institution is the shortest span that names it.
OFFICE = regex.compile(
    r"[^了的在对将于称公布发与和及,。、;:()\s\d]{0,6}?(?:数据中心|研究中心|研究院|研究所|专家委员会|委员会|办公室|分行|支行|分公司|监管局|证监局|管理处)"
)
# 川岳电子|(苏州)有限公司, 临江领驰|股权投资合伙企业(有限合伙)
BRANCH_BEHIND = regex.compile(r"\p{Han}{0,14}(?:企业|中心|基金|事务所)\((?:特殊)?(?:有限|普通)合伙\)|(?:\p{Han}{2}投资)?合伙企业|\(\p{Han}{2,4}\)\p{Han}{0,6}?(?:股份|责任)?(?:有限公司|事务所)")


# 金岚|院线: a chain of cinemas; but 川岳|院线片
THEATRES = regex.compile("院线(?![片电制观发上])")

# 岳泰金|控以2.4元居次: a financial holding company; but 岳泰金|控股
HOLDING = regex.compile("(?<=\\p{Han}{2})金控(?![制诉告盘])(?!股(?![东价票利息]))")

# 川岳海事|顾问资深分析师祁远: a house of advisers, which has analysts; but 川岳集团|顾问祁远
ADVISERS = regex.compile(r"(?<!集团|公司|政府|证券|银行|基金|大学|[部委局会院])顾问(?=(?:公司|资深|高级|首席|研究)?(?:分析师|经济学家|研究员|研究总监|研究经理|合伙人))")


def whole_organisation(text: str, start: int, end: int) -> int:
    """Return where an organisation ends, its share letter, its office, and (苏州)有限公司 included."""
    if branch := BRANCH_BEHIND.match(text, end):
        return int(branch.end())
    if THEATRES.match(text, end):
        return end + 2
    if HOLDING.match(text, end - 1):
        return end + 1
    if ADVISERS.match(text, end):
        return end + 2
    letter = SHARE_LETTER.match(text, end)
    if letter and "\u4e00" <= text[end - 1] <= "\u9fff":
        return int(letter.end())
    if text[end - 1] in "部局委署院会":
        office = OFFICE.match(text, end)
        return int(office.end()) if office and not _acts(text[end : office.end()]) else with_organ(text, end)
    customs = text.find("海关", start + 2, end)
    return customs + 2 if customs > 0 else end


OFFICES = frozenset("管理 监管 研究 数据 开发 发展 服务 保护 评估 认证 检测 培训".split())


def _acts(words: str) -> bool:
    """Tell whether a verb of doing stands among the words: 机电工程署|批出数据中心工程."""
    return any(kind == "v" and word not in OFFICES for word, kind in jieba().tag(words, hmm=False))


# 统计局|城市司, 主计总处|国势普查处: an organ within a ministry or a bureau
ORGAN = regex.compile(r"(?P<of>[^了的在对将于称公布发与和及,。、;:()\s\d]{2,5}?)(?:司(?![机法])|(?:普查|综合|统计|调查|稽查|新闻)处(?![罚理置于]))(?!\p{Han}?公司)")


def with_organ(text: str, end: int) -> int:
    """Return where an institution ends, its organ included.

    >>> [with_organ(text, 3) for text in ("统计局城市司测算", "统计局公司司测算", "统计局依法查处")]
    [6, 3, 3]
    """
    organ = ORGAN.match(text, end) if text[end - 1] in "部局委署处" else None
    return int(organ.end()) if organ and not _acts(organ["of"]) else end


LEVEL = regex.compile(r"(?<!\p{Han})[省市县区]$")


def with_level(text: str, start: int) -> int:
    """Return where an organisation begins, its level at the head of a clause included: 省|社科院."""
    return start - 1 if LEVEL.search(text, max(0, start - 2), start) else start


YEAR_BEFORE = regex.compile(r"(?<!\d)20\d\d$")
YEAR_WITHIN = regex.compile(r"(?:\d{2}|\d{4}|[〇零一二三四五六七八九]{2}|[〇零一二三四五六七八九]{4})年(?!会|度|货|终|中|末|夜|展|报|鉴|金)(?=\p{Han}{2})")


def with_year(text: str, span: Found) -> Found:
    """Return an event with the year that belongs to its name: 2025世界人工智能大会; 2025年 or 零八年 before it is a date."""
    start, end, label = span
    if label != "EVENT":
        return span
    if date := YEAR_WITHIN.match(text, start, end):
        return date.end(), end, label
    year = YEAR_BEFORE.search(text, max(0, start - 5), start)
    return (year.start(), end, label) if year else span
