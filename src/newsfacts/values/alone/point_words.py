"""The words of a point in time, as patterns: each matches at a position and names its parts."""

from collections.abc import Iterable

import regex

from newsfacts.values.alone.named_days import names_pattern

CN = "零〇○一二三四五六七八九十两廿卅"
N = rf"(?:\d{{1,2}}(?!\d)|[{CN}]{{1,4}})"
DIGIT = "零〇○一二三四五六七八九"
# The year before the first of each reign.
ERAS = {
    "民国": 1911, "宣统": 1908, "光绪": 1874, "同治": 1861, "咸丰": 1850, "道光": 1820, "嘉庆": 1795, "乾隆": 1735, "雍正": 1722, "康熙": 1661,
    "顺治": 1643, "昭和": 1925, "平成": 1988, "令和": 2018,
}  # fmt: skip
YEAR_WORDS = {
    "大前年": -3, "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "旧年": -1, "今年": 0, "本年": 0, "当年": 0, "同年": 0, "这一年": 0, "这年": 0,
    "该年": 0, "明年": 1, "来年": 1, "次年": 1, "翌年": 1, "下年": 1, "下一年": 1, "出年": 1, "后年": 2, "大后年": 3,
}  # fmt: skip
DAY_WORDS = {
    "大前天": -3, "大前日": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨": -1, "寻日": -1, "琴日": -1, "今天": 0, "今日": 0, "当天": 0,
    "当日": 0, "同日": 0, "同一天": 0, "这天": 0, "明天": 1, "明日": 1, "听日": 1, "次日": 1, "翌日": 1, "第二天": 1, "后天": 2, "后日": 2,
    "第三天": 2, "大后天": 3, "大后日": 3, "第四天": 3,
}  # fmt: skip
# 今晚 is a day with a part of it.
FUSED_DAYS = {
    f"{day}{part}": (shift, full)
    for day, shift in {"今": 0, "昨": -1, "明": 1, "前": -2, "当": 0, "听": 1, "寻": -1}.items()
    for part, full in {"晚": "晚上", "早": "早上", "晨": "早晨", "夜": "夜里", "午": "中午"}.items()
}
_COUNTED = {"本": 0, "这": 0, "这个": 0, "这一": 0, "今": 0, "今个": 0, "当": 0, "同": 0, "该": 0, "上": -1, "上个": -1, "上一": -1, "上一个": -1, "上上": -2,
    "上上个": -2, "前一": -1, "下": 1, "下个": 1, "下一": 1, "下一个": 1, "次": 1, "翌": 1, "下下": 2, "下下个": 2}  # fmt: skip
MONTH_WORDS = {f"{way}月": shift for way, shift in _COUNTED.items()} | {"上月份": -1, "前个月": -1}
QUARTER_WORDS = {f"{way}{unit}": shift for way, shift in _COUNTED.items() for unit in ("季", "季度")}
WEEK_WORDS = {f"{way}{unit}": shift for way, shift in _COUNTED.items() for unit in ("周", "星期", "礼拜")}
WEEKDAYS = {char: i for i, char in enumerate("一二三四五六")} | {"日": 6, "天": 6}
SEASONS = {"春": 0, "夏": 6, "秋": 12, "冬": 18}
LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
# From hour to hour.
DAY_PARTS = {
    "凌晨": (0, 5), "拂晓": (4, 6), "黎明": (4, 7), "清晨": (5, 8), "早晨": (6, 9), "早间": (8, 12), "早上": (6, 10), "一早": (6, 10), "上午": (7, 12), "午前": (7, 12),
    "中午": (12, 14), "正午": (12, 13), "午间": (12, 14), "午后": (13, 15), "下午": (13, 18), "晏昼": (13, 18), "下昼": (13, 18), "傍晚": (17, 19), "黄昏": (17, 19),
    "晚上": (18, 24), "晚间": (18, 24), "夜晚": (18, 24), "入夜": (18, 24), "夜里": (20, 29), "夜间": (20, 29), "深夜": (23, 29), "前半夜": (20, 24),
    "午夜": (0, 1), "半夜": (0, 5), "子夜": (0, 1), "后半夜": (2, 5), "白天": (6, 18), "晚": (18, 24), "早": (8, 12),
}  # fmt: skip
LATE = frozenset("下午 午后 晏昼 下昼 傍晚 黄昏 晚上 晚间 夜晚 入夜 夜里 夜间 深夜 前半夜 晚".split())


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


LUNAR = regex.compile(r"农历年?|阴历|旧历")
YEAR = regex.compile(
    rf"""
    (?:公元|西元)? (?:
        (?P<era>{_any(ERAS)}) (?P<era_year>元|\d{{1,3}}|[{CN}百]{{1,5}}) 年
      | (?P<year>(?:19|20)\d\d) (?![\d:点时年])
      | (?P<year>\d{{4}}|[{DIGIT}]{{4}}) 年 (?:度)?
      | (?P<year>\d{{2,3}}|[{DIGIT}]{{2,3}}|[两二三]千零?[{CN}]{{0,3}}) 年 (?:度)?
      | (?P<word>{_any(YEAR_WORDS)}) (?:度)?
    )
    """,
    regex.VERBOSE,
)
NUMERIC = regex.compile(
    r"""
      (?P<y>\d{4})(?P<s>[-/. ])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2}(?=-?\d\d:)|\d{1,2}(?!\d)) [日号T-]?
    | (?P<y>\d{4})[-/.](?P<m>\d{1,2})(?![\d:])
    | (?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)
    | (?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4}|\d\d)(?!\d)
    | (?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>0\d)(?!\d)
    | (?P<y>\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)
    | (?P<m>\d\d)-(?P<d>\d\d)(?=[ T]?\d\d?:)
    """,
    regex.VERBOSE,
)
MONTH = regex.compile(
    rf"(?:闰(?P<leap>))?(?:(?P<lunar>[正冬腊])|(?P<n>{N})|(?P<first>首))月份?|(?P<word>{_any(MONTH_WORDS)})(?:份)?"
)
DAY = regex.compile(
    rf"""
      (?P<lunar>初[一二三四五六七八九十]|廿[一二三四五六七八九]?|十[一二三四五六七八九]|二十[一二三四五六七八九]?|十|三十一?)(?P<unit>日|号)?
    | (?P<n>{N})(?:日|号) | (?P<n>\d{{1,2}})(?![\d年月点时分秒周个:])
    | (?P<tenth>上中|中[上下]|[上中下])旬 | 第?(?P<week>{N})个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])? | 前(?P<first>{N})[天日]
    | (?P<last>最后)一?个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])?
    """,
    regex.VERBOSE,
)
QUARTER = regex.compile(_any(QUARTER_WORDS))
# Parts of a year that are no month.
PART = regex.compile(
    rf"""
      第?(?P<quarter>[一二三四1-4首末])个?季度? | [Qq](?P<quarter>[1-4])(?:季度?)? | (?P<quarter>[1-4])[Qq]
    | (?P<half>[上下前后])半年(?:度)? | (?:前|首|头)(?P<quarters>[一二两三1-3])个?季度? | 后(?P<last_quarters>[一二两三1-3])个?季度?
    | (?:前|首|头)(?P<months>{N})个?月 | 后(?P<last_months>{N})个?月
    | (?P<season>[春夏秋冬])(?:季|天)? | 第(?P<week>{N})个?(?:周|星期|礼拜) | 最后(?P<last_weeks>{N})个?(?:周|星期|礼拜)
    | (?P<whole>全年|整年|年内)
    """,
    regex.VERBOSE,
)
DECADE = regex.compile(
    rf"(?:(?P<last>上个?世纪)|(?P<this>本世纪)|(?P<century>\d\d|[{CN}]{{1,3}})世纪)?(?P<tens>\d0|[一二三四五六七八九]十)年代|(?P<century>\d\d|[{CN}]{{1,3}})世纪"
)
TWO_YEARS = regex.compile(r"(?P<words>今明|去今)[两二]年|(?P<words>昨今|今明)[两二][天日]")
DAY_NAME = regex.compile(rf"(?P<fused>{_any(FUSED_DAYS)})|(?P<word>{_any(DAY_WORDS)})|(?P<whole>全天|整天)")
WEEK = regex.compile(rf"(?P<word>{_any(WEEK_WORDS)})(?:(?:周|星期|礼拜)?(?P<day>[一二三四五六日天])|(?P<end>末))?")
WEEKDAY = regex.compile(r"(?:周|星期|礼拜)(?:(?P<day>[一二三四五六日天])|(?P<end>末))")
NAMED = regex.compile(
    rf"大年(?P<new_year>初[一二三四五六七八九十])|(?P<name>{names_pattern()})(?:当天|当日|假期|期间|前后|那天)?"
)
NOW = regex.compile(r"此时(?:此刻)?|此刻|现在|当前|目前|依家|而家|如今|现时|眼下|当下|最近|马上|立刻|今")
DAY_PART = regex.compile(rf"的?(?P<part>{_any(DAY_PARTS)})的?")
# 一点零五 alone is a number, 三点十五 a time.
DECIMAL = regex.compile(rf"[{CN}]+点[{DIGIT}]+")
CLOCK = regex.compile(
    rf"""
    [ T]?(?: (?P<hour>\d{{1,2}})[:](?P<minute>\d\d)(?:[:](?P<second>\d\d))?(?:时|分)?
      | (?P<hour>\d{{1,2}}|[{CN}]{{1,3}})(?:点钟?|时(?!间))(?:整|许|正)?
        (?: (?P<half>半) | (?P<quarters>[一三])刻 | (?P<minute>\d{{1,2}}|[{CN}]{{1,3}})分?(?:(?P<second>\d{{1,2}}|[{CN}]{{1,3}})秒)?
          | [搭踏](?P<fives>\d{{1,2}}|[{CN}]{{1,3}})个?字? )?
      | (?P<hour>\d{{1,2}})(?=\s*[aApP])
    ) (?:\s*(?P<meridiem>[aApP])\.?(?:[mM]\.?)?)?
    """,
    regex.VERBOSE,
)
