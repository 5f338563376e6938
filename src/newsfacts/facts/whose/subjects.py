"""Whom words mean that name nobody: 公司, 其, 前者, 后者; and whose numbers a cited source has counted."""

from typing import Protocol

import regex

from newsfacts.facts.items import Item
from newsfacts.facts.scene import Scene
from newsfacts.facts.state import State
from newsfacts.facts.what.breakdown import pieces_of
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.whose.owners import AS_COUNTER, PUBLISHES, is_house_of_counts, is_standard
from newsfacts.facts.words import goods

HOLDS = regex.compile(r"(?:所持|持有|持股|名下|质押)")
# 其|账户买入, 其|单笔委托: of the person of whom the paragraph tells
TRADES = regex.compile(r"(?:控制的|操控的|实际控制的|本人的?)?(?:证券|股票)?账户|(?:过往|历史|此前)?(?:单笔|日均)?(?:委托(?!人)|买入额?|卖出额?)")
OF_COMPANY = regex.compile(r"的?(?:股份|股票|股权|可转债|总股本|已发行股|股本总额|(?:第[一二三]大|控股)?股东|实控人|实际控制人)")
# 对公司|未来发展前景的信心, 对公司|价值的认可: what somebody thinks of it
THOUGHT_OF = regex.compile(r"[^,;。]{0,16}?(?:信心|认可|认同|看好|判断)")
# 公司 after one of these is part of another word: BVI公司, 上市公司.
HEADLESS = regex.compile(r"[A-Za-z\p{Han}--[由而但则且令使让据称为对若果因当与及和在向给是从]]", regex.V1)
SAID = regex.compile(r"(?:预计|预测|预期|估计|指出|表示|显示|相信|料)$")
POINTED = frozenset("这家公司 这家企业 这家银行 该公司 上述公司".split())
"""Words that point at the company just spoken of, main or not."""
NEAR_NAMES = 8
"""So many names before 后者 are looked at."""
SUBJECTS = ("ORG", "PRODUCT", "PERSON", "INDEX")
NAMED = ("ORG", "LOC", "PRODUCT")
"""What 前者 and 后者 mean, and places where the text is of no company and the sentence names none of these."""
CITED = regex.compile(r"(?:(?<!依|证|凭|数)据|按照?|援引)(?:悉,)?[《“]?$")
# 据恒岳研究院(5月的统计), 按川岳物业研究部(最新数据), 据川岳网(对国庆黄金周的监测)
COUNTS = regex.compile(
    r"[\p{Han}]{0,4}?(?:研究部|研究院|研究中心|研究所)?(?:的|今[天日]|昨[天日]|(?:\d{1,2}月)?\d{1,2}日|最新|初步|刚刚)*(?:对[^,;。\n]{2,36}?的)?(?:发布|公布|披露|监测|提供)?"
    r"(?:的|最新|初步)*(?:统计|数据|监测|口径|测算|推算)"
)


OFFICES = ("会", "署", "局", "部", "院", "所", "行", "中心", "政府", "海关")
"""What the names of those end in whose numbers are their country's or their own."""
SHOWS = regex.compile(r"(?:\([A-Za-z ]{2,16}\))?(?:的?(?:最新|初步)?(?:数据|统计|监测|报告))?(?:显示|统计|监测|预计|预测|估计|估算|测算)")
OFTEN = 2
"""A house that is named more often is spoken of."""
SMALL = frozenset("23456789")
GROUP_NOUN = regex.compile(r"(?:中小|大型|上市柜|上市|指标|重点|头部)?(?:银行|公司|企业|机构|航司|券商|基金|平台|金控(?:公司)?|寿险(?:公司|业者)?|[车险房药酒乳猪]企|\p{Han}{1,4}[厂商]|运营商|影片)?")
# 14家上市银行|前8月获利, 六家金控|上半年赚了
OF_TIME = regex.compile(r"(?:今年|去年|前年|\d{4}年)?(?:前?\d{1,2}月|[上下]半年|第?[一二三四1-4]季|前[一二三]季|首季|首半年|全年)(?!底|末|\d{1,2}日)")
# 9家上市柜金控|今天公布5月获利
TELLS = regex.compile(r"(?:[今昨前][天日]?|\(\d{1,2}\)日|\d{1,2}日|陆续|全数|均|都|已|相继|同步)*(?:公布|公告|揭晓|缴出|交出)")
# 6家金控|获利将年减5%
EARNS = regex.compile(r"(?:今年|明年|去年|前年|整体|自结)*(?:获利|税[后前](?:纯益|净利|盈余)|纯益|盈余)")
FORESEEN = ("估计", "预估", "预期", "预测", "指出", "表示", "统计", "认为")
SUMMED = regex.compile(r"[^,。;:\d]{2,24}?,?(?:合计|合共|相加|总计|加总)")
# 18家银行|总资产平均增长3%
AVERAGED = regex.compile(r"的?(?:营业收入|营收|收入|归母净利润?|净利润?|总资产|不良贷?款?率|净息差|毛利率|销量|保费)(?:同比|环比)?(?:平均|整体|总体|均值|中位数)")
# 川岳证券保荐|7家公司上市,合计融资: its own deed
BRINGS = regex.compile(r"(?:保荐|承销|投资|参股|控股|收购|服务|帮助|助力|辅导|护送|协助|完成)(?:了)?(?:约|近|逾|超)?$")
OTHERS = regex.compile(r"(?:另外|其余|余下|其他|其它)$")


class Named(Protocol):
    """What these words need of the walk: the text and its names, where the sentence begins, and what is held in mind."""

    text: str
    scene: Scene
    company: str | None
    begin: int
    paragraph: int
    state: State


def take_own(mind: Named, item: Item) -> None:
    """Take 公司, 其, 集团 as the company, or 其所持 as the person, under discussion."""
    state, text = mind.state, mind.text
    before = text[item.start - 1 : item.start] if item.start > mind.begin else ""
    if _means_nobody(mind, item, before):
        return
    if item.text == "该基金" and (fund := _last_product(mind, item.start)):
        state.owners, state.sure = (fund,), fund
        return
    if item.text in ("该行", "该公司") and state.fined and state.last and state.last.entity == state.fined and mind.scene.before(item.start) == mind.scene.before(state.just_end):
        state.owners, state.company, state.sure = (state.fined,), state.fined, state.fined  # 岚禾证券被罚2亿元。该行接收612笔存款
        return
    if item.text == "其" and state.person and HOLDS.match(text, item.end):
        state.owners = (state.person,)
        return
    if item.text == "其" and state.speaker and TRADES.match(text, item.end):
        state.owners, state.sure = (state.speaker,), state.speaker
        return
    if item.text == "其" and state.holder:
        state.owners = (state.holder,)
        return
    is_word = item.text in ALWAYS_WORDS or not HEADLESS.match(before) or SAID.search(text, max(mind.begin, item.start - 2), item.start)
    if item.text == "集团" and is_word and mind.company and state.company is not None and state.company == mind.scene.target:
        state.company = mind.company  # 岚桐工作室员工300人。合并后,集团海外收入占四成: of the one that has taken it over
    if item.text == "集团" and is_word and mind.company and state.company is not None and _is_of_group(state.company, mind.company):
        state.company = state.sure = mind.company  # 祥川人寿保费增4%,集团内含价值: of the one that the text is about, whose name its houses bear
    if state.company is None and mind.company is None and is_word and item.text in FIRM_ITSELF:
        state.company = _maker_of(mind, item.start)  # 岚澄游戏旗下《岚海纪》流水3亿元。公司营收9亿元
    if state.company and is_word:
        of_holder = bool(state.holders) and state.company not in state.holders  # 岚桐集团持有3亿股。公司拟回购1亿元: the one that is held
        state.owners, state.holder = (state.company,), None
        speaks = item.text in ("公司", "集团") and state.person is not None and mind.scene.employers.get(state.person) == state.company
        if speaks or _goes_on_with(mind, item) or item.text in POINTED or (item.text.endswith("公司") and (of_holder or state.company == mind.company)):
            state.sure = state.company


ALWAYS_WORDS = ("其", "我们", "咱们")
"""Words that are no end of another: 去年|我们."""
FIRM_ITSELF = ("公司", "集团", "本公司", "该公司")


def _maker_of(mind: Named, start: int) -> str | None:
    """Return the firm that was named as the owner of the product which is spoken of at an offset, None where none was."""
    spoken_of = [at for name in mind.state.owners for at in mind.scene.by_name.get(name, []) if at.start < start and at.label == "PRODUCT"]
    makers = (mind.scene.owned.get(at.start) for at in reversed(spoken_of))
    return next((maker.mention.name for maker in makers if maker and maker.mention and maker.mention.label == "ORG"), None)


def _means_nobody(mind: Named, item: Item, before: str) -> bool:
    """Tell whether 公司, 其 or 该机构 behind the character `before` names nobody as the subject anew."""
    state, text = mind.state, mind.text
    if OF_COMPANY.match(text, item.end):
        return True  # 总裁增持公司股份: what was bought, not who bought
    if before == "对" and THOUGHT_OF.match(text, item.end):
        return True  # 控股股东岚桐集团,基于对公司未来的信心,拟增持
    if item.text == "该机构" and state.counted:
        return True  # 放眼全球,该机构把出货预测下修: the house that counts, and not whom it has counted
    if item.text != "其":
        return False
    if text.startswith("中", item.end) and (state.owners == (state.sure,) or (state.stated and state.last and state.owners == (state.last.entity,))):
        return True  # 佰国雇主裁员9万人,其中1万人: goes on about those that the words leave no doubt of, or whose number was told
    return before == "将"  # 岚嘉集团将其质押的: the subject's


def _is_of_group(house: str, company: str) -> bool:
    """Tell whether a house is of the group that a text is about, and is no group itself: 祥川人寿 bears the name of 祥川保险.

    >>> _is_of_group("祥川人寿", "祥川保险"), _is_of_group("祥川集团", "祥川科技"), _is_of_group("岚禾人寿", "祥川保险")
    (True, False, False)
    """
    of_name = house[:2] == company[:2] or company.endswith("集团")
    return house != company and of_name and not house.endswith(("集团", "控股", "股份"))


def _goes_on_with(mind: Named, item: Item) -> bool:
    """Tell whether 其 begins the sentence behind one whose last name is that of the company that the paragraph has turned to: 电池厂岚松新能也在裁员。其三季度营收."""
    if item.text != "其" or item.start != mind.begin or not mind.state.here:
        return False
    upto = mind.scene.before(item.start)
    last = mind.scene.names[upto - 1] if upto else None
    return last is not None and last.paragraph == mind.paragraph and last.name == mind.state.company and last.subject and last.heads_clause


def _last_product(mind: Named, position: int) -> str | None:
    """Return the fund that the paragraph has named last, which 该基金 means, and not the house that runs it."""
    upto = mind.scene.before(position)
    near = mind.scene.names[max(0, upto - NEAR_NAMES) : upto]
    return next((at.name for at in reversed(near) if at.label == "PRODUCT" and at.paragraph == mind.paragraph), None)


# 投资标的, 标的证券: what is bought and sold, and no company that is taken over
# 持有标的公司51%股权, 向标的公司增资: what is bought, and not whose the numbers after it are
NO_TARGET = regex.compile(r"(?:投资|挂钩|跟踪|优质|同类|可比|[并收]购|购买|持有|取得|受让|转让|出售|增资|控制|[对向将与为由])(?:的|了|该)?$")
OF_PAPER = regex.compile(r"证券|指数|股票|股|物|债|价|利率|池|的?(?:\d[\d.]*%|全部|控[股制]|交割|过户)")


def take_target(mind: Named, item: Item) -> None:
    """Take 标的, 标的公司 as the company that the text's own takes over."""
    text, state = mind.text, mind.state
    if NO_TARGET.search(text, max(mind.begin, item.start - 2), item.start) or OF_PAPER.match(text, item.end):
        return
    if target := mind.scene.target:
        state.owners, state.sure, state.holder = (target,), target, None


def take_one(mind: Named, which: int, position: int) -> None:
    """Take 前者 or 后者 as that of the two measures that the sentence just dealt numbers to, else of the subjects or names.

    `which` is 0 or -1, `position` where the word stands.
    """
    state = mind.state
    if len(state.topic_group) == 2 and state.dealt >= mind.begin:
        state.topics.append(state.topic_group[which])
        return
    alike = len(state.recent) > 1 and state.recent[0][2] == state.recent[1][2]
    if state.told >= 2 and alike and len(state.stated_of) < 2 and _differ(*state.just[:2]):  # 出口3亿元、进口2亿元,前者增8%
        state.topic_group, state.dealt = [state.just[1], state.just[0]], mind.begin
        state.topics.append(state.topic_group[which])
        return
    listed = state.group if len(state.group) > 1 and state.group_start >= _told_from(mind, position) else ()
    names = listed or _two_before(mind, position)
    if len(names) > 1:
        state.back, state.owners, state.sure = state.back or state.owners, (names[which],), names[which]
        state.goods = names[which] if names[which] in goods() else state.goods
    elif len(state.group) > 1:
        state.owners = (state.group[which],)


def take_both(mind: Named) -> None:
    """Take 两者 or 二者, before any number of its sentence, as the two of whom the paragraph told the same measure last; of two measures of one it is none."""
    state = mind.state
    if state.stated or len(state.told_of) < 2:
        return
    latter = state.told_of[-1][0]
    former = next((owner for owner, _ in reversed(state.told_of) if owner != latter), None)
    alike = {concept for owner, concept in state.told_of if owner == former} & {concept for owner, concept in state.told_of if owner == latter}
    if former and alike:
        state.owners, state.spoken_of = (former, latter), True


def _differ(one: Topic, other: Topic) -> bool:
    """Tell whether two topics are of two measures, or of two parts of one."""
    return one.concept != other.concept or None not in (one.part, other.part)


def _told_from(mind: Named, position: int) -> int:
    """Return where the names begin that a word means: in its sentence, in the one before where that names nobody yet."""
    upto, index = mind.scene.before(position), mind.scene.sentence_of(position)
    last = mind.scene.names[upto - 1] if upto else None
    if last and last.start < mind.begin and last.sentence == index - 1 and last.paragraph == mind.paragraph:
        return mind.scene.sentence_starts[index - 1]
    return mind.begin


def _two_before(mind: Named, position: int) -> tuple[str, ...]:
    """Return the last two companies, places or things named in the sentence before an offset, else in the one before."""
    upto, index = mind.scene.before(position), mind.scene.sentence_of(_told_from(mind, position))
    near = mind.scene.names[max(0, upto - NEAR_NAMES) : upto]
    here = [at for at in near if at.sentence == index]
    found = dict.fromkeys(at.name for at in here if at.label in NAMED)
    if not found and mind.company is None:  # 岚省1.2万亿元,超过佰省的1.1万亿元
        found = dict.fromkeys(at.name for at in here if at.label == "GPE" and at.start not in mind.scene.partners)
    return tuple(found)[-2:]


def is_cited(mind: Named, item: Item, name: str) -> bool:
    """Tell whether a name is that of who counted what follows, 据川岳研究院统计, and not the company that the text is about."""
    if CITED.search(mind.text, max(mind.begin, item.start - 4), item.start) is None:
        return False
    own = name == mind.scene.company or name in mind.scene.coded
    return not own and COUNTS.match(mind.text, item.end) is not None


def is_counter(mind: Named, item: Item, name: str) -> bool:
    """Tell whether a name is that of a house that counts for others, 川岳数据显示, and no subject."""
    house = mind.text.startswith("数据", item.end) and not item.text.endswith(OFFICES) and len(mind.scene.by_name.get(name, ())) < OFTEN  # 岚播|数据显示
    counts = house or is_house_of_counts(mind.text, item)
    if not counts or name == mind.scene.company or name in mind.scene.coded:
        return False
    return (SHOWS.match(mind.text, item.end) or PUBLISHES.match(mind.text, item.end)) is not None


# 岚兽分析的统计显示, 佰澄研究院监测, 岚兽测算,国内: of a trade, and not of the company that the text is about
COUNTED = regex.compile(r"(?:的?(?:最新|初步)?(?:统计|数据|监测)(?:数据)?)(?:显示|表明|是|,|$)?|显示|(?:测算|估算|推算),?(?=[^。;\n]{0,10}(?:国内|我国|全国|中国))")


CLAUSES_END = regex.compile(r"[;。\n]")


def counts_here(mind: Named, item: Item, name: str) -> bool:
    """Tell whether a house that counts for others tells what it has counted: 岚兽分析的统计显示, but not 岚兽分析预计."""
    if not is_counter(mind, item, name) or COUNTED.match(mind.text, item.end) is None:
        return False
    end = CLAUSES_END.search(mind.text, item.end)
    behind = mind.scene.before(item.end)
    near = mind.scene.names[behind : behind + NEAR_NAMES]
    return not any(at.start < (end.start() if end else len(mind.text)) and at.label in SUBJECTS for at in near)


# 岚研(测算,二季度国内平板均价), 研究机构岚研(公布,二季度国内手机出货): what a house reckons up for the whole country
FOR_LAND = regex.compile(r"(?:公布|发布|估算|测算|推算|统计|监测)[^。;:\n]{0,16}?(?:国内|我国|全国|中国)(?!市场份额|公司|区|总部|业务|团队)")


def reckons_for_land(mind: Named, item: Item, name: str) -> bool:
    """Tell whether a house that the text calls one of research somewhere tells right behind its name of its whole country."""
    if name in (mind.company, *mind.scene.coded) or FOR_LAND.match(mind.text, item.end) is None:
        return False
    return is_house_of_counts(mind.text, item) or any(AS_COUNTER.search(mind.text, max(0, at.start - 6), at.start) for at in mind.scene.by_name.get(name, ()))


# 去年国内|合成生物|领域共发生融资
TRADE = regex.compile(r"[^。;\n\d]{0,12}(?:\d{1,2}(?:至|-|—)?\d{0,2}月?份?)?[^。;\n\d]{0,4}?(?:国内|我国|全国|中国|全球)(?P<trade>[\p{Han}A-Za-z]{2,8}?)(?:领域|行业|赛道|产业)")


def trade_counted(text: str, end: int) -> str | None:
    """Return the trade that a house named before `end` has counted, None where it counts in the whole country.

    >>> trade_counted("岚兽分析统计,去年国内合成生物领域共发生融资", 4), trade_counted("岚兽分析统计,国内共发生融资", 4)
    ('合成生物', None)
    """
    match = TRADE.match(text, end)
    return str(match.group("trade")) if match else None


def refers(mind: Named, group: list[Item], lead: str, tail: str) -> bool:
    """Take 两家, 三家 as the group that they mean, if they mean one."""
    state, mention = mind.state, group[0].mention
    if (
        len(group) > 1
        or mention is None
        or mention.label != "QUANTITY"
        or mention.unit not in ("家", "者", "只", "部", "大", "位", "项", "类")
    ):
        return False
    text = group[0].text
    if mention.unit in ("项", "类"):
        state.referred = state.topic_group[: int(mention.value)] if mention.value in SMALL else []
        state.referred = _summed_up(mind, group[0], lead) or state.referred
        return bool(state.referred)
    noun = GROUP_NOUN.match(tail)
    named = noun.group() if noun and not BRINGS.search(mind.text, max(mind.begin, group[0].start - 5), group[0].start) else ""
    summed = SUMMED.match(mind.text, group[0].end) is not None or AVERAGED.match(mind.text, group[0].end + len(named)) is not None
    heads = group[0].start == mind.begin or mind.text[group[0].start - 1] in ",;:。\n”)】〕" or mind.text.endswith(("上市柜", "上市", "国内"), mind.begin, group[0].start)
    behind = group[0].end + len(named)
    heads = heads or mind.text.endswith(FORESEEN, mind.begin, group[0].start)
    tells = OF_TIME.match(mind.text, behind) or TELLS.match(mind.text, behind) or (EARNS.match(mind.text, behind) if named.startswith("金控") else None)
    timed = heads and noun is not None and tells is not None
    if named and (summed or timed) and mention.unit == "家":
        state.owners = (text + named,)  # 三家乳企去年销量合计, 21家上市银行员工合计
        state.sure = text + named if timed and named.startswith("金控") else state.sure
        return True
    if mention.value is None or len(mention.value) > 1 or text[0].isdigit():
        return False
    if regex.search(r"合计|共|总", tail[:12]) and named:
        state.owners = (text + named,)
    elif len(state.group) == int(mention.value):
        state.owners = state.group
    elif OTHERS.search(lead) and len(state.group) == int(mention.value) + 1:
        state.owners = tuple(name for name in state.group if name not in state.owners)
    elif "前" in lead[-2:] and len(state.group) >= int(mention.value):
        state.owners = state.group[: int(mention.value)]
    return True


# 教育、卫生和社保(三项)分别支出: what a list is summed up by before numbers are dealt to it
DEALT = regex.compile(r"(?:支出|开支|投入|收入|投资)?(?:分别|依次|各)")


def _summed_up(mind: Named, item: Item, lead: str) -> list[Topic]:
    """Return the parts that a list right before a small count names, of the measure of the number before; [] where numbers are not dealt to it."""
    recent = mind.state.recent
    if not recent or DEALT.match(mind.text, item.end) is None or item.mention is None or item.mention.value not in SMALL:
        return []
    parts = pieces_of(LIST_HEAD.sub("", lead), int(item.mention.value))
    return [Topic(recent[0][0].concept, part) for part in parts] if all(2 <= len(part) <= 10 for part in parts) else []


LIST_HEAD = regex.compile("^(?:其中|而|但|,)+")
# 已覆盖全国200个城市, 远销全球: where a company is at work, not whose the number is.
REACHES = regex.compile(r"(?:赋能|服务|覆盖|远销|销往|行销|畅销|遍布|遍及|布局|辐射|面向|惠及|触达|连接|走向|销到|跑赢|跑输|强于|弱于|优于|领先)了?$")
# 在全国60座城市开店, 在全球裁掉900人: where a company is at work
AT_WORK = regex.compile(r"(?:约|近|逾|超过?)?(?:\d|[一二两三四五六七八九十百数多]|各地|范围|主要|(?:再|共|将|拟|已|合计|累计)*(?:裁|砍|削减|精简|招[聘募]|雇|聘|关[闭停]|新[增开建]|开设|召回|推[出送]|拥有|售出|卖出|交付))")
# 以新台币|计价, 折合成|新台币: in what money it is counted; 新台币|每升值1%: a step, and not the one whose numbers follow
COUNTED_IN = regex.compile(r"(?:来|做)?(?:计价|计算|换算|结算|计)|(?:兑[美日欧]\p{Han})?每[升贬变波]")
INTO = regex.compile(r"(?:换算|折算|折合|换)[成为]?$")
# 受新台币|急升影响: why, and not whose
CAUSED = regex.compile(r"(?:受|因|遭|随着?)[^,;。]{0,4}$")
CAUSE = regex.compile(r"[^,;。\d]{0,8}(?:影响|冲击|拖累|干扰|带动|加持|推升|压抑)")
BOARDS = ("主板", "创业板", "科创板", "港股", "美股", "台股", "A股", "H股")
# 在港交所主板|挂牌, 登陆科创板|首日: where a share is traded, and not whose price it is
LISTS_THERE = regex.compile(r"(?:正式|成功|今日|今天)*(?:(?:挂牌|上市|亮相|登场|首秀|首挂|首日|敲[钟锣]|递表|过会)(?!公司|企业|银行|房企)|新股(?!\p{Han}{0,2}(?:合计|平均|共)))")
EVERYWHERE = ("全国", "全球", "国内", "海外")


def is_setting(text: str, begin: int, item: Item) -> bool:
    """Tell whether a word for a market says only where a company is at work, or in what money something is counted."""
    if is_standard(text, item) or REACHES.search(text, max(begin, item.start - 4), item.start) or COUNTED_IN.match(text, item.end):
        return True
    near = max(begin, item.start - 6)
    if INTO.search(text, near, item.start) or (CAUSED.search(text, near, item.start) and CAUSE.match(text, item.end)):
        return True
    if item.text in BOARDS and LISTS_THERE.match(text, item.end):
        return True
    at = item.text in EVERYWHERE and text.endswith(("在", "于"), 0, item.start)
    return at and AT_WORK.match(text, item.end) is not None
