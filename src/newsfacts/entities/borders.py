"""The borders of names that the tagger gives, made to agree with what borders mean in the guide."""


import regex

from newsfacts.entities.apart import CALLED, take_apart
from newsfacts.entities.filters import BRANCH
from newsfacts.entities.gazetteer import makers, place_names, regions
from newsfacts.entities.glued import unglued
from newsfacts.entities.overlaps import Found, LatinName
from newsfacts.entities.own_part import has_share, own_part
from newsfacts.entities.patterns import SHORT_FORM
from newsfacts.entities.relabel import label_of
from newsfacts.entities.sites import NEW_TOWN, PLANT, SCENIC, SITE, countries, country_and_site, places, row
from newsfacts.entities.whole import whole_latin, with_year

# The model of a car behind its brand: no quarter, no half-year, no share and no round of funding.
MODEL = regex.compile(r"(?![QH]\d)[A-Z]{1,2}\d{1,3}(?![\d.,%A-Za-z])(?=[\p{Han}、,。;])(?!轮|股|季|评级|级|指数|期货)")


def tidy_spans(text: str, tagged: list[Found], latin: list[LatinName]) -> list[Found]:
    """Return the tagger's spans with borders that cut no Latin word, hold no department and join no two places."""
    tidy: list[Found] = []
    tagged = [span for joined in _with_base(text, _with_model(text, _with_seat(text, tagged))) for span in unglued(text, *joined)]
    begins = {start for start, _, _ in tagged}
    people = {text[start:end] for start, end, label in tagged if label == "PERSON"}
    for start, end, label in tagged:
        start, end = _bare(text, *whole_latin(text, start, end, latin, label))
        if start >= end:
            continue
        if _is_pair(text, start, end, label):  # 中|俄
            tidy += [(start, start + 1, "GPE"), (start + 1, end, "GPE")]
            continue
        if label == "ORG" and end not in begins and (whole_end := _with_product(text, start, end)) > end:
            tidy.append((start, whole_end, "PRODUCT"))
            continue
        if label in ("ORG", "PRODUCT", "INDEX"):
            begin = start
            apart, start, end = take_apart(text, start, end, label, describes=end in begins)
            tidy += apart
            if start >= end:
                continue
            label = "ORG" if label == "PRODUCT" and CALLED.match(text, begin, end) else label
        label = "ORG" if label == "GPE" and has_share(text, start, end) else label
        start, end = own_part(text, start, end, label)
        if start >= end:
            continue
        end = _own_place(text, start, end) if label == "LOC" else end
        if label == "PERSON" and text[end - 1] in "和与及" and text[start : end - 1] in people:
            end -= 1  # 祁远|和研究员叶问秋, of a text that calls him 祁远
        if label == "PERSON" and end - start > 2 and (text[end - 1] == "拟" or text.startswith("基于", end - 1)):
            end -= 1  # 祁远舟|拟减持, 祁远舟|基于对公司的信心
        start, end, label = with_year(text, (start, end, label_of(text, start, end, label)))
        if label == "LOC":
            site = SITE.match(text, end) if end not in begins and text[start:end] not in regions() else None
            tidy += country_and_site(text, start, site.end() if site else end)
        elif label == "GPE":
            whole = end not in begins or NEW_TOWN.match(text, end)
            tidy += places(text, start, end) if whole else row(text, start, end)
        else:
            tidy.append((start, end, label))
    return tidy


def _own_place(text: str, start: int, end: int) -> int:
    """Return where a place ends without what is laid out there: 澜月湖|风景区.

    >>> [_own_place(text, 0, len(text)) for text in ("澜月湖风景区", "澜月湖社区")]
    [3, 5]
    """
    scenic = SCENIC.fullmatch(text, start, end) if text[end - 1] == "区" else None
    return int(scenic.end("place")) if scenic else end


# 宁波|领禾创业投资合伙企业(有限合伙), 绍兴|禾川茶业股份有限公司: the seat begins the registered name, and what has a short form: 绍兴|禾川茶业(下称“禾川茶业”).
REGISTERED = regex.compile(r"(?:有限公司|合伙企业|\((?:有限|普通)合伙\))$")


def _with_seat(text: str, tagged: list[Found]) -> list[Found]:
    """Return the spans, of a registered name and the town right before it one."""
    whole: list[Found] = []
    for span in tagged:
        start, end, label = span
        before = whole[-1] if whole else None
        seat = before is not None and before[1] == start and before[2] == "GPE" and text[before[0] : start] not in countries()
        if before is not None and seat and label == "ORG" and (REGISTERED.search(text, start, end) or text.startswith("合伙企业", end) or _is_shortened(text, start, end)):
            whole[-1] = (before[0], end, "ORG")
        else:
            whole.append(span)
    return whole


def _is_shortened(text: str, start: int, end: int) -> bool:
    """Tell whether a name in brackets behind it is the same, so that what stands before it belongs to the longer one."""
    short = SHORT_FORM.match(text, end)
    return short is not None and short["short"] == text[start:end]


def _with_model(text: str, tagged: list[Found]) -> list[Found]:
    """Return the spans, of the model of a car and the brand right before it one: 川屿|S5; 小米|SU7 are a maker and its car."""
    whole: list[Found] = []
    for span in tagged:
        start, end, _ = span
        before = whole[-1] if whole else None
        model = MODEL.match(text, start) if before is not None and before[1] == start and before[2] in ("ORG", "PRODUCT") else None
        if before is not None and model and model.end() == end and text[before[0] : start] not in makers():
            whole[-1] = (before[0], end, "PRODUCT")
        else:
            whole.append(span)
    return whole


# 岚禾时代沛原基地|二期
PHASE = regex.compile(r"[一二三四]期")
# 昆明|长水机场, 绍兴|滨海工厂: which the town names too
OF_TOWN = regex.compile(r"\p{Han}{2}(?:机场|工厂|风电场)$")


def _with_base(text: str, tagged: list[Found]) -> list[Found]:
    """Return the spans, of a plant and the company or the town right before it one: 岚禾时代|沛原基地, 昆明|长水机场."""
    whole: list[Found] = []
    for span in tagged:
        before = whole[-1] if whole else None
        joins = before is not None and before[1] == span[0] and span[2] == "LOC"
        if before is not None and joins and (
            (before[2] == "ORG" and PLANT.search(text, *span[:2]))
            or (before[2] == "GPE" and OF_TOWN.search(text, *span[:2]) and text[before[0] : before[1]] not in countries())
        ):
            phase = PHASE.match(text, span[1])
            whole[-1] = (before[0], phase.end() if phase else span[1], "LOC")
        else:
            whole.append(span)
    return whole


# 岚禾|外卖, 岚禾|拍卖(平台): what a house of the net offers under its name; a ministry 拍卖 bonds, it offers none
OFFERS = regex.compile(r"(?:外卖|拍卖(?=平台|网|频道|上|数据|显示|发布|公布|推出)|买菜|闪购|集运|App)(?!业务|[员商手]|市场|行业|大战|补贴|公司|集团)")


def _with_product(text: str, start: int, end: int) -> int:
    """Return where a product ends that begins with its maker: 川屿|S5, 岚禾|拍卖; `end` where none follows."""
    model = MODEL.match(text, end) if text[start:end] not in makers() else None
    product = model or OFFERS.match(text, end)
    return product.end() if product else end


PAIR = regex.compile(r"(?!朝日|中泰|泰德)(?P<one>[中美日韩俄英德法印澳加朝越泰菲])(?!(?P=one))[中美日韩俄英德法印澳加朝越泰菲]")
# What two countries do and have: of 日韩 that the tagger takes for an organisation.
OF_TWO = regex.compile(r"两国|双方|之间|关系|贸易|经贸|关税|领导人|元首|会谈|谈判|签|联合|股市|军演|等国")


def _is_pair(text: str, start: int, end: int, label: str) -> bool:
    """Tell whether a span is two countries, by a character each: 中俄, 日韩|签约, but not 英德 or 朝日."""
    if label not in ("GPE", "LOC", "ORG") or PAIR.fullmatch(text, start, end) is None or text[start:end] in place_names():
        return False
    return label != "ORG" or OF_TWO.match(text, end) is not None


# 川岳网讯|禾川集团: what a wire begins with
WIRE = regex.compile(r"(?<=[网社报台])讯(?![飞联])(?=\p{Han}{2})")


# 10:22 |Norvale
CLOCK = regex.compile(r"(?<=\d:)\d\d ")


# 佰州区地块归了|岚禾控股: who has got the land
LAND_GOES = regex.compile(r"[^,。;、]{0,10}?(?:地块|宅地|宗地)(?:最终)?(?:归(?:属|入)?了?|花落|落入|由|被)")


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the borders without marks at either end, and without what a wire begins with; those of a bank whole."""
    start += 1 if WIRE.match(text, start, end) else 0
    end += text.startswith("行", end) and text.endswith(("农商", "城商"), start, end)  # 佰州农商行|将
    start += 3 if CLOCK.match(text, start, end) else 0
    land = LAND_GOES.match(text, start, end)
    start = land.end() if land else start
    while end > start and text[end - 1] in ",。;:、()【】〔〕“”《》的- " and not _is_bracketed(text[start:end]):
        end -= 1
    while start < end and text[start] in ",。;:、()【】〔〕“”《》- ▋▍▌█▎■□◆◇●○▶►★☆▲△▼※":
        start += 1
    return start, end


def _is_bracketed(name: str) -> bool:
    """Tell whether a bracket belongs to a name: 佳能(中国), 刚果(金)."""
    return name.endswith(")") and (BRANCH.fullmatch(name) is not None or name in place_names())
