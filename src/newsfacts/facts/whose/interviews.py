"""Interviews: who answers, and for which company, whose numbers "我们" and the answers tell."""

from functools import cache
from itertools import pairwise

import regex

from newsfacts.entities.patterns import titles_pattern
from newsfacts.facts.whose.owners import is_agency
from newsfacts.mention import Mention

# 问:, 答:, Q1:, 记者:, 川岳周刊:, 祁闻舟:: a turn of those who speak, at the head of a line or behind the end of a sentence
TURN = regex.compile(r"(?:^|(?<=[\n。?!”】]))\s{0,4}(?:问|答|Q\d{0,2}|A\d{0,2}|提问|回答|记者|主持人|本[报刊社]记者|[\p{Han}·]{2,6}|《\p{Han}{2,8}》(?:记者)?)\s{0,4}[:.](?!\d)")
# 记者:业绩如何?; but 记者:祁远, Q1:营收 ask nothing
ASKS = regex.compile(r"(?:^|(?<=[\n。?!”】]))\s{0,4}(?:问|Q\d{0,2}|提问|(?:本[报刊社])?记者|主持人|《\p{Han}{2,8}》(?:记者)?)\s{0,4}[:.](?!\d)(?=[^\n]{0,240}\?)")
# 对话川岳科技CEO祁闻舟, 专访祁闻舟
HEADED = regex.compile(r"对话|专访|访谈|独家对话|面对面|答记者问")
HEAD = 60
"""Characters of a headline that may say so."""
FIRST = 900
"""Characters at the beginning of a text in which the one who answers is named with the company."""
LONGEST_TITLE = 24
OTHER = regex.compile(r"分析师|分析员|经济学家|研究员|教授|学者|记者|编辑|专家|律师")


def is_interview(text: str) -> bool:
    r"""Tell whether a text goes by questions and answers, or is headed as a talk with somebody.

    >>> is_interview("记者:业绩如何?祁闻舟:我们去年赚了3亿元。"), is_interview("对话祁闻舟:明年开店\n我们去年赚了3亿元。")
    (True, True)
    >>> is_interview("川岳科技:去年赚了3亿元。"), is_interview("川岳科技去年赚了3亿元。\n记者:祁远\n编辑:柳白")
    (False, False)
    """
    line = text.find("\n", 0, HEAD)
    if line > 0 and HEADED.search(text, 0, line):
        return True
    return ASKS.search(text) is not None and len(TURN.findall(text)) > 1


def answers_for(text: str, mentions: list[Mention]) -> str | None:
    """Return the company for which the one who answers in an interview speaks: 川岳科技CEO祁闻舟; None where the text is none, or names none.

    It is that of the first officer named who is not an analyst or a scholar, and serves no office of the state.
    """
    if not is_interview(text):
        return None
    named = [m for m in mentions if m.label in ("ORG", "PERSON")]
    for one, other in pairwise(named):
        between = text[one.end : other.start]
        if one.label == "ORG" and other.label == "PERSON" and one.start <= FIRST and len(between) <= LONGEST_TITLE and _is_office(between) and not is_agency(one.name or ""):
            return one.name
        if one.label == "PERSON" and other.label == "ORG" and between in HOLDS and (office := _office().match(text, other.end)) and not OTHER.search(office.group()) and not is_agency(other.name or ""):
            return other.name
    return None


HOLDS = ("为", "是", "系", "任", ",", "(")
"""Between a person and the company where that person has an office: 祁闻舟|为|川岳科技董事长."""


@cache
def _office() -> regex.Pattern[str]:
    # 联合创始人兼|首席执行官
    return regex.compile(rf"[\p{{Han}}A-Za-z、]{{0,14}}?(?:{titles_pattern()})")


def _is_office(words: str) -> bool:
    """Tell whether the words between a company and a person are no more than the office that the person holds there."""
    return OTHER.search(words) is None and _office().fullmatch(words) is not None
