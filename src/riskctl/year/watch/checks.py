"""Where a check is recorded, and what keeps one from being recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.level.assign import conflict
from riskctl.level.basis import recusal_basis
from riskctl.level.grade import GradedPoint, named_monitor
from riskctl.records.fields import UNIT_LOG
from riskctl.records.kinds.checks import OVERSIGHT, PREVENTION, Check
from riskctl.records.kinds.sample import Sample
from riskctl.records.vocabulary import word
from riskctl.year.log.repeated import is_again
from riskctl.year.log.rows import logged
from riskctl.year.resolve import body_named, point_named, subject_named
from riskctl.year.sign.signers import reference
from riskctl.year.watch.sample import drawn_now

WORDS: Words = {
    "no-point": (
        "{method}是针对风险点的，要写明哪一个：单位/部门/岗位#编号",
        "A check of this kind ({method}) is about a point, to be named as unit/department/post#id",
    ),
    "no-finding": (
        "发现了苗头性问题，没有写看到了什么",
        "An early sign was seen, and what was seen is missing",
    ),
    "finding-hint": (
        "写明看到什么（--finding，或表里的“发现情况”）；没有发现问题的，不用写。",
        "Say what was seen (--finding, or the column finding of a table); where nothing was found nothing "
        "need be said.",
    ),
    "person": (
        "{ref} 是一个岗位，不记到个人：写单位或部门，或写风险点",
        "{ref} is a post, and no record is kept of a person: name the unit, the department, or a point",
    ),
    "sample": ("没有“{sample}”这次随机抽查", "There is no random draw “{sample}”"),
    "not-drawn": (
        "“{sample}”这次随机抽查没有抽到 {point}",
        "The random draw “{sample}” did not draw {point}",
    ),
    "again": (
        "已经记过一条一样的（{day}，{method}，{by}），没有再记：同一天确实又看了一次的，写明这一次看到什么",
        "The same is recorded already ({day}, {method}, {by}) and was not recorded again: where it was done "
        "once more that day, say what was seen this time",
    ),
    "same-post": (
        "没有记录：{by} 就是 {point} 风险所在的岗位，{method}要由别人做，自己不能监控自己（回避，{basis}）",
        "Nothing was recorded: {by} is the post at risk in {point}; a check of this kind ({method}) is "
        "another's, since nobody monitors himself (recusal: {basis})",
    ),
    "same-person": (
        "没有记录：{by} 在 {day} 与 {point} 风险所在的岗位是同一个人，{method}要由别人做，自己不能监控自己"
        "（回避，{basis}）",
        "Nothing was recorded: on {day} {by} and the post at risk in {point} were one person; a check of "
        "this kind ({method}) is another's, since nobody monitors himself (recusal: {basis})",
    ),
    "own-hint": (
        "本人自己查的，记 self_check 定期自查；监控责任人看的，--by 写 {monitors}。",
        "What the holder looked at himself is a self_check; where the monitor looked, give --by {monitors}.",
    ),
}


def file_of(subject: Subject, year: int) -> str:
    """Return the log that a check of `subject` goes into: its department's, else the unit's own."""
    department = subject.department.id if subject.department else UNIT_LOG
    return f"cycles/{year}/checks/{subject.unit.id}/{department}.csv"


def refuse_person(subject: Subject) -> None:
    """Raise RiskctlError for a post: what was done with one person is not kept here."""
    if subject.seat:
        raise RiskctlError(Said(WORDS["person"], {"ref": subject.ref}))


def refuse(check: Check, context: Context) -> None:
    """Raise RiskctlError where `check` leaves out what it needs, or answers a draw that does not hold."""
    _refuse_draw(check, context)
    if check.method in PREVENTION:
        return
    if not check.point:
        raise RiskctlError(Said(WORDS["no-point"], {"method": word("check_method", check.method)}))
    if check.sign and not check.finding:
        raise RiskctlError(Said(WORDS["no-finding"]), Said(WORDS["finding-hint"]))


def _refuse_draw(check: Check, context: Context) -> None:
    """Raise RiskctlError where the draw that the check answers is not there, or drew other points."""
    if not check.sample:
        return
    document = context.documents.get(f"cycles/{context.year}/samples/{check.sample}.yaml")
    sample = document.record if document else None
    if not isinstance(sample, Sample):
        raise RiskctlError(Said(WORDS["sample"], {"sample": check.sample}))
    if check.point not in drawn_now(sample, context):
        fields = {"sample": check.sample, "point": check.point}
        raise RiskctlError(Said(WORDS["not-drawn"], fields))


def kept(
    subject: str, check: Check, graded: Sequence[GradedPoint], documents: Sequence[Document], context: Sound
) -> tuple[Subject, Check]:
    """Return whose a check is, of a point by its whole id or of a unit or department, and it as it is kept.

    Raises RiskctlError where it cannot be kept.
    """
    point = point_named(subject, graded, documents, context) if "#" in subject else None
    whose = point.owner if point else subject_of_check(subject, graded, documents, context)
    by = who_looked(check.by, whose, context)
    whole = check.model_copy(update={"by": by} | ({"point": point.id} if point else {}))
    refuse(whole, context)
    if point:
        refuse_own(whole, point, context)
    return whose, whole


def subject_of_check(
    word: str, graded: Sequence[GradedPoint], documents: Sequence[Document], context: Sound
) -> Subject:
    """Return whose a check of `word` is, a point by its whole id, a unit or a department.

    Raises RiskctlError where there is none, and for a post.
    """
    if "#" in word:
        return point_named(word, graded, documents, context).owner
    whose = subject_named(word, context.organization)
    refuse_person(whose)
    return whose


def who_looked(word: str, whose: Subject, context: Sound) -> str:
    """Return the whole reference of who looked, named from where `whose` is; raises RiskctlError where
    there is none."""
    department = whose.department.id if whose.department else ""
    return body_named(word, whose.unit.id, department, context.organization)


def refuse_again(check: Check, file: str, before: Iterable[Check], context: Context) -> None:
    """Raise RiskctlError where the log `file`, or a row `before` of one table, says the same already."""
    if is_recorded(check, file, context) or is_again(check, before):
        fields = {"day": str(check.day), "method": word("check_method", check.method), "by": check.by}
        raise RiskctlError(Said(WORDS["again"], fields))


def is_recorded(check: Check, file: str, context: Context) -> bool:
    """Return whether the log `file` says the same already."""
    return is_again(check, (one.row for one in logged(context, Check) if one.file == file))


def refuse_own(check: Check, point: GradedPoint, context: Context) -> None:
    """Raise RiskctlError where the holder of the risk would watch himself; a self-check is his own."""
    if cause := own_watch(check, point.owner, context):
        method = word("check_method", check.method)
        fields: dict[str, object] = {
            "by": check.by,
            "point": point.id,
            "method": method,
            "day": str(check.day),
        }
        fields["basis"] = recusal_basis(context.grading.policy if context.grading else None)
        monitors = listed([reference(monitor) for monitor in point.monitors])
        hint = Said(WORDS["own-hint"], {"monitors": monitors}) if point.monitors else None
        raise RiskctlError(Said(WORDS[cause], fields), hint)


def own_watch(check: Check, owner: Subject, context: Context) -> Literal["same-post", "same-person"] | None:
    """Return how the post that watched a point of `owner` is the holder of the risk; None where it is not."""
    organization = context.organization
    by = named_monitor(check.by, owner, organization) if organization else None
    if organization is None or by is None or by.seat is None or check.method not in OVERSIGHT:
        return None
    people = PeopleIndex(context.people.record, check.day) if context.people else None
    cause = conflict(by, owner, organization, people)
    return cause if cause in ("same-post", "same-person") else None
