"""Where a check is recorded, and what keeps one from being recorded."""

from __future__ import annotations

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.context import Context
from riskctl.corpus.subject import Subject
from riskctl.records.checks import PREVENTION, Check
from riskctl.records.sample import Sample
from riskctl.records.vocabulary import word

OWN = "unit"  # the file of what is about the whole unit
WORDS: Words = {
    "no-point": (
        "{method}是针对风险点的，要写明哪一个：单位/部门/岗位#编号",
        "A check of this kind ({method}) is about a point, to be named as unit/department/post#id",
    ),
    "no-finding": (
        "没有写看到了什么：没有问题也要写看了什么",
        "What was seen is missing: where all was well, write what was looked at",
    ),
    "finding-hint": (
        "加上 --finding，如 --finding 抽查二十件，都有复核签名。",
        "Add --finding and what was seen.",
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
}


def file_of(subject: Subject, year: int) -> str:
    """Return the log that a check of `subject` goes into: its department's, else the unit's own."""
    return (
        f"cycles/{year}/checks/{subject.unit.id}/{subject.department.id if subject.department else OWN}.csv"
    )


def refuse_person(subject: Subject) -> None:
    """Raise RiskctlError for a post: what was done with one person is not kept here."""
    if subject.seat:
        raise RiskctlError(Said(WORDS["person"], {"ref": subject.ref}))


def refuse(check: Check, context: Context) -> None:
    """Raise RiskctlError where `check` leaves out what it needs, or answers a draw that does not hold."""
    if check.method in PREVENTION:
        return
    if not check.point:
        raise RiskctlError(Said(WORDS["no-point"], {"method": word("check_method", check.method)}))
    if not check.finding:
        raise RiskctlError(Said(WORDS["no-finding"]), Said(WORDS["finding-hint"]))
    if check.sample:
        document = context.documents.get(f"cycles/{context.year}/samples/{check.sample}.yaml")
        sample = document.record if document else None
        if not isinstance(sample, Sample):
            raise RiskctlError(Said(WORDS["sample"], {"sample": check.sample}))
        if check.point not in sample.drawn:
            fields = {"sample": check.sample, "point": check.point}
            raise RiskctlError(Said(WORDS["not-drawn"], fields))
