"""With whom something is done: who signs with the subject, who puts money into it, what made its numbers so."""

import regex

# 岚岳创投、禾川基金(领投), 岚桐资本(等5家机构跟投), 老股东岚湾投资(继续加码): who puts money into a firm
BACKS = regex.compile(r"(?:\([^()\n]{1,20}\))?(?:[、和与及][^,;。\d]{2,14}){0,6}?(?:等[\p{Han}\d]{0,8})?(?:则|也|共同|联合|继续|参与|战略|独家|跟随|等)*(?:领投|跟投|参投|追投|加码|加注|追加投资|参与(?:了)?(?:本轮|此轮|该轮)?(?:投资|融资|认购|[领跟]投)|投资(?=[约近逾超]?[\d.]+[万亿]))")
# 与佰国开发商|岚禾能源(签署供货协议,将于明年供应6GW): with whom it is signed, whatever tells what that one is
WITH_WHOM = regex.compile(r"[与同跟](?:(?![与同跟和、])[^,;。:\d]){2,14}$")
SIGNS = regex.compile(r"(?:\([^()\n]{1,20}\))?(?:等[^,;。\d]{0,10})?(?:就[^,;。]{2,20})?(?:正式|共同|已|于?近日|再次?|达成并?|[\p{Han}]{0,4}在[^,;。]{2,8}){0,2}(?:签[署订约下]|订立|续[签约]|达成|缔结|合资|合作)")
# 随着新款轿车|川行L6(放量,10月交付增至): why it went so
LED_BY = regex.compile(r"(?:随着|得益于|受益于|受惠于|受累于|有赖于)[^,;。:\d]{0,12}$")
# 欧洲线受红海(情势降温拖累): why it went so
MADE_SO = regex.compile(r"(?:受到?|因|遭)(?:近期|上游|下游|主要客户|大客户|客户|旗下|子公司|转投资|母公司)?$")
SO = regex.compile(r"(?:[^,;。:\d]{0,12}?)(?:影响|冲击|拖累|干扰|带动|加持|推升|压抑|激励|扰动|波及|牵连)")
FAR_WITH = 16
"""Characters before a name in which that word stands."""


def is_by_the_way(text: str, start: int, end: int) -> bool:
    """Tell whether a name at `start:end` is only of whom something is signed with, or of what made a number so.

    >>> is_by_the_way("与佰国岚禾能源签署协议", 3, 7), is_by_the_way("岚禾能源签署协议", 0, 4)
    (True, False)
    """
    begin = max(0, start - FAR_WITH)
    signs = SIGNS.match(text, end) is not None and WITH_WHOM.search(text, begin, start) is not None
    if MADE_SO.search(text, max(0, start - 6), start) and SO.match(text, end):
        return True
    return signs or LED_BY.search(text, begin, start) is not None
