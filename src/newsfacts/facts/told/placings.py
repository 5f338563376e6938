"""What is paid a share for new shares and for a firm, and how far that is from the market's price: 以每股2.8港元配售, 配售价较收市价折让8%."""

import regex

from newsfacts.facts.told.rule import FILL, Told

A_SHARE = frozenset(f"{currency}/股" for currency in ("HKD", "CNY", "TWD", "USD"))
# 以每股2.8港元(|的价格向岚禾投资配售)
AT = regex.compile(rf"(?:以|按|作价){FILL}")
PRICE = r"(?:的?(?:价格|代价|现金|作价|配售价|认购价|发行价|收购价))?,?(?:[向对][^,;。\d]{2,24})?"
BRINGS = "(?:录得|产生|确认|获得|带来)(?:税前|税后|除税前|未经审计|出售|处置|一次性)*"
# 出售厂房后,上半年录得盈利3亿元: what a firm earned in a time, and by no sale
SOLD = r"(?:出售|处置|变卖|转让)(?:(?!半年|前[一二三]季|[一二三四首]季|全年|期内)[^。;]){2,60}"

PLACINGS = (
    Told(label="MONEY", look=frozenset("以按价"), before=AT, behind=regex.compile(rf"{PRICE}(?:先旧后新)?(?:配售|配发|发行|增发|认购|供股|挂牌|上[市柜])"), concept="issue_price", units=A_SHARE, moves=False),
    Told(label="MONEY", look=frozenset("以按价"), before=AT, behind=regex.compile(rf"{PRICE}(?:全面|公开|现金|要约|溢价)*(?:收购|并购|私有化|受让|购入)(?!其?自身)"), concept="acquisition_price", units=A_SHARE, moves=False),
    # 配售价较上日收市价折让7.6%
    *(
        Told(
            label="PERCENT",
            look=frozenset("折溢"),
            before=regex.compile(rf"(?P<what>配售|认购|发行|供股|收购|要约|私有化|转让|配股|增发)(?:价格?)?(?:每股[\d.]+[港美]?元)?[,,]?[较比][^,;。%]{{2,30}}?{how}{FILL}"),
            concept="{what}价" + what,
            moves=None,
        )
        for how, what in (("(?:有|呈|存在)?折[让价](?:率|幅度)?", "折让"), ("(?:有|呈|存在)?溢价(?:率|幅度)?", "溢价"))
    ),
    # 较停牌前收盘价溢价15%
    *(
        Told(
            label="PERCENT",
            look=frozenset("折溢"),
            before=regex.compile(rf"[较比][^,;。%\d]{{0,20}}?(?:收盘价|收市价|均价|股价)[^,;。%]{{0,12}}?{what}(?:率|幅度)?{FILL}"),
            concept=what,
            moves=None,
        )
        for what in ("折让", "折价", "溢价")
    ),
    # 预期因出售录得收益约6000万港元: what a sale brings above what the thing was worth in the books
    *(
        Told(label="MONEY", look=frozenset("益利损"), before=regex.compile(rf"{SOLD}{BRINGS}(?:{what}){FILL}"), concept=concept, moves=False)
        for what, concept in (("收益|盈利|利润|获利", "出售收益"), ("亏损|损失", "出售亏损"))
    ),
    Told(label="MONEY", look=frozenset("益"), before=regex.compile(rf"(?:产生|确认|获得|带来|实现)(?:税前|税后|约)*投资收益{FILL}"), concept="投资收益", moves=False),
    # 将电商部门以120亿元售予岚川科技
    Told(label="MONEY", look=frozenset("以"), before=regex.compile(rf"以(?:总价|总代价|现金|作价)*{FILL}"), behind=regex.compile(r"(?:的?(?:价格|代价|总价|现金))?(?:售予|卖给|售给|卖予|出售给|转让给|让售)"), concept="acquisition_price", moves=False),
    # 出资5亿元认购其10%股权
    Told(label="MONEY", look=frozenset("资"), before=regex.compile(rf"(?:出资|注资)(?:人民币|现金)?{FILL}"), behind=regex.compile(r"(?:认购|参与|入股|[,，]?持股|[,，]占股)"), concept="investment_amount", moves=False),
    # 将其持有的1.2亿股公司股份协议转让给岚禾国投
    Told(label="QUANTITY", look=frozenset(), before=regex.compile(""), behind=regex.compile(r"(?:公司|上市公司|其)?(?:股份|股票)(?:以?协议|无偿|全部)*(?:转让|划转|过户)"), concept="转让股份", units=frozenset("股"), moves=False),
    # 要约收购的总价款12亿元, 收购…,交易总值54亿元; but not 地区生产总值, 进出口总值
    Told(label="MONEY", look=frozenset("总"), before=regex.compile(rf"(?:总(?:价款|对价|代价|作价)|(?:交易|收购|转让|股权)的?总值){FILL}"), near=regex.compile("收购|并购|转让|受让|私有化|股权"), concept="acquisition_price", moves=False),
    # 减持均价21元; 减持500万股,成交均价21元
    Told(label="MONEY", look=frozenset("价"), before=regex.compile(rf"(?P<what>[增减]持|回购)[^。;]{{0,40}}?(?:成交)?均价{FILL}"), concept="{what}均价", moves=False, small=True),
    # 现金增资3000万股,每股48元,募集14亿元
    Told(
        label="MONEY",
        look=frozenset("募筹"),
        before=regex.compile(rf"(?<!基金)(?:募集|募得|筹得)(?:到|了)?(?:资金)?(?:总额)?{FILL}"),
        near=regex.compile("现金增资|定增|增发|IPO|新股|[AH]股|每股|发行价"),
        concept="proceeds",
        moves=False,
    ),
)
"""The constructions, the surest first."""
