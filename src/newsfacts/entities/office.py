"""Places that are no names where they stand: of an office (法国总统, 佰州市长, 川岳资本|亚太首席策略师), of a clock (北京时间)."""

from collections.abc import Set as AbstractSet

import regex

from newsfacts.entities.patterns import REGION

OF_STATE = regex.compile(
    r"""
      (?:副?总统|副?总理|首相)(?!府|办|官邸) | [外财防]长(?![期城线短远达]) | 国务卿 | 国王 | 女王 | 天皇
    | (?:(?!召开|举行|会见|出席|在|的)\p{Han}){0,5} (?:部长|大臣)(?!级|会议)                       # 德国联邦|财政部长
    | [省市州县区镇]长(?![春沙治江安期]) | 市市长 | [省市州县区]委书记
    """,
    regex.VERBOSE,
)
# 北京时间8时, 亚洲时段; 岳澜市|值, whose 市 belongs to the word behind.
OTHER_WORD = regex.compile(r"时间(?=周|星期|本周|上周|\d|上午|下午|凌晨|晚|早|今|昨|当日|,)|时段|(?<=市)(?:[销盈净]率|值|占率|场)")
# A region or department between a company and who works there: 中国区解决方案和交付总经理.
OF_COMPANY = regex.compile(
    rf"(?:{REGION})?\p{{Han}}{{0,12}}?(?:总经理|总裁|总监|首席|策略师|分析师|经济学家|研究员|主管|负责人|主席|董事|经理|CEO)"
)


def in_office(text: str, start: int, end: int, label: str, companies: AbstractSet[int]) -> bool:
    """Tell whether a place names nothing there; `companies` are the ends of organisations.

    >>> text = "川岳资本亚太首席策略师会见法国总统,访问法国"
    >>> [in_office(text, start, start + 2, "GPE", {4}) for start in (4, 13, 20)]
    [True, True, False]
    """
    if label == "GPE" and OF_STATE.match(text, end):
        return True
    if label in ("GPE", "LOC") and OTHER_WORD.match(text, end):
        return True
    return label in ("GPE", "LOC") and start in companies and OF_COMPANY.match(text, end) is not None
