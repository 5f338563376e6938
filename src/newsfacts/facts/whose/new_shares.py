"""Whose a number of new shares is: the market's that raised so much, the new share's that a broker's own board quotes."""

import regex

from newsfacts.facts.scene import Scene
from newsfacts.facts.whose.owners import HOUSE, is_agency

NEAR = 6
"""So many names before a number are looked at."""
# 今年首八个月|新股集资, 上半年IPO融资: of a market, whoever else the text tells of
NEW_SHARES = regex.compile(r"(?:[年月季]|半年|港股|A股|香港|本港|内地|市场)的?(?:新股|IPO)(?:市场)?(?:共|合共|合计|累计|总)*(?:集资|融资|募资|筹资)(?:总?额|规模|金额)?[^,;。:\d]{0,6}(?:,[^,;。:\d]{0,8}|\d[^,;。:]{0,10},[^,;。:\d]{0,16})?$")


def of_new_shares(scene: Scene, owner: str | None, concept: str, start: int) -> str | None:
    """Return the market or land whose new shares raised a sum, 港交所数据显示,首八个月新股集资(1300亿元),料全年达(2000亿元); else `owner`."""
    if concept not in ("proceeds", "financing_amount"):
        return owner
    raised = NEW_SHARES.search(scene.text, max(scene.begin_of(start), start - RAISED_NEAR), start)
    if raised is None:
        return _for_board(scene, owner, start)
    if owner in scene.coded and IN_MARKET.search(scene.text, scene.begin_of(start), start) is None:
        return owner  # 岚禾科技(02999)上月挂牌。今年新股集资3亿元: its own
    clause = scene.clause_starts[scene.clause_of(raised.start())]
    near = scene.names[scene.before(clause) : scene.before(start)]
    if any(at.label == "ORG" and not is_agency(at.name) for at in near):
        return owner  # 岚桐科技2024年新股集资3亿元
    return next((at.name for at in near if at.label in ("GPE", "MARKET")), scene.nation)


def _for_board(scene: Scene, owner: str | None, start: int) -> str | None:
    """Return the firm that heads a sentence where a sum was taken for that of the board on which its shares are to be, 岚禾科技闯关科创板,拟募资(9亿元); else `owner`."""
    if owner not in BOARDS:
        return owner
    return next((at.name for at in scene.names[scene.before(scene.begin_of(start)) : scene.before(start)] if at.label == "ORG" and at.heads_clause and not is_agency(at.name)), owner)


BOARDS = frozenset("科创板 创业板 北交所 主板 新三板".split())
"""These raise no money of their own."""
IN_MARKET = regex.compile(r"交易所|统计|数据|资料|港股|A股|香港|本港|内地|市场|全年|预[计期测]|料|\d+[只宗家]")
RAISED_NEAR = 48
"""Characters before a sum in which that stands."""


# 暗盘,川岳证券交易场收报21元: a broker's own board before the first day, on which the new share is dealt in
QUOTED_THERE = frozenset("share_price open_price close_price high_price low_price turnover trading_volume 一手股数 每手股数 一手账面盈利 一手账面亏损 每手账面盈利 每手账面亏损 一手盈利 每手盈利 一手亏损 每手亏损".split())
# 川岳证券|交易场报21元
ITS_BOARD = regex.compile("[^,;。]{0,6}(?:交易场|交易中心|交易平台|平台)")
# 岚禾科技|明日挂牌: whose share is new
LISTS = regex.compile(r"(?:\([^()\n]{1,16}\))?(?:即?将|于|在|定于|明[日天]|后[日天]|今[日天]|周[一二三四五]|\d{1,2}日|正式|首日){0,4}(?:上市|挂牌|登陆)")
GREY_NEAR = 120
"""Characters before a number in which that market is named."""


def of_grey_market(scene: Scene, owner: str | None, concept: str, start: int) -> str | None:
    """Return the text's new share where a number is what a broker's own board quotes it at before its first day; else `owner`."""
    if concept not in QUOTED_THERE or owner == scene.company or HOUSE.search(owner or "") is None or scene.text.find("暗盘", max(0, start - GREY_NEAR), start) < 0:
        return owner
    said = scene.said(owner, start)
    if scene.text.find("暗盘", scene.begin_of(start), start) < 0 and not (said and ITS_BOARD.match(scene.text, said[-1].end)):
        return owner  # 暗盘报21元。川岳证券今日跌2%: its own
    near = reversed(scene.names[max(0, scene.before(start) - NEAR) : scene.before(start)])
    return scene.company or next((at.name for at in near if at.coded or (at.label == "ORG" and HOUSE.search(at.name) is None and LISTS.match(scene.text, at.end))), owner)
