"""The status in sentences: a line for each kind of thing a unit has, its first few named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.programme_ignores import in_force
from riskctl.corpus.sound import Sound
from riskctl.records.kinds.cycle import ASSESSMENT, IDENTIFICATION, MOBILIZATION, SUPERVISION
from riskctl.records.vocabulary import word
from riskctl.year.early import Early
from riskctl.year.status.item import GROUPS, HEADS, Group, ItemKind, StatusItem
from riskctl.year.status.kinds import KINDS, amount, command, what
from riskctl.year.status.status import Count, Status

Section = tuple[Said, list[Said]]  # its name, and its lines
BEGINS = {  # the command with which a phase begins, by its role
    MOBILIZATION: "prepare plan",
    IDENTIFICATION: "new person",
    SUPERVISION: "due",
    ASSESSMENT: "inspect",
}
SHOWN = 3  # things named a line without details
WORDS: Words = {
    "title": ("{year} 年度，{day}", "The year {year} on {day}"),
    "phase": (
        "现在是“{name}”阶段（{first} 至 {last}），还有 {days} 天",
        "The phase is “{name}” ({first} to {last}); days left: {days}",
    ),
    "phase-last": (
        "现在是“{name}”阶段（{first} 至 {last}），今天是最后一天",
        "The phase is “{name}” ({first} to {last}); today is its last day",
    ),
    "coming": (
        "现在不在任何阶段内，下一阶段是“{name}”，{first} 开始",
        "No phase is under way; the next is “{name}”, from {first}",
    ),
    "over": ("本年度各阶段都已结束", "All phases of the year are over"),
    "no-cycle": (
        "还没有 cycles/{year}/cycle.yaml，不知道各阶段的日期",
        "There is no cycles/{year}/cycle.yaml, so the dates of the phases are not known",
    ),
    "left-out": (
        "riskctl check 到 {day} 为止先不提（{reasons}），这里照样列出",
        "Until {day} riskctl check leaves this out ({reasons}); it is listed here all the same",
    ),
    "early": (
        "提前：公示 {notice} {step}时尚缺{lacking}，{by} {day} 决定，原因：{reason}",
        "Early: at the {step} of {notice} there lacked {lacking}; decided by {by} on {day}, since {reason}",
    ),
    "overdue": ("过期", "Overdue"),
    "unanswered": ("没有答复", "Unanswered"),
    "missing": ("还缺", "Missing"),
    "next": ("接下来", "Next"),
    "done": ("已完成", "Done"),
    "none": ("没有", "none"),
    "line": ("{unit}：{what} {amount}{which}", "{unit}: {what}, {amount}{which}"),
    "by-units": ("{what}：{units}", "{what}: {units}"),
    "sum": ("{what} {amount}：{units}", "{what}, {amount}: {units}"),
    "across": ("{what} {amount}，最早 {day}：{units}", "{what}, {amount}, the first {day}: {units}"),
    "across-dayless": ("{what} {amount}：{units}", "{what}, {amount}: {units}"),
    "share": ("{unit} {n}", "{unit} {n}"),
    "first": ("先办：{unit}，{what}{state}：{command}", "First: {unit}, {what}{state}: {command}"),
    "by-hand": ("先办：{unit}，{what}{state}", "First: {unit}, {what}{state}"),
    "wait": ("等着：{unit}，{what}{state}", "Under way: {unit}, {what}{state}"),
    "next-phase": (
        "眼下要办的都办好了。{day} 开始“{name}”，到时先办：{command}",
        "Nothing is open now. “{name}” begins on {day}, with: {command}",
    ),
    "next-year": (
        "眼下要办的都办好了。年底转入下一年：{command}",
        "Nothing is open now. At the end of the year comes the next: {command}",
    ),
    "is-overdue": ("过期（{day}）", " overdue ({day})"),
    "is-unanswered": ("没有答复（{day}）", " unanswered ({day})"),
    "is-next": ("（{day} 前）", " (by {day})"),
    "plain": ("{unit}：{what}", "{unit}: {what}"),
    "which": ("：{refs}", ": {refs}"),
    "which-more": ("，如 {refs}", ", such as {refs}"),
    "dated": ("{ref}（{day}）", "{ref} ({day})"),
    "counts": ("各部门", "By department"),
    "count": (
        "{ref}：过期 {overdue}，没有答复 {unanswered}，还缺 {missing}",
        "{ref}: overdue {overdue}, unanswered {unanswered}, missing {missing}",
    ),
    "all": ("各单位", "all units"),
    "nobody": ("未写明单位", "no unit named"),
}


def heading(found: Status) -> Said:
    """Return the title: the year and the day."""
    return Said(WORDS["title"], {"year": found.year, "day": str(found.day)})


def phase(found: Status, context: Sound) -> Said:
    """Return which phase is under way, or comes."""
    if context.cycle is None:
        return Said(WORDS["no-cycle"], {"year": found.year})
    one = found.phase or found.coming
    if one is None:
        return Said(WORDS["over"])
    fields = {"name": one.name, "first": str(one.from_), "last": str(one.to)}
    days = (one.to - found.day).days
    if found.phase and days == 0:
        return Said(WORDS["phase-last"], fields)
    return Said(WORDS["phase" if found.phase else "coming"], fields | {"days": days})


def first_step(found: Status, context: Sound) -> Said | None:
    """Return what to begin with and the command for it, else what is done by hand or waited for; where
    nothing is open, with what the year goes on. None where nobody knows: the year has no phases."""
    open = [one for one in found.items if one.group != "done"]
    one = next((one for one in open if command(one)), open[0] if open else None)
    if one is None:
        return _goes_on(found, context)
    fields: dict[str, object] = {"unit": _unit(one.unit, context), "what": what(one.kind, one.step)}
    begin = "first" if command(one) else "wait" if one.group == "next" else "by-hand"
    return Said(WORDS[begin], fields | {"command": command(one), "state": _state(one)})


def _goes_on(found: Status, context: Sound) -> Said | None:
    """The phase that comes, with the command it begins with; after the last of them the next year."""
    if context.cycle is None:
        return None
    if found.coming is None:
        return Said(WORDS["next-year"], {"command": f"riskctl rollover {found.year + 1}"})
    one = found.coming
    fields: dict[str, object] = {"name": one.name, "day": str(one.from_)}
    begins = BEGINS.get(one.serves, "status")
    return Said(WORDS["next-phase"], fields | {"command": f"riskctl {begins}"})


def _state(one: StatusItem) -> object:
    """What is the matter with a thing; what is missing says so itself."""
    words = {"overdue": "is-overdue", "unanswered": "is-unanswered", "next": "is-next"}
    if one.group not in words or one.day is None:
        return ""
    return Said(WORDS[words[one.group]], {"day": str(one.day)})


def head(found: Status, context: Sound, on_paper: bool = False) -> list[Said]:
    """Return what stands above the sections: the phase, what is to be done first, what was done before its
    turn, and what the check leaves out for a while though it is counted here. On paper no command stands."""
    first = None if on_paper else first_step(found, context)
    return [phase(found, context), *([first] if first else []), *map(_early, found.early), *left_out(context)]


def _early(one: Early) -> Said:
    row = one.row
    fields = {"notice": row.notice, "step": word("early_step", row.step), "lacking": row.lacking}
    return Said(WORDS["early"], {**fields, "by": row.by, "day": str(row.day), "reason": row.reason})


def left_out(context: Sound) -> list[Said]:
    """Return what the programme ignores to a day, such as the things a new repository begins without: their
    reasons, by the day, the earliest first."""
    reasons: dict[date, dict[str, None]] = {}
    for _, one in in_force(context):
        if one.until:
            reasons.setdefault(one.until, {})[one.reason] = None
    return [
        Said(WORDS["left-out"], {"day": str(day), "reasons": listed([*own])})
        for day, own in sorted(reasons.items())
    ]


def groups(found: Status, context: Sound, details: bool = False) -> list[Section]:
    """Return each group with its lines, the overdue first; with `details` unit by unit, every thing named."""
    return [
        (Said(WORDS[group]), [*_group(group, found, context, details)] or [Said(WORDS["none"])])
        for group in GROUPS
    ]


def still_open(
    found: Status, context: Sound, groups: Sequence[Group] = ("overdue", "unanswered", "missing")
) -> list[Section]:
    """Return those of `groups` of which there is anything."""
    each = [(group, [*_group(group, found, context, False)]) for group in groups]
    return [(Said(WORDS[group]), lines) for group, lines in each if lines]


def _group(group: str, found: Status, context: Sound, details: bool) -> Iterator[Said]:
    """The lines of a group, what the heads lack before all else."""
    items = [one for one in found.items if one.group == group]
    yield from _part([one for one in items if one.kind in HEADS], group, context, details)
    yield from _part([one for one in items if one.kind not in HEADS], group, context, details)


def _part(items: list[StatusItem], group: str, context: Sound, details: bool) -> Iterator[Said]:
    """The lines of some items: what several units have to do, what one has, what is done or has no number."""
    together, rest = _parted(
        items, lambda one: not details and (group == "done" or KINDS[one.kind].counter is None)
    )
    units: dict[tuple[ItemKind, str], set[str]] = {}
    for one in rest:
        units.setdefault((one.kind, one.step), set()).add(one.unit)
    across, single = _parted(rest, lambda one: not details and len(units[one.kind, one.step]) > 1)
    yield from _across(across, context)
    yield from _lines(single, context, details)
    yield from _together(together, context)


def _parted(
    items: list[StatusItem], is_first: Callable[[StatusItem], bool]
) -> tuple[list[StatusItem], list[StatusItem]]:
    """The items of which it is so, and the others: none is looked for among all of them."""
    found: tuple[list[StatusItem], list[StatusItem]] = ([], [])
    for one in items:
        found[not is_first(one)].append(one)
    return found


def _across(items: list[StatusItem], context: Sound) -> Iterator[Said]:
    """A line for each kind of thing, with how many each unit has, in the order of the organisation."""
    for (kind, step), same in _by_kind(items).items():
        shares = Counter(one.unit for one in same)
        units = [Said(WORDS["share"], {"unit": _unit(id, context), "n": n}) for id, n in shares.items()]
        days = [one.day for one in same if one.day]
        fields: dict[str, object] = {"what": what(kind, step), "amount": amount(kind, len(same))}
        fields |= {"units": listed([*units]), "day": str(min(days)) if days else ""}
        yield Said(WORDS["across" if days else "across-dayless"], fields)


def _by_kind(items: list[StatusItem]) -> dict[tuple[ItemKind, str], list[StatusItem]]:
    kinds: dict[tuple[ItemKind, str], list[StatusItem]] = {}
    for one in items:
        kinds.setdefault((one.kind, one.step), []).append(one)
    return kinds


def _together(items: list[StatusItem], context: Sound) -> Iterator[Said]:
    """A line for each kind of thing, with the units that have it."""
    for (kind, step), same in _by_kind(items).items():
        many = amount(kind, len(same))
        fields = {"what": what(kind, step), "units": _units(same, context), "amount": many}
        yield Said(WORDS["sum" if many else "by-units"], fields)


def count_lines(counts: list[Count]) -> Section:
    """Return the counts by department under their heading."""
    lines = [
        Said(
            WORDS["count"],
            {
                "ref": f"{one.unit}/{one.department}" if one.department else one.unit,
                "overdue": one.overdue,
                "unanswered": one.unanswered,
                "missing": one.missing,
            },
        )
        for one in counts
    ]
    return Said(WORDS["counts"]), lines or [Said(WORDS["none"])]


def _lines(items: list[StatusItem], context: Sound, details: bool) -> Iterator[Said]:
    def key(one: StatusItem) -> tuple[str, ItemKind, str]:
        return one.unit, one.kind, one.step

    order = {at: n for n, at in enumerate(dict.fromkeys(map(key, items)))}
    units = {unit: n for n, unit in enumerate(dict.fromkeys(one.unit for one in items))}
    for at, same in groupby(sorted(items, key=lambda i: (units[i.unit], order[key(i)])), key):
        yield _line(at, sorted(same, key=lambda i: i.day or date.max), context, details)


def _line(at: tuple[str, ItemKind, str], same: list[StatusItem], context: Sound, details: bool) -> Said:
    id, kind, step = at
    shown = same if details else same[:SHOWN]
    refs: list[object] = [*map(_ref, shown)]
    which = Said(WORDS["which" if len(shown) == len(same) else "which-more"], {"refs": listed(refs)})
    many = amount(kind, len(same))
    fields: dict[str, object] = {
        "unit": _unit(id, context),
        "what": what(kind, step),
        "amount": many,
        "which": which,
    }
    return Said(WORDS["line" if many else "plain"], fields)


def _units(same: list[StatusItem], context: Sound) -> Said:
    """The units that have these items, or that all have them."""
    have = list(dict.fromkeys(one.unit for one in same))
    known = context.organization.units.values()
    own = {unit.id for unit in known if not unit.external}
    return (
        Said(WORDS["all"]) if len(own) > 1 and own <= {*have} else listed([_unit(id, context) for id in have])
    )


def _unit(id: str, context: Sound) -> object:
    unit = context.organization.units.get(id)
    return unit.name if unit else id or Said(WORDS["nobody"])


def _ref(one: StatusItem) -> object:
    return Said(WORDS["dated"], {"ref": one.ref, "day": str(one.day)}) if one.day else one.ref
