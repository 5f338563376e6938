"""What so many cars or planes are of: 川岳只交出1.9万辆 sold them, whatever the verb; a fleet is told by its models."""

import regex

from newsfacts.facts.what.concepts import Topic, is_noun
from newsfacts.facts.what.topics import Mind
from newsfacts.facts.words import known_concepts
from newsfacts.mention import Mention

# 11月交付数据, 产销快报: what makes a text one on sales
SALES = regex.compile(r"交付[量数成]|交付了?\d|月交付|销量|产销|零售(?:量|\d)|批发(?:量|\d)|售出|卖出")
# 投放600辆, 召回3万辆: what else is done with cars than to sell them
OTHER = regex.compile(r"上险|[投排停复]产|产量|产能|年产|库存|召回|投[放运入]|订单|订购|采购|预订|预售|大定|小订|锁单|下线|保有|登记|注册|上牌|拥有|持有|车队|运力|租赁|报废|置换|以旧换新|在途|停放|进口|运营|引进|补贴|累计行驶")
# 年度目标, 销量差距: nouns that are told of cars, and no sales
OF_ITS_OWN = regex.compile("^[^的]*(?:目标|差距|之差|计划|任务|缺口|配额|上限|门槛)$")
ABROAD = regex.compile("出口|外销|出海|海外")
FAR = 60
"""So many characters of its sentence before a number are looked at."""


def of_vehicles(mind: Mind, mention: Mention, topic: Topic) -> Topic | None:
    """Return the sales that a number of cars tells where no noun names what is counted, or only the exports of a sentence before do; else None."""
    if mention.unit != "辆":
        return None
    if (topic.concept in known_concepts() and topic.concept != "exports") or _to_partner(mind, mention):
        return None
    said = mind.text[max(mind.scene.begin_of(mention.start), mention.start - FAR) : mention.start]
    if topic.concept == "exports":
        return None if ABROAD.search(said) else Topic("sales_volume", topic.part)
    if (topic.concept and (is_noun(topic.concept) or OF_ITS_OWN.search(topic.concept))) or OTHER.search(said) or SALES.search(mind.text, 0, mention.start) is None:
        return None
    return Topic("sales_volume", topic.part if topic.part and topic.part not in topic.concept else None)


def _to_partner(mind: Mind, mention: Mention) -> bool:
    """Tell whether the name before a number is that of a land that cars were sold to: 出口9万辆。分国别看,佰国|6千辆."""
    upto = mind.scene.before(mention.start)
    return upto > 0 and mind.scene.names[upto - 1].start in mind.scene.partners


# 机队90架,其中有60架|A350系列、30架|B787: the model stands behind
MODEL = regex.compile(r"(?P<model>[A-Z][A-Za-z0-9\-]{1,9}(?:系列)?)(?:飞机|客机|货机|机型)?(?=[、,;。和与及]|$)")
OF_FLEET = regex.compile(r"(?:包括|其中有?|含|由|分别为|[、和与及])$")


def fleet_part(mind: Mind, mention: Mention) -> Topic | None:
    """Return the fleet whose size the sentence has told, by the model behind a number of it; None of anything else."""
    level = mind.state.level
    if level is None or mention.unit not in ("架", "艘", "辆", "台") or level.unit != mention.unit:
        return None
    model = MODEL.match(mind.text, mention.end)
    listed = OF_FLEET.search(mind.text, max(0, mention.start - 4), mention.start)
    return Topic(level.concept, model["model"]) if model and listed else None
