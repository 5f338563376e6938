"""What a part is called, without the words that only stand around it: 起重平台(贡献), 全年乘用车, 盘中."""

import re
from functools import cache

import regex

from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.words import concept_unit
from newsfacts.lexicon.loader import lexicon

# 岚桐系列(在北岛市场)的销量: what was sold, without where
IN_MARKET = regex.compile(r"(?P<what>[^在]{2,12})在(?:\p{Han}{2,6}(?:市场|地区)|(?:公司|集团|总)*(?:营业收入|营收|收入|销售额?|销量|出货量?)(?:当中|中|里)的?)")
# 全年|乘用车: when
HEAD = regex.compile(r"(?:(?:规上|规模以上)工业|全年(?!龄)|当月|单月|本月|首财季|期末|来自|卖出?(?![场家方点盘压单空座]))(?=[\p{Han}A-Za-z]{2})(?!外|总|地区|公司|市场|业务|旅游)")
# 第一产业|增加值, 起重平台|贡献, 餐费|上扬, 青菜|却便宜, 甘蔗|因霜少
TAIL = regex.compile(
    r"""
    (?<=第[一二三]产业) 增加值 $ | (?<=\p{Han}{2}|[A-Za-z]) (?:
        (?:则|却|也|都|又|反而|反|倒)? (?:大增|大减|大涨|大跌|退居|退守|上扬|走高|走低|便宜|更贵) | (?:只|仅|就|便|共)? (?:贡献|带来)
        | (?<=\p{Han}{2}) [今昨] | (?<=\p{Han}{2}) (?<![基起成原诱]) 因 (?![素子特果]) \p{Han}{1,4} | (?<!公开|国际|认购)部分 | 占整体 \p{Han}{2,4}
    ) $
    | (?<=客户|供应商|经销商) 的? (?:销售|采购) (?:收入|金额|额)? $
    """,
    regex.VERBOSE,
)
# 收购的|支付业务, 毛利较高的|礼盒, 以岚窖为代表的|高端酒: which one, but not 来自北岛的系统销售
OF_KIND = regex.compile(r"(?:新?(?:收购|并购|买下|开设|推出)(?:而来|进来)?|\p{Han}{2,4}较[高低]|\p{Han}{0,6}代表|\p{Han}{2,3}最[大小高低])的(?=\p{Han}{2})")
# What is no part by its form: 推高, 已占, 占规上工业, 他定下的目标, 投产后每年; 截至6月底|止中期; 环比由持平转为, 以美元计的; 比原定|占比三成; 川岳分别获|净买入; 正值淡季|赚, 亏损收敛|EPS
FORMS = regex.compile(
    r"""
    (?!便[利携民当]|才[艺能]|还[原款]|已婚) (?:仍|还|尚|则|却|才|便|已|拟|有望|可望|同时|一度|首度)(?:是|有|能|会|在)? (?![款建售投]) \p{Han}{1,2}
    | (?:推|拉|垫|压|抬|调|升|降|冲|爬|攀|缩|扩) (?:[高低升降上下]|到|至|大|小|减|窄)
    | 更?[会要][压降升增减涨跌做拉] | 占.{1,12} | 撇除.* | .{0,8}(?:会计|报告)准则下?(?:计)? | (?:按|经)?非?(?:Non-?)?(?:GAAP|IFRS)(?:下|口径)? | .{1,8}(?:拖累|带动|助推|提振) | 较公告 | .{0,4}(?:投产|达产|上市|定增|收购)[后时].{0,8} | .*拍板
    | (?:全年|明年|今年)?(?:有|可)?[望要将想欲](?:能)?(?:冲击|冲刺|挑战|叩关|[冲拼]) | 重新 | 正好 | 恰好 | 当时 | 连续[低高超] | [^,]{0,4}分批
    | [他她]?(?:预[计期估]|估计|认为).* | .*预[测期估](?:[上下]限|中位数|中值)? | .{0,4}符合 | .{0,4}汇总的.* | \p{Han}{0,3}(?:给出|定下)(?:的目标)? | .{0,6}较(?:停牌|当天|昨日) | .{0,6}(?:市场|外界|华尔街|分析师).{0,4}[盼料]
    | .*(?:方式|不到位|不审慎|不规范|不尽职) | (?:本|本?报告)?期[初末]
    | [两二三四五](?:城|省|市|地|国) | (?:折算|算)下来每.* | 卖[一掉].* | \p{Han}{1,8}(?:带动|拉动|推动) | 止?(?:中期|末期|半年度?|年度) | .*(?:测算|倒推|推算|总股本计算)
    | (?:连同|含|包括|连)?其?(?:合营|联营)(?:公司|企业|合营|联营|、|及|和|与|项目)*
    | (?:包括|包含|含|计入|连同)[^,]{2,14}(?:在内|后) | (?:中值|中位数|中点)对应 | 略[高低微] | [为因就]?此计提 | (?:现在|目前)?每个?[月季年]
    | (?:盘点|合并|并表|剔除|调整)后 | (?:同比|环比|按[年月季])由?\p{Han}* | 以?(?:美元|人民币|欧元|日元)(?:计价?)?的?
    | 股价.{0,4} | (?:主要|全部)?用于.* | .{0,4}评级.{0,6}
    | (?:适逢|正值|步入|迈入|受惠|受累|不敌|摆脱)\p{Han}{1,6} | (?:获利|亏损|营运|业绩|本业|毛利率?|净利|营收)(?:回神|收敛|扩大|收窄|回温|落底|转[强弱]|走[高低扬]|(?:逆势)?[增减升降扬])
    | [\p{Han}A-Za-z]{2,8}影响 | [比较](?:原定|原先|此前|预期|计划|市场|同业|行业)的? | .*分别[获被].* | .*合计(?:囊括|包办|吃下|拿下|占)? | .{0,4}(?:囊括|包办|吃下)
    """,
    regex.VERBOSE,
)


@cache
def no_parts() -> frozenset[str]:
    """Return the words that no part is called by."""
    return frozenset(word for row in lexicon("no_parts") for word in row["words"].split())


# 第一大客户|屿山汽车: which of them it is, before its name
RANKED = regex.compile(r"^第[一二三四五]大(?:客户|股东|供应商)(?=\p{Han}{2})")


def plain_part(part: str | None) -> str | None:
    """Return a part by its name alone, None where it is none.

    >>> plain_part("岚桐系列在北岛市场"), plain_part("起重平台贡献"), plain_part("全年乘用车"), plain_part("盘中")
    ('岚桐系列', '起重平台', '乘用车', None)
    """
    if part is None or part in no_parts() or FORMS.fullmatch(part):
        return None
    if part == "二手":
        return "二手房"  # 二手|房价, 二手|房价格
    if sold := IN_MARKET.fullmatch(part):
        return str(sold.group("what"))
    piece = RANKED.sub("", TAIL.sub("", part))
    head = HEAD.match(piece) or OF_KIND.match(piece)
    return str(piece[head.end() :]) if head else str(piece)


# 第一产业增加值: a part of the whole product
INDUSTRY = regex.compile(r"(?P<part>第[一二三]产业)增加值")
# 占经济比重一半以上的|个人消费: how much of the whole it is, and not what it is
WEIGHTY = regex.compile(r"占\p{Han}{2,14}(?:以[上下]|左右|过半|[半成])的(?=\p{Han}{2,10}$)")
# 总建筑面积(大)于9万平方米: the head of 大于, which is no part of the noun
COMPARES = regex.compile(r"(?<=\p{Han}{3})[大小高低]$")


def plain_topic(topic: Topic, *, bounded: bool) -> Topic:
    """Return a topic without what only joins its noun to the number or the owner; `bounded`: the number is told by a bound.

    >>> plain_topic(Topic("的品牌价值"), bounded=False).concept, plain_topic(Topic("总建筑面积大"), bounded=True).concept
    ('品牌价值', '总建筑面积')
    >>> plain_topic(Topic("占经济比重一半以上的个人消费"), bounded=False).concept
    '个人消费'
    """
    if topic.concept.startswith("第") and (industry := INDUSTRY.fullmatch(topic.concept)):
        return Topic("gdp", str(industry.group("part")))
    if topic.part == "新增" and not concept_unit(topic.concept):
        return Topic(f"新增{topic.concept}")  # 新增专利1260件
    if topic.part and topic.concept.startswith(topic.part):
        topic = Topic(topic.concept)  # 内地旅客: told once
    plain = str(WEIGHTY.sub("", topic.concept.removeprefix("的")))
    plain = str(COMPARES.sub("", plain)) if bounded else plain
    return topic if plain == topic.concept else Topic(plain, topic.part)


# 卖得最好的当属扫地机,…; 唯一扭亏的是冷库业务,…; 外卖业务成为亮点,…: of what the rest of the sentence tells
PICKS = re.compile("当[数属]|要数|莫过于|首推|[唯最][^,;。]{1,8}是|亮点|看点|火车头|[主生]力|引擎|增长[点极]|支柱|基本盘|大头|短板|黑马|功臣|压舱石|顶梁柱|来源|现金牛")
PICKED_NEAR = 100
"""So many characters before a number it may be picked out."""
PICKED = regex.compile(
    r"""
    (?: (?:当数|当属|要数|莫过于|首推) | (?<![^,;。!?\n]) (?:而|但|不过|其中)* (?:唯一|[^,;。\d]{0,6}最) [^,;。\d]{1,6} 的 (?:还|仍|依然|则|就|正|当然)? 是 )
        (?P<name>[\p{Han}A-Za-z]{2,10}?) (?:业务|板块|分部)? , [^;]* $
    | (?:(?<![^;。!?\n])|[^,;。\n\d]{1,6}看,|(?<![\p{Han}])\p{Han}{1,4}(?:端|侧|方面|层面),) (?:而|但|不过|其中)? (?:[^,;。\d]{1,12}所[在属]的)? (?P<name>[\p{Han}A-Za-z]{2,10}?) (?:\([^()\n\d]{1,10}\)(?P<more>\p{Han}{2,4}))? (?:业务|板块|分部|销售)?
        (?:则|仍|依然|继续|也|再|才)* (?:成为?|是|乃|为) [^,;。\d]{0,6} (?:亮点|看点|火车头|[主生]力|主力军|引擎|增长[点极]|支柱|基本盘|大头|短板|黑马|功臣|压舱石|顶梁柱|来源(?!单一|不足|有限|不明|多元|广|稳)|现金牛) [^,;。\d]{0,4} , (?P<told>[^;]*) $
    """,
    regex.VERBOSE,
)
# …,收入8亿元; …,期内做到8亿元: told of the line that was picked; but not …,手续费收入8亿元
ITS_OWN = regex.compile(
    r"""
    (?:期内|季内|全年|[上下]半年|本季度?|[前首第]?[一二三四]?季度?|\d{1,2}月)? (?:共|已|实现|录得|做到|取得|贡献|带来|净|总)*
    (?:收入|营收|营业|销售|毛利|净利|利润|盈利|出货|销量|产量|同店|订单|占比|同比|按年|约|近|逾|超|(?<=实现|录得|做到|取得|贡献|带来)\d|$)
    """,
    regex.VERBOSE,
)


def picked_part(text: str, begin: int, start: int) -> str | None:
    """Return the line that the sentence from `begin` picked out before an offset, None where it picked none.

    >>> picked_part("卖得最好的当属扫地机,收入8亿元", 0, 13), picked_part("唯一扭亏的是冷库业务,收入8亿元", 0, 13)
    ('扫地机', '冷库')
    >>> picked_part("礼盒(节庆)套装是火车头,销售8亿元", 0, 16), picked_part("公司最大的股东是岚桐,持股8%", 0, 13)
    ('礼盒套装', None)
    """
    near = max(begin, start - PICKED_NEAR)
    picked = PICKED.search(text, near, start) if PICKS.search(text, near, start) else None  # the first look costs little
    if picked is None or NOT_PICKED.search(picked["name"]) or (picked["told"] and ITS_OWN.match(picked["told"]) is None):
        return None
    return f"{picked['name']}{picked['more'] or ''}"


# 瓷器|却卖得最慢,(收入); 手袋业务|受关税拖累,(收入): the clause says how a line does, beside the others, the next ones its numbers;
# but 订单|也见回暖, 汇率|仍有波动, 产能|有所释放: how things stand, and of no line where none is called so
DOES = r"(?:则(?!下)|就|却|更|反而|倒|反倒|最|较|稍|略|相对|表现)[^,;。\d]{1,10}"
LED = regex.compile(
    rf"""
    [“]?(?:反而|好在|而|但|不过|至于|其中|惟|再看)* (?!(?:公司|集团|市场|行业)) (?P<name>[\p{{Han}}A-Za-z]{{2,8}}?)
    (?: (?:业务|板块|分部|部门) (?:方面)? [^,;。\d]{{2,14}} | (?:方面|端)? (?:{DOES}) ) , (?P<told>[^;。]*) $
    """,
    regex.VERBOSE,
)
OF_LINE = frozenset("revenue gross_margin gross_profit operating_profit operating_margin sales_volume sales_amount revenue_share net_profit 销量 同店销售 分部溢利 分部利润 经营亏损".split())
"""What a line of business has of its own."""
# …,集团毛利率三成: of the whole again, but not 占集团收入三成
OF_ALL = regex.compile(r"(?:^|,)(?:而|但)?(?:集团|公司|整体|综合|全年|合并)[^,]*$")
# 市场竞争, 销情, 上半年, 汇率: what does well or badly, and is no line
NO_LINE = regex.compile(r"(?:增[长速幅加]|[降跌涨升]幅|下[滑降跌]|贡献|占比|市场|行业|准则?|口径|情况|条件|需求|竞争|环境|经济|气氛|销情|生意|业绩|表现|管理层|股价|汇率|利率|[年季月日周]|时期|假期|旺季|淡季|因素|成本|费用|价格|政策|影响|期)$|[这该其此他她它我]|客户|股东|对手|同业|同行|董事|主席|总裁|消费者")


def led_part(text: str, begin: int, start: int) -> str | None:
    """Return the line of business that the part of the sentence before an offset begins with, where it first says how that does; else None.

    >>> led_part("瓷器却卖得最慢,收入跌2%", 0, 11), led_part("手袋业务表现最差,收入跌2%", 0, 12)
    ('瓷器', '手袋')
    >>> led_part("市场竞争更激烈,收入跌2%", 0, 11), led_part("瓷器却滞销,集团毛利率2%", 0, 12)
    (None, None)
    """
    near = max(begin, text.rfind(";", begin, start) + 1)
    led = LED.match(text, near, start) if start - near <= PICKED_NEAR and text.find(",", near, start) > 0 else None
    if led is None or NO_LINE.search(led["name"]) or NOT_PICKED.search(led["name"]) or ITS_OWN.match(led["told"]) is None or OF_ALL.search(led["told"]):
        return None
    return str(led["name"])


# 游戏业务方面,(第三季度净收入), 内销方面,(收入): the line that the sentence says it turns to
HEADED = regex.compile(
    r"""
    (?<![^;。!?\n]) (?:而|但|其中|此外|另外|同时|至于|分业务看|分部来看)*,? (?P<name>[\p{Han}A-Za-z0-9]{2,10}?)
    (?: (?:业务|板块|分部|产品线|渠道)(?:方面|上)? | 方面 ) , (?P<told>[^;。]*) $
    """,
    regex.VERBOSE,
)
# 财务方面, 渠道方面, 利润方面: what is told of the whole
OF_NO_LINE = regex.compile(
    r"(?:财务|渠道|产品|区域|地区|客户|用户|品牌|门店|研发|盈利|盈余|分红|股息|派息|现金流?|收入|营收|收益|利润|净利|毛利|订单|产能|产量|销量|销售|库存|存货|资产|负债|债务|投资|经营|运营|营运|财报|数据|指引|展望|未来|全年"
    r"|基本面|成长性|上市|并购|收购|扩张|布局|产业|科研|定价|行情|股价|股票|估值|战略|管理|治理|团队|费用|成本|税务|税收|财政|政策|宏观|就业|民生|交易|募资|合作|交付|情况|股东|融资|回购|资本|主营|主要|核心|创新|人员|员工|效率|质量|风险|技术|生产|供应|采购|行业|公司|集团|个股|板块|盘面|消息|新|各|该|这一?|上述|两大|三大|多个?|其他?|.*(?:率|[量价额]))"
)


def headed_part(text: str, begin: int, start: int, owner: str | None) -> str | None:
    """Return the line of business that a sentence turns to before it tells its numbers, None where it turns to none.

    >>> headed_part("游戏业务方面,第三季度净收入8亿元", 0, 15, None), headed_part("内销方面,岚嘉集团收入8亿元", 0, 11, "岚嘉集团")
    ('游戏', '内销')
    >>> headed_part("财务方面,第三季度净收入8亿元", 0, 13, None), headed_part("游戏业务方面,集团净收入8亿元", 0, 12, None)
    (None, None)
    """
    near = max(begin, text.rfind(";", begin, start) + 1)
    headed = HEADED.match(text, near, start) if start - near <= PICKED_NEAR and text.find(",", near, start) > 0 else None
    if headed is None or OF_NO_LINE.fullmatch(headed["name"]) or NO_LINE.search(headed["name"]):
        return None
    told = headed["told"].removeprefix(owner or "")
    return str(headed["name"]) if ITS_OWN.match(told) and not OF_ALL.search(told) else None


# 该业务是主力, 最新公布的是一季报, 最受关注的是毛利率: of no line that is named
NOT_PICKED = regex.compile("^[这该其此本他她它我]|^地区$|最\\p{Han}{1,2}的|(?:风险|问题|原因|优势|特点|挑战)$|公司|集团|(?:报|率|[均股售]价|[销产]量|[余总]额|报告|数据|业绩)$")
