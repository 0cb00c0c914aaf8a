"""What has to be chosen before a risk point has a level: which field of which line, out of which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.base.location import line_starts, position
from riskctl.base.messages import Pair, Phrase, Said, listed
from riskctl.corpus.document import Document
from riskctl.corpus.grading import Grading
from riskctl.corpus.sound import Sound
from riskctl.level.basis import basis_word
from riskctl.level.whole import ungraded
from riskctl.records.keys import zh_word
from riskctl.records.kinds.policy import Criterion, Value
from riskctl.records.risk_point import RiskPoint

ASKED: dict[str, Pair] = {
    "probability": ("发生概率，由低到高，选一个：", "How probable, lowest first; choose one:"),
    "severity": ("危害程度，由轻到重，选一个：", "How grave, lightest first; choose one:"),
    "criteria": ("符合哪几条就写哪几条的编号；都不符合写 []：", "The ids of those met; [] where none is:"),
}


class WORDS:
    """What is said of a point without a level."""

    point = Phrase("{id} {title}：还没有定级", "{id} {title}: not graded yet")
    write = Phrase(
        "在 {file} 第 {line} 行这一条里写{fields}，写好运行 riskctl level --write，等级由它算。",
        "In {file}, line {line}, write its {fields}; then riskctl level --write computes the level.",
    )
    unknown = Phrase("现在写的“{word}”不是其中的一个。", "“{word}”, which stands there, is none of them.")
    choice = Phrase("- {word}：{why}（{basis}）", "- {word}: {why} ({basis})")
    bare = Phrase("- {word}", "- {word}")


def to_grade(point: str, documents: Sequence[Document], context: Sound) -> list[Said]:
    """Return what to choose for the risk point called `point`, a line each; nothing where no register has
    such a point, or it lacks nothing."""
    ref, _, id = point.partition("#")
    for document in documents:
        if document.is_register and document.subject == ref and id in ungraded(document, context):
            return [*_to_grade(point, id, document, context.grading)]
    return []


def choices(grading: Grading, field: str) -> tuple[Value | Criterion, ...]:
    """Return what the policy lets one choose for a field of a point, the lightest first."""
    if field == "criteria":
        return grading.policy.criteria
    return grading.probability.values if field == "probability" else grading.severity.values


def _to_grade(point: str, id: str, document: Document, grading: Grading) -> Iterator[Said]:
    number, record = next((n, one) for n, one in enumerate(document.points) if one.id == id)
    unknown = {field: _unknown(record, field, grading) for field in grading.needed}
    lacking = [field for field in grading.needed if unknown[field] or getattr(record, field) is None]
    if not lacking:
        return
    starts = line_starts(document.text or "")
    line = position(starts, document.span(("risk_points", number))).line
    names = listed([_called(field) for field in lacking])
    yield WORDS.point(id=point, title=record.title)
    yield WORDS.write(file=document.file, line=line, fields=names)
    for field in lacking:
        yield Said(ASKED[field])
        yield from map(_told, choices(grading, field))
        yield from (WORDS.unknown(word=word) for word in unknown[field])


def _called(field: str) -> Said:
    return Said(("{zh}（{code}）", "{code}"), {"code": field, "zh": zh_word(RiskPoint, field)})


def _unknown(record: RiskPoint, field: str, grading: Grading) -> list[str]:
    """The words that stand in a field and that the policy does not have."""
    known = {word for one in choices(grading, field) for word in _words(one)}
    written: str | Sequence[str] = getattr(record, field) or ()
    return [word for word in ((written,) if isinstance(written, str) else written) if word not in known]


def _words(one: Value | Criterion) -> tuple[str, ...]:
    return (one.id, one.text) if isinstance(one, Criterion) else (one.name, *one.aliases)


def _told(one: Value | Criterion) -> Said:
    if isinstance(one, Criterion):
        return WORDS.choice(word=one.id, why=one.text, basis=basis_word(one.basis))
    if not one.criteria:
        return WORDS.bare(word=one.name)
    return WORDS.choice(word=one.name, why=one.criteria, basis=basis_word(one.basis))
