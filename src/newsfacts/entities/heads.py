"""A listed company's short name at the head of what the tagger took for a longer one: 岚嘉|新厂, 岚嘉|7/29除息."""

import regex

from newsfacts.entities.gazetteer import known_by_name, listed_companies
from newsfacts.entities.patterns import NOT_LATIN
from newsfacts.text.words import is_word, jieba, word_borders

SHORTEST = 2
# What a company has and does, and what no house is called after: 岚嘉|营运展望, 岚嘉|新药
HAS = regex.compile(
    r"""
      (?:营运|营收|财测|法说|股东会|股利|股息|展望|本业|订单|产能|产线|量产|新厂|厂办|新药|新品|高阶|国防|员工|高管|资金|董座|总座|子公司|集团总裁
        |资料中心|盘价|钢筋|绿电|警报|明星|动能|业绩|股价|股权|财报|技术|治疗|心导管|暨|新进|原总座)
      \p{Han}{0,8}
    """,
    regex.VERBOSE,
)
# What names end in all the same, verbs among them: 岚嘉投资, 岚嘉显示, 岚嘉银|行, 岚嘉银行上海分行, 岚嘉达
TRADE = regex.compile(
    r"(?:投资|控股|发展|建设|服务|管理|传播|制造|设计|运输|出行|教育|保险|娱乐|租赁|创新|研究|开发|合作|贸易|置业|出版|设计|传动|动力|通讯|通信|联合|创投|创业|实业|国际|半导体|精密|生医|海洋|检测|健康|显示|财经|新闻|集团|企业|股份|证券|银行|(?<!子)公司|(?<!新)药|[行社会所店厂院部达通网报])$"
)
# 岚嘉|7/29除息, 岚嘉|2020
DAY = regex.compile(r"\d{1,2}/\d{1,2}|20\d\d")
# 岚嘉|大涨, 岚嘉|攀(新高): what a share does, of which the tagger saw one character
MOVES = regex.compile(r"[大微周急暴狂重](?=[涨跌升挫])|[攀冲掼拼拚喷飙](?=\p{Han})")
LATIN = regex.compile(r"[A-Z]{2,5}")


def listed_head(text: str, start: int, end: int) -> int:
    """Return where the listed name ends at which a span begins, if what follows is no part of a name, else `end`.

    >>> text = "贵州茅台新药上市,贵州茅台大涨,贵州茅台投资公告"
    >>> [text[start : listed_head(text, start, end)] for start, end in ((0, 6), (9, 14), (16, 22))]
    ['贵州茅台', '贵州茅台', '贵州茅台投资']
    """
    cuts = range(end, start + SHORTEST - 1, -1)
    cut = next((cut for cut in cuts if text[start:cut] in listed_companies() or _is_known(text[start:cut])), end)
    return cut if cut < end and _is_apart(text, cut, end) else end


def _is_known(name: str) -> bool:
    """Tell whether a company is known without being listed: 美团, but no ministry and no central bank, whose organs have its name."""
    return (name, "ORG") in known_by_name() and name[-1] not in "部局委署院会处所行储社"


LONGEST = 4


def rubric_company(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the listed company that the rubric of a newspaper begins with: 〈联发科换帅〉, but not 〈全国开放采检〉.

    >>> [rubric_company(text, 0, len(text)) for text in ("联发科换帅", "全国开放采检", "台股盘中")]
    [[(0, 3, 'ORG')], [], []]
    """
    cuts = range(min(end - 1, start + LONGEST), start + SHORTEST - 1, -1)
    cut = next((cut for cut in cuts if text[start:cut] in listed_companies()), start)
    is_company = cut > start and not is_word(text[start:cut]) and cut - start in word_borders(text[start:end])
    return [(start, cut, "ORG")] if is_company else []


def _is_apart(text: str, start: int, end: int) -> bool:
    """Tell whether what stands between is no part of the listed name before it."""
    if TRADE.search(text, start, end):
        return False
    if DAY.fullmatch(text, start, end) or (end - start == 1 and MOVES.match(text, start, end + 1)) or HAS.fullmatch(text, start, end):
        return True
    if LATIN.fullmatch(text, start, end):
        return text[start:end] in NOT_LATIN
    if not text[start:end].isalpha():
        return False
    words = jieba().tag(text[start:end], hmm=False)
    return _cuts_word(text, start, end) or (end - start > 1 and all(kind in ("v", "d", "ad", "zg") for _, kind in words))


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Tell whether a word that begins behind the listed name goes on behind the span: 岚嘉|大涨, 岚嘉|自行车."""
    at = start
    for word in jieba().cut(text[start : end + 2], hmm=False):
        at += len(word)
        if at >= end:
            break
    return at > end
