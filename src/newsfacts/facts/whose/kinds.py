"""What owns numbers and is no name of the text: what it calls again by its kind alone, as a company is 公司, 岚江水电站投产。电站年发电9亿千瓦时; the funds on an index."""

from bisect import bisect_left
from functools import cache

import msgspec
import regex

from newsfacts.lexicon.any_of import any_of
from newsfacts.lexicon.loader import lexicon
from newsfacts.mention import Mention

NAMES = frozenset(("ORG", "LOC", "GPE", "PRODUCT"))
TITLED = "《"
"""Stands for the title of a film or book, which no ending tells."""


class Kind(msgspec.Struct, frozen=True):
    """A kind of thing, and what the names of such things end in."""

    ends: tuple[str, ...]

    def has(self, text: str, mention: Mention) -> bool:
        """Tell whether a name is that of a thing of this kind."""
        if TITLED in self.ends:
            return mention.label == "PRODUCT" and text.startswith("《", mention.start - 1)
        return text.endswith(self.ends, mention.start, mention.end) and mention.end - mention.start > LEAST


LEAST = 2
"""So many characters are no more than the kind itself."""


@cache
def _kinds() -> dict[str, Kind]:
    """Return the kinds by the words that call them again."""
    found = {}
    for row in lexicon("kinds"):
        kind = Kind(tuple(row["ends"].split(" ")))
        words = [] if row["word"] == "-" else [row["word"], *(pointer + row["word"] for pointer in "该本")]
        short = [] if row["short"] == "-" else [pointer + row["short"] for pointer in "该本我全"]
        found.update(dict.fromkeys((*words, *short), kind))
    return found


def is_kind_of(word: str, name: str) -> bool:
    """Tell whether a word only says again what kind of thing a name is of.

    >>> is_kind_of("基金会", "川岳慈善基金会"), is_kind_of("咖啡", "岚酱咖啡")
    (True, False)
    """
    return word in _kinds() and name.endswith(_kinds()[word].ends)


@cache
def _called_again() -> regex.Pattern[str]:
    # at the head of a clause, and no list of such things: ,电站年发电…, but 医院、学校; 机场集团 is another's name
    return regex.compile(rf"(?:(?<=^|[,。;:!?\n“])|(?<=目前|现在|如今|其中))(?:{any_of(_kinds())})(?=的?[\d\p{{Han}}“])(?!的?(?:们|{OTHERS_NAME}))(?!{OF_ALL})", regex.MULTILINE)


# 机场|集团, 景区|门口; but 港口|集装箱, 医院|门诊
OTHERS_NAME = r"集(?!装)|股|控|区|内|外|长|周|里|门(?!诊)|票(?![房务])"
# 酒店|业务收入, 医院|渠道: what a firm does; 电厂|日耗, 港口|库存: those of a land together; 机场|建设费: what everybody pays
OF_ALL = r"(?:业务|渠道|板块|分部|行业|市场|概念|客户|用户|终端|运营|建设费|服务|管理|广告|覆盖|开发|地产|投资收|端|类|级)|平均|日耗|库存|开工率|铁矿|动力煤|焦煤|煤炭"
# 电影|收入3亿元: a firm's own business, where one is named behind the film
EARNS = regex.compile(r"的?(?:营业|销售)?(?:收入|营收|毛利)")


Known = dict[Kind, tuple[int, dict[str, Mention]]]
"""Of each kind how many mentions were looked at, and the last one of each name of it, the last named at the end."""


def _named_so_far(kind: Kind, text: str, mentions: list[Mention], upto: int, known: Known) -> dict[str, Mention]:
    """Return the things of a kind among the first `upto` mentions by their names; none is looked at twice."""
    seen, named = known.get(kind, (0, {}))
    for mention in mentions[seen:upto]:
        if mention.label in NAMES and mention.name and kind.has(text, mention):
            named.pop(mention.name, None)
            named[mention.name] = mention
    known[kind] = (max(seen, upto), named)
    return named


def stand_ins(text: str, mentions: list[Mention]) -> list[Mention]:
    r"""Return mentions for words that call a thing again by its kind, each with the name of the last such thing before it.

    >>> text = "岚江水电站投产\n电站总投资86亿元"
    >>> [(text[m.start : m.end], m.name) for m in stand_ins(text, [Mention(0, 5, "LOC", name="岚江水电站")])]
    [('电站', '岚江水电站')]
    """
    found: list[Mention] = []
    starts = [mention.start for mention in mentions]
    firms = _first_firms(mentions)
    known: Known = {}
    for match in _called_again().finditer(text):
        upto = bisect_left(starts, match.start())
        held = (upto and mentions[upto - 1].end > match.start()) or (upto < len(mentions) and mentions[upto].start < match.end())
        named = {} if held else _named_so_far(_kinds()[match.group()], text, mentions, upto, known)
        if not named:
            continue
        last = next(reversed(named.values()))
        pointed = match.group()[0] in "该本我"
        if pointed or (len(named) == 1 and not _is_business(text, match, firms, last.name)):
            label = "ORG" if last.label == "LOC" else last.label  # whose, and not where
            found.append(Mention(match.start(), match.end(), label, name=last.name))
    return found


def _first_firms(mentions: list[Mention]) -> list[Mention]:
    """Return where the first two organisations are named: one of them is another than any."""
    first: dict[str | None, Mention] = {}
    for mention in mentions:
        if mention.label == "ORG":
            first.setdefault(mention.name, mention)
    return list(first.values())[:2]


def _is_business(text: str, word: regex.Match[str], firms: list[Mention], name: str | None) -> bool:
    """Tell whether a word is what some other firm of the text earns money with: 岚岛酒店开业。川岳集团营收30亿元,酒店|收入12亿元."""
    return EARNS.match(text, word.end()) is not None and any(firm.name != name and firm.start < word.start() for firm in firms)


ON_INDEX = ("ETF", "联接", "指数基金")
"""What funds that follow an index are called, behind its name."""


def with_funds(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with the funds on an index in its place, where the text says so: 沪深300|ETF.

    >>> text = "沪深300ETF净申购8亿份"
    >>> [(m.label, m.name) for m in with_funds(text, [Mention(0, 5, "INDEX", name="沪深300")])]
    [('PRODUCT', '沪深300ETF')]
    """
    return [_fund_on(text, m) if m.label == "INDEX" and m.name and text.startswith(ON_INDEX, m.end) else m for m in mentions]


def _fund_on(text: str, index: Mention) -> Mention:
    """Return the fund that an index is followed by."""
    kind = next(kind for kind in ON_INDEX if text.startswith(kind, index.end))
    return Mention(index.start, index.end + len(kind), "PRODUCT", name=f"{(index.name or '').removesuffix('指数')}{kind}")
