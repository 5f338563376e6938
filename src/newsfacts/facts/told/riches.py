"""What lists of the rich tell for certain: how much somebody has, by the rank that it brings, and how many are on the list."""

import regex

from newsfacts.facts.told.rule import FILL, Told

# 以620亿元(财富首次)上榜, 凭2850亿元(位列第二)
RANKS = regex.compile(
    r"(?:的?(?:个人|家族)?财富)?(?:总[额值])?(?:[再首]次|继续|重新|第[一二三四五六七八九十]+[次度]|连续\p{Han}{1,4}|成功|并列)*"
    r"(?:位[列居]|排(?:名|在|第|行)|居(?:首|第|于?榜)|蝉联|登[上顶]|成为(?=\p{Han}{0,8}(?:首富|富豪|富人|女富|第[一二三四五六七八九十]))|问鼎|紧随|重[回返夺]|夺得|保持|坐[稳上]|稳居|名列|[跻挤]身|领跑|入围|上榜|摘得|新晋|进入)"
)
OF_RICHES = regex.compile("财富|身家|富豪|首富|富榜")
WHO = ("企业家", "富豪", "富人", "女性", "女企业家", "新人", "新面孔")
PEOPLE = frozenset("位 人 名 张".split())

RICHES = (
    # 王云海以2850亿元位列第二
    Told(label="MONEY", look=frozenset("以凭"), before=regex.compile(rf"(?:以|凭借?)(?:其|个人|家族|财富|总)*{FILL}"), behind=RANKS, near=OF_RICHES, concept="财富", moves=False),
    # 财富门槛为50亿元, 上榜门槛提高到45亿元, 上榜门槛连续第13年保持50亿元
    Told(label="MONEY", look=frozenset("槛"), before=regex.compile(rf"(?P<what>上榜|入围|入榜|财富|身家)(?:的)?门槛[^,;。\d]{{0,6}}(?:\d+年)?(?:保持|维持|提高|上升|升|降|下降|调整|设|定)?(?:[在到至]|于)?{FILL}"), concept="上榜门槛", moves=False),
    # 财富中位数仅50亿元
    Told(label="MONEY", look=frozenset("数"), before=regex.compile(rf"(?<![价资薪入租值])中位数[,则]*(?:只有|仅有?|是)?{FILL}"), near=OF_RICHES, concept="财富中位数", moves=False),
    *(
        # 共有958位企业家上榜, 收录1100位富豪
        Told(label="QUANTITY", look=frozenset(), before=regex.compile(""), behind=regex.compile(rf"(?:华人|中国|内地)?{who}(?:个人|家族)?(?:上榜|入围|入榜|登榜|居住|的?(?:财富|身家))"), near=regex.compile("上榜|入围|入榜|榜单|收录|富榜|富豪榜|财富榜"), concept=f"上榜{who}", units=PEOPLE)
        for who in WHO
    ),
    *(
        # 榜单收录1100位富豪, with nothing behind
        Told(label="QUANTITY", look=frozenset("录有榜围"), before=regex.compile(rf"(?:收录|上榜|入围|入榜|榜单|榜上)(?:了|的|共?有)*{FILL}"), behind=regex.compile(rf"(?:华人|中国|内地)?{who}[,。;]"), concept=f"上榜{who}", units=PEOPLE)
        for who in WHO
    ),
    # 今年上榜人数为1434人
    Told(label="QUANTITY", look=frozenset("榜"), before=regex.compile(rf"(?:上榜|入围|入榜)(?:总?人数|者|富豪|企业家)(?:共?有|为|达到?|增至|减至|升至|降至)?{FILL}"), concept="上榜企业家", units=PEOPLE, moves=False),
)
"""The constructions, the surest first."""
