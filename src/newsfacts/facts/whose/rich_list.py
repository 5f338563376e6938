"""Lists of the rich: which text is of one, and who has drawn it up, whose that is for which nobody else is named."""

import regex

from newsfacts.mention import Mention

LIST = r"(?:富豪|财富|百富|首富|创富)\p{Han}{0,3}榜(?:单)?"
# 发布《2025禾岳财富榜》, 富豪榜出炉, 百富榜扩容; but not 今年登上富豪榜的祁远
COMES_OUT = regex.compile(rf"(?:发布|公布|推出|揭晓|发表|[:“])[^,;。\n]{{0,16}}?{LIST}|{LIST}[》”]?[^,;。\n]{{0,8}}?(?:发布|公布|出炉|揭晓|显示|扩容|更新)")
HEAD = 240
"""Characters at the beginning of a text in which it says that such a list is out."""
DRAWS_UP = regex.compile(rf"[^,;。\n]{{0,16}}?(?:发布|公布|推出|揭晓|发表)[^,;。\n]{{0,16}}?{LIST}")


def is_rich_list(text: str) -> bool:
    """Tell whether a text begins with a list of the rich that has come out.

    >>> is_rich_list("禾岳研究院发布《2025禾岳财富榜》"), is_rich_list("祁远去年登上富豪榜")
    (True, False)
    """
    return text.find("榜", 0, HEAD) >= 0 and COMES_OUT.search(text, 0, HEAD) is not None


def list_maker(text: str, mentions: list[Mention]) -> str | None:
    """Return the house that has drawn up the list, None where none is named."""
    return next((m.name for m in mentions if m.label == "ORG" and DRAWS_UP.match(text, m.end)), None)
