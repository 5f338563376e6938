"""Of what a number is said: the concept and the part, from the words around it."""

import re
from decimal import Decimal
from functools import lru_cache

import msgspec
import regex

from newsfacts.facts.items import Item
from newsfacts.facts.what.approach import approach
from newsfacts.facts.words import concept_unit
from newsfacts.lexicon.loader import lexicon
from newsfacts.mention import Mention


class Topic(msgspec.Struct, frozen=True):
    """What a number is said of: a key of the vocabulary or a noun phrase, and the part, None for the whole."""

    concept: str
    part: str | None = None


# Words whose first or last character alone names nothing at that end of a phrase: 对公, 在建, 产能.
WHOLE = {side: [word for row in lexicon("whole_words") if row["side"] == side for word in row["words"].split(" ")] for side in ("head", "tail")}
# Words at the head of a phrase that name nothing: 其中, 公司, 实现 …
HEAD = regex.compile(
    r"(?:(?!\L<whole>[\p{Han}A-Za-z“]|自[营研产建主有]$)(?:[两三四五六七八九]地(?=的?(?:销售|收入|营收|营业|业务|毛利))|按?(?:同|可比|统一)口径(?:计算|计|下)?|按?(?:可比|不变|现行|固定)(?:价格?|汇率)(?:计算|计)?|(?:[较比]|[高低优]于|不及|超[越过]|逼近)?的?(?:历史)?(?:高点|高位|峰值|低点|低谷|最[高大低小]值|最高|最低)(?=$)|各(?:大|个)?品牌|该[国市省县区州镇厂店院校]|全[镇村乡校院]|[这该]家\p{Han}{0,4}?(?:民企|国企|央企|房企|药企|车企|企业|公司)|[这那][家个座只款支条间位名批](?:\p{Han}{2,5}的)?|其中|各地(?!块|产)|各级|故(?!障|事|宫)|因此|因而|从而|前者|后者|其(?![他它余次])|它(?!们)|先生|女士|小姐|传统的|反而|而|但|不过|惟|另外|此外|另|同时|并且|并|且|则|亦|也|又|还|仍|均|都|只有|仅|连同|该公司|公司|集团|本公司|我行|该行(?!业)|该股|"
    r"(?:成立|上市|发行|开业|投产|运营|上线)以?来|全年|内(?=[减增]持|[回购]购|购回|裁|累计|[新净]增)|我们|咱们|我司|希望(?!小学|工程)|期内|当期|报告期内|期间|单看|单季|单月|当日|全天|就|对|将|把|按|以|若|由于|受(?!理|访|益|托|聘|让|众|灾)|因为?|在|于|的|之|由|从(?!事|业)|自|至|到|合并|自结|初步|整体|"
    r"实现了?|完成(?![率度])了?|安排(?=\p{Han}{2})了?|录得|录|取得|达成|获得|获|收获|分别|依次|各自|各|计提|已经|已|最终|仅有|有|约|近|逾|超过?|达(?![产标成人因])到?|为|是|共计(?!提)|合共|共(?!建(?![成设有立\d]|$))|合计|累计|总计|"
    r"方面|端(?!午)|全月|使|令|带动|推动|预计|预期|预测|预估|估计|料|拟|建议|计划|目标|有望|可望|上年|去年|今年|明年|本期|[该是今]次|这|那|该|上述|此次|本次|"
    r"当前|旗下|前一期|上一期|届时|现时|现行|距离?(?=[^,]{0,8}目标)|手[里中上头](?:握?有|的)?|(?<!\p{Han})下来|年度/?期间|年度|每月|本次IPO|IPO|董事会|加上|面向|拥有|具备|当中|支用|动支|(?:市场|外界)(?:普遍)?(?=预期|预计|预测|估计|料)|\p{Han}{2}别则?[由以]|手头|截至|目前|现有|约合|折合|成功|正式|获准|投入|公布|发布(?!会)|披露|显示|称|表示|指引?(?![标数])|前值|上期值|上半年|下半年|维持|重申|给予|通过|之中|\d+期))+",
    whole=WHOLE["head"],
)
# Words at the end of a phrase, between what is counted and the number.
TAIL = regex.compile(
    r"(?:(?:人民币|(?:[升降增减跌提扩缩]|(?:提高|减少|增加|回落|下降|上升))[至到][日月年周]均|(?:原先|原本|本来|此前|先前|早前)(?:一度|曾)?|手[里中上头]有?|(?<=年|月|季)下来|为|是|(?<!预算)安排|(?<!触|直)达到?|(?<![合条公签契违])约为?|大约|有|仅为?|只有|只|高达|多达|录得|录|实现|完成|报|至|到|分别|依次|各|平均|(?<!场)均|都|已经?|将|可|可达|能|再|也|就|则|的|了|在|于|"
    r"占(?!比)|合?共|合计|累计|总计|总额|超过?|逾|近|接近|将近|突破|站[上稳]|冲[上破]|不足|不到|由|从|自|最多|最高|最低|至少|今年|去年|整体|平均每年|出现|预计|估计|(?:市场)?预期|估|料|恐|"
    r"介[乎于]|触及|略有?|微|(?<=年|月|季|比|口|出|资|支|入|产|值)实质|反倒|反而|反|倒是?|又|大致|意外|明显|显著|大幅|小幅|稳步|温和|快速|一举|首[次度]|再度|再次|有望|可望|眼下|目前|如今|现在|当前|涉及|不[少低多]于|不超过?|若|如|按|(?<![除难加予得可所])以|宣布|(?<![贴兑体变套实表])现|来到|剩下|(?<!销售)增幅|涨幅|升幅|跌幅|降幅|(?:减少|下降|降低|下滑|增长|增加|上升)比例|增速|升至|(?:做|干|跑|抬|缩|摸|堆|压|提|拉)(?:至|到)|上看|落在|处于|企稳|[保维]持在?|稳定在|徘徊在|竟|却|全年|单月|当月|(?<=同比|环比|按[年月季])(?:变动|变化|增减)(?:幅度)?|同比|环比|按年|按季|按月|按周|方面|进一步|继续|持续|较|[与和同]?相比|(?<!占)比|,|:|(?<![获取])得|计|单季|只剩|要|还|(?<![人天英专奇口])才|(?<!变)更|大概|变更|调整|修订|更改|\()(?<!\L<whole>))+$",
    whole=WHOLE["tail"],
)
# What a noun phrase that is counted ends in; one that does is taken as a concept of its own.
NOUN_END = regex.compile(
    r"(?:率|比率|(?<=[容债盈销贷粮师养配])比|比例|占比|比重|余额|金额|额度|总额|额|量|数|人数|人次|次数|规模|价格|价|费用|成本|收益|利润|利益|收入|支出|开支|时间|日数|天数|指数|面积|"
    r"里程|倍数|产能|订单|贷款|房贷|车贷|存款|票房|花费|消费|(?<![预上同当本近中长短初末假日首])期|期限|周期|年限|时长|息差|利差|负债|资产|准备金|准备|减值|损失|补助|补贴|税收|税费|财政|投入|投资|需求|供给|缺口|存量|增量|"
    r"流量|销售|人均|日均|月供|旅客|游客|员工|网点|机队|面积|薪酬|薪资|(?<=[时日月年起底])薪|工资|(?<=\p{Han}{2})经济|奖金|罚款|赔偿|货值|客流|均重|体重|均价|单价|总价|股本|表决权|投票权|股份|份额|机构|用户|业务|项目|距离|航程|负荷|温度|强度|密度|浓度|纯度|精度|席位|名额|编制|折扣|折让|租金|地价|运力|运能|仓位|库容|年薪|底价|股数|张数|口数|单数|风险|财富|身家|年龄|债权)$"
)


@lru_cache(maxsize=4096)
def is_noun(text: str) -> bool:
    """Tell whether a phrase ends in what is counted.

    >>> is_noun("客座率"), is_noun("增长")
    (True, False)
    """
    return NOUN_END.search(text) is not None


# 5月入境游客93万人次,即日均|3万: the same in each
AT_A_TIME = regex.compile(r"^[,]?即?(?=[日月年周]均)")
CUT = regex.compile(r"[,;:。!?…()\[\]《》【】\n]|“(?!(?:一带一路|三公)”)|(?<!“一带一路|“三公)”|(?:的是|认为|表示|指出|(?<!新型)显示|提及|透露|主因|导致|由于|以及|以来|至此|决定(?=维持|将|把|下调|上调))")


@lru_cache(maxsize=4096)  # the choices of a number ask again and again for the same words
def clean_phrase(text: str) -> str:
    """Return the noun phrase in the words before a number, "" where there is none.

    >>> clean_phrase("其中平均客座率依次为"), clean_phrase("公司已")
    ('平均客座率', '')
    """
    piece = str(AT_A_TIME.sub("", str(CUT.split(text)[-1])))
    last = None
    while piece != last:  # both ends may lay bare what the other pattern takes
        last = piece
        piece = str(TAIL.sub("", piece))
    head = HEAD.match(piece)
    piece = piece[head.end() :] if head else piece
    return "" if piece == "距离" else piece  # 距离2028年4%的目标: of what was told before


SECTION = regex.compile(
    r"(?:^|[,;。:!?\n])(?:而|其中|分业务看|具体来看|此外|另外|至于|反而|传统的?)*(?P<name>[\p{Han}A-Za-z0-9]{2,10}?)(?:板块|业务|方面|分部|部门|事业部|产品线|渠道|赛道|端)(?!线)"
    r"|(?:^|\n)[·•\-■●◆]{0,2}(?P<name>[\p{Han}A-Za-z]{2,8}):"
)


SECTION_WORD = re.compile("板块|业务|方面|分部|部门|事业部|产品线|渠道|赛道|端|:")


def section_of(text: str, start: int, end: int) -> str | None:
    """Return the business that a clause of `text[start:end]` begins with, the last one; None where none does.

    >>> text = "固网方面,宽带用户突破"
    >>> section_of(text, 0, len(text))
    '固网'
    """
    found, clause = None, text[start:end]
    if SECTION_WORD.search(clause) is None:  # the first look costs little
        return None
    for match in SECTION.finditer(clause):
        name = match.group("name")
        if not VERBAL.search(name) and not GENERIC_SECTION.fullmatch(name):
            found = name
    return found


GENERIC_SECTION = regex.compile(
    r"[该本其各多上下新两三]|该|公司|集团|业绩|产品|财务|费用|资金|消息|盘面|个股|资产|行业|市场|主营|[一二三四五六七八九十]+个?|价格|数据|经营|安全性|.*(?:公司|集团|银行)"
)


def clean_part(text: str) -> str | None:
    """Return the part that the words right before a concept name, None for the whole.

    >>> clean_part("其中海外市场"), clean_part("公司实现"), clean_part("礼盒占"), clean_part("权益持有人应占")
    ('海外市场', None, '礼盒', None)
    """
    piece = clean_phrase(text).strip("、和及与的 ")
    piece = str(SO_LONG.sub("", piece)) if "近" in piece or "平均" in piece else piece
    piece = str(SO_MANY_PLACES.sub("", piece)) if piece.endswith("地") else piece
    piece = str(FOR_FIRM.sub("", piece)) if "为" in piece else str(TAKES.sub("", piece))
    piece = str(OF_HOLDERS.sub("", piece)) if "人" in piece or "东" in piece or "者" in piece else piece
    if not 1 < len(piece) <= 14 or VERBAL.search(piece) or GENERIC_PART.fullmatch(piece):
        return None
    return piece


# (权益持有人应占)亏损, (公司拥有人应占)持续经营业务溢利: to whom a profit falls, and no part of it
OF_HOLDERS = regex.compile(r"^(?:[本母]?公司)?(?:权益|股权|普通股|普通)?(?:持有人|拥有人|所有者|股东|人)(?:应占?|$)(?:来自)?(?:期内|年内|本?期间|本期|年度)?(?:未?经审[核计])?(?:综合)?")
SO_LONG = regex.compile(r"(?<=\p{Han}{2})(?:平均近?|近)(?:\d{1,2}|[一三六七])(?:个?[月日年天])$")  # 现金管理类产品|近7日年化收益率
SO_MANY_PLACES = regex.compile(r"(?<=\p{Han}{2})[两三四五六七八九]地$")  # 欧洲、东南亚|两地
TAKES = regex.compile(r"(?:(?:业务|产品线)?占|拥|录)$")
# 印刷业务为集团(带来收入)2亿元
FOR_FIRM = regex.compile(r"(?<=\p{Han}{2})(?:业务|板块|分部)?(?:活动)?[则也还已]?为(?:本?集团|本?公司|其)(?:带来|贡献|创造|产生)?(?:了|的)?$")
GENERIC_PART = regex.compile(
    r"(?:预?估|拼)?[年月]|(?:业绩)?预告(?:区间)?|[修更]正[前后]|(?:这|该|上述)?些产品|全社会|大方|兑\p{Han}{1,4}|(?:[上下]调|[上下]修|调[高低升降]|削减?)(?:本?公司|该公司|该股|个股|集团|其)?|本集团|本公司|由?[盈亏]转[盈亏](?:为[盈亏])?|扭亏(?:为盈)?|转[盈亏]|基本|稀释|摊薄|止(?:财政)?年?度?|\p{Han}{0,4}股价|市场|公告|公布|披露|发布|预告|报告|放榜|全公司|全集团|母公司|折实|进帐|双方商定|比账面|却遭|本?报告期|[增减]持|增加|减少|转让|历史|前者|后者|两者|二者|双方|它们?|先后|全日|经审[阅计核]|未经审[阅计核]|前瞻|动态|静态|翻倍|代价|亮点|[中末]期|(?:[中末]期|全年|年度|[上下]半年|[一二三四首]?季度?)业绩|最新|累计|平均|综合|合并|整体|单季|主营|业外认列|挹注|频道|系列|(?:多个)?品牌|(?:中小)?(?:银行|公司|企业|机构|集团|航司|券商|基金|平台)|.*假期"
)
# A stretch with a verb in it is no part.
VERBAL = regex.compile(
    r"(?:[了着过将把被让使]|主要(?:归|由|系|因)|(?<![名职简别统宣声据])称|配发|派发|发放|增长|下降|上升|回落|获得|宣布|预计|表示|实现|达到|完成|改善|公布|录得|以|是|有$|仍|约|及其|派发|派付|打算|力争|喊出|兑现|立下|(?:上市|分布)首次|反手|依序|更$|相抵|(?:接到|接获|收到)公司)"
    r"|(?:回升|衰退|成长|回暖|止跌|走[高低强弱]|创(?:新高|新低|历史新高|高|纪录)|新[高低]|报[喜捷]|亮眼|出炉|看[好旺俏]|加持|助攻|受惠|站[稳上]|改写|登场|发威|爆发)$"
)
# What is counted may follow the number: 14名(基石投资者), 8%的(年单利).
COUNTED = regex.compile(r"的?(?:\d{1,3}[天年]期)?(?P<noun>[\p{Han}A-Za-z]{2,14})")
NOUN_STOP = regex.compile(
    r"(?:(?:变更|调整|变动|修订|更正|更改|缩编|扩编)[为至到成]|办理|进行|发放|授予|的|以上|以下|左右|上下|以内|至|到|和|与|及|或|在|是|将|已|被|为|由|从|对(?![象方手])|向|于|按|等|来|同比|环比|较|比|增|减|升|降|涨|跌|高|低|成为|"
    r"并|且|则|也|都|[日月周季年平户人]?均|正|可|(?<![产功储节性职机智电热动核阳新氢风技效体万赋化光])能|会|要|不|未|收|报|上涨|涨停|跌停|(?<![相有机海])关|其|用于|拿|送|分|占|合计|之|涉|起|后|[目当此日]前|前|内|时|出|走进|组成|中(?![心国介枢药])|里|采用|收官|只|仅|差|还|已|即|再|就|才|每|(?<!减)少[了掉\d]|多[了出\d]|(?<![合条公签契违])约|近|逾|超|居[首次前冠末]|领[跑先]|刷新|改写|创(?:下|新[高低])|通过|因(?![素子特果])|违[规法](?!行为|问题|案)|挪用|套取|骗取|截留|侵占|虚[增报]|[多少漏瞒]报|擅自|拖欠|未[按能]|[重跃升]回|重返|[稳跃]居|坐稳|蝉联|称[冠雄]|垫底|夺[冠魁]|排|位[居列]|屈居|登顶"
    # 50艘军舰参加演习, 6名住客脱离管理: what those that are counted do
    r"|(?<=\p{Han}{2})(?:参加|参与|参赛|参展|出席|注意|脱离|募集|披露|发布|公布|公告|预告|扭亏|续亏|首亏|预增|预减|预喜|入选|入围|上线|亮相|开展|展开|举行|死亡|受伤|失踪|遇难|获救|治愈|出院|入院|被困|落网|到案|离职|辞职|报名|抵达|前往|赶赴|加入|接受|(?:收购|购买|购入)(?!案|事件|交易|项目|$)|违约|投产|达产|投运|并网|成立(?!的)|提供|覆盖|实现|完成|达标|开工|竣工|通车|封顶))"
)


LEVELS = ("县", "市", "省", "村", "镇", "乡", "区")
"""Nouns of one character that are counted: 12个县|多报补贴."""


def counted_noun(tail: str) -> str:
    """Return the noun that follows a number and is counted by it, "" where there is none.

    >>> counted_noun("基石投资者,包括"), counted_noun("的表决权。"), counted_noun("左右,")
    ('基石投资者', '表决权', '')
    """
    match = COUNTED.match(tail)
    if not match:
        return ""
    noun = match.group("noun")
    stop = NOUN_STOP.search(noun, 1 if noun[0] in "中后前内时" else 0)  # 中重度患者 begins with no stop
    noun = noun[: stop.start()] if stop else noun
    return noun if len(noun) > 1 or (stop and noun in LEVELS) else ""


PRICES = frozenset({"open_price", "close_price", "high_price", "low_price", "issue_price", "target_price"})
MOST_A_SHARE = 10**5
"""No share costs so much, …"""
MOST_A_THING = 10**8
"""… and no goods or home so much."""

NO_SHOPS = frozenset("人次 人 名 位 单 杯 份 件 吨 平方米".split())
"""What shops sell and whom they serve is counted in."""


def fits(concept: str, mention: Mention, *, is_change: bool) -> bool:
    """Tell whether a value can be a number of `concept`.

    >>> percent = Mention(0, 2, "PERCENT", unit="%")
    >>> fits("revenue", percent, is_change=False), fits("revenue", percent, is_change=True)
    (False, True)
    """
    most = MOST_A_SHARE if concept in PRICES or concept == "share_price" else MOST_A_THING if concept == "price" else None
    if most and mention.label == "MONEY" and abs(Decimal(mention.value or "0")) > most:
        return False
    if concept == "stores" and mention.unit in NO_SHOPS:
        return False  # 门店接待顾客120万人次
    kind, _, measure = concept_unit(concept).partition(" ")
    if not kind and not is_change and not _phrase_fits(concept, mention):
        return False
    if not kind or is_change:
        return mention.label != "DURATION" or kind in ("", "duration")
    if concept in ("exchange_rate", "imports", "exports", "output", "inventory"):
        return mention.label in ("QUANTITY", "MONEY")
    if concept in ("net_inflow", "net_outflow"):
        return mention.label in ("QUANTITY", "MONEY")
    return kind == mention.label.lower() and (not measure or measure == mention.unit)


# What a noun phrase is counted in, by its head: 渗透率 is a percentage, 总股本 a number of shares.
PERCENTAGES = regex.compile(r"(?<![汇兑费])率$|占比$|比重$|比例$|[利息]差$")
NUMBERS = regex.compile(r"(?:人数|人次|次数|户数|家数|宗数|架次|数量|股本|里程|客流|面积|里数)$")

SUMS = regex.compile(r"(?:收入|支出|余额|债务|存款|结余|保费)$")


@lru_cache(maxsize=1024)
def _counted_in(concept: str) -> str:
    """Return what a noun phrase is counted in, "" where its head does not tell.

    >>> [_counted_in(concept) for concept in ("渗透率", "订阅人数", "税收收入", "银发族")]
    ['percent', 'quantity', 'money', '']
    """
    if PERCENTAGES.search(concept):
        return "percent"
    if NUMBERS.search(concept):
        return "quantity"
    return "money" if SUMS.search(concept) else ""


def _phrase_fits(concept: str, mention: Mention) -> bool:
    """Tell whether a value can be a level of a concept that has no key, by the head of its name; a multiple or a bare number can be a rate."""
    kind = _counted_in(concept)
    if kind == "percent" and mention.label == "QUANTITY":
        return mention.unit in (None, "倍", "次", "点")
    return not kind or kind == mention.label.lower() or (kind == "money" and mention.label == "QUANTITY" and mention.unit is None)


EARNS = frozenset(("少赚", "多赚", "大赚"))
"""What is earned more or less is named before."""


def lead_topic(text: str, lead: tuple[int, int], items: list[Item]) -> Topic | None:
    """Return what the words before a number name: the last concept word with its part, else a noun phrase.

    `items` are those between the marks that bound the lead, whose offsets are `lead`.
    """
    start, end = lead[0], _before_change(text, lead, items)
    named = [item for item in items if item.word and item.word.concept and item.word.concept != "-" and not is_cause(text, item)]
    phrase_start = max((i.end for i in items if _bounds_part(i) and i.end <= end), default=start)
    if named:
        word = named[-1]
        if word.text in EARNS and len(named) > 1 and text[named[-2].end : word.start] == "":
            word = named[-2]  # 毛利|少赚三分一: of the gross profit
        concept = word.word.concept if word.word else ""
        after = clean_phrase(BESIDE.sub("", text[word.end : end]))
        if after in SUFFIXES:
            after = ""  # 主板成交|额: says no more than the word
        if NOUN_END.search(after) and len(after) <= 8 and not any(word.end <= i.start < end for i in items):
            return Topic(text[word.start : word.end] + after)  # 现金(占比), 利息收入(影响): a concept of its own
        if word.text in TRADED and GOODS.fullmatch(after) and (goods := clean_part(after)):
            return Topic(concept or "", goods)  # 进口|大豆
        begin = max((i.end for i in items if i.end <= word.start and _bounds(text, i)), default=start)
        part = clean_part(text[min(begin, word.start) : word.start])
        if kind := _kind_counted(concept, word.text):
            return Topic(concept or "", kind)
        if part and part.startswith(PER_HEAD):
            return Topic(clean_phrase(text[min(begin, word.start) : word.end]))  # 每单亏损: not a part, another measure
        if part and part.startswith(("归属", "归母")):
            part = None
        return Topic(concept or "", part or _short_line(text[min(begin, word.start) : word.start], word) or _part_before_date(text, start, items, word))
    phrase = clean_phrase(EXPLAINED.sub("", text[max(phrase_start, start) : end]))
    dated = items[-1] if items and items[-1].kind == "date" and items[-1].end <= end else None
    if dated and not phrase:  # 续保率|去年|是
        begin = max((i.end for i in items if i.end <= dated.start and _bounds_part(i)), default=start)
        phrase = clean_phrase(text[begin : dated.start])
    if end < lead[1] and ECONOMY.fullmatch(phrase):
        return Topic("gdp")
    if EARNER.search(phrase) or phrase in ("占比", "比重"):
        return None
    if end < lead[1] and (BUSINESS.search(phrase) or WHY.match(text[start:end].lstrip())):
        return None
    return Topic(phrase) if 2 <= len(phrase) <= LONGEST_PHRASE and NOUN_END.search(phrase) else None


SHORT_LINES = frozenset("云 车 酒 茶 药 油 气 电 糖 煤 钢".split())


def _short_line(before: str, word: Item) -> str | None:
    """Return a line of business whose name is one character, that stands before 业务收入: 云|业务收入; None elsewhere."""
    line = clean_phrase(before)
    return f"{line}业务" if line in SHORT_LINES and word.text.startswith("业务") else None


# 其他营运开支(主要因贸易停顿)|减少320万元: a bracket that only explains the measure before it
EXPLAINED = regex.compile(r"\((?:[^()\d]|\([^()\d]*\))*\)(?=[^()]{0,12}$)")


def _part_before_date(text: str, start: int, items: list[Item], word: Item) -> str | None:
    """Return the part that a time stands behind, before the measure: 伺服器占|第2季|营收比重, 开关柜|前三季度|收入; None where there is none."""
    dated = next((i for i in reversed(items) if i.kind == "date" and i.end == word.start), None)
    if dated is None or word.word is None:
        return None
    of_share = word.word.concept == "revenue_share" and text[dated.start - 1] == "占"
    if not of_share and word.word.concept not in OF_LINES:
        return None
    begin = max((i.end for i in items if i.end <= dated.start and _bounds_part(i)), default=start)
    part = clean_part(text[begin : dated.start - of_share])
    if of_share or part is None:
        return part
    if WHO_TELLS.search(part):
        return None
    return str(LINE_WORD.sub("", part)) if begin == 0 or text[begin - 1] in ",;。:\n" else None


LINE_WORD = regex.compile(r"(?<=\p{Han}{2})(?:业务|板块|分部)$")
OF_LINES = frozenset("revenue gross_profit gross_margin sales_volume sales_amount".split())
"""What a line of business has of its own in a time: 开关柜|前三季度|收入."""
# 法人|今年营收, 财报|今年营收: who or what tells it
WHO_TELLS = regex.compile(
    r"法人|外资|机构|大行|分析[师员]|管理层|董事|同业|业界|业内|外界|报$|报告|公告|(?:数据|文件|书|单)$|说明|客户|消息|表现|业绩|整体|[累合共总预估]计|其(?!他|它)|[百千]强|[前各两三四五六七八九十]大?家|的|公司|集团"
    # 原料涨价拖累|上半年收入: what moved it
    r"|吃[掉紧]|拖累|推[升动高]|带[动来]|[恐撑使让令靠]起?$|准则"
)

def _kind_counted(concept: str | None, word: str) -> str | None:
    """Return the kind of shops or users that a word names, which is the part: 其中加盟店|823家, 5G用户|823万户; None of any other word.

    >>> _kind_counted("users", "5G用户"), _kind_counted("users", "注册用户")
    ('5G', None)
    """
    if concept == "stores" and KIND_OF_SHOP.fullmatch(word):
        return word
    if concept == "bond_amount" and KIND_OF_BOND.fullmatch(word):
        return word  # 新增债券|9亿元
    kind = KIND_OF_USER.fullmatch(word) if concept == "users" else None
    return str(kind["kind"]) if kind else None


KIND_OF_SHOP = regex.compile("(?:加盟|直营|自营|联营|旗舰|体验)(?:门)?店")
KIND_OF_BOND = regex.compile("(?:新增|再融资)(?:专项|一般)?债券")
KIND_OF_USER = regex.compile("(?P<kind>移动|宽带|[45]G)用户")
TRADED = frozenset(("进口", "出口"))
"""Verbs behind which stands what is traded."""
GOODS = regex.compile(r"(?!实质|\d{1,2}月|货值|货物|总|金额|规模|方面|同|环|累|合|[增减升降]|连续|持续|微幅|单[月季]|主要|来自|由|创|表现|商品|产品)(?!\p{Han}*[值额量率度税险贷]$)(?!\p{Han}*(?:的|新))[\p{Han}A-Za-z0-9]{2,12}")
PER_HEAD = ("每", "单头", "单车", "单店", "店均", "单票", "单吨", "单瓦", "吨钢", "吨煤", "人均", "月人均", "日人均", "户均", "单位", "日均", "月均", "周均", "头均", "产生", "虚增", "减免", "追缴")
"""What stands before a measure and makes it another one, no part of it."""
# 股价|较定增价(高出1.3倍): beside what
BESIDE = regex.compile(r"(?:比(?![例重率值])|较|相比)[^,;。\d]{2,10}$")
SUFFIXES = frozenset("额 金额 总额 规模 总规模 总数 数目 总值 中位数".split())
LONGEST_PHRASE = 16
# 全年|经济|增长5%, 经济|增速5%: of the whole economy, but not 数字经济
ECONOMY = regex.compile(r"(?:(?:整体|国民|宏观|本港|本地|实际|全国|全省|全市|我国|全球|世界|欧元区)的?)*(?:实际)?经济(?:总体|整体|实际)?")
# 受市场需求同比增长15%: why and how something changed, and not what
WHY = regex.compile(r"受|因|由于|按|以|在|扣除|剔除|保持|取得|得?益于|基于|随着|凭借|依靠|带动")


# 后者受|汇兑损失影响增加21%: why, and not of what
BY_CAUSE = regex.compile(r"受(?![益理访托聘让众])[^,;。:]{0,12}$")
OF_CAUSE = regex.compile(r"[^,;。:\d]{0,10}?(?:影响|拖累|带动|推动|提振|刺激|所致)")


# 受益于|销量增长,营收和净利润…: what helped, and no measure whose number follows
THANKS_TO = regex.compile(r"(?:[受得]益于|受惠于?)[^,;。:]{0,10}$")
GAINED = regex.compile(r"[^,;。:\d]{0,10}[,、]")


def is_cause(text: str, item: Item) -> bool:
    """Tell whether a word stands in what tells why something changed."""
    near = max(0, item.start - 14)
    if (text.find("益于", near, item.start) >= 0 or text.find("受惠", near, item.start) >= 0) and THANKS_TO.search(text, near, item.start):
        return GAINED.match(text, item.end) is not None
    return text.find("受", near, item.start) >= 0 and BY_CAUSE.search(text, near, item.start) is not None and OF_CAUSE.match(text, item.end) is not None


def _before_change(text: str, lead: tuple[int, int], items: list[Item]) -> int:
    """Return where the words end that a verb of change is said of: 冷链运量|同比增长, 冷链运量|较上年同期增长."""
    start, end = lead
    how = approach(text[start:end])
    if how.verb in NAMES_ITSELF or not how.start:
        return end
    cut = start + how.start
    for item in reversed(items):
        if item.word and item.word.base and item.end == cut:
            cut = item.start
        elif item.kind == "date" and item.start > start and COMPARED_WITH.fullmatch(text, item.end, cut) and text[item.start - 1] in "较比与同":
            cut = item.start - 1
    return cut


NAMES_ITSELF = frozenset(("溢价", "折价", "折让", "减值"))
"""Verbs of change that are what the number is of."""
# 运输业务(挫21.8%): whose revenue fell, which is not said again.
BUSINESS = regex.compile(r"(?:业务|板块|分部|部门|项目|机构|游客|旅客|用户|位数)$")
# 冷藏业务7亿元: whose revenue it is, not what
EARNER = regex.compile(r"\p{Han}(?:业务|板块|分部)$")
COMPARED_WITH = regex.compile(r"(?:预算)?(?:执行|预算|决算)数|同期|相比|末|底|水平|的水平|")


def loose_topic(lead: str) -> Topic | None:
    """Return what a quantity is of where only a verb or a free phrase tells: 引进(2架), 国内出游(5.96亿人次)."""
    phrase = clean_phrase(lead).strip("、和及与")
    return Topic(phrase) if 2 <= len(phrase) <= 10 and not VERB_END.search(phrase) else None


# 比6月末的低点(9.1万吨): of what is held against it
THAN_LEVEL = regex.compile(r"[较比与]的?(?:历史|年内|月内|周内|前期|此前|阶段)?的?(?:高点|高位|峰值|低点|低位|低谷|水平)")
# What ends in a verb names nothing that is counted: 创下(95亿元), 收复(1800元).
VERB_END = regex.compile(
    r"(?:[推资不越胜超于差距以下复近逼量化升降增减获得出入到成达过完掉破回起走抵]|[迈登跃跨踏]上|收复|挑战|创下|包括|惠及|消化|汇总|汇编|综合)$"
)


def _bounds(text: str, item: Item) -> bool:
    """Tell whether a part can begin only after `item`: a name, a date, a mark, a concept of a list (毛利率、净利率)."""
    if item.word and item.word.concept and not item.word.owner:
        return text[item.end : item.end + 1] in ("、", "和", "及", "与")
    return _bounds_part(item) and item.text != "、"


def _bounds_part(item: Item) -> bool:
    is_name = item.kind == "entity" and item.mention is not None and item.mention.label not in ("GPE", "LOC")
    return is_name or item.kind in ("date", "value", "mark") or bool(item.word and (item.word.base or item.word.owner))
