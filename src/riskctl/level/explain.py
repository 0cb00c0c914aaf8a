"""Says how a level and a monitor came about, one sentence a step, so that anyone can follow it."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Language, Pair, Said, Words, listed, term
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.sound import Sound
from riskctl.level.assign import CATEGORY, PERSONS, ClimbStep, Monitor
from riskctl.level.grade import GradedPoint
from riskctl.level.score import Score
from riskctl.records.decisions import Override
from riskctl.records.kinds.organization import Office, Unit
from riskctl.records.kinds.policy import Cell, Threshold
from riskctl.records.vocabulary import word

WORDS: Words = {
    "index": (
        "发生概率“{probability}”（{p}）× 危害程度“{severity}”（{s}）= 风险指数 {index}。",
        "Probability “{probability}” ({p}) × severity “{severity}” ({s}) = risk index {index}.",
    ),
    "met": ("符合标准“{criterion}”：{level}。", "It meets the criterion “{criterion}”: {level}."),
    "none-met": ("没有符合的标准。", "It meets no criterion."),
    "cell": ("这一格", "this cell"),
    "band": ("这一档", "this band"),
    "one-met": ("符合这一条的", "what meets this"),
    "gravest-met": ("几条中最重的", "the gravest of these"),
    "default": ("一条也不符合的", "what meets none"),
    "by-plan": (
        "按政策“{policy}”，{what}是{level}；依据：方案原文。",
        "Under the policy “{policy}” {what} is {level}; basis: the plan's own words.",
    ),
    "by-ours": (
        "按政策“{policy}”，{what}是{level}；依据：方案没有写明，由政策文件补定。",
        "Under the policy “{policy}” {what} is {level}; "
        "basis: the policy file, since the plan leaves it open.",
    ),
    "by-policy": (
        "按政策“{policy}”，{what}是{level}；依据：政策文件。",
        "Under the policy “{policy}” {what} is {level}; basis: the policy file.",
    ),
    "note": ("理由：{note}。", "Grounds: {note}."),
    "floor": (
        "这一权力事项有底线：不低于{level}（{reason}），所以提到{level}。",
        "This matter has a floor: never below {level} ({reason}); so it is raised to {level}.",
    ),
    "override": (
        "{body}于 {date} 审定为{level}，算出的是{computed}。理由：{reason}。",
        "{body} confirmed {level} on {date}, where {computed} was computed. Reason: {reason}.",
    ),
    "override-floor": (
        "审定的等级低于底线，底线仍然有效：{level}。",
        "The confirmed level lies below a floor; the floor holds: {level}.",
    ),
    "watched": ("{level}由{offices}监控。", "{level} is watched by: {offices}."),
    "watched-unit": (
        "这是单位自己的风险点，由本单位党组和纪检监察部门监控。",
        "This point is the unit's own: its party group and discipline office watch it.",
    ),
    "taken-post": (
        "{office}是{title}（{holder}），由该岗位监控。",
        "{office}: {title} ({holder}); this post watches.",
    ),
    "taken-body": ("{office}：{title}，由其监控。", "{office}: {title}; this body watches."),
    "undeclared": (
        "{office}：组织机构里没有写明{unit}的，往上找。",
        "{office}: the organisation names none for {unit}, the next one up is tried.",
    ),
    "same-post": (
        "{office}是{title}，就是风险所在的岗位，自己不能监控自己，往上找。",
        "{office}: {title} is the post at risk itself; nobody watches themselves, the next one up is tried.",
    ),
    "same-person": (
        "{office}是{title}，也由本人担任，自己不能监控自己，往上找。",
        "{office}: {title} is held by the same person; nobody watches themselves, the next one up is tried.",
    ),
    "leads": (
        "{office}：{title}由本人（一把手）主持，不能独立监控本人，往上一级找。",
        "{office}: {title} is led by the holder, so it is not independent; the unit above is tried.",
    ),
    "own-office": (
        "{office}：本人在{title}任职，不能自己监控自己，往上一级找。",
        "{office}: the holder serves in {title}; nobody watches themselves, the unit above is tried.",
    ),
    "top": (
        "{office}：已经到顶，仍找不到可以独立监控的机构。",
        "{office}: the top is reached, and no body was found that can watch independently.",
    ),
    "category-taken": (
        "“{category}”的归口部门是{title}，一并监控。",
        "The department in charge of “{category}” is {title}; it watches as well.",
    ),
    "category-watches": (
        "“{category}”的归口部门是{title}，已经在监控。",
        "The department in charge of “{category}” is {title}, which watches already.",
    ),
    "category-undeclared": (
        "政策写明“{category}”归口{ref}，组织机构里{unit}没有这个部门，不另加监控。",
        "The policy puts {ref} in charge of “{category}”; the organisation has no such department of "
        "{unit}, so none is added.",
    ),
    "category-own-office": (
        "“{category}”的归口部门是{title}，就是风险所在的部门，自己不能监控自己，不另加监控。",
        "The department in charge of “{category}” is {title}, where the risk lies; nobody watches "
        "themselves, so it is not added.",
    ),
    "category-leads": (
        "“{category}”的归口部门是{title}，由本人主管，不能独立监控本人，不另加监控。",
        "The department in charge of “{category}”, {title}, is under the holder and not independent, "
        "so it is not added.",
    ),
    "abroad": ("{title}（{unit}）", "{title} ({unit})"),
    "at-home": ("{title}", "{title}"),
    "named": ("登记表另外写明由{title}监控。", "The register names {title} as a monitor as well."),
    "held": ("现任 {names}", "held by {names}"),
    "held-unnamed": ("现有人任职", "the post is held"),
    "vacant": ("现在空缺", "the post is vacant"),
    "unknown": ("未提供任职名单", "no holders' file at hand"),
}


def explain(graded: GradedPoint, context: Sound, names: bool = False) -> list[Said]:
    """Return the whole derivation of a point's level and monitors; holders by name only with `names`."""
    said = [*_level(graded, context)]
    said.append(_watched(graded))
    said += [_step(step, graded, context, names) for step in graded.assignment.steps]
    return [*said, *_named(graded, context)]


def exceptions(graded: GradedPoint, context: Sound) -> list[Said]:
    """Return the steps of that derivation that the policy's tables do not tell: what raised or confirmed the
    level, and why who watches is another than the one whose turn it was."""
    told = [step for step in graded.assignment.steps if not _is_plain(step)]
    steps = [_step(step, graded, context, names=False) for step in told]
    return [*_decided(graded, context), *steps, *_named(graded, context)]


def _is_plain(step: ClimbStep) -> bool:
    """Whether a step only takes an office, adds nobody, or passes one that the body does not have."""
    return step.verdict == "watches" or (step.office != CATEGORY and step.verdict in ("taken", "undeclared"))


def _named(graded: GradedPoint, context: Sound) -> Iterator[Said]:
    for monitor in graded.named:
        title = titled(monitor, graded.subject.unit, context.organization)
        yield Said(WORDS["named"], {"title": title})


def titled(monitor: Monitor, home: Unit, organization: OrganizationIndex) -> Said:
    """Return the title of the office as printed: with its unit where that is not `home`."""
    fields = {"title": _bare_title(monitor, organization), "unit": monitor.unit.name}
    return Said(_bracketed(monitor, home), fields)


def office_title(
    monitor: Monitor, home: Unit, organization: OrganizationIndex, language: Language = "zh"
) -> str:
    """Return the same as plain text, neither shortened nor made visible."""
    template = _bracketed(monitor, home)[0 if language == "zh" else 1]
    return template.format(title=_bare_title(monitor, organization), unit=monitor.unit.name)


def _bracketed(monitor: Monitor, home: Unit) -> Pair:
    return WORDS["at-home" if monitor.unit.id == home.id else "abroad"]


def _bare_title(monitor: Monitor, organization: OrganizationIndex) -> str:
    if monitor.department:
        return monitor.department.name
    return organization.title(monitor.seat) if monitor.seat else body_name(monitor.unit, monitor.office)


def body_name(unit: Unit, office: str) -> str:
    """Return the name of a unit's body as the organisation has it, blank where it declares none."""
    declared = getattr(unit, office, None)
    return declared.name if isinstance(declared, Office) else ""  # a head that is no post is no body


def _level(graded: GradedPoint, context: Sound) -> Iterator[Said]:
    scored = graded.score
    yield from _values(scored, context)
    what = Said(WORDS[_what(scored)])
    fields = {"policy": context.policy_name, "what": what, "level": scored.from_cell.name}
    yield Said(WORDS[f"by-{scored.basis}"], fields)
    if scored.cell and scored.cell.note:
        yield Said(WORDS["note"], {"note": scored.cell.note})
    yield from _decided(graded, context)


def _decided(graded: GradedPoint, context: Sound) -> Iterator[Said]:
    """What raised or confirmed the level beyond the policy's own method."""
    scored = graded.score
    if scored.floor:
        yield Said(WORDS["floor"], {"level": scored.computed.name, "reason": scored.floor.reason})
    if scored.override:
        yield _override(scored.override, graded, context)
        if scored.held:
            yield Said(WORDS["override-floor"], {"level": scored.level.name})


def _values(scored: Score, context: Sound) -> Iterator[Said]:
    """What people chose: the two values, or the criteria met."""
    p, s = scored.probability, scored.severity
    if p and s:
        fields = {"probability": p.name, "p": p.value, "severity": s.name, "s": s.value}
        yield Said(WORDS["index"], fields | {"index": scored.index})
    elif not scored.met:
        yield term(WORDS["none-met"])
    for criterion in scored.met:
        level = context.grading.ladder.level(criterion.level)
        yield Said(WORDS["met"], {"criterion": criterion.text, "level": level.name if level else ""})


def _what(scored: Score) -> str:
    match scored.cell:
        case Cell():
            return "cell"
        case Threshold():
            return "band"
    return "default" if not scored.met else "one-met" if len(scored.met) == 1 else "gravest-met"


def _override(override: Override, graded: GradedPoint, context: Sound) -> Said:
    home = graded.subject.unit
    body = context.organization.office(override.body, home.id)
    fields: dict[str, object] = {
        "body": titled(Monitor(body[1], body[0]), home, context.organization) if body else override.body,
        "date": str(override.date),
        "reason": override.reason,
        "level": override.level if graded.score.held else graded.score.level.name,
        "computed": graded.score.computed.name,
    }
    return Said(WORDS["override"], fields)


def _watched(graded: GradedPoint) -> Said:
    if graded.owner.department is None:
        return term(WORDS["watched-unit"])
    level = graded.score.level
    offices: list[object] = [word("office", office) for office in level.monitor]
    return Said(WORDS["watched"], {"level": level.name, "offices": listed(offices)})


def _step(step: ClimbStep, graded: GradedPoint, context: Sound, names: bool) -> Said:
    home = graded.subject.unit
    looked_at = Monitor(step.office, step.unit, step.seat, department=step.department)
    title = titled(looked_at, home, context.organization)
    fields: dict[str, object] = {
        "office": word("office", step.office),
        "unit": step.unit.name,
        "title": title,
    }
    if step.office == CATEGORY:
        return Said(WORDS[f"category-{step.verdict}"], fields | _category(graded, context))
    if step.verdict == "taken" and step.office in PERSONS:
        return Said(WORDS["taken-post"], fields | {"holder": _holder(step, context, names)})
    return Said(WORDS["taken-body" if step.verdict == "taken" else step.verdict], fields)


def _category(graded: GradedPoint, context: Sound) -> dict[str, object]:
    category = graded.point.category
    return {"category": context.category_word(category), "ref": context.grading.office_of(category)}


def _holder(step: ClimbStep, context: Sound, names: bool) -> Said:
    if context.people is None or step.seat is None:
        return term(WORDS["unknown"])
    held = context.people.names(step.seat)
    if not held:
        return term(WORDS["vacant"])
    return Said(WORDS["held"], {"names": listed(list(held))}) if names else term(WORDS["held-unnamed"])
