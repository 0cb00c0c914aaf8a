"""RK105 duplicate-id: two points of one subject share an id, or two records share one key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from riskctl.base.location import DataPath
from riskctl.base.messages import Pair, term
from riskctl.check.example import CLERK, changed
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.parts import file_of
from riskctl.records.kinds import REGISTERS
from riskctl.records.kinds.cycle import Cycle
from riskctl.records.kinds.flow import Flow
from riskctl.records.kinds.matters import Matters
from riskctl.records.kinds.organization import Department, Organization, Unit
from riskctl.records.kinds.people import People
from riskctl.records.kinds.rectification import RectificationNotices
from riskctl.records.kinds.regulations import Regulations
from riskctl.records.kinds.warnings import WarningLetters
from riskctl.records.letter import Letter

_POINT = changed(CLERK)[CLERK].partition("risk_points:\n")[2]

RULE = Rule(
    id="RK105",
    name="duplicate-id",
    severity="error",
    scope="corpus",
    title=("编号重复", "An id used twice"),
    why=(
        "签字、公示、整改通知都凭编号找到那一个风险点；两个用一个编号，就不知道签的、改的是哪一个。",
        "Signatures, notices and orders to rectify name a point by its id. With one id for two, nobody knows "
        "which was signed or mended.",
    ),
    words={
        "twice": ("{what}编号“{id}”用了两次", "{what} id “{id}” is used twice"),
        "help": (
            "这两条是一回事，就删去一条；不是一回事，就给这一条另编一个号，用到它的地方一起改。",
            "Where both are one thing, delete one; else give this one an id of its own, also where it is "
            "named.",
        ),
        "seat": (
            "岗位编号“{id}”与同一部门另一个岗位的席位重名",
            "The post's id “{id}” is also that of a seat of another post in the department",
        ),
        "help-seat": (
            "给这个岗位另编一个号：有几个席位的岗位，席位编号是岗位编号加 -1、-2。",
            "Give this post another id: the seats of a post are called by its id with -1, -2.",
        ),
        "holder": ("同一个人在这个岗位上写了两次", "One person stands twice in this post"),
        "help-holder": (
            "删去一条；两段任职的，写明各自的起止日期；两个人同名的，用 person 区分。",
            "Delete one; for two terms write the days of each; tell namesakes apart by person.",
        ),
        "register": (
            "{id} 有两份登记表，分不清哪一份算数",
            "{id} has two registers, and it cannot be told which of them counts",
        ),
        "help-register": (
            "把风险点并到一份里，删去另一份；表格里是删去它的各行。没有合并，就不能公示、打印、签字。",
            "Bring the points together in one and delete the other, in a table its rows. Until then nothing "
            "of it is published, printed or signed.",
        ),
        "told-twice": (
            "“{id}”的任职人写在了两个文件里，分不清以哪个为准",
            "The holders of “{id}” stand in two files, and it cannot be told which of them counts",
        ),
        "help-told-twice": (
            "合在一处：写进 people/ 里这个单位的文件，或者 people.yaml，另一处删去。",
            "Bring them together in the unit's file in people/ or in people.yaml, and delete the other.",
        ),
        "first": ("第一次用在这里", "first used here"),
    },
    bad={CLERK: changed(CLERK)[CLERK] + _POINT},
    good={CLERK: changed(CLERK)[CLERK] + _POINT.replace("id: R01", "id: R02")},
)


class Keyed(Protocol):
    """A record known by its id."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Use:
    """A key in use: what shares one list of keys, the key, where it stands, and how it is said."""

    scope: str
    key: str
    place: Place
    cause: str = "twice"
    what: Pair = ("", "")
    subject: str | None = None


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each later use of a key, with the first."""
    first: dict[tuple[str, str], Place] = {}
    for use in _uses(facts, context):
        before = first.setdefault((use.scope, use.key), use.place)
        if before is not use.place:
            yield RULE.found(
                use.cause,
                use.place,
                related=(("first", before),),
                subject=use.subject,
                what=term(use.what),
                id=use.key,
            )


def _uses(facts: CorpusFacts, context: Context) -> Iterator[Use]:
    yield from _registers(facts)
    yield from _points(facts)
    yield from _told_twice(context)
    for file, document in context.documents.items():
        match document.record:
            case Organization() as record:
                yield from _organization(file, record)
            case People() as record:
                yield from _people(file, record)
            case Regulations() as record:
                yield from _list(file, ("regulations",), record.regulations, ("制度", "Regulation"))
            case Matters() as record:
                yield from _list(file, ("matters",), record.matters, ("权力事项", "Matter"))
            case Flow() as record:
                yield from _list(file, ("nodes",), record.nodes, ("流程环节", "Node"))
            case Cycle() as record:
                yield from _list(file, ("phases",), record.phases, ("阶段", "Phase"))
            case WarningLetters() | RectificationNotices() as record:
                yield from _letters(file, record.rows)


def _points(facts: CorpusFacts) -> Iterator[Use]:
    """The points of a subject, where any share an id, in one register or in two of one subject."""
    registers = Counter(register.ref for register in facts.registers)
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for register in facts.registers:
        if registers[register.ref] > 1 or len({p.id for p in register.points}) < len(register.points):
            shared[register.ref] += (point.id for point in register.points)
    for register in facts.registers:
        times = Counter(shared.get(register.ref, ()))
        for point in register.points if times else ():
            if times[point.id] > 1:
                said = f"point {register.ref}", point.id, register.place("risk_points", point.number, "id")
                subject = f"{register.ref}#{point.id}"
                yield Use(*said, what=("风险点", "Risk point"), subject=subject)


def _registers(facts: CorpusFacts) -> Iterator[Use]:
    """The registers of one subject, where it has several; of a broken table it is not known whose it is."""
    times = Counter(register.ref for register in facts.registers if register.kind in REGISTERS)
    for register in facts.registers:
        if register.kind in REGISTERS and times[register.ref] > 1:
            yield Use("register", register.ref, register.place(), "register", subject=register.ref)


def _list(file: str, at: DataPath, records: Sequence[Keyed], what: Pair) -> Iterator[Use]:
    """The ids that come twice in one list of records; each list has its own, so that what was copied whole is
    one finding."""
    times = Counter(record.id for record in records)
    for n, record in enumerate(records):
        if times[record.id] > 1:
            yield Use(f"{file} {at}", record.id, Place(file, (*at, n, "id")), what=what)


def _letters(file: str, rows: Sequence[Letter]) -> Iterator[Use]:
    """The numbers of letters issued; two issued in two branches on one day have the same."""
    for n, row in enumerate(rows):
        if row.event == "issued":
            place = Place(file, ("rows", n, "number"))
            yield Use(file, row.number, place, what=("文书", "Letter"))


def _told_twice(context: Context) -> Iterator[Use]:
    """The units, and the posts with their holders, that stand twice in all the files that tell them."""
    units = [(unit.id, document.file, n) for document, n, unit in _units(context)]
    times = Counter(id for id, _, _ in units)
    for id, file, n in units:
        if times[id] > 1:
            yield Use("units", id, Place(file, ("units", n, "id")), what=("单位", "Unit"))
    holders = [(file_of(one), one.record) for one in context.told("people")]
    times = Counter(ref for _, people in holders if isinstance(people, People) for ref in people.holders)
    for file, people in holders:
        for ref in people.holders if isinstance(people, People) else ():
            if times[ref] > 1:
                yield Use("holders", ref, Place(file, ("holders", ref), "key"), "told-twice")


def _units(context: Context) -> Iterator[tuple[Document, int, Unit]]:
    for document in context.told("organization"):
        if isinstance(document.record, Organization):
            yield from ((document, n, unit) for n, unit in enumerate(document.record.units))


def _organization(file: str, record: Organization) -> Iterator[Use]:
    """The ids in one file; those of units are of all files that tell the organisation."""
    for n, unit in enumerate(record.units):
        at: DataPath = ("units", n, "departments")
        yield from _list(file, at, unit.departments, ("部门", "Department"))
        for m, department in enumerate(unit.departments):
            yield from _list(file, (*at, m, "posts"), department.posts, ("岗位", "Post"))
            yield from _seats(file, (*at, m, "posts"), department)


def _seats(file: str, at: DataPath, department: Department) -> Iterator[Use]:
    """A post called like a seat of another: `clerk-1` beside a `clerk` of two seats."""
    several = {post.id: (n, post.seats) for n, post in enumerate(department.posts) if post.seats > 1}
    for n, post in enumerate(department.posts):
        base, _, number = post.id.rpartition("-")
        other, seats = several.get(base, (0, 0))
        if number.isascii() and number.isdigit() and 1 <= int(number) <= seats:
            yield Use(f"seat {file} {at}", post.id, Place(file, (*at, other, "id")))
            yield Use(f"seat {file} {at}", post.id, Place(file, (*at, n, "id")), "seat")


def _people(file: str, record: People) -> Iterator[Use]:
    for ref, holders in record.holders.items():
        for n, holder in enumerate(holders if len(holders) > 1 else ()):
            key = f"{holder.name} {holder.person} {holder.from_}"
            yield Use(f"holder {file} {ref}", key, Place(file, ("holders", ref, n)), "holder")
