"""Whether a number is a forecast, a plan or a proposal, also by words too short to be looked for anywhere: 拟, 恐, 料."""

import regex

# Words of two characters and more (预计, 有望) steer the walk as they come; these are looked for before one number.
PLANNED = regex.compile(
    r"""(?<![模虚草比])拟(?![人态合])           # 董事会拟派息, but not 模拟, 拟人
    """,
    regex.VERBOSE,
)
EXPECTED = regex.compile(
    r"""恐(?![慌怖龙吓惧])                      # 均价恐年减5%
    | (?<![评低高预])估(?![值价])               # 估今年每股纯益24.8元
    | (?<!\p{Han})料(?!\p{Han}?(?:[为是]|价格)) # ,料全年增一成: where the clause begins, for 原料 and 饲料 are things
    | 将(?=(?:会|再|可|逐步|进一步|继续|同比|环比|累计|合计|最多|最高|至少|减|增|升|降|达|超|突破|有|于\d|在\d|为(?!\p{Han}{0,8}(?:上|下)调)))
    | [上下]修                                 # 资本支出由38亿元上修至46亿元: what is revised is expected
    | (?:开支|支出|投资|资本)预算               # but not 一般公共预算收入, which is what was earned
    """,
    regex.VERBOSE,
)
# 预测由6%降至3%: what was expected before; but 届时产能可由现时3.8万吨增至 … tells how it is
REVISED = regex.compile(r"(?:预测|预期|预估|目标|指引|展望)(?:值|价)?(?:由|从|自)")
ALWAYS = frozenset(("target_price",))
"""What is nothing but expected."""


def is_expected(lead: str, concept: str, *, cued: bool, source: bool) -> bool:
    """Tell whether the words of its sentence before a number make it a forecast, a plan or a proposal.

    `cued`: a longer word has said so; `source`: the number is where a change sets out.

    >>> is_expected("董事会拟以自有资金,派息", "dividend_total", cued=False, source=False)
    True
    >>> is_expected("虚拟现实业务营收", "revenue", cued=False, source=False)
    False
    >>> is_expected("预计年产能可由", "capacity", cued=True, source=True)
    False
    """
    piece = lead[lead.rfind(";") + 1 :]
    clause = piece[piece.rfind(",") + 1 :]
    if concept in ALWAYS or source:
        return concept in ALWAYS or REVISED.search(clause) is not None
    return cued or PLANNED.search(piece) is not None or EXPECTED.search(clause) is not None
