"""What belongs to the page and not to the article: navigation, filing numbers, injected advertising."""

import re
from collections.abc import Iterator

import regex

# A line of navigation, of the page's foot, or of its makers.
LINE = re.compile(
    r"""
      ^(?: 首页>.* | [^\n]{0,30}>[^\n]{1,20}>[^\n]{0,30} | 备案号.* | .{0,20}[A-Za-z京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP[备证].*
       | (?:上一篇|下一篇|相关阅读|相关新闻|推荐阅读|热门推荐|延伸阅读|更多精彩|点击查看|返回首页|分享到|免责声明|版权声明|Copyright|版权所有).*
       | .{2,6}头条\([^)\n]{2,20}\)[-—].*
       | .{0,24}尽在.{0,12}(?:APP|app|App|客户端).* | .{2,10}(?:微信)?公众号 | 24小时滚动播报.* | .{0,40}(?:安装|下载).{0,12}客户端.{0,60} | .{0,60}扫描二维码.*
       | .{0,160}【(?:点击|立即|下载)[^】\n]{0,20}】 | -{3,}.* | 时间:.*来源:.* | .{0,12}(?:扫码(?:关注|加|进|入|下载|领|添加|阅读|咨询|报名|免费|查看|打开|识别|试读|订阅)|扫一扫|关注公众号|微信公众号).* )$
    """,
    re.VERBOSE | re.MULTILINE,
)
# An advertisement put inside a sentence: a bracket full of it, or a betting or stock-tip name with its product.
INJECTED = regex.compile(
    r"""
      【[^【】\n]{0,60}(?:加[薇微V]|免费|领取|点击|进群|扫码|荐股|牛股|下载|注册送)[^【】\n]{0,60}】
    | [\p{Han}]{0,4}(?:电玩城|娱乐城|电子游艺|时时彩)(?:app|APP|App|官网|下载|平台|网址|登录|注册|官方网站|手机版|网站)?
    | [\p{Han}]{0,4}(?:棋牌|彩票|赌场|博彩|体育投注|百家乐|老虎机|捕鱼|六合彩)(?:app|APP|App|官网|下载|平台|网址|登录|注册|官方网站|手机版|网站)
    | (?:[\p{Han}]{2,6})(?:app|APP|App)(?:下载|官网|官方下载)
    | \(\d{1,5}\.\d{2,3},(?:[-+]?\d{1,4}\.\d{2,3},)?[-+]?\d{1,3}\.\d{1,2}%\)  # (7.800,-0.06,-0.76%): a quote that a page puts behind a name
    | (?:[\p{Han}]{2,8}声明:)?凡本网注明[^\n]{0,400} | 【版权提示】[^\n]{0,400} | 【本文来源:[^【】\n]{0,120}】  # whose the text is
    | [>]{0,3}【(?:广告|推广|赞助)】[^\n]{0,120}                                    # an advertisement that says that it is one
    | \{\$[A-Za-z_.]{1,40}\}                                                    # {$author}: a template that nobody filled in
    | 字号:[^\n\p{Han}]{0,4}(?:[大中小]|A[+\-]?|[ \t|]){1,12} | 分享(?:到|至):[^\n]{0,40}  # what a reader may press
    | (?:阅读|浏览|点击|评论)(?:(?:量|数|次数)?[:(]|(?:数|次数)?)\d[\d,.]*万?[次条]?(?=[ \t)]|$)  # how often the page was read; but 岚禾新剧点击量3000万次
    | (?:https?://|www\.)[A-Za-z0-9\-._~:/?\#@!$&'*+,;=%]{4,300}           # an address
    """,
    regex.VERBOSE,
)


# A cheap first look: without one of these nothing was put in.
HINT = re.compile(
    r"加[薇微V]|免费|领取|点击|进群|扫码|荐股|牛股|下载|注册|电玩|娱乐城|棋牌|彩票|赌场|博彩|投注|百家乐|游艺|老虎机|捕鱼|六合彩|时时彩|app|APP|App|http|www|【广告|【推广|【赞助|字号:|分享[到至]:|(?:阅读|浏览|点击|评论)(?:量|数|次数)?[:(]?\d|\(\d{1,5}\.\d|\{\$|凡本网|【版权|【本文"
)


def _injected(text: str) -> Iterator[tuple[int, int]]:
    """Yield what was put into the lines that a first look finds it in."""
    end = 0
    for hint in HINT.finditer(text):
        if hint.start() >= end:
            begin = text.rfind("\n", 0, hint.start()) + 1
            end = text.find("\n", hint.start()) % (len(text) + 1)  # the text's end where no break follows
            yield from (match.span() for match in INJECTED.finditer(text, begin, end))


def find_furniture(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a folded text that are no part of the article, in order and apart.

    >>> text = "其中,金沙电玩城app海外收入增长"
    >>> [text[start:end] for start, end in find_furniture(text)]
    ['金沙电玩城app']
    """
    lines = [match.span() for match in LINE.finditer(text) if match.group()]
    found = sorted([*lines, *_injected(text)])
    begin = last = 0
    for start, end in found:
        if start > last:
            if last > begin:
                yield begin, last
            begin = start
        last = max(last, end)
    if last > begin:
        yield begin, last
