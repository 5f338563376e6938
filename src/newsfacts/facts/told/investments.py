"""What is put into something or paid out: 投入3亿元建设新厂, 研发花了1亿元, 发放失业保险金9亿元."""

import regex

from newsfacts.facts.told.rule import FILL, Told

INVESTMENTS = (
    # 投入3亿元建设新厂, 出资2亿元设立子公司, 在佰州投了12亿元
    Told(
        label="MONEY",
        look=frozenset("入资掷砸"),
        before=regex.compile(rf"(?<!研发|科研|财政|资本|营销|广告)(?:投入|出资|豪掷|砸下?)了?{FILL}"),
        behind=regex.compile(r"(?:用于|用来|投向|建设|建成|新建|兴建|打造|扩建|扩产|改造|升级|布局|建厂|设厂|建立?|购置|设立|成立|参与设立|发起设立)"),
        concept="investment_amount",
        moves=False,
    ),
    # 研发一年共花了4亿元
    Told(label="MONEY", look=frozenset("花投"), before=regex.compile(rf"研发(?!人员|中心|团队|费用|投入|开支)[^,;。\d]{{0,10}},?(?:[我你他]们|公司|去年|今年|一年|每年|共)*[花投]了{FILL}"), behind=regex.compile("(?!的?(?:收购|并购|购买|买|兴?建|租))"), concept="rd_expense", moves=False),
    Told(label="MONEY", look=frozenset("投"), before=regex.compile(rf"(?<![招中押])投了{FILL}"), behind=regex.compile("(?!的?(?:[弃反赞]|保))"), concept="investment_amount", moves=False),
    # 净利润2亿元,合每股1.9美元
    Told(label="MONEY", look=frozenset("合即"), before=regex.compile(rf"(?:净利润|净亏损|盈利)[^,;。]{{0,16}},(?:折?合|即)(?:每股)?{FILL}"), behind=regex.compile("(?!的?(?:股息|股利|红利|派息|分红))"), units=frozenset(f"{code}/股" for code in ("USD", "CNY", "HKD", "TWD")), concept="eps", moves=False),
    # 计提1.5亿美元一次性税费
    Told(label="MONEY", look=frozenset("提"), before=regex.compile(rf"计提{FILL}"), behind=regex.compile(r"的?(?!\p{Han}{0,6}(?:减值|坏账|跌价|准备|折旧))\p{Han}{0,6}(?:税费|费用|支出)"), concept="计提金额", moves=False),
    # 为失业人员发放失业保险金9亿元
    Told(label="MONEY", look=frozenset("放"), before=regex.compile(rf"发放(?:了)?(?P<what>(?![^,;。]*(?:贷款|工资|奖金|股息|红利|现金红利))\p{{Han}}{{2,12}}(?:金|待遇|补[贴助]|津贴|资金|救助))(?:共|合计|累计|总计)*{FILL}"), concept="{what}", moves=False),
)
