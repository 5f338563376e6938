"""People and their employers: those that the words around them tell, with the borders that the tagger knows better."""


import regex

from newsfacts.entities.filters import is_generic
from newsfacts.entities.overlaps import Found, Overlaps
from newsfacts.entities.patterns import find_employers, find_persons
from newsfacts.entities.seen import Seen
from newsfacts.text.words import is_word

# Verbs and adverbs whose first character a name may seem to end in: 张芊|话, 祁远|却, 祁远|致辞.
SAYS = regex.compile(r"[却话笑叹喊呛轰吁]|[来到出]访|致[辞词电函信]")


def told_people(text: str, titles: list[int], tagged: list[Found]) -> list[Found]:
    """Return the people that the words around them tell, with the borders that the tagger knows better.

    Of 张芊话 it knows that 话 is a verb, of 州长托马斯·埃文森 that 州长 is a title, of 吉利宣布 that a company speaks.
    """
    over = Overlaps(tagged)
    kept = []
    for mention in find_persons(text, titles):
        start, end = mention.start, mention.end
        seen = over.of(start, end)
        if mention.meaning == "speaks" and (start, end, "ORG") in seen:
            continue
        if is_word(text[start:end]) and not any(kind == "PERSON" for _, _, kind in seen):
            continue  # 五期项目: no 项目 but for the tagger
        for a, b, kind in seen:
            inside = kind == "PERSON" and start <= a and b <= end and b - a >= 2
            if inside and ("·" in text[a:b] or (a == start and SAYS.match(text, b))):
                start, end = a, b
        kept.append((start, end, "PERSON"))
    return kept


WHOLE_NAME = ("院", "分行", "支行", "分公司", "中心", "所", "局", "部", "会", "国际")
"""What an organisation ends in that the words before a title only begin: 清华大学|五道口金融学院, 岳澜|国际."""


def employers(text: str, titles: list[int], tagged: list[Found]) -> list[Found]:
    """Return the organisations before a title and a speaker, with the borders that the tagger knows better."""
    kept = []
    organisations = Overlaps([span for span in tagged if span[2] == "ORG"])
    for mention in find_employers(text, titles):
        start, end = mention.start, mention.end
        if is_generic(text[start:end], "ORG"):
            continue
        over = organisations.of(start, end)
        longer = next((b for a, b, _ in over if a == start and b > end and text[a:b].endswith(WHOLE_NAME)), None)
        if longer is not None:  # 清华大学|五道口金融学院: the shortest span that names it
            kept.append((start, longer, "ORG"))
        elif not any(a > start or b < end for a, b, _ in over):
            kept.append((start, end, "ORG"))
    return kept


def foreign_names(seen: Seen, people: list[Found]) -> list[Found]:
    """Return the names in brackets behind people: 祁远(Alan Qi)."""
    text = seen.text
    ends = {end for _, end, label in [*people, *seen.tagged] if label == "PERSON"}
    return [
        (s, e, "PERSON")
        for s, e, _ in seen.latin
        if text[s - 1 : s] == "(" and s - 1 in ends and text[e : e + 1] == ")"
    ]
