"""Dates: 2025年9月30日, 民国一一四年十月, 去年前三季度, 9月至11月, 七八月, 上周五, 昨(20)日, 截至三季度末, 正月初三, 2023/24财年."""

import itertools
import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec
import regex

from newsfacts.lexicon.any_of import any_of
from newsfacts.lexicon.loader import lexicon
from newsfacts.mention import Mention
from newsfacts.values.date_read import read_when
from newsfacts.values.date_words import (
    DAY_REFS,
    DAY_WORDS,
    FESTIVALS,
    LUNAR_MONTHS,
    MONTH_REFS,
    MONTH_WORDS,
    QUARTER_WORDS,
    TRADING,
    WEEK_WORDS,
    YEAR_REFS,
    YEAR_WORDS,
)
from newsfacts.values.when import When

_CN = "零〇○一二三四五六七八九十两廿"
_N = rf"(?:\d{{1,2}}(?!\d)|[{_CN}]{{1,3}}(?!百|千|万|亿))"

# 七八月: the first of two months that are told together is followed by the one after it
_SOME_YEARS = r"(?<![\d〇零一二三四五六七八九])(?:10|[2-9二两三四五六七八十])年(?:来的?)?"
_NEXT = "|".join(f"{first}(?={second})" for first, second in itertools.pairwise("一二三四五六七八九"))


def _words(*tables: dict[str, int]) -> str:
    return "|".join(sorted((word for table in tables for word in table), key=len, reverse=True))


# 九八年, 一六年: a year by its last digits; 七八年 and 三五年 are some years.
TWO_DIGITS = "(?!五六|六七|七八|八九)[五六七八九][〇零一二三四五六七八九]|一[五六七八九]|二[〇零一四五]"
NO_YEAR = "(?!半|代|级|期|制|计划|规划|[以之]?[前后内])"
"""Behind 年: what makes a length of it (一五年内), a decade or a kind."""
# 2021年|会, 2021年|货节: words that begin in 年; but 2021年|会议, 2021年|货物, 2021年|利润
NO_WORD = (
    "(?!级|期(?![初末间内货指权缴])|金(?![价额融属矿银饰店条币股租控]|管会)|报(?![告价酬名关废])|轻(?![卡客工量油])|薪(?![酬资金水])|费(?![用率])|限(?![售购产电额制价行])"
    "|利(?![润率息好差空用益])|化(?![工学肥妆纤解债])|息(?![率差税票])|货(?![物币运值款车源轮柜邮])|会(?![议计员展同长面晤]))"
)
YEAR = rf"""(?:
      (?:民国)(?P<roc>\d{{1,3}}|[{_CN}百]{{1,6}})年(?:度)?
    | (?P<year>(?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{{3}})(?:年度|年{NO_WORD}|(?=财年|财政年度|全年|Q[1-4]|H[12]))
    | (?<!\d)(?P<year3>1[0-4]\d)年(?=[前首]\d{{1,2}}个?月|第?[1-4一二三四]季|\d{{1,2}}月|上半年|下半年|度|正式|上路|起(?![家源伏步])|开始|施行|实施|预算|营收|底|初(?!期)|累计|全年|获利|税|学年|目标|元月|(?<!(?:连续|过去|[有近超逾约达历第这])\d{{3}}年)(?:合并|净利|每股|EPS|现金|股利|毛利|资本|出口|GDP|经济))
    | (?<![\d.])(?P<year2>\d\d)年(?=\d{{1,2}}月|[上下]半年|第?[1-4一二三四]季|底|初|末|Q[1-4]|H[12]|前|(?<!(?:连续|[近第满逾超这])\d\d年)全年)
    | (?<![\dA-Za-z.\-/])(?P<year2>[12]\d)(?=(?:Q[1-4]|H[12])(?![\dA-Za-z]))
    | (?<![\d.])(?P<year2>[012]\d)年(?=开始|以来|起(?![家源伏步]))
    | (?<![\d.])(?P<year2>0\d)年(?!半) | (?P<year2>(?<![{_CN}百千万亿])[零〇][一二三四五六七八九])年
    | (?<![{_CN}百千万亿第唯统之同周])(?P<year2>{TWO_DIGITS})年{NO_YEAR}
    | (?P<year_word>(?<![产之以今建工成造])后年(?!产|均|处理|加工|吞吐|发电)|(?<![成资样版基](?=本))(?:{_words({w: n for w, n in YEAR_WORDS.items() if w != "后年"})}))
    | (?P<fiscal_ref>本个?|今个?|新|上一?个?|下一?个?|去)(?=财年|财政年度)
    | (?<![马账手面](?=上)|[人元家户万亿个倍项吨台辆套件名次%]以(?=上)|晚(?=上一年一)|[提目](?=前)|合(?=同))(?P<year_ref>{_words(YEAR_REFS)})(?!度?会|[级龄化])
)"""
# 截至9月30止九个月, 6月5日至7月18减持, 11月1|-17日: a day that leaves its 日 out
DAY_LEFT = r"(?:(?=(?:-|~|至|到|—{1,2}|–)(?:\d{1,2}月)?(?:[12]?\d|3[01])(?:日|号)(?!线|均|内|元|游|楼|店|机组|泊位|矿井|厂房|车间|航站楼|高炉)|止|回购|公布|公告|发布|召开|收[市盘]|[增减]持)|(?<=日[至到\-~](?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2})(?![\d.,%万亿千百日号]))"
SPAN = rf"""(?:
      (?P<half>[上下前后])半年(?:度)?
    | (?<=年)(?P<half>[上下])半(?![年身场部叶程段区夜月局轮个旬球]|赛季|\w[仪致])   # 今年下半料回升
    | (?<=年)(?P<half>半)年度(?!财?报)
    | (?:前|首|头)(?P<quarters>[一二两三2-3])个?季度?
    | (?<!未来|过去|接下来|[今此]后|持续|连续|历时|长达|为期|再过|[需约近用隔等])第?(?P<from_quarter>[一二三1-3])季?(?:度)?(?:至|到|-|~)第?(?P<to_quarter>[二三四2-4])季度(?!报(?!收|价))   # 一至四季度; but 未来2-3季度
    | 第(?P<from_quarter>[一二三])季?(?:至|到|-|~)第?(?P<to_quarter>[二三四])季(?![度报后节赛])
    | (?<=年|年度)(?P<half>中)期(?=[则为是](?![止限间])|的(?:\d|约)|业绩|净|收入|营收|溢利|盈利|亏损|纯利|股东应|每股|派[息发]|合约|经营|扭亏|[多少]赚)
    | (?P<quarter>第?(?:[一二三四1-4](?![\d个]))|首(?!个季|季度报)|末|(?<![首一二三两再多上每历届数逐\d])次)季(?:度(?!报(?!收|价))|(?!度)(?!报|后赛|节|军|风|赛|票|刊))
    | (?<![\dA-Za-z.])(?:(?P<q>[1-4])Q|(?P<h>[12])H)(?P<behind>(?:20)?[12]\d)(?![\d.])               # 3Q24, 1H25
    | (?P<q>[1-4])Q(?!\d) | Q(?P<q2>[1-4])(?!\d)
    | (?:(?<![A-Za-z])H(?P<h>[12])(?![\dA-Za-z]))
    | (?:前|首|头)(?P<months>{_N})个?(?:多)?月(?:份)?(?!以?后|内)
    | (?P<from>{_N})(?:月份?)?(?:-|~|至|到|—)(?P<to>{_N})月(?:份)?(?!\d{{1,2}}日|[{_CN}]{{1,3}}日)
    | (?P<from>{_NEXT})(?P<to>[二三四五六七八九])月(?:份)?(?!\d{{1,2}}日|[{_CN}]{{1,3}}日)
    | (?P<january>(?:(?<=(?:19|20)\d\d)|(?<![\d百千万亿兆]))元月(?!季))(?:份)?
    | (?P<month>{_N})月(?:份)?(?:前|首|头)(?P<first_weeks>[一二两三1-3])个?(?:周(?![一二三四五六日末年])|星期(?![一二三四五六日]))
    | (?P<month>{_N})月(?:份)?(?:前|首|头)(?!一[日天])(?P<first_days>[12]?\d|30|[{_CN}]{{1,3}})(?:日|天)(?!均|交易)
    | (?P<month>{_N})月(?:份)?(?:(?P<day>{_N}|3[01])(?:日|号)(?!线|均|内|元|游)|(?P<day>[12]?\d|3[01]){DAY_LEFT})?
    | (?P<whole>全年|整年|(?<![一二三四五六七八九十百千两几半数\d])(?:年内|年初至今|年初(?!一(?![度般级手举路再共]))|年中|年底|年末|年终)|开年)
    | (?<![\d{_CN}本上下当该每个同首岁蜜满明日腊冬正风圆弯残新]) (?P<whole>月(?:初|底|末)(?![本才起任心体衷班价牌]))
    | (?P<same>(?<!历史的?|往年|历年|常年|{_SOME_YEARS})同期(?!限|[新次][高低]|高(?=[,。;!?\n ]|$)|最|之最|纪录)|同一时期|同月|(?<!历史的?|往年|历年|常年)同季(?![度节后赛]|[新次][高低]|高(?=[,。;!?\n ]|$)|最|之最|纪录))
    | (?:(?P<festival>{FESTIVALS})|“(?P<festival>{FESTIVALS})”)(?:假期|期间)?
    | (?P<span_fiscal>财政?年度?)
)"""
# 2021年第一周, 8月的最后一个星期一
WEEK_OF = rf"""(?:
      (?P<week_of_month>{_N})月份?的? | (?P<week_of_word>{_words(MONTH_WORDS)})的?
)"""
WEEK_NO = r"""(?:第(?P<week_no>\d{1,2}|[一二三四五六七八九十]{1,3})|(?P<last_weeks>最后(?:\d|[一二两三四五])?))个?(?:周|星期|礼拜)(?P<week_no_day>[一二三四五六日天](?!报))?(?![岁年期])"""
# 上周|日均, 本周|一度, 本周|三大指数, 上周|五年期, 本周|五宗宅地: words that only begin like a day of the week; but 周三|大涨, 周一|批准
_LOTS = "[宗幅](?![教旨亲派族祠度面员])"
WEEKDAY = (
    rf"(?:[二四六](?!{_LOTS})|一(?!{_LOTS}|度(?!电)|般(?!纳税)|级|年[期来内前多]|个月|手[楼房盘车]|[举路再共]|揽子)|三(?!{_LOTS}|大(?:[股期]?指数?|股指|运营商|交易所|航|行|油|品|板块|业|类)|个月|年期)"
    rf"|五(?!{_LOTS}|年期|大(?:行|银行|电力|品种|上市|类|板块|业|发电|主粮))|日(?!均|产|内|经|元|线|用|益|常)|天(?!使|津|然|猫))"
)
MARK = r"""(?P<mark>上旬|中旬|下旬|上中旬|中[上下]旬|月初|月底|月末|月中|年初|年底|年末(?!期(?:股|息|分红|红利|现金|业绩))|年中|开年|年终|期初|期末|初(?![一二三四五六七八九十步期始次审中创级请])|底(?![部层线色蕴]|价(?![格差])|气(?!价)|仓(?![单库])|特(?![别高殊定])|座(?!公里))|末(?!端|梢|位|尾|期(?:股|息|分红|红利|现金|业绩))|中(?=旬))?"""
CLOCK = rf"""(?:
      (?![早晚]一点(?![钟半整零一二三四五\d]))(?P<daypart>凌晨|清晨|早上|早间|上午|中午|下午|午后|傍晚|晚上|晚间|深夜|夜间|晚|早)? (?:
          (?P<hour>[01]?\d|2[0-4])[:](?P<minute>[0-5]\d)(?:[:](?P<second>[0-5]\d))?(?![\d:.%])(?:\s?(?P<meridiem>[apAP])\.?[mM]\.?(?![a-z]))?
        | (?:(?<=[午晨晚间上日号后至到])|(?!一时)|(?=一时(?:许|半|整|[一二三四五十\d]{{1,3}}分)))(?P<hour_cn>\d{{1,2}}|[{_CN}]{{1,3}})(?:时(?!间|代|装|候|期|隔|任|报|点|有|尚|刻|髦|效|局|常)|点(?!心|位|名|评|击|赞))(?:(?P<minute_cn>\d{{1,2}}|[{_CN}]{{1,3}})分|(?P<half_hour>半)|整|钟)*
      )
)"""
# 1月1日0-24时: the hour that a range begins with leaves its unit to the one it ends with.
HOURS = r"""(?P<hour_cn>[01]?\d|2[0-4])(?=(?:-|~|至|到|—{1,2})(?:[01]?\d|2[0-4])(?:时(?!间|代)|点))"""
OPEN = r"""(?:\(含(?:当[日天])?\)(?=之?前|以[前后]|之后|起))?(?P<open>(?:年)?以来|至今(?![年天日晨晚])|起(?![码草诉源伏步点飞火跑身床航程降运重吊拍落])|开始(?!前|之)|[或及]?(?:之后|以后)|[或及](?:之前|以前)|或之后|之?前(?![\d一二两三四五六七八九十首几后端景往者述值])(?!季|年|期|日|一|所|沿|提|瞻|锋)|以前|为止以前)?"""
# 2018年以前 leaves 2018 out, as 2018年以后 does; 2030年前 is a deadline, 2018年起 begins in that year.
OPEN_CLOCK = OPEN.replace("开始(?!前|之)|", "")  # 会议于8:00开始 is no open interval
# 11/18停牌, 将于3/8召开, 今(11/18): a day by its numbers, where what stands around it tells that it is no fraction or score.
_HAPPENS = rf"{any_of(row['word'] for row in lexicon('day_cues'))}|前(?!三|五|十|\d)"
_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DASH = r"(?:[-~至到–]|—{1,2})"
_SINGLE = r"(?<![A-Za-z\d.\-/:第占约近逾])"
SLASHED = rf"""(?:
      {_SINGLE}(?<=[于在]|[今昨明前后]\(|周[一二三四五六日]\(?|星期[一二三四五六日]\(?|截至|定|日期[:为]?|时间[:为]?|[今去明]年|延至|最[晚早]|至迟) (?P<d_month>{_MONTH})/(?P<d_day>{_DAY})
    | {_SINGLE}(?<=预计|最快)(?![1-9]/(?:[2-9]|10)(?!\d))(?P<d_month>{_MONTH})/(?P<d_day>{_DAY})
    | {_SINGLE}(?P<d_month>{_MONTH})/(?P<d_day>{_DAY})(?:[-~至到](?P<d_last>{_DAY}))?(?={_HAPPENS})
    | {_SINGLE}(?=\d+/(?:0\d|1[3-9]|[23]\d)[-~至到]|\d+/\d+[-~至到]\d+/(?:0\d|1[3-9]|[23]\d)) (?P<d_month>{_MONTH})/(?P<d_day>{_DAY})(?=[-~至到]{_MONTH}/{_DAY}(?![\d/]))
    | (?<=(?<![\d/.])\d{{1,2}}/\d{{1,2}}[-~至到]|日起至) (?P<d_month>{_MONTH})/(?P<d_day>{_DAY})
    | (?<=周\() (?P<d_month>{_MONTH})\.(?P<d_day>{_DAY})(?={_DASH}{_MONTH}\.{_DAY}\))                  # 上周(11.4-11.10)
    | (?<=周\(\d{{1,2}}\.\d{{1,2}}{_DASH}) (?P<d_month>{_MONTH})\.(?P<d_day>{_DAY})(?=\))
  ) (?![\d./:%A-Za-z]|个?[月年季期级]|小时)"""
NUMERIC = rf"""(?:
      (?<![\d.\-/])(?P<n_year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<n_month>0?[1-9]|1[0-2])(?P=sep)(?P<n_day>0?[1-9]|[12]\d|3[01])(?!\d)(?:日)?
    | (?<![\d.\-/])(?P<m_year>(?:19|20)\d\d)-(?P<m_month>0[1-9]|1[0-2])(?![\d\-])
    | (?<![A-Za-z\d.\-/:号楼]|编号|代码|电话|战绩|比分|尺寸) (?:              # 12-11-10, 3-7-07
          (?P<s_day>0?[1-9]|[12]\d|3[01])-(?P<s_month>0?[1-9]|1[0-2])-(?P<s_year>0\d)
        | (?P<s_year>\d\d)-(?P<s_month>0?[1-9]|1[0-2])-(?P<s_day>0?[1-9]|[12]\d|3[01])
      )(?![A-Za-z\d.\-/]|号|地块)
    | {SLASHED}
)"""
# 19-22年复合增长: of what is told by years; 10-15年 of a loan is a length.
GROWN = r"的?(?:复合|年均|CAGR|营业?收|收入|净利|归母|归属|业绩|盈利|利润|毛利|每股|EPS|销量|出货|GDP|行业|全球|我国|期间)"
RELATIVE = rf"""(?:
      (?P<day_paren>[今昨前明])\((?:(?:0?[1-9]|1[0-2])/)?(?P<paren>\d{{1,2}})日?\)[日天晚]?
    | (?P<week>(?<!回|[提目此之以年月日天会节](?=前))(?:{_words(WEEK_WORDS)})(?!期))(?P<week_day>{WEEKDAY}|末)?
    | (?P<trading>{_words(TRADING)})
    | (?<!眼(?=下月))(?P<month_word>{_words(MONTH_WORDS)})(?:(?P<m_day>{_N}|3[01])(?:日|号))?
    | (?<![提目](?=前)|合(?=同))(?P<month_ref>{_words(MONTH_REFS)})(?!球)(?:(?P<mr_day>{_N}|3[01])(?:日|号))?
    | (?<![提目](?=前))(?P<quarter_word>{_words(QUARTER_WORDS)})(?!度?报|后)
    | (?P<days>[今明][明后][两二]?[日天])(?!头)
    | (?P<years>[去今明][今明后][两二]?年)
    | (?!即日均)(?P<day_word>{_words(DAY_WORDS)})(?!头)
    | (?<![提目](?=前)|合(?=同))(?P<day_ref>{_words(DAY_REFS)})(?!交易|均|内|期)
    | (?<![刚])(?P<yesterday>昨)(?![日天晚夜午晨早])
    | (?<![至从古于当现如而迄])(?P<today>今)(?=起(?!居|码|点)|[收开](?=在?[约近逾]?\d|报[约近逾]?\d|[高低跌涨升平](?!台|价|放)|盘|市)|[早午尾]盘|上市(?!公司)|挂牌|复牌|除[息权])
    | (?:农历)?(?P<lunar_month>正月|腊月|冬月)(?:(?P<lunar_day>初[一二三四五六七八九十]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)|(?P<lunar_mark>初|底|末))?
    | (?:大年)?(?P<lunar_only>初[一二三四五六七八九十])(?=[,。那当的一前后早晚开早])(?!中|级|步)
    | (?P<eve>除夕)(?!夜档|档)
    | (?:周|星期|礼拜)(?P<weekday>{WEEKDAY})(?!报(?![\d收价于])|刊|围|转|期(?![货指权末])|边|岁)
    | (?<![连涨跌升降增减亏衰红黑])(?![一二两三四五六七八九]{{2}})(?P<ago_n>(?:\d{{1,3}}|[{_CN}]{{1,3}}|半))(?P<ago_unit>个(?:月|季度)|个?(?:小时|星期)|天|日|年|周|分钟)(?P<ago_way>之?前|以前|之?后|以后)(?![\d一二三四五六七八九十])
)"""


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile(
        rf"""
        (?: {NUMERIC} (?:[ T]?{CLOCK})? {OPEN}
          | (?:{YEAR} (?:财年|财政年度)?的?)? (?:前|首|头)(?P<fiscal_quarters>[一二两三2-3])个?财季
          | (?:{YEAR} (?:财年|财政年度)的?)? (?<![前首头])第?(?P<fiscal_quarter>[一二三四1-4])财季
          | {YEAR}? (?:财年|财政年度)的? (?:第?(?P<fiscal_quarter>[一二三四1-4])季(?:度(?!报)|(?![度报])) | (?P<fiscal_half>[上下首])半年(?!度?报))
          | {YEAR}? (?P<fiscal_half>[上首])半个?(?:财年|财政年度)
          | (?P<fiscal_half>下)半个?(?:财年|财政年度)(?=[^,。;\d]{{0,4}}(?:将|会|料|拟|计划|预计|有望|可望|目标))
          | (?=.{{1,12}}?(?:第|最后).{{0,4}}?[周星礼]) (?: {YEAR}的?{WEEK_OF}? | (?<![\d{_CN}第]){WEEK_OF} ){WEEK_NO}
          | (?=.{{3,12}}?[日号]\d{{1,2}}[-~至到—]) (?:{YEAR}的?)? (?<![\d{_CN}]) (?P<month>{_N})月(?P<day>{_N}|3[01])(?:日|号) {HOURS}
          | {YEAR} (?:的)? {SPAN} {MARK} (?:{CLOCK})? {OPEN}
          | {YEAR} (?P<year_fiscal>财年|财政年度)? {MARK} {OPEN}
          | (?P<fy>(?:FY)(?:20)?\d\d)
          | (?<![\d./\-])(?P<fy1>(?:(?:19|20)\d\d|[12]\d(?=/[123]\d(?:年度|[财榨学赛雪]))))/(?:(?P<fy2>20\d\d)(?=年度|[财榨学赛雪])|(?P<fy2>\d\d))(?:财?年度?|财政年度|榨季|学年|赛季|雪季)
          | (?<![\d.\-/])(?P<y1>(?:19|20)\d\d)(?:-|~|—|至)(?P<y2>(?:19|20)\d\d)(?![\d.])(?:年度?)?
          | (?<![\d.\-/])(?P<s1>20\d\d)(?:-|~|—|至|/)(?P<s2>\d\d)年(?:度(?!假|数(?!据|字|值)))?(?!\d)
          | (?<![\d.\-/第近])(?P<t1>[012]\d)(?:-|~|—|至)(?P<t2>[012]\d)年(?={GROWN})
          | {RELATIVE} {MARK} (?:{CLOCK})? {OPEN}
          | (?:(?=[上下前首头末次全整年同QH第]|元月|[一1](?:季度?)?[至到\-~])|(?<=月\d{{1,2}}(?:[-~至到–]|—{{1,2}}))|(?<!\d[-~至到]|连续|[\d连近历逾超余第{_CN}]|每|(?<!整)个)){SPAN} {MARK} (?:{CLOCK})? {OPEN}
          | (?<![\d第{_CN}连近内〕\]])(?<![\dA-Za-z]\.)(?<!连[跌升涨挫降续]|为期|历时|持续|长达)(?P<bare_day>(?:0?[1-9]|[12]\d|3[01]))(?:日|号)(?!均|平均|\w动平均|线|内|元|胶|年化|起逾|楼|店|游|本|常|产|文|高炉|机组|泊位|矿井|厂房|车间|航站楼) (?:{CLOCK})? {OPEN}
          | (?<![\d:.比])(?P<only_clock>{CLOCK}) {OPEN_CLOCK}
        )
        """,
        regex.VERBOSE,
    )


# A cheap first look: where a date may begin. Digits and numerals with what may follow them, else the first two characters.
_DIGITS_BEFORE = r"年月日号时季周星礼个小天分财多全:/\-~—–至到、和及与QH("
# 8点半, 8点20分: 8点 alone is no clock time; of what a point follows only 2025.9.30 and (11.4-11.10) are dates.
_HOUR_BEFORE = rf"点(?=[整许钟]*(?:半|[\d{_CN}]{{1,3}}分))"
_BEFORE_POINT = rf"(?:19|20)\d\d(?=\.)|(?<=\()\d{{1,2}}(?=\.\d{{1,2}}{_DASH})|(?<=[-~至到–—])\d{{1,2}}(?=\.\d{{1,2}}\))"
_STARTS = [
    *YEAR_WORDS, *YEAR_REFS, *DAY_WORDS, *DAY_REFS, *MONTH_WORDS, *MONTH_REFS, *QUARTER_WORDS, *WEEK_WORDS, *TRADING, *LUNAR_MONTHS,
    *FESTIVALS.replace("?", "").split("|"), *"元月 昨 民国 今起 今收 今开 今早 今午 今尾 今上 今挂 今复 今除 上半 下半 前半 后半 前首头 全年 整年 年内 年初 年中 年底 年末 开年 年终 同期 同季 同一 首季 末季 次季".split(),
    *"今明 明后 去今 本财 今财 本个 今个 新财 上财 上一 上个 下财 下一 下个 去财 财年 财政 半财 月初 月底 月末 农历 大年 初一 除夕 周一 星期 礼拜 昨( 今( 前( 明( FY Q1 H1 半年 半个 半小 凌晨 清晨 早上 早间 上午 中午 下午 午后 傍晚 晚上 晚间 深夜 夜间".split(),
]  # fmt: skip


@cache
def _first_look() -> re.Pattern[str]:
    """Return the pattern of beginnings, in the engine that skips fastest what cannot begin."""
    follow: dict[str, set[str]] = {}
    for word in _STARTS:
        follow.setdefault(word[0], set()).add(word[1:2])
    for char in "第前首头":
        follow.setdefault(char, set()).update(f"{_CN}0123456789季一")
    for char in "晚早":
        follow.setdefault(char, set()).update(f"{_CN}0123456789")
    follow["初"].update("二三四五六七八九十")
    follow["周"].update("二三四五六日天")
    follow["Q"].update("234")
    follow["H"].update("2")
    words = "|".join(
        char if "" in after else f"{char}(?=[{re.escape(''.join(sorted(after)))}])"
        for char, after in sorted(follow.items())
    )
    digits = rf"(?<!\d)(?:\d{{1,4}}(?=[{_DIGITS_BEFORE}]|{_HOUR_BEFORE})|{_BEFORE_POINT})"
    # What nearly every character fails at stands first.
    return re.compile(rf"(?=[\d{_CN}{''.join(follow)}])(?:{digits}|[{_CN}]{{1,5}}(?=[{_DIGITS_BEFORE}.]|{_HOUR_BEFORE})|{words})")


JOIN = regex.compile(r"(?:至|到|-|~|—{1,2}|–)")
# 2015年和2018年之间
BETWEEN = regex.compile(r"和|与|及")
BETWEEN_END = regex.compile(r"之间|间(?=的)")
LISTED = re.compile(r"\d[、和及]\d")
BRIEF_LIST = regex.compile(rf"(?<![\d.{_CN}])(?P<first>\d{{1,2}})(?=[、和及](?:\d{{1,2}}[、和及])?\d{{1,2}}月(?!\d))")
# 2025及2026年, 2023、2024及2025年, 2023/2024年
BRIEF_YEARS = regex.compile(
    r"(?<![\d.\-])(?<!(?<!20\d\d)/)(?P<first>20\d\d)(?=[、和及与/](?:20\d\d[、和及与/])?20\d\d年)"
)
# 2021/22/23年: three of them; two are one that runs over both
SLASHED_YEARS = regex.compile(r"(?<![\d./\-])(?P<year>20\d\d)(?:/(?P<year>\d\d)){2,}(?P<end>年)(?![\d])")
# 存货周转由22日(升至)27日: how long goods or bills are kept
TURNED_OVER = re.compile(r"(?:存货|库存|货|应[收付]\w{0,4}|[账帐款]|票据|资产)周转(?:期|天数|日数)?(?:(?:由|从)[^,。;]{0,14}|[^,。;\d]{0,8}|[^,。;]{0,18}\d{1,2}日[^,。;\d]{1,6})$")
TURNED_NEAR = 34
"""Characters before a number of days in which that stands."""
WEEKDAY_AFTER = regex.compile(r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?")


def find_dates(text: str) -> Iterator[Mention]:
    """Yield the dates of a folded text, each with what its words say in `meaning`.

    >>> text = "截至2025年9月30日,前三季度营收增长,10月至11月回落,昨(20)日公布"
    >>> [text[m.start:m.end] for m in find_dates(text)]
    ['2025年9月30日', '前三季度', '10月至11月', '昨(20)日']
    """
    points = list(_points(text))
    i = 0
    while i < len(points):
        point = points[i]
        after = points[i + 1] if i + 1 < len(points) else None
        if after is not None and _is_joined(text, point, after) and _can_range(point.meaning, after.meaning):
            meaning = msgspec.structs.replace(point.meaning, open=None, end=after.meaning)
            yield Mention(point.start, after.end, "DATE", meaning=meaning)
            i += 2
            continue
        yield point
        i += 1
    for match in BRIEF_LIST.finditer(text) if LISTED.search(text) else ():
        if 1 <= int(match.group("first")) <= 12:
            yield Mention(match.start(), match.end(), "DATE", meaning=When(month=int(match.group("first"))))
    for match in BRIEF_YEARS.finditer(text):
        yield Mention(match.start(), match.end(), "DATE", meaning=When(year=int(match.group("first"))))
    for match in SLASHED_YEARS.finditer(text):
        for start, end in match.spans("year"):
            behind = match.end() if end == match.start("end") else end
            yield Mention(start, behind, "DATE", meaning=When(year=2000 + int(text[end - 2 : end])))


def turned_over(text: str, start: int) -> bool:
    """Tell whether the days that begin at an offset are how long goods or bills are kept, and no day of a month.

    >>> turned_over("存货周转由20日升至26日", 5), turned_over("存货周转加快,30日公布", 7)
    (True, False)
    """
    near = max(0, start - TURNED_NEAR)
    return text.find("周转", near, start) >= 0 and TURNED_OVER.search(text, near, start) is not None  # the first look costs little


def _is_joined(text: str, first: Mention, second: Mention) -> bool:
    if JOIN.fullmatch(text, first.end, second.start):
        return True
    return bool(BETWEEN.fullmatch(text, first.end, second.start) and BETWEEN_END.match(text, second.end))


def _can_range(first: When, second: When) -> bool:
    return not (
        (first.open and first.open != "from")  # 即日起至9月7日
        or second.open in ("until", "before")
        or first.ago
        or second.ago
        or first.same
        or first.fiscal
        or (second.same and not second.year)
    )


def _points(text: str) -> Iterator[Mention]:
    pattern, position = _pattern(), 0
    for hint in _first_look().finditer(text):
        if hint.start() < position:
            continue
        match = pattern.match(text, hint.start(), min(len(text), hint.start() + 60))
        when = _read(match.groups()) if match else None
        if match is None or when is None:
            continue
        position = match.end()
        if when.day is not None and when.month is None and turned_over(text, match.start()):
            continue
        weekday = WEEKDAY_AFTER.match(text, position) if when.day is not None else None
        if weekday and not when.clock and not when.open:
            position = weekday.end()
            clock = _clock_after().match(text, position)
            told = read_when({k: said for k, said in clock.groupdict().items() if said is not None}) if clock else None
            if clock and told:  # 1月20日(星期四)上午10时
                position, when = clock.end(), msgspec.structs.replace(when, clock=told.clock, open=told.open)
        if not when.open and not when.clock and text.endswith("自从", 0, match.start()):
            when = msgspec.structs.replace(when, open="from")
        yield Mention(match.start(), position, "DATE", meaning=when)


@cache
def _clock_after() -> regex.Pattern[str]:
    """Return the pattern of the clock time behind a day's weekday."""
    return regex.compile(rf"(?P<only_clock>{CLOCK}) {OPEN_CLOCK}", regex.VERBOSE)


@cache
def _group_names() -> tuple[str, ...]:
    """Return the names of the pattern's groups, all of which have one, in their order."""
    return tuple(sorted(_pattern().groupindex, key=_pattern().groupindex.__getitem__))


@lru_cache(maxsize=1024)
def _read(groups: tuple[str | None, ...]) -> When | None:
    """Return what the groups of a matched date say, None where their numbers are none of a calendar."""
    return read_when({name: said for name, said in zip(_group_names(), groups, strict=True) if said is not None})
