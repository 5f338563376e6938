"""What was found once is found again: one label a name, and every other place where it, or its short form, stands."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

import regex

from newsfacts.entities.filters import is_generic
from newsfacts.entities.gazetteer import find_listed, place_names
from newsfacts.entities.office import in_office
from newsfacts.entities.overlaps import Found
from newsfacts.entities.patterns import ABBREVIATION, LAST_NAME, SHORT_FORM
from newsfacts.text.lookup import table_of
from newsfacts.text.words import is_word, jieba, joins_words

Weights = Mapping[tuple[int, int], int]
Votes = dict[str, Counter[str]]

STRONG = 8
"""The weight of a name that a rule found, against 1 of one that the tagger found."""
SURE = 20
"""The weight of a name that stands before its code, in 《》 or before its abbreviation."""
OWN = 1000
"""The weight of a name that the user gave."""

# Endings that a company's short form leaves out: 岳澜(科技), 川岳(银行), 东方记(食品控股), 岚桐(航天).
ENDINGS = regex.compile(
    r"(?:航天|动力|药业|新能源|新能|新材料|新材|精工|环保|家居|通信|机器人|餐饮|茶饮|服饰|快运|快递|速运|微电子|锂业|铝业|钢铁|酒业"
    r"|科技|股份|集团|控股|银行|证券|食品|医药|生物|生医|生技|电子|光电|半导体|能源|智能|汽车|资本|影业|传媒|航空|海运|航运|物流|实业|国际|地产|置业|保险|基金|软件|网络|信息|材料|化工|重工|机械|光能|制药|医疗|乳业|旅行|金服|农商行|有限公司|股份有限公司)+$"
)
# Those of other trades are left out where no common word is left: 沛川(煤业), but 西部矿业.
OF_TRADE = regex.compile(
    r"(?:电器|家电|家居|钢铁|特钢|煤业|矿业|铝业|铜业|锂业|钴业|钛业|纸业|药业|酒业|水泥|建材|装备|通讯|通信|精密|微电子|电气|电力|新能源|新材料?|环保|水务|燃气|港口|玻璃|轮胎|橡胶"
    r"|纺织|服饰|服装|珠宝|家纺|日化|游戏|影视|生命科学|基因|器械|投顾|金控|人寿|财险|工业|自动化|激光|电机|电缆|线缆|物业|百货|超市|餐饮|饮料|啤酒|茶饮|咖啡|农业|牧业|种业|重汽|车辆|机床|互动|互娱|娱乐|数科|数控|智控|旅游|文旅|健康|教育|资源|黄金|光学|机电|精机|泵业|轴承|扣件|包装|传动|照明|石化|化学|眼科|酒店|时尚|零售|电讯|气体|钢构|合金|电梯|出版|投控|资讯|乳品|糖业|建业|快递|速运|地产|置地|城建|路桥|建工)$"
)

# 沛原市|人民政府, 沛原市|第七届人民代表大会
ORGAN = regex.compile(r"(?P<place>\p{Han}{2,3}[省市县])(?:第.{1,3}届)?(?:人民|委员会|委|政府|政协|人大|发改委|统计局|财政局)")
GOVERNED = regex.compile(r"(?<=\p{Han}{2})[省市县镇]$")


def again(
    text: str, pairs: list[str], chosen: list[Found], own: set[str], weights: Weights, cut: AbstractSet[tuple[int, int]] = frozenset()
) -> list[Found]:
    """Return the names with every other place where they, or the short form of a company, stand; one label a name.

    `pairs` are those of the text; `own` are names that are never doubted; `weights` tell how sure a place is, 1 where nothing is said;
    at the stretches of `cut` a name would cut words (中国 in 其|中|国产).

    >>> from newsfacts.text.lookup import pairs_of
    >>> text = "霁云科技发布公告。霁云科技称,霁云产能将翻倍"
    >>> [text[s:e] for s, e, _ in again(text, pairs_of(text), [(0, 4, "ORG")], set(), {})]
    ['霁云科技', '霁云科技', '霁云']
    """
    votes = _votes(text, chosen, weights)
    chosen = [_without_tail(text, span, votes) for span in chosen]
    votes = _votes(text, chosen, weights)
    labels = {name: counts.most_common(1)[0][0] for name, counts in votes.items()}
    certain = own | _label_brackets(text, chosen, labels)
    _label_kin(text, labels, votes)
    _label_governed(labels, votes)
    _label_short_forms(labels, votes)
    _label_cut_names(text, labels)
    chosen = _label_sisters(text, labels, chosen)
    names = table_of({name: label for name, label in labels.items() if not is_generic(name, label) or name in certain})
    listed = [s for s in find_listed(text, enumerate(pairs), names) if s[:2] not in cut and not joins_words(text, *s[:2])]
    found = _outside_longer(text, chosen, labels, listed)
    used = {i for start, end, _ in found for i in range(start, end)}
    for start, end, label in listed:
        if used.isdisjoint(range(start, end)):
            found.append((start, end, label))
    ends = _ends(found)
    return sorted(span for span in found if weights.get(span[:2]) == OWN or not in_office(text, *span, ends))


def _label_brackets(text: str, chosen: list[Found], labels: dict[str, str]) -> set[str]:
    """Give what stands in brackets the label of the name before it; return the abbreviations among them."""
    ends = {end: label for _, end, label in chosen}
    starts = {start: (end, label) for start, end, label in chosen}
    for match in SHORT_FORM.finditer(text):
        if match.start() in ends:
            labels[match.group("short")] = ends[match.start()]
    abbreviations = set()
    for match in ABBREVIATION.finditer(text):  # 上海出口集装箱运价指数(SCFI)
        if ends.get(match.start()) in ("INDEX", "ORG", "EVENT"):
            labels.setdefault(match.group("name"), ends[match.start()])
            abbreviations.add(match.group("name"))
    for start, end, label in chosen:  # CES 2026(2026国际消费电子展): both of a kind
        bracket = BRACKET.match(text, end)
        inside, kind = starts.get(bracket.end(), (0, "")) if bracket else (0, "")
        if label == "PRODUCT" and kind in ("EVENT", "ORG") and text[inside : inside + 1] == ")":
            labels[text[start:end]] = kind
    return abbreviations


BRACKET = regex.compile(r"[”\"]?\(")


def _label_kin(text: str, labels: dict[str, str], votes: Votes) -> None:
    """Give a doubtful Latin name the label of the products that it begins (Kimi, Kimi Code); find 智谱大模型 by 智谱."""
    begun = {words for name, label in labels.items() if label == "PRODUCT" for words in _first_words(name)}
    for name in [name for name, counts in votes.items() if counts.total() < SURE]:
        if name in begun:
            labels[name] = "PRODUCT"
            begun.update(_first_words(name))
    for name, label in list(labels.items()):
        if label == "ORG" and f"{name}大模型" in text:
            labels[f"{name}大模型"] = "PRODUCT"


def _first_words(name: str) -> Iterator[str]:
    """Yield what stands before each blank of a name."""
    return (name[:i] for i, char in enumerate(name) if char == " ")


def _label_governed(labels: dict[str, str], votes: Votes) -> None:
    """Add the places whose organs and their meetings are named: 沛原市 of 沛原市人民代表大会."""
    for name in [name for name, label in labels.items() if label in ("ORG", "EVENT")]:
        organ = ORGAN.match(name)
        if organ and not name.startswith("中国") and votes[organ.group("place")].total() < STRONG:
            labels |= dict.fromkeys((organ.group("place"), organ.group("place")[:-1]), "GPE")


def _label_short_forms(labels: dict[str, str], votes: Votes) -> None:
    """Add the short forms of companies and of places: 岳澜 for 岳澜科技, 沛原 for 沛原市."""
    for name, label in list(labels.items()):
        if label == "PERSON" and (last := LAST_NAME.search(name)):
            _add_last_name(last.group(), labels, votes)
            continue
        inland = OF_CHINA.fullmatch(name) if label == "ORG" else None
        if inland and labels.get(inland["short"]) in ("GPE", "LOC") and inland["short"] not in place_names():
            labels[inland["short"]] = "ORG"
        short = _short_of_company(name) if label == "ORG" else GOVERNED.sub("", name) if label == "GPE" else name
        if not 2 <= len(short) < len(name) or is_generic(short, label):
            continue
        listed = label == "ORG" and votes[name].total() >= SURE
        taken = short in labels and not _is_doubtful(short, labels[short], votes[short], listed=listed)
        if not taken and short not in place_names() and not COMMON_WORD.match(short):
            labels[short] = label


# 岳澜科|Q3每股盈余, 禾岳电|10月营收: where such a name ends
CUT_ENDS = regex.compile(r"[A-Za-z\d(),、。:;《〈【】! \n]|$")
CUT_LENGTH = 3


def _label_cut_names(text: str, labels: dict[str, str]) -> None:
    """Add the three characters by which Taiwan's press calls a company of four, where the text does: 岳澜科Q3营收 of 岳澜科技.

    >>> labels = {"岳澜科技": "ORG", "禾川电子": "ORG"}
    >>> _label_cut_names("岳澜科Q3营收。岳澜科技、禾川电子公布", labels)
    >>> list(labels)
    ['岳澜科技', '禾川电子', '岳澜科']
    """
    for name in [name for name, label in labels.items() if label == "ORG" and len(name) == CUT_LENGTH + 1 and ENDINGS.search(name)]:
        cut = name[:CUT_LENGTH]
        at = text.find(cut)
        while at >= 0 and CUT_ENDS.match(text, at + CUT_LENGTH) is None:
            at = text.find(cut, at + 1)
        if at >= 0:
            labels.setdefault(cut, "ORG")


# 岚禾|证券, 岚禾|人寿: firms of one group, told apart by what they do
SISTER = r"(?:证券|银行|期货|保险|人寿|财险|信托|资产管理|资管|基金|融资租赁|财富管理|财富|资本|金融|国际|控股|集团|地产|置业|物业)"
OF_GROUP = regex.compile(rf"(?P<stem>\p{{Han}}{{2,3}}?){SISTER}{{1,3}}(?:股份)?(?:有限公司)?")


def _label_sisters(text: str, labels: dict[str, str], chosen: list[Found]) -> list[Found]:
    """Add the other firms of a group that the text has, 岚禾证券 beside 岚禾金融控股; return the names, no person called by the group's name and what follows it: 岚禾|近.

    >>> labels = {"岚禾金融控股": "ORG", "岚禾近": "PERSON"}
    >>> _label_sisters("岚禾金融控股旗下岚禾证券。岚禾近年", labels, [(0, 6, "ORG"), (13, 16, "PERSON")])
    [(0, 6, 'ORG')]
    >>> labels["岚禾证券"], labels["岚禾"]
    ('ORG', 'ORG')
    """
    groups = (OF_GROUP.fullmatch(name) for name, label in list(labels.items()) if label == "ORG")
    stems = {match["stem"] for match in groups if match and not is_word(match["stem"]) and match["stem"] not in place_names()}
    others = dict.fromkeys(regex.findall(rf"(?:{'|'.join(sorted(stems))}){SISTER}", text)) if stems else {}
    for name in others:
        labels.setdefault(name, "ORG")
    cut = {text[start:end] for start, end, label in chosen if label == "PERSON" and text[start : end - 1] in stems}
    for name in cut:
        labels[name[:-1]] = "ORG"
        del labels[name]
    return [span for span in chosen if text[span[0] : span[1]] not in cut]


def _short_of_company(name: str) -> str:
    """Return a company's name without what its short form leaves out.

    >>> [_short_of_company(name) for name in ("岳澜科技", "沛川煤业", "西部矿业", "岳澜网络-W")]
    ['岳澜', '沛川', '西部矿业', '岳澜']
    """
    name = str(OF_SHARES.sub("", name))
    short = str(ENDINGS.sub("", name))
    of_trade = str(OF_TRADE.sub("", name)) if short == name else name
    if of_trade == name or len(of_trade) != SHORT:
        return short
    words = jieba().tag(of_trade, hmm=False)
    return of_trade if len(words) > 1 or words[0][1] in OF_NAMES else short


# 平安 of 中国平安, 金沙 of 金沙中国, where the tagger saw a town
OF_CHINA = regex.compile(r"中国(?P<short>\p{Han}{2})|(?P<short>\p{Han}{2,3})中国")
# 岚禾网络|-W: what kind of shares a company has in Hong Kong
OF_SHARES = regex.compile(r"(?<=\p{Han}{2})-(?:SW|[BPWS])$")
SHORT = 2
"""The characters that a short form without its trade has, …"""
OF_NAMES = ("nz", "nr", "nrt", "x")
"""… and what the dictionary calls it, where it knows it: no common word, no place."""


def _add_last_name(last: str, labels: dict[str, str], votes: Votes) -> None:
    """Add the last part of a foreign name, Harlow of Edith Harlow, where no rule found something else by it, and it is no word."""
    if is_word(last):
        return
    if labels.get(last) in (None, "PERSON") or votes[last].total() < STRONG:
        labels[last] = "PERSON"


def _outside_longer(text: str, chosen: list[Found], labels: dict[str, str], listed: list[Found]) -> list[Found]:
    """Return the chosen names with their labels, without those inside a longer name or a title."""
    whole = {i: (start, end) for start, end, _ in listed for i in range(start, end)}
    found = []
    ends = _ends(chosen)
    for start, end, label in chosen:
        first, last = whole.get(start, (start, end))
        is_part = first <= start and end <= last and end - start < last - first
        if not is_part and not in_office(text, start, end, label, ends):
            found.append((start, end, labels[text[start:end]]))
    return found


def _votes(text: str, chosen: list[Found], weights: Mapping[tuple[int, int], int]) -> dict[str, Counter[str]]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end, label in chosen:
        votes[text[start:end]][label] += weights.get((start, end), 1)
    return votes


# 岚安|产险, 岚禾|理财: a house of the firm, and no word behind its name
HOUSE_OF = regex.compile(r"(?:[产寿财]险|健康险|养老|理财|租赁|资管|期货|信托|物流|支付|商管|云)$")


def _without_tail(text: str, span: Found, votes: Mapping[str, Counter[str]]) -> Found:
    """Return a name found once without the character or two that follow a name found often: 熠翊|真."""
    start, end, _ = span
    name = text[start:end]
    if votes[name].total() >= 3 or len(name) < 3:
        return span
    for cut in (1, 2):
        known = votes.get(name[:-cut])
        if len(name) - cut >= 2 and known and known.total() >= 3 and not ENDINGS.search(name) and not OF_TRADE.search(name) and not HOUSE_OF.search(name) and name[-cut].isalpha():
            return start, end - cut, known.most_common(1)[0][0]
    return span


def _is_doubtful(short: str, label: str, counts: Counter[str], *, listed: bool) -> bool:
    """Tell whether what the tagger alone took a company's short form for may give way: 洛川(GPE), 司徒记(PERSON), 禾晟(PRODUCT).

    Of a company that is named with its code it always does: 岚滩(LOC) of 岚滩科技(09996.HK).
    """
    if listed and label in ("LOC", "PRODUCT", "EVENT"):
        return counts.total() < SURE
    if label == "GPE":
        return short not in place_names()
    return counts.total() < (STRONG if label == "PERSON" else SELDOM if label in ("PRODUCT", "LOC", "EVENT") else 0)


SELDOM = 3
"""What was found fewer times than this may be wrong."""


def _ends(found: list[Found]) -> set[int]:
    """Return where organisations end."""
    return {end for _, end, label in found if label == "ORG"}


COMMON_WORD = regex.compile(
    r"^(?:中国|国际|东方|太平洋|新时代|华夏|长江|黄河|南方|北方|中华|环球|世纪|大众|平安|光大|浦发|民生|兴业|农业|建设|交通|工商|创新|未来|和平|第一|生活|健康|机器人|人民|国家|城市|数字|智能|绿色|先锋|领先|中信|时代)$"
)
