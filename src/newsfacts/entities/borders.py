"""The borders of names that the tagger gives, made to agree with what borders mean in the guide."""

import regex

from newsfacts.entities.gazetteer import place_names
from newsfacts.entities.patterns import titles_pattern

Found = tuple[int, int, str]
LatinName = tuple[int, int, str | None]

# After a company's ending what follows, before a title, is a department: 鼎硕基金|权益投资部总经理.
COMPANY_END = regex.compile(r"证券|基金|资本|银行|保险|期货|信托|咨询|集团|股份|控股|科技|投顾|资管|财富|研究院|大学|公司")
# A Latin name goes on in Chinese only as far as the kind of company or product: Kimi大模型, 小米SU7.
AFTER_LATIN = regex.compile(r"(?:科技|集团|资本|大模型|模型|控股|证券|基金|公司|银行|药业|生物|影业|汽车|手机|平台|投资|咨询|研究院|指数|智能|电子|中国|股份|医药|航空|论坛|大会|杯|联赛|半导体)+")
SITE = regex.compile(r"[\p{Han}]{0,3}(?:基地|工厂|[一二三四]厂|厂区|园区|产业园|码头|机场|港(?![元股币澳交口务商资])|大桥|隧道)")


def tidy_spans(text: str, tagged: list[Found], latin: list[LatinName]) -> list[Found]:
    """Return the tagger's spans with borders that cut no Latin word, hold no department and join no two places."""
    tidy: list[Found] = []
    for start, end, label in tagged:
        start, end = _whole_latin(text, start, end, latin)
        while end > start and text[end - 1] in ",。;:、()【】〔〕“”《》的- ":
            end -= 1
        while start < end and text[start] in ",。;:、()【】〔〕“”《》- ":
            start += 1
        if start >= end:
            continue
        if label == "ORG":
            end = _without_department(text, start, end)
        if label == "GPE":
            tidy += _places(text, start, end)
        else:
            tidy.append((start, end, label))
    return tidy


def _whole_latin(text: str, start: int, end: int, latin: list[LatinName]) -> tuple[int, int]:
    for first, last, _ in latin:
        if first < start < last:
            start = first
        if first < end < last:
            end = last
        if first == start and last < end:  # Kimi高频: what is no part of the name
            tail = AFTER_LATIN.match(text, last)
            end = min(end, tail.end()) if tail else last
            word = text[first:last].split(" ")
            shorter = " ".join(word[:-1])
            if len(word) > 1 and len(word[-1]) == 1 and text.count(shorter) > 1:
                end = first + len(shorter)
    return start, end


def _without_department(text: str, start: int, end: int) -> int:
    """Return where an organisation right before a title ends when its department is left out."""
    if not regex.match(titles_pattern(), text, pos=end):
        return end
    ends = [match.end() for match in COMPANY_END.finditer(text, start + 2, end)]
    return ends[-1] if ends and end - ends[-1] >= 2 else end


def _places(text: str, start: int, end: int) -> list[Found]:
    """Return the places that stand side by side as one each (福建|泉州), a site by name as LOC (台州基地)."""
    site = SITE.match(text, end)
    if site and text[start:end] in place_names():
        return [(start, site.end(), "LOC")]
    for cut in range(start + 2, end - 1):
        if text[start:cut] in place_names() and text[cut:end] in place_names():
            return [(start, cut, "GPE"), (cut, end, "GPE")]
    return [(start, end, "GPE")]
