"""The company that a text is about."""

from collections import Counter

from newsfacts.facts.whose.aside import publishes, told_of
from newsfacts.facts.whose.interviews import answers_for
from newsfacts.facts.whose.owners import AS_COUNTER, AS_HOLDER, HOUSE, HOUSE_SAYS, PUBLISHES, is_agency
from newsfacts.mention import Mention


def main_company(text: str, mentions: list[Mention]) -> str | None:
    """Return the company that the text is about, None where there is none or several.

    Its name comes again and again; the headline or a code after it weighs as much as two more times.
    In an interview it is the one for which the person who answers speaks.
    """
    if spoken_for := answers_for(text, mentions):
        return spoken_for
    named = [m for m in mentions if m.label == "ORG" and m.name and not is_agency(m.name)]
    papers = {m.name for m in named if publishes(text, m.start, m.end)}
    named = [m for m in named if m.name not in papers]
    houses = {m.name for m in named if AS_COUNTER.search(text, max(0, m.start - 6), m.start) and PUBLISHES.match(text, m.end)}
    named = [m for m in named if m.name not in houses]  # 研究机构川岳科技今天公布
    aside = {m.name for m in named if AS_HOLDER.search(text, max(0, m.start - 8), m.start) or (HOUSE.search(m.name or "") and HOUSE_SAYS.match(text, m.end))}
    companies = [m for m in named if m.name not in aside] or named
    told = told_of(text, companies, mentions)
    companies = [m for m in companies if m.name in told]
    counts = Counter(m.name for m in companies)
    if not counts:
        return None
    headline = text.find("\n")
    codes = {m.start for m in mentions if m.label == "TICKER"}
    coded = {m.name for m in companies if not codes.isdisjoint(range(m.end, m.end + 4))}
    first = next((m.name for m in companies if m.start < headline), None)
    indices = sum(m.label == "INDEX" for m in mentions)
    if first in coded and indices < 3:
        return first  # the headline begins with it, the text gives its code
    lead = next((m.name for m in companies if m.name in coded), None)
    of_stem = first is not None and not (lead or "").startswith(first) and first[:STEM] == (lead or "")[:STEM]  # 岚桐集团, whose 岚桐地产 has the code
    titled = {m.name for m in companies if m.start < headline}
    more = {name for name in titled if counts[name] > counts[lead] and not (lead or "").startswith(name or "")}  # 岚桐集团重整\n…其所持岚桐新材(000999)股份: of the one that has it
    if lead and not of_stem and indices < 3 and _is_called_by_stem(text, lead, coded | more, headline):
        return lead
    weights = counts.copy()
    for names in (titled, coded - {lead} if of_stem else coded):
        weights.update({name: 2 for name in names if len(names) <= 2})
    (name, weight), *others = weights.most_common(2)
    rival = others[0][1] if others else 0
    alone = titled == {name} and counts[name] > max((count for other, count in counts.items() if other != name), default=0)
    often = counts[name] >= 2 and (alone or counts[name] / counts.total() >= 0.3 or weight >= 2 * rival)
    late = min(m.start for m in companies if m.name == name) > max(LATE, len(text) // 2)
    group = next((one for one in coded if one and name and one[:STEM] == name[:STEM] and one.endswith(("控股", "集团"))), None) if name not in coded else None
    return (group or name) if often and weight > rival and not late else None  # 岚禾证券 of 岚禾金融控股(02999): the text is of the group


LATE = 300
"""Characters, and half of the text: a company that is first named behind them is only one of those that the text tells of."""


def _is_called_by_stem(text: str, name: str | None, others: set[str | None], headline: int) -> bool:
    r"""Tell whether the headline, and the text more than once, calls a company with a code by no more than how its name begins, and no other with a code or of the headline.

    >>> text = "岚桐多赚9%\n岚桐通讯(02999)公布业绩。岚桐昨收4元"
    >>> _is_called_by_stem(text, "岚桐通讯", {"岚桐通讯"}, 6), _is_called_by_stem(text, "岚桐通讯", {"岚桐集团"}, 6)
    (True, False)
    """
    stem = (name or "")[:STEM]
    called = headline > 0 and stem in text[:headline] and text.count(stem) >= OFTEN
    return called and not any(other != name and (other or "")[:STEM] in text[:headline] for other in others)


STEM = 2
"""The characters by which a company is called at least."""
OFTEN = 3  # a text is about whom it calls so often
