"""Names of the repository as files write them: what each mention means, and where a thing is declared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from riskctl.base.location import DataPath, Part, Span, value_at
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OFFICES, OrganizationIndex
from riskctl.corpus.subject import find_subject
from riskctl.records.keys import field_at
from riskctl.records.log import Log
from riskctl.records.record import Record
from riskctl.records.table import TableTree
from riskctl.sources.tree import Data

NameKind = Literal["unit", "department", "post", "office", "matter", "node", "regulation"]
Wants = tuple[NameKind, ...]
Codes = tuple[str, ...]
Home = tuple[str, str]  # the unit and the department in which a word is written
ANYBODY: Wants = ("post", "department")
SUBJECTS: Wants = ("post", "department", "unit")

_REGISTER: Mapping[Codes, Wants] = {
    ("unit",): ("unit",),
    ("department",): ("department",),
    ("post",): ("post",),
    ("declined", "matter"): ("matter",),
    ("risk_points", "matter"): ("matter",),
    ("risk_points", "flow"): ("node",),
    ("risk_points", "department"): ("department",),
    ("risk_points", "monitor"): ("post", "office"),
    ("risk_points", "override", "body"): ("office",),
    ("risk_points", "measures", "regulation"): ("regulation",),
    ("risk_points", "measures", "owner"): ANYBODY,
}
# By the kind of file and the codes of the fields on the way; `*` is a key that people choose.
NAMED: Mapping[str, Mapping[Codes, Wants]] = {
    "unit": _REGISTER,
    "department": _REGISTER,
    "person": _REGISTER,
    "organization": {
        ("units", "parent"): ("unit",),
        ("units", "supervised_by"): ("unit",),
        ("units", "head"): ("post",),
        ("units", "departments", "head"): ("post",),
        ("units", "departments", "leader_in_charge"): ("post",),
        ("units", "departments", "posts", "responsible"): ("post",),
        **{("units", office, "department"): ("department",) for office in OFFICES},
    },
    "regulations": {("regulations", "owner"): ANYBODY},
    "flow": {
        ("department",): ("department",),
        ("matters",): ("matter",),
        ("nodes", "actor"): ANYBODY,
        ("edges", "from"): ("node",),
        ("edges", "to"): ("node",),
    },
    "programme": {("ignore", "at"): SUBJECTS},
    "policy": {("floors", "matter"): ("matter",), ("category_offices", "*"): ("department",)},
}
KEYS: Mapping[str, Mapping[Codes, Wants]] = {
    "people": {("holders", "*"): ("post",)},
    "programme": {("owners", "*"): (*SUBJECTS, "office")},
}
DECLARED: Mapping[str, Mapping[Codes, NameKind]] = {
    "organization": {
        ("units", "id"): "unit",
        ("units", "departments", "id"): "department",
        ("units", "departments", "posts", "id"): "post",
    },
    "regulations": {("regulations", "id"): "regulation"},
    "matters": {("matters", "id"): "matter"},
    "flow": {("nodes", "id"): "node"},
}


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A thing that files name: a post by its whole reference, a node as `chart/node`, others by their id."""

    kind: NameKind
    id: str


@dataclass(frozen=True, slots=True)
class NameMention:
    """A place of a document that names a thing, as written there; `declares` where it says what it is."""

    thing: NamedThing
    path: DataPath
    part: Part
    written: str
    declares: bool = False


def mentions(document: Document, context: Context) -> Iterator[NameMention]:
    """Yield every mention in a document, in the order of its text."""
    tree, model = document.tree, document.reading.model
    if tree is None or model is None:
        return
    if issubclass(model, Log):
        yield from _of_log(tree.data, context)
        return
    for path, codes, part, written in _words(tree.data, model, (), ()):
        if found := _mention(document, context, path, codes, part, written):
            yield found


def mention_span(document: Document, mention: NameMention) -> Span:
    """Return where the text of a mention stands."""
    assert document.tree is not None
    whole = document.tree.span(mention.path, mention.part)
    text = document.tree.text
    if isinstance(document.tree, TableTree) or text[whole.start : whole.start + 1] in ("'", '"'):
        at = text.find(mention.written, whole.start, whole.end)
        return whole if at < 0 else Span(at, at + len(mention.written))
    return whole


def home_of(document: Document, path: DataPath) -> Home:
    """Return the unit and the department in which a word at `path` of a document is written."""
    data: Any = document.tree.data if document.tree else None
    if document.kind == "flow" and isinstance(data, dict):
        unit, _, department = str(data.get("department") or data.get("部门") or "").partition("/")
        return unit, department
    if document.kind == "organization":
        ids = [_id_at(data, path[:length]) for length in (2, 4) if len(path) > length]
        return (ids[0] if ids else ""), (ids[1] if len(ids) > 1 else "")
    return document.where.get("unit", ""), document.where.get("department", "")


def meant_by(written: str, wants: Wants, home: Home, context: Context) -> NamedThing | None:
    """Return the thing of one of the kinds `wants` that a word means where it is written, None for none."""
    for kind in wants:
        if id := _meant(written, kind, home, context):
            return NamedThing(kind, id)
    return None


def _meant(written: str, kind: NameKind, home: Home, context: Context) -> str:
    if kind == "matter":
        matter = context.matter(written)
        return matter.id if matter else ""
    if kind == "regulation":
        return written if written in (context.regulations or {}) else ""
    if kind == "node":
        flow = context.flows.get(written.partition("/")[0])
        return written if flow and any(written == f"{flow.id}/{node.id}" for node in flow.flow.nodes) else ""
    return _in_organization(written, kind, home, context.organization) if context.organization else ""


def _in_organization(written: str, kind: NameKind, home: Home, organization: OrganizationIndex) -> str:
    if kind == "unit":
        return written if written in organization.units else ""
    if kind == "department":
        found = organization.department(written, home[0])
        return f"{found[0].id}/{found[1].id}" if found else ""
    if kind == "office":
        office = organization.office(written, home[0])
        return f"{office[0].id}/{office[1]}" if office else ""
    seat = organization.seat(written, *home)
    return seat.post_ref if seat else ""


def _mention(
    document: Document, context: Context, path: DataPath, codes: Codes, part: Part, written: str
) -> NameMention | None:
    record = document.kind
    if part == "value" and (declared := DECLARED.get(record, {}).get(codes)):
        home = home_of(document, path)
        whole = {"department": f"{home[0]}/{written}", "post": "/".join((*home, written))}.get(
            declared, written
        )
        id = f"{document.where.get('flow', '')}/{written}" if declared == "node" else whole
        return NameMention(NamedThing(declared, id), path, part, written, declares=True)
    if part == "key" and record == "organization" and len(codes) == 2 and codes[1] in OFFICES:
        thing = NamedThing("office", f"{_id_at(_data(document), path[:2])}/{codes[1]}")
        return NameMention(thing, path, part, written, declares=True)
    wants = (NAMED if part == "value" else KEYS).get(record, {}).get(codes)
    if wants is None:
        return None
    word = (
        f"{document.where.get('flow', '')}/{written}" if record == "flow" and wants == ("node",) else written
    )
    thing_meant = meant_by(word, wants, home_of(document, path), context)
    return NameMention(thing_meant, path, part, written) if thing_meant else None


def _words(
    data: Data, model: type[Record] | None, path: DataPath, codes: Codes
) -> Iterator[tuple[DataPath, Codes, Part, str]]:
    """Yield every key and every text below `path`, with the codes of the fields on the way."""
    if isinstance(data, dict):
        for key, value in data.items():
            code, inner = field_at(model, key)
            yield (*path, key), (*codes, code), "key", key
            yield from _words(value, inner, (*path, key), (*codes, code))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _words(value, model, (*path, number), codes)
    elif isinstance(data, str):
        yield path, codes, "value", data


def _of_log(data: Data, context: Context) -> Iterator[NameMention]:
    """The whole references in the rows of a log, to a subject or to a point of its register."""
    if context.organization is None:
        return
    for path, _, part, written in _words(data, None, (), ()):
        ref = written.partition("#")[0]
        if part == "value" and "/" in ref and (found := find_subject(ref, context.organization)):
            kind: NameKind = "post" if found.seat else "department"
            yield NameMention(
                NamedThing(kind, found.seat.post_ref if found.seat else ref), path, part, written
            )


def _data(document: Document) -> Any:
    return document.tree.data if document.tree else None


def _id_at(data: Any, path: DataPath) -> str:
    """The id of the entry at `path`."""
    entry = value_at(data, path)
    found = entry.get("id") or entry.get("编号") if isinstance(entry, dict) else None
    return found if isinstance(found, str) else ""
