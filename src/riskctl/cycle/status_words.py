"""The status in sentences: a line for each kind of thing a unit has, its first few named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from riskctl.base.messages import Language, Said, Words, listed
from riskctl.corpus.context import Context
from riskctl.cycle.item import GROUPS, Item
from riskctl.cycle.status import Count, Status
from riskctl.records.vocabulary import word

SHOWN = 3  # things named a line; JSON has them all
WORDS: Words = {
    "title": ("{year} 年度，{day}", "The year {year} on {day}"),
    "phase": (
        "现在是“{name}”阶段（{first} 至 {last}），还有 {days} 天",
        "The phase is “{name}” ({first} to {last}); days left: {days}",
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
    "overdue": ("过期", "Overdue"),
    "unanswered": ("没有答复", "Unanswered"),
    "missing": ("还缺", "Missing"),
    "next": ("接下来", "Next"),
    "done": ("已完成", "Done"),
    "none": ("没有", "none"),
    "line": ("{unit}：{what} {amount}{which}", "{unit}: {what}, {amount}{which}"),
    "by-units": ("{what}：{units}", "{what}: {units}"),
    "sum": ("{what} {amount}：{units}", "{what}, {amount}: {units}"),
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
KINDS: Words = {
    "check": ("风险点监控", "checks of points"),
    "measure": ("防范措施", "measures"),
    "regulation": ("待修订、待制定的制度", "regulations to revise or draft"),
    "warning": ("风险预警通知书", "warning letters"),
    "rectification": ("整改通知书", "rectification notices"),
    "comment": ("公示意见", "comments on a notice"),
    "preparation": ("{step}已办", "{step} done"),
    "no-preparation": ("没有记录{step}", "no {step} recorded"),
    "signed": ("{step}已签", "{step} signed"),
    "signoff-missing": ("{step}没有签", "{step} not signed"),
    "signoff-returned": ("{step}退回", "{step} returned"),
    "signoff-stale": ("{step}签字后内容又改了", "{step} signed before the content changed"),
    "signoff-new-holder": ("{step}签字后换了人", "{step} signed by a former holder"),
    "no-notice": ("还没有公示", "no notice opened"),
    "not-issued": ("公示期满没有印发", "notices over and not issued"),
    "notice": ("正在公示", "notices open"),
    "issued": ("公示后已印发", "notices issued"),
    "drawn": ("随机抽查", "points drawn for a random check"),
    "carried": ("上年转入的风险点复核", "reviews of points carried over"),
    "suggestion": ("建议", "suggestions"),
    "inspected": ("已检查", "inspected"),
    "not-inspected": ("还没有检查", "not inspected yet"),
    "assessed": ("已考核", "assessed"),
    "not-assessed": ("还没有考核", "not assessed yet"),
}
AMOUNTS: Words = {"item": ("{n} 项", "{n}"), "piece": ("{n} 个", "{n}"), "paper": ("{n} 份", "{n}")}
COUNTERS = {
    "check": "piece",
    "drawn": "piece",
    "carried": "piece",
    "comment": "item",
    "suggestion": "item",
    "regulation": "item",
    "measure": "item",
}  # else papers
UNCOUNTED = (
    *("preparation", "no-preparation", "no-notice"),
    *("inspected", "not-inspected", "assessed", "not-assessed"),
)


def heading(found: Status) -> Said:
    """Return the title: the year and the day."""
    return Said(WORDS["title"], {"year": found.year, "day": str(found.day)})


def phase(found: Status, context: Context) -> Said:
    """Return which phase is under way, or comes."""
    if context.cycle is None:
        return Said(WORDS["no-cycle"], {"year": found.year})
    one = found.phase or found.coming
    if one is None:
        return Said(WORDS["over"])
    fields = {"name": one.name, "first": str(one.from_), "last": str(one.to)}
    days = (one.to - found.day).days
    return Said(WORDS["phase" if found.phase else "coming"], fields | {"days": days})


def groups(found: Status, context: Context) -> list[tuple[Said, list[Said]]]:
    """Return each group with its lines, the overdue first."""
    return [
        (Said(WORDS[group]), [*_group(group, found, context)] or [Said(WORDS["none"])]) for group in GROUPS
    ]


def _group(group: str, found: Status, context: Context) -> Iterator[Said]:
    """The lines of a group: what has to be done unit by unit, what is done or has no number in one line."""
    items = [one for one in found.items if one.group == group]
    together = [one for one in items if group == "done" or one.kind in UNCOUNTED]
    yield from _lines([one for one in items if one not in together], context)
    yield from _together(together, context)


def _together(items: list[Item], context: Context) -> Iterator[Said]:
    """A line for each kind of thing, with the units that have it."""
    kinds: dict[tuple[str, str], list[Item]] = {}
    for one in items:
        kinds.setdefault((one.kind, one.step), []).append(one)
    for (kind, step), same in kinds.items():
        fields: dict[str, object] = {"what": _what(kind, step), "units": _units(same, context)}
        if kind in UNCOUNTED:
            yield Said(WORDS["by-units"], fields)
        else:
            amount = Said(AMOUNTS[COUNTERS.get(kind, "paper")], {"n": len(same)})
            yield Said(WORDS["sum"], fields | {"amount": amount})


def count_lines(counts: list[Count]) -> tuple[Said, list[Said]]:
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


def json_ready(found: Status, counts: list[Count] | None) -> dict[str, object]:
    """Return the status as plain data; counts only where they were asked for."""
    phase = found.phase
    whole: dict[str, object] = {
        "version": 1,
        "year": found.year,
        "day": str(found.day),
        "phase": {"id": phase.id, "name": phase.name, "from": str(phase.from_), "to": str(phase.to)}
        if phase
        else None,
        "items": [
            {
                "group": one.group,
                "kind": one.kind,
                "unit": one.unit,
                "department": one.department,
                "ref": one.ref,
                "step": one.step or None,
                "day": str(one.day) if one.day else None,
            }
            for one in found.items
        ],
    }
    if counts is not None:
        names = ("unit", "department", "overdue", "unanswered", "missing")
        whole["departments"] = [{name: getattr(one, name) for name in names} for one in counts]
    return whole


def markdown(sections: list[tuple[Said, list[Said]]], title: Said, first: Said, language: Language) -> str:
    """Return the status as Markdown; what stands in the registers is taken literally."""
    text = f"# {title.text(language)}\n\n{literal(first.text(language))}\n"
    for name, lines in sections:
        items = "".join(f"- {literal(line.text(language))}\n" for line in lines)
        text += f"\n## {name.text(language)}\n\n{items}"
    return text


def literal(text: str) -> str:
    """Return `text` as Markdown that shows it as it is."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|" else c for c in text)


def _lines(items: list[Item], context: Context) -> Iterator[Said]:
    def key(one: Item) -> tuple[str, str, str]:
        return one.unit, one.kind, one.step

    order = {at: n for n, at in enumerate(dict.fromkeys(map(key, items)))}
    units = {unit: n for n, unit in enumerate(dict.fromkeys(one.unit for one in items))}
    for at, same in groupby(sorted(items, key=lambda i: (units[i.unit], order[key(i)])), key):
        yield _line(at, sorted(same, key=lambda i: i.day or date.max), context)


def _line(at: tuple[str, str, str], same: list[Item], context: Context) -> Said:
    id, kind, step = at
    refs: list[object] = [*map(_ref, same[:SHOWN])]
    which = Said(WORDS["which" if len(same) <= SHOWN else "which-more"], {"refs": listed(refs)})
    fields: dict[str, object] = {
        "unit": _unit(id, context),
        "what": _what(kind, step),
        "amount": Said(AMOUNTS[COUNTERS.get(kind, "paper")], {"n": len(same)}),
        "which": which,
    }
    return Said(WORDS["line"], fields)


def _units(same: list[Item], context: Context) -> Said:
    """The units that have these items, or that all have them."""
    have = list(dict.fromkeys(one.unit for one in same))
    known = context.organization.units.values() if context.organization else ()
    own = {unit.id for unit in known if not unit.external}
    return (
        Said(WORDS["all"]) if len(own) > 1 and own <= {*have} else listed([_unit(id, context) for id in have])
    )


def _unit(id: str, context: Context) -> object:
    unit = context.organization.units.get(id) if context.organization else None
    return unit.name if unit else id or Said(WORDS["nobody"])


def _what(kind: str, step: str) -> Said:
    group = "preparation" if kind.endswith("preparation") else "step"
    return Said(KINDS[kind], {"step": word(group, step) if step else ""})


def _ref(one: Item) -> object:
    return Said(WORDS["dated"], {"ref": one.ref, "day": str(one.day)}) if one.day else one.ref
