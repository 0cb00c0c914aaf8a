"""The year's evidence gathered for an inspection (迎检): its files under a table of contents (卷内目录).

The holders' file stays out: who inspects reads roles, and names leave the repository only on purpose.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OFFICES
from riskctl.corpus.parts import file_of, is_part
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import find_subject
from riskctl.level.fingerprint import fingerprint
from riskctl.records.fields import UNIT_LOG
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.cycle import IDENTIFICATION, MOBILIZATION, Cycle
from riskctl.records.kinds.signoffs import Signoff
from riskctl.records.log import Log
from riskctl.records.record import Record
from riskctl.records.vocabulary import word
from riskctl.year.log.rows import logged
from riskctl.year.preparation import prepared

NUMBERED = ("preparation", "leading_group", "signoffs", "notice_log")  # whose rows hold numbers of documents
WORDS: Words = {
    "none": (
        "cycles/{year}/ 里没有文件，{year} 年没有可以归卷的。",
        "cycles/{year}/ holds no files, so there is nothing of {year} to gather.",
    ),
    "basis": ("“{step}”的会议纪要或批复", "minutes or reply for the step “{step}”"),
    "of": ("{unit} {kind}", "{kind}, {unit}"),
}
TITLES: Words = {
    "programme": ("项目说明", "the programme"),
    "organization": ("组织机构", "the organisation"),
    "regulations": ("制度目录", "list of regulations"),
    "policy": ("风险等级评定政策", "policy of levels"),
    "cycle": ("年度安排", "phases of the year"),
    "carried": ("上年转入的风险点", "points carried over"),
    "preparation": ("方案、动员、培训记录", "plan, mobilization, trainings"),
    "leading_group": ("领导小组名单", "members of the leading group"),
    "signoffs": ("签字记录", "sign-offs"),
    "corrections": ("更正记录", "corrections"),
    "early_steps": ("提前办理的记录", "what was done early"),
    "suggestions": ("建议和采纳情况", "suggestions and what came of them"),
    "notice": ("公示内容", "notice as published"),
    "notice_log": ("公示意见、答复和印发", "comments, answers and issue"),
    "checks": ("预防和监控记录", "prevention and monitoring"),
    "sample": ("随机抽查", "random draw"),
    "warnings": ("风险预警通知书", "warning letters"),
    "responses": ("处置记录（只有日期、方式、文号）", "responses (date, kind, reference only)"),
    "rectification": ("整改通知书", "rectification notices"),
    "inspection": ("检查记录", "inspection"),
    "assessment": ("考核记录", "assessment"),
    "unit": ("单位登记表", "unit register"),
    "department": ("部门登记表", "department register"),
    "person": ("岗位登记表", "register of a post"),
    "": ("其他材料", "other material"),
}


@dataclass(frozen=True, slots=True)
class DossierFile:
    """One file of the dossier: whose it is (blank where all of them's), what it is called, its last day, its
    documents' numbers, its fingerprint."""

    file: str
    unit: str
    title: Said
    day: date | None
    numbers: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Original:
    """A paper that others made and riskctl knows by its number alone: it is to be put into the volume."""

    stage: str
    title: Said
    by: str
    number: str
    day: date


def originals(unit: str, context: Sound) -> list[Original]:
    """Return the papers on which the unit's records rest: its plan, mobilization and trainings, and what
    signatures refer to (minutes, replies), each number once."""
    found = [
        Original(MOBILIZATION, word("preparation", one.row.kind), unit, one.row.number, one.row.day)
        for one in prepared(context).get(unit, ())
    ]
    signed: dict[str, Original] = {}
    for each in sorted(logged(context, Signoff), key=lambda each: each.row.day):
        row = each.row
        if row.reference and each.where["unit"] == unit:
            basis = Said(WORDS["basis"], {"step": word("step", row.step)})
            signed.setdefault(row.reference, Original(IDENTIFICATION, basis, row.by, row.reference, row.day))
    return [*found, *signed.values()]


def in_year(year: int, context: Sound) -> Sound:
    """Return the context with `year` as the cycle's; raises RiskctlError where nothing of it is there."""
    if not any(file.startswith(f"cycles/{year}/") for file in context.documents):
        raise RiskctlError(Said(WORDS["none"], {"year": year}))
    document = context.documents.get(kind_named("cycle").example.format(year=year))
    record = document.record if document else None
    return replace(context, year=year, cycle=record if isinstance(record, Cycle) else None)


def entries(documents: Sequence[Document], context: Sound) -> list[DossierFile]:
    """Return what goes into the dossier: the grounds, the year's files, the registers; each file once."""
    found: dict[str, DossierFile] = {}
    for file in ("riskctl.yaml", *_tellers(documents, context), "regulations.yaml", context.policy_file):
        if document := context.documents.get(file):
            found[file] = _entry(document, context)
    for file, document in sorted(context.documents.items()):
        if file.startswith(f"cycles/{context.year}/"):
            found[file] = _entry(document, context)
    for document in documents:
        found.setdefault(document.file, _entry(document, context))
    return list(found.values())


def _tellers(documents: Sequence[Document], context: Sound) -> list[str]:
    """The files that tell the organisation; of those of one unit, the units of `documents` and all above."""
    told = [*context.told("organization")]
    if not any(map(is_part, told)):
        return [file_of(document) for document in told]
    organization = context.organization
    own = {document.where["unit"] for document in documents if "unit" in document.where}
    units = [organization.units[id] for id in sorted(own & organization.units.keys())]
    above = {up.id for unit in units for office in OFFICES for up in organization.above(unit, office)}
    return sorted({organization.file_of(id) for id in {*(unit.id for unit in units), *above}})


def sums(files: dict[str, bytes]) -> str:
    """Return the SHA-256 of each file in the form that `sha256sum -c` reads."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {file}\n" for file, data in files.items())


def _entry(document: Document, context: Sound) -> DossierFile:
    record = document.record
    rows = tuple(record.rows) if isinstance(record, Log) else (record,) if record else ()
    days = [day for row in rows if (day := _day(row)) is not None]
    numbers = _numbers(rows) if document.kind in NUMBERED else ()
    known = document.register is not None and not document.faults
    digest = fingerprint(document, context) if known else ""
    return DossierFile(
        document.file,
        _unit(document, context),
        _title(document, context),
        max(days, default=None),
        tuple(dict.fromkeys(numbers)),
        digest,
    )


def _day(row: Record) -> date | None:
    day = getattr(row, "day", None) or getattr(row, "opened", None)
    return day if isinstance(day, date) else None


def _numbers(rows: Sequence[Record]) -> Iterator[str]:
    for row in rows:
        for name in ("number", "reference"):
            if text := getattr(row, name, ""):
                yield str(text)


def _title(document: Document, context: Sound) -> Said:
    """What a file holds, and whose it is by the names of the organisation."""
    kind = Said(TITLES.get(document.kind, TITLES[""]))
    id = _unit(document, context)
    unit = context.organization.units.get(id)
    if unit is None:
        return kind
    return Said(WORDS["of"], {"unit": " ".join((unit.name, *_within(document, id, context))), "kind": kind})


def _unit(document: Document, context: Sound) -> str:
    """The unit whose file it is: by where it lies, what it says, or what the notice says it belongs to."""
    said = document
    if document.kind == "notice_log":
        said = context.documents.get(document.file.removesuffix(".csv") + ".yaml", document)
    return document.where.get("unit", "") or getattr(said.record, "unit", "")


def _within(document: Document, unit: str, context: Sound) -> Iterator[str]:
    """The names of the department and the post; their ids where the organisation does not have them."""
    ref = unit
    for key in ("department", "post"):
        id = document.where.get(key, UNIT_LOG)
        ref = f"{ref}/{id}"
        if id != UNIT_LOG:
            found = find_subject(ref, context.organization)
            named = found and (found.seat.post if found.seat else found.department)
            yield named.name if named else id
