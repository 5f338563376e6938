import opencc
import pytest

import newsfacts
from newsfacts.lexicon.loader import lexicon

SENTENCES = [
    "昨日共计新增350{}。",
    "其中，合计12.5{}，同比增长5%",
    "由1.05亿{}增至2.3亿{}",
    "平均每周两千三百{}；",
    "减少了12,500{}左右",
]
# Words that count only beside what they are of (三对夫妇), of tens of thousands (12万平) or alone (一步, 5里), words that go on in
# one of the sentences (350起左右), money (350块), and those that begin with a scale.
IN_CONTEXT = frozenset("对 发 员 步 样 里 尺 平 度 国 起 口 分 块 万吨级 千升".split())
CONVERT = {"simplified": str, "traditional": opencc.OpenCC("s2t").convert}


@pytest.mark.parametrize("script", CONVERT)
@pytest.mark.parametrize("unit", sorted({row["word"] for row in lexicon("units")} - IN_CONTEXT))
def test_every_unit_counts(unit, script):
    for sentence in SENTENCES:
        before = CONVERT[script](sentence[: sentence.index("{}")])
        text = CONVERT[script](sentence.replace("{}", unit))
        end = len(before) + len(unit)
        spans = newsfacts.extract(text, published="2024-05-08").spans
        assert any(span.label == "QUANTITY" and span.end == end for span in spans), text
