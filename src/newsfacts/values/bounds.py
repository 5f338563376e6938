"""`mod`: what the words before and after a number say of it: 约12亿元, 不超过3%, 460家以上."""

import re

# Longest first: 不超过 is EQUAL_OR_LESS and not MORE_THAN.
BEFORE = (
    ("EQUAL_OR_LESS", "不会超过 不会高于 不得超过 不得高于 不超过 不超 不逾 不高于 不多于 不大于 小于等于 小于或等于 至多 最多 最高 最大 上限为 上限 封顶"),
    ("EQUAL_OR_MORE", "不会低于 不会少于 不得低于 不得少于 不少于 不低于 不小于 不下于 不下 大于等于 大于或等于 至少 最少 起码 最低 下限为 底限"),
    ("LESS_THAN", "不足 不到 低于 未满 未达 未到 跌破 失守 掼破 灌破 跌穿 击穿 下破 摔破 少于 小于 不及 未及 未足 不满"),
    ("MORE_THAN", "超过了 超过 超出 超逾 突破了 突破 冲过 站上 站稳 大于 多于 逾越 高于 超 逾 破 涨破 升穿 冲破 跨过 越过 迈过 跃过 不止 不只"),
    ("APPROX", "大约 大概 约莫 约合 约为 约 接近 将近 逼近 近 估计约 差不多 几近 临近 折合约 几乎 近乎 大致 约略"),
)
AFTER = (
    ("EQUAL_OR_MORE", "及以上 或以上"),
    ("EQUAL_OR_LESS", "及以下 或以下"),
    ("APPROX", "左右 上下 前后 附近 关口附近 一线附近 许"),
    ("MORE_THAN", "以上 之上 上方 有余 开外 之多以上 还多 多 余 出头 强"),
    ("LESS_THAN", "以下 之下 下方 弱"),
    ("EQUAL_OR_LESS", "以内 之内 封顶"),
)
_FIELD = {word: mod for mod, words in BEFORE for word in words.split()}
_AFTER = {word: mod for mod, words in AFTER for word in words.split()}


def _alternatives(words: dict[str, str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


# A copula or a verb of having may part the word from the number: 约为12亿元, 超过了200个, 最高可达3%; 出超12亿, 买卖合约6800份, 居高不下3个月, 血流不止3天 say nothing of it.
BEFORE_NUMBER = re.compile(rf"(?<![买卖])(?<!(?<![收支流投产买卖付转汇售播])[出入](?=超(?![出过逾])))(?<![节签预违履续邀纽合契租](?=约))(?<![纳放坐装](?=不下(?!于)))(?<![争久].(?=不下(?!于)))(?<!居高(?=不下))(?<![相僵]持(?=不下))(?<![血跌泻咳痛闹](?=不止))(?P<word>{_alternatives(_FIELD)})(?:是|有|达到|达|可达|可至|可到|到|了|的|每年)?$")
# 3亿美元|多头: 多 before another word is no bound.
AFTER_NUMBER = re.compile(
    rf"(?:的?关口|的水平)?(?P<word>{_alternatives(_AFTER)})(?!(?<=[^之还]多)[\u4e00-\u9fff\d]|(?<!左右)(?:个|数|样|年|家|名|少|万|亿|半数|制|势|化|大|调|劲))"
)
# 不超过公司总股本的2%: of what stands between
OF_A_WHOLE = re.compile(r"(?P<word>不超过|不高于|不低于|不少于)(?:占)?[\u4e00-\u9fff]{2,14}的$")
# A cheap first look: what the words before a number end in (with what may part them from it), and those behind it begin with.
_ENDS = frozenset(word[-1] for word in _FIELD) | frozenset("是有达到至可了的年\n")
_BEGINS = frozenset(word[0] for word in _AFTER) | frozenset("的关")


# 盘中最低30.8元, 收全场最高21340点, 气温最高35度: the highest and the lowest of what was seen, and no bound of what may be.
SEEN = re.compile(r"盘中|盘间|[早午尾夜开收]盘|开[高低平]|[股汇金银油币房单均售]价|汇率|日内|时段|一度|单[日场周月笔轮]|气温|温度|水位|层高|最[高低](?!可)|开报|[升涨跌]至|(?<!营)收(?:全场)?$")
# 最低补贴10万元,最高50万元: bounds of what is given or taken.
GRANTED = re.compile(r"补|奖|罚|贷|额度|不超|支付|缴|首付|起征|工资|门槛")
OTHER_END = re.compile(r"[^。;\n]{0,8}?(?P<end>最[高低])[^价限额]")


def _is_extreme(text: str, start: int, end: int) -> bool:
    """Tell whether 最高 or 最低 at `start`, before the number that ends at `end`, is what was seen and no bound."""
    before = text[max(0, start - 14) : start]
    if GRANTED.search(before):
        return False
    if SEEN.search(before):
        return True
    other = OTHER_END.match(text, end)  # 最高15层,最低2层
    return other is not None and not text.startswith(other.group("end"), start)


# 约占总股本的3%, 约相当于去年营收的四成, but not 合约占收入的三成: it stands before the verb
BEFORE_WHOLE = re.compile(r"(?<![节签预违履续邀纽合契租])约(?:占|为|相当于)[^,;。:()%\n]{1,18}的$")
RATIO_ENDS = frozenset("%成倍")
"""What a number ends in that is a share or a multiple of a whole."""


def mod_of(text: str, start: int, end: int, inner: str | None = None) -> str | None:
    """Return the `mod` of the number `text[start:end]`; `inner` is what stands inside it (30多亿).

    The words are those of the annotation guide, which takes them from TIMEX3.

    >>> mod_of("约12亿元", 1, 5), mod_of("不超过3%", 3, 5), mod_of("460家以上", 0, 4), mod_of("12亿元", 0, 4)
    ('APPROX', 'EQUAL_OR_LESS', 'MORE_THAN', None)
    """
    if inner:
        return inner
    before = BEFORE_NUMBER.search(text, max(0, start - 8), start) if text[start - 1 : start] in _ENDS else None
    if before is None and text[start - 1 : start] == "的":
        before = OF_A_WHOLE.search(text, max(0, start - 20), start)
    if before and before.group("word") in ("最高", "最低") and _is_extreme(text, before.start(), end):
        before = None
    after = AFTER_NUMBER.match(text, end, end + 8) if text[end : end + 1] in _BEGINS else None
    if before:
        mod = _FIELD[before.group("word")]
        if mod == "MORE_THAN" and after and _AFTER[after.group("word")] == "APPROX":
            return "APPROX"
        return mod
    if after:
        return _AFTER[after.group("word")]
    of_whole = text.startswith("的", start - 1) and (text[end - 1] in RATIO_ENDS or "分之" in text[start:end])
    return "APPROX" if of_whole and BEFORE_WHOLE.search(text, max(0, start - 24), start) else None
