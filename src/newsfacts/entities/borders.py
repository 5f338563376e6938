"""The borders of names that the tagger gives, made to agree with what borders mean in the guide."""

from bisect import bisect_left
from functools import cache

import regex

from newsfacts.entities.filters import BRANCH
from newsfacts.entities.gazetteer import listed_companies, place_names, regions
from newsfacts.entities.glued import BOND, unglued
from newsfacts.entities.patterns import PERSON, SPEAKS, titles_pattern
from newsfacts.entities.sites import COUNTRIES, NEW_TOWN, SCENIC, SITE, countries, country_and_site, places, row
from newsfacts.entities.talk import has_figures
from newsfacts.lexicon.loader import lexicon
from newsfacts.text.words import jieba

Found = tuple[int, int, str]
LatinName = tuple[int, int, str | None]

# After a company's ending what follows, before a title, is a department: 川岳基金|权益投资部总经理.
COMPANY_END = regex.compile(
    r"证券|基金|资本|银行|保险|期货|信托|咨询|集团|股份|控股|科技|投顾|资管|财富|研究院|研究所|大学|公司"
)
# A Latin name goes on in Chinese only as far as the kind of company or product: Kimi大模型, 小米SU7.
AFTER_LATIN = regex.compile(
    r"(?:科技|集团|化学|显示|新能源|能源|制药|化工|材料|食品|传媒|通信|重工|航运|物流|动力|精密|微电子|光电|资本|大模型|模型|控股|证券|基金|公司|银行|药业|生物|影业|汽车|手机|平台|投资|咨询|研究院|指数|智能|电子|中国|股份|医药|航空|论坛|大会|年会|峰会|展会|杯|联赛|半导体"
    r"|医疗|联盟|协会|实验室|智家|园区|[金银铜铁锂镍钴]?矿|油田|气田)+"
)
def tidy_spans(text: str, tagged: list[Found], latin: list[LatinName]) -> list[Found]:
    """Return the tagger's spans with borders that cut no Latin word, hold no department and join no two places."""
    tidy: list[Found] = []
    tagged = [span for joined in _with_seat(text, tagged) for span in unglued(text, *joined)]
    begins = {start for start, _, _ in tagged}
    people = {text[start:end] for start, end, label in tagged if label == "PERSON"}
    for start, end, label in tagged:
        start, end = _bare(text, *_whole_latin(text, start, end, latin, label))
        if start >= end:
            continue
        if _is_pair(text, start, end, label):  # 中|俄
            tidy += [(start, start + 1, "GPE"), (start + 1, end, "GPE")]
            continue
        if label == "ORG" and end not in begins and (model := MODEL.match(text, end)) and text[start:end] not in makers():
            tidy.append((start, model.end(), "PRODUCT"))  # 川屿|S5
            continue
        if label in ("ORG", "PRODUCT", "INDEX"):
            apart, start, end = _apart(text, start, end, label, describes=end in begins)
            tidy += apart
            if start >= end:
                continue
        start, end = _own_part(text, start, end, label)
        if start >= end:
            continue
        if label == "LOC" and text[end - 1] == "区" and (scenic := SCENIC.fullmatch(text, start, end)):
            end = scenic.end("place")
        if label == "PERSON" and text[end - 1] in "和与及" and text[start : end - 1] in people:
            end -= 1  # 祁远|和研究员叶问秋, of a text that calls him 祁远
        start, end, label = with_year(text, (start, end, _label_of(text, start, end, label)))
        if label == "LOC":
            site = SITE.match(text, end) if end not in begins and text[start:end] not in regions() else None
            tidy += country_and_site(text, start, site.end() if site else end)
        elif label == "GPE":
            whole = end not in begins or NEW_TOWN.match(text, end)
            tidy += places(text, start, end) if whole else row(text, start, end)
        else:
            tidy.append((start, end, label))
    return tidy


# 宁波|领禾创业投资合伙企业(有限合伙), 绍兴|禾川茶业股份有限公司: the seat begins the registered name.
REGISTERED = regex.compile(r"(?:有限公司|合伙企业|\((?:有限|普通)合伙\))$")


def _with_seat(text: str, tagged: list[Found]) -> list[Found]:
    """Return the spans, of a registered name and the town right before it one."""
    whole: list[Found] = []
    for span in tagged:
        start, end, label = span
        before = whole[-1] if whole else None
        seat = before is not None and before[1] == start and before[2] == "GPE" and text[before[0] : start] not in countries()
        if before is not None and seat and label == "ORG" and REGISTERED.search(text, start, end):
            whole[-1] = (before[0], end, "ORG")
        else:
            whole.append(span)
    return whole


def _is_pair(text: str, start: int, end: int, label: str) -> bool:
    """Tell whether a span is two countries, by a character each: 中俄, 日韩|签约, but not 英德 or 朝日."""
    if label not in ("GPE", "LOC", "ORG") or PAIR.fullmatch(text, start, end) is None or text[start:end] in place_names():
        return False
    return label != "ORG" or OF_TWO.match(text, end) is not None


def _own_part(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """Return the borders of what names a person or an organisation itself, of what the tagger took for the name."""
    if label in ("ORG", "LAW") and (others := AND_OTHERS.search(text, start + 2, end)):
        end = others.start()
    if label == "PERSON":
        end = _without_verb(text, start, end)
    if label in ("ORG", "PRODUCT") and (number := NUMBER_BEHIND.search(text, start + 2, end)):
        end = number.start() if not text[end - 1].isdigit() or PERIOD.match(text, end) else end
    if label == "INDEX":
        end -= 3 * text.endswith("ETF", start + 2, end)  # 中证A50|ETF
        start -= 2 * text.startswith("私人住宅", start - 2)  # 私人|住宅售价指数
    if label in ("ORG", "PRODUCT", "INDEX") and (unit := UNIT_NEXT.match(text, end)) and (number := (THOUSANDS if unit["rest"] else COUNTED_BEHIND).search(text, start, end)):
        end = number.start()
    if label in ("ORG", "PRODUCT"):
        end = _by_kind(text, start, end, label)
    if label in ("ORG", "PRODUCT") and QUARTER.match(text, end - 2):
        end -= 2
    if label in ("ORG", "PRODUCT") and (behind := BEHIND.search(text, start + 2, end)):
        end = behind.start()
    for tail, behind in GOES_ON if label in ("ORG", "PRODUCT") else ():
        cut = tail.search(text, start, end)
        end = cut.start() if cut and behind.match(text, end) else end
    if label == "ORG":
        end = _without_deed(text, start, end)
        end = _without_report(text, start, end)
        if text.endswith("控股", start + 2, end) and text.startswith(("股东", "子公司", "权"), end):
            end -= 2
        if text.endswith("股份", start, end) and SHARES_OF.search(text, max(0, start - 4), start):
            first, last = max(0, start - NEARBY), end + NEARBY
            apart = text.count(text[start : end - 2], first, last) > text.count(text[start:end], first, last)
            end -= 2 * apart
        start = _with_level(text, start)
        end = _without_department(text, start, end)
        end = _whole_organisation(text, start, end)
    return start, end


def _by_kind(text: str, start: int, end: int, label: str) -> int:
    """Return where a fuel or a house that counts for others ends, which their kind tells: 95号汽油|与0号, 岚兽分析|的统计."""
    fuel = FUEL.match(text, start, end)
    house = HOUSE.match(text, end) if label == "ORG" else None
    return int(fuel.end() if fuel else house.end() if house else end)


def _label_of(text: str, start: int, end: int, label: str) -> str:
    """Return the label that the name, or what follows it, tells better than the tagger."""
    earns = text[start:end] in listed_companies() and has_figures(text, start, end)
    if earns or text[start:end] in place_names():
        return "ORG" if earns else "GPE"  # 大同|去年EPS: a town too
    if label == "PRODUCT" and QUARTER.match(text, end):
        return "ORG"
    if label in ("GPE", "PRODUCT") and text[start:end] in makers() and (label == "GPE" or MONTH.match(text, end)):
        return "ORG"
    if label == "LAW" and text.endswith(("组织", "委员会", "联盟", "联合会"), start, end):
        return "ORG"
    if label in ("LOC", "GPE") and QUOTE.match(text, end) and text[start:end] in listed_companies():
        return "ORG"
    if label == "ORG" and FUND_NAME.search(text, start, end):
        return "PRODUCT"
    if label == "PRODUCT" and is_unknown(text, start, end) and ACTS.match(text, end) and not BOND.fullmatch(text, start, end):
        return "ORG"
    if label == "ORG" and ADDRESSED.match(text, end) and PERSON_NAME.fullmatch(text, start, end):
        return "PERSON"
    if label == "PERSON" and end - start > LONGEST_NAME and "·" not in text[start:end] and _employs().match(text, end):
        return "ORG"
    if label == "PERSON" and CORPORATE.match(text, end):
        return "ORG"
    if label == "LOC" and text[end - 1] in "山海江河湖川岭峰" and SPEAKS_NEXT.match(text, end) and PERSON_NAME.fullmatch(text, start, end):
        return "PERSON"
    if label == "ORG" and text[start].isascii() and SPEAKS_NEXT.match(text, end) and TITLE_BEFORE.search(text, max(0, start - 12), start):
        return "PERSON"
    medicine = label in ("ORG", "GPE", "PERSON") and MEDICINE.search(text, start, end)
    return "PRODUCT" if medicine or (label == "ORG" and DELIVERED.match(text, end)) else label


# 川岳网讯|禾川集团: what a wire begins with
WIRE = regex.compile(r"(?<=[网社报台])讯(?![飞联])(?=\p{Han}{2})")


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the borders without marks at either end, and without what a wire begins with."""
    start += 1 if WIRE.match(text, start, end) else 0
    while end > start and text[end - 1] in ",。;:、()【】〔〕“”《》的- " and not _is_bracketed(text[start:end]):
        end -= 1
    while start < end and text[start] in ",。;:、()【】〔〕“”《》- ":
        start += 1
    return start, end


# 增持禾川石化|股份: of a company that the text calls so elsewhere.
SHARES_OF = regex.compile(r"(?:[增减]持|持有|回购|买入|卖出|质押|抛售|购入)(?:了)?$")
NEARBY = 2000
"""Characters to each side in which a text calls a company by its short name."""
# 禾川城|及控股子公司, 公司法|等有关规定
AND_OTHERS = regex.compile(r"(?:持有|所持)(?:的)?(?:公司)?股|(?:累计|解除)?质押(?:公司|的)?股|及(?:控股|子公司|其|旗下|全资|附属|关联)|等(?:有关|相关|法律|规定)")
# 中国信登|数据显示, 中金|研报指, 联想|官微: what somebody says it in; a house may be called 澜石数据.
REPORT = regex.compile(r"(?<=\p{Han}{4})数据$|(?<=\p{Han}{2})(?:研报|财报|年报|公告|官微|官网|网站)$|(?<=\p{Han}{2}[网社报])(?:消息|讯)$|(?<=\p{Han}{3})(?<![通腾立资视简快电音财时])讯$")
# 沛禾绿色能源混合, 川岳新动力A: the kind of a fund, and the class of its shares
FUND_NAME = regex.compile(r"\p{Han}{3}(?:混合|联接|股票|债券|优选|精选|新动力|成长|回报|价值)(?:型)?(?:基金)?[AC]$|\p{Han}{4}混合$|\p{Han}{2}[\p{Han}0-9]*ETF$")
LONGEST_NAME = 3
"""Chinese names are seldom longer."""


@cache
def _employs() -> regex.Pattern[str]:
    # 东禾金川|首席宏观分析师祁远: who has an analyst is no person
    return regex.compile(rf"\p{{Han}}{{0,8}}?(?:{titles_pattern()})(?={PERSON}{SPEAKS})", regex.V1)


HAN_NAME = regex.compile(r"\p{Han}{2,4}")
# 沛禾泓|去年营收: what companies do and have, behind a name that the tagger takes for a product.
ACTS = regex.compile(
    r"""
      (?:(?:前|首)?\d{1,2}个?月份?|去年|今年|上年|昨日?|全年|[上下]半年|前?[一二三四首]季度?|首季|同期|盘中|盘后)?
      (?:分别|各|均|则|也|仍|反而|再|又|只|仅|合计|累计|同日|最新|初步|就|还|将|已|便|曾|逆市|逆势){0,2}
      (?: 涨停|跌停|收报|公布|公告|宣布|披露|预计|预测|推算|测算|估计|表示|指出|认为|报告称?|拿地|卖出|少卖|多卖|营收|营业收入|净利|盈利|亏损|亏掉
        | 市值|股价|交出|递表|招股|挂牌|裁员|拟|收购|持股|持有|回购|派息|目标价|母公司|董事长|总裁|首席|创始人|财报|业绩|中报|年报|发布会|研报|的数据显示|把|将
        | [大微急暴劲]?[涨跌升挫](?![价幅势停至]|级) | 飙 | 高开 | 低开 | 净[买卖] | [买卖]超 | 保费 | 交付 | 估值 | 规模 | 获(?!得) | 遭
      )
    """,
    regex.VERBOSE,
)


def is_unknown(text: str, start: int, end: int) -> bool:
    """Tell whether a short name in Chinese characters stands without marks, and its label is not told by a list."""
    return HAN_NAME.fullmatch(text, start, end) is not None and text[start - 1 : start] not in ("“", "《", "‘", "「")


# The model of a car behind its brand: no quarter, no half-year, no share and no round of funding.
MODEL = regex.compile(r"(?![QH]\d)[A-Z]{1,2}\d{1,3}(?![\d.,%A-Za-z])(?=[\p{Han}、,。;])(?!轮|股|季|评级|级|指数|期货)")
# 窦明昕|女士 is no company.
ADDRESSED = regex.compile(r"先生|女士|小姐")
# 贝川瑞|公告 is no person: what companies alone do and have.
CORPORATE = regex.compile(r"\(\d{6}|公告|发布(?:\d{4}年)?(?:公告|业绩|年报|中报|财报)|披露(?:年报|中报|[一三]季报|业绩|定增)|股价|股份有限公司")
# 青岛港(8.89,0.1,1.14%): the quote of a share, which a place has not.
QUOTE = regex.compile(r"\((?:\d+\.\d+,|行情\d|\d{6}\)|\d{6}\.S)")
# 叶问山|接受采访, 分析师Harlow|表示
SPEAKS_NEXT = regex.compile(SPEAKS)
TITLE_BEFORE = regex.compile(rf"(?:{titles_pattern()})$")
PERSON_NAME = regex.compile(PERSON, regex.V1)
# 澜舟|数亿出手, 澜舟 |2024上半年: the first half of a sum or a date.
NUMBER_BEHIND = regex.compile(r"(?<=\p{Han})(?:[数几][十百千万亿]{1,3}| ?20\d\d)$")
# 特斯拉|10月: a number with its unit is no part of the name before it.
COUNTED_BEHIND = regex.compile(r"(?<=\p{Han}{2}) ?\d{1,4}$")
UNIT_NEXT = regex.compile(r"(?:个?月|日|%|[万亿]|家|只|元|倍|(?P<rest>,\d{3}))")
THOUSANDS = regex.compile(r"(?<=[\p{Han}A-Za-z]{2}) ?\d{1,3}$")  # ORVELL| 2,360辆
MONTH = regex.compile(r"\d{1,2}月")
PERIOD = regex.compile(r" ?(?:年|[上下]半年|财年|Q[1-4]|H[12]|第?[一二三四]季)")
# 佰州市政府|新闻发言人, 恒澜集团|计划周三发布, 岚云音乐|营收: what goes on behind a name
GOES_ON = (
    (regex.compile(r"(?<=\p{Han}{2})[营]$"), regex.compile(r"[收利益]|业[收利额]")),
    (regex.compile(r"(?<=\p{Han}{2})网$"), regex.compile(r"签(?!约)")),  # 深圳|网签8000套
    (regex.compile(r"(?<=[百\d]城)新建$"), regex.compile(r"住宅|商品|房")),
    (regex.compile(r"(?<=航空)国际$"), regex.compile(r"航线|客运|货运|旅客|业务")),
    (regex.compile(r"(?<=\p{Han}{2})新闻$"), regex.compile(r"发言人|发布会|发布厅|办公室")),
    (regex.compile(r"(?<=\p{Han}{2})(?:计划|打算|准备|考虑|拟)$"), regex.compile(r"(?:于|在|将|本|下|今|明|周[一二三四五六日]|\d{1,2}[月日])|[\p{Han}]{0,4}(?:发布|推出|宣布|收购|出售|启动|裁员|加息|降息|减持|增持)")),
)
# HTX| 5G, 澜联-KY|全球布局, 微言|公众号: what stands behind a name and is none of it.
BEHIND = regex.compile(r"(?<=[A-Za-z]) ?[2-6]G$|(?<=-KY) ?[\p{Han}A-Za-z0-9]+$|(?<=\p{Han}{2})(?:微信)?公众号$")
# 岚兽|分析的统计显示: whose trade belongs to its name
HOUSE = regex.compile(r"(?:分析|咨询|智库|资讯)(?=的?(?:统计|数据|报告|监测|调研)|显示)")
# 95号汽油|与0号柴油
FUEL = regex.compile(r"\d{1,2}号[汽柴]油")
# 佰川|Q1纯益, but 奥迪Q5: a quarter by what was earned in it.
QUARTER = regex.compile(r"(?<=\p{Han}{2})Q[1-4](?=税[后前]|每股|单季|合并|本业|营收|营利|获利|净利|毛利|纯益|财报|业绩|EPS|出货|亏|赚|展望)")
MEDICINE = regex.compile(r"(?<=\p{Han}{2})(?:滴眼液|眼药水|注射液|口服液|颗粒剂?|软膏|乳膏|喷雾剂|肠溶片|缓释片|分散片|软?胶囊|单抗|替尼|拉韦|西韦|沙坦|他汀|列净|鲁肽|霉素|西林)$")
"""What the names of medicines end in."""


def _without_deed(text: str, start: int, end: int) -> int:
    """Return where a place ends that is joined with what is done there: 滁州|投建."""
    for cut in range(start + 2, min(start + 5, end)):
        if text[start:cut] in place_names():
            deed = jieba().tag(text[cut:end], hmm=False)
            return cut if end - cut <= 3 and all(kind in ("v", "vn", "d") for _, kind in deed) else end
    return end


def _without_report(text: str, start: int, end: int) -> int:
    """Return where an organisation ends without what it says something in."""
    if end - start > 2 and text[end - 1] in "多少" and text[end : end + 1] in EARNED:
        return end - 1  # 川讯|多赚16%
    if end - start > 2 and text[end - 1] == "一" and text[end : end + 1] in "开路度举":
        return end - 1  # 川衡|一开盘就涨停
    report = REPORT.search(text[start:end])  # not what stands before the name
    return start + report.start() if report else end


EARNED = frozenset("赚蚀亏卖收派")


# Kestrel|7月合约, 布伦特|6月原油期货: what is delivered is a thing.
DELIVERED = regex.compile(r" ?\d{1,2}月(?:交割的?)?(?:合约|\p{Han}{0,4}期货)")


def _apart(text: str, start: int, end: int, label: str, *, describes: bool) -> tuple[list[Found], int, int]:
    """Return what the tagger joined to a name and is one of its own, and the borders of what is left of the name.

    `describes`: another name follows right behind, so that this one may only tell what it is (瑞士制药集团|赫维斯).
    """
    apart: list[Found] = []
    made = MADE_BY.fullmatch(text, start, end)
    if made and label != "INDEX" and made.group("maker") in makers():  # 苹果|iPhone 15
        return [(*made.span("maker"), "ORG"), (*made.span("thing"), "PRODUCT")], end, end
    pair = MEDIA.fullmatch(text, start, end) if label == "ORG" else None
    if pair:  # 川岳时报·禾原网
        return [(*pair.span("one"), "ORG"), (*pair.span("other"), "ORG")], end, end
    if label in ("ORG", "INDEX") and (before := WHEN_OR_RANK.match(text, start, end)):
        start = before.end()
    if label == "ORG":
        lead = LEAD.match(text, start, end)
        start = lead.end() if lead else start
    land = LAND.match(text, start, end)
    whole = label == "PRODUCT" or (label == "INDEX" and land is not None and not text[land.end()].isascii())
    whole = whole or (land is not None and not describes and _describes(text[land.end() : end]))
    if land and not whole and not TRADE_ONLY.fullmatch(text, land.end(), end):  # 韩国|KOSPI指数, 美国|沃德兰制药
        apart.append((start, land.end(), "GPE"))
        start = land.end()
    fund = FUND.fullmatch(text, start, end) if label == "ORG" else None
    if fund:  # 贝莱德|IBIT: the house and its fund
        apart.append((*fund.span("fund"), "PRODUCT"))
        end = fund.end("house")
    return apart, start, end


def _is_bracketed(name: str) -> bool:
    """Tell whether a bracket belongs to a name: 佳能(中国), 刚果(金)."""
    return name.endswith(")") and (BRANCH.fullmatch(name) is not None or name in place_names())


def _describes(name: str) -> bool:
    """Tell whether a name is made of common words alone: 财务省, 国际集团, 储备银行, but not 沃德兰研究所."""
    return INSTITUTION.search(name) is not None and all(
        kind[:2] not in ("nr", "nz", "x", "en") and (len(word) > 1 or word in OF_ONE)
        for word, kind in jieba().tag(name, hmm=False)
    )


INSTITUTION = regex.compile(r"(?:[队军党师团局署省部厅院馆社所会室行盟]|集团|公司|基金|大学|证券|保险|航空)$")
OF_ONE = frozenset("第一二三四五六七八九十和与及部省局署厅院会社队处司委馆校厂行党军师")
"""Words of one character that names of institutions are made of."""


VERB = regex.compile(r"[增减]持|所[持控拥属]|致[辞词电函信]|现(?:为|任|年|居|已|时)|作(?=《|报告|政府|了?题为|主旨|重要|开幕)")


def _without_verb(text: str, start: int, end: int) -> int:
    """Return where a person's name ends, without the first half of a verb: 窦明|增持, 窦明|所持, 祁远|现为, 龚远|作《…》."""
    return end - 1 if end - start > 2 and VERB.match(text, end - 1) else end


LEVEL = regex.compile(r"(?<!\p{Han})[省市县区]$")


def _with_level(text: str, start: int) -> int:
    """Return where an organisation begins, its level at the head of a clause included: 省|社科院."""
    return start - 1 if LEVEL.search(text, max(0, start - 2), start) else start


def _in_word(text: str, i: int) -> bool:
    """Tell whether a border at `i` would cut a Latin word."""
    pair = text[i - 1 : i + 1]
    return pair.isascii() and pair.isalpha()


def with_year(text: str, span: Found) -> Found:
    """Return an event with the year that belongs to its name: 2025世界人工智能大会; 2025年 or 零八年 before it is a date."""
    start, end, label = span
    if label != "EVENT":
        return span
    if date := YEAR_WITHIN.match(text, start, end):
        return date.end(), end, label
    year = YEAR_BEFORE.search(text, max(0, start - 5), start)
    return (year.start(), end, label) if year else span


# When it was, or of how many it is one: 周四|道琼指数, 手机双雄|瑞昱
WHEN_OR_RANK = regex.compile(r"周[一二三四五六日](?=\p{Han}{3})|(?:\p{Han}{2})?[双三四][虎雄](?=\p{Han}{2})")
# A word before the name that the tagger took for its beginning: 若|联储局, 比|同区, 营收速报 - |禾岳.
LEAD = regex.compile(r"\p{Han}{2,6} +- +(?=[\p{Han}A-Za-z]{2})|(?<=投顾|券商|银行|业者|厂商|公司|企业|机构|大厂|同业|品牌|平台)如(?=\p{Han}{2})|[一二三四五六] (?=\p{Han}{3})|综合(?=\p{Han}{2,8}(?:网|社|报|台|新闻)$)|估(?=\p{Han}{2})|(?<=[表图])[一二三四五六七八九十](?=\p{Han}{4})|[另又再]据(?=\p{Han}{2})|(?:若|惟|但|而|则|何况|况且|持有|屋苑|楼盘|权王|股王|股后|一哥|老字号|(?<=\p{Han}{2})商|(?<=\p{Han})号)(?=\p{Han}{3})")
# 美国|沃德兰制药: the shortest span that names it is without the country; 美国银行 and 墨西哥国家足球队 have no other name.
LAND = regex.compile(r"\L<countries>(?=[\p{Han}A-Za-z]{3})", countries=COUNTRIES)
TRADE_ONLY = regex.compile(
    r"(?:[\p{Han}]{0,4}(?:部|局|院|会|署|委员会|法院|国会|政府|央行|国防部|中心|协会|商会|大使馆|理事会)|(?:国家|国际|联合|第一|通用|中央|全国)?(?:商业|工业|投资|进出口|开发|农业)?"
    r"(?:银行|航空|电力|石油|电信|电产|钢铁|铝业|烟草|邮政|铁路|钢|电气|化学|制铁|生命|运通|超微|超威|超导|存托凭证|证券|期货|交易所|国债)(?:公司|集团|控股)?|生物制药|制药|汽车)"
)
MADE_BY = regex.compile(r"(?P<maker>\p{Han}{2,4})(?P<thing>[A-Za-z][A-Za-z0-9 .\-]*(?:系列)?)")
MEDIA = regex.compile(r"(?P<one>\p{Han}{2,6}[报网社台刊])·(?P<other>[A-Za-z\p{Han}]{2,6})")
FUND = regex.compile(r"(?P<house>\p{Han}{2,6})(?P<fund>[A-Z]{3,5})")
YEAR_BEFORE = regex.compile(r"(?<!\d)20\d\d$")
YEAR_WITHIN = regex.compile(r"(?:\d{2}|\d{4}|[〇零一二三四五六七八九]{2}|[〇零一二三四五六七八九]{4})年(?!会|度|货|终|中|末|夜|展|报|鉴|金)(?=\p{Han}{2})")
# 万科A, 岳澜医药-B: the letter of the share belongs to a stock's short name.
SHARE_LETTER = regex.compile(r"(?:-[A-Z]{1,2}|[AB])(?![A-Za-z股端轮])")
# 文化和旅游部|数据中心: the office within an institution is the shortest span that names it.
OFFICE = regex.compile(
    r"[^了的在对将于称公布发与和及,。、;:()\s\d]{0,6}?(?:数据中心|研究中心|研究院|研究所|专家委员会|委员会|办公室|分行|支行|分公司|监管局|证监局|管理处)"
)


# 川岳电子|(苏州)有限公司, 临江领驰|股权投资合伙企业(有限合伙)
BRANCH_BEHIND = regex.compile(r"\p{Han}{0,14}(?:企业|中心|基金|事务所)\((?:特殊)?(?:有限|普通)合伙\)|\(\p{Han}{2,4}\)\p{Han}{0,6}?(?:股份|责任)?(?:有限公司|事务所)")


def _whole_organisation(text: str, start: int, end: int) -> int:
    """Return where an organisation ends, its share letter, its office, and (苏州)有限公司 included."""
    if branch := BRANCH_BEHIND.match(text, end):
        return int(branch.end())
    letter = SHARE_LETTER.match(text, end)
    if letter and "\u4e00" <= text[end - 1] <= "\u9fff":
        return int(letter.end())
    if text[end - 1] in "部局委署院会":
        office = OFFICE.match(text, end)
        return int(office.end()) if office and not _acts(text[end : office.end()]) else end
    customs = text.find("海关", start + 2, end)
    return customs + 2 if customs > 0 else end


def _acts(words: str) -> bool:
    """Tell whether a verb of doing stands among the words: 机电工程署|批出数据中心工程."""
    return any(kind == "v" and word not in OFFICES for word, kind in jieba().tag(words, hmm=False))


OFFICES = frozenset("管理 监管 研究 数据 开发 发展 服务 保护 评估 认证 检测 培训".split())
LONGEST_WORD = 64
"""A name is made whole by so many letters at each end at most."""


def _whole_latin(text: str, start: int, end: int, latin: list[LatinName], label: str) -> tuple[int, int]:
    first, last = max(0, start - LONGEST_WORD), min(len(text), end + LONGEST_WORD)
    while start > first and _in_word(text, start):
        start -= 1
    while end < last and _in_word(text, end):
        end += 1
    near = slice(max(0, bisect_left(latin, (start,)) - 1), bisect_left(latin, (end,)) + 1)
    for first, last, _ in latin[near]:
        if first < start < last:
            start = first
        if first < end < last:
            end = last
        if first == start and last < end and label != "INDEX":  # Kimi高频: what is no part of the name
            tail = AFTER_LATIN.match(text, last)
            end = min(end, tail.end()) if tail else last
    return start, end


# An institution within another is no department: 临江大学|附属医院, 民安保险|研究会.
UNIT_OF = regex.compile(r"(?:医院|学院|分院|分行|支行|分公司|研究所|中心|[局会署馆社校])$")


def _without_department(text: str, start: int, end: int) -> int:
    """Return where an organisation right before a title ends when its department is left out."""
    company = COMPANY_END.search(text, start + 2, end)
    if company is None or end - company.end() < 2 or not _before_title().match(text, end):
        return end
    whole = UNIT_OF.search(text, company.end(), end) or COMPANY_END.search(text, max(company.end(), end - 3), end)
    return end if whole else int(company.end())


@cache
def makers() -> frozenset[str]:
    """Return the companies of the lists by their short names."""
    return frozenset(row["name"] for row in lexicon("foreign_companies")) | frozenset(
        ("小米", "华为", "荣耀", "比亚迪", "阿里", "腾讯", "百度", "京东")
    )


@cache
def _before_title() -> regex.Pattern[str]:
    return regex.compile(rf"(?:[组部司处]|[\p{{Han}}]{{0,4}}?)(?:{titles_pattern()})")


PAIR = regex.compile(r"(?!朝日|中泰|泰德)(?P<one>[中美日韩俄英德法印澳加朝越泰菲])(?!(?P=one))[中美日韩俄英德法印澳加朝越泰菲]")
# What two countries do and have: of 日韩 that the tagger takes for an organisation.
OF_TWO = regex.compile(r"两国|双方|之间|关系|贸易|经贸|关税|领导人|元首|会谈|谈判|签|联合|股市|军演|等国")
