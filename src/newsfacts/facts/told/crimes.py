"""What courts and prosecutors tell for certain: sums taken by fraud, what a settlement costs, how long somebody goes to prison."""

import regex

from newsfacts.facts.told.rule import FILL, Told

# 诈骗客户约2000万元, 受贿共计300万元; but not 诈骗罪判罚20万元, 反洗钱不力被罚20万元
TAKEN = regex.compile(rf"(?<![反防])(?P<what>诈骗|骗取|骗走|侵吞|挪用|受贿|行贿|索贿|贪污|侵占|洗黑钱|洗钱|骗贷|偷税|逃税|漏税)(?!罪|案)[^,;。、\d罚判]{{0,12}}?{FILL}")
# 罚款30亿元,为其2024年国内销售额的3%
SHARE = regex.compile(rf"(?:罚款[\d.,]+[万亿]*[^,;。\d]{{0,3}}|[\d.,]+[万亿]*[^,;。\d]{{1,8}}罚[单款金]),(?:约|大约)?(?:为|占|相当于|约为|相等于)[^,;。]{{0,16}}?(?P<of>销售额|营业收入|营业额|营收|收入|净利润)的{FILL}")
# 支付6亿美元|和解金
PAYMENTS = ("和解金", "和解费", "赔偿金", "违约金", "滞纳金", "补偿金")
# the words of who was judged, beside what must be handed over
GUILTY = regex.compile("法院|法庭|审裁|裁[决定]|判|违[法规]|非法|不法|不当|内幕|操[纵控]|诈|罪|挪用|罚|证监|监管|[下被勒]令")
PRISON = "有期徒刑|监禁|徒刑|刑期"

CRIMES = (
    Told(label="MONEY", look=frozenset("骗吞用贿污占钱贷税"), before=TAKEN, concept="{what}金额", moves=False),
    # 操纵股价,获利约4600万元
    Told(label="MONEY", look=frozenset("利"), before=regex.compile(rf"(?:操[纵控]|内幕|违规|非法|不法|短线|欺诈|诈骗)[^。]{{0,36}}?(?:获利|不当得利|非法所得)(?:合计|共计|共|金额)*{FILL}"), concept="获利金额", moves=False),
    *(
        Told(label="MONEY", look=frozenset(), before=regex.compile(""), behind=regex.compile(rf"的?(?:民事|刑事|经济|现金|反垄断)*{what}"), concept=what, moves=False)
        for what in PAYMENTS
    ),
    # 须交出非法得益860万元, 内幕交易须吐1879万元
    Told(label="MONEY", look=frozenset("交吐缴还"), before=regex.compile(rf"(?:[须需要]|下令|被令|勒令|被判|责令|命令)(?:\p{{Han}}{{0,4}})?(?:交出|吐出?|交还|归还|退还|上缴)(?:非法|不法|不当|所得|得益|利润|获利|利益|内幕交易|款项|的)*{FILL}"), near=GUILTY, concept="交出金额", moves=False),
    # 须支付讼费320万元
    Told(label="MONEY", look=frozenset("费"), before=regex.compile(rf"(?:讼费|诉讼费用?|堂费|律师费){FILL}"), concept="讼费", moves=False),
    # 五年内不得担任董事, 三年不得重投业界
    Told(label="DURATION", look=frozenset(), before=regex.compile(""), behind=regex.compile("[之以]?内?,?(?:均)?不[得准可](?:再)?(?:出任|担任|重投|重返|从事|买卖|交易|参与|任职|管理)"), concept="禁止期"),
    # 禁止其五年内从事证券业务
    Told(label="DURATION", look=frozenset("禁准许"), before=regex.compile(r"(?:禁止|不准|不许)[^,;。\d]{0,8}$"), behind=regex.compile("[之以]?内(?:再)?(?:出任|担任|重投|重返|从事|买卖|交易|参与|任职)"), concept="禁止期"),
    # 禁止其重投业界三年, 停牌8个月, 取消董事资格五年
    Told(label="DURATION", look=frozenset("禁取"), before=regex.compile(rf"(?:禁止|取消|褫夺)[^,;。\d]{{0,4}}(?:重投|重返|交易|买卖|从事|担任|出任|(?:上市公司)?董事)[^,;。\d]{{0,12}}?{FILL}"), concept="禁止期"),
    Told(label="PERCENT", look=frozenset("罚"), before=SHARE, concept="罚款占{of}比例", units=frozenset("%"), moves=False),
    # 警方拘捕12人
    Told(label="QUANTITY", look=frozenset("捕拘抓"), before=regex.compile(rf"(?:拘捕|逮捕|抓获|拘留|刑拘|抓捕)(?:了|本地|涉案|嫌疑人|犯罪|男子)*{FILL}"), concept="拘捕人数", units=frozenset("人名"), moves=False),
    # 判处有期徒刑12年, 判囚3年, 八年监禁
    Told(label="DURATION", look=frozenset("刑禁狱囚监"), before=regex.compile(rf"(?:{PRISON}|入狱|判监|判囚|坐监|囚禁|服刑){FILL}"), concept="刑期"),
    Told(label="DURATION", look=frozenset(), before=regex.compile(""), behind=regex.compile(f"的?(?:{PRISON})"), concept="刑期"),
)
"""The constructions, the surest first."""
