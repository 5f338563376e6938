"""What is told of wares for certain: at what price they were chosen, how many were sold or called back, what one of them costs."""

import regex

from newsfacts.facts.told.rule import FILL, Told

RECALLED = frozenset("辆台件部艘架罐盒箱包瓶只个")
"""Goods that are called back are counted so, …"""
OF_GOODS = regex.compile(r"(?!的?(?:不同|境外|海外)?(?:经销|国家|地区|品牌|批次|车型|型号|省|市|州|城|国|供应商|工厂|系列|生产日期|月|案))")
"""… and not how many dealers or countries they went to."""
WARES = (
    # 以每粒0.3元的最低价中选, 以2.4元/盒中标
    Told(
        label="MONEY",
        look=frozenset("以"),
        before=regex.compile(rf"以{FILL}"),
        behind=regex.compile(r"(?:的?(?:最低|报)?价格?)?(?:拟?中选|中标|入围)"),
        concept="中选价",
        units=frozenset(f"CNY/{each}" for each in "片 支 盒 瓶 粒 袋 剂 针 套 枚".split()),
        moves=False,
    ),
    # 共8个品种投标, 5个全部中选
    Told(label="QUANTITY", look=frozenset(), before=regex.compile("$"), behind=regex.compile(r"(?:产品|品种|品规)?(?:均|全部|获得?|都)*拟?中选"), concept="中选产品", units=frozenset("个 款 种".split()), moves=False),
    Told(label="QUANTITY", look=frozenset(), before=regex.compile("$"), behind=regex.compile("(?:产品|品种|品规)(?:均|全部|都)?(?:参与)?投标"), concept="投标产品", units=frozenset("个 款 种".split()), moves=False),
    # 10月卖了12.9万头, 只卖出8万台
    Told(label="QUANTITY", look=frozenset("卖"), before=regex.compile(rf"(?:^|[,;。月年日)]|公司|集团|股份)(?:总共|一共|累计|合计|只|仅|共|才|再|又|就)*卖(?:出|掉)?了?{FILL}"), concept="sales_volume", units=frozenset("头只台辆套部件吨箱瓶"), moves=False),
    # 去年一台卖38万元, 24万元这个价
    Told(label="MONEY", look=frozenset("卖"), before=regex.compile(rf"[一每单][台辆部套只件根张架](?:大概|大约|只|才|能)?卖(?:到|价)?{FILL}"), concept="price", moves=False),
    Told(label="MONEY", look=frozenset(), before=regex.compile(r"^(?!.*(?:股价|股票|收购|出价|开出|报出|估值)[^。;]*$)"), behind=regex.compile(r"(?:左右|上下)?这个价"), concept="price", moves=False),
    # 因隐患召回8.7万辆SUV
    Told(label="QUANTITY", look=frozenset("召"), before=regex.compile(rf"召回{FILL}"), behind=OF_GOODS, concept="召回数量", units=RECALLED, moves=False),
    # 召回2024年生产的部分车辆,涉及1.2万辆
    Told(label="QUANTITY", look=frozenset("及计"), before=regex.compile(rf"召回[^;。]{{0,40}},(?:共|总共|合计|累计|全球|在华)*(?:涉及|共计|合计)[^,;。\d]{{0,6}}{FILL}"), behind=OF_GOODS, concept="召回数量", units=RECALLED, moves=False),
)
