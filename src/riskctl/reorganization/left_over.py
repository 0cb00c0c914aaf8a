"""What stands against closing a subject: who else names it, and what of it is still open to the public."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.base.errors import RiskctlError
from riskctl.base.location import line_starts, position
from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.document import Document
from riskctl.corpus.mentions import mentions
from riskctl.corpus.references import references
from riskctl.corpus.sound import Sound
from riskctl.records.kinds.flow import Flow, Node
from riskctl.records.log import Log
from riskctl.reorganization.reorganization import Reorganization
from riskctl.reorganization.words_followed import WrittenIn, home_of, meant
from riskctl.year.notice.notices import notices

SHOWN = 8
WORDS: Words = {
    "named": (
        "{ref} 还不能撤销，这些地方写着它：{places}",
        "{ref} cannot be closed while it is named elsewhere: {places}",
    ),
    "named-hint": (
        "改成接手的岗位或部门再撤销；整个由谁接手的，用 riskctl move {ref} 接手的 --merge。",
        "Write who takes over there first; where one takes over all of it: riskctl move {ref} NEW --merge.",
    ),
    "notice": (
        "{ref} 的风险点正在公示（{notice}），公示结束以后再撤销。",
        "Points of {ref} are being published ({notice}); close it once that notice is over.",
    ),
    "notice-hint": (
        "期满答复完意见：riskctl notice close {notice}，riskctl notice issue {notice}。",
        "Once its period is over and comments are answered: riskctl notice close {notice}, riskctl notice "
        "issue {notice}.",
    ),
}


def refuse_open(act: Reorganization, documents: Sequence[Document], context: Sound) -> None:
    """Raise RiskctlError where something that `act` closes is named elsewhere, or is being published."""
    for ref in act.removed:
        if act.mapping.subject(ref) != ref:
            continue
        for one in notices(context):
            if one.is_open and any(_is_of(each.subject, ref) for each in one.notice.snapshot):
                fields = {"ref": ref, "notice": one.id}
                raise RiskctlError(Said(WORDS["notice"], fields), Said(WORDS["notice-hint"], fields))
        places = [*dict.fromkeys(_named(ref, documents, context))]
        if places:
            shown: list[object] = [*places[:SHOWN], *(["…"] if len(places) > SHOWN else [])]
            said = Said(WORDS["named"], {"ref": ref, "places": listed(shown)})
            raise RiskctlError(said, Said(WORDS["named-hint"], {"ref": ref}))


def _named(ref: str, documents: Sequence[Document], context: Sound) -> Iterator[str]:
    """Where what stays names `ref` or what lies below it, as file and line."""
    organization = context.organization
    by_file = context.documents
    for one in references(context, organization):
        if by_file[one.file].kind != "people" and not one.file.startswith("cycles/"):
            found = meant(one.written, WrittenIn(one.unit, one.department), organization)
            above = "/".join(step for step in (one.unit, one.department) if step)
            if found and _is_of(found, ref) and not _is_of(above, ref):
                yield _place(by_file[one.file], one.path)
    for document in (*documents, *context.documents.values()):
        if _is_of(document.subject, ref) or document.record is None or document.file.startswith("cycles/"):
            continue
        for each in mentions(document.record) if not isinstance(document.record, Log) else ():
            home = home_of(document.subject)
            if isinstance(each.record, Node) and isinstance(document.record, Flow):
                home = home_of(document.record.department)
            found = meant(each.written, home, organization)
            if found and _is_of(found, ref):
                yield _place(document, each.path)


def _is_of(other: str, ref: str) -> bool:
    return other == ref or other.startswith(f"{ref}/")


def _place(document: Document, path: tuple[str | int, ...]) -> str:
    line = position(line_starts(document.text or ""), document.span(path)).line
    return f"{document.file}:{line}"
