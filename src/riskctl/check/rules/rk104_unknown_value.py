"""RK104 unknown-value: a word outside its list: a code, or a word that the policy in force does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from riskctl.base.location import DataPath
from riskctl.base.messages import Said, listed, term
from riskctl.base.nearest import nearest
from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding, Fix, Place
from riskctl.check.policy_findings import findings
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.grading import Scale
from riskctl.records.keys import zh_word
from riskctl.records.risk_point import RiskPoint
from riskctl.records.table import TableTree
from riskctl.records.vocabulary import CODES, code_of, word

_CHOOSE = (
    "对照标准选一档，由低到高是：{allowed}。这些词和标准由政策“{policy}”规定。",
    "Choose by the criteria, from the lowest up: {allowed}. The policy “{policy}” sets words and criteria.",
)
_PRESETS = (
    "改成 {presets} 之一，或政策文件的路径，如 policy.yaml。",
    "Write one of {presets}, or the path of a policy file, such as policy.yaml.",
)

_MET = (
    "逐条对照，把符合的编号写上，一条也不符合的写 无：{allowed}。",
    "Go through them and write the ids of those met, or “none”. There are {allowed}.",
)

_SURE = ("scale-near", "criterion-near")  # a word of the list comes so near that it can be put there

Wrong = tuple[DataPath, str, Mapping[str, object]]  # where in the point, the cause, its fields

RULE = Rule(
    id="RK104",
    name="unknown-value",
    severity="error",
    scope="register",
    title=("不在可选之列的词", "A word outside its list"),
    why=(
        "概率、危害、类别用的词各有标准，等级由它们算出。各写各的词，就算不出等级，也没法汇总比较。",
        "Probability, severity and category are words with criteria, and the level follows from them. With "
        "words of one's own no level follows, and nothing can be added up or compared.",
    ),
    words={
        "unknown": ("没有“{value}”这个词", "“{value}” is no word known here"),
        "near": (
            "没有“{value}”这个词，是不是“{near}”？",
            "“{value}” is no word known here; did you mean “{near}”?",
        ),
        "help": ("可以写：{allowed}。", "It can be: {allowed}."),
        "value": ("不能写“{value}”", "It cannot be “{value}”"),
        "policy": ("找不到政策“{value}”", "There is no policy “{value}”"),
        "help-policy": _PRESETS,
        "policy-near": (
            "找不到政策“{value}”，是不是“{near}”？",
            "There is no policy “{value}”; did you mean “{near}”?",
        ),
        "help-policy-near": _PRESETS,
        "policy-ending": (
            "政策文件要以 .yaml 结尾：“{value}”",
            "A policy file has to end in .yaml: “{value}”",
        ),
        "help-policy-ending": ("把文件改名，这里也改过来。", "Rename the file, and write its new name here."),
        "policy-absent": ("登记库里没有政策文件“{value}”", "The repository has no policy file “{value}”"),
        "help-policy-absent": (
            "核对路径：从写它的文件所在的文件夹算起，或从登记库算起；现成的政策有 {presets}。",
            "Check the path: from the folder of the file that names it, or from the repository; ready "
            "policies are {presets}.",
        ),
        "policy-url": (
            "政策不能是网址：“{value}”",
            "A policy cannot be an address on the network: “{value}”",
        ),
        "help-policy-url": (
            "把政策文件存进登记库，写它的路径，如 policies/own.yaml。",
            "Put the policy file into the repository and write its path, such as policies/own.yaml.",
        ),
        "policy-outside": (
            "政策“{value}”在登记库之外，不读",
            "The policy “{value}” lies outside the repository and is not read",
        ),
        "help-policy-outside": (
            "把它放进登记库，改成从登记库算起的路径，如 policies/own.yaml；库外的文件，别人看不到，"
            "改动也不留记录。",
            "Put it into the repository and write its path from there, such as policies/own.yaml: others "
            "do not see a file outside, and its changes leave no trace.",
        ),
        "policy-link": (
            "政策“{value}”经过链接，不读",
            "The policy “{value}” is reached through a link and not read",
        ),
        "help-policy-link": (
            "把链接换成文件本身，或改写文件真正的路径。",
            "Put the file itself in place of the link, or write its real path.",
        ),
        "policy-circle": (
            "政策互相引用，绕成了一圈：{circle}",
            "Policies extend one another in a circle: {circle}",
        ),
        "help-policy-circle": (
            "删去一处 extends：最底下的那份要么自己写全，要么引用现成的政策，如 jiuquan-2010。",
            "Delete one extends: the last of them has to be whole by itself, or extend a ready policy "
            "such as jiuquan-2010.",
        ),
        "policy-deep": (
            "政策一层引用一层，到“{value}”已超过 {limit} 层",
            "With “{value}” more than {limit} policies extend one another",
        ),
        "help-policy-deep": (
            "合并几份，少几层：层数太多，没人说得清一个等级由哪一份规定。",
            "Join some of them: with so many nobody can tell which one sets a level.",
        ),
        "criterion": ("政策“{policy}”没有标准“{value}”", "The policy “{policy}” has no criterion “{value}”"),
        "criterion-near": (
            "政策“{policy}”没有标准“{value}”，是不是“{near}”？",
            "The policy “{policy}” has no criterion “{value}”; did you mean “{near}”?",
        ),
        "help-criterion": _MET,
        "help-criterion-near": _MET,
        "criteria-unused": (
            "政策“{policy}”按概率和危害定级，这里写的标准不起作用",
            "The policy “{policy}” grades by probability and severity; the criteria here count for nothing",
        ),
        "help-criteria-unused": (
            "删去 criteria（符合标准）；要按标准定级，在政策文件里写 method: criteria。",
            "Delete criteria; to grade by criteria, write method: criteria in the policy file.",
        ),
        "help-criteria-unused-in-table": (
            "把“符合标准”这一格清空；要按标准定级，在政策文件里写 method: criteria。",
            "Clear this cell of the column criteria; to grade by criteria, write method: criteria in the "
            "policy file.",
        ),
        "scale": ("{what}没有“{value}”这一档", "{what} has no value “{value}”"),
        "scale-near": (
            "{what}没有“{value}”这一档，是不是“{near}”？",
            "{what} has no value “{value}”; did you mean “{near}”?",
        ),
        "help-scale": _CHOOSE,
        "help-scale-near": _CHOOSE,
        "level": ("没有“{value}”这个等级", "There is no level “{value}”"),
        "help-level": (
            "删去这一行，运行 riskctl level --write 由程序补写：等级是算出来的。"
            "“{policy}”的等级由轻到重是：{allowed}。",
            "Delete the line and run riskctl level --write: the level is computed. The levels of "
            "“{policy}” from "
            "the lightest up: {allowed}.",
        ),
        "help-level-in-table": (
            "把这一格清空，运行 riskctl level --write 由程序补写：等级是算出来的。“{policy}”的等级由轻到"
            "重是：{allowed}。",
            "Clear this cell and run riskctl level --write: the level is computed. The levels of “"
            "{policy}” from the lightest up: {allowed}.",
        ),
        "confirmed": (
            "没有“{value}”这个等级，审定不起作用",
            "There is no level “{value}”; nothing is confirmed",
        ),
        "help-confirmed": (
            "改成审定的等级；“{policy}”的等级由轻到重是：{allowed}。",
            "Write the level confirmed; those of “{policy}” from the lightest up: {allowed}.",
        ),
    },
    bad=changed(
        CLERK, ("probability: 高\n    severity: 严重\n    level: 3", "probability: 中\n    severity: 严重")
    ),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield each word outside its list, and each that the policy in force does not have."""
    yield from RULE.from_faults(document.file, document.faults)
    yield from findings(RULE, document, context)
    for number, point in enumerate(document.points if context.grading else ()):
        chosen = [*_scales(point, context), *_criteria(point, context)]
        found = [*chosen, *_levels(point, context), *_origin(point, context)]
        for path, cause, fields in found:
            place = Place(document.file, ("risk_points", number, *path))
            if isinstance(document.tree, TableTree) and document.tree.guesses(place.path):
                continue  # it may not be meant for the field that its heading is nearly that of
            finding = RULE.worded(cause, place, fields)
            fix = Fix(str(fields["near"]), safe=False) if cause in _SURE else None
            yield replace(finding, subject=f"{document.subject}#{point.id}", fix=fix)


def _scales(point: RiskPoint, context: Context) -> Iterator[Wrong]:
    """The words of probability and severity, which people choose by their criteria."""
    assert context.grading
    grading = context.grading
    scales = {} if grading.by_criteria else {"probability": grading.probability, "severity": grading.severity}
    for key, scale in scales.items():
        written = getattr(point, key)
        if written and scale.find(written) is None:
            near = nearest(written, ((v.name, *v.aliases) for v in scale.values))
            what = term((zh_word(RiskPoint, key), f"The {key}"))
            fields = {"what": what, "value": written, "near": near, "policy": context.policy_name}
            yield (key,), "scale-near" if near else "scale", fields | {"allowed": _choices(scale)}


def _criteria(point: RiskPoint, context: Context) -> Iterator[Wrong]:
    """The criteria that a point says it meets."""
    assert context.grading
    policy, fields = context.grading.policy, {"policy": context.policy_name}
    if point.criteria is not None and not context.grading.by_criteria:
        yield ("criteria",), "criteria-unused", fields
        return
    both = ("{id}（{text}）", "{id} ({text})")
    for n, written in enumerate(point.criteria or ()):
        if context.grading.criterion(written) is None:
            allowed = listed([Said(both, {"id": c.id, "text": c.text}) for c in policy.criteria])
            near = nearest(written, ((c.id, c.text) for c in policy.criteria))
            cause = "criterion-near" if near else "criterion"
            yield ("criteria", n), cause, {"value": written, "near": near, "allowed": allowed, **fields}


def _choices(scale: Scale) -> Said:
    """The values, lowest first: `较低` stands below `低`, and only the order and the criteria show it."""
    with_criteria = ("{name}（{criteria}）", "{name} ({criteria})")
    plain = ("{name}", "{name}")
    return listed(
        [
            Said(with_criteria if v.criteria else plain, {"name": v.name, "criteria": v.criteria})
            for v in scale.values
        ]
    )


def _levels(point: RiskPoint, context: Context) -> Iterator[Wrong]:
    assert context.grading
    ladder = context.grading.ladder
    named = ("{id}（{name}）", "{id} ({name})")
    confirmed = point.override.level if point.override else ""
    for path, cause, written in (
        (("level",), "level", point.level),
        (("override", "level"), "confirmed", confirmed),
    ):
        if written and ladder.find(written) is None:
            allowed = listed([Said(named, {"id": level.id, "name": level.name}) for level in ladder.levels])
            yield path, cause, {"value": written, "allowed": allowed, "policy": context.policy_name}


def _origin(point: RiskPoint, context: Context) -> Iterator[Wrong]:
    """Origins are the plan's three, and those that a policy adds."""
    assert context.grading
    own = context.grading.policy.origins
    if point.origin and code_of("origin", point.origin) is None and point.origin not in own:
        shown = [*(word("origin", code) for code in CODES["origin"]), *own]
        near = nearest(point.origin, [*((zh, code) for code, (zh, _) in CODES["origin"].items()), *zip(own)])
        fields = {"value": point.origin, "near": near, "allowed": listed(shown)}
        yield ("origin",), "near" if near else "unknown", fields
