"""The pension scheme of a place, 强积金, as what a text is about: what nobody else is named for is the scheme's."""

from newsfacts.mention import Mention

SCHEME = "强积金"
OFTEN = 3


def tells_of_scheme(text: str, mentions: list[Mention]) -> bool:
    r"""Tell whether a text is about the scheme: it names it again and again, or in the headline once more, and no company with its code.

    >>> tells_of_scheme("强积金6月赚9千元\n强积金上半年升9%", []), tells_of_scheme("岚禾保险强积金业务增长", [])
    (True, False)
    """
    often = text.count(SCHEME)
    headed = text.find(SCHEME, 0, max(0, text.find("\n"))) >= 0
    coded = any(m.label == "TICKER" and text[m.start : m.start + 1].isdigit() for m in mentions)
    return (often >= OFTEN or (often > 1 and headed)) and not coded
