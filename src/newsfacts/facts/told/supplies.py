"""What contracts of supply and those who deliver tell for certain: how much of what, for how long, at what price apiece, how far from the aim."""

import regex

from newsfacts.facts.told.rule import FILL, Told

# 签约金额300亿元,交付住宅2万套: what a builder of homes hands over is no supply
AGREED = regex.compile("(?s)^(?!.*[房宅楼]).*?(?:合同|协议|合约|订单|大单|签[订署下]|签约(?!销售|金?额|面积)|供货|长单|供应商)")
WHAT = r"(?P<part>(?!目标|计划|任务|总量)[\p{Han}A-Za-z0-9\-]{2,12}?)"

# 全球石油供应将增加, 钢材供应减少: how much more of it comes to market
MORE = r"供[应给]量?(?:或|将|会|料|有望|预计|预期|可能|则|也|还|再|又|同比|环比)*(?:[增减](?:加|少|长)?|下降|上升|多出|收缩|扩大)"

# 加电费2.6%, 上调车费5%; 获批加幅
FARES = r"(?:电费|车费|票价|水费|煤气费|气费|隧道费|船费|净电价|基本电价|收费)"
FARE_MOVED = regex.compile(rf"(?:(?P<up>加|上调|调高|调升|提高|涨)|(?P<down>减|下调|调低|调减))(?:了|其|平均|整体|基本|的士|渡轮|巴士)*(?P<what>{FARES})(?:幅度)?{FILL}")

SUPPLIES = (
    Told(label="QUANTITY", look=frozenset("供"), before=regex.compile(rf"(?:(?<=[,。;:年月周季日度]|全球|世界|全国|国内|中国|美国|^)(?P<what>\p{{Han}}{{1,4}}?(?=供)))?{MORE}{FILL}"), concept="{what}供应", units=frozenset("吨 桶 桶/日 台 辆 GW 立方米 千瓦时".split()), moves=True),
    # 收购入库夏粮500万吨, 收购新产稻谷30万吨: what is bought up in a harvest
    Told(
        label="QUANTITY",
        look=frozenset("购"),
        before=regex.compile(rf"(?<!并|拟|要约)收购(?:了|入库|新季|新产|本地|农民)*(?P<what>(?:秋粮|夏粮|粮食|早稻|中晚稻|[早中晚粳籼]\p{{Han}}{{0,2}}稻|稻谷|小麦|玉米|大豆|油菜籽|棉花|籽棉|皮棉|烟叶|甘蔗|生丝|蚕茧|原粮))(?:合计|共计|总量|数量)?{FILL}"),
        concept="{what}收购量",
        units=frozenset("吨 斤 公斤 担".split()),
    ),
    Told(label="PERCENT", look=frozenset("费价"), before=FARE_MOVED, concept="{what}", units=frozenset("%")),
    # 供应不少于20GWh电芯
    Told(
        label="QUANTITY",
        look=frozenset("供付"),
        before=regex.compile(rf"(?:供应|供货|交付|供给)(?!商|链|量)(?:了|其|约|合计|共计|总计|至少|不少于|不低于|最多)*{FILL}"),
        near=AGREED,
        concept="供货量",
        units=frozenset("GW GWh MW MWh 吨 片 套".split()),
        moves=False,
    ),
    # 将分批供应组件共计3GW, 交付电芯不少于20GWh
    Told(
        label="QUANTITY",
        look=frozenset("供付"),
        before=regex.compile(rf"(?:供应|供货|提供|交付|供给)(?!商|链|量)(?:了|其|约)*{WHAT}(?:数量|总量|规模)?(?:共计|总计|合计|共|约|总量|不少于|不低于|不超过)*{FILL}"),
        near=AGREED,
        concept="供货量",
        part="{part}",
        units=frozenset("GW GWh MW MWh 吨 片 套 台".split()),
        moves=False,
    ),
    # 中标价格0.45元/Wh: what one of it costs, and no sum of the order
    Told(
        label="MONEY",
        look=frozenset("标价"),
        before=regex.compile(rf"(?P<what>中标|投标|报价|开标|招标)(?:候选人)?(?:平均|最低|最高)?(?:价格?|单价|均价|报价)(?:区间)?{FILL}"),
        concept="{what}单价",
        units=frozenset("CNY/W CNY/Wh CNY/kWh CNY/千瓦时 CNY/吨 CNY/片 CNY/瓦 CNY/瓦时 CNY/度".split()),
        moves=False,
    ),
    # 距离全年40万辆的目标还差10万辆
    Told(
        label="QUANTITY",
        look=frozenset("差缺"),
        before=regex.compile(rf"距离?[^,;。\d]{{0,8}}[\d.,]+[万亿]?\p{{Han}}{{0,2}}的?(?:目标|任务|计划)(?:还|尚|仅|只|约)*(?:相?差|缺口?)(?:了|为|有)?{FILL}"),
        concept="距目标差额",
        moves=False,
    ),
    # 10月新车挂牌1.2万辆, 领牌数8200辆: as Taiwan counts the cars sold
    Told(
        label="QUANTITY",
        look=frozenset("牌"),
        before=regex.compile(rf"(?:新车)?(?:挂牌|领牌)(?:数|量|辆数)?{FILL}"),
        concept="sales_volume",
        units=frozenset("辆台"),
        moves=False,
    ),
    # 一期20GWh
    Told(
        label="QUANTITY",
        look=frozenset("期"),
        before=regex.compile(rf"(?:^|[,;。:(、其中])(?P<part>(?:首|第?[一二三四])期)(?:工程|项目|规划|建设)*(?:年?产能|规模)?{FILL}"),
        near=regex.compile("产|项目|基地|工厂"),
        concept="capacity",
        part="{part}",
        units=frozenset("GW GWh MW MWh".split()),
        moves=False,
    ),
    # 订立供货合约,为期五年
    Told(label="DURATION", look=frozenset("期"), before=regex.compile(rf"(?:合同|协议|合约|订单),为期(?:约|近|长达)*{FILL}"), concept="合同期限"),
    # 签署为期五年的供应协议
    Told(label="DURATION", look=frozenset("期"), before=regex.compile(rf"为期(?:约|近|长达)*{FILL}"), behind=regex.compile(r"的?[^,;。\d会展]{0,16}?(?P<of>合同|协议|合约|订单)"), concept="合同期限"),
)
"""The constructions, the surest first."""
