"""What an inspection's six questions are prefilled with: facts of the repository, said to be no answers.

For each question the rules that bear on it, with how often each finds something in the unit, and counts
of what is on file. The answer is given by people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from riskctl.base.messages import Language, Pair, Said, Words, listed, term
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import steps_of
from riskctl.level.grade import GradedPoint
from riskctl.level.own_watch import owner_watches
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.checks import Check
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.records.kinds.responses import PersonResponse
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.records.vocabulary import CODES
from riskctl.sources.yaml.emit import Braced, Noted, emit, remark
from riskctl.year.log.rows import logged
from riskctl.year.watch.letters import letters

RULES: Mapping[str, tuple[str, ...]] = {
    "identified": ("RK108", "RK401", "RK402", "RK403", "RK404"),
    "institutions": ("RK206", "RK504", "RK505"),
    "procedure": ("RK303", "RK601", "RK602", "RK603", "RK604", "RK605", "RK606", "RK607"),
    "duties": ("RK205", "RK306", "RK307", "RK308", "RK309", "RK623"),
    "accountability": ("RK608", "RK704"),
    "effective": ("RK501", "RK506", "RK609"),
}
SHOWN = 3  # points named as examples
SHEETS = ("appraisal", "survey")  # the ways whose sheets are counted, and not kept
WORDS: Words = {
    "fill": (
        "每一项写 answer（yes、partly、no）和 basis（依据）；prefilled 是算出来的，不是答案",
        "of each: answer (yes, partly, no) and basis, what it rests on; prefilled is computed and no answer",
    ),
    "totals": (
        "{sheets}的合计：发出、收回、好（是）、一般（基本）、差（否）几份，表本身不留",
        "totals of {sheets}: sheets sent, returned, and answered good, fair, poor; no sheet is kept",
    ),
    "found": ("{title}：{n} 处", "{title}: {n}"),
    "clean": ("有关的检查规则没有发现问题", "the checks that bear on it find nothing"),
    "points": ("登记风险点 {n} 个：{levels}", "risk points registered: {n} ({levels})"),
    "level": ("{level} {n} 个", "{level}: {n}"),
    "measures": (
        "防范措施 {n} 条，写明责任人的 {owned} 条，写明期限的 {dated} 条",
        "measures: {n}, with an owner {owned}, with a due day {dated}",
    ),
    "watched": (
        "其中 {n} 条的措施责任人就是这个风险点的监控责任人，谁来看他落实？如 {points}",
        "of these {n} have an owner who is also a monitor of their point; who sees that he does it? Such as "
        "{points}",
    ),
    "titled": ("“{title}”", "“{title}”"),
    "done": ("防范措施 {n} 条，写了完成的 {done} 条", "measures: {n}, said to be done {done}"),
    "checks": (
        "预防 {prevention} 次，监控 {monitoring} 次，发现苗头性问题 {signs} 个",
        "acts of prevention: {prevention}; of monitoring: {monitoring}; early signs seen: {signs}",
    ),
    "letters": (
        "预警通知书 {warnings} 份，整改通知书 {notices} 份，其中没有回复的 {open} 份",
        "warning letters: {warnings}; rectification notices: {notices}; unanswered of both: {open}",
    ),
    "responses": ("对个人的处置 {n} 次", "responses to individuals: {n}"),
}


def prefilled(
    body: str,
    graded: Sequence[GradedPoint],
    found: Mapping[str, tuple[Pair, int]],
    context: Sound,
) -> dict[str, list[Said]]:
    """Return the facts by question of the `body`, unit or unit/department; `found` has each rule's title and
    how often it finds there."""
    facts = {question: list(_of_rules(rules, found)) for question, rules in RULES.items()}
    own = [g for g in graded if is_of(g.id, body) and g.point.in_force]
    measures = [measure for g in own for measure in g.point.measures]
    counts: dict[str, object] = {
        "n": len(measures),
        "owned": sum(bool(m.owner) for m in measures),
        "dated": sum(m.due is not None for m in measures),
        "done": sum(m.done is not None for m in measures),
    }
    facts["identified"].insert(0, _points(own, context))
    facts["duties"].insert(0, Said(WORDS["measures"], counts))
    facts["duties"][1:1] = _watching_themselves(own, context)
    facts["accountability"][:0] = _letters(body, context)
    facts["effective"][:0] = [Said(WORDS["done"], counts), _checks(body, context)]
    return facts


def inspection_text(
    body: str,
    day: date,
    by: str,
    ways: Sequence[str],
    facts: Mapping[str, Sequence[Said]],
    language: Language,
) -> str:
    """Return a new inspection of `body`, unit or unit/department, as YAML, its answers left to be given."""
    head = {"schema": kind_named("inspection").schema, **steps_of(body), "day": day, "by": by}
    questions = [
        {
            "id": Noted(question, term(CODES["question"][question]).text(language)),
            "prefilled": [one.text(language) for one in said],
        }
        for question, said in facts.items()
    ]
    return "".join(
        (
            emit(head | ({"ways": Braced(ways)} if ways else {})),
            remark(term(WORDS["fill"]).text(language)),
            emit({"questions": questions}),
            *(f"{line}\n" for line in _totals(ways, language)),
            remark("findings: []"),
        )
    )


def _totals(ways: Sequence[str], language: Language) -> list[str]:
    """Where the totals of the sheets are to be written, for the ways that have sheets."""
    sheets = [way for way in ways if way in SHEETS]
    said = [f"{way} {term(CODES['way'][way]).text(language)}" for way in sheets]
    asked = (
        [f"# totals: # {Said(WORDS['totals'], {'sheets': listed([*said])}).text(language)}"] if said else []
    )
    return asked + [f"#   - {{sheet: {way}, sent: , returned: , good: , fair: , poor: }}" for way in sheets]


def _of_rules(rules: Sequence[str], found: Mapping[str, tuple[Pair, int]]) -> Iterator[Said]:
    hits = [found[rule] for rule in rules if rule in found and found[rule][1]]
    for title, n in hits:
        yield Said(WORDS["found"], {"title": term(title), "n": n})
    if not hits:
        yield Said(WORDS["clean"])


def _watching_themselves(own: Sequence[GradedPoint], context: Sound) -> list[Said]:
    """How many measures are owned by who also watches their point, by post or by person."""
    found = [g for g in own for measure in g.point.measures if owner_watches(measure.owner, g, context)]
    titles = dict.fromkeys(g.point.title for g in found)  # this is printed, where a code says nothing
    shown = listed([Said(WORDS["titled"], {"title": title}) for title in [*titles][:SHOWN]])
    return [Said(WORDS["watched"], {"n": len(found), "points": shown})] if found else []


def _points(own: Sequence[GradedPoint], context: Sound) -> Said:
    """How many points at each level, the gravest first."""
    counts = Counter(g.score.level.id for g in own)
    levels = [level for level in reversed(context.grading.ladder.levels) if counts[level.id]]
    each = [Said(WORDS["level"], {"level": level.name, "n": counts[level.id]}) for level in levels]
    return Said(WORDS["points"], {"n": len(own), "levels": listed([*each]) if each else "—"})


def is_of(ref: str, body: str) -> bool:
    """Return whether a subject or point `ref` is at or below the unit or department `body`."""
    return f"{ref.partition('#')[0]}/".startswith(f"{body}/")


def _checks(body: str, context: Sound) -> Said:
    rows = [one.row for one in logged(context, Check) if is_of(_department(one.where), body)]
    stages = Counter(row.stage for row in rows)
    fields = {stage: stages[stage] for stage in ("prevention", "monitoring")}
    return Said(WORDS["checks"], {**fields, "signs": sum(row.sign for row in rows)})


def _department(where: Mapping[str, str]) -> str:
    return "/".join((where.get("unit", ""), where.get("department", "")))


def _letters(body: str, context: Sound) -> Iterator[Said]:
    warnings = [one for one in letters(context, WarningLetter) if is_of(one.body, body)]
    notices = [one for one in letters(context, RectificationNotice) if is_of(one.body, body)]
    unanswered = sum(not one.answered for one in warnings) + sum(not one.answered for one in notices)
    fields = {"warnings": len(warnings), "notices": len(notices), "open": unanswered}
    yield Said(WORDS["letters"], fields)
    if "/" not in body:  # responses are kept by unit: whom they were to is nowhere written
        responses = sum(one.where.get("unit") == body for one in logged(context, PersonResponse))
        yield Said(WORDS["responses"], {"n": responses})
