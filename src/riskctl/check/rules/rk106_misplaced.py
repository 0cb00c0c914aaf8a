"""RK106 misplaced: what a file says of itself and the folder it lies in disagree."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.subject import find_subject
from riskctl.records.kinds import REGISTERS, kind_named
from riskctl.records.kinds.cycle import Cycle
from riskctl.records.register import Register

SUBJECT = ("unit", "department", "post")
_EITHER = (
    "放错了，就把文件移到 {right}；写错了，就把 {field} 改成 {value}。",
    "If the place is wrong, move the file to {right}; else write {field}: {value}.",
)

RULE = Rule(
    id="RK106",
    name="misplaced",
    severity="error",
    scope="register",
    kinds=(*REGISTERS, "cycle"),
    title=("文件放错了地方", "A file in the wrong place"),
    why=(
        "监控责任人按登记表是谁的来定。位置说是这个岗位，内容说是那个岗位，就会派错人去监控。",
        "Who watches a point depends on whose register it stands in. If place and content name two subjects, "
        "the wrong people are told to watch.",
    ),
    words={
        "subject": (
            "登记表里写的是“{written}”，文件却放在“{folder}”的位置",
            "The register says “{written}”, but the file lies where that of “{folder}” belongs",
        ),
        "help-subject": _EITHER,
        "wrong-field": (
            "登记表里写的是“{written}”，文件却放在“{folder}”的位置",
            "The register says “{written}”, but the file lies where that of “{folder}” belongs",
        ),
        "help-wrong-field": (
            "organization.yaml 里没有“{written}”，有“{folder}”：把 {field} 改成 {value}，写编号，不写名称。",
            "organization.yaml has “{folder}” and no “{written}”: write {field}: {value}, the id, not the "
            "name.",
        ),
        "wrong-place": (
            "登记表里写的是“{written}”，文件却放在“{folder}”的位置",
            "The register says “{written}”, but the file lies where that of “{folder}” belongs",
        ),
        "help-wrong-place": (
            "organization.yaml 里没有“{folder}”，有“{written}”：把文件移到 {right}。",
            "organization.yaml has “{written}” and no “{folder}”: move the file to {right}.",
        ),
        "year": (
            "文件里写的年度是 {written}，文件夹却是 {folder}",
            "The file says the year is {written}, but its folder says {folder}",
        ),
        "help-year": _EITHER,
    },
    bad=changed(CLERK, ("post: clerk", "post: chief")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield the finding at the first field that disagrees with the file's place.

    The register of a seat, `clerk-1.yaml`, may name its post (`clerk`) or the seat (`clerk-1`): both
    say whose it is.
    """
    if isinstance(document.record, Cycle):
        if str(document.record.year) != document.where["year"]:
            yield _found("year", document, {"year": str(document.record.year)}, "year")
    elif isinstance(document.record, Register):
        written = {key: getattr(document.record, key) for key in SUBJECT if key in document.where}
        wrong = [key for key in written if not _agrees(key, written[key], document, context)]
        if wrong:
            yield _found(_cause(written, document, context), document, written, wrong[0])


def _found(cause: str, document: Document, written: dict[str, str], field: str) -> Finding:
    return RULE.found(
        cause,
        Place(document.file, (field,)),
        written="/".join(written.values()),
        folder="/".join(document.where[key] for key in written),
        right=kind_named(document.kind).example.format(**written),
        field=field,
        value=document.where[field],
    )


def _cause(written: dict[str, str], document: Document, context: Context) -> str:
    """Which of the two is wrong, where the organisation knows only one of them."""
    if context.organization is None:
        return "subject"
    said = find_subject("/".join(written.values()), context.organization)
    lies = find_subject(document.subject, context.organization)
    return "wrong-field" if lies and not said else "wrong-place" if said and not lies else "subject"


def _agrees(key: str, written: str, document: Document, context: Context) -> bool:
    place = document.where[key]
    if written == place or key != "post":
        return written == place
    seat = context.organization.seats.get(document.subject) if context.organization else None
    if seat:
        return seat.number > 0 and seat.post.id == written
    post, _, number = place.rpartition("-")
    return post == written and number.isascii() and number.isdigit()
