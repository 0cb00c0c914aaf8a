"""RK303 incomplete-override: a confirmed level without its grounds, or one that confirms nothing new."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Said, listed
from riskctl.check.example import CLERK, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.level.grade import grade
from riskctl.records.decisions import Override
from riskctl.records.keys import zh_word
from riskctl.records.kinds import REGISTERS

_POINT = "    severity: 严重\n    level: 3\n"
_OVERRIDE = """\
    severity: 严重
    level: 2
    override:
      level: 2
      reason: 已改为双人受理，全程录像
      body: bureau/leading_group
"""
_HALF = _OVERRIDE.replace("level: 2", "level: 3", 1)  # without its date it does not count

RULE = Rule(
    id="RK303",
    name="incomplete-override",
    severity="error",
    scope="register",
    kinds=REGISTERS,
    needs=("organization", "grading", "matters"),
    title=("审定等级不完整，或者没有必要", "A confirmed level that is incomplete or needless"),
    why=(
        "方案由领导小组“召开会议对风险点进行最后确认，对风险程度进行最后评估”。等级与算出来的不同，"
        "就要说得清是谁、哪一天、凭什么定的。",
        "By the plan the leading group meets to “confirm the points and assess the risk for the last time”. "
        "A level other than the computed one must show who decided it, when and on what grounds.",
    ),
    words={
        "missing": (
            "审定等级不完整，没有写{missing}，所以不起作用",
            "The confirmed level is incomplete and does not count: {missing} is not written",
        ),
        "help-missing": (
            "在 override 里补上{missing}；没有开会审定过，就删去整个 override。",
            "Write {missing} in the override; where nobody decided so, delete the whole override.",
        ),
        "help-missing-in-table": (
            "在这一行的{missing}列补上；没有开会审定过，就清空“审定等级”“审定理由”“审定机构”“审定日期”几格。",
            "Fill in {missing} in this row; where nobody decided so, clear its cells override_level, "
            "override_reason, override_body and override_date.",
        ),
        "equal": ("审定等级与算出来的一样，都是{level}", "The confirmed level is the computed one: {level}"),
        "help-equal": (
            "删去整个 override：领导小组同意算出来的等级，签字确认就行，不用另写审定等级。",
            "Delete the whole override: a group that agrees with the computed level signs, no more.",
        ),
        "help-equal-in-table": (
            "清空这一行的“审定等级”“审定理由”“审定机构”“审定日期”几格：领导小组同意算出来的等级，签字确认"
            "就行，不用另写审定等级。",
            "Clear the cells override_level, override_reason, override_body and override_date in this row: a "
            "group that agrees with the computed level signs, no more.",
        ),
        "below-floor": (
            "审定为{level}，低于这一权力事项的底线{floor}，底线仍然有效（{reason}）",
            "{level} was confirmed, below the floor of this matter, {floor}; the floor holds ({reason})",
        ),
        "help-below-floor": (
            "审定等级改为{floor}或更重的；不需要就删去整个 override。底线由政策文件的 floors 规定。",
            "Confirm {floor} or a graver level, or delete the whole override; floors are set in the policy.",
        ),
        "help-below-floor-in-table": (
            "把这一格改为{floor}或更重的；不需要就清空“审定等级”“审定理由”“审定机构”“审定日期”几格。底线"
            "由政策文件的 floors 规定。",
            "Confirm {floor} or a graver level in this cell, or clear the cells override_level, "
            "override_reason, override_body and override_date; floors are set in the policy.",
        ),
    },
    bad=changed(CLERK, (_POINT, _HALF)),
    good=changed(CLERK, (_POINT, _OVERRIDE + "      date: 2010-04-12\n")),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with each override; where it equals the computed level, only that."""
    assert context.grading
    ladder = context.grading.ladder
    scores = {graded.number: graded.score for graded in grade(document, context)}
    for number, point in enumerate(document.points):
        if point.override is None:
            continue
        path, subject = ("risk_points", number, "override"), f"{document.subject}#{point.id}"
        place, deeper = Place(document.file, path), Place(document.file, (*path, "level"))
        level, score = ladder.find(point.override.level), scores.get(number)
        if level and score and level.id == score.computed.id:
            yield RULE.found("equal", deeper, subject=subject, level=level.name)
            continue
        if missing := _missing(point.override):
            yield RULE.found("missing", place, subject=subject, missing=listed(missing))
        floor = score.lowest if score else None
        least = ladder.level(floor.level) if floor else None
        if level and floor and least and ladder.rank(level) < ladder.rank(least):
            yield RULE.found(
                "below-floor",
                deeper,
                subject=subject,
                level=level.name,
                floor=least.name,
                reason=floor.reason,
            )


def _missing(override: Override) -> list[object]:
    """The fields without which an override does not count, as people may write them."""
    absent = [name for name in ("level", "reason", "body", "date") if not getattr(override, name)]
    return [Said(("{zh}（{code}）", "{code}"), {"zh": zh_word(Override, n), "code": n}) for n in absent]
