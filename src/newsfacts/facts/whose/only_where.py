"""Names that only say where something is sold, or whence a firm comes: 岚桐司法拍卖平台, 这家佰州民企."""

import regex

from newsfacts.facts.whose.aside import Stands

# 岚桐(司法拍卖平台上), 岚桐(拍卖网)
AUCTIONS_THERE = regex.compile(r"(?:网络|资产)?(?:司法)?(?:网络)?(?:司法)?拍卖(?:网络)?(?:平台|网)|资产(?:交易|处置|拍卖)(?:网络)?平台")
# 这家|佰州(民企), 这家总部位于|佰州(的房企): the firm that was just spoken of
POINTS = regex.compile(r"[这该](?:家|间)(?:总部|注册地)?(?:位于|设在|在)?$")
KIND_OF_FIRM = regex.compile(r"(?:市|省|县|区)?(?:的)?(?:本土|本地|老牌|龙头|上市|民营|国有)?(?:民企|国企|央企|房企|药企|车企|酒企|乳企|企业|公司|厂商|制造商|开发商|上市公司)")


def is_only_where(text: str, item: Stands) -> bool:
    """Tell whether a name says no more than where something is sold, or whence the firm comes that was just spoken of.

    >>> from newsfacts.facts.items import Item
    >>> is_only_where("岚桐司法拍卖平台上", Item(0, 2, "entity", "岚桐")), is_only_where("这家佰州民企", Item(2, 4, "entity", "佰州"))
    (True, True)
    """
    if text.startswith(("拍", "司", "网", "资"), item.end) and AUCTIONS_THERE.match(text, item.end):
        return True
    return POINTS.search(text, max(0, item.start - 8), item.start) is not None and KIND_OF_FIRM.match(text, item.end) is not None
