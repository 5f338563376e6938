"""What the talk of chains tells for certain: how many shops they have, where, and how many they open and close."""

import regex

from newsfacts.facts.told.rule import FILL, Told

# 新开52家: of a chain whose shops were spoken of, but 较年初净增52家 is how far their number changed
SHOPS, SHOP_UNITS = r"^(?:[^较比]*店[^较比]*)", frozenset(("家", "间"))
# 快餐店, 酒楼: what a shop is called by what it sells
KIND = r"(?:\p{Han}{0,6}(?:分店|门店|店铺|[食品包茶饮餐咖啡药书菓果鞋装家]店|便利店|酒楼|食肆|餐厅|超市|影院|食堂))"

SHOP_RULES = (
    # 卖出3.6亿杯饮品, 平均每杯15.2元
    Told(label="QUANTITY", look=frozenset("卖售"), before=regex.compile(rf"(?:卖出|卖掉|售出|卖了){FILL}"), behind=regex.compile(r"(?!\p{Han}{0,4}(?:合同|合约|保单|协议|订单|期权|股权|问卷|报告))"), concept="sales_volume", units=frozenset("杯 碗 份 串 单".split()), moves=False),
    Told(label="MONEY", look=frozenset(), before=regex.compile(r"(?:平均|相当于|[折摊][算下合]?来?|均价)(?:为|约|是|就是)*$"), concept="price", units=frozenset(("CNY/杯", "CNY/碗", "CNY/份")), moves=False),
    # 每杯平均约15元
    Told(label="MONEY", look=frozenset("杯碗"), before=regex.compile(rf"每[杯碗](?:饮品|咖啡|奶?茶|面)?(?:平均|均价|售价|只?[卖要]|仅)*{FILL}"), concept="price", moves=False),
    # 加盟店210家,而直营店仅30家
    Told(
        label="QUANTITY",
        look=frozenset("营盟"),
        before=regex.compile(rf"(?:^|[,;、和及])(?:其中|而|另)*(?P<part>(?:直营|自营|加盟|联营)(?:门?店)?)(?:则|仅|只|不过|只有|尚有|还有|有)*{FILL}"),
        near=regex.compile("店"),
        concept="stores",
        part="{part}",
        units=SHOP_UNITS,
        moves=False,
    ),
    # 加盟商2731名
    Told(label="QUANTITY", look=frozenset("商"), before=regex.compile(rf"(?P<what>加盟商|经销商|供应商)(?:总?数量?)?(?:则|也|已|有)*{FILL}"), behind=regex.compile("(?!的?(?:城|省|国|县|市|州|地区|门?店|网点|品牌|项目|仓))"), concept="{what}", units=frozenset("名 位 个".split()), moves=False),
    # 新开57家店, 总数增至410家
    Told(
        label="QUANTITY",
        look=frozenset("开"),
        before=regex.compile(rf"新开(?:设|出)?{FILL}"),
        behind=regex.compile("(?:直营|加盟|线下)?(?:门店|店|分店)"),
        concept="新开门店",
        units=SHOP_UNITS,
    ),
    Told(
        label="QUANTITY",
        look=frozenset("店"),
        before=regex.compile(rf"{SHOPS}总数(?:已|将|进一步|增[至到]|来到|达到?|升至|为|有)*{FILL}"),
        concept="stores",
        units=SHOP_UNITS,
        moves=None,
    ),
    # 三季度净新增门店3008家
    Told(label="QUANTITY", look=frozenset("店厅"), before=regex.compile(rf"净新?[增开](?:直营|加盟|联营|自营)?(?:门店|店铺|分店|餐厅){FILL}"), concept="净增门店", units=SHOP_UNITS),
    # 新开52家, 关掉11家
    Told(label="QUANTITY", look=frozenset("店"), before=regex.compile(rf"{SHOPS}新开(?:设|出)?{FILL}"), concept="新开门店", units=SHOP_UNITS),
    # 年内新开27家、关闭36家,即净减9家
    Told(label="QUANTITY", look=frozenset("店"), before=regex.compile(rf"{SHOPS}净减少?{FILL}"), concept="stores", units=SHOP_UNITS, moves=None),
    Told(label="QUANTITY", look=frozenset("店"), before=regex.compile(rf"{SHOPS}(?:净新?增|新增){FILL}"), concept="净增门店", units=SHOP_UNITS),
    # 全年净关15间店, 剩203间
    Told(label="QUANTITY", look=frozenset("店铺关"), before=regex.compile(rf"净(?:关闭?|减少?|少了?){FILL}"), behind=regex.compile("(?:分|门)?[店铺]"), concept="净关店数", units=SHOP_UNITS, moves=None),
    Told(label="QUANTITY", look=frozenset("店铺"), before=regex.compile(rf"(?:间|家)(?:分|门)?[店铺],(?:只|现|仅|尚|还|最终|期末|目前)*(?:剩下?|余下?|尚余|共有|共){FILL}"), concept="stores", units=SHOP_UNITS, moves=None),
    Told(label="QUANTITY", look=frozenset("店"), before=regex.compile(rf"{SHOPS}(?:关闭|关掉|关停|再关){FILL}"), concept="关闭门店", units=SHOP_UNITS),
    # 东北便利店扩张至310家: a kind of them by its name
    Told(
        label="QUANTITY",
        look=frozenset("店楼肆厅市院"),
        before=regex.compile(rf"(?:^|[,;。、:\n])(?:其中|而|另)*(?P<part>(?!(?:\p{{Han}}{{0,6}}?(?:期末|期内|累计|全国|全球|总|公司|集团|旗下|目前|现时|如今|现有|的))?(?:门店|分店|店铺)){KIND})(?:数目|数量)?(?:则|也|已|亦|将)*(?:[增减升降扩缩][加少张减]?[至到]|达到?){FILL}"),
        concept="stores",
        part="{part}",
        units=SHOP_UNITS,
        moves=False,
    ),
    # 在台湾有40家药店, 新加坡另有6家超市
    Told(
        label="QUANTITY",
        look=frozenset("有营"),
        before=regex.compile(rf"(?:在|[,;、])(?P<part>香港|澳门|港澳|台湾|内地|大陆|海外|\p{{Han}}{{2,3}}(?=另))(?:另|则|共|合共|也|已|还)*(?:有|设有|开有|经营|营运){FILL}"),
        behind=regex.compile(rf"的?{KIND}"),
        concept="stores",
        part="{part}",
        units=SHOP_UNITS,
        moves=False,
    ),
    # 在澳门开有9间茶餐厅、香港41间
    Told(
        label="QUANTITY",
        look=frozenset("、"),
        before=regex.compile(rf"\d(?:间|家){KIND}、(?P<part>\p{{Han}}{{2,3}}?)(?:则|另|有)*{FILL}"),
        concept="stores",
        part="{part}",
        units=SHOP_UNITS,
        moves=False,
    ),
    # 其中逾三成是特许店, 门店达2000家,九成属加盟店: of the shops just counted
    *(
        Told(label="PERCENT", look=frozenset("中家间"), before=regex.compile(r"(?:[当其]中,?|[家间店],)(?:有|约|近|逾|超过?)*$"), behind=regex.compile(f"(?:以上|多)?(?:属|为|是|系)(?:于)?{kind}(?!商|业务|渠道|收入)"), near=regex.compile("[店间楼]"), concept=f"{kind}店占比", units=frozenset("%"), moves=False)
        for kind in ("加盟", "直营", "自营", "特许")
    ),
)
"""The constructions, the surest first."""
