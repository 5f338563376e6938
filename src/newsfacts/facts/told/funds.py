"""What the reports of funds tell for certain: what they returned, and how much of them the stocks that they hold make."""

import regex

from newsfacts.facts.told.rule import FILL, Told

PERCENT = frozenset("%")
DEALS = frozenset("起 笔 宗 件 单".split())
"""What deals are counted in."""
SO_MANY = r"(?:事件|案例|交易|项目)?(?:数量?|共计?|合计|则|仅|只?有|为|录得|达到?)*"
# 上半年, 近三年, 成立以来: the time that a return is of
OVER = r"(?:单季|季度|[一二三四]季|半年|年内|全年|当年|今年|去年|年度|期内|期间|区间|以来|近[一二三五六半两][年月]|近[一三六]个月)度?"

FUNDS = (
    # 该基金上半年回报18%, 单季净值增长率为-3%, but not 标普500今年总回报率
    Told(
        label="PERCENT",
        look=frozenset("报增"),
        before=regex.compile(rf"(?:{OVER}的?(?:净值|总|累计)?回报率?|(?:份额|基金)?净值增长率)(?:为|达到?|高达|录得|是|仅|有)?{FILL}"),
        near=regex.compile("基金|净值|混合|纯债|ETF"),
        concept="净值增长率",
        units=PERCENT,
    ),
    # 禾川成长基金单位净值近三月下跌2%; but not 公司资产净值下跌8%
    Told(
        label="PERCENT",
        look=frozenset("净"),
        before=regex.compile(rf"(?<!(?<!基金)资产|账面)(?:单位|份额|基金|累计|复权)*净值(?!增长率)[^,;。\d]{{0,8}}?(?:上涨|下跌|增长|回撤|下滑|缩水|回升|攀升|[涨跌升降])(?:了|超|幅)*{FILL}"),
        near=regex.compile("基金|混合|纯债|ETF|精选|优选|业绩基准"),
        concept="净值",
        units=PERCENT,
        moves=True,
    ),
    # 禾川医药创新股票赚了三成, 禾川成长基金今年以来亏损8%, of funds by name
    *(
        Told(
            label="PERCENT",
            look=frozenset(verbs),
            before=regex.compile(rf"(?:混合|(?:创新|精选|优选|主题|成长|行业|价值|红利|量化|先锋|蓝筹|驱动|升级|产业|优势|回报|增长|稳健)(?:股票|债券)|(?<!持有)基金|联接|优选|精选|先锋|领航|成长|LOF|ETF)(?:[A-C]类?)?(?:则|也|却|至今|目前|迄今|年内|今年(?:以来)?|已|仍|还|更|甚至|累计|平均)*[{{verbs}}](?:损|得)?{FILL}".replace("{verbs}", verbs)),
            near=regex.compile("基金|净值|混合|股票|债券|优选|精选|回报|收益"),
            concept=concept,
            units=PERCENT,
        )
        for verbs, concept in (("赚", "基金收益率"), ("亏", "基金亏损率"))
    ),
    # 强积金人均赚9千元, 每名成员平均蚀3千元
    *(
        Told(
            label="MONEY",
            look=frozenset("均每员"),
            before=regex.compile(rf"(?:人均|每[人名位](?:成员|打工仔|供款人)?|成员[^,;。\d]{{0,4}})[^,;。\d]{{0,8}}?(?:{verbs}){FILL}"),
            near=regex.compile("强积金|成员|打工仔|[上下]半年|回报|[季月]"),
            concept=concept,
            moves=False,
        )
        for verbs, concept in (("[进入][账帐]|赚|收益|回报", "人均盈利"), ("倒?蚀|亏损?|损失", "人均亏损"), ("结余", "人均结余"))
    ),
    # 前十大重仓股合计占净值62%
    Told(
        label="PERCENT",
        look=frozenset("重"),
        before=regex.compile(rf"(?P<what>前[三五十]大(?:重仓股?|持仓))(?:合计|共计|共|的)*占(?:基金)?(?:资产)?净值的?(?:比例|比重)?(?:为|达到?|高达|升至|降至|是)?{FILL}"),
        concept="{what}占净值比例",
        units=PERCENT,
    ),
    # 推出一只20亿美元的风险投资基金, 设立规模5亿元的产业基金
    Told(
        label="MONEY",
        look=frozenset("只支个模"),
        before=regex.compile(rf"(?:[一首]期?[只支个]|(?:设立|成立|发起|组建|推出|募集)[^,;。\d]{{0,8}}(?:总?规模))(?:总?规模)?(?:为|达)?{FILL}"),
        behind=regex.compile(r"的\p{Han}{0,8}基金"),
        concept="fund_size",
        moves=False,
    ),
    # 并购退出60笔, 回购退出40笔
    Told(label="QUANTITY", look=frozenset("退"), before=regex.compile(rf"(?P<how>IPO|[并回]购|上市|(?:股权|老股)?转让|清算|减持)(?:方式)?退出{SO_MANY}{FILL}"), concept="退出", part="{how}", units=DEALS, moves=False),
    # 国内共发生投资2900起, 退出700笔
    Told(label="QUANTITY", look=frozenset("投退"), before=regex.compile(rf"(?P<what>(?<!被)投资|退出){SO_MANY}{FILL}"), concept="{what}", units=DEALS, moves=False),
    # 岚禾资本去年投了12宗, 出手12次
    Told(label="QUANTITY", look=frozenset("投手"), before=regex.compile(rf"(?:投出|投了|出手)(?:项目)?{FILL}"), near=regex.compile("创投|资本|投资|基金|[VP][CE]"), concept="投资", units=DEALS | {"次"}, moves=False),
)
