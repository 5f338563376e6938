"""The items that the reader of facts walks: mentions, steering words and marks, in the order of the text."""

import re
from bisect import bisect_left
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import msgspec
import regex

from newsfacts.facts.whose.groups import groups
from newsfacts.facts.words import Word, word_at, word_places, words
from newsfacts.mention import Mention

VALUES = frozenset({"MONEY", "PERCENT", "QUANTITY", "DURATION"})
# a name that is always quoted, 共建“一带一路”国家, “三公”经费, is no end of words
MARKS = re.compile(r"[,;:。!?…、()\[\]〔〕【】《》|\n①-⑳●■◆▲—]|“(?!(?:一带一路|三公)”)|(?<!“一带一路)(?<!“三公)”")


# 10年期国债, 5年期以上LPR, 30年期主力合约: a rate or paper of a term, that numbers are said of.
TENOR = regex.compile(
    r"(?<!\d)(?:\d{1,2}|[一二两三五七十]{1,2})年期(?!间|拆息|息|HIBOR)(?:以上)?"
    r"(?P<paper>国债期货主力合约|国债期货|主力合约|国债活跃券|基准国债|国债|国开债|[美德日英法意加]债|LPR|贷款市场报价利率|国股存单|(?:AA[A+]?级?)?同业存单|存单|超长期特别国债|特别国债|地方债|(?:AA[A+]?级?)?中短票)?"
)
# 2年期|、7年期国债: what kind of paper the last of a list tells of all
LISTED_PAPER = regex.compile(r"(?:[、和与及](?:\d{1,2}|[一二两三五七十]{1,2})年期)+(?P<paper>国债期货|主力合约|国债|国开债|[美德]债|LPR)")
# The last of these before a bare 30年期 is what kind of paper that is, …
PAPER = regex.compile(r"国债期货|国债|国开债|[美德]债|LPR|金融债|(?<!借)贷款|存款|定存|大额存单|整存整取|挂牌利率|MLF|逆回购")
# 美国10年期国债收益率跌,|2年期跌: of the same land
ABROAD = regex.compile(r"(美国|德国|日本|英国|法国|意大利|澳大利亚|韩国)的?(?:基准)?\d{1,2}年期(?:基准)?国债")
# … unless it is none that has a price, but somebody's loan or contract: 1年期|MLF, 5年期|定期存款, 6年期|新票据, 三年期|碳酸锂供货合同.
LENT = regex.compile(r"\p{Han}{0,8}(?:合同|协议|合约|租约|租赁|保单|保险|产品|服务)|\p{Han}{0,4}?(?:MLF|中期借贷便利|逆回购|贷款|存款|定存|金融债|大额存单|新?票据|新债|可换股|可转)")
# 五年期|挂牌利率, 三年期|整存整取: what a bank pays
PAID_ON = regex.compile(r"(?:挂牌|整存整取|零存整取|定期)")
BACK = 80
"""So many characters before 30年期 its kind of paper may have been named."""


class Item(msgspec.Struct, frozen=True, gc=False):
    """One thing that the reader meets: `kind` is value, date, entity, word or mark."""

    start: int
    end: int
    kind: str
    text: str
    mention: Mention | None = None
    word: Word | None = None


def _of_mention(text: str, mention: Mention) -> Item:
    if mention.label in VALUES:
        kind = "value"
    elif mention.label == "DATE":
        kind = "date"
    else:
        kind = "entity"
    return Item(mention.start, mention.end, kind, text[mention.start : mention.end], mention)


class Signs(msgspec.Struct, frozen=True):
    """What a text holds besides its mentions, looked for once: where words may begin, and the marks."""

    words: list[int]
    marks: list[Item]
    groups: list[Item]
    """What is spoken of as of one: 百强房企."""


def signs_of(text: str) -> Signs:
    """Return the signs of a text."""
    marks = [Item(match.start(), match.end(), "mark", match.group()) for match in MARKS.finditer(text)]
    return Signs(word_places(text), marks, [_group(text, *group) for group in groups(text)])


def _group(text: str, start: int, end: int, name: str) -> Item:
    """Return a group as a word that owns numbers."""
    said = text[start:end]
    return Item(start, end, "word", said, word=Word(said, owner="百强房企" if name == "百强" else name))


def _between(text: str, signs: Signs, start: int, end: int, land: str = "") -> list[Item]:
    """Return the words and marks of `text[start:end]`, which holds no mention, in order; `land` is the place right before it."""
    items: list[Item] = []
    if text.find("年期", start, end) >= 0:
        for match in TENOR.finditer(text, start, end):
            paper = _whole_paper(text, match)
            owner = paper and _paper(land if match.start() == start and "债" in match.group() else "", paper)
            items.append(Item(match.start(), match.end(), "word", match.group(), word=Word(match.group(), concept="interest_rate" if "LPR" in match.group() else None, owner=owner)))
        start = items[-1].end if items else start
    found = _from_to(signs.groups, start, end, key=_start)
    if found and found[-1].end > end:
        found.pop()
    items += found
    after = start
    for place in _from_to(signs.words, start, end):
        if place >= after and not any(group.start <= place < group.end for group in found) and (word := word_at(text, place, end)) and not _is_held(text, word, place):
            after = place + len(word.text)
            items.append(Item(place, after, "word", word.text, word=word))
    items += _from_to(signs.marks, start, end, key=_start)
    return sorted(items, key=_start)


# 其所持上市公司股份: of what the shares are, not whose
HELD = regex.compile(r"(?:持有?|[增减]持|质押)(?:的)?$")
OF_SHARES = regex.compile(r"的?股[份票权]")
# 归属于上市公司|股东的净资产: of the one that the text tells of
OF_HOLDERS = regex.compile(r"(?:普通)?股东|所有者")


# 发行公司债15亿元|,5年期,票面利率2%: how long a firm borrows
BORROWS = regex.compile(r"(?:发行|发债|募集|借|贷款|公司债|票据)[^。;\n]*$")
FUNDS = ("基金", "ETF", "QDII", "FOF")
"""What the kinds of funds are called."""
# 川岳基金旗下|ETF规模300亿元, 川岳证券三季度|股票基金成交额; but 川岳证券研报显示,|股票ETF净流出
HOUSES_OWN = regex.compile(
    r"[\p{Han}]{2}(?:(?<![募型类票券币合数金权益股放闭动外场])基金|证券|资管|信托|人寿|财富)(?:管理)?(?:公司|集团|股份)?(?:旗下|目前|现有|管理|的|新|[今去]年|(?:第?[一二三四]|前三)季度?|[上下]半年|\d{1,4}[年月日]|末|底|至)*"
    r"(?:(?:[^,;。\n显计示称指认统数报]{0,12}\d[\d.]*[亿万]?[元只份%],){1,3})?$"
)
PENSIONS = "强积金"
# 强积金|供款: what a firm pays for its people; 强积金|业务: a line of somebody's
PAID_IN = regex.compile("供款|对冲|业务|服务|受托|产品|计划|市占|局|条例|上限|入息|半自由行")
IN_MONEY = frozenset("人民币 美元".split())
"""Currencies that much is counted in: they are told of where they head a clause and move."""
BEGINS_CLAUSE = frozenset(("", *",;:。、\n"))
# 人民币|昨日升值120点, 美元|走强: but 人民币|贷款增加
VALUE_MOVES = regex.compile(
    r"(?:(?:昨|今|[早晚]间|[本上]?周|[本上]月|年内|\d{1,2}[月日])[\p{Han}\d]{0,5}?|早盘|午后|尾盘|盘[中初]|夜盘)?(?:汇率|汇价)?(?:[则也亦曾仍再又]|一度|大幅|小幅|持续|继续|进一步|累计|意外|逆势|轻微|温和|急|大|微|单日|全日|全周)*"
    r"(?:升值|贬值|走[强弱升贬软高低]|[升跌涨]破|收[报于在]|[报升贬跌涨][至到]?(?=约?\d|[近逾超约]))"
)


ENDS_IN_TERM = tuple("逾到定长短周分首本日预假学前后近中延展")
"""What stands before 期 in another word."""


def _is_held(text: str, word: Word, start: int) -> bool:
    """Tell whether a word that could own a number says of what the shares are that somebody else holds, ends within another word, or is only the money that something is counted in."""
    if word.owner and word.text.endswith("业") and text.startswith("务", start + len(word.text)):
        return True  # 保险|业务收入
    if word.text == "造价" and text.endswith("制", 0, start):
        return True  # 电池制造|价格下降2%
    if word.text in IN_MONEY:  # 美元|债务, 人民币|贷款: what is counted in it
        return text[max(0, start - 1) : start] not in BEGINS_CLAUSE or VALUE_MOVES.match(text, start + len(word.text)) is None
    if word.text == "ETF" and text[max(0, start - 1) : start] not in BEGINS_CLAUSE:
        return True  # of some fund by name
    if word.owner and word.owner.endswith(FUNDS) and HOUSES_OWN.search(text, max(0, start - BACK // 2), start):
        return True  # its own, a part of it
    if word.goods and word.text.startswith("期") and text[max(0, start - 1) : start] in ENDS_IN_TERM:
        return True  # 逾期|银行贷款 is no silver
    if word.owner and word.owner.endswith("基金") and word.text.endswith(("股票", "债券")) and (not _is_class(text, word) or BUYS.search(text, max(0, start - 6), start)):
        return True  # 买入|欧洲股票15亿元: what a fund holds, and no class of funds
    if word.owner == PENSIONS and PAID_IN.match(text, start + len(word.text)):
        return True
    if word.owner == "上市公司" and OF_HOLDERS.match(text, start + len(word.text)):
        return True
    if word.owner is None or OF_SHARES.match(text, start + len(word.text)) is None:
        return False
    return HELD.search(text, max(0, start - 4), start) is not None


def _is_future(text: str, tenor: regex.Match[str]) -> bool:
    """Tell whether a term is that of a contract on bonds, of which its line spoke before: 10年期国债期货跌,5年期|合约涨."""
    begin = max(text.rfind("\n", 0, tenor.start()) + 1, tenor.start() - BACK)
    return text.startswith("合约", tenor.end()) and text.find("国债期货", begin, tenor.start()) >= 0


def _whole_paper(text: str, tenor: regex.Match[str]) -> str | None:
    """Return a paper of a term by its whole name, which a list or the words before tell; None where it is a loan's.

    >>> text = "10年期国债收益率升,30年期升"
    >>> [_whole_paper(text, match) for match in TENOR.finditer(text)]
    ['10年期国债', '30年期国债']
    """
    paper = tenor["paper"]
    if paper is None and (LENT.match(text, tenor.end(), tenor.end() + 12) or PAID_ON.match(text, tenor.end()) or text.startswith("存", tenor.start() - 1)) and not _is_future(text, tenor):
        return None
    if paper is None and (listed := LISTED_PAPER.match(text, tenor.end(), tenor.end() + BACK)):
        paper = listed["paper"]
    if paper is None and text[tenor.start() - 1 : tenor.start()] in (",", "(") and text[tenor.end() : tenor.end() + 1] in (",", ")", "。", ";") and BORROWS.search(text, max(0, tenor.start() - BACK), tenor.start()):
        return None
    begin = max(text.rfind("\n", 0, tenor.start()) + 1, tenor.start() - BACK)
    spoken = PAPER.findall(text, begin, tenor.start()) if paper in (None, "主力合约") else []
    if paper == "主力合约":
        paper = "国债期货" if "国债期货" in spoken else paper  # 国债期货全线下跌,30年期主力合约
    elif paper is None and spoken:
        paper = spoken[-1]
        if LENT.fullmatch(paper) or PAID_ON.match(paper):
            return None
        *_, land = [None, *ABROAD.finditer(text, begin, tenor.start())] if paper == "国债" else [None]
        if land is not None and text.find(paper, land.end(), tenor.start()) < 0:  # none of another land since
            return f"{tenor.group()}美债" if land[1] == "美国" else f"{land[1]}{tenor.group()}{paper}"
    term: str = tenor.group().removesuffix(tenor["paper"] or "")
    return term + (paper or "")


def _paper(land: str, paper: str) -> str:
    """Return what a paper of a country is called: 10年期美债, 德国10年期国债, but 10年期国债 of China."""
    whole = land + paper if land not in OWN_LAND else paper
    word = words().get(whole)
    return word.owner if word and word.owner else whole


OWN_LAND = ("中国", "我国")
_start = attrgetter("start")


def _from_to(signs: list[Any], start: int, end: int, key: Callable[[Any], int] | None = None) -> list[Any]:
    """Return those of the signs, which are in order, that lie in `start:end`."""
    first = bisect_left(signs, start, key=key)
    return signs[first : bisect_left(signs, end, first, key=key)]


# 13个月、25个月|保单继续率: which rate of those that stay is meant, by how long they have stayed
KEPT = regex.compile(r"(?:[、和及与]\d{1,2}个?[年月天日])*的?(?:客户|用户|保单|会员|续保)?(?:继续率|续保率|留存率|续费率|留存)")
LONGEST_KEPT = 16
DEPOSITED = ("存托", "预托")
BEGINS = ("GPE", "LOC", "QUANTITY")
"""What the names of groups and of goods may begin with."""


def read_items(text: str, signs: Signs, mentions: list[Mention], start: int, end: int) -> list[Item]:
    """Return the items of `text[start:end]` in order; `mentions` are those of that stretch.

    >>> text = "营收12亿元,同比长8%"
    >>> [item.text for item in read_items(text, signs_of(text), [Mention(2, 6, "MONEY")], 0, 14)]
    ['营收', '12亿元', ',', '同比']
    """
    items: list[Item] = []
    last, land, covered = start, "", start
    for mention in mentions:
        if mention.start < covered:
            continue  # 远东到|欧洲: in the name of the same route
        if mention.label == "DURATION" and (text.startswith(("期", "内到期", "年化", "平均年化", "定期"), mention.end) or (text.find("率", mention.end, mention.end + LONGEST_KEPT) > 0 and KEPT.match(text, mention.end))):
            continue  # 10年期, 一年内到期的债务, 近7日年化: of what kind, not how long
        goods_end = _goods_from(text, mention, end) if mention.label in BEGINS else 0
        if goods_end or (mention.label in BEGINS and _begins_group(signs, mention)):
            covered = max(covered, goods_end) if mention.label == "LOC" else covered
            continue  # 北岛旅游概念: in the name of a group; 欧洲线: in that of goods
        if mention.label == "GPE" and text.startswith(DEPOSITED, mention.end):
            continue  # 每股美国存托股收益: what is earned on each of the firm's own papers
        if mention.label == "ORG" and _names_metal(text, mention, end):
            continue  # LME|铜涨1%
        if mention.label == "GPE" and (dealt := _dealt_there(text, mention, end)):
            _go_on(items, _between(text, signs, last, mention.start, land))
            items.append(dealt)
            last, land = dealt.end, ""
            continue
        _go_on(items, _between(text, signs, last, mention.start, land))
        items.append(_of_mention(text, mention))
        last, land = mention.end, text[mention.start : mention.end] if mention.label == "GPE" else ""
    _go_on(items, _between(text, signs, last, end, land))
    return items


def codes_paper(items: list[Item], i: int) -> bool:
    """Tell whether a bond's code stands behind what paper it is, which is the owner then: 10年期国债活跃券|250099."""
    before = items[i - 1] if i else None
    return before is not None and before.end == items[i].start and before.word is not None and "年期" in before.text


def _begins_group(signs: Signs, mention: Mention) -> bool:
    """Tell whether a place is the beginning of a group's name."""
    at = bisect_left(signs.groups, mention.start, key=_start)
    return at < len(signs.groups) and signs.groups[at].start == mention.start and signs.groups[at].end > mention.end


def _goods_from(text: str, mention: Mention, end: int) -> int:
    """Return where that ends which is sold under a name that begins with a place or a number, its market or a kind of funds: 欧洲|线每箱1400美元, 台北|股市, 65岁|后基金; 0 where none begins."""
    word = word_at(text, mention.start, end)
    if word is None or not (word.goods is not None or word.text.endswith(("股市", "基金")) or _is_class(text, word)):
        return 0
    behind = mention.start + len(word.text)
    return behind if behind >= mention.end else 0


BUYS = regex.compile(r"(?:买入|卖出|买进|抛售|[增减]持|持有|投资|配置|买|卖)(?:了|的|约|近|更多|部分)?$")


def _is_class(text: str, word: Word) -> bool:
    """Tell whether a word calls a class of funds by what they hold alone, 欧洲股票的15%, which only a text on such funds of the pension scheme does.

    >>> word = Word("欧洲股票", owner="欧洲股票基金")
    >>> _is_class("强积金股票基金升4%,欧洲股票升5%", word), _is_class("买入欧洲股票", word)
    (True, False)
    """
    return (word.owner or "").endswith("基金") and word.text.endswith(("股票", "债券")) and text.find("股票基金") >= 0 and text.find(PENSIONS) >= 0


IN_STORE = ("库存", "仓单", "注册", "注销", "持仓", "显性")


def _names_metal(text: str, mention: Mention, end: int) -> bool:
    """Tell whether an exchange only says which metal is dealt in, that has no longer word of its own: LME|铜涨1%; but LME|铜库存 is the exchange's."""
    word = word_at(text, mention.start, end)
    if word is None or word.goods is None or mention.start + len(word.text) != mention.end + 1:
        return False
    return not text.startswith(IN_STORE, mention.end + 1)


# 纽约黄金|期货收报2749美元, 伦敦铝|报2620美元: dealt in there; but 上海黄金|消费量
QUOTED_THERE = regex.compile(
    r"(?:期货|现货|主力|连续|合约|[三3]个月|\d{1,2}月|价格)*(?:今日|昨日|[早晚午]盘|夜盘|盘[中初]|尾盘|日内|隔夜|一度)*(?:[收现续]?[报涨跌升挫]|收[在于盘高低]|上涨|下跌|结算|大涨|大跌|微[涨跌升]|[攀飙走][升高低]|重挫|回落|反弹|站[上稳]|突破|跌破|创)"
)


def _dealt_there(text: str, mention: Mention, end: int) -> Item | None:
    """Return the goods of which a price is told behind the place where they are dealt in, with the place; None elsewhere."""
    word = word_at(text, mention.end, end)
    goods = word.goods if word is not None else text[mention.end : mention.end + 1] if text.startswith(METALS, mention.end) else None
    behind = mention.end + (len(word.text) if word is not None else 1)
    if not goods or QUOTED_THERE.match(text, behind) is None:
        return None
    said = text[mention.start : behind]
    return Item(mention.start, behind, "word", said, word=Word(said, goods=goods))


METALS = tuple("铜铝锌铅镍锡金银")
"""Metals that a single character names."""


def _go_on(items: list[Item], more: list[Item]) -> None:
    """Put more items behind those, a country's paper in the place of the country: 德国|10年期国债."""
    if items and more and more[0].start == items[-1].end and more[0].word and (more[0].word.owner or "").startswith(items[-1].text):
        items.pop()
    items += more
