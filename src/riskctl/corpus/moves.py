"""What was called otherwise: the year's reorganisations, by which old names lead on and new ones lead back.

What was published or drawn keeps the names of its day, and is read through `now_called`. What was signed is
looked for under the names of that day too (`under_earlier_names`): the same but for the names is the same,
and nothing else is. So a row of `moves.csv` proves nothing by itself, and none can make a signature hold that
is of another text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from riskctl.base.latest import latest
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds.moves import Move, Moves
from riskctl.records.kinds.notice import Notice, Published, PublishedPoint
from riskctl.records.register import Register

FILE = "cycles/{year}/moves.csv"
RENAMED, CLOSED = "renamed", "closed"
_STEPS_OF_POST = 2  # slashes in the reference of a post
_LIST = "risk_points"


@dataclass(frozen=True, slots=True)
class NameChange:
    """One name and what it became; all that lies below it goes along."""

    was: str
    now: str

    def __call__(self, ref: str) -> str:
        """Return what the whole reference `ref`, of a subject or a point, is called afterwards."""
        rest = ref.removeprefix(self.was)
        if not ref.startswith(self.was) or not (rest == "" or rest[0] in "/#" or self._is_seat(rest)):
            return ref
        return self.now + rest

    def back(self) -> NameChange:
        """Return the way from the later name to the earlier."""
        return NameChange(self.now, self.was)

    def _is_seat(self, rest: str) -> bool:
        """Whether what follows the name of a post is the number of one of its seats."""
        number = rest.removeprefix("-").partition("#")[0]
        return rest[0] == "-" and number.isdigit() and self.was.count("/") == _STEPS_OF_POST


Renamings = Sequence[NameChange]


@latest  # asked of each register
def moves(context: Context) -> tuple[Move, ...]:
    """Return the reorganisations of the cycle's year, in the order in which they were recorded."""
    document = context.documents.get(FILE.format(year=context.year))
    record = document.record if document else None
    return record.rows if isinstance(record, Moves) else ()


def renamings(rows: Sequence[Move], since: date | None = None) -> Renamings:
    """Return the renamings among `rows`, in their order; with `since` those recorded from that day on."""
    return [NameChange(one.old, one.new) for one in rows if one.new and (not since or one.recorded >= since)]


def called_after(ref: str, by: Renamings) -> str:
    """Return what `ref` is called after all of `by`."""
    for one in by:
        ref = one(ref)
    return ref


def now_called(ref: str, since: date, context: Context) -> str:
    """Return what the subject or point `ref` is called now that had this name on the day `since`."""
    rows = moves(context)
    return called_after(ref, renamings(rows, since)) if rows else ref


def is_former(ref: str, context: Context) -> bool:
    """Return whether `ref` is a name that holds no more, by the year's reorganisations, or lay below one."""
    return any(NameChange(one.old, " ")(ref) != ref for one in moves(context))


def closed_with(ref: str, context: Context) -> str:
    """Return by what the subject of `ref`, or what it lay in, was closed; blank where it was not."""
    found = (one for one in moves(context) if one.kind == CLOSED and NameChange(one.old, " ")(ref) != ref)
    return next((one.reason or one.old for one in found), "")


def lay_elsewhere(ref: str, on: date, context: Context) -> bool:
    """Return whether `ref`, as it is called now, lay in another unit or department on the day `on`: who might
    sign for it then is not told by where it lies today."""
    before = ref
    named = [one for one in moves(context) if one.kind == RENAMED]
    for one in reversed(renamings(named, on)):
        before = one.back()(before)
        if before.split("/")[:-1] != ref.split("/")[:-1]:
            return True
    return False


def notice_now(notice: Notice, context: Context) -> Notice:
    """Return a notice as it was published, with its unit and its subjects by the names they have now."""
    rows = moves(context)
    by = renamings(rows, notice.opened) if rows else ()
    if not by:
        return notice
    shown = tuple(each for one in notice.snapshot for each in _published_now(one, by))
    return notice.model_copy(update={"unit": called_after(notice.unit, by), "snapshot": shown})


def _published_now(one: Published, by: Renamings) -> Iterator[Published]:
    """What was published of a register, by whose its points are now."""
    found: dict[str, list[PublishedPoint]] = {called_after(one.subject, by): []}
    for point in one.points:
        subject, _, id = called_after(f"{one.subject}#{point.id}", by).partition("#")
        found.setdefault(subject, []).append(point.model_copy(update={"id": id}))
    for subject, points in found.items():
        yield one.model_copy(update={"subject": subject, "points": tuple(points)})


def under_earlier_names(document: Document, context: Context) -> Iterator[Document]:
    """Yield the register `document` with the names that it would have had before each of the year's
    reorganisations, the latest first, where it mentions what they renamed."""
    register, back = document.register, list[NameChange]()
    for one in reversed(renamings(moves(context))) if register else ():
        back.append(one.back())
        assert register is not None
        if (earlier := _renamed(register, back)) != register:
            yield replace(document, reading=replace(document.reading, record=earlier))


def _renamed(register: Register, by: Renamings) -> Register:
    """The register with its own name, its points' departments and its measures' owners under other names."""
    steps = [getattr(register, name, "") for name in ("unit", "department", "post")]
    home = "/".join(step for step in steps if step)
    named = zip(("unit", "department", "post"), called_after(home, by).split("/"), strict=False)
    points = []
    for point in register.risk_points:
        measures = [m.model_copy(update={"owner": _short(m.owner, home, by)}) for m in point.measures]
        at = _short(point.department, steps[0], by)
        points.append(point.model_copy(update={"department": at, "measures": tuple(measures)}))
    return register.model_copy(update={**dict(named), _LIST: tuple(points)})


def _short(written: str, home: str, by: Renamings) -> str:
    """What `written` inside `home` would be called, in as many steps as it is written with."""
    steps = home.split("/")[:_STEPS_OF_POST]
    for length in range(len(steps), -1, -1) if written else ():
        whole = "/".join((*steps[:length], written))
        other = "/".join(called_after(whole, by).split("/")[-(written.count("/") + 1) :])
        if other != written:
            return other
    return written
