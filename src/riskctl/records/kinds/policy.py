"""A policy file: levels, scales, how a level follows, and which office watches it.

A policy that `extends` another, a preset or a file of the repository, starts from the whole of it.
Each key it writes itself replaces that part whole, and an empty list takes the part away: lists are
never joined, so that what holds can be read in one place. Only `monitoring` follows where `levels` are
replaced without it: each level is watched as the one of its rank was, counted from the gravest.

A path is looked for beside the file that names it, then from the root of the repository.
"""

from typing import Annotated

from pydantic import BeforeValidator

from riskctl.records.fields import (
    Basis,
    ByCategory,
    CheckMethod,
    Flag,
    Given,
    Id,
    LevelId,
    Lots,
    Many,
    Method,
    Number,
    OrText,
    Power,
    Question,
    Score,
    Text,
    Within,
    WorkingDays,
    refuse_empty,
)
from riskctl.records.record import Record
from riskctl.records.told import ALIASES, BASIS, ID, LEVEL, NAME, NOTE, REASON, SCHEMA, Told
from riskctl.records.vocabulary import code_of

PATTERN = "policy.yaml"
MOST_WORTH = 9999  # of a value of a scale


def _named(value: object) -> object:
    """A category that is only named: one of the five by its code or word, or one whose id is its name."""
    return {"id": code_of("category", value) or value} if isinstance(value, str) and value else value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) and value else refuse_empty(value)


class Level(Record):
    """A risk level; levels stand in order, lightest first, so the direction is declared."""

    id: Annotated[
        LevelId, Told(zh="编号", means=("编号，写进登记表的就是它", "its id, which registers hold"))
    ]
    name: Annotated[Text, NAME]
    aliases: Annotated[Many[Text], ALIASES] = ()
    monitor: Annotated[
        Many[Text],
        BeforeValidator(_listed),
        OrText(),
        Told(zh="监控责任人", means=("由哪个或哪些机构监控", "the office or offices that watch")),
    ] = ()


class Value(Record):
    """A value of a scale, with the criteria by which one chooses it."""

    name: Annotated[Text, NAME]
    value: Annotated[
        Number, Within(0, MOST_WORTH), Told(means=("分值，越大越高", "its worth; more is graver"))
    ]
    aliases: Annotated[Many[Text], ALIASES] = ()
    criteria: Annotated[Text, Told(means=("怎样才选它", "when to choose it"))] = ""
    basis: Annotated[Given[Basis], BASIS] = None


class Cell(Record):
    """One cell of the matrix: the level, where it comes from, and the words that ground it."""

    probability: Annotated[Text, Told(zh="发生概率", means=("概率的取值", "a probability"))]
    severity: Annotated[Text, Told(zh="危害程度", means=("危害的取值", "a severity"))]
    level: Annotated[LevelId, LEVEL]
    basis: Annotated[Given[Basis], BASIS] = None
    note: Annotated[Text, NOTE] = ""


class Threshold(Record):
    """A level for every index below a bound; the last stands without one."""

    level: Annotated[LevelId, LEVEL]
    below: Annotated[
        Given[Annotated[Number, Within(1, MOST_WORTH**2 + 1)]],
        Told(means=("指数低于多少；最后一档不写", "the index is below this; not in the last band")),
    ] = None
    basis: Annotated[Given[Basis], BASIS] = None
    note: Annotated[Text, NOTE] = ""


class PolicyCategory(Record):
    """A category of risk: one of the body's own, or one of the five, which keeps its name unless told."""

    id: Annotated[Id, Told(zh="编号", means=("编号，写进登记表的就是它", "its id, which registers hold"))]
    name: Annotated[Text, NAME] = ""
    aliases: Annotated[Many[Text], ALIASES] = ()
    power: Annotated[
        Given[Power],
        Told(
            zh="权力",
            means=(
                "属于哪一项权力；不写的，哪一项权力的事项都配得上",
                "its power; without one it fits every matter",
            ),
        ),
    ] = None


class Criterion(Record):
    """A criterion by which a point is graded without probability: of those it meets the gravest counts."""

    id: Annotated[Id, ID]
    text: Annotated[Text, Told(means=("标准的内容", "the criterion in words"))]
    level: Annotated[LevelId, LEVEL]
    basis: Annotated[Given[Basis], BASIS] = None
    note: Annotated[Text, NOTE] = ""


class Floor(Record):
    """A level below which the points of a matter, or of key matters, never fall."""

    matter: Annotated[Text, Told(zh="权力事项", means=("权力事项", "a matter"))] = ""
    key: Annotated[Flag, Told(means=("true：所有重点事项", "true: every key matter"))] = False
    level: Annotated[LevelId, LEVEL]
    reason: Annotated[Text, REASON]


class Watch(Record):
    """How often the points of a level are looked at, and by which methods that counts.

    `months` or `days`; `weight` is how many lots such a point has in a random draw (`riskctl sample`).
    """

    level: Annotated[LevelId, LEVEL]
    months: Annotated[Number, Within(0, 120), Told(means=("每几个月一次", "once in so many months"))] = 0
    days: Annotated[
        Number,
        Within(0, 3660),
        Told(means=("每几天一次，与 months 只写一个", "once in so many days; or months, not both")),
    ] = 0
    methods: Annotated[
        Many[CheckMethod],
        Told(
            means=(
                "用哪些方式算数：information 信息监测、self_check 定期自查、spot_check 随机抽查",
                "the methods that count: information, self_check, spot_check",
            )
        ),
    ]
    weight: Annotated[
        Lots,
        Told(
            means=(
                "随机抽查时每个风险点有几个签，越多越容易抽中",
                "how many lots such a point has in a random draw",
            )
        ),
    ] = 1
    basis: Annotated[Given[Basis], BASIS] = None
    note: Annotated[Text, NOTE] = ""


class Item(Record):
    """What a body is assessed by: an item and its full points."""

    id: Annotated[Id, ID]
    name: Annotated[Text, NAME]
    points: Annotated[Score, Told(means=("满分", "its full points"))]
    question: Annotated[
        Given[Question],
        Told(
            zh="检查项目",
            means=(
                "对应六项检查的哪一项：算得出的事实先填在考核表的这一项里",
                "which of the six questions it goes with: the facts that bear on it stand beside the item",
            ),
        ),
    ] = None
    basis: Annotated[Given[Basis], BASIS] = None
    note: Annotated[Text, NOTE] = ""


class Deduction(Record):
    """What is taken off an item, each time it is found."""

    item: Annotated[Id, Told(means=("哪一项", "the item"))]
    text: Annotated[Text, Told(means=("什么情形", "what it is for"))]
    points: Annotated[Score, Told(means=("每处扣几分", "the points taken off each time"))]
    basis: Annotated[Given[Basis], BASIS] = None


class Band(Record):
    """A class of results: from its lowest score up to `to`, or below `below`; the highest needs neither."""

    name: Annotated[Text, NAME]
    from_: Annotated[Score, Told(means=("最低分，含", "the lowest score, included"))]
    to: Annotated[
        Given[Score],
        Told(means=("最高分，含；与 below 只写一个", "the highest score, included; or below, not both")),
    ] = None
    below: Annotated[Given[Score], Told(means=("低于多少分，不含", "the score it stays below"))] = None
    basis: Annotated[Given[Basis], BASIS] = None


class Assessing(Record):
    """How bodies are assessed (考核细则): items, deductions, classes that take every score once."""

    items: Annotated[Many[Item], Told(means=("考核项目和分值", "the items and their points"))]
    deductions: Annotated[Many[Deduction], Told(means=("什么情形扣多少", "what is taken off for what"))] = ()
    classes: Annotated[
        Many[Band], Told(means=("等次，首尾相接，不能有空档和重叠", "the classes, without gap or overlap"))
    ]


class Policy(Record):
    """What the levels are and how they follow.

    `default` is the level where no criterion is met; without it the lightest. `category_offices` names
    the department in charge (归口部门) of a category, which watches beside the level's monitor: within
    the point's unit (`personnel`), or that of one unit for all (`jiuquan/personnel`).
    """

    form: Annotated[Text, SCHEMA]
    extends: Annotated[
        Text,
        Told(
            means=(
                "以哪个政策为底：预设名或文件；这里写的逐项替换",
                "the policy it stands on; what is written here replaces, part by part",
            )
        ),
    ] = ""
    name: Annotated[Text, NAME] = ""
    levels: Annotated[Many[Level], Told(means=("等级，由轻到重排列", "the levels, lightest first"))] = ()
    probability: Annotated[
        Many[Value], Told(zh="发生概率", means=("发生概率的取值", "the values of probability"))
    ] = ()
    severity: Annotated[
        Many[Value], Told(zh="危害程度", means=("危害程度的取值", "the values of severity"))
    ] = ()
    method: Annotated[
        Given[Method],
        Told(
            means=(
                "怎样定级：matrix 逐格，index 指数分档，criteria 按标准",
                "how a level follows: matrix, index, or criteria",
            )
        ),
    ] = None
    matrix: Annotated[
        Many[Cell], Told(means=("每种概率和危害的等级", "the level of every probability and severity"))
    ] = ()
    thresholds: Annotated[
        Many[Threshold], Told(means=("指数分档，由低到高", "bands of the index, lowest first"))
    ] = ()
    criteria: Annotated[
        Many[Criterion],
        Told(means=("定级的标准，用于 method: criteria", "the criteria, for method: criteria")),
    ] = ()
    default: Annotated[
        Given[LevelId], Told(means=("一条标准也不符合时的等级", "the level where no criterion is met"))
    ] = None
    floors: Annotated[
        Many[Floor], Told(means=("有的事项不低于哪一级", "levels below which some matters never fall"))
    ] = ()
    categories: Annotated[
        Many[Annotated[PolicyCategory, BeforeValidator(_named), OrText()]],
        Told(
            zh="风险类别",
            means=(
                "本单位的风险类别，写全：五类里照用的写名称，自己的写 id 和 name；不写就是五类",
                "the categories of risk, all of them: those of the five by their words, own ones with "
                "id and name; without it the five",
            ),
        ),
    ] = ()
    origins: Annotated[
        Many[Text], Told(means=("风险来源另加的词", "more words for the origin of a risk"))
    ] = ()
    category_offices: Annotated[
        ByCategory,
        Told(
            means=(
                "风险类别 → 归口部门，在监控责任人之外",
                "category → the department in charge, beside the monitor",
            )
        ),
    ] = {}
    monitoring: Annotated[
        Many[Watch],
        Told(
            means=(
                "每一级多久看一次、用什么方式（分级监控）；换了等级而没有写的，从最重一级起依次对应",
                "how often the points of each level are looked at, and how; where levels are replaced "
                "without it, each follows the one of its rank, from the gravest",
            )
        ),
    ] = ()
    assessment: Annotated[
        Given[Assessing],
        Told(means=("考核细则：项目、扣分、等次", "how bodies are assessed: items, deductions, classes")),
    ] = None
    copied: Annotated[
        Number,
        Within(2, 9999),
        Told(means=("同一句话用在几个风险点下就提示", "under how many points one text is asked about")),
    ] = 4  # a text under so many points, or a reason in so many places, is asked about (RK503)
    bulk_signoffs: Annotated[
        Number,
        Within(1, 9999),
        Told(means=("一天补记多少份签字就提示", "so many sign-offs recorded on one day are asked about")),
    ] = 10  # so many recorded on one day are asked about (RK613), where they are
    bulk_after: Annotated[
        Number,
        Within(0, 3660),
        Told(
            means=(
                "签字以后过了几天才记录算补记",
                "recorded so many days after the signature, a sign-off counts as late",
            )
        ),
    ] = 7  # recorded more than so many days after the signature (补签)
    notice_days: Annotated[
        WorkingDays, Told(means=("公示几个工作日", "how many working days a notice runs"))
    ] = 5  # working days of a public notice, as for appointments (干部任前公示)
    notice_basis: Annotated[
        Given[Basis],
        Told(
            means=(
                "公示天数的出处：plan 方案原文，ours 方案没写、由政策补定",
                "where the days of a notice come from: plan, or ours where the plan leaves it open",
            )
        ),
    ] = None
    draw_days: Annotated[
        Number,
        Within(0, 366),
        Told(
            means=(
                "随机抽中的风险点几个工作日内看完；0 或不写就不催",
                "within how many working days a point drawn is looked at; 0 or nothing: nobody is reminded",
            )
        ),
    ] = 0
    draw_basis: Annotated[
        Given[Basis],
        Told(
            means=(
                "抽查期限的出处：plan 方案原文，ours 方案没写、由政策补定",
                "where that time comes from: plan, or ours where the plan leaves it open",
            )
        ),
    ] = None
    recusal_basis: Annotated[
        Given[Basis],
        Told(
            means=(
                "回避（自己不监控自己）的出处：plan 方案原文；不写就是 ours，方案没写、由本项目补定",
                "where recusal comes from, that nobody watches himself: plan; without it ours, since the "
                "plan leaves it open",
            )
        ),
    ] = None
    owner_asked: Annotated[
        Many[LevelId],
        Told(
            means=(
                "哪几个等级的措施（监督类以外的）由唯一的监控责任人自己落实时要问一句，写等级的编号；不写就不问",
                "at which levels, by id, it is asked who sees to a measure, other than of supervision, that "
                "the only monitor carries out himself; without it at none",
            )
        ),
    ] = ()
    publish_single_posts: Annotated[
        Flag,
        Told(
            means=(
                "true：只有一人的岗位，等级和监控人也可对外公布",
                "true: posts held by one person are graded in public too",
            )
        ),
    ] = False  # whether a public edition grades posts that one person holds


MODEL = Policy
