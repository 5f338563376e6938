"""What is told for certain of those whom a firm lays off: how many people or posts, and what part of all."""

import regex

from newsfacts.facts.told.rule import FILL, Told

PERCENT = frozenset("%")
LAID_OFF = regex.compile(rf"(?:裁(?:员|减|撤|掉|退|汰|去|了)?|解[雇聘]|辞退|[资遣]遣|遣散|炒掉|开除|(?<![增加])减员){FILL}")
LAYS_OFF = frozenset("裁雇聘辞遣炒开减")
# 再减600个职位, 在全球砍掉900个岗位: posts go as people do
POSTS = regex.compile("的?(?:\\p{Han}{2,4}类?)?(?:工作)?(?:岗位|职位|职缺)")
POSTS_GONE = regex.compile(rf"(?:裁(?:员|减|撤|掉|退|汰|去|了)?|砍(?:掉|去|了)?|削减|精简|撤销|(?<=[再将拟要料内])减)(?:全球|海外|总部|当地)?{FILL}")
GONE = frozenset("裁砍减简撤")
STAFF = r"(?:员工|人手|人力|雇员|员额|全员|职工|用工|团队)"

LAYOFFS = (
    # 裁员850人, 解雇120名, 裁撤140个岗位
    Told(label="QUANTITY", look=LAYS_OFF, before=LAID_OFF, concept="裁员人数", units=frozenset("人名位")),
    Told(label="QUANTITY", look=GONE, before=POSTS_GONE, behind=POSTS, concept="裁员人数", units=frozenset("个人名")),
    # 裁掉两成, 裁员相当于全体7%
    Told(
        label="PERCENT",
        look=frozenset("裁"),
        before=regex.compile(rf"裁员[^,;。]{{0,4}}(?:占|相当于)[^,;。]{{0,8}}{FILL}|裁(?:员|减|撤|退|汰|掉|了){FILL}"),
        concept="裁员比例",
        units=PERCENT,
    ),
    # 裁员850人,相当于全部人手的一成
    Told(
        label="PERCENT",
        look=GONE,
        before=regex.compile(rf"(?:(?:裁[员减撤退]|裁掉|减员)[^。;]{{0,16}}|(?:砍|减|精简)[^。;]{{0,14}}(?:岗|职)位),?(?:约|大约)?(?:占|相当于)[^,;。\d]{{0,10}}{STAFF}[^,;。\d]{{0,4}}的?{FILL}"),
        concept="裁员比例",
        units=PERCENT,
    ),
)
