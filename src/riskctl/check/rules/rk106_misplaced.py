"""RK106 misplaced: what a file says of itself and the folder it lies in disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from riskctl.base.location import DataPath
from riskctl.base.messages import Words, term
from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.facts import CorpusFacts, RegisterFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.parts import OF, is_part
from riskctl.corpus.subject import find_subject
from riskctl.corpus.tables import folder_of, is_table, stray_step
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.cycle import Cycle
from riskctl.records.kinds.organization import Organization
from riskctl.records.kinds.people import People

COLUMNS: Words = {"unit": ("单位", "unit"), "department": ("部门", "department")}
SUBJECT = ("unit", "department", "post")
_SAID = (
    "登记表里写的是“{written}”，文件却放在“{folder}”的位置",
    "The register says “{written}”, but the file lies where that of “{folder}” belongs",
)
_ROWS = (
    "这几行写的是“{whose}”的，表格却放在“{folder}”的文件夹里",
    "These rows are of “{whose}”, but the table lies in the folder of “{folder}”",
)
_EITHER = (
    "放错了，就把文件移到 {right}；写错了，就把 {field} 改成 {value}。",
    "If the place is wrong, move the file to {right}; else write {field}: {value}.",
)

RULE = Rule(
    id="RK106",
    name="misplaced",
    severity="error",
    scope="corpus",
    title=("文件放错了地方", "A file in the wrong place"),
    why=(
        "监控责任人按登记表是谁的来定。位置说是这个岗位，内容说是那个岗位，就会派错人去监控。",
        "Who watches a point depends on whose register it stands in. If place and content name two subjects, "
        "the wrong people are told to watch.",
    ),
    words={
        "subject": _SAID,
        "help-subject": _EITHER,
        "subject-taken": _SAID,
        "help-subject-taken": (
            "“{written}”已有登记表 {taken}：确是它的，把两份合成一份；写错了，就把 {field} 改成 {value}。",
            "“{written}” has a register already, {taken}: join the two if this is its own; else write "
            "{field}: {value}.",
        ),
        "wrong-field": _SAID,
        "help-wrong-field": (
            "organization.yaml 里没有“{written}”，有“{folder}”：把 {field} 改成 {value}，写编号，不写名称。",
            "organization.yaml has “{folder}” and no “{written}”: write {field}: {value}, the id, not the "
            "name.",
        ),
        "wrong-place": _SAID,
        "help-wrong-place": (
            "organization.yaml 里没有“{folder}”，有“{written}”：把文件移到 {right}。",
            "organization.yaml has “{written}” and no “{folder}”: move the file to {right}.",
        ),
        "wrong-place-taken": _SAID,
        "help-wrong-place-taken": (
            "organization.yaml 里没有“{folder}”，有“{written}”，它已有登记表 {taken}：把两份合成一份。",
            "organization.yaml has “{written}” and no “{folder}”; the former has a register already, "
            "{taken}: join the two.",
        ),
        "rows": _ROWS,
        "help-rows": (
            "文件夹里的表格只写这个文件夹的：写错了，就把“{column}”列改成“{value}”；没有写错，把这几行移到 "
            "{right} 下的表格里。",
            "A table holds only what lies in its folder: write “{value}” in the column {column} if this is "
            "wrong; else move the rows to a table in {right}.",
        ),
        "rows-taken": _ROWS,
        "help-rows-taken": (
            "文件夹里的表格只写这个文件夹的：写错了，就把“{column}”列改成“{value}”；没有写错，把这几行并进"
            "“{written}”已有的登记表 {taken}。",
            "A table holds only what lies in its folder: write “{value}” in the column {column} if this is "
            "wrong; else move the rows into the register that “{written}” has already, {taken}.",
        ),
        "year": (
            "文件里写的年度是 {written}，文件夹却是 {folder}",
            "The file says the year is {written}, but its folder says {folder}",
        ),
        "help-year": _EITHER,
        "unit-file": (
            "文件叫 {file}，里面写的单位却是“{written}”",
            "The file is called {file}, but the unit in it is “{written}”",
        ),
        "help-unit-file": (
            "一个单位一个文件，按编号命名：把这个单位移到 {right}；文件名对、编号写错的，改成“{value}”。",
            "One file holds one unit and is called by its id: move this unit to {right}; where the file is "
            "called right and the id is wrong, write “{value}”.",
        ),
        "holders-file": (
            "文件叫 {file}，里面写的却是“{written}”的岗位 {ref}",
            "The file is called {file}, but {ref} in it is a post of “{written}”",
        ),
        "help-holders-file": (
            "一个文件只写一个单位的任职人：把这一项移到 {right}；编号写错了的，改成“{value}/…”。",
            "One file holds the holders of one unit: move this entry to {right}; where the id is wrong, "
            "write “{value}/…”.",
        ),
    },
    bad=changed(CLERK, ("post: clerk", "post: chief")),
    good=unchanged(CLERK),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield the finding at the first field of a register, or at the year, that disagrees with the place."""
    for document in context.documents.values():
        if isinstance(document.record, Cycle):
            yield from _year(document, document.record)
        elif is_part(document):
            yield from _part(document)
    files: dict[str, list[str]] = defaultdict(list)
    for register in facts.registers:
        files[register.ref].append(register.file)
    for register in facts.registers:
        taken = next((file for file in files.get(register.written, ()) if file != register.file), "")
        found = _rows if is_table(register.file) else _register
        yield from found(register, taken, context.organization)


def _year(document: Document, cycle: Cycle) -> Iterator[Finding]:
    folder, written = document.where["year"], str(cycle.year)
    if written != folder:
        right = kind_named(document.kind).example.format(year=written)
        place = Place(document.file, ("year",))
        yield RULE.found(
            "year", place, written=written, folder=folder, right=right, field="year", value=folder
        )


def _part(document: Document) -> Iterator[Finding]:
    """The findings of a file that should tell one unit, and tells another."""
    named, record = document.where[OF], document.record
    if isinstance(record, Organization):
        for n, unit in enumerate(record.units):
            if unit.id != named:
                yield _of_other("unit-file", document, ("units", n, "id"), unit.id)
    elif isinstance(record, People):
        for ref in record.holders:
            if (unit_id := ref.partition("/")[0]) != named:
                yield _of_other("holders-file", document, ("holders", ref), unit_id, ref)


def _of_other(cause: str, document: Document, path: DataPath, written: str, ref: str = "") -> Finding:
    return RULE.found(
        cause,
        Place(document.file, path, "key" if ref else "value"),
        file=document.file,
        written=written,
        ref=ref,
        right=kind_named(document.kind).parts.format(**{OF: written}),
        value=document.where[OF],
    )


def _register(
    register: RegisterFacts, taken: str, organization: OrganizationIndex | None
) -> Iterator[Finding]:
    """The finding of a file that holds one register.

    That of a seat, `clerk-1.yaml`, may name its post (`clerk`) or the seat (`clerk-1`): both say whose it is.
    """
    written = dict(zip(SUBJECT, register.written.split("/"), strict=False))
    wrong = [step for step in written if not _agrees(step, written[step], register, organization)]
    if not wrong:
        return
    cause = _cause(register, organization)
    yield RULE.found(
        f"{cause}-taken" if taken and cause != "wrong-field" else cause,
        register.place(wrong[0]),
        subject=register.ref,
        written=register.written,
        folder=register.ref,
        right=kind_named(register.kind).example.format(**written),
        field=wrong[0],
        value=register.where[wrong[0]],
        taken=taken,
    )


def _rows(register: RegisterFacts, taken: str, organization: OrganizationIndex | None) -> Iterator[Finding]:
    """The finding of rows in a table of another's folder; a name that nobody knows is RK201's to tell, and
    one that rows below leave blank is told where it is written."""
    step = stray_step(register.file, register.where)
    if step is None or step in register.filled:
        return
    folder = folder_of(register.file)
    written = {name: register.where[name] for name in SUBJECT if register.where.get(name)}
    known = "/".join([*written.values()][: SUBJECT.index(step) + 1])
    if organization and not find_subject(known, organization):
        return
    yield RULE.found(
        "rows-taken" if taken else "rows",
        register.place(step),
        subject=register.ref,
        whose=known,
        written=register.ref,
        folder="/".join(folder.values()),
        column=term(COLUMNS[step]),
        value=folder[step],
        right="/".join(("registers", *(written[name] for name in folder if name in written), "")),
        taken=taken,
    )


def _cause(register: RegisterFacts, organization: OrganizationIndex | None) -> str:
    """Which of the two is wrong, where the organisation knows only one of them."""
    if organization is None:
        return "subject"
    said, lies = (find_subject(ref, organization) for ref in (register.written, register.ref))
    return "wrong-field" if lies and not said else "wrong-place" if said and not lies else "subject"


def _agrees(step: str, written: str, register: RegisterFacts, organization: OrganizationIndex | None) -> bool:
    place = register.where[step]
    if written == place or step != "post":
        return written == place
    seat = organization.seats.get(register.ref) if organization else None
    if seat:
        return seat.number > 0 and seat.post.id == written
    post, _, number = place.rpartition("-")
    return post == written and number.isascii() and number.isdigit()
