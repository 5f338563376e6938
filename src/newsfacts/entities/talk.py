"""Whether a short listed name, which may be a common word too, stands as companies do: in market talk, before its figures."""

from functools import cache

import regex

from newsfacts.entities.gazetteer import name_words, place_names
from newsfacts.entities.overlaps import Found
from newsfacts.text.words import is_word, jieba

MARKET_TALK = regex.compile(
    r"(?:均|分别|盘中|收|大|微|逆市|高开|低开)?(?:涨|跌|升(?!级)|挫|报|收报|遭|获|现报|现价|[今昨]收|封板|涨停|跌停)|\(|等\d|等[两三四五六七八九十]|、"
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
# 沛州发展|公告称, 沛州高新|:拟发债: what a company alone does or is told to do, behind a name that reads as a phrase
SAYS = regex.compile(
    r"""
      (?: (?:\d{1,2}月)?\d{1,2}日 | [今昨前]日 | 近日 | [晚午早]间 | 今[早晚] | [昨今]晚 )*
      (?: (?:发布)?公告 | 公布 | 披露 | 称 | 表示 | 回应 | 预[告亏盈增减] | 拟 | 中标 | 董事[长会] | (?:执行|独立|非执行)董事 | 董秘 | 副?主席 | 行政总裁 | 副?总裁 | 创[办始]人 | 总经理 | 监事会 | 控股股东 | 大股东 | 实控人 | 实际控制人
        | 股东大会 | 子公司 | 旗下 | 股价 | 市值 | 净利 | 营收 | 每股 | 实现(?:归|营业|营收|净利) | 发布(?=[^,。]{0,10}(?:公告|预告|快报|[年季半中]报|报告|业绩)) | 复牌 | 停牌 )
      | :(?= 拟 | 公司 | 控股 | 股东 | 子公司 | 上半年 | 前[一二三]季 | 第?[一二三]季 | \d | 净利 | 营收 | 预[计亏盈增减] | 获(?!得) | 中标 | 终止 | 完成 | 收到 | 董事 | 关于 )
      | \(\d+\.\d+,
    """,
    regex.VERBOSE,
)
BEFORE_COMPANY = regex.compile(r"(?:[日晚午早]间?|股东|子公司|持有|旗下的?|投资者问|[券商])$")
# 外资买超|川岳3200张, 加码禾原、|川岳: whose shares were dealt in
DEALT_IN = regex.compile(r"(?:[买卖]超|净?买入|净?卖出|[增减]持|[加减]码|买进|[买卖]|调节|扫货|倒货)了?(?:\p{Han}{2,4}、){0,2}$")
TRADED_AMOUNT = regex.compile(r"(?:约|近|逾|超过?)?\d|[、和与及]\p{Han}{2,4}(?:[、和与及]|等|各|分别|共|约|逾|\d)")
MARKS_BEFORE = ("", *"、,。;:!?()《》“”\n ")


def is_spoken_of(text: str, start: int, end: int) -> bool:
    """Tell whether a short listed name is spoken of as a company: 京东涨5%, 美团(, 全家去年获利; not 焊接机器人、, 他全家去年获得.

    >>> [is_spoken_of(text, 0, 2) for text in ("全家去年获利走高", "全家去年获得补助", "全家营收", "川岳营收")]
    [True, False, False, True]
    """
    is_first = text[max(0, start - 1) : start] in MARKS_BEFORE
    traded = TRADED_AMOUNT.match(text, end) is not None and DEALT_IN.search(text, max(0, start - 12), start) is not None
    if traded and not is_word(text[start:end]):
        return True  # 外资买超川岳3200张
    talk = MARKET_TALK.match(text, end)
    if talk is not None and (talk.group() != "、" or is_first):
        return True
    if not is_first:
        return False
    name = text[start:end]
    return has_figures(text, start, end) or (
        not is_word(name) and (DOES.match(text, end) or (SAYS.match(text, end) and name not in place_names())) is not None
    )


def stands(text: str, start: int, end: int) -> bool:
    """Tell whether a listed name of four characters or more stands as a company: always, but where it reads as a phrase too.

    A phrase (沛州发展: a place's development) is a company where it says or does what companies alone do.

    >>> [stands(text, 0, 4) for text in ("广州发展公告称", "广州发展很快", "上海瀚讯很忙", "苏州高新(7.420,0.13,1.8%)")]
    [True, False, True, True]
    """
    if not reads_as_phrase(text[start:end]):
        return True
    before = text[max(0, start - 4) : start]
    is_first = before[-1:] in MARKS_BEFORE or BEFORE_COMPANY.search(before) is not None
    if not is_first:
        return False
    return SAYS.match(text, end) is not None or has_figures(text, start, end) or MARKET_MOVE.match(text, end) is not None


def standing(text: str, listed: list[Found]) -> list[Found]:
    """Return the companies of the lists, of four characters or more, that stand as companies; by their names everywhere but in 苏州高新|区."""
    companies = [span for span in listed if span[2] == "ORG"]
    named = {text[start:end] for start, end, _ in companies if stands(text, start, end)}
    return [span for span in companies if text[span[0] : span[1]] in named and not GOES_ON.match(text, span[1])]


def at_limit(text: str, short: list[Found]) -> list[Found]:
    """Return the shares that are at their daily limit, or not traded, whatever else they are called like: 连云港|涨停, 张小泉|复牌."""
    return [span for span in short if AT_LIMIT.match(text, span[1])]


AT_LIMIT = regex.compile(r"(?:盘中|早盘|午后|开盘|今日|一字|直线|触及|封)*(?:涨停|跌停|复牌|停牌)")


# 苏州高新|区, 福建高速|公路, 中国出版|业
GOES_ON = regex.compile(r"[区业]|公路|服务区|[铁速]路")
MARKET_MOVE = regex.compile(r"现报\d|收报|报\d|(?:盘中|收|大|微|高开|低开|早盘|午后|现)?(?:涨停|跌停|涨(?=[超近逾约\d])|跌(?=[超近逾约\d])|封板)")


@cache
def reads_as_phrase(name: str) -> bool:
    """Tell whether a name is made of common words alone: 广州|发展, 法拉|电子."""
    words = [word for word, _ in jieba().tag(name, hmm=False)]
    return not words[0].isascii() and len(words) > 1 and all(len(word) > 1 for word in words) and words[-1] not in name_words("company end")


def has_figures(text: str, start: int, end: int) -> bool:
    """Tell whether a company's figures follow a name; the time of them too, where the name is a word: 全家去年获利."""
    figures = FIGURES.match(text, end)
    return figures is not None and (figures.group("when") is not None or not is_word(text[start:end]))
