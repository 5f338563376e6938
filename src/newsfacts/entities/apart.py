"""Names that the tagger joined and that are several: a country and its firm, a maker and its product, a house and its fund."""


from functools import cache

import regex

from newsfacts.entities.gazetteer import makers
from newsfacts.entities.overlaps import Found
from newsfacts.entities.sites import COUNTRIES
from newsfacts.lexicon.loader import lexicon
from newsfacts.text.words import jieba

# When it was, or of how many it is one: 周四|道琼指数, 手机双雄|瑞昱
WHEN_OR_RANK = regex.compile(r"周[一二三四五六日](?=\p{Han}{3})|(?:\p{Han}{2})?[双三四][虎雄](?=\p{Han}{2})")
# A word before the name that the tagger took for its beginning: 若|联储局, 比|同区, 大行|瑞穗, 低于|网易, 营收速报 - |禾岳.
LEAD = regex.compile(r"(?:大行|外资行|当中|低于|高于|逊于|优于|有别于|媲美|不及)(?=\p{Han}{2})|\p{Han}{2,6} +- +(?=[\p{Han}A-Za-z]{2})|\p{Han}{0,4}(?:速报|快讯|快报)-(?=[\p{Han}A-Za-z]{2})|(?<=投顾|券商|银行|业者|厂商|公司|企业|机构|大厂|同业|品牌|平台)如(?=\p{Han}{2})|[一二三四五六] (?=\p{Han}{3})|(?<=[买卖])超(?=\p{Han}{2})|综合(?=\p{Han}{2,8}(?:网|社|报|台|新闻)$)|估(?=\p{Han}{2})|(?<=[表图])[一二三四五六七八九十](?=\p{Han}{4})|[另又再]据(?=\p{Han}{2})|(?:若|惟|但|而|则|何况|况且|持有|屋苑|楼盘|权王|股王|股后|一哥|老字号|(?<=\p{Han}{2})商|(?<=\p{Han})号)(?=\p{Han}{3})")
# 母婴连锁|岚堂生活: what it runs many of
CHAIN = r"(?:月子[和与及])?(?:母婴|月子|餐饮|咖啡|茶饮|火锅|药[房店]|超市|便利店|酒店|影院|健身|零食|烘焙|快餐|口腔|眼科|医美|美容|零售|百货|中餐|面馆|教育)连锁(?:品牌|企业|巨头|龙头)?"
# 龙头|岚禾, 廉航|岚翎航空: what only a company is called, before its name
CALLED = regex.compile(rf"(?:{CHAIN}|龙头|一哥|一姐|廉航|民间智库|智库|劲敌|宿敌|内容电商|电商平台|持有)(?=[\p{{Han}}A-Za-z]{{2}})(?!企业|公司|股|厂|业者|个股|品牌|效应|地位)")
# 超车|岚禾, 第3名|岚禾, 旗下|岚禾8月出货: what stands before a company and seldom before a thing
RIVAL = regex.compile(r"(?:龙头|超车|超越|反超|赶超|追上|第\d名|排名第[一二三四五]|合资公司|子公司|母公司|同业|同行|劲敌|宿敌|竞争对手)$")
# 美国|沃德兰制药: the shortest span that names it is without the country; 美国银行 and 墨西哥国家足球队 have no other name.
LAND = regex.compile(r"\L<countries>(?=[\p{Han}A-Za-z]{3})", countries=COUNTRIES)
TRADE_ONLY = regex.compile(
    r"(?!联储局$)(?:[\p{Han}]{0,4}(?:部|局|院|会|署|委员会|法院|国会|政府|央行|国防部|中心|协会|商会|大使馆|理事会)|(?:国家|国际|联合|第一|通用|中央|全国)?(?:商业|工业|投资|进出口|开发|农业)?"
    r"(?:银行|航空|电力|石油|电信|电产|钢铁|铝业|烟草|邮政|铁路|钢|电气|化学|制铁|生命|运通|超微|超威|超导|存托凭证|证券|期货|交易所|国债)(?:公司|集团|控股)?|生物制药|制药|汽车)"
)
MADE_BY = regex.compile(r"(?P<maker>\p{Han}{2,4})(?P<thing>[A-Za-z][A-Za-z0-9 .\-]*(?:系列)?)")
MEDIA = regex.compile(r"(?P<one>\p{Han}{2,6}[报网社台刊])·(?P<other>[A-Za-z\p{Han}]{2,6})")
FUND = regex.compile(r"(?P<house>\p{Han}{2,6})(?P<fund>[A-Z]{3,5})")


def take_apart(text: str, start: int, end: int, label: str, *, describes: bool) -> tuple[list[Found], int, int]:
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
    if label in ("ORG", "PRODUCT") and (called := CALLED.match(text, start, end)):
        start = called.end()
    if label == "ORG":
        lead = LEAD.match(text, start, end)
        start = lead.end() if lead else start
    land = LAND.match(text, start, end)
    if LEADER.match(text, end) and (abroad := ABROAD.match(text, start, end)) and text[abroad.end() : end] in sectors():
        return [*apart, (start, abroad.end(), "GPE")], end, end  # 德国|化工巨头岚因化学
    whole = label == "PRODUCT" or (label == "INDEX" and land is not None and not text[land.end()].isascii())
    whole = whole or (land is not None and not describes and text[land.end() : end] != "联储局" and _describes(text[land.end() : end]))
    if land and not whole and not TRADE_ONLY.fullmatch(text, land.end(), end):  # 韩国|KOSPI指数, 美国|沃德兰制药
        apart.append((start, land.end(), "GPE"))
        start = land.end()
    fund = FUND.fullmatch(text, start, end) if label == "ORG" else None
    if fund:  # 贝莱德|IBIT: the house and its fund
        apart.append((*fund.span("fund"), "PRODUCT"))
        end = fund.end("house")
    return apart, start, end


ABROAD = regex.compile(r"\L<countries>", countries=COUNTRIES)
# 德国化工|巨头岚因化学: what a firm is, before its name
LEADER = regex.compile(r"(?:零部件|设备|行业|产业)?(?:巨头|龙头|巨擘|大厂|厂商|制造商|生产商|供应商|开发商|零售商|运营商|新贵)(?=[\p{Han}A-Za-z“])")


@cache
def sectors() -> frozenset[str]:
    """Return the trades by which shares are told."""
    return frozenset(row["word"] for row in lexicon("sectors"))


INSTITUTION = regex.compile(r"(?:[队军党师团局署省部厅院馆社所会室行盟]|集团|公司|基金|大学|证券|保险|航空)$")
OF_ONE = frozenset("第一二三四五六七八九十和与及部省局署厅院会社队处司委馆校厂行党军师")
"""Words of one character that names of institutions are made of."""


def _describes(name: str) -> bool:
    """Tell whether a name is made of common words alone: 财务省, 国际集团, 储备银行, but not 沃德兰研究所."""
    return INSTITUTION.search(name) is not None and all(
        kind[:2] not in ("nr", "nz", "x", "en") and (len(word) > 1 or word in OF_ONE)
        for word, kind in jieba().tag(name, hmm=False)
    )
