"""`riskctl move`: carries a reorganisation through all files, the new names and all that mentions them."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.daily.patch import as_moved_patch
from riskctl.cli.options import People, Root, Today
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.workspace import SoundlyOpened, opened
from riskctl.corpus.document import Document
from riskctl.corpus.load import registers
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.sound import unsound
from riskctl.records.kinds import kinds
from riskctl.reorganization.asked import renamed
from riskctl.reorganization.draft import RepositoryDraft
from riskctl.reorganization.joined import closed, given, merged, points_of
from riskctl.reorganization.left_over import refuse_open
from riskctl.reorganization.reorganization import Reorganization
from riskctl.reorganization.reorganize import reorganized
from riskctl.reorganization.summary import told
from riskctl.sources.replace import replace_all

EXAMPLES = (
    (
        "riskctl move suzhou/registration/clerk receptionist --name 窗口受理员",
        say("岗位改名：先看会改什么", "another name for a post: see first what would change"),
    ),
    (
        "riskctl move suzhou/registration/clerk receptionist --reason 肃工商发〔2010〕12号 --write",
        say("写入", "write it"),
    ),
    (
        "riskctl move suzhou/market/officer suzhou/registration/officer",
        say("岗位划到另一个部门", "a post goes to another department"),
    ),
    (
        "riskctl move suzhou/registration/archivist clerk --merge --renumber",
        say("两个岗位并成一个", "two posts become one"),
    ),
    (
        "riskctl move suzhou/registration/clerk --give receptionist:窗口受理员=R02",
        say("划出一个新岗位和它的风险点", "a new post takes over a point"),
    ),
    ("riskctl move suzhou/market --close", say("撤销一个部门", "close a department")),
)
DETAILS = say(
    "机构调整以后，编号、名称、登记表、引用、任职人和全年的记录一起改，要么全写，要么一个字也不写。先显示补丁和"
    "几句话，加 --write 才写。公示、抽查照公布时的样子留着。只改了名称的，签字仍然有效；改过什么记在 "
    "cycles/年度/moves.csv。",
    "After a reorganisation ids, names, registers, references, holders and the records of the year change "
    "together, all of them or none. A patch and a few sentences are shown, and --write writes it. Notices "
    "and draws stay as they were published. Signatures hold where names alone changed; what became what "
    "is recorded in cycles/YEAR/moves.csv.",
)
WORDS: Words = {
    "would": (
        "还没有写；加 --write 就写入，写完运行 riskctl check。",
        "Nothing is written yet; --write writes it, then run riskctl check.",
    ),
    "done": (
        "写好了，记在 {log}。请运行 riskctl check。",
        "Written, and recorded in {log}. Run riskctl check.",
    ),
    "no-reason": (
        "写入前要写明依据：--reason，如文号。",
        "Say by what it is done before it is written: --reason, such as a document's number.",
    ),
    "one": (
        "写一件事：新编号（或 --name），加 --merge 就是并入；或者 --give 划出；或者 --close 撤销",
        "Say one thing: NEW (or --name), with --merge to be part of it; or --give to split; or --close",
    ),
    "elsewhere": (
        "任职名单不在本库里，没有改：把里面的 {old} 改成 {new}。",
        "The holders' file lies elsewhere and is not changed: write {new} there in place of {old}.",
    ),
}


def command(
    old: Annotated[
        str,
        typer.Argument(
            metavar=say("原编号", "OLD"),
            autocompletion=offered_subjects,
            help=say("单位、部门或岗位", "a unit, a department or a post"),
        ),
    ],
    new: Annotated[
        str | None,
        typer.Argument(
            metavar=say("[新编号]", "[NEW]"),
            autocompletion=offered_subjects,
            help=say(
                "新的编号；在原处改名的，只写最后一段",
                "what it becomes; its last step alone in the same place",
            ),
        ),
    ] = None,
    name: Annotated[
        str, typer.Option("--name", metavar=say("名称", "NAME"), help=say("新的名称", "its new name"))
    ] = "",
    merge: Annotated[
        bool, typer.Option("--merge", help=say("并入已经有的“新编号”", "make it part of NEW, which is there"))
    ] = False,
    renumber: Annotated[
        bool,
        typer.Option(
            "--renumber",
            help=say("编号相同的风险点接着往下编", "points of one id get the next numbers"),
        ),
    ] = False,
    give: Annotated[
        list[str] | None,
        typer.Option(
            "--give",
            metavar=say("编号[:名称]=R03,R04", "ID[:NAME]=R03,R04"),
            help=say(
                "划出：风险点（部门则是岗位）给谁；新设的写名称",
                "split: whom points go to, or posts of a department; of what is new its name",
            ),
        ),
    ] = None,
    close: Annotated[
        bool, typer.Option("--close", help=say("撤销，连同下面的", "close it, with all below it"))
    ] = False,
    reason: Annotated[
        str,
        typer.Option(
            "--reason", metavar=say("依据", "TEXT"), help=say("依据，如文号", "by what, such as a document")
        ),
    ] = "",
    write: Annotated[
        bool, typer.Option("--write", help=say("写入；不写只显示", "write it; without it it is only shown"))
    ] = False,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Carry out a reorganisation."""
    if write and not reason:
        raise RiskctlError(Said(WORDS["no-reason"]))
    one = opened(None, root, today, people, writes=write).sound()
    documents = list(registers(one.repository, one.context))
    _refuse_faulty(documents, one)
    act = _act(old, new, name, merge, renumber, give or [], close, documents, one.context.organization)
    refuse_open(act, documents, one.context)
    draft = reorganized(act, reason, documents, one.repository, one.context)
    for said in told(act, [*draft.changed()], one.context):
        streams.note(said)
    _tell_people(act.steps[0].old, act.steps[0].new or "—", one)
    return _write(draft, one) if write else _show(draft)


def _act(
    old: str,
    new: str | None,
    name: str,
    merge: bool,
    renumber: bool,
    give: list[str],
    close: bool,
    documents: list[Document],
    organization: OrganizationIndex,
) -> Reorganization:
    """What is asked: one of the four things that can become of a subject."""
    if sum((bool(new or name), bool(give), close)) != 1 or (merge and not new):
        raise RiskctlError(Said(WORDS["one"]))
    if close:
        return closed(old, organization)
    if give:
        return given(old, give, renumber, points_of(documents), organization)
    if merge:
        return merged(old, new or old, renumber, points_of(documents), organization)
    return renamed(old, new or old, name, organization)


def _show(draft: RepositoryDraft) -> int:
    streams.write_text("".join(as_moved_patch(one) for one in draft.changed()))
    streams.note(Said(WORDS["would"]))
    return 0


def _write(draft: RepositoryDraft, one: SoundlyOpened) -> int:
    replace_all(one.repository.root, draft.changes())
    for changed in draft.changed():
        streams.write_text(f"{changed.now or changed.was}\n")
    streams.note(Said(WORDS["done"], {"log": f"cycles/{one.context.year}/moves.csv"}))
    return 0


def _refuse_faulty(documents: list[Document], one: SoundlyOpened) -> None:
    """Raise UnsoundError where a file cannot be read whole: nobody knows whom the rest of it mentions."""
    names = {kind.name for kind in kinds()} | {"table"}
    every = [*one.context.documents.values(), *documents]
    faulty = [document.file for document in every if document.faults and document.kind in names]
    if faulty:
        raise unsound([*dict.fromkeys(faulty)])


def _tell_people(old: str, new: str, one: SoundlyOpened) -> None:
    told = [document for document in one.context.told("people") if document.record]
    if any(one.repository.source.kind(document.file) == "absent" for document in told):
        streams.note(Said(WORDS["elsewhere"], {"old": old, "new": new}))
