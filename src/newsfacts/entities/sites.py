"""The borders of places: those side by side, a plant or a new town by the place before it, a street in its town."""

from functools import cache

import regex

from newsfacts.entities.gazetteer import place_names
from newsfacts.entities.overlaps import Found
from newsfacts.lexicon.loader import lexicon

COUNTRIES = frozenset(
    "美国 日本 韩国 英国 德国 法国 丹麦 荷兰 瑞士 瑞典 挪威 芬兰 意大利 西班牙 加拿大 澳大利亚 澳洲 新西兰 以色列 印度 印尼 泰国 越南 马来西亚 新加坡 俄罗斯 巴西 墨西哥 沙特 阿联酋 爱尔兰 比利时 奥地利 土耳其 波兰".split()
)
AGENCY = regex.compile(
    r"(?:分行|支行|海关|税务局|公安局|统计局|财政局|市政府(?!性基金|(?:一般|专项|隐性|法定|新增)?债[务券]|采购)|法院|中级人民法院|高级人民法院|监管局|证监局|人社局|交通局|文旅局|商务局)"
)
# 佰州|市政府性基金收入, 佰州|市级一般公共预算: the town's, whatever the tagger has left of its name
OF_TOWN = regex.compile(r"市(?=政府(?:性基金|(?:一般|专项|隐性|法定|新增)?债[务券]|采购)|本?级(?:一般|政府|财政|国有))")
SITE = regex.compile(
    r"(?:第?[一二三四五六]期?|超级|[东南西北])?(?:基地|工厂|[一二三四五六]厂|厂区|园区|产业园|码头|机场|港(?![元股币澳交口务商资])|大桥|隧道|高速(?!公路|增长|发展|列车|成长)|(?:智慧|智能)?(?:冷仓|物流园)|新城(?!控股|地产|发展|悦))(?:[一二三四]期)?"
    r"|(?:成衣|封测|晶圆|组装|面板|模组|电池|印染|整车|轮胎|烘焙|新)?厂(?![商房家区长务内牌])"
)


# 岚禾时代沛原基地: the company's plant, which is a place
PLANT = regex.compile(r"(?:基地|工厂)(?:[一二三四]期)?$")
# 澜月湖|风景区: the place is the lake
SCENIC = regex.compile(r"(?P<place>\p{Han}+[山湖岛河江])风?景区")
# 澜州|新城, of which the tagger may take each for a place
NEW_TOWN = regex.compile(r"新城(?!控股|地产|发展|悦)")


@cache
def countries() -> frozenset[str]:
    """Return the countries of the list of places, and their short names."""
    return COUNTRIES | {row["name"] for row in lexicon("places") if row["kind"] == "country"}


def country_and_site(text: str, start: int, end: int) -> list[Found]:
    """Return a place by name with the country or the town of its street apart: 越南|北江二厂, 长沙|芙蓉大道, but 苏州奥体中心."""
    for cut in range(end - 3, start + 1, -1):
        place, street = text[start:cut], STREET.fullmatch(text, cut, end) is not None
        if place in countries() or (place in place_names() and street):
            return [(start, cut, "GPE"), (cut, end, "LOC")]
        if place in place_names() and ROW.fullmatch(text, cut, end):  # 川省|岳州市万安大街
            return [(start, cut, "GPE"), *country_and_site(text, cut, end)]
    return [(start, end, "LOC")]


ROW = regex.compile(r"\p{Han}{2,4}[市县区]\p{Han}{2,5}(?:路|街|大道|大街|公路)[东南西北中]?")
# A street with a name of its own: not the 北路 of 四川北路, the 二路 of 中山二路.
STREET = regex.compile(r"\p{Han}{0,2}[\p{Han}--[东南西北中一二三四五六]]{2}(?:路|街|大道|大街|公路|道|巷)[东南西北中]?", regex.V1)


def places(text: str, start: int, end: int) -> list[Found]:
    """Return the places that stand side by side as one each (福建|泉州), a site by name as LOC (台州基地).

    >>> places("台州基地投产", 0, 2), places("福建泉州", 0, 4)
    ([(0, 4, 'LOC')], [(0, 2, 'GPE'), (2, 4, 'GPE')])
    """
    end += OF_TOWN.match(text, end) is not None
    agency = AGENCY.match(text, end)
    if agency:
        return [(start, agency.end(), "ORG")]
    site = SITE.match(text, end)
    if site and text[start:end] in countries():
        return [(start, end, "GPE")]  # 印尼三厂: the country, and a plant without a name
    if site:
        return [(start, site.end(), "LOC")]
    return row(text, start, end)


def row(text: str, start: int, end: int) -> list[Found]:
    """Return the places of a row as one each: 福建|泉州."""
    for cut in range(start + 2, end - 1):
        if text[start:cut] in place_names() and text[cut:end] in place_names():
            return [(start, cut, "GPE"), (cut, end, "GPE")]
    return [(start, end, "GPE")]
