"""What the talk of companies tells for certain: what they hold, sell, build and spend on research."""

import regex

from newsfacts.facts.told.rule import FILL, Told

GOODS_UNITS = frozenset("辆 台 部 只 件 套 双 瓶 吨 伙 支 枚 箱".split())
PERCENT = frozenset("%")
HOLDS = regex.compile(rf"(?<![户人平]均)(?:持有|持股)(?:公司|该公司|其)?{FILL}")
# 前五大|客户 and what they take of the whole
TOP = r"(?P<part>(?:前(?:[一二三五十两]|\d{1,2})(?:大|名)|(?:第一|单一最|最)大(?:的[一两三四五]家\p{Han}{0,2}?)?|头[两三四五]大)"
TAKES = r"占(?:比(?![例重])|(?:了|去)?(?:公司|当期|同期|总|主营业务|年度|其)*(?:"
SHARE_OF = r"(?:的?(?:比例|比重))?)(?:为|的|高达|达|约|近|逾|超过?|合计|分别|依次|各)*(?:[\d.]+%(?:、|和|及|与))*$"  # the second number of a list, too

DUTY = regex.compile(r"(?:、\d+%)*的?(?!\p{Han}{0,8}[免减豁])\p{Han}{0,6}?关税(?!收入|总额|成本|负担|压力|由|占|来自|下[调降]|上[调升])")

BUSINESS = (
    # 估值达18亿元,相当于每股2.5元
    Told(label="MONEY", look=frozenset("值"), before=regex.compile(r"估值[^。;]{0,16},(?:折合|约合|相当于|对应)(?:约)?$"), concept="share_price", units=frozenset(("CNY/股", "HKD/股", "USD/股")), moves=False),
    # 发电设备平均利用2300小时
    Told(label="DURATION", look=frozenset("用"), before=regex.compile(rf"(?P<what>(?:\p{{Han}}{{2}}设备)?(?:累计)?平均利用)(?:小时数?)?(?:为|达|是)?{FILL}"), concept="{what}小时数"),
    # 外贸箱140万标箱
    Told(
        label="QUANTITY",
        look=frozenset("箱"),
        before=regex.compile(rf"(?P<part>外贸|内贸|中转|海铁联运)(?:集装)?箱(?:吞吐)?量?(?:完成|达|为)?{FILL}"),
        concept="集装箱吞吐量",
        part="{part}",
        units=frozenset("标箱 标准箱 TEU".split()),
    ),
    # 为店铺作出3千万元减值, 对存货计提1.1亿元拨备, 确认2亿元减值损失
    *(
        Told(
            label="MONEY",
            look=frozenset("出提认得"),
            before=regex.compile(rf"(?<!转回已|冲回已|拨回已)(?:作出|计提|提取|确认|录得){FILL}"),
            behind=regex.compile(f"的?(?:资产|存货|商誉|信用|坏账)?{what}(?!准备|亏损|损失|拨备|收益|率|覆盖|后|前|拨回|回拨|转回|冲回)"),
            concept=what,
            moves=False,
        )
        for what in ("减值", "拨备", "减值拨备", "减值准备", "减值损失", "减值亏损", "跌价准备", "拨备回拨", "拨备拨回", "拨备转回", "减值拨回", "减值转回", "减值收益")
    ),
    # 去年卖酒4.8万吨, 卖猪32万头
    Told(
        label="QUANTITY",
        look=frozenset("卖"),
        before=regex.compile(rf"(?<![专变拍买倒甩抛叫义热外贩售])卖(?:出|掉|了)?(?:酒|车|猪|牛|鸡|奶|房|机|鞋|茶|药|瓜|煤|油|布|纸|钢|米|糖)(?:总?量)?{FILL}"),
        concept="sales_volume",
        moves=False,
    ),
    # 全球今年供给成长7%, 位元需求却增19%
    Told(
        label="PERCENT",
        look=frozenset("供需元"),
        before=regex.compile(r"(?P<what>位元(?:供给|需求|产出|出货)|(?<=全球|[今明去]年|整体|[,;、])(?:供给|需求))(?:则|却|也|仅|只|将|可望|只会|反而)*(?:成长|增长|增加|减少|下降|衰退|年?[增减])(?:了|近|约|逾)?$"),
        concept="{what}",
        moves=True,
    ),
    # 每头只卖190元, 一斤卖十二三块
    Told(
        label="MONEY",
        look=frozenset("卖值售"),
        before=regex.compile(rf"[每一](?:头|只|斤|公斤|吨|瓶|箱|盒|株|尾|羽|枚)(?:只|仅|才|能|可|还|就|也)*(?:卖|值|售)(?:到)?{FILL}"),
        concept="price",
        moves=False,
        small=True,
    ),
    # 中期盈利跌18%,息削至16仙
    Told(label="MONEY", look=frozenset("息"), before=regex.compile(rf"(?:^|[,。、;%\n ]|[中末特全][期年别])息(?:减|削|增|加|维持|派|升)?(?:至|到)?{FILL}"), concept="dividend_per_share", moves=None, small=True),
    # 社会库存43万吨,周内去库1.2万吨
    Told(label="QUANTITY", look=frozenset("库"), before=regex.compile(rf"(?<!仓)[去累降]库(?:存)?{FILL}"), concept="inventory", moves=True),
    # 焦炭库存只剩8天, 铁矿石可用30天
    Told(label="DURATION", look=frozenset("存用"), before=regex.compile(rf"(?:库存|可用|够用)(?:只剩|仅剩|还有|可用|够用|够|不足)?{FILL}"), concept="库存可用天数"),
    # 分别持有8.3%、5.1%; 共持有1.1亿股
    Told(
        label="PERCENT",
        look=frozenset("持"),
        before=HOLDS,
        behind=regex.compile(r"[,;。、)\n]|和|及|的?股[权份]|$"),
        concept="stake",
        units=PERCENT,
        moves=False,
    ),
    Told(label="QUANTITY", look=frozenset("持"), before=HOLDS, concept="shares_held", units=frozenset("股"), moves=False),
    # 拿下全球1/5市场, 合计吃下八成的盘子
    Told(
        label="PERCENT",
        look=frozenset("下据括走有"),
        before=regex.compile(rf"(?:拿下|抢下|占据|占有|囊括|吃下|拿走|吸走)[^,;。\d]{{0,20}}?{FILL}"),
        behind=regex.compile(r"的?(?:\p{Han}{0,6}?市场|市占|份额|盘子)"),
        concept="market_share",
        units=PERCENT,
        moves=False,
    ),
    # 折叠屏手机出货90万台,其中川岳独占六成
    Told(label="PERCENT", look=frozenset("独"), before=regex.compile(rf"独[占揽享](?:了|去|其中)?{FILL}"), near=regex.compile("出货|销量|市场|售出|卖出|交付"), behind=regex.compile("[,;。、)]|$|的?(?:份额|市场)"), concept="market_share", units=PERCENT, moves=False),
    # 海外撑起四成的盘子
    Told(label="PERCENT", look=frozenset("起"), before=regex.compile(rf"[顶撑扛托]起(?:了)?{FILL}"), behind=regex.compile(r"的?(?:盘子|销量|半?江山)"), concept="销量占比", units=PERCENT, moves=False),
    # 增资完成后公司将取得岚嘉能源20%的股权
    Told(
        label="PERCENT",
        look=frozenset("得有购让售"),
        before=regex.compile(rf"(?:取得|获得|拥有|收购|购买|受让|转让|出售|认购)[^,;。\d]{{0,16}}?{FILL}"),
        behind=regex.compile("的?(?:股权|股份)(?!激励|质押|变动)"),
        concept="stake",
        units=PERCENT,
        moves=False,
    ),
    # 平均到每件快递为7.1元, 折合每票2.3元, of a text that counts parcels
    Told(
        label="MONEY",
        look=frozenset("每"),
        before=regex.compile(rf"(?:摊到|分摊到|平均到?|折合|算到|合)每一?[个件票单](?:包裹|快件|快递)?(?:上|头上)?(?:的?收入)?(?:是|为|只有|仅)?{FILL}"),
        near=regex.compile("包裹|快递|快件"),
        concept="单票收入",
        moves=False,
        small=True,
    ),
    # 使用自有资金4000万元对岚嘉能源进行增资, 以1.2亿元向子公司增资
    Told(
        label="MONEY",
        look=frozenset("金以资用"),
        before=regex.compile(rf"(?:资金|现金|使用|出资|以|拟|货币)(?:人民币)?{FILL}"),
        behind=regex.compile(r"(?:的?(?:自有|货币)?(?:资金|现金))?[对向给][^,;。]{2,14}?(?:进行|实施)?(?:增资|注资|出资)"),
        concept="investment_amount",
        moves=False,
    ),
    # 占公司总股本(约2.4亿股)的1.3%
    Told(
        label="PERCENT",
        look=frozenset("占"),
        before=regex.compile(r"占(?:本?公司|上市公司|其)?(?:总股本|股份总[数额]|股本总[额数])\([^()]{2,16}\)的?(?:比例)?(?:为|约)*$"),
        concept="stake",
        units=PERCENT,
    ),
    Told(
        label="QUANTITY",
        look=frozenset("("),
        before=regex.compile(r"(?:总股本|股本总[额数]|股份总[数额])\((?:约|即)?$"),
        behind=regex.compile(r"\)"),
        concept="总股本",
        units=frozenset("股"),
        moves=False,
    ),
    # 前十大股东里,某基金加仓312万股, 新进480万股
    # 每10股转增7股, 每10股派3元并送红股2股
    Told(label="QUANTITY", look=frozenset("转送"), before=regex.compile(rf"(?:每(?:10|十)股)(?:拟|将)?(?:[^;。\n]{{0,20}}[元股)][、,并再及和]*)?(?P<how>转增|送红股|送股?|转)(?:股本)?{FILL}"), concept="每10股{how}", units=frozenset("股"), moves=None),
    Told(label="QUANTITY", look=frozenset("仓"), before=regex.compile(rf"(?P<verb>加仓|减仓|增仓){FILL}"), concept="{verb}股数", units=frozenset("股"), moves=None),
    Told(label="QUANTITY", look=frozenset("进"), before=regex.compile(rf"新进(?:持有)?{FILL}"), concept="shares_held", units=frozenset("股"), moves=False),
    # 持有岚嘉银行2亿股
    Told(
        label="QUANTITY",
        look=frozenset("持"),
        before=regex.compile(rf"(?<![所其])持有(?!的)[^,;。:\d质押增减回购]{{2,14}}?{FILL}"),
        concept="shares_held",
        units=frozenset("股"),
        moves=False,
    ),
    # 集采后预计节约100亿元, 每年可省下3亿元
    Told(
        label="MONEY",
        look=frozenset("节省"),
        before=regex.compile(rf"(?:节约|节省|省下|省却)(?:出|的)*(?P<what>[^,;。\d]{{0,6}}?){FILL}"),
        concept="节省{what}",
        moves=False,
    ),
    # 研发方面,集团去年投入2亿元; 两年研发砸下3亿元
    Told(
        label="MONEY",
        look=frozenset("研"),
        before=regex.compile(rf"研发(?:上|方面|端|则|这块)?[^;。]{{0,20}}(?:投入|砸下|砸|花掉|花费|花去|投了|烧掉)(?:资金)?{FILL}"),
        concept="rd_expense",
        moves=False,
    ),
    # 早年出资4200万元入股
    Told(label="MONEY", look=frozenset("资"), before=regex.compile(rf"(?<![筹集融])(?:出|斥|投)资{FILL}"), behind=regex.compile("(?:现金)?(?:入股|参股|增资|认缴)"), concept="investment_amount", moves=False),
    # 前五大供应商占采购额的62%, 对前三大客户的销售占比64%
    Told(label="PERCENT", look=frozenset("商"), before=regex.compile(rf"{TOP}供应商)(?:的|合计|采购(?:总?金?额)?)*{TAKES}采购(?:总?金?额|总量|成本)?){SHARE_OF}"), concept="采购占比", part="{part}", units=PERCENT, moves=False),
    # 前三大客户贡献48%
    Told(label="PERCENT", look=frozenset("户"), before=regex.compile(rf"{TOP}客户)(?:共|合计|约|就|便|则)*(?:贡献|带来|撑起)(?:了)?(?:公司|全部|整体)?(?:营收|收入)?的?{FILL}"), concept="revenue_share", part="{part}", units=PERCENT, moves=False),
    Told(label="PERCENT", look=frozenset("户"), before=regex.compile(rf"{TOP}客户)(?:的|合计|销售(?:收入|金?额)?|营收|收入)*{TAKES}(?:营业?收入|营收|收入|销售(?:收入|金?额)?)(?:总额)?){SHARE_OF}"), concept="revenue_share", part="{part}", units=PERCENT, moves=False),
    # 一季度经营活动净流出4300万元
    Told(
        label="MONEY",
        look=frozenset("营"),
        before=regex.compile(rf"经营(?:性|活动)?(?:产生的?|所得)?(?:现金)?(?:流量?)?净?流[出入](?:净额)?{FILL}|经营(?:性|活动)?[^,。;]{{0,8}}现金流(?:(?!投资|筹资|融资|自由|资金|主力)[^。;]){{0,22}},(?:(?!投资|筹资|融资|自由|资金|主力)[^,。;]){{0,10}}净流[出入](?:了|额)?{FILL}"),
        concept="operating_cash_flow",
        moves=False,
    ),
    # 以18亿美元估值募到1.3亿美元
    Told(label="MONEY", look=frozenset("募"), before=regex.compile(rf"募(?:到|得){FILL}"), near=regex.compile(r"估值|[A-H]\+?轮|天使轮|领投|跟投"), concept="financing_amount", moves=False),
    # 上半年蚀6200万元
    Told(label="MONEY", look=frozenset("蚀"), before=regex.compile(rf"(?<![侵腐剥销锈])蚀{FILL}"), concept="net_loss", moves=False),
    # 8月仅缴出9.8亿元, 以12.4亿元再写单月新高: as the firms of Taiwan tell their month
    Told(label="MONEY", look=frozenset("缴交"), before=regex.compile(rf"月[^,;。]{{0,4}}[缴交]出{FILL}"), concept="revenue", moves=False),
    Told(
        label="MONEY",
        look=frozenset("以"),
        before=regex.compile(r"以$"),
        behind=regex.compile(r"[再又续改]?(?:写下?|创下?|刷新|改写)(?:单[月季])(?:历史|同期)?(?:新高|次高|纪录)"),
        concept="revenue",
        moves=False,
    ),
    # 手里管着35亿元
    Told(label="MONEY", look=frozenset("管"), before=regex.compile(rf"管(?:着|理着?){FILL}"), concept="fund_size", moves=False),
    # 发行一笔3亿美元绿色债券
    Told(
        label="MONEY",
        look=frozenset("发"),
        before=regex.compile(rf"(?:发行|增发|续发|发出)(?:一笔|总额|规模|不超过)?{FILL}"),
        near=regex.compile("债|票据|存单|融资券|短融|中票"),
        concept="bond_amount",
        moves=False,
    ),
    # 以17亿元竞得
    Told(
        label="MONEY",
        look=frozenset("以斥"),
        before=regex.compile("(?:以(?:现金|自有资金|总价|对价)?|斥资?)(?:约|近|逾)?$"),
        behind=regex.compile(r"(?:\([^()]{2,20}\))?(?:的?(?:总价|价格))?(?:向[^,;。]{1,16}?)?(?:收购|受让|购买|购入(?!\d)|鲸?吞[下并]?|吃下|买下|竞得|投得|摘得|夺得|(?:沽[出售]|放售|[卖售]出)[^,;。]{0,12}(?:厦|铺|楼|物业|地皮|地块|股权|资产|业务)|拿下|竞下|抢下|摘走|收入囊中|收入麾下|中标)"),
        concept="acquisition_price",
        moves=False,
    ),
    # 完成近5亿元B+轮融资, 获得2亿元天使轮融资, but 对岚桐汽车的2亿元股权投资 is what somebody else gets
    Told(
        label="MONEY",
        look=frozenset(),
        before=regex.compile(""),
        behind=regex.compile(r"的?(?:新一轮|首轮|(?:Pre-?)?[A-H]\d?\+*轮|天使轮?|种子轮?)(?:及[A-H]\d?\+*轮)?(?:系列)?(?:融资|投资)|的?(?:战略|股权)融资"),
        concept="financing_amount",
        moves=False,
    ),
    # 按每股37港元配售
    Told(
        label="MONEY",
        look=frozenset("按以"),
        before=regex.compile(r"[按以](?:每股)?$"),
        behind=regex.compile(r"的?(?:价格)?(?:先旧后新|配售|配股|供股|定增|发行(?!.{0,4}[债票券]))"),
        concept="issue_price",
        moves=False,
    ),
    # 以美元兑新台币30元为汇率假设
    Told(label="MONEY", look=frozenset("兑"), before=regex.compile(rf"(?:美元|欧元|日[圆元]|英镑|人民币|港[元币])兑(?:每)?(?:新?台币|人民币|港[元币]|日[圆元]|美元)(?:汇率)?(?:为|以|在|约|平均)*{FILL}"), concept="exchange_rate", small=True, moves=False),
    # 配售2,500万股,作价12.3元; 回购300万股,每股作价9.5元至9.8元
    Told(label="MONEY", look=frozenset("价"), before=regex.compile(rf"(?:配售|配股|供股|先旧后新|发行新股|发售|招股)[^;。]{{0,30}},(?:每股)?(?:作价|配售价|供股价){FILL}"), concept="issue_price", small=True, moves=False),
    Told(label="MONEY", look=frozenset("购"), before=regex.compile(rf"(?:回购|购回)[^;。]{{0,24}},每股(?:作价|价格|代价|价)(?:介乎|介于|由|为)?{FILL}"), concept="回购价", small=True, moves=False),
    # 折让8%抽水4亿元, but not 平台每单抽水5元
    Told(label="MONEY", look=frozenset("抽"), before=regex.compile(rf"抽水{FILL}"), near=regex.compile("折让|溢价|配[股售]|供股|先旧后新|发[行新]|集资"), concept="proceeds", moves=False),
    # 配股后,主席祁远的持股量由41%降至38%
    Told(label="PERCENT", look=frozenset("股"), before=regex.compile(rf"持股量(?:则|亦|将)?(?:由|为|达|[增减升降]至)?{FILL}|持股量(?:则|亦|将)?由[\d.]+%\p{{Han}}{{2,4}}[至到]{FILL}"), concept="stake", units=PERCENT),
    # 股利方面,上半年拟配3元
    Told(label="MONEY", look=frozenset("配"), before=regex.compile(rf"(?:拟|将|预计|每股|共|再)配(?:发|息)?{FILL}"), near=regex.compile("[股配除]利|[配除]息|殖利率|[半季]年?配"), concept="dividend_per_share", small=True, moves=False),
    # 配售1,900万股
    Told(label="QUANTITY", look=frozenset("配增"), before=regex.compile(rf"(?:配售|配发|增发){FILL}"), concept="shares_issued", units=frozenset("股"), moves=False),
    # 投资人拿了900万元
    Told(
        label="MONEY",
        look=frozenset("掏拿"),
        before=regex.compile(rf"(?:投资[人者方]|资本|创投|基金)们?[掏拿](?:出|了)*{FILL}"),
        behind=regex.compile(r"(?!.{0,4}(?:分红|奖励|回购|捐|补))"),
        concept="financing_amount",
        moves=False,
    ),
    # 公司只值6100万元
    Told(label="MONEY", look=frozenset("值"), before=regex.compile(rf"(?:只|仅|才|就)值{FILL}"), concept="valuation", moves=False),
    # 因漏报被证监局罚80万元, 连亏三季后扭亏1.2亿元
    Told(label="MONEY", look=frozenset("罚"), before=regex.compile(rf"[被遭][^,;。\d]{{2,12}}(?:处|判)?罚(?:款|没)?{FILL}"), concept="fine", moves=False),
    Told(label="MONEY", look=frozenset("亏"), before=regex.compile(rf"扭亏(?:为盈)?{FILL}"), concept="net_profit"),
    # 财务总监祁闻舟罚200万元, 另有6人共罚1450万元, but not 处罚
    Told(label="MONEY", look=frozenset("罚"), before=regex.compile(rf"(?<![处惩赏责刑重被遭])罚(?:款|没)?{FILL}"), concept="fine", moves=False),
    # 被没收业务收入180万元
    Told(label="MONEY", look=frozenset("收"), before=regex.compile(rf"没收(?P<what>业务收入|违法所得|非法所得){FILL}"), concept="没收{what}", moves=False),
    # 业务收入180万元被没收
    Told(
        label="MONEY",
        look=frozenset("收"),
        before=regex.compile(rf"(?P<what>业务收入|违法所得|非法所得)(?:共计|合计)?{FILL}"),
        behind=regex.compile(r"(?:也|亦|均|则|一并|全部|悉数)*(?:被|予以|遭|由[^,;。]{2,8})没收"),
        concept="没收{what}",
        moves=False,
    ),
    # 其余五名责任人合计480万元
    Told(label="MONEY", look=frozenset("名位"), before=regex.compile(rf"[名位](?:相关)?(?:责任人员?|高管|当事人|会计师|保荐代表人)(?:从|由)?{FILL}"), near=regex.compile("罚"), concept="fine", moves=False),
    # 禁入证券市场5年
    Told(label="DURATION", look=frozenset("禁"), before=regex.compile(rf"禁入(?:证券)?市场(?:为期|期限)?{FILL}"), concept="市场禁入期限"),
    # 引进4架、退出2架, 引进A320飞机3架: aircraft that join a fleet or leave it
    Told(label="QUANTITY", look=frozenset("进出收役"), before=regex.compile(rf"(?P<verb>引进|退出|退役|接收)(?:[A-Z][A-Za-z0-9-]{{1,8}}(?:系列)?)?(?:飞机|客机|货机)?{FILL}"), concept="{verb}飞机", units=frozenset("架"), moves=False),
    # 采取8年市场禁入措施
    Told(label="DURATION", look=frozenset(), before=regex.compile(""), behind=regex.compile("的?(?:证券)?市场禁入"), concept="市场禁入期限"),
    # “26岚城投MTN002”足额募集11亿元
    Told(
        label="MONEY",
        look=frozenset("募"),
        before=regex.compile(rf"募集(?:到|资金)?{FILL}"),
        near=regex.compile("债券|[转公企]司?债(?!务)|中票|短融|MTN|SCP|PPN|足额募集"),
        concept="bond_amount",
        moves=False,
    ),
    # 卖出203伙,揽金近14亿元
    Told(
        label="MONEY",
        look=frozenset("伙套宗"),
        before=regex.compile(rf"(?:售出|卖出|沽出?|成交|[开发推]售|[首次]轮)[^。;]{{0,14}}[伙套宗](?:单位|新房)?(?:全数)?(?:沽清|售罄)?,(?:(?:占|全数|悉数|即日|即晚)[^,;。]{{0,8}},)?(?:合共|合计|共)?(?:吸金|涉资|套现|揽金|进账){FILL}"),
        concept="sales_amount",
        moves=False,
    ),
    # 再融3亿元, 融到2亿元, but not 金融2亿元; 三轮融资合计筹得3亿元
    Told(
        label="MONEY",
        look=frozenset("融"),
        before=regex.compile(rf"(?:[再又已共]|累计|先后)融(?:到|得|了|下|资)?{FILL}|(?<!金)融(?:到|得|下)(?:了)?{FILL}|轮(?:融资)?,?(?:累计|合计|总共|一共|共)*(?:进账|入账|到手|吸金|落袋|筹得|拿到){FILL}"),
        concept="financing_amount",
        moves=False,
    ),
    # 4宗涉宅用地成交,总价77亿元
    Told(
        label="MONEY",
        look=frozenset("总"),
        before=regex.compile(rf"(?<!起始|起拍|挂牌|出让)(?:成交)?总价款?(?:为|合计|达|约)?{FILL}"),
        near=regex.compile(r"[涉住宅商]地|用地|宗地|地块|土拍"),
        concept="成交总价",
        moves=False,
    ),
    # 客运收益率每收入客公里55.1仙: what is earned by the kilometre, a sum
    Told(
        label="MONEY",
        look=frozenset("率"),
        before=regex.compile(r"(?P<what>(?:[客货]运|[客座]公里|乘客|旅客)收益率),?(?:每[\p{Han}]{2,8}?公里)?(?:仅|只|得|录得|为|约|至|有)*$"),
        concept="{what}",
        moves=False,
    ),
    # 上半年共发生融资71起
    Told(
        label="QUANTITY",
        look=frozenset("发完达披"),
        before=regex.compile(rf"(?:发生|完成|达成|披露)(?:的)?(?P<what>(?:股权)?(?:融资|并购|投融资|收购|减持|回购))(?:事件|案例|交易|案)?{FILL}"),
        concept="{what}",
        units=frozenset("起 宗 笔 件 例".split()),
        moves=False,
    ),
    # 对进口文具课20%关税; 手表适用5%的关税; 15%的进口文具关税, but 四成的关税收入
    Told(
        label="PERCENT",
        look=frozenset("对"),
        before=regex.compile(rf"对(?:来自)?(?P<part>(?:进口)?\p{{Han}}{{2,8}}?)(?:的?(?:全部|所有|输\p{{Han}}|商品|产品|货品|货物))*(?:[再另各]?加?[课征]|征收|适用)的?{FILL}"),
        behind=DUTY,
        concept="关税税率",
        part="{part}",
        units=PERCENT,
    ),
    Told(label="PERCENT", look=frozenset(), before=regex.compile(""), behind=DUTY, concept="关税税率", units=PERCENT, moves=False),
    # 以19.2%的份额居首, but not 以5%的份额入股
    Told(label="PERCENT", look=frozenset("以凭"), before=regex.compile(r"[以凭](?:约|近|逾|超过?|不到)?$"), behind=regex.compile(r"的?(?:市场|全球|国内)?(?:份额(?![入参持认受出])|占有率|市占率?)"), concept="market_share", units=PERCENT, moves=False),
    # 份额41.2%
    Told(
        label="PERCENT",
        look=frozenset("额"),
        before=regex.compile(rf"(?<![基金申购赎股权])份额(?:为|达到?|占|[升降增]至|提升[至到]|扩大[至到]|来到|是|有)?{FILL}"),
        concept="market_share",
        units=PERCENT,
        moves=False,
    ),
    # 核心品种在集采中降价四成
    Told(label="PERCENT", look=frozenset("价"), before=regex.compile(rf"[降提涨加减]价(?:幅度)?(?:为|达到?)?{FILL}"), concept="price", units=PERCENT, moves=True),
    # 团队从高峰期的310人减到245人
    Told(
        label="QUANTITY",
        look=frozenset("团人员"),
        before=regex.compile(rf"(?:团队|人手|员工)(?:规模|人数|总数)?(?:已|则)?(?:由|从)[^,;。\d]{{0,10}}(?:\d[\d,.万]*余?[人名][^,;。\d]{{0,8}}[至到])?{FILL}"),
        concept="employees",
        units=frozenset("人名"),
    ),
    # 全系直降2万元, 官降8000元
    Told(label="MONEY", look=frozenset("降减"), before=regex.compile(rf"(?:(?:直|官|立|狂|(?<=价格?|[车款版型机]|全系)再)降|[立直]减|降价){FILL}"), concept="price", moves=True),
    # 标准版由21.98万元降到19.98万元
    Told(
        label="MONEY",
        look=frozenset("版款型"),
        before=regex.compile(r"(?:^|[,;。:、])(?P<part>[\p{Han}A-Za-z0-9+]{1,8}(?:版|(?<![账货借贷存税罚募赔拨捐付缴欠筹垫分专本余])款|车型))(?:的?(?:官方)?(?:指导价|售价|起售价|定价))?(?:由|从|为|仅需|只要|仅|降[至到]|涨[至到]|卖到?|要价?|上探至)(?:约)?$"),
        concept="price",
        part="{part}",
    ),
    # 目前在岗1170人
    Told(
        label="QUANTITY",
        look=frozenset("在"),
        before=regex.compile(rf"在[岗职册](?:员工|职工|人员|人数)?(?:为|有)?{FILL}"),
        concept="employees",
        units=frozenset("人名位"),
        moves=False,
    ),
    # 6GW电池项目, 15万千瓦的储能电站
    Told(
        label="QUANTITY",
        look=frozenset(),
        before=regex.compile(""),
        behind=regex.compile(r"的?[\p{Han}A-Za-z]{0,6}(?:项目|电站|产线|装机|基地|机组)"),
        concept="capacity",
        units=frozenset("GW MW GWh MWh kW 千瓦 千瓦时 吉瓦 吉瓦时 兆瓦".split()),
    ),
    # 已进入23个国家
    Told(
        label="QUANTITY",
        look=frozenset("盖入往到及布驻地销口"),
        before=regex.compile(rf"(?:覆盖|进入|销往|卖到|出口到?|遍及|遍布|进驻|落地|行销){FILL}"),
        behind=regex.compile("国家"),
        concept="countries_served",
        units=frozenset("个"),
    ),
    # 汽车销售2900辆, 轿车零售82万辆
    Told(
        label="QUANTITY",
        look=frozenset("售发"),
        before=regex.compile(
            rf"(?:(?<![\p{{Han}}A-Za-z0-9])|(?<=[年月日国省市中,]))(?:国内|全国|全球)?(?P<part>(?![年月日内]|当中|其中|[去今前明上]年|全[国省市]|国内|其中|累计|共|以来|本?公司|\p{{Han}}{{0,3}}在)[\p{{Han}}A-Za-z]{{0,8}}?(?:[车品机房酒油]|品牌|海外|境外))"
            rf"(?:市场)?(?:累计|实现|共)*(?:销售|零售|批发){FILL}"
        ),
        concept="sales_volume",
        part="{part}",
        units=GOODS_UNITS,
    ),
    # 新建商品房共卖出2.1亿平方米: the area that was sold
    Told(
        label="QUANTITY",
        look=frozenset("卖售交"),
        before=regex.compile(rf"(?P<part>新建商品(?:房|住宅)|商品(?:房|住宅)|新房|二手房)(?:网签)?(?:共|累计|合计)?(?:卖出|卖掉|卖了|售出|成交)(?:了|面积)?{FILL}"),
        concept="{part}销售面积",
        units=frozenset(("平方米", "万平方米")),
        moves=None,
    ),
    # 玩家日均停留95分钟, 人均单日使用76分钟
    Told(label="DURATION", look=frozenset("留用线看听览读"), before=regex.compile(rf"(?P<who>(?:用户|玩家|会员|观众)?(?:人均|户均)?(?:单日|每日|每天|日均)(?:平均)?)(?P<what>停留|使用|在线|观看|收听|浏览|阅读)(?:时间)?{FILL}"), concept="{who}{what}时长"),
    # 12月批发22万辆, but 累计零售41万辆 goes on with what was spoken of
    Told(label="QUANTITY", look=frozenset("发售"), before=regex.compile(rf"(?:[月年季日]|单月)(?:实现|完成)?(?:批发|零售)(?:销量)?{FILL}"), concept="sales_volume", units=frozenset("辆台")),
    # 月销4万辆, 卖掉3000只, 海外卖出2万辆
    Told(
        label="QUANTITY",
        look=frozenset("销卖售"),
        before=regex.compile(rf"(?P<part>海外|境外|)(?:市场)?(?:共|累计|合计)?(?:[年月周日]销|卖车|销车|卖出|卖掉|[再要]卖|卖|售出)(?:了|掉|出)?{FILL}"),
        concept="sales_volume",
        part="{part}",
        units=GOODS_UNITS,
    ),
)
"""The constructions, the surest first."""
