"""Opens a notice: which points, from when to when, and the file that is its photograph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.context import Context
from riskctl.level.fingerprint import is_cut
from riskctl.level.substance import PointPrint
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.notice import Notice
from riskctl.records.kinds.organization import Unit
from riskctl.sources.yaml.emit import Braced, Scalar, emit
from riskctl.year.log.prose import refuse_unfit
from riskctl.year.notice.notices import NoticeStanding, file_of, of_unit
from riskctl.year.notice.publication import Content
from riskctl.year.notice.published_levels import published_levels
from riskctl.year.notice.working_days import UnknownYear, count, working_days

WORDS: Words = {
    "open": (
        "{unit} 的公示 {notice} 还没有结束（{from_} 至 {to}），不能再开一次。",
        "The notice {notice} of {unit} ({from_} to {to}) is still open; there cannot be a second one.",
    ),
    "open-hint": (
        "公示以后新发现或改过的风险点，用 --supplement 风险点 补充公示；要整个重来，等 {to} 公示期满，"
        "先 riskctl notice close {notice}。",
        "Publish points found or changed since with --supplement POINT; to begin anew, riskctl notice "
        "close {notice} once {to} is over.",
    ),
    "nothing": ("{unit} 没有可以公示的风险点。", "{unit} has no risk point to publish."),
    "first": (
        "{unit} 今年还没有公示过，没有可以补充的。",
        "{unit} has published nothing this year, so there is nothing to supplement.",
    ),
    "first-hint": ("先运行 riskctl notice open {unit}。", "Run riskctl notice open {unit} first."),
    "no-point": (
        "{unit} 的登记表里没有在防的风险点“{point}”。",
        "The registers of {unit} hold no open risk point “{point}”.",
    ),
    "no-point-hint": (
        "写全编号，如 suzhou/registration/clerk#R01；riskctl level 列出全部。",
        "Write the whole id, such as suzhou/registration/clerk#R01; riskctl level lists them all.",
    ),
    "known": (
        "{point} 已经在 {notice} 中照现在的内容公示过，不用补充公示。",
        "{point} was published as it stands in {notice}; it needs no supplement.",
    ),
    "backwards": (
        "公示的最后一天 {to} 早于第一天 {from_}。",
        "The last day of the notice, {to}, is before its first, {from_}.",
    ),
    "calendar": (
        "公示期没法按工作日算：{why}。",
        "The period of notice cannot be counted in working days: {why}.",
    ),
    "calendar-hint": (
        "{hint}写法：--until 2010-05-10。",
        "{hint} It is written --until 2010-05-10.",
    ),
}


@dataclass(frozen=True, slots=True)
class NoticePeriod:
    """The days of a notice; `working_days` where they could be counted."""

    first: date
    last: date
    working_days: int | None


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A notice about to be opened: its id, its file, the text of that, what it publishes, its days."""

    id: str
    file: str
    text: str
    contents: tuple[Content, ...]
    span: NoticePeriod

    @property
    def points(self) -> frozenset[str]:
        """The whole ids of the points it holds."""
        return frozenset(
            f"{content.subject}#{point}" for content in self.contents for point in content.points
        )


def span_of(first: date, days: int, until: date | None) -> NoticePeriod:
    """Return the days of a notice of `days` working days from `first`, or to `until`.

    Raises RiskctlError where the calendar of the year is not known, or the days run backwards.
    """
    if until and until < first:
        raise RiskctlError(Said(WORDS["backwards"], {"to": str(until), "from_": str(first)}))
    if until:
        counted = count(first, until)
        return NoticePeriod(first, until, None if isinstance(counted, UnknownYear) else counted)
    last = working_days(first, days)
    if isinstance(last, UnknownYear):
        hint = Said(WORDS["calendar-hint"], {"hint": last.hint()})
        raise RiskctlError(Said(WORDS["calendar"], {"why": last.said()}), hint)
    return NoticePeriod(first, last, days)


def opening(
    unit: Unit,
    supplement: Sequence[str],
    span: NoticePeriod,
    edition: str,
    channels: Sequence[str],
    now: Sequence[Content],
    context: Context,
) -> NewNotice:
    """Return the notice of a unit's points, or of the points `supplement`; `now` are the unit's registers.

    Raises RiskctlError where one is open already, or a point cannot be published so.
    """
    refuse_unfit(Notice, {"channels": channels}, context)
    before = of_unit(unit.id, context)
    if supplement:
        contents = list(_picked(unit, supplement, now, before))
    else:
        _refuse_second(unit, before)
        contents = [content for content in now if content.points]
        if not contents:
            raise RiskctlError(Said(WORDS["nothing"], {"unit": unit.id}))
    id = _free(unit.id, context)
    kind = "supplement" if supplement else "main"
    head: dict[str, Scalar] = {"schema": kind_named("notice").schema, "unit": unit.id}
    head |= {"kind": kind, "opened": context.day, **_names(unit, context)}
    text = _text(head, span, edition, channels, contents, context)
    return NewNotice(id, file_of(id, context.year), text, tuple(contents), span)


def _names(unit: Unit, context: Context) -> dict[str, Scalar]:
    """What the paper is headed and signed with on that day."""
    programme, office = context.programme, unit.leading_group_office
    said = {
        "programme": programme.name if programme else "",
        "name": unit.name,
        "office": office.name if office else "",
        "contact": unit.contact or (programme.contact if programme else ""),
    }
    return {key: text for key, text in said.items() if text}


def _refuse_second(unit: Unit, before: Sequence[NoticeStanding]) -> None:
    for one in before:
        if one.is_open and one.notice.kind == "main":
            period = one.notice.period
            fields = {"unit": unit.id, "notice": one.id, "from_": str(period.from_), "to": str(period.to)}
            raise RiskctlError(Said(WORDS["open"], fields), Said(WORDS["open-hint"], fields))


def _picked(
    unit: Unit, wanted: Sequence[str], now: Sequence[Content], before: Sequence[NoticeStanding]
) -> Iterator[Content]:
    """The registers that hold the points wanted, with these alone."""
    if not before:
        hint = Said(WORDS["first-hint"], {"unit": unit.id})
        raise RiskctlError(Said(WORDS["first"], {"unit": unit.id}), hint)
    prints = {f"{c.subject}#{id}": one for c in now for id, one in c.points.items()}
    for point in wanted:
        if point not in prints:
            fields = {"unit": unit.id, "point": point}
            raise RiskctlError(Said(WORDS["no-point"], fields), Said(WORDS["no-point-hint"]))
        for one in before:
            recorded = one.points().get(point, "")
            if prints[point].is_published_as(recorded) and not is_cut(recorded):  # such is published anew
                raise RiskctlError(Said(WORDS["known"], {"point": point, "notice": one.id}))
    for content in now:
        picked = {id: d for id, d in content.points.items() if f"{content.subject}#{id}" in wanted}
        if picked:
            yield replace(content, points=picked)


def _free(unit: str, context: Context) -> str:
    """The unit's id for its first notice, with -2, -3 for those after; a file that is broken keeps its id."""
    number, id = 1, unit
    while file_of(id, context.year) in context.documents:
        number += 1
        id = f"{unit}-{number}"
    return id


def _text(
    head: Mapping[str, Scalar],
    span: NoticePeriod,
    edition: str,
    channels: Sequence[str],
    contents: Sequence[Content],
    context: Context,
) -> str:
    counted = {"working_days": span.working_days} if span.working_days is not None else {}
    snapshot = [
        {
            "subject": content.subject,
            "fingerprint": content.fingerprint,
            "points": [Braced(_point(id, one)) for id, one in content.points.items()],
        }
        for content in contents
    ]
    period = {"period": Braced({"from": span.first, "to": span.last, **counted}), "edition": edition}
    published = {"channels": Braced(channels)} if channels else {}
    levels = [{"name": name, "offices": Braced(words)} for name, words in published_levels(context)]
    return emit({**head, **period, **published, "levels": levels, "snapshot": snapshot})


def _point(id: str, one: PointPrint) -> dict[str, Scalar]:
    """A point as the notice keeps it, with what tells later whether its level fell or a measure went."""
    graded: dict[str, Scalar] = {"level": one.level} if one.level else {}
    return {"id": id, "fingerprint": one.written(), **graded, "measures": one.count}
