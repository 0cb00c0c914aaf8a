"""The files that an import writes: a register for each subject, read back before it is believed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from riskctl.base.errors import RiskctlError, UnsoundError
from riskctl.base.messages import Language, Said, Words
from riskctl.base.visible import visible
from riskctl.corpus.document import Document, document_of
from riskctl.corpus.wording import folded
from riskctl.exchange.intake.draft import Draft
from riskctl.exchange.intake.places import Home
from riskctl.exchange.workbook import yaml_edits
from riskctl.exchange.workbook.edits import DropReason
from riskctl.merge.align import NotMergeable
from riskctl.records.fields import Id
from riskctl.records.keys import other_keys
from riskctl.records.kinds import REGISTERS, VERSION, kind_of
from riskctl.records.kinds.organization import PATTERN
from riskctl.records.kinds.person import PersonRegister
from riskctl.records.record import Record
from riskctl.records.register import Register
from riskctl.records.risk_point import RiskPoint
from riskctl.sources.gate import BOM, Limits
from riskctl.sources.replace import Replacement
from riskctl.sources.yaml.append import appended
from riskctl.sources.yaml.emit import emit, remark
from riskctl.sources.yaml.reader import YamlTree, read

WORDS: Words = {
    "from": (
        "riskctl import 从 {source} 导入（SHA-256 {digest}）",
        "riskctl import took this from {source} (SHA-256 {digest})",
    ),
    "faulty": (
        "{file} 写出来读不回去（{cause}），所以什么都没有写。",
        "{file} could not be read back as it would be written ({cause}), so nothing was written.",
    ),
    "too-large": (
        "{file} 会超过 {limit} 字节，riskctl check 不读这么大的文件；请按部门或岗位分开导入。什么都没有写。",
        "{file} would be over {limit} bytes, more than riskctl check reads in one file; import the table by "
        "departments or posts. Nothing was written.",
    ),
    "unread": (
        "{file} 读不出来，没法往里加，什么都没有写。运行 riskctl check 看问题在哪里。",
        "{file} cannot be read, so nothing can be added to it and nothing was written. Run riskctl check to "
        "see why.",
    ),
    "none": (
        "{file} 里写着无风险原因，没法只去掉它而不动别的；什么都没有写。请先手工去掉。",
        "{file} says why it has no risk point, which cannot be taken out without touching something else; "
        "nothing was written. Take it out by hand first.",
    ),
    "moved": (
        "{file} 刚被别的程序改过，什么都没有写；请重新运行。",
        "{file} was just changed by another program; nothing was written, run this again.",
    ),
}


@dataclass(frozen=True, slots=True)
class Source:
    """The file that an import reads, by name and digest, and the repository it goes into."""

    name: str
    digest: str
    root: Path
    language: Language
    limit: int = Limits().yaml_bytes  # of a file of the repository
    file_of: Callable[[str], str] = lambda unit: PATTERN  # where a unit of the organisation stands

    def bytes_of(self, file: str) -> bytes:
        """Return what a file of the repository holds now."""
        return (self.root / file).read_bytes()


_SUBJECT = ("unit", "department", "post")
LEFT_TO_PEOPLE = {"RK102", "RK501"}  # fields and measures that are missing since nobody may invent them


def place_of(home: Home) -> str:
    """Return where the register of a subject lies as YAML."""
    kind = REGISTERS[home.ref.count("/")]
    return f"registers/{home.ref}.yaml" if kind == "person" else f"registers/{home.ref}/{kind}.yaml"


def number(drafts: Sequence[Draft], taken: Mapping[Home, Iterable[str]]) -> None:
    """Give every point of each subject an id of its own: that of its table where it may be one."""
    used: dict[Home, set[str]] = {}
    free: dict[Home, Iterator[str]] = {}
    for draft in drafts:
        own = used.setdefault(draft.home, {one.casefold() for one in taken.get(draft.home, ())})
        if not _is_id(draft.id) or draft.id.casefold() in own:
            numbers = free.setdefault(draft.home, (f"R{n:02}" for n in count(1)))
            draft.id = next(one for one in numbers if one.casefold() not in own)
        own.add(draft.id.casefold())


def ids_there(documents: Iterable[Document]) -> list[str]:
    """Return the ids of a subject's points as its registers write them."""
    return [id for id, _ in _written(documents)]


def titles_there(documents: Iterable[Document]) -> dict[str, str]:
    """Return the ids of a subject's points by their titles, without width and punctuation."""
    return {folded(title): id for id, title in _written(documents)}


def _written(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """The id and title of every point as written: one that lacks fields is there all the same."""
    for data in (one.tree.data for one in documents if one.tree):
        points = _field(data, Register, "risk_points")
        for point in points if isinstance(points, list) else ():
            id, title = (_field(point, RiskPoint, code) for code in ("id", "title"))
            if isinstance(id, str) or isinstance(title, str):
                yield str(id or ""), str(title or "")


def _field(data: Any, model: type[Record], code: str) -> object:
    keys = (code, *other_keys(model, code))
    return next((data[key] for key in keys if key in data), None) if isinstance(data, dict) else None


def already_there(draft: Draft, titles: Mapping[str, str]) -> str:
    """Return the id of the point of the same title in its subject's register, blank where there is none."""
    return titles.get(folded(str(draft.values["title"])), "") if titles else ""


def register_change(
    home: Home,
    drafts: Sequence[Draft],
    duties: Sequence[str],
    there: Document | None,
    source: Source,
) -> Replacement:
    """Return what writes the points of a subject: its new register, or `there` with them behind its own.

    Raises RiskctlError where that would not be read back as it is.
    """
    if there is None:
        file, after = place_of(home), _new(home, drafts, duties, source)
        return _read_back(Replacement(file, None, after.encode()), source.limit)
    tree = there.tree
    if not isinstance(tree, YamlTree) or not isinstance(tree.data, dict):
        raise UnsoundError(Said(WORDS["unread"], {"file": there.file}))
    mark = BOM if source.bytes_of(there.file).startswith(BOM) else b""
    if source.bytes_of(there.file) != mark + tree.text.encode():
        raise RiskctlError(Said(WORDS["moved"], {"file": there.file}))
    zh = yaml_edits.is_zh(tree.data)
    bare = _with_duties(_without_reason(there, tree), duties, zh)
    key = yaml_edits.key_of(PersonRegister, tree.data, "risk_points", zh)
    after = appended(bare, (key,), [draft.plain(zh) for draft in drafts])
    change = Replacement(there.file, mark + tree.text.encode(), mark + after.encode())
    return _read_back(change, source.limit)


def _without_reason(there: Document, tree: YamlTree) -> YamlTree:
    """A register that says why it has no point says so no longer once it has one."""
    if there.register is None or not there.register.none:
        return tree
    try:
        edited = yaml_edits.edited(there, tree.text.encode(), [DropReason(there.subject)])
    except NotMergeable:
        edited = b""
    found = read(edited.decode())
    if not edited or not isinstance(found, YamlTree):
        raise RiskctlError(Said(WORDS["none"], {"file": there.file}))
    return found


def _with_duties(tree: YamlTree, duties: Sequence[str], zh: bool) -> YamlTree:
    """A register with the duties behind its own that it does not have yet."""
    data: Any = tree.data
    known = _field(data, PersonRegister, "duties")
    there = {folded(str(one)) for one in known} if isinstance(known, list) else set()
    new = [one for one in duties if folded(one) not in there]
    key = yaml_edits.key_of(PersonRegister, data, "duties", zh)
    found = read(appended(tree, (key,), new)) if new else tree
    assert isinstance(found, YamlTree)
    return found


def _new(home: Home, drafts: Sequence[Draft], duties: Sequence[str], source: Source) -> str:
    kind = REGISTERS[home.ref.count("/")]
    fields: dict[str, object] = {"schema": f"riskctl/{kind}/{VERSION}"}
    fields |= dict(zip(_SUBJECT, home.ref.split("/"), strict=False))
    if duties:
        fields["duties"] = list(duties)
    fields["risk_points"] = [draft.plain() for draft in drafts]
    said = Said(WORDS["from"], {"source": source.name, "digest": source.digest})
    return remark(visible(said.text(source.language))) + emit(fields)


def _read_back(change: Replacement, limit: int) -> Replacement:
    """`change`, once nothing is wrong with what it writes but what people have to fill in."""
    if len(change.after) > limit:
        raise RiskctlError(Said(WORDS["too-large"], {"file": change.file, "limit": limit}))
    found = kind_of(change.file)
    assert found
    for fault in document_of(change.after, change.file, *found, Limits()).faults:
        if fault.rule not in LEFT_TO_PEOPLE:
            fields = {"file": change.file, "cause": f"{fault.rule} {fault.cause} {dict(fault.fields)}"}
            raise RiskctlError(Said(WORDS["faulty"], fields))
    return change


def _is_id(text: str) -> bool:
    try:
        _id_reader().validate_python(text)
    except ValidationError:
        return False
    return True


@cache
def _id_reader() -> TypeAdapter[str]:
    return TypeAdapter(Id)
