"""What is whole: registers read without a fault and graded to the last point, one for each subject, none set
aside.

It is judged here alone. Whatever publishes, prints, signs, draws or carries over refuses what is not whole;
whatever lists names the files it left out; and of a point that is not found, nobody says that it is not there
while a file that may hold it is unread.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riskctl.base.errors import UnsoundError
from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.sound import unsound
from riskctl.corpus.subject import subject_of
from riskctl.level.grade import gradable
from riskctl.records.keys import other_keys
from riskctl.records.register import Register
from riskctl.sources.fault import Fault

WORDS: Words = {
    "unread": (
        "说不准有没有“{word}”：{files} 有错，没有全部读出来、定出等级。运行 riskctl check 看问题在哪里。",
        "Whether there is “{word}” cannot be told: {files} has a fault, and not all of it was read and "
        "graded. Run riskctl check to see why.",
    ),
    "empty": (
        "什么都没有签：{files} 里没有风险点，也没有写明为什么没有。查出风险点的，写在 risk_points 下；"
        "查过确实没有的，写 none: 原因。",
        "Nothing was signed: {files} holds no risk point, nor the reason for none. Write the points found "
        "under risk_points; where there are truly none, write none: and the reason.",
    ),
}
ANSWERS = ("risk_points", "none")  # one of which a register has


def not_whole(registers: Iterable[Document], context: Context) -> list[str]:
    """Return the files of `registers`, in their order, that are not whole."""
    seen = Wholeness(context)
    for document in registers:
        seen.take(document)
    return seen.lacking()


class Wholeness:
    """What remains of registers that go by one after the other: whose they are and whether they are whole."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._first: dict[str, tuple[int, str]] = {}  # of a subject its first register
        self._lacking: list[tuple[int, str]] = []
        self._taken = 0

    def take(self, document: Document) -> None:
        """Take note of the next register, and keep nothing of it."""
        self._taken += 1
        this = self._taken, document.file
        if document.is_register:
            first = self._first.setdefault(document.subject, this)
            self._lacking += (first, this) if first is not this else ()
        if not is_whole(document, self._context):
            self._lacking.append(this)

    def lacking(self) -> list[str]:
        """Return the files that are not whole, in the order in which they went by."""
        return list(dict.fromkeys(file for _, file in sorted(self._lacking)))


def may_hold(document: Document, ref: str, below: bool) -> bool:
    """Return whether `document` may be the register of `ref`, or with `below` of one below it.

    It may be so by its place or by what it says of itself; a file of which it cannot be told whose it is may
    be anybody's at or below its place.
    """
    if document.is_register:
        return any(own == ref or (below and own.startswith(f"{ref}/")) for own in _refs(document))
    at = document.subject
    return not at or f"{ref}/".startswith(f"{at}/") or (below and at.startswith(f"{ref}/"))


def refuse_partial(refs: Iterable[str], below: bool, registers: Sequence[Document], context: Context) -> None:
    """Raise UnsoundError where the registers of `refs`, with `below` also of those below, are not whole."""
    own = {id(d): d for ref in refs for d in registers if may_hold(d, ref, below)}
    if files := not_whole(own.values(), context):
        raise unsound(files)


def refuse_unread(point: str, registers: Iterable[Document], context: Context) -> None:
    """Raise UnsoundError where the risk point called `point` may stand in a file that is not whole."""
    own = (d for d in registers if may_hold(d, point.partition("#")[0], below=False))
    if files := not_whole(own, context):
        raise UnsoundError(Said(WORDS["unread"], {"word": point, "files": listed([*files])}))


def refuse_doubled(point: str, registers: Sequence[Document]) -> None:
    """Raise UnsoundError where the subject of the risk point has two registers: nobody knows which counts."""
    own = [d.file for d in registers if d.is_register and d.subject == point.partition("#")[0]]
    if len(own) > 1:
        raise unsound(list(dict.fromkeys(own)))


def is_empty(document: Document) -> bool:
    """Return whether a register that could be read has neither a risk point nor the reason for none; what is
    there and wrong is no emptiness."""
    data = document.tree.data if document.tree else None
    if document.register is None or not isinstance(data, dict):
        return False
    keys = (key for code in ANSWERS for key in (code, *other_keys(Register, code)))
    return all(data.get(key, []) == [] for key in keys)


def refuse_empty(refs: Iterable[str], below: bool, registers: Sequence[Document]) -> None:
    """Raise UnsoundError where a register of `refs`, with `below` also of those below, is empty: nobody can
    have looked at what it says."""
    own = (d for ref in refs for d in registers if may_hold(d, ref, below))
    if files := list(dict.fromkeys(d.file for d in own if is_empty(d))):
        raise UnsoundError(Said(WORDS["empty"], {"files": listed([*files])}))


def ungraded(document: Document, context: Context) -> list[str]:
    """Return the ids of the points in force that have no level, in their order."""
    known = gradable(document, context)
    return [one.id for n, one in enumerate(document.points) if n not in known and one.in_force]


def is_ungraded_alone(document: Document, context: Context) -> bool:
    """Return whether nothing is wrong with a register but that points of it are still to be graded."""
    needed = context.grading.needed if context.grading else ()

    def is_of_grade(fault: Fault) -> bool:
        return fault.rule == "RK102" and (
            fault.cause == "to-grade" or fault.path[-1:] in {(n,) for n in needed}
        )

    return bool(document.faults) and document.register is not None and all(map(is_of_grade, document.faults))


def is_whole(document: Document, context: Context) -> bool:
    """Return whether a register is of somebody known, without a fault, and graded to the last point."""
    if context.organization is not None and subject_of(document, context.organization) is None:
        return False  # whose it is, nobody knows
    points = len(document.register.risk_points) if document.register else -1
    return not document.faults and points == len(gradable(document, context))


def _refs(document: Document) -> Iterable[str]:
    """Whose register it is by its place, and by what it says of itself."""
    yield document.subject
    if document.register is not None:
        yield "/".join(getattr(document.register, key) for key in document.where if key != "year")
