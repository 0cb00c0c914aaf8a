"""Examples (示例): points that only show how one is written, since `init` makes them and nobody found them.

They are marked wherever they are shown, and stand for nothing: nobody watches, signs or publishes them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from riskctl.base.errors import UnsoundError
from riskctl.base.messages import Said, Words, listed, term
from riskctl.corpus.document import Document
from riskctl.level.whole import may_hold
from riskctl.records.risk_point import RiskPoint

WORDS: Words = {
    "marked": ("（示例）{title}", "(example) {title}"),
    "signed": ("什么都没有签：{points} 是建库时的示例", "Nothing was signed: {points} is an example"),
    "published": ("公示没有发起：{points} 是建库时的示例", "No notice was opened: {points} is an example"),
    "recorded": ("什么都没有记：{points} 是建库时的示例", "Nothing was recorded: {points} is an example"),
    "refused": (
        "{what}，不是查出来的风险点。照这个岗位的实际改写，并删去 status: example 这一行（表格里清空“状态”这"
        "一格）；用不着的，整条删去，没有风险点的写 none: 原因。",
        "{what}, and no risk point that anybody found. Write what is true of that post and delete its line "
        "status: example (in a table clear the cell status); where it is not needed delete the point, and "
        "where there is none write none: and the reason.",
    ),
}


def point_title(point: RiskPoint) -> Said:
    """Return the title of a point as it is shown; that of an example says what it is."""
    return Said(WORDS["marked"], {"title": point.title}) if point.is_example else term((point.title,) * 2)


def examples(document: Document) -> list[str]:
    """Return the ids of the examples in a register, in their order."""
    return [point.id for point in document.points if point.is_example]


def refuse_to_sign(refs: Iterable[str], below: bool, registers: Sequence[Document]) -> None:
    """Raise UnsoundError where a register of `refs`, with `below` also of those below, holds an example."""
    own = {id(d): d for ref in refs for d in registers if may_hold(d, ref, below)}
    _refuse("signed", [ref for document in own.values() for ref in _refs(document)])


def refuse_to_publish(points: Collection[str], registers: Iterable[Document]) -> None:
    """Raise UnsoundError where one of the points, given by their whole ids, is an example."""
    _refuse("published", [ref for document in registers for ref in _refs(document) if ref in points])


def refuse_to_record(id: str, point: RiskPoint) -> None:
    """Raise UnsoundError where the point with the whole id `id` is an example."""
    _refuse("recorded", [id] if point.is_example else [])


def _refs(document: Document) -> list[str]:
    return [f"{document.subject}#{id}" for id in examples(document)]


def _refuse(what: str, refs: Sequence[str]) -> None:
    if refs:
        said = Said(WORDS[what], {"points": listed([*refs])})
        raise UnsoundError(Said(WORDS["refused"], {"what": said}))
