"""Numbers that a sentence does not state: what is only supposed, denied, or rumoured and denied."""

import regex

HYPOTHESIS = regex.compile(r"(?:^|[,;:“])(?:若|如果|假设|假如|倘若|一旦)[^,;。]*$")
# 岚嘉集团否认|裁员三成
DENIES = regex.compile(r"(?:否认|驳斥)[^,;。]*$")
# 传公司关厂两座,公司称(不属实)
RUMOUR = regex.compile(r"(?:[网市盛谣据]|外界|^|[,;。:])传(?![统感媒真导动播输承奇])[^,;。]*$|[传谣][闻言][^,;。]*$")
DENIED = regex.compile(r"[^。\n,传]{0,20}(?:,[^。\n,传]{0,30}?)?(?:不属实|不实|纯属谣言|[为是系属]谣言|子虚乌有|并无此事|没有此事|无中生有|[为是系]假消息)")
NEAR = 60
"""So many characters before a number may deny it."""


def is_unsaid(text: str, begin: int, start: int, end: int) -> bool:
    """Tell whether the number at `start:end` of a sentence that begins at `begin` is not stated.

    >>> text = "若涨价5%,销量料跌。岚嘉集团否认裁员3%。"
    >>> is_unsaid(text, 0, 3, 5), is_unsaid(text, 11, 19, 21)
    (True, True)
    """
    if HYPOTHESIS.search(text[begin:start]):
        return True
    near = max(begin, start - NEAR)
    if text.find("否认", near, start) >= 0 or text.find("驳斥", near, start) >= 0:
        return DENIES.search(text, near, start) is not None
    rumoured = text.find("传", near, start) >= 0 and RUMOUR.search(text, near, start) is not None  # the first look costs little
    return rumoured and DENIED.match(text, end) is not None
