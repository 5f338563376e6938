"""What the talk of bankruptcies, of auctions by court order and of land tells for certain: what creditors claim and get back, who bids how often, at what price it goes."""

import regex

from newsfacts.facts.told.rule import FILL, Told

PERCENT = frozenset("%")
LOTS = frozenset("宗幅块")
CLAIMS = regex.compile("债权|重整|破产|清偿")
AUCTION = regex.compile("[起开一二三首]拍|竞[价买拍得]|拍卖|拍出|土拍|流拍|[地宅]地|地块|宗地|出让")
# 36轮竞价, 缠斗112轮
BIDDING = "竞[价买拍]|加价|缠斗|鏖战|激战|争夺|举牌|角逐|厮杀|出价|报价"
NO_BIDS = regex.compile("(?!的?(?:融资|增资|谈判|会谈|磋商|投资|裁员|提价|降价|评审))")
KINDS = "有财产担保|财产担保|担保|职工|税款|税收|社保|普通|劣后|优先|建设工程(?:价款)?优先|次级"
LAND = ("涉宅用地", "住宅用地", "商住用地", "商业用地", "工业用地", "宅地", "住宅地块", "涉宅地块", "地块", "土地", "用地")

COURTS = (
    # 共有326家债权人申报, 1127家债权人
    Told(label="QUANTITY", look=frozenset(), before=regex.compile(""), behind=regex.compile("(?:普通)?债权人(?!会议)"), concept="债权人", units=frozenset("家名位户个人"), moves=False),
    # 申报债权486亿元, 债权申报总额达3亿元, 申报金额合计58亿元
    Told(label="MONEY", look=frozenset("报"), before=regex.compile(rf"申报(?:的)?(?:债权)?(?:总[金数]?额|金额|本金|总数)?{FILL}"), behind=regex.compile(r"(?!的?\p{Han}{0,4}(?:补[助贴]|奖|项目|经费|贷款|退税))"), near=CLAIMS, concept="申报债权", moves=False),
    # 另有54亿元暂缓确认、60亿元不予确认
    Told(label="MONEY", look=frozenset(), before=regex.compile(""), behind=regex.compile(r"(?:的?债权)?(?:被|予以)?(?:暂缓|待定)(?:确认|认定)?"), near=CLAIMS, concept="暂缓确认债权", moves=False),
    Told(label="MONEY", look=frozenset(), before=regex.compile(""), behind=regex.compile(r"(?:的?债权)?(?:被)?不予(?:确认|认定)"), near=CLAIMS, concept="不予确认债权", moves=False),
    # 管理人初步确认41亿元, 裁定确认债权总额3亿元
    Told(label="MONEY", look=frozenset("认"), before=regex.compile(rf"(?<![不缓])(?:确认|认定)(?:的)?(?:债权)?(?:总?[金]?额|本金)?{FILL}"), behind=regex.compile(r"(?!的?\p{Han}{0,6}(?:收益|收入|损失|减值|亏损|费用|利润|负债|商誉|资产))"), near=CLAIMS, concept="确认债权", moves=False),
    # 税款债权3亿元, 剩余80亿元则属于普通债权
    Told(label="MONEY", look=frozenset("权"), before=regex.compile(rf"(?P<kind>{KINDS})债权(?:总?[金]?额|余额|规模)?{FILL}"), concept="{kind}债权", moves=False),
    *(
        Told(label="MONEY", look=frozenset(), before=regex.compile(""), behind=regex.compile(f"(?:则|均|都|全部)*(?:为|是|属于?){kind}债权"), concept=f"{kind}债权", moves=False)
        for kind in ("普通", "有财产担保", "职工", "税款", "优先", "劣后")
    ),
    # 持有23亿元债权的一家银行
    Told(label="MONEY", look=frozenset("有对"), before=regex.compile(rf"(?:持有|享有|对其|拥有){FILL}"), behind=regex.compile("的?债权(?!投资|凭证|类|工具|计划|融资|资产)"), concept="债权", moves=False),
    # 职工债权清偿率100%, 普通债权的综合受偿率约9%
    Told(label="PERCENT", look=frozenset("率"), before=regex.compile(rf"(?P<kind>{KINDS})债权(?:人)?的?(?:综合|模拟|预计|平均|最终|整体)*(?:受偿|清偿)(?:率|比例)(?:只有|仅有?|约|多)?{FILL}"), concept="{kind}债权清偿率", units=PERCENT, moves=False),
    Told(label="PERCENT", look=frozenset("率"), before=regex.compile(rf"(?:受偿|清偿)(?:率|比例)(?:只有|仅有?|约|多)?{FILL}"), concept="清偿率", units=PERCENT, moves=False),
    # 5万元以下的债权全额清偿
    Told(label="MONEY", look=frozenset(), before=regex.compile(""), behind=regex.compile(r"(?:\(含[^()]{0,10}\))?(?:及)?以[下内]的?(?:债权)?(?:的?部分)?[^。;]{0,24}?(?:全额|100%)"), near=CLAIMS, concept="全额清偿上限", moves=False),
    # 重整投资人出资15亿元, 承诺投入42亿元
    Told(label="MONEY", look=frozenset("资入付"), before=regex.compile(rf"(?:出资|投入(?:资金)?|提供(?:资金|偿债资金)|支付(?:重整)?投资款)(?:总额)?{FILL}"), near=regex.compile("重整"), concept="investment_amount", moves=False),
    Told(label="MONEY", look=frozenset(), before=regex.compile(""), behind=regex.compile("(?:将|则)?(?:用来|用于|用以)(?:偿债|清偿|偿还债务)"), near=CLAIMS, concept="偿债资金", moves=False),
    # 起拍价3860万元,保证金500万元,增价幅度10万元
    Told(label="MONEY", look=frozenset("度"), before=regex.compile(rf"(?:增价|加价)(?:幅度)?{FILL}"), near=AUCTION, concept="增价幅度", moves=False),
    # 经过36轮竞价, 缠斗112轮, 58次出价
    Told(label="QUANTITY", look=frozenset(), before=regex.compile(rf"(?:经过?|历经|历时|{BIDDING})(?:的|高达|多达)?{FILL}"), behind=NO_BIDS, near=AUCTION, concept="竞价轮数", units=frozenset("轮"), moves=False),
    Told(label="QUANTITY", look=frozenset(), before=regex.compile(""), behind=regex.compile(f"(?:的|激烈|紧张){{0,2}}(?:{BIDDING})"), near=AUCTION, concept="竞价轮数", units=frozenset("轮"), moves=False),
    Told(label="QUANTITY", look=frozenset(), before=regex.compile(""), behind=regex.compile("的?(?:出价|竞价|报价|加价)"), concept="出价次数", units=frozenset("次"), moves=False),
    Told(label="QUANTITY", look=frozenset(), before=regex.compile(""), behind=regex.compile("的?(?:竞买人|竞拍人|竞买者|竞拍者|竞买方)"), concept="竞买人", units=frozenset("名位人个家"), moves=False),
    Told(label="QUANTITY", look=frozenset(), before=regex.compile(""), behind=regex.compile("(?:房企|企业|开发商)(?:报名|参[与加]|参拍|竞[买拍逐价]|角逐|争夺|抢|入场)"), near=regex.compile("土拍|[地宅]地|地块|宗地|用地|拿地|楼面价"), concept="竞拍房企", units=frozenset("家"), moves=False),
    # 以底价6亿元竞得, 以30亿元胜出
    Told(label="MONEY", look=frozenset("以价资掷"), before=regex.compile(rf"(?:以|斥资|豪掷|耗资)(?:底价|起始价|总价|最高价|上限价格?|总价款|人民币)*{FILL}"), behind=regex.compile(r"(?:的?(?:总价|底价|价格|高价))?(?:竞[得下买]|摘[得牌下]|拿下|拿地|胜出|拍[得下]|斩获|夺得|购得|抢下|收入囊中|将其收入囊中)"), near=AUCTION, concept="acquisition_price", moves=False),
    # 最终以3.6亿元成交, 底价10亿元成交
    Told(label="MONEY", look=frozenset("以价"), before=regex.compile(rf"(?:以|底价|起始价|起拍价|总价)(?:底价|总价|起拍价)?{FILL}"), behind=regex.compile("(?:的?(?:总价|底价|价格|高价))?(?:成交|易主|落槌|拍出|落锤)"), near=AUCTION, concept="成交价", moves=False),
    # 较22亿元的起价抬高36%
    *(
        Told(label="MONEY", look=frozenset("较比"), before=regex.compile(r"[较比](?:约)?$"), behind=regex.compile(f"的?(?:{words})"), near=AUCTION, concept=concept, moves=False)
        for words, concept in (("起始?总?价", "起始价"), ("起拍总?价", "起拍价"), ("挂牌总?价", "挂牌价"))
    ),
    # 较起拍价溢价25%, 比起始价高出三成
    Told(label="PERCENT", look=frozenset("较比"), before=regex.compile(rf"[较比](?:[\d.,]+[万亿]+元的?)?(?:首次)?(?:起[始拍]?|挂牌|底)总?价(?:已|则|还)?(?:溢价|高出|抬高|上浮|上涨|高)(?:了)?(?:约|近|逾)?{FILL}"), concept="溢价率", units=PERCENT, moves=None),
    # 溢价52.4%, of a piece of land
    Told(label="PERCENT", look=frozenset("价"), before=regex.compile(rf"(?:^|[,;、。])(?:平均)?溢价{FILL}"), near=regex.compile("楼面价|地块|宅地|竞得|起拍|拍卖|落槌"), concept="溢价率", units=PERCENT, moves=None),
    # 四宗均以底价成交, 另一宗流拍
    Told(label="QUANTITY", look=frozenset(), before=regex.compile(""), behind=regex.compile(r"(?:\p{Han}{1,4})?[^,;。\d]{0,8}流拍"), near=AUCTION, concept="流拍宗数", units=LOTS, moves=False),
    Told(label="QUANTITY", look=frozenset(), before=regex.compile(""), behind=regex.compile("(?:地块|宅地|土地)?(?:全部|均|皆|都|全)*(?:以|按)?(?:底价|溢价)?成交"), near=AUCTION, concept="成交宗数", units=LOTS, moves=False),
)
LANDS = tuple(
    # 还将推出七宗宅地, 拿下四宗地块
    Told(label="QUANTITY", look=frozenset(), before=regex.compile(""), behind=regex.compile(f"(?:优质|热门|核心|不限价)?{land}"), concept=land, units=LOTS, moves=False)
    for land in LAND
)
"""The constructions, the surest first."""
