"""What the talk of markets tells for certain: offers, lots, flows, runs, how many shares rose."""

import regex

from newsfacts.facts.told.rule import FILL, Told

# 较招股价12元高出两成, 比8元的发行价低5%: how far the share is from what it was offered at
OFFER = r"(?:发行价格?|发行定价|招股价|发售价|上市价)"
FROM_OFFER = regex.compile(rf"[较比][^,;。]{{0,12}}{OFFER}[^,;。]{{0,14}}$")
# 每手账面赚680元, 一手400股账面亏损120元
LOT = r"(?P<lot>[每一]手)(?:\d+股)?,?(?:不计手续费)?,?(?:可|约|净|浮)?"
IN_BOOKS = rf"{LOT}[账帐]面?(?:约|净|浮|可|料)?"
GAINS, LOSES = rf"(?:赚|盈利|获利|盈|袋){FILL}", rf"(?:蚀|亏损|亏){FILL}"
# 外资回补25亿元, 自营商则调节150张: the buyers and sellers of Taiwan's reports
BUYERS = r"(?P<who>外资及陆资|外资|陆资|投信|自营商|三大法人|(?:八大)?公股(?:行库|券商|银行)?|官股券商)"
BUYS = r"(?:买超|[小大狂]买|敲进?|加码|回补|承接|低接|买进|布局)"
SELLS = r"(?:卖超|[小大狂]卖|倒出|倒货|调节|减码|砍|出脱|抛售|卖出|提款)"
# 外资由卖转买,一口气敲进73亿元: how they turned, between two commas at most
TURNED = r"(?:\p{Han}{0,2}由[买卖][转翻][买卖],)?"
ALONE = r"(?:(?!外资|陆资|投信|自营商|法人|公股|官股)[^。;])"  # no other buyer between
HERE = r"(?:(?!外资|陆资|投信|自营商|法人|公股|官股)[^,;。])"  # and no end of the clause
BOUGHT = regex.compile(rf"{BUYERS}{TURNED}{HERE}{{0,16}}?{BUYS}(?:台股)?{FILL}")
SOLD = regex.compile(rf"{BUYERS}{TURNED}{HERE}{{0,16}}?{SELLS}(?:台股)?{FILL}")
# 三大法人合计买超120亿元,外资占了98亿元: of what was told right before
SHARE_OF_BOUGHT, SHARE_OF_SOLD = (regex.compile(rf"(?:{deals})[^,;。]{{2,16}},[^,;。]{{0,4}}?{BUYERS}就?占{FILL}") for deals in ("买超", "卖超"))
# 外资昨买超川岳电(6998)1.3万张: the share between
SHARE = r"[\p{Han}A-Z*-]{0,8}?(?:\(\d{4,6}[^()]{0,4}\))?"
BOUGHT_OF, SOLD_OF = (regex.compile(rf"{BUYERS}[^,;。]{{0,16}}?{deals}{SHARE}{FILL}") for deals in (BUYS, SELLS))
# 北水趁低扫17亿元, 南向资金趁低吸纳36亿港元
NORTHERN = r"(?:北水|南向资金|南下资金|港股通资金)[^,;。]{0,10}?"
# 投信连四日站在买方: the run is named behind the number
RUNS = regex.compile(rf"{BUYERS}{ALONE}{{0,24}}连续?$")
# 外资昨买超1.3万张,连6日加码合计9.2万张
RUN = rf"{BUYERS}{ALONE}{{0,30}}连续?[\p{{Han}}\d]{{1,3}}(?:[日天个周]|(?=[买卖]))"
SUM = rf"(?:合计|共|累计|已)?{FILL}"
RUN_BOUGHT, RUN_SOLD = regex.compile(f"{RUN}{BUYS}{SUM}"), regex.compile(f"{RUN}{SELLS}{SUM}")
AGAIN = r"[昨今当单日天再又续反手仍累计合]{0,4}"
SURE_OF_LOT = regex.compile("稳(?:获|夺|中|得|拿|抽|派)")
LOTS = frozenset(("张", "口"))
STOCKS = frozenset("只 家 股 档".split())
# 1700只个股下跌, 31只录得升幅
CATCHES = r"(?:个股|股票|股份|股)?(?:录得|封住|封上|封于|封死|牢牢封|直线|强势|纷纷|集体|批量|触及|收|告|逆势)?"
SO_MANY = r"(?:的)?(?:家数|个股|股票|股)?(?:数量?)?(?:则|有|仅|只|为|达|共)*"
ENDS = r"(?=[,;。、]|$)"
HOUSE = r"(?:^|[,;。])\p{Han}{2,6}?(?:则|亦|也)?(?:削|降|升|上调|下调|调高|调低|调升|调降)"
RATING = regex.compile("评级|目标价")
ANYTHING = regex.compile("$")
# 降息25个基点, but not 若降息25个基点, 降息50个基点的概率
SAID = r"(?<!(?:若|(?<!一)如)[^,;。]{0,12}|[押赌]注?)"
NO_ODDS = regex.compile(r"(?!的?(?:概率|可能|机会|机率))")
POINTS = frozenset(("bp", "pp"))
TURNING_POINT = regex.compile("的?(?:荣枯|枯荣|盛衰|兴衰|景气|强弱)(?:分界|分水岭|临界|线)")


MOVED = "涨跌升挫扬飙泻弹"
AT = r"(?:现报|最新报|盘中报|收报|收于|收在|报收|收盘报|报|收)"
# 盘后该股(一度直线)跳水: what may stand before the verb, and the verb
BY_THE_WAY = r"该股|股价|公司|其|一度|最多|最高|曾|随即|应声|即|便|直接|直线|急速|快速|大幅|小幅|先|则|仍|也|再|又|续|继续|反而|转|逆势"
LEAPS = r"(?:[涨跌挫升扬泻飙]|[上下][涨跌挫扬滑]|[大重急暴狂劲小微飙][涨跌挫升扬泻飙]|高开|低开|跳水|[急直]?插|走[高低]|闪崩|跳[涨空])"


def _breadth(name: str, before: str, behind: str) -> tuple[Told, ...]:
    """Return the two ways in which shares are counted: 跌停9只, 9只跌停."""
    ahead = regex.compile(rf"{before}{SO_MANY}{FILL}")
    after = regex.compile(rf"{CATCHES}{behind}{ENDS}")
    return (
        Told(label="QUANTITY", units=STOCKS, look=frozenset("涨跌升停"), before=ahead, concept=name),
        Told(label="QUANTITY", units=STOCKS, look=frozenset(), before=ANYTHING, behind=after, concept=name),
    )


MARKETS = (
    # 爆出3万张大量, 爆量3.2万张
    Told(label="QUANTITY", look=frozenset("爆"), before=regex.compile(rf"爆(?:出|量)(?:成交)?{FILL}"), concept="trading_volume", units=frozenset("张 手 口 股".split()), moves=False),
    # 宣布降息25个基点, 已累计加息1个百分点; 降准0.5个百分点
    Told(label="PERCENT", look=frozenset("息"), before=regex.compile(rf"{SAID}[降加升减]息(?:幅度?)?{FILL}"), behind=NO_ODDS, concept="interest_rate", units=POINTS),
    # 加息半厘
    Told(label="PERCENT", look=frozenset("息"), before=regex.compile(rf"{SAID}[降加升减]息{FILL}"), behind=NO_ODDS, concept="interest_rate", units=frozenset("%")),
    # 有30个基点的降息空间
    Told(label="PERCENT", look=frozenset(), before=ANYTHING, behind=regex.compile("的?(?:降息|减息|加息)(?:空间|幅度)"), concept="interest_rate", units=POINTS),
    Told(label="PERCENT", look=frozenset(), before=ANYTHING, behind=regex.compile("的?降准(?:空间|幅度)"), concept="reserve_ratio", units=POINTS),
    # 平均机龄6.8年
    Told(label="DURATION", look=frozenset("龄"), before=regex.compile("(?P<what>平均(?:机|船|车|楼)龄)(?:仅|只|约|为|达|在)*$"), concept="{what}"),
    # 非农职位增加8万个: how many more an economy has
    Told(label="QUANTITY", look=frozenset("职"), before=regex.compile(rf"(?P<what>非农)?业?职位(?:仅|只|净|再|意外)*(?:增加?|多增){FILL}"), concept="{what}新增职位", units=frozenset("个份"), moves=True),
    # 跌破50的荣枯线
    *(Told(label=label, look=frozenset(), before=ANYTHING, behind=TURNING_POINT, concept="荣枯线", moves=False) for label in ("QUANTITY", "PERCENT")),
    Told(label="PERCENT", look=frozenset("准"), before=regex.compile(rf"{SAID}降准{FILL}"), behind=NO_ODDS, concept="reserve_ratio", units=POINTS),
    # 以1美元兑31.5元新台币估算
    Told(label="MONEY", look=frozenset("元镑"), before=regex.compile(r"(?<![\d.])[1一](?:[美欧港澳]元|英镑)(?:兑换?|对|合|换)$"), concept="exchange_rate"),
    # 盘中刷新42元的历史高点
    Told(
        label="MONEY",
        look=frozenset("新创"),
        before=regex.compile(rf"(?:刷新|改写|[写创]下|创出?){FILL}"),
        behind=regex.compile(r"(?:/股)?的?(?:上市|历史|阶段|年内|盘中|近期|逾?\p{Han}{0,3}[年月]来?)*(?:新?高点?|高位|新高价?|天价)"),
        concept="high_price",
        moves=False,
        small=True,
    ),
    Told(label="MONEY", look=frozenset("手"), before=regex.compile(IN_BOOKS + GAINS), concept="{lot}账面盈利"),
    Told(label="MONEY", look=frozenset("手"), before=regex.compile(IN_BOOKS + LOSES), concept="{lot}账面亏损"),
    Told(label="MONEY", look=frozenset("手"), before=regex.compile(LOT + GAINS), concept="{lot}盈利"),
    Told(label="MONEY", look=frozenset("手"), before=regex.compile(LOT + LOSES), concept="{lot}亏损"),
    # 抽300手才稳获一手
    Told(label="QUANTITY", look=frozenset("抽请购"), before=regex.compile(rf"(?:抽|申请|认购)(?:足|满|最少|至少|起码){{0,2}}{FILL}"), near=SURE_OF_LOT, concept="稳获一手申请手数", units=frozenset("手")),
    # 券商共借出900亿元孖展; 孖展已超购600倍, 以公开发售集资额2亿元计,超额611倍
    Told(label="MONEY", look=frozenset(), before=ANYTHING, behind=regex.compile("孖展"), concept="孖展金额", moves=False),
    Told(label="QUANTITY", look=frozenset("展开"), before=regex.compile(rf"(?:孖展|公开(?:发售|部分|认购))(?!.*国际)[^;。]{{0,34}}(?:超购|超额(?:认购)?|相当于[^,;。]{{0,20}}的){FILL}"), concept="public_subscription_multiple", units=frozenset("倍")),
    # 相当于香港公开发售初步可供认购的股份总数约35倍
    Told(label="QUANTITY", look=frozenset("当"), before=regex.compile(r"相当于在?(?:香港)?公开发售[^,;。]{0,26}$"), concept="public_subscription_multiple", units=frozenset("倍")),
    Told(label="QUANTITY", look=frozenset("当"), before=regex.compile(r"相当于在?国际(?:配售|发售)[^,;。]{0,26}$"), concept="international_subscription_multiple", units=frozenset("倍")),
    # 1200万股作香港发售,作价每股5港元至6港元
    Told(label="MONEY", look=frozenset("价"), before=regex.compile(rf"(?:配售|发售|招股)[^;。]{{0,30}},作价{FILL}"), concept="issue_price", units=frozenset(("HKD/股", "CNY/股", "USD/股")), moves=False),
    # 另有15%超额配股权
    Told(label="PERCENT", look=frozenset(), before=ANYTHING, behind=regex.compile("的?超额配[股售发]权"), concept="超额配股权", units=frozenset("%")),
    # 全球发售3200万股H股, but not 已发行12亿股
    Told(label="QUANTITY", look=frozenset("行售"), before=regex.compile(rf"(?<!已)(?:发行|发售|招股){FILL}"), concept="shares_issued", units=frozenset("股"), behind=regex.compile("H股|新股|[,。;]")),
    # 关闭了北美约85%的门店
    Told(label="PERCENT", look=frozenset("关"), before=regex.compile(r"(?:关闭|关停|关掉|关了|暂时关闭)[^;。]{0,24}$"), behind=regex.compile(r"的?\p{Han}{0,4}(?:门店|店铺|店面|餐厅|商店|影院)"), concept="关店比例", units=frozenset("%")),
    # 禁售半年
    Told(label="DURATION", look=frozenset("售"), before=regex.compile("禁售期?(?:为|约|长达)?$"), concept="禁售期"),
    # 开市即报55元
    Told(label="MONEY", look=frozenset("开"), before=regex.compile(r"(?:开市|开盘)(?:即|便)?(?:报|见|于)(?:约)?$"), concept="open_price", moves=False, small=True),
    # 较发行价12元
    Told(
        label="MONEY",
        look=frozenset("价"),
        before=regex.compile(rf"(?:较|比|高于|低于|跌破)(?:其|该股|公司)?{OFFER}(?:的|为|约)?$"),
        concept="issue_price",
        moves=False,
    ),
    # 冲上20%涨停, 开盘即10%封板
    Told(label="PERCENT", look=frozenset(), before=ANYTHING, behind=regex.compile("的?(?:封板|涨停|跌停)"), concept="share_price", units=frozenset("%")),
    Told(label="PERCENT", look=frozenset("价"), before=FROM_OFFER, concept="share_price", units=frozenset("%"), moves=True),
    Told(label="QUANTITY", look=frozenset("价"), before=FROM_OFFER, concept="share_price", units=frozenset("倍"), moves=True),
    # 暗盘收跌2%, before the first day of trading
    Told(label="PERCENT", look=frozenset("暗"), before=regex.compile(rf"暗盘[^,;。\d]{{0,10}}[涨跌挫升高低扬飙泻]{FILL}"), concept="share_price", units=frozenset("%"), moves=True),
    # 业绩公布后盘后跌6%, 该股盘前一度跳水8%, after the revenue that they follow
    Told(label="PERCENT", look=frozenset("盘该应"), before=regex.compile(rf"(?:盘[前后](?:交易)?(?:时段|中)?|该股|应声)(?:{BY_THE_WAY})*{LEAPS}{FILL}"), concept="share_price", units=frozenset("%"), moves=True),
    # 川岳汽车涨5%,报80港元: beside what a share costs, whatever was spoken of before; a close where the session's is named
    Told(label="PERCENT", look=frozenset(MOVED), before=regex.compile(rf"(?<![益价本金费入润率格量][上下大急微小再又]?)(?<!每股\p{{Han}}{{1,8}})[{MOVED}]{{1,2}}(?:了|约|近|逾|超过?)*$"), behind=regex.compile(rf",{AT}\d[\d.,]*(?:[港美欧日新]元|元|英镑|韩元)(?![/兑])"), concept="share_price", units=frozenset("%"), moves=True),
    Told(label="MONEY", look=frozenset("收"), before=regex.compile(rf"(?:(?:(?:收盘|收市)[^。;]{{0,24}}|收)[{MOVED}]{{1,2}}(?:约|近|逾|超过?)?\d[\d.]*%,{AT}|[{MOVED}]{{1,2}}(?:约|近|逾|超过?)?\d[\d.]*%,(?:收|收报|收于|收在|报收|收盘报|收盘价))$"), concept="close_price", moves=False, small=True),
    # 目标价下修至90元,盘中下挫逾5%: the share moved, and not what it is to cost
    Told(label="PERCENT", look=frozenset("盘场段日早天昨今"), before=regex.compile(rf"(?:盘[中初]|[早尾午]盘|午后|终场|早段|[今昨][日天早晚]?)(?:{BY_THE_WAY})*{LEAPS}{FILL}"), near=regex.compile("目标价"), concept="share_price", units=frozenset("%"), moves=True),
    # 首日开盘即涨210%
    Told(label="PERCENT", look=frozenset("开首"), before=regex.compile(rf"(?:开盘|开市|首日|首挂)(?:{BY_THE_WAY})*{LEAPS}{FILL}"), concept="share_price", units=frozenset("%"), moves=True),
    # 电力设备以2.1%的涨幅居首
    Told(label="PERCENT", look=frozenset("以"), before=regex.compile(r"以(?:约|近|逾|超过?)?$"), behind=regex.compile(r"的?[涨跌升]幅(?:成为|位?居|领[涨跌先]|排|稳居|高居|登|夺|垫底|殿后)"), concept="share_price", units=frozenset("%")),
    # 年内涨幅扩大到1.4倍
    Told(label="QUANTITY", look=frozenset("幅"), before=regex.compile(r"(?:年内|今年以来|年初以来|上市以来|累计|股价)[^,;。\d]{0,6}涨幅(?:[扩收]\p{Han}|已|达|约|为|至|到|近|逾|超过?)*$"), concept="share_price", units=frozenset("倍")),
    # 缩量收涨4.7%, whatever was spoken of before
    Told(label="PERCENT", look=frozenset("收"), before=regex.compile(rf"(?<![营税回吸增创丰征签年月])收(?:盘|市)?(?:时|仍|最终|则|再|续|微|小幅|大幅|略)*(?:[涨跌升挫红黑绿高低退失软插泻飙扬]|走[高低]|下跌|上涨|大涨|大跌){FILL}"), concept="share_price", units=frozenset("%"), moves=True),
    # 终场下挫4.5元, 早盘一度涨12元
    Told(
        label="MONEY",
        look=frozenset("终收早尾盘"),
        before=regex.compile(rf"(?:终场|收盘|早盘|尾盘|盘中|开盘)[^,;。\d]{{0,6}}(?:[涨跌挫升扬弹]|上[涨升扬]|下[跌挫滑]|重挫|大[涨跌]){FILL}"),
        concept="share_price",
        moves=True,
        small=True,
    ),
    # 重挫14元、失守210元: what stands behind it tells where the share then was; of wages and fees the words before tell
    Told(
        label="MONEY",
        look=frozenset("涨跌挫扬升泻飙"),
        before=regex.compile(rf"(?:^|[,;。、])[^,;。、\d]{{0,8}}?(?<!每\p{{Han}}{{1,2}}|[工薪]资|月薪|[租薪]金|养老金|标准|价格|[均单售房票]价|成本|费|补贴)(?:重挫|急挫|急[涨跌]|暴[涨跌]|狂[飙泻]|劲[扬升]|大[涨跌]|上涨|下[跌挫]|小[涨跌]|(?<![上下大小暴急])[涨跌]){FILL}"),
        behind=regex.compile(r"[,、]?(?:或\d[^,;。]{0,8}[,、])?(?:失守|收[在于报盘]?\d|以\d|报\d|站上|跌破|突破)"),
        concept="share_price",
        moves=True,
        small=True,
    ),
    # 川岳证券则削1.5元至31元,评级“中性”: what a house thinks a share is worth, in a row of houses
    Told(label="MONEY", look=frozenset("削降升调"), before=regex.compile(rf"{HOUSE}{FILL}"), behind=regex.compile(r"至\d"), near=RATING, concept="target_price", moves=True, small=True),
    Told(label="MONEY", look=frozenset("至"), before=regex.compile(rf"{HOUSE}[\d.]+(?:元|%)至(?:约)?$"), near=RATING, concept="target_price", moves=False, small=True),
    # 目标价72元;另一家券商只给58元
    Told(label="MONEY", look=frozenset("给喊"), before=regex.compile(r"(?:[只仅才]给|给出|喊[出到上])(?:到|了)?$"), near=regex.compile("目标价|合理价|本益比"), concept="target_price", moves=False, small=True),
    # 大股东提出每股1.6元私有化
    Told(label="MONEY", look=frozenset(), before=ANYTHING, behind=regex.compile("(?:的?(?:现金|代价|价格)|作价|提出|进行|全面)*私有化"), concept="私有化价", moves=False, units=frozenset(("HKD/股", "CNY/股", "USD/股", "TWD/股"))),
    # 股价以218元开出, 以12元大幅高开
    Told(label="MONEY", look=frozenset("以"), before=regex.compile("以$"), behind=regex.compile("(?:的?价[位格])?(?:大幅|小幅|微幅|跳空|直接)*(?:开出|开盘|开市|跳空开|[高低平]开)"), concept="open_price", moves=False, small=True),
    # 攻上涨停45元, 失守210元, 锁住45元: where the share stands
    Told(
        label="MONEY",
        look=frozenset("停守锁"),
        before=regex.compile(r"(?:涨停|跌停)(?:价|板)?$|失守$|锁[住在死于]$"),
        behind=regex.compile(r"(?!\p{Han}{0,4}(?:成本|利润|收益|毛利|价差|货款|资金|订单))"),
        concept="share_price",
        moves=False,
        small=True,
    ),
    Told(label="MONEY", look=frozenset("水南港"), before=regex.compile(rf"{NORTHERN}(?:扫货?|吸纳|承接|捞货|买入|买超|加仓){FILL}"), concept="net_inflow"),
    Told(label="MONEY", look=frozenset("水南港"), before=regex.compile(rf"{NORTHERN}(?:沽出|沽货|净沽|减持|卖出){FILL}"), concept="net_outflow"),
    # 分别被沽出2.6亿元
    Told(label="MONEY", look=frozenset("沽"), before=regex.compile(rf"[被遭](?:北水|南向资金|南下资金)?净?沽[出售货空]?{FILL}"), concept="net_outflow"),
    # 港汇早上报7.82
    Told(
        label="QUANTITY",
        look=frozenset("汇币"),
        before=regex.compile(r"(?:港汇|港元汇价|汇价|在岸人民币|离岸人民币|人民币汇率)[^;。]{0,24}(?:报|至|于|见)$"),
        concept="exchange_rate",
        units=frozenset((None,)),
    ),
    Told(label="MONEY", look=frozenset("资信商人股"), before=BOUGHT, concept="net_inflow", part="{who}", moves=False),
    # 外资连3卖后转买,单日买超120亿元
    Told(label="MONEY", look=frozenset("资信商人股"), before=regex.compile(rf"{BUYERS}{ALONE}{{0,20}},{AGAIN}{BUYS}(?:台股)?{FILL}"), concept="net_inflow", part="{who}", moves=False),
    Told(label="MONEY", look=frozenset("资信商人股"), before=regex.compile(rf"{BUYERS}{ALONE}{{0,20}},{AGAIN}{SELLS}(?:台股)?{FILL}"), concept="net_outflow", part="{who}", moves=False),
    # 外资砸90亿元敲进川岳电, 自营商斥5亿元加码
    Told(label="MONEY", look=frozenset("资信商人股"), before=regex.compile(rf"{BUYERS}[再又续狠豪]{{0,2}}[砸斥掷](?:资|下)?{FILL}"), behind=regex.compile(f"{BUYS}"), concept="net_inflow", part="{who}", moves=False),
    Told(label="MONEY", look=frozenset("资信商人股"), before=SOLD, concept="net_outflow", part="{who}", moves=False),
    # 外资连4卖,5月以来卖超31亿元
    Told(label="MONEY", look=frozenset("买"), before=regex.compile(rf"{RUN}买(?:超)?,[^,;。]{{0,10}}?{BUYS}{SUM}"), concept="net_inflow", part="{who}"),
    Told(label="MONEY", look=frozenset("卖"), before=regex.compile(rf"{RUN}卖(?:超)?,[^,;。]{{0,10}}?{SELLS}{SUM}"), concept="net_outflow", part="{who}"),
    # 外资期指净空单减码800口
    Told(label="QUANTITY", look=frozenset("净"), before=regex.compile(rf"(?P<what>净[空多](?:单|部位))(?:口数|则|也|已|再|仍|单日|一口气|昨|今)*(?:增加|减少|加码|减码|扩大|缩减|回补|[增减升降][至到])?{FILL}"), concept="{what}", units=frozenset("口")),
    Told(label="MONEY", look=frozenset("占"), before=SHARE_OF_BOUGHT, concept="net_inflow", part="{who}", moves=False),
    Told(label="MONEY", look=frozenset("占"), before=SHARE_OF_SOLD, concept="net_outflow", part="{who}", moves=False),
    Told(label="QUANTITY", look=frozenset("资信商人股"), before=BOUGHT_OF, concept="net_inflow", part="{who}", units=LOTS),
    # 投信看好川岳电,加码800张
    Told(label="QUANTITY", look=frozenset("资信商人股"), before=regex.compile(rf"{BUYERS}{ALONE}{{0,12}},{BUYS}{FILL}"), concept="net_inflow", part="{who}", units=LOTS),
    # 投信连3日卖超,昨再调节90张
    Told(label="QUANTITY", look=frozenset("资信商人股"), before=regex.compile(rf"{BUYERS}{ALONE}{{0,20}},{AGAIN}{BUYS}{FILL}"), concept="net_inflow", part="{who}", units=LOTS),
    Told(label="QUANTITY", look=frozenset("资信商人股"), before=regex.compile(rf"{BUYERS}{ALONE}{{0,20}},{AGAIN}{SELLS}{FILL}"), concept="net_outflow", part="{who}", units=LOTS),
    Told(label="QUANTITY", look=frozenset("资信商人股"), before=SOLD_OF, concept="net_outflow", part="{who}", units=LOTS),
    Told(label="MONEY", look=frozenset("连"), before=RUN_BOUGHT, concept="net_inflow", part="{who}"),
    Told(label="MONEY", look=frozenset("连"), before=RUN_SOLD, concept="net_outflow", part="{who}"),
    Told(label="QUANTITY", look=frozenset("连"), before=RUN_BOUGHT, concept="net_inflow", part="{who}", units=LOTS),
    Told(label="QUANTITY", look=frozenset("连"), before=RUN_SOLD, concept="net_outflow", part="{who}", units=LOTS),
    Told(label="DURATION", look=frozenset("连"), before=RUNS, behind=regex.compile(rf"站在买方|{BUYS}|净?买"), concept="连续买超天数", part="{who}"),
    Told(label="DURATION", look=frozenset("连"), before=RUNS, behind=regex.compile(rf"站在卖方|{SELLS}|净?卖"), concept="连续卖超天数", part="{who}"),
    # 外资连5买, 出口连7红
    Told(label="QUANTITY", look=frozenset("连"), before=regex.compile(rf"{BUYERS}{ALONE}{{0,24}}?连$"), behind=regex.compile("买"), concept="连续买超天数", part="{who}", units=frozenset((None,))),
    Told(label="QUANTITY", look=frozenset("连"), before=regex.compile(rf"{BUYERS}{ALONE}{{0,24}}?连$"), behind=regex.compile("卖"), concept="连续卖超天数", part="{who}", units=frozenset((None,))),
    Told(label="QUANTITY", look=frozenset("连"), before=regex.compile(r"(?:月份?)?(?P<what>(?!\p{Han}*(?:终结|终止|中止|仍收|[亿万千百]|[元点张股]$))\p{Han}{2,4}?)连$"), behind=regex.compile("[红黑贬升涨跌衰增降](?![级职温灯牌诉房])"), concept="{what}连续期数", units=frozenset((None,))),
    # 全日成交3200万股; 成交1.2万张
    Told(label="QUANTITY", look=frozenset("交"), before=regex.compile(rf"(?<!\p{{Han}}价|均价|[买卖]盘|协议|转让|大宗交易|竞拍|拍卖|[元%])成交(?:了|量)?(?:为|放大[至到]?|爆出|萎缩[至到]?|达|有|录得)?{FILL}"), concept="trading_volume", units=frozenset("股 张 手".split()), moves=False),
    # 每手400股
    Told(label="QUANTITY", look=frozenset("手"), before=regex.compile("(?P<lot>[每一]手)$"), concept="{lot}股数", units=frozenset("股")),
    # 期指收报21460点
    Told(label="QUANTITY", look=frozenset("报收"), before=regex.compile(r"(?:[收现]报|收[于在]|报收)$"), concept="index_level", units=frozenset("点")),
    # 夜期报25402点,高水49点
    Told(label="QUANTITY", look=frozenset("水"), before=regex.compile(rf"(?P<how>[高低]水){FILL}"), concept="{how}", units=frozenset("点")),
    # 拖累大盘约90点, 推低恒指33点
    Told(
        label="QUANTITY",
        look=frozenset("累低高升抬"),
        before=regex.compile(
            rf"(?P<what>(?:拖累|拖低|拉低|推低|压低|推升|推高|拉高|拉升|拉抬)(?:大盘|大市|恒生指数|恒指|加权指数|指数|台股))(?:下跌|上涨)?{FILL}"
        ),
        concept="{what}点数",
        units=frozenset("点"),
    ),
    # 其中略增88家、扭亏31家: of so many firms, by what they foretold
    Told(
        label="QUANTITY",
        look=frozenset("增减盈亏喜降"),
        before=regex.compile(rf"(?:^|[,;。、:和与及中])(?P<what>预[增减盈亏喜降]|略[增减]|续[盈亏]|扭亏|首亏|减亏|不确定)(?:的?(?:上市)?(?:公司|企业|个股))?(?:有|为|达到?)?{FILL}"),
        near=regex.compile("预告|预喜|预增|续盈"),
        concept="{what}公司",
        units=frozenset("家只"),
    ),
    # 财政赤字将收窄至GDP的3.2%, 国防开支相当于GDP的2%: what part of the product a country's budget, debt or trade makes
    Told(
        label="PERCENT",
        look=frozenset("P产"),
        before=regex.compile(
            r"(?P<of>(?:财政|预算|公共)?赤字(?!率)|(?:公共|政府|主权|家庭|企业)?(?:债务|负债)|(?:国防|军费|研发|教育|医疗|社保|财政|公共|基建)(?:开支|支出|投入|经费|投资)|(?:经常账户?|经常项目|贸易)(?:顺差|逆差|盈余)|税收|财政收入|储蓄)"
            r"(?:余额|总额|规模|总量)?(?:[将或料会已约仍]|预计|有望|占|相当|收窄|扩大|[升降]|上升|下降|控制|维持|保持|攀升|[增减])*(?:[至到在于为]|达到?)?(?:约|近|逾)*(?:GDP|国内生产总值)的(?:约|近|逾)?$"
        ),
        concept="{of}占GDP比重",
        units=frozenset("%"),
    ),
    # 28个行业中19个收红, 标普11个行业板块中有9个上涨
    *(
        Told(label="QUANTITY", units=frozenset("个"), look=frozenset("业块"), before=regex.compile(rf"(?P<what>行业|板块)(?:指数)?(?:[中里]|之中|当中),?(?:有|仅|只有|共有|共)*{FILL}"), behind=regex.compile(f"(?:行业|板块)?(?:{verbs}){ENDS}"), concept=f"{name}{{what}}", moves=False)
        for name, verbs in (("收红", "收红|飘红|翻红"), ("上涨", "上涨|收涨|收高|走高|走强"), ("下跌", "下跌|收跌|收低|走低|走弱|收绿|飘绿|翻绿"))
    ),
    *_breadth("涨停个股", "涨停", "(?:涨停|封板|涨停板)"),
    *_breadth("跌停个股", "跌停", "跌停"),
    *_breadth("上涨个股", "(?:上涨|上升)(?:的)?", "(?:上涨|收?涨|上升|收?升|升幅|飘红|翻红|收?红|收高|走高)"),
    *_breadth("下跌个股", "下跌(?:的)?", "(?:下跌|收?跌|下挫|跌幅|飘绿|翻绿|收?绿|收黑|收低|走低)"),
    # 龙虎榜数据显示,深股通买入4900万元并卖出6300万元
    Told(label="MONEY", look=frozenset("席通部构"), before=regex.compile(rf"(?:(?:席位|[深沪]股通|营业部)[^;。净]{{0,24}}?|[一两三四五]家?机构[^,;。净]{{0,8}}?)(?P<verb>买入|买进|卖出){FILL}"), behind=regex.compile(r"(?!的?\p{Han}{0,4}(?:债|资产|股权|设备|公司|商品|产品))"), concept="{verb}金额", moves=False),
)
"""The constructions, the surest first."""
