"""Whether a number is a forecast, a plan or a proposal, also by words too short to be looked for anywhere: 拟, 恐, 料."""

import regex

from newsfacts.facts.told.flashes import is_before
from newsfacts.facts.when.dating import Told
from newsfacts.facts.when.periods import last_day
from newsfacts.mention import Mention

# Words of two characters and more (预计, 有望) steer the walk as they come; these are looked for before one number.
PLANNED = regex.compile(
    r"""(?<![模虚草比])拟(?![人态合])           # 董事会拟派息, but not 模拟, 拟人
    """,
    regex.VERBOSE,
)
EXPECTED = regex.compile(
    r"""恐(?![慌怖龙吓惧])                      # 均价恐年减5%
    | (?<![评低高预重]|临时)估(?![值价])         # 估今年每股纯益24.8元, but not 重估亏损
    | (?<!\p{Han})料(?!\p{Han}?(?:[为是]|价格)) # ,料全年增一成: where the clause begins, for 原料 and 饲料 are things
    | (?<![原饲燃面材资涂物养调肥塑布预照意史香草饮饵颜用下加工毛木石辅染敷配作油废单双坯余垫填衣主熟备底浆粒投送卸粉骨爆猛硬皮胶不硅酱馅粮茶果糖棉乳奶焊浆铝钢铁铜锌氟碳纤轮种秸卤菜肉]|[五机水]电)料(?=(?:[今明本]年|全年|[下上]半年|年[内底末]|中期|未来|第?[一二三四]季|末季|次季|\d{1,2}月|20\d\d|[本全]?财年|集团|公司|其(?!中)|将|可|\p{Han}{2,8}?(?:第?[一二三四末次下]季|全年|[今明]年|20\d\d|[上下]半年)))  # 政府料全年赤字5亿元
    | 料(?<=(?<!\p{Han})\p{Han}{0,6}料)(?=(?:澳门|本港|香港|内地|全港|美国|台湾|中国)\p{Han}{0,2}(?:\d{1,2}月|今年|明年|全年|第?[一二三四]季))  # 川岳证券料澳门11月赌收升一成
    | 看好(?=[^,;。]{0,4}(?:[今明]年|全年|[下上]半年|第?[一二三四1-4]季|末季|\d{1,2}月|营收|毛利率))  # 看好第四季营收季增10%
    | 将(?=(?:会|再|可|逐步|进一步|继续|同比|环比|累计|合计|最多|最高|至少|减|增|升|降|[年月季][增减升降涨跌](?!率)|成长(?![率性股型期])|衰退|落在|介于|达|超|突破|有|于\d|在\d|为(?!\p{Han}{0,8}(?:上|下)调)))
    | (?<!已经?|[去上]年|上月|昨[日天]|早前|此前|当时)将(?=(?:一次性|分期|分批|陆续|共同?|总共|逐年|每年|另外?|额外|首期|首次|率先|主要|重点)*(?:投资(?![规额总比组期上者评计回收亏损性])|投入(?!产出|规模|强度|比)|出资(?!额|比|义务)
        |斥资|耗资|豪掷|砸|裁|派[发息]|发行(?!规模|价|量|[的股人])|募集(?!资金)|筹集|[增注]资(?!扩股)|收购(?!价|对价|的)|购买(?!力)|采购(?!量|价|成本|额)|支付(?!宝)|缴纳|获得|收取|偿还|提供|发放|新[建设](?!商品|住宅)|建[设成](?!成本|规模|周期|用地)|打造|扩建|开[设出]|关闭|招[聘募](?![人规计信广])|引[入进]|下降(?!的)|上升(?!的)|提高|提升|降低|[上下]调(?!后)|扩大|创造|带动|拉动|实现|完成(?!率)|交付(?![量周期])|生产(?![线成基规能设])|销售(?![额量价费收目团网渠])|推出|拿出|用\d|节[约省]))
    | (?<!已经?|[去上]年|上月|昨[日天]|早前|此前|当时)将(?=在(?![建手途职售岗研营册校])|向(?!好|上)|对(?![手方象外华])|以(?![前往上下色太])|从(?![事业前])|按(?![揭公摊成权])|于(?:未来|今后|[明后本]年|年[内底]|[下本][个月季周]|近[期日]|稍后|日后)) # 将以3亿元采购, but not 将在建工程, 将对手
    | (?:(?<![供反相对效适许认尚])[应可]以?|有必要|有望|至少要?|争取|需要?|必须)(?:再|把[^,;。]{1,10}|将[^,;。]{1,10})?(?:提高|提升|增加|扩大|降低|下调|上调|设|定|安排|控制)[到至在为] # 赤字率有必要提高到4%
    | 可以(?:达到?|实现|做到|释放|带动|拉动|保持)|(?<![一二三四五六七八九十供反相对效适])应(?:设|定)在|还?要再[招建开投买] # 今年增速可以达到5%
    | (?:预测|预期)(?:值)?(?:[上下]调|调[高低升降])(?:[至到为]|(?=[由从自])) # 将全年增长预测上调至3.2%
    | [上下]修                                 # 资本支出由38亿元上修至46亿元: what is revised is expected
    | (?:开支|支出|投资|资本)预算               # but not 一般公共预算收入, which is what was earned
    """,
    regex.VERBOSE,
)
# 股权激励计划, 终止本次减持计划, 计划实施完毕: what is called a plan, and what was done with it
A_PLAN = regex.compile(r"(?:激励|持股|期权|奖励|薪酬|分红|利润分配|培养|援助|五年)$")
DEAL_PLAN = regex.compile(r"(?:[增减]持|回购|发行|募资|融资|投资|收购|重组)$")
OVER_BEFORE = regex.compile(r"(?:终止|完成|结束|实施完|执行完|取消)[^,;。]{0,10}$")
OVER_BEHIND = regex.compile(r"(?:的)?(?:股份)?(?:已|均)?(?:全部|提前)?(?:实施|执行)?(?:完成|完毕|终止|届满|到期|结束|期间|时间过半|数量过半|过半)")
BESIDE_PLAN = regex.compile(r"[比较](?:原[先本]?|原定|既定|年初|此前|早前|最初)?的?$")
# 高于(市场)|预期的1.9%,核心…: what is expected is the number it is held against alone
HELD_AGAINST = regex.compile(r"(?:[高低多少好强弱优逊快慢大小]于|不[及如]|超[过出]|超|持平于|符合|[胜差]过|[略远]胜|[较比])(?:了)?(?:市场|机构|分析师|经济学家|外界|华尔街|此前|之前|早前|原先)*的?$")
# 隔夜利率目标区间, 目标利率: what the rate is called, and no plan, but 营收目标区间
RATE_TARGET = regex.compile("目标利率|(?<=利率)目标区间")


# 临时|估计: what statistics of Hong Kong first tell; 公共|预算本级支出: what was spent, 拟 or 安排 tells of a plan
NO_PLAN = regex.compile("临时|公共|基金|经营")
# 2025财年|预算赤字为: what was spent beyond what came in
IS_DEFICIT = regex.compile("预算(?:赤字|盈余|缺口)(?!率?(?:预|料|目标))")
# 采购|承诺56亿元, 已|承诺认购: what is owed or was taken up
NO_PROMISE = regex.compile("采购|业绩|投资|信贷|贷款|资本|出资|付款|已$")


def is_plan(text: str, start: int, end: int) -> bool:
    """Tell whether the word `text[start:end]` says that what follows is planned, and does not just name a plan.

    >>> is_plan("隔夜利率目标区间", 4, 6), is_plan("全年营收目标区间", 4, 6)
    (False, True)
    >>> is_plan("公司计划投入3亿元", 2, 4), is_plan("发布股权激励计划后,收入3亿元", 6, 8), is_plan("减持计划已实施完毕", 2, 4)
    (True, False, False)
    """
    if text[start:end] == "目标" and RATE_TARGET.match(text, start):
        return False
    if text[start:end] in ("估计", "预算") and (NO_PLAN.search(text, max(0, start - 2), start) or IS_DEFICIT.match(text, start)):
        return False
    if text[start:end] == "承诺":
        return NO_PROMISE.search(text, max(0, start - 2), start) is None
    if text[start:end] != "计划":
        return True
    near = max(0, start - 16)
    if BESIDE_PLAN.search(text, near, start):
        return False  # 比原计划|少3亿元: how it is, beside what was planned
    if A_PLAN.search(text, near, start):
        return False
    return DEAL_PLAN.search(text, near, start) is None or not (OVER_BEHIND.match(text, end) or OVER_BEFORE.search(text, near, start))


def is_held_against(text: str, start: int, end: int) -> bool:
    """Tell whether what the word `text[start:end]` says to be expected is the number right behind, which another is held against.

    >>> is_held_against("升2%,高于预期的1.9%", 6, 8), is_held_against("公司预期营收5亿元", 2, 4)
    (True, False)
    """
    return NUMBER_BEHIND.match(text, end) is not None and HELD_AGAINST.search(text, max(0, start - 16), start) is not None


NUMBER_BEHIND = regex.compile(r"[值的为中数]*(?:增长|下降|[增减升降涨跌])?[-+]?\d")


# 预测由6%降至3%: what was expected before; but 届时产能可由现时3.8万吨增至 … tells how it is
REVISED = regex.compile(r"(?:预测|预期|预估|目标|指引|展望)(?:值|价)?(?:由|从|自)")
YET = regex.compile("预计|预期|预料|有望|可望|料将|将")
ALWAYS = frozenset(("target_price",))
"""What is nothing but expected."""


# 未能达到7万辆的目标, 完成7万辆目标的81%: the target stands behind its number
TARGET = regex.compile(r"的?(?:年度|全年|年|月|季度?)?(?:销售|销量|交付|产量|业绩|营收)?目标(?!价|完成|客户|公司|市场|人群|区间)|的(?:预测|预期)(?=[,。;、]|$)")


def is_expected(lead: str, concept: str, tail: str = "", *, cued: bool, source: bool) -> bool:
    """Tell whether the words of its sentence around a number make it a forecast, a plan or a proposal.

    `lead` stands before it, `tail` behind; `cued`: a longer word has said so; `source`: the number is where a change sets out.

    >>> is_expected("董事会拟以自有资金,派息", "dividend_total", cued=False, source=False)
    True
    >>> is_expected("虚拟现实业务营收", "revenue", cued=False, source=False)
    False
    >>> is_expected("预计年产能可由", "capacity", cued=True, source=True)
    False
    >>> is_expected("未能达到", "sales_volume", "的年度目标", cued=False, source=False)
    True
    """
    piece = lead[lead.rfind(";") + 1 :]
    clause = piece[piece.rfind(",") + 1 :]
    if concept in ALWAYS or source:
        return concept in ALWAYS or REVISED.search(clause) is not None
    if is_before(clause):
        return False  # 预期0.2%,前值0.5%
    if concept.endswith("完成率"):
        return YET.search(clause) is not None  # 完成全年目标的81%: that much is done
    return cued or TARGET.match(tail) is not None or PLANNED.search(piece) is not None or EXPECTED.search(clause) is not None


def looks_ahead(mind: Told, mention: Mention, period: str) -> bool:
    r"""Tell whether the paragraph has named this year last, and a period is of one before: 去年工业增长6%。\n今年怎么干?工业增长7%."""
    upto, this = mind.scene.dates_before(mention.start), (mind.published or "")[:4]
    at = mind.scene.dates[upto - 1] if upto else None
    named = at is not None and at.value == this and at.paragraph == mind.scene.paragraph_of(mention.start)
    return named and (last_day(period) or this) < this


CUES = regex.compile(r"预[计期料测估]|[拟料盼]|将|目标|计划|指引|有望|可望|展望")


def over_since(mind: Told, mention: Mention) -> int | None:
    """Return where the clause of a number begins that opens with a time that is over, where what the sentence foresaw before is of none that is: 拟募资4亿元,前三季度营收8亿元; None elsewhere."""
    scene, today = mind.scene, mind.published
    upto, here = scene.dates_before(mention.start), scene.sentence_of(mention.start)
    said = [at for at in scene.dates[max(0, upto - LOOKED_AT) : upto] if at.sentence == here and at.start >= mind.begin]
    if not said or today is None or mind.state.just_end > said[-1].start or not mind.state.stated or mind.text[said[-1].start - 1] not in ",;":
        return None
    over = [(last_day(at.value) or today) < today for at in said]
    if not over[-1] or any(over[:-1]) or CUES.search(mind.text, said[-1].start, mention.start):
        return None
    return said[-1].start


def looks_back(mind: Told, mention: Mention) -> bool:
    """Tell whether the clause of a number opens with a time before all that its sentence foresees, whenever that ends: 料上半年盈利跌四成,去年同期赚2亿元."""
    scene, today = mind.scene, mind.published
    upto, here = scene.dates_before(mention.start), scene.sentence_of(mention.start)
    said = [at for at in scene.dates[max(0, upto - LOOKED_AT) : upto] if at.sentence == here and at.start >= mind.begin]
    if len(said) < 2 or not mind.text.endswith(OPENS_CLAUSE, 0, said[-1].start):
        return False
    ends = [end for at in said if (end := last_day(at.value) or today)]
    if len(ends) < len(said):
        return False
    between = mind.text[said[-1].start : mention.start]
    is_over = today is None or len(today) < len("2025-01-01") or ends[-1] <= today
    return is_over and ends[-1] < min(ends[:-1]) and "," not in between and CUES.search(between) is None


# 将录得亏损9亿元,而|2019年度则录得溢利3亿元
OPENS_CLAUSE = (",", ";", "(", ",而", ";而", ",但", ",而截至", ",截至", ",而于")
LOOKED_AT = 8
"""So many dates before a number are looked at."""
