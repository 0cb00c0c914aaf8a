"""RK304 policy-incomplete: a policy that leaves a combination, a level or its monitor undecided, or says
what has no effect."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import PROGRAMME, changed
from riskctl.check.finding import Finding
from riskctl.check.policy_findings import findings
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document

_OWN = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: policy.yaml"))
_BANDS = """\
schema: riskctl/policy/v1
extends: jiuquan-2010
method: index
thresholds:
  - {level: 1, below: 3}
  - {level: 2, below: 6}
"""
_FLOOR = "floors:\n  - {level: 3, reason: 三重一大事项不低于三级}\n"
_OFFICES = (
    "monitor 可以写：responsible（主管责任人，没有的由部门负责人）、department_head（部门负责人）、"
    "leader_in_charge（主管领导）、head（一把手）、party_group（党组）、discipline_office（纪检组）。",
    "As monitor write responsible (else the department head), department_head, leader_in_charge, "
    "head (of the unit), party_group or discipline_office.",
)

RULE = Rule(
    id="RK304",
    name="policy-incomplete",
    severity="error",
    scope="register",
    kinds=("policy",),
    title=("定级政策不完整", "A policy that leaves something undecided"),
    why=(
        "方案“按风险发生的概率高低和后果严重程度”定等级，九格只写明了三格。有一格没定，同样的风险就会定出"
        "不同的等级，所以不完整的政策不用来定级。写了却不起作用的部分也一样：写的人以为它管用，"
        "定出来的等级却没有照它办；被更重的底线盖过的底线只是警告，照样定级。",
        "The plan grades “by probability and severity” and fills three of nine cells. With one open, "
        "like risks get unlike levels; so an incomplete policy grades nothing. Nor does one with a part that "
        "has no effect: its author takes it to hold, and the levels do not follow it. A floor that a graver "
        "one covers is only warned of.",
    ),
    words={
        "no-part": ("政策里缺{part}", "The policy has no {part}"),
        "help-no-part": (
            "写上{part}，或写 extends 引用现成的政策，如 extends: jiuquan-2010。",
            "Write {part}, or extend a ready policy, as extends: jiuquan-2010.",
        ),
        "scale-twice": (
            "“{name}”（{value}）与前面的一档同名或同值，分不出高低",
            "“{name}” ({value}) stands there twice, by its name or its value: which is higher cannot be told",
        ),
        "help-scale-twice": ("改名称或 value，或删去这一档。", "Change the name or the value, or delete it."),
        "level-twice": (
            "等级“{name}”（{id}）与前面的一个同名或同编号",
            "The level “{name}” ({id}) stands there twice, by its name or its id",
        ),
        "help-level-twice": ("改名称或编号，或删去这个等级。", "Change the name or the id, or delete it."),
        "category-twice": (
            "风险类别“{name}”（{id}）与前面的一类同编号",
            "The category “{name}” ({id}) stands there twice",
        ),
        "help-category-twice": ("改编号，或删去这一类。", "Change its id, or delete it."),
        "criterion-twice": (
            "标准“{id}”与前面的一条同编号",
            "The criterion “{id}” stands there twice",
        ),
        "word-twice": (
            "“{word}”在前面已经指另一项，读到它就分不清是哪一项",
            "“{word}” means another entry before this one; whoever writes it could mean either",
        ),
        "help-word-twice": (
            "两项中删去一项的“{word}”，一个词只指一项。",
            "Take “{word}” out of one of the two: a word means one thing.",
        ),
        "none-met": (
            "“{word}”是“一条也不符合”的意思，不能作标准的编号或内容",
            "“{word}” says that no criterion is met; it cannot name one",
        ),
        "help-none-met": ("换一个编号或写法。", "Choose another id or wording."),
        "unknown-level": ("没有编号为 {level} 的等级", "There is no level {level}"),
        "help-unknown-level": ("改成 levels 里有的编号。", "Write an id that stands in levels."),
        "unreachable": ("没有哪种情形会定为“{level}”", "Nothing ever leads to the level “{level}”"),
        "help-unreachable": (
            "让某一格、某一档或某一条标准定为它，或删去这个等级。",
            "Let a cell, a band or a criterion be it, or delete it.",
        ),
        "no-monitor": ("“{level}”没有写由谁监控", "The level “{level}” names no monitor"),
        "help-no-monitor": _OFFICES,
        "how-often": (
            "没有写明多久看一次：months（几个月）和 days（几天）要写一个，只写一个",
            "How often is not said: it takes either months or days, above 0",
        ),
        "help-how-often": (
            "如每季度一次写 months: 3，每周一次写 days: 7。",
            "Write months: 3 for once a quarter, days: 7 for once a week.",
        ),
        "unknown-monitor": (
            "“{level}”的监控责任人“{office}”不认识",
            "Unknown monitor of “{level}”: “{office}”",
        ),
        "help-unknown-monitor": _OFFICES,
        "unknown-word": ("“{word}”不是 {scale} 的取值", "“{word}” is no value of {scale}"),
        "help-unknown-word": (
            "改成 {scale} 里的名称：{known}。",
            "Write a name that stands in {scale}: {known}.",
        ),
        "cell-twice": (
            "概率“{probability}”×危害“{severity}”写了两格",
            "Probability “{probability}” × severity “{severity}” has two cells",
        ),
        "no-cell": (
            "概率“{probability}”×危害“{severity}”这一格没有等级",
            "Probability “{probability}” × severity “{severity}” has no level",
        ),
        "help-no-cell": (
            "在 matrix 里补上：{{probability: {probability}, severity: {severity}, level: 等级编号}}。",
            "Add to matrix: {{probability: {probability}, severity: {severity}, level: its id}}.",
        ),
        "no-effect": (
            "“{part}”不起作用：定级方法是 {method}",
            "“{part}” has no effect: the method is {method}",
        ),
        "help-no-effect": (
            "删去 {part}，或把 method 改成用它的方法：matrix 用 matrix，index 用 thresholds，"
            "criteria 用 criteria 和 default。",
            "Delete {part}, or change method: matrix reads matrix, index reads thresholds, criteria reads "
            "criteria and default.",
        ),
        "floor-of-nothing": (
            "等级 {level} 的底线没有写明管哪些事项：matter 和 key 都没有写",
            "The floor of level {level} lies under nothing: it names neither matter nor key",
        ),
        "help-floor-of-nothing": (
            "写 matter: 事项编号，或写 key: true 管全部“三重一大”事项，或删去这一条。",
            "Write matter with a matter's id, or key: true for all key matters, or delete it.",
        ),
        "floor-weaker": (
            "等级 {level} 的这条底线从来不起作用：它管的事项另有等级 {graver} 的底线（{reason}）",
            "This floor of level {level} never decides: under all it covers lies one of level {graver} "
            "({reason})",
        ),
        "help-floor-weaker": (
            "几条底线取最重的，轻的一条放宽不了重的。想放宽的，改重的那一条，如不写 key: true，逐项写 "
            "matter；不想放宽的，删去这一条。",
            "Of several floors the gravest holds; a lighter one grants no exception. For an exception change "
            "the graver, as by naming each matter instead of key: true; else delete this one.",
        ),
        "watch-twice": (
            "等级 {level} 多久看一次写了两遍",
            "How the level {level} is watched stands there twice",
        ),
        "help-watch-twice": ("一个等级只留一条。", "Keep one entry for each level."),
        "open-early": ("不是最后一档，却没有上限", "A band before the last has no upper bound"),
        "help-open-early": ("写上 below，或把这一档移到最后。", "Write below, or move this band to the end."),
        "gap-above": ("指数达到 {below} 就没有等级了", "An index of {below} or more has no level"),
        "help-gap-above": ("最后一档不写 below，才管得到最高的指数。", "Leave out below in the last band."),
        "out-of-order": (
            "这一档的上限 {below} 不大于前一档的 {last}",
            "The bound of this band, {below}, is not above the one before it, {last}",
        ),
        "help-out-of-order": ("各档由低到高排列，上限逐档增大。", "Order the bands by rising bounds."),
        "help": ("改正或删去这一处。", "Correct or delete this entry."),
    },
    bad=_OWN | {"policy.yaml": _BANDS + "  - {level: 3, below: 9}\n" + _FLOOR},
    good=_OWN | {"policy.yaml": _BANDS + "  - {level: 3}\n" + _FLOOR.replace("{", "{key: true, ")},
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield what leaves the policy in force incomplete."""
    yield from findings(RULE, document, context)
