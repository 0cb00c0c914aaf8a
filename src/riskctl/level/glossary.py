"""Says what a word of a repository means: a level, a value of a scale, a matter, a regulation, a subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from riskctl.base.messages import Said, Words, listed, term
from riskctl.corpus.grading import Grading, Scale
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import find_subject
from riskctl.level.basis import basis_word, how_often
from riskctl.level.explain import body_name
from riskctl.level.grade import GradedPoint
from riskctl.level.grounds_of_level import leads_to
from riskctl.records.kinds.policy import Level
from riskctl.records.vocabulary import word as code_word

WORDS: Words = {
    "level": ("等级“{name}”，编号 {id}（{place}）", "Level “{name}”, id {id} ({place})"),
    "gravest": ("最重", "the gravest"),
    "lightest": ("最轻", "the lightest"),
    "middle": ("第 {rank} 轻", "{rank} from the lightest"),
    "aliases": ("也读作：{words}", "Also read: {words}"),
    "watched": ("由{offices}监控。", "Watched by: {offices}."),
    "floor": ("底线：{what}不低于它（{reason}）。", "Floor: {what} is never below it ({reason})."),
    "key": ("重点事项", "key matters"),
    "points": ("现有 {n} 个风险点：{ids}", "Risk points now: {n}: {ids}"),
    "no-points": ("现在没有风险点。", "There is no risk point now."),
    "value": ("{scale}“{name}”，分值 {value}", "{scale} “{name}”, worth {value}"),
    "probability": ("发生概率", "Probability"),
    "severity": ("危害程度", "Severity"),
    "criteria": ("标准：{criteria}（{basis}）", "Criteria: {criteria} ({basis})"),
    "criterion": (
        "定级标准“{text}”（{id}），符合的定为{level}",
        "Criterion “{text}” ({id}); what meets it is {level}",
    ),
    "note": ("理由：{note}。", "Grounds: {note}."),
    "matter": ("权力事项“{name}”（{id}），属于{power}", "Matter “{name}” ({id}), of the {power}"),
    "regulation": ("制度《{title}》（{id}），{state}", "Regulation “{title}” ({id}), {state}"),
    "number": ("文号：{number}", "Document number: {number}"),
    "days": ("施行：{start} 至 {end}", "In force: {start} to {end}"),
    "plan": ("由 {owner} 负责，{due} 前完成。", "{owner} answers for it, due {due}."),
    "unit": ("单位“{name}”（{id}）", "Unit “{name}” ({id})"),
    "department": ("“{unit}”的部门“{name}”（{id}）", "Department “{name}” of “{unit}” ({id})"),
    "post": ("“{department}”的岗位“{name}”（{id}）", "Post “{name}” of “{department}” ({id})"),
    "bodies": ("党组：{party}；纪检监察：{discipline}", "Party group: {party}; discipline: {discipline}"),
    "none": ("没有写", "not declared"),
    "open-day": ("—", "—"),
}
SHOWN = 12  # ids of points named


def about(word: str, context: Sound, graded: Sequence[GradedPoint] | None) -> list[Said]:
    """Return all that `word` means here, a sentence a line: 高 is a probability and a level.

    Without the points `graded` nothing is said of how many it is about.
    """
    meanings = (_level, _value, _criterion, _matter, _regulation, _subject)
    return [said for meaning in meanings for said in meaning(word, context, graded)]


def known_words(context: Sound) -> list[str]:
    """Return the words that `about` knows, for “did you mean”."""
    words = [*(context.regulations or {}), *context.matter_by_word]
    words += [level.name for level in context.grading.ladder.levels]
    words += [v.name for scale in _scales(context.grading).values() for v in scale.values]
    words += [c.id for c in context.grading.policy.criteria]
    index = context.organization
    return [*words, *index.units, *index.departments, *index.seats]


def _level(word: str, context: Sound, graded: Sequence[GradedPoint] | None) -> Iterator[Said]:
    level = context.grading.ladder.find(word)
    if level is None:
        return
    yield Said(WORDS["level"], {"name": level.name, "id": level.id, "place": _place(level, context.grading)})
    if level.aliases:
        yield Said(WORDS["aliases"], {"words": listed([*level.aliases])})
    offices: list[object] = [code_word("office", office) for office in level.monitor]
    yield Said(WORDS["watched"], {"offices": listed(offices)})
    yield from leads_to(level, context.grading)
    yield from how_often(context.grading, level.id)
    for floor in context.grading.policy.floors:
        if floor.level == level.id:
            what = floor.matter or term(WORDS["key"])
            yield Said(WORDS["floor"], {"what": what, "reason": floor.reason})
    yield from _points(graded, lambda g: g.score.level.id == level.id)


def _place(level: Level, grading: Grading) -> Said:
    rank, top = grading.ladder.rank(level), len(grading.ladder.levels) - 1
    if rank in (0, top):
        return term(WORDS["gravest" if rank else "lightest"])
    return Said(WORDS["middle"], {"rank": rank + 1})


def _scales(grading: Grading) -> dict[str, Scale]:
    if grading.by_criteria:
        return {}  # those of a policy that this one extends choose nothing here
    return {"probability": grading.probability, "severity": grading.severity}


def _value(word: str, context: Sound, graded: Sequence[GradedPoint] | None) -> Iterator[Said]:
    for name, scale in _scales(context.grading).items():
        if value := scale.find(word):
            fields = {"scale": term(WORDS[name]), "name": value.name, "value": value.value}
            yield Said(WORDS["value"], fields)
            if value.criteria:
                yield Said(WORDS["criteria"], {"criteria": value.criteria, "basis": basis_word(value.basis)})


def _criterion(word: str, context: Sound, graded: Sequence[GradedPoint] | None) -> Iterator[Said]:
    criterion = context.grading.criterion(word)
    level = context.grading.ladder.level(criterion.level) if criterion else None
    if criterion is None or level is None:
        return
    yield Said(WORDS["criterion"], {"text": criterion.text, "id": criterion.id, "level": level.name})
    if criterion.note:
        yield Said(WORDS["note"], {"note": criterion.note})
    yield from _points(graded, lambda g: criterion in g.score.met)


def _matter(word: str, context: Sound, graded: Sequence[GradedPoint] | None) -> Iterator[Said]:
    matter = context.matter(word)
    if matter is None:
        return
    fields = {"name": matter.name, "id": matter.id, "power": code_word("power", matter.power)}
    yield Said(WORDS["matter"], fields)
    yield from _points(graded, lambda g: context.matter(g.point.matter) is matter)


def _regulation(word: str, context: Sound, graded: Sequence[GradedPoint] | None) -> Iterator[Said]:
    found = (context.regulations or {}).get(word)
    if found is None:
        return
    fields = {"title": found.title, "id": found.id, "state": code_word("state", found.state)}
    yield Said(WORDS["regulation"], fields)
    if found.number:
        yield Said(WORDS["number"], {"number": found.number})
    if found.from_ or found.to:
        blank = term(WORDS["open-day"])
        days = {"start": str(found.from_ or "") or blank, "end": str(found.to or "") or blank}
        yield Said(WORDS["days"], days)
    if found.owner and found.due:
        yield Said(WORDS["plan"], {"owner": found.owner, "due": str(found.due)})
    yield from _points(graded, lambda g: any(m.regulation == word for m in g.point.measures))


def _subject(word: str, context: Sound, graded: Sequence[GradedPoint] | None) -> Iterator[Said]:
    found = find_subject(word, context.organization)
    if found is None:
        return
    if found.seat and found.department:
        fields = {"department": found.department.name, "name": found.seat.post.name, "id": found.ref}
        yield Said(WORDS["post"], fields)
    elif found.department:
        fields = {"unit": found.unit.name, "name": found.department.name, "id": found.ref}
        yield Said(WORDS["department"], fields)
    else:
        yield Said(WORDS["unit"], {"name": found.unit.name, "id": found.ref})
        party, discipline = (body_name(found.unit, o) for o in ("party_group", "discipline_office"))
        none = term(WORDS["none"])
        yield Said(WORDS["bodies"], {"party": party or none, "discipline": discipline or none})
    yield from _points(graded, lambda g: f"{g.subject.ref}/".startswith(f"{word}/"))


def _points(graded: Sequence[GradedPoint] | None, wanted: Callable[[GradedPoint], bool]) -> Iterator[Said]:
    if graded is None:
        return
    ids = [g.id for g in graded if wanted(g)]
    if not ids:
        yield term(WORDS["no-points"])
        return
    shown: list[object] = [*ids[:SHOWN], *(["…"] if len(ids) > SHOWN else [])]
    yield Said(WORDS["points"], {"n": len(ids), "ids": listed(shown)})
