"""Of what a number is where a whole construction tells it for certain: 裁员200人, 持有8.3%, 外资回补25亿元."""

from decimal import Decimal

from newsfacts.facts.told.banks import BANKS
from newsfacts.facts.told.business import BUSINESS
from newsfacts.facts.told.courts import COURTS, LANDS
from newsfacts.facts.told.crimes import CRIMES
from newsfacts.facts.told.funds import FUNDS
from newsfacts.facts.told.homes import HOMES
from newsfacts.facts.told.investments import INVESTMENTS
from newsfacts.facts.told.layoffs import LAYOFFS
from newsfacts.facts.told.markets import MARKETS
from newsfacts.facts.told.placings import PLACINGS
from newsfacts.facts.told.riches import RICHES
from newsfacts.facts.told.rule import Told
from newsfacts.facts.told.shops import SHOP_RULES
from newsfacts.facts.told.supplies import SUPPLIES
from newsfacts.facts.told.takeovers import TAKEOVERS
from newsfacts.facts.told.wares import WARES
from newsfacts.facts.what.concepts import MOST_A_SHARE, Topic
from newsfacts.mention import Mention

WINDOW = 40
"""So many characters before a number are looked at, …"""
BEHIND = 20
"""… and so many behind it, …"""
FAR_BEHIND = 44
"""… more where a construction goes on right behind it: 以3亿元(约合23亿港元)向其创办人及两只基金购入."""
RULES: dict[str, list[Told]] = {}
for rule in (*MARKETS, *RICHES, *HOMES, *COURTS, *LANDS, *FUNDS, *TAKEOVERS, *SHOP_RULES, *BANKS, *LAYOFFS, *CRIMES, *PLACINGS, *SUPPLIES, *INVESTMENTS, *WARES, *BUSINESS):
    RULES.setdefault(rule.label, []).append(rule)


NO_CHANGES = frozenset("每10股转增 新增职位 非农新增职位 裁员人数 裁员比例 关店比例 新开门店 净增门店 关闭门店 净关店数 翘尾影响 新影响 新涨价影响 溢价率 净值增长率 最大回撤 基金收益率 基金亏损率 上涨个股 下跌个股 涨停个股 跌停个股 预增公司 预减公司 预降公司 预亏公司 略增公司 略减公司 续亏公司 减亏公司".split())
"""Of these a verb that else tells how far something changed, 裁掉三成, 关掉11家, tells how many; 同比 beside 翘尾影响 is of the index; what a fund returned is a level."""


def told_topic(text: str, mention: Mention, *, moves: bool) -> Topic | None:
    """Return the topic of a number that the words right before it tell for certain; `moves`: it is how far something changed.

    >>> told_topic("禾川集团裁员850人", Mention(6, 10, "QUANTITY", value="850", unit="人"), moves=False)
    Topic(concept='裁员人数', part=None)
    >>> told_topic("投信连四日站在买方", Mention(3, 5, "DURATION", value="P4D"), moves=False)
    Topic(concept='连续买超天数', part='投信')
    """
    before, behind = text[max(0, mention.start - WINDOW) : mention.start], text[mention.end : mention.end + BEHIND]
    seen = frozenset(before)
    for rule in RULES.get(mention.label, ()):
        if rule.units and mention.unit not in rule.units:
            continue
        if (rule.look and rule.look.isdisjoint(seen)) or rule.moves not in (None, moves) or (rule.small and not is_small(mention)):
            continue
        if rule.behind is not None and rule.behind.match(text, mention.end, mention.end + FAR_BEHIND) is None:
            continue  # looks at one place, the words before at many
        found = rule.before.search(before)
        if found and (rule.near is None or rule.near.search(before + behind)):
            return Topic(found.expandf(rule.concept), found.expandf(rule.part) or None)
    return None


def is_small(mention: Mention) -> bool:
    """Tell whether a sum can be the price of one share, of which one in Seoul may cost a million won."""
    most = MOST_A_SHARE * (SMALL_COINS if mention.unit in ("KRW", "IDR", "VND") else 1)
    return "/" not in (mention.unit or "") and abs(Decimal(mention.value or "0")) <= most


SMALL_COINS = 100
"""So many times more a sum is in a currency of small worth."""
