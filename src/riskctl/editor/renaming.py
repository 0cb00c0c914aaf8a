"""A new id for a post, a regulation, a matter or a node, wherever files name it; or why that cannot be.

Ids alone are changed. What people are called stays, so what is written by its name stays too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import TypeAdapter, ValidationError

from riskctl.base.errors import RiskctlError
from riskctl.base.location import Span
from riskctl.base.messages import Phrase, Said, listed
from riskctl.corpus.document import Document
from riskctl.editor.live_check import LoadedRepository, Texts
from riskctl.editor.mentions import NamedThing, mention_span
from riskctl.editor.places import PlacedMention, declared, everywhere
from riskctl.records.fields import Id
from riskctl.sources.gate import Limits

RENAMED = ("post", "regulation", "matter", "node")
SHOWN = 3  # files named


class WORDS:
    """Why something is not renamed."""

    nothing = Phrase(
        "这里没有能改的编号；把光标放在岗位、制度、权力事项或流程环节的编号上。",
        "There is no id to rename here; put the cursor on the id of a post, regulation, matter or node.",
    )
    kind = Phrase(
        "“{id}”是单位、部门或机构的编号，文件夹和一年的记录都照它取名，不在编辑器里改。",
        "“{id}” is the id of a unit, a department or an office; folders and the records of the year are "
        "named by it, so it is not renamed in an editor.",
    )
    preset = Phrase(
        "权力事项“{id}”是随政策带来的，登记库里没有写它，改不了；自己的事项写在 matters.yaml 里。",
        "The matter “{id}” comes with the policy and is not written in this repository; own matters stand in "
        "matters.yaml.",
    )
    bad = Phrase(
        "“{new}”不能作编号：用字母、数字、汉字和 . _ -，以字母、数字或汉字开头，不超过 64 个字。",
        "“{new}” is no id: letters, digits, Chinese characters and . _ -, beginning with none of these "
        "three, 64 at most.",
    )
    taken = Phrase("“{new}”已经有了，换一个编号。", "“{new}” is there already; take another id.")
    unreadable = Phrase(
        "{files} 现在读不了，里面可能写着“{id}”；改好再改编号。",
        "{files} cannot be read as it stands and may name “{id}”; mend it, then rename.",
    )
    recorded = Phrase(
        "一年的记录里写着“{id}”（{files}），记录只追加、不改写，所以不在编辑器里改这个编号。",
        "The records of the year name “{id}” ({files}); records are appended to and never changed, so this "
        "id is not renamed in an editor.",
    )
    moves = Phrase(
        "岗位“{id}”的登记表要跟着改文件名，而这个编辑器不能替服务改文件名。",
        "The register of the post “{id}” has to be renamed with it, and this editor renames no files.",
    )


@dataclass(frozen=True, slots=True)
class TextChange:
    """A piece of a file that gives way to another text."""

    document: Document
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class RenamingEdits:
    """What a new id changes: pieces of files, and the names of files."""

    changes: tuple[TextChange, ...]
    moved: tuple[tuple[str, str], ...] = ()


def renameable(placed: PlacedMention | None, on: LoadedRepository, texts: Texts) -> Span:
    """Return where the id stands that would be renamed; raise RiskctlError where there is none to rename."""
    if placed is None:
        raise RiskctlError(WORDS.nothing())
    thing = placed.mention.thing
    if thing.kind not in RENAMED:
        raise RiskctlError(WORDS.kind(id=thing.id))
    if declared(thing, on, texts) is None:
        raise RiskctlError(WORDS.preset(id=thing.id))
    span = _id_span(placed, _last(thing))
    if span is None:
        raise RiskctlError(WORDS.nothing())
    return span


def renamed(
    thing: NamedThing, new: str, on: LoadedRepository, texts: Texts, moves_files: bool = True
) -> RenamingEdits:
    """Return what has to change for `thing` to be called `new`.

    Raises RiskctlError where `new` is no id or taken, where a file that may name it cannot be read, and where
    records of the year name it, which stay as they are.
    """
    _refuse(thing, new, on)
    found = list(everywhere(thing, on, texts))
    _refuse_unreadable(thing, on, texts)
    _refuse_recorded(thing, found)
    old = _last(thing)
    spans = ((one, _id_span(one, old)) for one in found)
    changes = {
        (one.document.file, span.start): TextChange(one.document, span, new) for one, span in spans if span
    }
    moved = tuple(_moved(thing, new, on)) if thing.kind == "post" else ()
    if moved and not moves_files:
        raise RiskctlError(WORDS.moves(id=thing.id))
    return RenamingEdits(tuple(changes[key] for key in sorted(changes)), moved)


def _refuse(thing: NamedThing, new: str, on: LoadedRepository) -> None:
    try:
        TypeAdapter(Id).validate_python(new)
    except ValidationError:
        raise RiskctlError(WORDS.bad(new=new)) from None
    if new.casefold() in {id.rpartition("/")[2].casefold() for id in _beside(thing, on)}:
        raise RiskctlError(WORDS.taken(new=new))


def _beside(thing: NamedThing, on: LoadedRepository) -> Iterator[str]:
    """The ids among which that of `thing` has to be the only one."""
    context, home = on.context, f"{thing.id.rpartition('/')[0]}/"
    if thing.kind == "matter":
        yield from context.matter_by_word
    elif thing.kind == "regulation":
        yield from context.regulations or ()
    elif thing.kind == "node":
        flow = context.flows.get(home[:-1])
        yield from (node.id for node in flow.flow.nodes) if flow else ()
    elif context.organization:
        yield from (ref for ref in context.organization.seats if ref.startswith(home))


def _refuse_unreadable(thing: NamedThing, on: LoadedRepository, texts: Texts) -> None:
    """A file that is not read whole may name the thing where nobody sees it."""
    old, source = _last(thing), on.source(texts.bytes_of)
    faulty = [file for file, document in on.context.documents.items() if document.faults]
    faulty += [file for file, kept in on.kept.items() if kept.portion.faulty]
    limit = max(Limits().yaml_bytes, Limits().csv_bytes)
    files = [file for file, text in texts.unreadable.items() if old in text]
    for file in dict.fromkeys(faulty):
        data = source.read(file, limit)
        if isinstance(data, bytes) and old.encode() in data:
            documents = on.documents(file, texts.bytes_of)
            files += [file] if not documents or any(one.tree is None for one in documents) else []
    if files:
        raise RiskctlError(WORDS.unreadable(files=_named(files), id=thing.id))


def _refuse_recorded(thing: NamedThing, found: Sequence[PlacedMention]) -> None:
    files = [one.document.file for one in found if one.document.file.startswith("cycles/")]
    if files:
        raise RiskctlError(WORDS.recorded(id=thing.id, files=_named(list(dict.fromkeys(files)))))


def _named(files: Sequence[str]) -> Said:
    return listed([*files[:SHOWN], *(["…"] if len(files) > SHOWN else [])])


def _moved(thing: NamedThing, new: str, on: LoadedRepository) -> Iterator[tuple[str, str]]:
    """The registers that are called as the post is, or as a seat of it."""
    unit, department, post = thing.id.split("/")
    folder = PurePosixPath("registers", unit, department)
    for file in on.registers:
        path = PurePosixPath(file)
        stem, dash, seat = path.stem.rpartition("-")
        if path.parent != folder or path.suffix != ".yaml":
            continue
        if path.stem == post or (stem == post and seat.isdigit()):
            after = dash + seat if path.stem != post else ""
            yield file, str(folder / f"{new}{after}{path.suffix}")


def _id_span(placed: PlacedMention, old: str) -> Span | None:
    """Where the id stands in a mention; None where the thing is called by its name, as in a table."""
    span, written = mention_span(placed.document, placed.mention), placed.mention.written
    text = placed.document.tree.text if placed.document.tree else ""
    at = text.rfind(old, span.start, span.end)
    is_last_step = written == old or written.endswith(f"/{old}") or _seat(written.rpartition("/")[2], old)
    return Span(at, at + len(old)) if at >= 0 and is_last_step else None


def _seat(step: str, old: str) -> bool:
    head, _, number = step.rpartition("-")
    return head == old and number.isdigit()


def _last(thing: NamedThing) -> str:
    return thing.id.rpartition("/")[2]
