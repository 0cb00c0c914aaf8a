"""Points that go from one register into another: their lines, with the comments on them, and what a register
says beside its points where the whole of it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.document import Document
from riskctl.merge.align import NotMergeable
from riskctl.records.keys import spellings
from riskctl.records.kinds import VERSION
from riskctl.records.kinds.person import PersonRegister
from riskctl.records.risk_point import RiskPoint
from riskctl.records.table import KINDS, TableTree
from riskctl.reorganization.by_data import holding, tree_of
from riskctl.reorganization.draft import RepositoryDraft
from riskctl.reorganization.mapping import NameMapping
from riskctl.reorganization.yaml_blocks import ListEdits, headed
from riskctl.sources.gate import encoded_as
from riskctl.sources.yaml.emit import emit
from riskctl.sources.yaml.splice import Unspliceable

JOINED = ("duties", "authority", "declined")  # lists of a register that goes into another as a whole
STEPS = ("unit", "department", "post")
WORDS: Words = {
    "table": (
        "{file} 是表格，没法把 {ref} 的风险点移进移出；先运行 riskctl convert {file} --to yaml --write。",
        "{file} is a table, and points of {ref} cannot be taken out of it or put in; run riskctl convert "
        "{file} --to yaml --write first.",
    ),
    "by-hand": (
        "{file} 的写法没法移动风险点而不动别的，所以什么都没有写；让每个风险点各起一行（- id: …），再运行。",
        "Points of {file} cannot be moved without touching something else, so nothing was written; let each "
        "begin a line of its own (- id: …) and run this again.",
    ),
}


def move_points(documents: Sequence[Document], mapping: NameMapping, draft: RepositoryDraft) -> None:
    """Let the points that go elsewhere by themselves stand where they go; of a register whose subject ended
    the rest goes with them, and its file goes.

    Raises RiskctlError where lines cannot be moved.
    """
    registers = {one.subject: one for one in documents}
    for old, new in dict.fromkeys(_sides(mapping)):
        own = {
            was: now for was, now in mapping.points.items() if _subject(was) == old and _subject(now) == new
        }
        _move(registers[old], registers.get(new), new, own, mapping, draft)


def _sides(mapping: NameMapping) -> list[tuple[str, str]]:
    return [(_subject(old), _subject(new)) for old, new in mapping.points.items()]


def _subject(point: str) -> str:
    return point.partition("#")[0]


def _move(
    source: Document,
    target: Document | None,
    new: str,
    points: Mapping[str, str],
    mapping: NameMapping,
    draft: RepositoryDraft,
) -> None:
    file = target.file if target else f"registers/{new}.yaml"
    for one in (source, target):
        if one and isinstance(one.tree, TableTree):
            raise RiskctlError(Said(WORDS["table"], {"file": one.file, "ref": one.subject}))
    ended = source.subject in mapping.ended
    try:
        taken, left = _taken(draft.text(source.file), points)
        there = draft.read(file) or _new(new)
        there = _put(there, taken)
        if ended:
            there = _with_rest(there, draft.text(source.file), file)
    except (NotMergeable, Unspliceable):
        raise RiskctlError(Said(WORDS["by-hand"], {"file": source.file})) from None
    draft.put(file, there)
    if ended:
        draft.remove(source.file)
    else:
        draft.put(source.file, left)


def _taken(data: bytes, points: Mapping[str, str]) -> tuple[list[tuple[str, dict[str, Any]]], bytes]:
    """The lines and the data of points, under their new ids, and the register without them."""
    tree, taken = tree_of(data), list[tuple[str, dict[str, Any]]]()
    edits, key = ListEdits(tree), _key(tree.data, PersonRegister, "risk_points")
    ids = {was.partition("#")[2]: now.partition("#")[2] for was, now in points.items()}
    for n, point in enumerate(tree.data[key]):  # type: ignore[call-overload, index, arg-type]
        name = _key(point, RiskPoint, "id")
        if (id := point[name]) in ids:
            taken.append(headed(edits.take((key, n)), point, {name: ids[id]}))
    return taken, encoded_as(edits.text(), data)


def _put(data: bytes, taken: Sequence[tuple[str, dict[str, Any]]]) -> bytes:
    tree = tree_of(data)
    edits, key = ListEdits(tree), _key(tree.data, PersonRegister, "risk_points")
    for lines, point in taken:
        edits.put((), key, lines, point)
    text = edits.text()
    none = _key(tree.data, PersonRegister, "none")
    made = encoded_as(text, data)
    if isinstance(tree.data, dict) and none in tree.data and taken:
        wanted = {name: value for name, value in edits.wanted.items() if name != none}
        made = holding(made, wanted, "")
    return made


def _with_rest(data: bytes, source: bytes, file: str) -> bytes:
    """A register with what another says beside its points, and it does not."""
    own, other = tree_of(data).data, tree_of(source).data
    assert isinstance(own, dict) and isinstance(other, dict)
    wanted = dict(own)
    for name in JOINED:
        key, theirs = _key(own, PersonRegister, name), other.get(_key(other, PersonRegister, name))
        mine: Any = own.get(key) or []
        more = [one for one in theirs if one not in mine] if isinstance(theirs, list) else []
        if more:
            wanted[key] = [*mine, *more]
    note, theirs = _key(own, PersonRegister, "note"), other.get(_key(other, PersonRegister, "note"))
    if isinstance(theirs, str) and theirs != own.get(note):
        wanted[note] = f"{own[note]}；{theirs}" if own.get(note) else theirs
    if wanted == own:
        return data
    points = _key(own, PersonRegister, "risk_points")
    ordered = {k: v for k, v in wanted.items() if k != points}
    return holding(data, ordered | ({points: wanted[points]} if points in wanted else {}), file)


def _new(ref: str) -> bytes:
    """A register that says whose it is and nothing else."""
    steps = ref.split("/")
    head = {"schema": f"riskctl/{KINDS[len(steps) - 1]}/{VERSION}", **dict(zip(STEPS, steps, strict=False))}
    return emit(head).encode()


def _key(data: Any, model: type[Any], name: str) -> str:
    """The key under which a mapping has a field, or would have it."""
    keys = spellings(name, model.model_fields[name])
    zh = any(not key.isascii() for key in data)
    return next((key for key in keys if key in data), keys[-1] if zh else keys[0])
