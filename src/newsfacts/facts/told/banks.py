"""What banks tell of their loans, trade by trade, and of deposits and wealth products: 建筑业不良率3%, 个人存款占比57%, 混合类产品0.7万亿元."""

import regex

from newsfacts.facts.told.rule import FILL, Told

# Whom a bank has lent to: a trade at the head of its clause, but no 银行业, whose loans are those of all banks
TRADE = r"(?<=^|[,;。:、\n和及]|其中)(?:[该本全]行|公司|集团|其(?!中))?(?:的|[投贷]?[给向对])*(?P<part>(?!(?:银行|全行|行)业|其中|[该本全]行|公司|集团|其|[的给向对]|[投贷][给向对])\p{Han}{2,10}业)"
# or a line of its business: 信用卡, 个人按揭, 小微企业
LINE = r"(?P<part>(?:个人)?(?:住房)?按揭|个人住房|个人消费|个人经营|对公房地产|信用卡|普惠小微|小微企业|涉农)"
IS = r"(?:则|也|却|仍|更)*(?:为|达到?|高达|升至|降至|在)?"

# 开展3000亿元MLF操作, 有2000亿元6个月期逆回购到期: what a central bank lends, and what it gets back
TERM = r"(?:期限)?(?:\d{1,3}|[一二三六七])(?:天|个月|年)期(?:的)?"
LOANS = r"(?:中期借贷便利|MLF)(?:\(?(?:MLF|中期借贷便利)\)?)?"
REPOS = r"(?:公开市场|买断式|质押式)?(?:正|逆)回购"
BACK = r"(?:操作|资金)?(?:同时|集中|将|等)*到期"
ANYTHING = regex.compile("$")
# Kinds of wealth products: 固定收益类, “固收+”, 开放式
WEALTH = r"“?(?P<part>固定收益类|固收(?:类|\+)?|混合类|权益类|现金管理类|商品及金融衍生品类|纯债类|含权类|[开放封闭]{2}式|净值型|理财公司)”?(?:理财)?(?:产品)?"
# Kinds of deposits: 个人(存款), 定期
PAID_IN = r"(?P<part>个人|企业|公司|对公|零售|储蓄|活期|定期|住户)"

BANKS = (
    Told(label="MONEY", look=frozenset(), before=ANYTHING, behind=regex.compile(rf"(?:的)?(?:{TERM})?{LOANS}{BACK}"), concept="MLF到期", moves=False),
    Told(label="MONEY", look=frozenset(), before=ANYTHING, behind=regex.compile(rf"(?:的)?(?:{TERM})?{REPOS}{BACK}"), concept="逆回购到期", moves=False),
    Told(label="MONEY", look=frozenset(), before=ANYTHING, behind=regex.compile(rf"(?:的)?(?:{TERM})?{LOANS}"), concept="MLF", moves=False),
    Told(label="MONEY", look=frozenset(), before=ANYTHING, behind=regex.compile(rf"(?:的)?(?:{TERM})?{REPOS}"), concept="逆回购", moves=False),
    Told(
        label="PERCENT",
        look=frozenset("良"),
        before=regex.compile(rf"(?:{TRADE}|{LINE})的?(?:贷款)?不良(?:贷款)?(?:率|比率|比例){IS}{FILL}"),
        concept="npl_ratio",
        part="{part}",
        moves=False,
    ),
    Told(
        label="MONEY",
        look=frozenset("额"),
        before=regex.compile(rf"{TRADE}的?贷款余额{IS}{FILL}"),
        concept="贷款余额",
        part="{part}",
        moves=False,
    ),
    # 起存金额: 20万元起存, 1元起购
    *(
        Told(label="MONEY", look=frozenset(), before=ANYTHING, behind=regex.compile(f"(?:起|即可){verb}(?![递诉资放影])"), concept=f"起{verb}金额", moves=False)
        for verb in ("存", "购", "投")
    ),
    Told(label="MONEY", look=frozenset("类收式型司"), before=regex.compile(rf"{WEALTH}(?:的|存续|管理)*(?:规模|余额)?{IS}{FILL}"), near=regex.compile("理财|规模"), concept="fund_size", part="{part}", moves=False),
    Told(
        label="PERCENT",
        look=frozenset("类收式型司"),
        before=regex.compile(rf"{WEALTH}(?:(?:的|存续|管理)*(?:规模|余额)?{IS}(?:约|近|超)?[\d.]+[万亿]+元,?)?(?:规模)?占(?:比|到|全部|理财|产品|存续|总|规模|的|比例|比重)*{IS}{FILL}"),
        near=regex.compile("理财|规模"),
        concept="规模占比",
        part="{part}",
        units=frozenset("%"),
    ),
    # 存款余额4820亿元,其中个人存款占57%, 定期占68%
    Told(
        label="PERCENT",
        look=frozenset("占"),
        before=regex.compile(rf"{PAID_IN}(?:存款)?(?:余额|日均)?占(?:比|到|全部|总|各项|存款|余额|总额|的|比例|比重)*{IS}{FILL}"),
        behind=regex.compile("(?!的?(?:贷款|授信|收入|营收|股[份权本]|利润|客户))"),
        near=regex.compile("存款"),
        concept="存款占比",
        part="{part}",
        units=frozenset("%"),
        moves=False,
    ),
)
