"""Deals in shares: how many were bought back, sold or pledged, what was paid for them, what part of the whole they are."""

import re

import regex

from newsfacts.mention import Mention

# A holder who takes back what he lent out, 质押式回购交易提前购回, is no company that buys its own shares.
VERBS = (
    r"(?:(?:提前|延期)购回|(?<!质押式|约定)回购|(?<!提前|延期)购回|买回|[增减]持|解除?质押|解押|解质(?:\(解冻\))?(?!押)|累计[被已]?质押|(?<!解除|累计[被已]?|解)质押|[再又续]押(?!注|[宝金])|(?<!未)解除限售(?!的)|受让)"
    r"(?!方|人|(?:成交)?均?价|计划|(?:股份)?方案|完成|前|后|式|融资|率|比例)"
)
SIGN = re.compile("[购持押限让回]|解质")
"""A character of each of them: the first look, which costs little."""
REPO = re.compile("质押式|约定式")
# The last verb of the sentence and what stands between it and the number.
DEALT = regex.compile(rf".*(?P<verb>{VERBS})(?P<rest>.*)")
# 将1200万股质押予恒泽证券, 将质押的900万股股份解除质押: the verb stands behind the number.
BEHIND = regex.compile(r"(?P<rest>(?:\([^()\n]{0,60}\))?[^,。;\n\d及]{0,40}?)(?P<verb>解除?质押|质押(?=[予给于])|(?<=被)质押|(?:提前|延期)购回)")
# 以均价8.1元减持
PRICED = regex.compile(r"(?P<price>均价|价格?)(?:为|约)*$")
# 斥资2.5万港元回购6万股, 斥资2.5万港元,购回6万股
SPENT_ON = regex.compile(r"(?:\([^()\n]{0,30}\))?(?:[、且至到]{1,2}(?:不超过?|不高于)?(?:人民币)?[\d.]+[万亿]元(?:\([^()\n]{0,6}\))?)?(?:的?(?:自有|自筹)?资金)?(?:用于|用来|,(?=[回购]{2}\d))?(?P<verb>回购|购回|买(?:入|回)?(?=自家|自身|自己|公司)|[增减]持)(?!价|计划|(?:股份)?方案)")
# 回购7.8万股,涉资约9.36万港元
PAID = regex.compile(r"(?:涉资|耗资|斥资|动用|支付|付出)[^,]{0,8}$")
# 回购6万股,支付的资金总额为12万元
IN_ALL = regex.compile(r"(?<![市票日天场])(?:成交|支付|使用|耗用)(?:的)?(?:资金)?(?:总?金额|总额)(?:合计|为|约|近|逾)*$")
# 占公司总股本的1.8%, 即不超过公司总股本的0.01%, 占所持股份的9.5%、公司总股本的2.4%
OF_WHOLE = regex.compile(
    r"""
    (?:占|不超过?|不低于|不少于|相当于|约为?|即|、) [^,]{0,24}?
    (?: (?P<capital>总股[本份]|股本总[额数]|已发行股[份本]|(?<=占(?:本?公司|上市公司)?)股份(?=总[数额量])) | (?:所持(?:有的?)?|持有的?)(?:公司|本公司|其)?股份 | 其持股
      | 持(?:有(?:的?股[份票])?|股)(?=总[数额量]) )
    (?:总数|总额|总量|数量)? (?:[\d,.]+[万亿]?股)? (?:的|比例|为|约|近|逾)*$
    """,
    regex.VERBOSE,
)
# 减持转债30万张,占发行总量的9%: bonds
OF_ISSUE = regex.compile(r"(?:占|即)[^,]{0,8}?发行(?:总量|总额|总数|数量|规模)(?:的|比例|为|约|近|逾)*$")
# What is held, not what was dealt in: 增持完成后,窦明昕持有公司股份600万股.
HELD = regex.compile(r"(?<!所|占其)持有(?!的|总)|[现仍]持|(?<![其所])持股(?!总)")
# 窦明昕共持有公司无限售流通股约1.2亿股; 减持其持有的6万股 is a sale.
HOLDS = regex.compile(r"(?:(?<!所|将其|出其)持有(?!的)|[现仍共]持)(?:(?!质押|解除|[增减]持(?!计划)|回购)[^,])*$")
OF_SHARES = regex.compile(r"持有|股份|股票|流通股|普通股")
# 减持不超过公司总股本的2%, where no verb tells what was done with the shares.
ALL_SHARES = regex.compile(r"(?:总股本|股本总额|已?发行股[份本])(?:总数|总额)?的?(?:约|近|逾)?$")

# 累计质押股份总数为1.8亿股
OF_DEAL = regex.compile(r"(?:.{1,3}的)?(?:本?公司)?(?:限制性|(?:无限售条件)?流通|[ABH])?股[份票]?(?:总数|数量|总额|总量)?")
# 回购1.2%股份, 减持了3%的股份: of all shares
SHARE_OF_ALL = regex.compile(r"(?:了|公司|约|近|逾|超过?)*")
OWN_SHARES = regex.compile(r"的?(?:公司|自家|自身|其)?(?:股份|股本|股票)")
# 以每股2.1-2.25港元回购
A_SHARE = regex.compile(r"[以按][^,]{0,4}$")
# 回购注销业绩补偿股份180万股: whatever the shares are
SHARES_OF = regex.compile(r"注销[^,;。\d]{0,20}(?:股份|股票)(?:共计|合计|总计|约)?$")
# 基金增持幅度高达41%
BY_HOW_MUCH = regex.compile(r"(?P<what>[增减]持(?:幅度|比例))(?:高?达|为|约|分别|依次)*$")
# 占公司总股本5.35亿股的0.04%: how many the whole is, of which the next number is a part
WHOLE_COUNT = regex.compile(r"占[^,;。:占\d]{0,16}?(?P<whole>总股[本份]|股本总[额数]|(?<![前后])(?:限制性|已?授予的?|流通|无限售条件)*[股份票]{1,2}总[数额量])(?:为|约|共)*$")
COUNT = regex.compile(r"(?:[\d,.]+[万亿]?股)?的$")
CAPITAL = ("总股本", "股本总额", "发行股本", "发行股份", "已发行股本", "已发行股份")


def deal_topic(lead: str, tail: str, mention: Mention, concept: str) -> str | None:
    """Return what a number of a deal in shares is, by its unit and its verb; None where it is not one's.

    `lead` is what stands before it, `tail` what stands behind it; `concept` what it would be else.

    >>> deal_topic("公司累计回购", "。", Mention(6, 11, "QUANTITY", value="78000", unit="股"), "回购")
    '回购股数'
    >>> deal_topic("其减持公司股份6万股,占总股本的", "。", Mention(15, 17, "PERCENT", value="2", unit="%"), "stake")
    '减持占总股本比例'
    """
    sentence = lead[max(map(lead.rfind, "。;\n")) + 1 :]
    if mention.unit == "张" or (mention.unit == "%" and OF_ISSUE.search(sentence)):
        return _bonds(sentence, mention)
    if mention.unit in ("股", "份") and HOLDS.search(sentence) and (OF_SHARES.search(concept) or _is_deal(concept)):
        return "shares_held"
    if mention.unit in ("股", "份") and sentence.find("占") >= 0 and (all_of_them := WHOLE_COUNT.search(sentence)):
        return str(all_of_them["whole"])
    found = DEALT.fullmatch(sentence) if SIGN.search(sentence) else None
    if mention.unit == "%":
        return _part_of_whole(sentence, tail, found, concept)
    if mention.label == "MONEY" and "/" not in (mention.unit or "") and (spent := SPENT_ON.match(tail)):
        price = PRICED.search(sentence)
        return f"{_name(spent)}{price.group('price')}" if price else _amount(_name(spent))
    if (mention.unit or "").endswith("/股") and A_SHARE.search(sentence) and (spent := SPENT_ON.match(tail)):
        return f"{_name(spent)}价"
    if behind := BEHIND.match(tail):
        return f"{_name(behind)}股数" if mention.unit in ("股", "份") else None
    if found is None or not _is_dealt(concept, sentence, found.group("rest")):
        return None
    if mention.label == "MONEY" and "/" not in (mention.unit or ""):
        return _amount(_name(found))
    return f"{_name(found)}股数" if mention.unit in ("股", "份") else None


def _part_of_whole(sentence: str, tail: str, found: regex.Match[str] | None, concept: str) -> str | None:
    """Return what a percentage of a deal in shares is a part of, None where it is not the deal's."""
    whole = OF_WHOLE.search(found.group("rest")) if found else None
    if found and whole and not HELD.search(found.group("rest"), 0, whole.start()):
        return f"{_name(found)}占{'总股本' if whole.group('capital') else '所持股份'}比例"
    if found and sentence.endswith("的") and (part := WHOLE_COUNT.search(COUNT.sub("", sentence))) and "总股" not in part["whole"]:
        return f"{_name(found)}占{part['whole']}比例"
    if found and found["verb"] == "回购" and SHARE_OF_ALL.fullmatch(found["rest"]) and OWN_SHARES.match(tail):
        return "回购占总股本比例"
    if by := BY_HOW_MUCH.search(sentence):
        return str(by.group("what"))
    return "stake" if concept in CAPITAL and ALL_SHARES.search(sentence) else None


def _bonds(sentence: str, mention: Mention) -> str | None:
    """Return what a number of bonds that are sold or held is, and what part of the issue they are; None where no verb says so.

    >>> _bonds("其减持禾川转债", Mention(7, 11, "QUANTITY", value="300000", unit="张"))
    '减持张数'
    """
    held = HOLDS_BONDS.search(sentence)
    sold = DEALT.fullmatch(sentence) if held is None and SIGN.search(sentence) else None
    if "债" not in sentence or (held is None and (sold is None or not sold["verb"].endswith("持"))):
        return None
    verb = "持有" if held else _name(sold) if sold else ""
    return f"{verb}占发行总量比例" if mention.unit == "%" else f"{verb}张数"


HOLDS_BONDS = regex.compile(r"(?:持有(?!的)|[现仍共]持)(?:(?![增减]持)[^。])*$")


def _name(found: regex.Match[str]) -> str:
    """Return what a verb is called in a concept."""
    verb = str(found.group("verb"))
    if verb == "购回" and REPO.search(found.string):
        return verb
    return NAMES.get(verb, verb)


NAMES = {"购回": "回购", "买回": "回购", "买": "回购", "买入": "回购", "再押": "质押", "又押": "质押", "续押": "质押", "解质押": "解除质押", "解押": "解除质押", "解质": "解除质押", "解质(解冻)": "解除质押", "累计被质押": "累计质押", "累计已质押": "累计质押"}


def _amount(verb: str) -> str:
    return "buyback_amount" if verb == "回购" else f"{verb}金额"


def _is_deal(concept: str) -> bool:
    return concept == "buyback_amount" or concept.endswith(("购股数", "持股数", "押股数", "售股数", "持金额", "押金额"))


# 回购股份,(资金)金额不低于1亿元; 减持不超过3%公司股份,即(不超过)1200万股
OF_BUYBACK = regex.compile(r"^(?:本?公司)?(?:股[份票])?,(?:拟?(?:用于回购的?|回购|使用)?(?:的)?资金)?(?:总?金额|总额|规模)[^,;。\d]{0,6}$|^[^,;。\d]{0,6}[\d.]+%的?[^,;。\d]{0,8}(?:股份|股本),即[^,;。\d]{0,8}$")
SUMS = frozenset(("", "金额", "总金额", "总额", "资金总额", "资金金额", "规模"))


def _is_dealt(concept: str, sentence: str, rest: str) -> bool:
    """Tell whether a concept is one of the deal itself, from the words around the number alone or from its own."""
    if _is_deal(concept) or rest in ("", "了", "约"):
        return True
    if concept in SUMS and OF_BUYBACK.search(rest):
        return True
    if "支付" in concept or (concept in ("proceeds", "investment_amount") and PAID.search(sentence)) or IN_ALL.search(sentence):
        return True
    # Of another clause it may be what is held.
    return "," not in rest and (SHARES_OF.search(rest) or OF_DEAL.fullmatch(concept) or regex.search(VERBS, concept)) is not None
