"""What the talk of takeovers, licences, buybacks and debts put in order tells for certain: prices, terms, what a licence earns."""

import regex

from newsfacts.facts.told.rule import FILL, Told

PERCENT = frozenset("%")

# The money, and in its clause or the next one, with no other subject than 公司, how long it is enough.
LASTS = regex.compile(
    rf"""
    (?:现金|资金|账上|弹药|家底|手头|的钱|消耗速度) (?!业务|流入|流出)[^,。;]{{0,16}}
    (?:,(?:公司|集团|大约|大概|[只仅尚还]|[按以照][^,。;]{{2,14}},?)*)? (?:还|[只仅尚也就])*
    (?:可以?|够|能|足以|足够) (?:再|继续|公司)* (?:用|花|烧|支?撑|维持|支持|运转) (?:个|到|上)? {FILL}
    """,
    regex.VERBOSE,
)
AT_THIS_RATE = regex.compile(rf"照(?:这个?|此|目前|当前|现在)\p{{Han}}{{0,4}}(?:速度|节奏)[^。;\d]{{0,20}}?(?:可以?|够|能)(?:再|继续)*(?:花|烧|支?撑|维持|支持){FILL}")

# 5000万欧元(约4亿元)的首付款
IN_BRACKETS = r"(?:\([^()\n]{2,24}\))?"

TAKEOVERS = (
    # 每股ADS可获7.2美元|现金
    Told(label="MONEY", look=frozenset("股份"), before=regex.compile(rf"每[股份](?:ADS|美国存托股份?|普通股|存托股)?(?:将|可|均)*(?:获得?|收取|换取)付?{FILL}"), behind=regex.compile("的?现金(?!股息|股利|红利|分红|派息)"), concept="acquisition_price", small=True),
    # 共有52家|中国企业赴美上市
    *(
        Told(label="QUANTITY", look=frozenset(), before=regex.compile(""), behind=regex.compile(rf"(?:中国|中资|中概|内地|本土)?(?:企业|公司)(?:成功|已)?赴{there}(?:上市|IPO|挂牌|敲钟)"), concept=concept, units=frozenset("家间"), moves=False)
        for there, concept in (("美国?", "赴美上市企业"), ("(?:香?港)", "赴港上市企业"), ("(?:海外|境外)", "海外上市企业"))
    ),
    # 账上现金12亿元,够用两年; 弹药还能撑一年半: how long the money lasts
    Told(label="DURATION", look=frozenset("用花撑烧持"), before=LASTS, concept="现金可支撑时间"),
    Told(label="DURATION", look=frozenset("照"), before=AT_THIS_RATE, near=regex.compile("现金|资金|账上|的钱|家底|弹药|消耗|烧|流出|亏"), concept="现金可支撑时间"),
    # 高开5%报12元: at what trade began
    Told(label="MONEY", look=frozenset("开"), before=regex.compile(rf"[高低平]开[^,;。]{{0,8}}?,?报(?:于|在)?{FILL}"), concept="open_price", small=True, moves=False),
    # 手里的4.5%, 拿着5%, 握有三成股份: what somebody holds
    Told(
        label="PERCENT",
        look=frozenset("手着握"),
        before=regex.compile(rf"(?:(?:手[里中上头]|名下)(?:的|还?有|共?握有|还剩)?|拿着|握有|手握|攥着){FILL}"),
        behind=regex.compile("的?(?:股[份权]|持股)|[,;。、]"),
        near=regex.compile("股|拿着|攥着"),
        concept="stake",
        units=PERCENT,
        moves=False,
    ),
    # 岚禾控股出让600万股
    Told(label="QUANTITY", look=frozenset("让"), before=regex.compile(rf"(?:出让|让渡|让出){FILL}"), concept="转让股份", units=frozenset("股"), moves=False),
    # 五年内放弃其900万股的表决权, 把600万股股份的投票权委托给
    Told(label="DURATION", look=frozenset(), before=regex.compile(""), behind=regex.compile(r"之?内(?:将|不可撤销地?|自愿|无条件)*放弃[^。;]{0,24}?(?:表决|投票)权"), concept="放弃表决权期限"),
    Told(label="QUANTITY", look=frozenset("弃"), before=regex.compile(rf"放弃[^,;。\d]{{0,12}}?{FILL}"), behind=regex.compile(r"(?:股份|股票)?(?:所?对应)?的?(?:全部)?(?:表决|投票)权"), concept="放弃表决权股份", units=frozenset("股"), moves=False),
    Told(label="QUANTITY", look=frozenset("将把"), before=regex.compile(r"[将把][^,;。\d]{0,12}$"), behind=regex.compile(r"(?:股份|股票)?(?:所?对应)?的?(?:全部)?(?:表决|投票)权[^,;。]{0,8}委托"), concept="委托表决权股份", units=frozenset("股"), moves=False),
    # 要约拟收购2000万股(占总股本的6%),动用资金至多3亿元
    Told(label="QUANTITY", look=frozenset("约"), before=regex.compile(rf"要约[^。;\d]{{0,24}}?(?:目标[是为]?|收购(?:的)?(?:股份)?数量[是为]?|股份数量[是为]?|收购[^,;。\d]{{0,14}}?){FILL}"), concept="要约收购股份", units=frozenset("股"), moves=False),
    Told(label="PERCENT", look=frozenset("约"), before=regex.compile(r"要约[^。;\d]{0,24}[\d.,]+[万亿]?股(?:股份)?[、,(]占(?:公司|上市公司)?总股本的?(?:比例为?)?(?:约)?$"), concept="要约股份占比", units=PERCENT, moves=False),
    Told(label="MONEY", look=frozenset("约"), before=regex.compile(rf"要约[^。]{{0,36}}(?:所?需|动用|耗用|最高|最多)(?:最高)?资金(?:总额|金额)?(?:最高|最多|不超过|上限)?{FILL}"), concept="要约资金", moves=False),
    # 收到2000万元履约保证金, 履约保证金共3000万元
    Told(label="MONEY", look=frozenset(), before=regex.compile(""), behind=regex.compile("的?履约保证金"), concept="履约保证金", moves=False),
    Told(label="MONEY", look=frozenset("履"), before=regex.compile(rf"履约保证金(?:总额|金额)?{FILL}"), concept="履约保证金", moves=False),
    # 岚禾制造再关两座工厂, but not 关闭工厂的两座
    Told(label="QUANTITY", look=frozenset("关停"), before=regex.compile(rf"(?:关闭|关停|关掉|再关|停掉|裁撤|停产(?!的|了?\p{{Han}}{{1,3}}的))(?:了|其|旗下|位于)*[^,;。\d]{{0,8}}?{FILL}"), behind=regex.compile(r"\p{Han}{0,6}?(?:工厂|厂房)(?!店|直营|复[工产])"), concept="关闭工厂", units=frozenset("座家间处个"), moves=False),
    # 亏损已延续六个季度
    Told(label="DURATION", look=frozenset("续"), before=regex.compile(rf"(?P<what>亏损|下滑|下跌|下降|增长|上涨|负增长|收缩|扩张|萎缩)(?:势头|态势|局面|状态)?(?:已经?|便|就|至少)*(?:延续|持续)(?:了)?{FILL}"), concept="连续{what}时间"),
    # 停牌三日的川岳互动; 获配股份锁定半年
    Told(label="DURATION", look=frozenset("牌"), before=regex.compile(rf"停牌(?:长达|已?满|已)?{FILL}"), concept="停牌时间"),
    Told(label="DURATION", look=frozenset("锁"), before=regex.compile(rf"锁定(?:长达)?{FILL}"), concept="锁定期"),
    # 拟出价3亿欧元(约合人民币24亿元),收购岚嘉电缆; 川岳互动5亿元吞下岚桐游戏
    Told(
        label="MONEY",
        look=frozenset("价资掷砸"),
        before=regex.compile(rf"(?:出价|报价|开价|斥资|豪掷|砸下?)(?:人民币)?{FILL}"),
        behind=regex.compile(r"(?:\([^()]{2,20}\))?,?(?:拟|欲|意欲|全资|溢价)*(?:收购|并购|买下|吞下|吞并|鲸吞|私有化)"),
        concept="acquisition_price",
        moves=False,
    ),
    Told(label="MONEY", look=frozenset(), before=regex.compile(""), behind=regex.compile("(?:鲸吞|吞下(?!苦果|败)|吞并|吞(?=《))"), concept="acquisition_price", moves=False),
    # 获川岳资本、岚岳创投投资2亿元: what a young firm gets
    Told(label="MONEY", look=frozenset("获"), before=regex.compile(rf"[获得](?:得|了)*[^,;。\d获]{{2,30}}?(?:投资|注资|增资|入股|领投)(?:的)?{FILL}"), behind=regex.compile(r"(?!的?(?:订单|项目|合同))"), concept="financing_amount", moves=False),
    # 若告吹须付2000万美元分手费
    Told(label="MONEY", look=frozenset(), before=regex.compile(""), behind=regex.compile("的?分手费"), concept="分手费", moves=False),
    # 回购A股,总额不超过5亿元,价格上限每股12元
    Told(label="MONEY", look=frozenset("限"), before=regex.compile(rf"回购[^。;]{{0,36}}价格?上限(?:由|为|定为|定在|定于|拟为)?{FILL}"), concept="回购价格上限", moves=False),
    # 较昨日收市价3元有约一成溢价, but 溢价率 is named before its number
    Told(label="PERCENT", look=frozenset("较比"), before=regex.compile(r"[较比][^,;。]{2,24}(?:有|存在|带有|呈)(?:约|近|逾|超过?)*$"), behind=regex.compile("的?溢价(?!率)"), concept="溢价"),
    Told(label="PERCENT", look=frozenset("较比"), before=regex.compile(r"[较比][^,;。]{2,24}(?:有|存在|带有|呈)(?:约|近|逾|超过?)*$"), behind=regex.compile("的?折(?:让|价)(?!率)"), concept="折让"),
    # 另可按净销售额的10%至15%收取分成: what a licence earns of what is sold
    Told(
        label="PERCENT",
        look=frozenset("销"),
        before=regex.compile(rf"(?:净|海外)?销售额?(?:净额)?(?:的|里|中|当中|收取|提取|分到|分得|提成|抽取|获得)*{FILL}"),
        near=regex.compile("分成|分到|分得|提成|抽取|特许权|版税|使用费"),
        concept="特许权使用费率",
        units=PERCENT,
        moves=False,
    ),
    # 收取8%至12%的销售权利金
    Told(label="PERCENT", look=frozenset(), before=regex.compile(""), behind=regex.compile("的?(?:净?销售额?)?(?:权利金|特许权使用费|版税|权益金)"), concept="特许权使用费率", units=PERCENT, moves=False),
    # 净销售额8%的分成; but not what a salesman or a platform gets, 3%的提成
    Told(
        label="PERCENT",
        look=frozenset("权许销药利"),
        before=regex.compile(""),
        behind=regex.compile("的?(?:净?销售额?)?(?:分成|提成)"),
        near=regex.compile("净销售|权益|授权|许可|专利|新药|管线|商业化|首付款|里程碑"),
        concept="特许权使用费率",
        units=PERCENT,
        moves=False,
    ),
    # 以3亿美元引进岚禾医药的新药权益
    Told(label="MONEY", look=frozenset("以斥"), before=regex.compile(rf"(?:以|斥资|出资)(?:总额|总价|最高|至多)*{FILL}"), behind=regex.compile(r"(?:的?(?:价格|总价|代价|总额))?(?:引进|买断|获得|取得|拿下)(?:(?!股权|土地|地块|全部权益|项目)[^,;。\d]){0,30}?(?:权益|权利|许可|授权|新药|管线)"), near=regex.compile("[药疗抗]|授权|许可|管线|适应症"), concept="交易总额", moves=False),
    # 先收5000万欧元首付款,后续里程碑付款至多2亿欧元,总额可达2.5亿欧元: what the owner of a medicine gets for it
    Told(label="MONEY", look=frozenset(), before=regex.compile(""), behind=regex.compile(rf"{IN_BRACKETS}的?(?:不可退还的?|现金|授权)*(?:首付款|首笔付款|首付(?!比|率|成数))"), concept="首付款", moves=False),
    Told(label="MONEY", look=frozenset(), before=regex.compile(""), behind=regex.compile(rf"{IN_BRACKETS}的?[\p{{Han}}、]{{0,16}}里程碑(?:付?款|金|付费)"), concept="里程碑付款", moves=False),
    Told(label="MONEY", look=frozenset(), before=regex.compile(r"(?<!(?:收入|营收|销售|额|市值|产值|规模|利润)[^,;。]{0,6})$"), behind=regex.compile(rf"{IN_BRACKETS}的?[\p{{Han}}、]{{0,16}}里程碑(?!式|意义|事件|节点|时刻|达成)"), near=regex.compile("首付|许可|授权|预付款|里程碑(?:付|款|金)"), concept="里程碑付款", moves=False),
    Told(
        label="MONEY",
        look=frozenset("额"),
        before=regex.compile(rf"(?:潜在|合计|协议|交易|合作|(?<!\p{{Han}}))总(?:金额|额|交易额)(?:上限|最高|最多|可|高|将|或|达|为|近|不超过)*{FILL}"),
        near=regex.compile("(?s)^(?!.*(?:购房|买房|月供|按揭|抵押)).*?(?:首付(?!比|率|成)|里程碑|对外授权|授权(?:交易|合作(?!项目)|协议|许可)|许可协议|BD)"),
        concept="交易总额",
    ),
    # 首付1亿元
    Told(label="MONEY", look=frozenset("付"), before=regex.compile(rf"(?<![\p{{Han}}])(?:现金)?首付{FILL}"), near=regex.compile("权益|授权|许可|里程碑|总额|新药|管线"), concept="首付款", moves=False),
    # 触发一笔800万美元的里程碑付款
    Told(label="MONEY", look=frozenset("发"), before=regex.compile(rf"触发(?:了|一笔|首笔|新|支付|近期)*{FILL}"), behind=regex.compile(rf"{IN_BRACKETS}的?(?:里程碑)?(?:付款|款项)"), concept="里程碑付款", moves=False),
    # 首付款1亿元,里程碑最高可达9亿元
    Told(label="MONEY", look=frozenset("碑"), before=regex.compile(rf"里程碑(?:付?款|金|付费)?(?:总额|合计|则|还|部分)?(?:最高|最多)?(?:可|将)?(?:[达至为]|高达|达到)?{FILL}"), concept="里程碑付款", moves=False),
    # 首付款1亿元,另有最高9亿元的里程碑付款,合计10亿元
    Told(label="MONEY", look=frozenset("计"), before=regex.compile(rf"里程碑[^。;]{{0,24}},(?:合计|总计|共计|合共){FILL}"), near=regex.compile("首付|许可|授权|预付款|里程碑(?:付|款|金)|(?:开发|注册|监管|销售|商业化|近期)里程碑"), concept="交易总额", moves=False),
    # 重组获逾八成债权人支持; 同意费为本金的0.2%
    Told(
        label="PERCENT",
        look=frozenset("获得金"),
        before=regex.compile(r"(?:[获得]|(?:已有|已获)?占[^,;。\d]{0,10}本金)的?(?:约|近|逾|超过?|合共)*$"),
        behind=regex.compile(r"的?\p{Han}{0,4}(?:债权人|债券持有人|票据持有人|持有人|债权)\p{Han}{0,3}(?:支持|同意|赞成|签署|加入|[投撑])"),
        concept="债权人同意比例",
        units=PERCENT,
        moves=False,
    ),
    Told(label="PERCENT", look=frozenset("费"), before=regex.compile(rf"(?P<what>\p{{Han}}{{1,3}}费)(?:约)?(?:为|相当于|占)(?:未偿还?)?(?:本金|认购额|成交额|交易额)的{FILL}"), concept="{what}率", units=PERCENT, moves=False),
)
"""The constructions, the surest first."""
