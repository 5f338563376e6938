import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.text import fold as module
from newsfacts.text.fold import fold, simplified

CASES = {
    "traditional": ("港幣與銀髮", "港币与银发"),
    "full width": ("１２．５％，（ＡＢＣ）", "12.5%,(ABC)"),
    "blanks between digits and Chinese": ("1 月 9 日", "1月9日"),
    "blank between Latin words stays": ("Moonshot AI 创始人", "Moonshot AI创始人"),
    "entity": ("A&amp;B 増 50&#37;", "A&B増50%"),
    "no-break space entity": ("里程碑。&nbsp;&nbsp;次日", "里程碑。次日"),
    "template tag": ("{jz:field.toptypename/}开始", "开始"),
    "broken bracket": ("接口\n)调用", "接口)调用"),
    "broken word": ("存货增加,较年\n初增长四成,现金减少。", "存货增加,较年初增长四成,现金减少。"),
    "paragraphs stay": ("标题\n\n正文。\n次段", "标题\n正文。\n次段"),
    "corner brackets": ("「海螺」與『星野』", "“海螺”与‘星野’"),
    "clauses of a headline": ("岚禾股价大涨 澄安银今日跌停", "岚禾股价大涨,澄安银今日跌停"),
    "clause behind a percentage": ("岚禾四月营收增36% 已超越去年同期", "岚禾四月营收增36%,已超越去年同期"),
    "percentage above an article": ("岚禾四月营收增36% 已超越去年同期\n正文。", "岚禾四月营收增36%已超越去年同期\n正文。"),
    "clause before a month": ("岚禾出口畅旺 4月存款创高", "岚禾出口畅旺,4月存款创高"),
    "rest of a date": ("截至二〇二五年6月 30日止的期间", "截至二〇二五年6月30日止的期间"),
    "clause before EPS": ("岚禾毛利率走高 EPS 3元创高", "岚禾毛利率走高,EPS 3元创高"),
    "cells of a row": ("毛利率 31.2% 增长", "毛利率31.2%增长"),
    "a cry within a headline": ("油价又来了!岚禾再调涨 澄安银今日跌停", "油价又来了!岚禾再调涨,澄安银今日跌停"),
    "aside before a sentence": ("营收12亿元。據悉，订单8亿元。", "营收12亿元。订单8亿元。"),
    "aside at the head of an indented paragraph": ("岚禾中报\n\n　　从数据看，营收12亿元。", "岚禾中报\n营收12亿元。"),
    "aside within a sentence": ("5月以来,记者获悉,订单8亿元。", "5月以来,订单8亿元。"),
    "two asides": ("对此，有意思的是，订单8亿元。", "订单8亿元。"),
    "bracket that only points": ("营收12亿元（详见附表2）,订单8亿元(下同)。", "营收12亿元,订单8亿元。"),
    "who says it is no aside": ("岚禾研究院数据显示,订单8亿元。岚禾(2999)数据显示,出货2台。", "岚禾研究院数据显示,订单8亿元。岚禾(2999)数据显示,出货2台。"),
    "what an aside begins is none": ("据悉尼消息,订单8亿元。具体来看板块,公告称谓。", "据悉尼消息,订单8亿元。具体来看板块,公告称谓。"),
    "bracket that tells more": ("营收(见图1所示口径)12亿元(图中红线)。", "营收(见图1所示口径)12亿元(图中红线)。"),
    "carriage return": ("甲。\r\n乙", "甲。\n乙"),
}


@pytest.mark.parametrize(("given", "expected"), CASES.values(), ids=CASES)
def test_fold(given, expected):
    assert fold(given).text == expected


def test_conversion_that_changes_the_length_is_made_a_character_at_a_time(monkeypatch):
    class Growing:
        def convert(self, text):
            return text.replace("計程車", "出租汽车x").replace("計", "计").replace("車", "车").replace("幣", "币币")

    monkeypatch.setattr(module, "_converter", Growing)
    assert simplified("計程車\n計畫") == "计程车\n计畫"
    assert simplified("港幣") == "港幣", "a character that would not keep its length stays"


@given(
    st.lists(st.sampled_from(["12 億元", " ", "\n", "去年", "AI", "&amp;", "&nbsp;", "<br/>", "\r\n", "％", "次日。"]))
)
def test_offsets_lead_there_and_back(pieces):
    folded = fold("".join(pieces))
    for start in range(len(folded.text)):
        for end in range(start + 1, min(start + 6, len(folded.text)) + 1):
            assert folded.within(*folded.origin(start, end)) == (start, end)
