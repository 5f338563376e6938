"""Whether a short listed name, which may be a common word too, stands as companies do: in market talk, before its figures."""

import regex

from newsfacts.text.words import is_word

MARKET_TALK = regex.compile(
    r"(?:均|分别|盘中|收|大|微|逆市|高开|低开)?(?:涨|跌|升(?!级)|挫|报|收报|遭|获|封板|涨停|跌停)|\(|等\d|等[两三四五六七八九十]|、"
)
# 全家|去年获利, 统一|Q1营收: a company's figures right behind it
FIGURES = regex.compile(
    r"""
      (?P<when> (?:[去今前上]年|20\d\d年?|全年|[上下]半年|前?[一二三四1-4首]季度?|第[一二三四1-4]季度?|Q[1-4]|前?\d{1,2}月份?|本季|上季|单季|累计|合并){1,3} )?
      (?(when) (?:获利|营收|净利|纯益|税[后前]|毛利|EPS|每股|盈余|赚|亏|财报|股利|自结)
        | (?:营收|EPS|法说会?|股利|每股[盈纯]|税后纯益) )
    """,
    regex.VERBOSE,
)
# 岚嘉|拟办联贷, 岚嘉|上半年转盈: what companies alone do and have, behind a name that is no word
DOES = regex.compile(
    r"""
      (?:(?:[去今明]年|[上下]半年|早盘|周|再|积极|持续|首|明年){0,2})
      (?: 拟[办发收购增减斥出投与] | 董座 | 董事会 | 法说 | 股东会 | 订单 | 接单 | 新厂 | 出货 | 稼动率 | 减资 | 增资 | 除息 | 配息 | 派息 | 并购 | 收购 | 携手 | 结盟
        | 斥资 | 砸\d | 切入 | 打入 | 抢攻 | 卡位 | 股价 | 重挫 | 涨停 | 转盈 | 转亏 | 亏转盈 | 扩产 | 业绩 | 新事业 | 产能 | 递表 | 招股 | 停牌 | 复牌 )
    """,
    regex.VERBOSE,
)
MARKS_BEFORE = ("", *"、,。;:!?()《》“”\n ")


def is_spoken_of(text: str, start: int, end: int) -> bool:
    """Tell whether a short listed name is spoken of as a company: 京东涨5%, 美团(, 全家去年获利; not 焊接机器人、, 他全家去年获得.

    >>> [is_spoken_of(text, 0, 2) for text in ("全家去年获利走高", "全家去年获得补助", "全家营收", "川岳营收")]
    [True, False, False, True]
    """
    is_first = text[max(0, start - 1) : start] in MARKS_BEFORE
    talk = MARKET_TALK.match(text, end)
    if talk is not None and (talk.group() != "、" or is_first):
        return True
    return is_first and (has_figures(text, start, end) or (DOES.match(text, end) is not None and not is_word(text[start:end])))


def has_figures(text: str, start: int, end: int) -> bool:
    """Tell whether a company's figures follow a name; the time of them too, where the name is a word: 全家去年获利."""
    figures = FIGURES.match(text, end)
    return figures is not None and (figures.group("when") is not None or not is_word(text[start:end]))
