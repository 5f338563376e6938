"""Who deals: by whom shares are held, sold or bought back, who invests, at whom a target is set."""

import regex

from newsfacts.facts.reader import Reader
from newsfacts.facts.what.concepts import Topic
from newsfacts.facts.when.told import RUNS
from newsfacts.facts.whose.aside import LISTS_ON
from newsfacts.facts.whose.holders import invests
from newsfacts.facts.whose.owners import HOUSE
from newsfacts.facts.whose.targets import aimed_at, foresees, foretells, rates
from newsfacts.mention import Mention


def dealer(mind: Reader, mention: Mention, owner: str | None, topic: Topic) -> str | None:
    """Return who deals in shares: by whom they are sold, who buys them back, at whom a target is set; of other topics the owner."""
    scene = mind.owners.scene
    if topic.concept in NET_FLOWS and scene.nation == "台湾":
        return _bought_behind(mind, mention) or _market_of(mind, mention) or owner
    if topic.concept.endswith(OPEN_CONTRACTS) and owner not in FUTURES and "外资" in mind.text[max(mind.begin, mention.start - LOOK) : mention.start]:
        return "外资"  # 外资净空单降至3万口
    if topic.concept == "总股本" and any(at.label == "PERSON" for at in scene.said(owner, mention.start)):
        coded = next(iter(scene.coded)) if len(scene.coded) == 1 else None
        return mind.company or mind.state.company or coded or owner  # 祁远所持股份占公司总股本2亿股的: nobody's but a company's
    if topic.concept in RUNS and _goes_on(mind, mention):
        return "台股"
    if topic.concept.startswith(("增持", "减持")) and (agent := scene.agent(mention.start)):
        return agent
    if topic.concept == "investment_amount" and owner and INTO.match(mind.text, mention.end, mention.end + 24) and not scene.said(owner, mention.start):
        return next((name for name in (mind.company, mind.state.company) if name and name != owner), owner)  # 使用4000万元对岚嘉能源增资: who invests
    if owner and (topic.concept.startswith(SHARE_DEALS) or topic.concept in ("shares_held", "stake")):
        return _holder_of(mind, mention, owner) or _by_office(mind, mention, owner) or owner
    if topic.concept.startswith(("回购", "buyback")) and scene.is_bought_from(owner, mention.start):
        return mind.company or mind.state.company or owner
    if topic.concept in WORTH and owner and (invests(scene, owner, mention.start) or _is_held_over(mind, mention, owner, topic)):
        return mind.company or mind.state.company or owner
    if topic.concept == "target_price" and (aimed := aimed_at(scene, mention.start)):
        return aimed
    if owner and _tells_of_another(mind, mention, owner, topic):
        return mind.owners.rated(owner, mention.start) or owner
    if topic.concept in FORETOLD and owner and foretells(scene, owner, mention.start):
        firm = mind.owners.rated(owner, mention.start)
        return firm if firm and not HOUSE.search(firm) else owner
    return owner


OPEN_CONTRACTS = ("净空单", "净多单", "净空部位", "净多部位")
"""What is counted of those who hold futures, in lots."""
FUTURES = frozenset(("台指期", "加权指数", "台指"))
NET_FLOWS = frozenset(("net_inflow", "net_outflow"))
# 三大法人合计买超|120亿元, 外资占了|98亿元: in money the whole market is meant, of one share its lots are told; 川岳电遭外资卖超…
BUYERS = regex.compile(r"(?<![遭获被由])(?:外资|陆资|投信|自营商|法人|公股|官股)(?P<deals>[^。;\n]{0,28})$")
LOOK = 36
"""So many characters before a sum its buyers are named."""


def _market_of(mind: Reader, mention: Mention) -> str | None:
    """Return Taipei's market for a sum that its classes of investors bought or sold; None where a share is named with it."""
    if mention.label != "MONEY":
        return None
    buyers = BUYERS.search(mind.text, max(mind.begin, mention.start - LOOK), mention.start)
    scene = mind.owners.scene
    named = buyers and any(buyers.end() > at.start >= buyers.start("deals") for at in scene.names[max(0, scene.before(mention.start) - NEAR_NAMES) : scene.before(mention.start)])
    return None if buyers is None or named else "台股"


# 外资砸90亿元敲进|川岳电
BUYS_BEHIND = regex.compile("敲进|加码|买进|买超|承接|布局|回补|狂买|大买")


def _bought_behind(mind: Reader, mention: Mention) -> str | None:
    """Return the share that is named right behind a sum and the verb of what it was spent on; None where none is."""
    buys, scene = BUYS_BEHIND.match(mind.text, mention.end), mind.owners.scene
    upto = scene.before(mention.end)
    at = scene.names[upto] if buys and upto < len(scene.names) else None
    return at.name if at and buys and at.start == buys.end() and at.label == "ORG" else None


def _goes_on(mind: Reader, mention: Mention) -> bool:
    """Tell whether a run of days is told right behind a sum of the whole market: 三大法人买超90亿元,投信已连6日站在买方."""
    last = mind.state.last
    if last is None or last.concept not in NET_FLOWS or last.entity != "台股" or mind.state.just_end < mind.begin:
        return False
    scene = mind.owners.scene
    return all(at.end <= mind.state.just_end for at in scene.names[max(0, scene.before(mention.start) - NEAR_NAMES) : scene.before(mention.start)])


def _tells_of_another(mind: Reader, mention: Mention, owner: str, topic: Topic) -> bool:
    """Tell whether a name is that of a house which tells there what it thinks of another firm's numbers."""
    scene = mind.owners.scene
    if topic.concept in MULTIPLES and HOUSE.search(owner) and owner != scene.company and owner not in scene.coded:
        return True
    return rates(scene, owner, mention.start) if topic.concept in ("target_price", "eps") else foresees(scene, owner, mention.start)


MULTIPLES = frozenset("target_price eps 本益比 市盈率 市净率 股价净值比".split())
"""What a house tells of the firms that it looks at, in whatever words."""
FORETOLD = frozenset("revenue net_profit adjusted_net_profit gross_margin net_margin gross_profit operating_profit sales_volume 市盈率 市净率 roe".split())
"""What houses expect of firms."""
SHARE_DEALS = ("增持", "减持", "质押", "累计质押", "解除质押", "套现", "持有")
INTO = regex.compile(r"[对向给][^,;。]{2,16}?(?:增资|注资|出资|投资)")
# 岚嘉资本增持|恒岚股份120万股: what the shares are of, and not who deals in them
DEALT_IN = regex.compile(r"(?:[增减]持|质押|持有|抛售|沽售|购入|取得|获得|收购|受让)(?:了|其|公司|所持有?的?)*[“「]?$")


def _holder_of(mind: Reader, mention: Mention, name: str) -> str | None:
    """Return who deals in the shares of `name`, the last one named before it in the sentence of a number; None where it is no object."""
    scene = mind.owners.scene
    said = scene.said(name, mention.start)
    if not said or DEALT_IN.search(mind.text, max(mind.begin, said[-1].start - 8), said[-1].start) is None:
        return None
    before = scene.names[max(0, scene.before(said[-1].start) - NEAR_NAMES) : scene.before(said[-1].start)]
    return next((at.name for at in reversed(before) if at.start >= mind.begin and at.label in ("ORG", "PERSON") and at.name != name and not at.name.endswith("所")), None)


# 截至公告日,董事长|持有公司9000万股; 控股股东|累计质押3000万股
OFFICE = regex.compile(
    r"(?:^|(?<=[,。;:\n]))(?:截至[^,。;]{0,10},|本次[^,。;]{0,10}[后前],|公司|上市公司|该公司)*(?P<office>董事长|控股股东|实际控制人|实控人|第一大股东|总经理|总裁)(?:先生|女士)?"
    r"(?:累计|共计|合计|直接|间接|[已尚仍现共])*(?:持有|持股|质押|[增减]持|解除)[^。;\n]{0,60}$"
)
# 祁远基于信心,拟增持|公司股票
OWN_SHARES = regex.compile(r"[增减]持(?:了|其所?持有?的?)?(?:本|上市)?公司(?:部分|的)?(?:股份|股票|A股|流通股)")
OFFICE_NEAR = 90
"""Characters before a number in which such words may begin."""


def _by_office(mind: Reader, mention: Mention, owner: str) -> str | None:
    """Return who holds the office that the sentence names as the one who deals in the shares of `owner`, where he was named with it before; else None."""
    text, scene = mind.text, mind.owners.scene
    if owner not in (mind.company, mind.state.company):
        return None
    if OWN_SHARES.search(text, mind.begin, mention.start):  # no company deals so in its own shares
        heads = [at for at in scene.names[: scene.before(mention.start)] if at.start >= mind.begin and at.heads_clause and at.label in ("PERSON", "ORG") and text[at.start - 1] not in LISTS_ON]
        return heads[-1].name if heads else None
    dealt = OFFICE.search(text, max(mind.begin, mention.start - OFFICE_NEAR), mention.start)
    if dealt is None:
        return None
    named = (at for at in reversed(scene.names[: scene.before(dealt.start())]) if at.label in ("PERSON", "ORG"))
    return next((at.name for at in named if text.endswith(dealt["office"], 0, at.start) and at.name != owner), None)


NEAR_NAMES = 3
"""So many names before that of the shares are looked at."""


def _is_held_over(mind: Reader, mention: Mention, owner: str, topic: Topic) -> bool:
    """Tell whether money raised would be of a name of some sentence before, where this one speaks of the text's company: 天使投资人是岚岳创投。三轮融资合计筹得3亿元."""
    speaks_of_firm = mind.company is not None and mind.state.owners[:1] == (mind.company,)
    return topic.concept in RAISED and speaks_of_firm and not mind.owners.scene.said(owner, mention.start)


RAISED = frozenset(("financing_amount", "valuation"))
"""What only the firm has that raises money, and nobody who gave some."""
WORTH = frozenset("valuation market_cap issue_price proceeds financing_amount 市盈率 市销率 入股价".split())
"""What an investor's money tells of the company that gets it."""
