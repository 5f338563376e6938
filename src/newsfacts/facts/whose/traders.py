"""Whom a country trades with, by the words behind a name: 我与佰国贸易总值, 佰国为我第一大贸易伙伴."""

import regex

# 我与|佰国|贸易总值; |佰国|为我第一大贸易伙伴,我与其贸易
WITH = ("与", "和", "同")
TRADE_BETWEEN = regex.compile(r"(?:双边)?(?:货物)?(?:贸易|进出口)(?!伙伴|战|摩擦|协|谈判|关系)")
PARTNER = regex.compile(r"(?:仍|继续|依然|则)*(?:为|是|保持|稳居|位居)(?:我国?|中国)?(?:的)?第?[一二三四五六]?大?贸易伙伴")


def trades_between(text: str, start: int, end: int) -> bool:
    """Tell whether the name `text[start:end]` is whom somebody trades with by the words behind it.

    >>> trades_between("我与佰国贸易总值", 2, 4), trades_between("佰国贸易总值", 0, 2), trades_between("佰国是我第一大贸易伙伴", 0, 2)
    (True, False, True)
    """
    between = text.endswith(WITH, 0, start) and TRADE_BETWEEN.match(text, end) is not None
    return between or PARTNER.match(text, end) is not None
