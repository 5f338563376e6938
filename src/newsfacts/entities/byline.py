"""Who reports and who wrote it: the lines under a headline, where blanks part what has no other mark."""

from collections.abc import Iterator

import regex

from newsfacts.entities.gazetteer import place_names
from newsfacts.entities.overlaps import Found
from newsfacts.entities.patterns import NO_SOURCE, NOBODY, PERSON
from newsfacts.text.fold import Folded

HEAD_LINES = 4
"""A dateline is among so many lines after the headline."""
LONGEST_LINE = 60
"""A line that holds nothing else is shorter."""
NAME = r"(?P<name>\p{Han}(?:\p{Han}|[A-Za-z]){1,8}?)"
DATE = r"(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?"
ROLE = r"(?:(?:本报|特约|见习|实习|资深|首席)?记者|实习生|通讯员|编辑|责编|编译|撰文|撰稿|采写|作者|(?:本版)?(?:制图|绘图)|(?<!\p{Han})文(?=[ /|:]))"
# A line that holds the dateline alone.
DATELINES = (
    # 川岳早报 记者祁远; 2025-06-17 02:35 川岳早报 记者祁远/屏东报道; 2025-06-17 02:35 川岳风向网/记者祁远; 川岳周报|撰文 祁远
    regex.compile(rf"(?:{DATE} +\d\d:\d\d +)?{NAME}[ /|]+{ROLE}"),
    # 文|川岳新股谈 祁远; 文/川岳周报; 出品|川岳棱镜 撰文|祁远
    regex.compile(rf"(?:文|出品) ?[|/:] ?{NAME}(?: +(?:(?:撰文|作者|文) ?[|/:] ?)?(?P<people>\p{{Han}}{{2,4}}))?$"),
    # 祁远/新竹 2025-05-05
    regex.compile(rf"(?P<people>\p{{Han}}{{2,4}})/\p{{Han}}{{2,4}} +{DATE}(?= |$)"),
    # [川岳财讯 祁远/台北]
    regex.compile(rf"[\[【〔]{NAME} +(?P<people>\p{{Han}}{{2,4}}(?:[ 、]\p{{Han}}{{2,4}})?)(?:/\p{{Han}}{{2,4}}(?:报道|报导|电)?)?[\]】〕]$"),
    # 2024年8月13日 06:40 川读财经
    regex.compile(rf"{DATE} +\d\d:\d\d +{NAME} *$"),
    # 沛禾观察 2025-06-17 02:35; 川谷夜读 8月13日 编译/祁远
    regex.compile(rf"{NAME} +{DATE}(?= |$)"),
    # 栖禾报道 祁远 8月13日; 川商观察 祁远 叶问秋 杭州报道
    regex.compile(rf"{NAME} +(?P<people>\p{{Han}}{{2,4}}(?: +\p{{Han}}{{2,4}})?) +(?:{DATE}|\p{{Han}}{{2,4}}报道)(?= |$)"),
)
# The same where the article goes on in the line.
IN_TEXT = (
    # 川禾午讯8月13日电; 川禾Daily讯 禾川股份涨价
    regex.compile(rf"{NAME}{DATE}(?:综合)?(?:讯|电(?![话子邮商视影报])|消息(?![人面]))"),
    regex.compile(r"(?P<name>\p{Han}+[A-Z][a-z]+)讯(?= )"),
    # 【川讯专线】经营冷仓的公司
    regex.compile(r"【(?P<name>\p{Han}{2,5}(?:专线|观察|快报|在线|头条))】"),
    # 《川能纪事》记者, 《理禾眼》周刊
    regex.compile(r"《(?P<name>[^《》\n]{2,10})》(?:周刊|记者|特约)"),
)
LINE = regex.compile(r"[^\n]+")
FAMILY_NAME = regex.compile(PERSON, regex.V1)
# 川岳早报|记者 祁远
WRITES = regex.compile(rf"{ROLE}$")
# (记者 祁远 叶问秋 北京报道), 本报记者 祁远和, 作者 | 阿岚: the names that blanks part.
WRITERS = regex.compile(rf"{ROLE} ?[|:/]? (?P<people>\p{{Han}}{{2,4}}(?:[ 、]{{1,3}}\p{{Han}}{{2,4}}){{0,6}})(?=[ /)】〕\]\n]|$)")
# What a row of writers begins with, or has behind the role; elsewhere a name must begin as names do.
IN_ROW = regex.compile(r"[(\n【〔\[]|[|:/] ?$")
WORD = regex.compile(r"\p{Han}+")
# 记者 祁以澜 北京报道: a row that ends so has nothing but names, such as no others are made of too
REPORTS = regex.compile(r" \p{Han}{2,4}报[道导]$")
# What else stands in such a row: 北京报道, 实习生, 发自武汉.
NO_WRITER = regex.compile(r"报道|报导|[讯电]$|综合|发自|记者|实习|编辑|编译|通讯|校对|责编|整理|综述|摄影|联合")


def bylines(folded: Folded) -> list[Found]:
    r"""Return who reports and who wrote it, as the lines under the headline tell.

    >>> from newsfacts.text.fold import fold
    >>> folded = fold("川岳涨价\n\n川商观察 祁远 叶问秋 杭州报道\n\n昨日公布。")
    >>> [folded.text[start:end] for start, end, _ in bylines(folded)]
    ['川商观察', '祁远', '叶问秋']
    >>> folded = fold("(记者 祁远 揭明秋)昨日公布。")
    >>> [folded.text[start:end] for start, end, _ in bylines(folded)]
    ['祁远', '揭明秋']
    """
    spans = [*_sources(folded.long), *_writers(folded.long)]
    within = dict.fromkeys((*folded.within(start, end), label) for start, end, label in spans)
    return [span for span in within if span[0] < span[1] and not folded.in_furniture(*span[:2])]


def _sources(text: str) -> Iterator[Found]:
    for number, line in enumerate(LINE.finditer(text)):
        if number > HEAD_LINES:
            return
        begin = line.start() + len(line.group()) - len(line.group().lstrip(" ■"))
        alone = len(line.group()) < LONGEST_LINE and "。" not in line.group()
        for pattern in (*DATELINES, *IN_TEXT) if alone else IN_TEXT:
            match = pattern.match(text, begin, line.end()) if number else None
            if match is None:
                continue
            groups = match.groupdict()
            name = _without_place(WRITES.sub("", groups.get("name", "")))
            if "name" in groups and (not name or name in place_names() or name in NOBODY or name.startswith(NO_SOURCE)):
                continue
            if name:
                yield match.start("name"), match.start("name") + len(name), "ORG"
            if groups.get("people"):
                yield from ((*word.span(), "PERSON") for word in WORD.finditer(text, *match.span("people")))
            return


def _without_place(name: str) -> str:
    """Return a name without the place it reports from: 川岳社|北京."""
    place = next((name[i:] for i in range(2, len(name) - 1) if name[i:] in place_names()), "")
    return name.removesuffix(place)


def _writers(text: str) -> Iterator[Found]:
    for match in WRITERS.finditer(text):
        in_row = IN_ROW.search(text, max(0, match.start() - 1), match.start("people")) or REPORTS.search(match.group())
        for word in WORD.finditer(text, *match.span("people")):
            if NO_WRITER.search(word.group()) or word.group() in place_names():
                break
            if not (in_row or FAMILY_NAME.fullmatch(word.group())):
                break  # 记者 推荐
            yield *word.span(), "PERSON"
