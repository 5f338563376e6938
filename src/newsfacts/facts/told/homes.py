"""What the talk of homes tells for certain: flats put up and sold, tickets handed in, what one paid for a flat and what it brings."""

import regex

from newsfacts.facts.told.rule import FILL, Told

FLATS = frozenset(("伙",))
FEET = frozenset("方呎 平方呎 方尺 平方尺 呎".split())
HOME = regex.compile(r"单位|[一二三四五两]?房[户,]|屋苑|业主|洋房|[伙呎]|别墅|车位|地铺|街铺")
# 推售启德等四个新盘,合共2300伙: up to one comma between the verb and the number
OF_WHICH = r"[^,;。\d]{0,18}?(?:,(?:合共|合计|共|涉及|涉|提供|首批|首轮))?(?:的|单位)?"
SOLD_OUT = regex.compile(r"(?:单位)?(?:全数|悉数|全部|即日|已|告|即)*(?:沽清|售罄|沽出|卖清)")

CITIES = frozenset("个 座 城".split())
MOVED = r"(?:环比|同比|价格|房价)*(?:上涨|上升|下跌|下降|回落|持平|止跌)"

HOMES = (
    # 出让四宗宅地,揽金109亿元: what a town got for its land
    Told(label="MONEY", look=frozenset("金"), before=regex.compile(rf"(?:揽金|收金|吸金|进账|土地(?:出让金|成交金?额|收入)){FILL}"), near=regex.compile(r"\d[宗幅]|[一二两三四五六七八九十][宗幅]|地块|宅地|土拍|卖地"), concept="土地出让金", moves=False),
    # 成功出让3宗涉宅用地, 流拍2宗
    Told(label="QUANTITY", look=frozenset("让交拍牌应"), before=regex.compile(rf"(?P<how>出让|成交|流拍|挂牌|供应)(?:了|共|合计|其中)*{FILL}"), concept="土地{how}", units=frozenset("宗幅"), near=regex.compile("[土用宅供卖拿]地|地块|土拍"), moves=False),
    # 价格环比下降的城市有63个, 上涨城市仅3个,比上月减少2个
    Told(label="QUANTITY", look=frozenset("市"), before=regex.compile(rf"(?P<how>{MOVED})的?城市(?:数量?)?(?:则|也|已|共|仅|只|又)*(?:有|剩下?|为|达到?|(?:增加?|减少?|升|降|扩大|缩减?)[至到])*{FILL}"), concept="{how}城市", units=CITIES),
    Told(label="QUANTITY", look=frozenset("市增减多少加"), before=regex.compile(rf"(?P<how>{MOVED})的?城市[^;。\n]{{2,14}}?个,(?:分别)?(?:比|较|环比)[^,;。\d]{{0,8}}?(?:增加|减少|增多|[多少增减]){FILL}"), concept="{how}城市", units=CITIES, moves=True),
    # 私人住宅售价指数报290点;租金指数报200点: an index of its own
    Told(label="QUANTITY", look=frozenset("租"), before=regex.compile(rf"(?<!写字楼|办公楼|商[铺场]|零售|仓[库储]|厂房|[工大]厦)(?:私人)?(?:住宅)?租金指数(?:则|也|亦|最新|录得|报|升至|跌至)*{FILL}"), concept="租金指数", units=frozenset("点"), moves=False),
    # 首轮188伙沽清
    Told(label="QUANTITY", look=frozenset(), before=regex.compile(""), behind=SOLD_OUT, concept="sales_volume", units=FLATS),
    # 大手客斥5200万元连扫6伙
    Told(
        label="QUANTITY",
        look=frozenset("扫购"),
        before=regex.compile(rf"(?P<who>大手客|投资者|换楼客|首置客|用家)[^;。]{{0,24}}?(?:扫入|扫货|扫|购入|购得|买入){FILL}"),
        concept="sales_volume",
        part="{who}",
        units=FLATS,
    ),
    Told(
        label="MONEY",
        look=frozenset("斥"),
        before=regex.compile(rf"(?P<who>大手客|投资者|换楼客|首置客|用家)(?:斥资?|以|用){FILL}"),
        behind=regex.compile("(?:一口气|一次过)?(?:连?扫|购入|购得|买入)"),
        concept="购买金额",
        part="{who}",
        moves=False,
    ),
    # 首日沽出120伙, 周末去货30伙
    Told(label="QUANTITY", look=frozenset("沽货卖售扫"), before=regex.compile(rf"(?:[沽卖售]出|沽清|售罄|沽掉|连沽|再沽|沽|去货|[连再]?扫入?){FILL}"), concept="sales_volume", units=FLATS),
    # 发展商即晚加推第二批80伙
    Told(label="QUANTITY", look=frozenset("推"), before=regex.compile(rf"(?:加推|再推){OF_WHICH}{FILL}"), concept="加推单位", units=FLATS),
    # 首轮发售160伙, 年内有两个新盘应市,合共1900伙
    Told(
        label="QUANTITY",
        look=frozenset("推售市"),
        before=regex.compile(rf"(?:推售|推出|首推|[开发]售|应市|推盘|(?<=[一二三四五六日])推){OF_WHICH}{FILL}"),
        concept="推售单位",
        units=FLATS,
    ),
    # 该盘累收4300票, 收票6800张
    Told(label="QUANTITY", look=frozenset("收录"), before=regex.compile(rf"(?:收票|(?:累积?|已|共|约|暂|录|接|合)收(?:到|得)?|(?<!量)录得){FILL}"), concept="收票", units=frozenset("票")),
    Told(label="QUANTITY", look=frozenset("票"), before=regex.compile(rf"收票{FILL}"), concept="收票", units=frozenset("张份个")),
    # 超额登记26倍, of a sale of flats
    Told(
        label="QUANTITY",
        look=frozenset("额"),
        before=regex.compile(rf"超额(?:登记|认购)?{FILL}"),
        near=regex.compile("[伙票]"),
        concept="subscription_multiple",
        units=frozenset("倍"),
    ),
    # 入场单位为实用288方呎的开放式户
    Told(label="QUANTITY", look=frozenset("用"), before=regex.compile(rf"实用(?:面积)?(?:为|由|达)?{FILL}"), concept="实用面积", units=FEET, moves=False),
    # 十大屋苑录得14宗成交
    Told(label="QUANTITY", look=frozenset("得录有共"), before=regex.compile(rf"(?:录得?|共有?|有){FILL}"), behind=regex.compile("(?:买卖)?成交"), near=regex.compile("屋苑|楼市|住宅|新盘"), concept="成交", units=frozenset("宗"), moves=False),
    # 月租3.2万元, 以2.1万元租出, 每呎月租48元
    Told(label="MONEY", look=frozenset("租"), before=regex.compile(rf"(?:每平?方?[呎尺](?:实用)?月?租(?:金)?|[呎尺]租)(?:为|只|跌至|升至){{0,2}}{FILL}"), concept="呎租", moves=None),
    Told(label="MONEY", look=frozenset("租"), before=regex.compile(rf"月租(?:金)?(?:为|只需|由)?{FILL}"), concept="月租", moves=False),
    Told(label="MONEY", look=frozenset("以每"), before=regex.compile(rf"(?:以|每月)(?:月租)?{FILL}"), behind=regex.compile("(?:月租)?(?:租出|获承租|承租|租入|续租)"), concept="月租", moves=False),
    # 减价后以428万元易手; 业主2017年以520万元买入
    Told(label="MONEY", look=frozenset("以价"), before=regex.compile(rf"(?:以|作价|售价|平价){FILL}"), behind=regex.compile("(?:连租约)?(?:成交|易手|沽出|售出|卖出|转手|放售|放盘)"), near=HOME, concept="price", moves=False),
    Told(
        label="MONEY",
        look=frozenset("主"),
        before=regex.compile(rf"(?:业主|卖家|卖方|原主)[^;。]{{0,20}}?(?:以|斥资?|用){FILL}"),
        behind=regex.compile("(?:一手)?(?:买入|购入|入市|上车|承接|买下)"),
        concept="买入价",
        moves=False,
    ),
    # 账面蚀96万元, 账面获利210万元: of a flat that was sold
    Told(label="MONEY", look=frozenset("面"), before=regex.compile(rf"(?P<book>[账帐]面)(?:要|净|料|亦|仍|劲|实)*(?:蚀|亏损?|损手|损失){FILL}"), near=HOME, concept="{book}亏损"),
    Told(label="MONEY", look=frozenset("面"), before=regex.compile(rf"(?P<book>[账帐]面)(?:要|净|料|亦|仍|劲|实)*(?:赚|获利|盈利){FILL}"), near=HOME, concept="{book}盈利"),
    # 单位贬值两成, 物业6年间升值一成
    Told(label="PERCENT", look=frozenset("值"), before=regex.compile(rf"(?:单位|物业|住宅)[^,;。]{{0,8}}[升贬]值{FILL}"), concept="price", units=frozenset("%")),
    # 账面获利210万元,升值七成
    Told(label="PERCENT", look=frozenset("值"), before=regex.compile(rf"[,、][升贬]值{FILL}"), near=regex.compile(r"业主|易手|沽出|呎价"), concept="price", units=frozenset("%")),
)
"""The constructions, the surest first."""
