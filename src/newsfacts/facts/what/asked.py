"""Of what a question is, which the answer begins with: 毛利率呢? 三季度大概22%."""

import regex

from newsfacts.facts.what.concepts import clean_phrase, is_noun

# 公司目前的产能利用率|是多少, 在手订单|情况如何, 复购率|呢
ABOUT = regex.compile(
    r"(?:^|[:,])(?P<what>[\p{Han}A-Za-z]{2,16}?)(?:的?(?:具体)?(?:情况|水平|数据|数字|变化|进展))?(?:大概|大约|现在|目前|将|会)?(?:是|有|为|达到|占)?了?(?:多少|多大|多高|几\p{Han}{1,2}|如何|怎么样|怎样|什么|呢)\p{Han}{0,3}$"
)


def asked_about(question: str) -> str | None:
    """Return the measure that a question is of, None where it is of none.

    >>> asked_about("问:公司目前的产能利用率是多少"), asked_about("在手订单情况如何"), asked_about("怎么看价格战")
    ('产能利用率', '在手订单', None)
    """
    about = ABOUT.search(question)
    what = clean_phrase(about["what"]) if about else ""
    return what if what and is_noun(what) else None


# 我们去年|花了, 三季度|大概: no measure of its own
GAVE = regex.compile("(?:大概|差不多|目前|现在)?[花投做卖干涨跌升降增减]?|增长|下降|上[涨升]|下[跌滑]|回[升落]")


def tells_none(words: str) -> bool:
    """Tell whether the words before a number name no measure, so that it is of what was asked.

    >>> tells_none("我们去年花了"), tells_none("大概"), tells_none("毛利率大概")
    (True, True, False)
    """
    return GAVE.fullmatch(clean_phrase(words)) is not None
