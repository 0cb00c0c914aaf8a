"""RK103 wrong-type: a date that is none, a text where a list belongs, and the like."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document

RULE = Rule(
    id="RK103",
    name="wrong-type",
    severity="error",
    scope="register",
    title=("内容的写法不对", "A value of the wrong kind"),
    why=(
        "写成“5月底”的完成时限没有办法催办，写成一段话的措施没有办法逐条落实到人：写法对了，"
        "程序才替人盯得住。",
        "Nobody can be reminded of a due date written “end of May”, nor answer for measures run into one "
        "text: only what is written as what it is can be followed up.",
    ),
    words={
        "text": ("“{field}”要写一段文字，这里是{found}", "“{field}” takes one text; here stands {found}"),
        "help-text": (
            "写成“{field}: 文字”，一行写完；以 [ 或 {{ 开头的文字加上引号。",
            "Write “{field}: text” on one line; put a text that begins with [ or {{ in quotes.",
        ),
        "list": ("“{field}”要写成列表，这里是{found}", "“{field}” takes a list; here stands {found}"),
        "help-list": (
            "写成“{field}: [一项, 另一项]”，或一行一项、前面加“- ”；只有一项也要这样写。",
            "Write “{field}: [one, another]”, or one item a line with “- ” before each, even a single one.",
        ),
        "mapping": (
            "“{field}”里要写“字段: 值”，这里是{found}",
            "“{field}” takes “field: value” lines; here stands {found}",
        ),
        "help-mapping": (
            "每个字段写一行“字段: 值”，比“{field}”缩进两格；写法见 examples/jiuquan 里的登记表。",
            "Write a line “field: value” for each, two blanks deeper than “{field}”, as in examples/jiuquan.",
        ),
        "day": ("“{field}”要写日期，这里是{found}", "“{field}” takes a day; here stands {found}"),
        "help-day": (
            "写成 2010-05-31 的样子：四位的年、两位的月、两位的日；没有定下哪一天的，写最后期限。",
            "Write it like 2010-05-31: year in four digits, month and day in two; where no day is set, the "
            "last.",
        ),
        "no-such-day": ("没有“{value}”这一天", "There is no such day as “{value}”"),
        "help-no-such-day": ("核对月份的天数。", "Look up how many days the month has."),
        "number": ("“{field}”要写整数，这里是{found}", "“{field}” takes a whole number; here stands {found}"),
        "help-number": ("只写阿拉伯数字，如 2010。", "Write digits only, such as 2010."),
        "score": (
            "“{field}”要写分数，最多两位小数，这里是{found}",
            "“{field}” takes a score, with two decimals at most; here stands {found}",
        ),
        "help-score": ("只写阿拉伯数字，如 2 或 0.5。", "Write digits only, such as 2 or 0.5."),
        "range": (
            "“{field}”要写 {least} 到 {most} 的整数，这里是{found}",
            "“{field}” takes a whole number from {least} to {most}; here stands {found}",
        ),
        "help-range": (
            "“{field}”的意思是：{means}。照这个意思写一个 {least} 到 {most} 的整数。",
            "“{field}” means: {means}. Write a whole number from {least} to {most} that says it.",
        ),
        "flag": (
            "“{field}”要写“是”或“否”，这里是{found}",
            "“{field}” takes true or false; here stands {found}",
        ),
        "help-flag": ("写 true（是）或 false（否）。", "Write true or false."),
        "word": ("“{field}”要写一个词，这里是{found}", "“{field}” takes one word; here stands {found}"),
        "help-word": (
            "只留一个词；有两种情况的，分成两条写。",
            "Keep one word; write two entries for two cases.",
        ),
        "size": (
            "“{field}”要写字号，这里是{found}",
            "“{field}” takes a size of type; here stands {found}",
        ),
        "help-size": (
            "写五号、小四这样的名称，或 5 到 72 的磅数，可以带半磅，如 10.5。",
            "Write points from 5 to 72, halves allowed, such as 10.5, or the Chinese name of a size.",
        ),
        "handle": (
            "“{field}”要写代码托管网站上的用户名，这里是{found}",
            "“{field}” takes users of the git host; here stands {found}",
        ),
        "help-handle": (
            "写成 zhangsan、团体/小组（如 jiuquan/discipline）或邮箱；前面有 @ 的要加引号。",
            "Write zhangsan, a team such as jiuquan/discipline, or an address; quote one that begins with @.",
        ),
        "reserved": (
            "{found}不能作部门的编号：单位自己的记录就叫这个名字",
            "No department can have the id {found}: the unit's own logs are called so",
        ),
        "help-reserved": (
            "给这个部门另编一个号，登记表的文件夹和用到它的地方一起改。",
            "Give the department another id, also its folder of registers and where it is named.",
        ),
        "id": (
            "“{field}”要写编号，{found}不能作编号",
            "“{field}” takes an id; {found} cannot be one",
        ),
        "help-id": (
            "编号用字母、汉字、数字，中间可以有 - _ .，不超过 64 个字，如 R01、clerk、注册科。",
            "An id has letters, Chinese characters and digits, with - _ . between, at most 64, such as R01.",
        ),
    },
    bad=changed(CLERK, ("due: 2010-05-31", "due: 5月底")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such fault of the file."""
    return RULE.from_faults(document.file, document.faults)
