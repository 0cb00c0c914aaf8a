"""A random draw that anybody can repeat and nobody can steer (随机抽查).

Version 2 of the method, in full:

1. *Registers.* The SHA-256 over the lines `subject fingerprint`, sorted, of all registers of the
   repository, each ending in a line break.
2. *Seed.* The SHA-256 over the lines `riskctl sample 2`, unit, the seed of the unit's draw before (blank
   for the first), registers, source, value, each ending in a line break. Day, number and size are not in
   it, so that choosing them changes nothing; a draw left out breaks those after it.
3. *Source and value.* Of a draw that was announced: whose numbers it takes, told before anybody knew them,
   and the numbers, sorted as numbers, a blank between two. Blank where the registers alone decide.
4. *Lots.* A point has as many lots as its level's weight. The value of lot `k` (from 1) of a point is the
   SHA-256 over the lines seed, the point's whole id, k. All lots are laid in the order of their values.
5. *Draw.* From the first lot on, a lot's point is drawn unless it already was, until `size` points are.

Hashes alone, no floating point: the same draw on every machine and in every language. In version 1 the seed
was the SHA-256 over the lines `riskctl sample 1`, unit, day, number, registers; its draws are verified so
still. What a draw proves, and what not: docs/internals/draws.md.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.moves import now_called
from riskctl.corpus.sound import Sound
from riskctl.level.fingerprint import fingerprint
from riskctl.level.grade import GradedPoint
from riskctl.records.fields import MOST_LOTS
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.sample import Sample, Stratum

VERSION = 2
HEAD = (
    *("unit", "day", "number", "algorithm", "previous", "registers", "size"),
    *("source", "numbers", "known"),
)
FIRST = 1  # the version whose seeds took day and number
MOST_DIGITS = 9  # of one number
_APART = re.compile(r"[\s,;.+/|、，；-]+")


def registers_digest(documents: Iterable[Document], context: Sound) -> str:
    """Return the digest of all registers that can be read, in whatever order they come."""
    readable = [document for document in documents if document.register]
    return _digest(sorted(f"{document.subject} {fingerprint(document, context)}" for document in readable))


def seed_of(sample: Sample, before: str) -> str:
    """Return the seed that follows for a draw; `before` is the seed of the unit's draw before it."""
    if sample.algorithm == FIRST:
        own = [sample.unit, str(sample.day), str(sample.number), sample.registers]
    else:
        own = [sample.unit, before, sample.registers, sample.source, sample.value]
    return _digest([f"riskctl sample {sample.algorithm}", *own])


def sorted_numbers(text: str) -> str:
    """Return the numbers in `text` as a draw takes them, the smallest first: however they were published,
    there is one way to write them. Blank where anything else stands there too."""
    words = [word for word in _APART.split(unicodedata.normalize("NFKC", text)) if word]
    if not all(word.isascii() and word.isdigit() and len(word) <= MOST_DIGITS for word in words):
        return ""
    return " ".join(map(str, sorted(map(int, words))))


def draw(weights: Mapping[str, int], size: int, seed: str) -> tuple[str, ...]:
    """Return `size` of the points in `weights`, or all where there are fewer, in the order drawn."""
    lots = sorted(
        (_digest([seed, point, str(k)]), point)
        for point, weight in weights.items()
        for k in range(1, min(weight, MOST_LOTS) + 1)
    )
    return tuple(dict.fromkeys(point for _, point in lots))[:size]


@dataclass(frozen=True, slots=True)
class Announcement:
    """The numbers that an announced draw will take: whose, how many, and when they are published."""

    source: str
    numbers: int
    known: date


def drawn(
    unit: str,
    size: int,
    graded: Sequence[GradedPoint],
    documents: Iterable[Document],
    context: Sound,
    announced: Announcement | None = None,
) -> Sample:
    """Return a new draw of the points in force of `unit`, on the context's day; one that is announced has
    drawn nothing yet."""
    known = of_unit(unit, context)
    said: dict[str, object] = {
        "schema": kind_named("sample").schema,
        "unit": unit,
        "day": str(context.day),
        "number": str(1 + max(_numbers(unit, context.day, context), default=0)),
        "algorithm": str(VERSION),
        "registers": registers_digest(documents, context),
        "size": str(size),
        "frame": frame_of(unit, graded, context),
    }
    if known:
        said["previous"] = id_of(known[-1])
    if announced:
        said |= {"source": announced.source, "numbers": str(announced.numbers), "known": str(announced.known)}
        return Sample.model_validate(said)
    return _with_seed(Sample.model_validate(said), known)


def revealed(sample: Sample, value: str, context: Sound) -> Sample:
    """Return an announced draw with the numbers published, and what they draw."""
    with_value = sample.model_copy(update={"value": value})
    return _with_seed(with_value, before(sample, context))


def _with_seed(sample: Sample, before: Sequence[Sample]) -> Sample:
    seed = seed_of(sample, before[-1].seed if before else "")
    points = draw(weights(sample.frame), sample.size, seed)
    return sample.model_copy(update={"seed": seed, "drawn": points})


def id_of(sample: Sample) -> str:
    """Return the id of a draw, which is also the name of its file."""
    return f"{sample.unit}-{sample.day}-{sample.number}"


def last_day(unit: str, context: Sound) -> date | None:
    """Return the day of the unit's latest draw of the year, None where there was none."""
    return max((one.day for one in samples(context).values() if _is_of(unit, one, context)), default=None)


def of_unit(unit: str, context: Sound) -> list[Sample]:
    """Return the unit's draws of all years, the earliest first."""
    own = (one for one in samples_of_all_years(context).values() if _is_of(unit, one, context))
    return sorted(own, key=_place)


def before(sample: Sample, context: Sound) -> list[Sample]:
    """Return the draws of the same unit before `sample`, the earliest first."""
    unit = now_called(sample.unit, sample.day, context)
    return [one for one in of_unit(unit, context) if _place(one) < _place(sample)]


def _is_of(unit: str, sample: Sample, context: Context) -> bool:
    """Whether a draw is of `unit`, whatever that was called then."""
    return unit in (sample.unit, now_called(sample.unit, sample.day, context))


def _place(sample: Sample) -> tuple[date, int]:
    return sample.day, sample.number


def samples(context: Sound) -> dict[str, Sample]:
    """Return the draws of the cycle's year by their ids."""
    asked = str(context.year)
    return {id: one for id, (year, one) in _samples(context).items() if year == asked}


def drawn_now(sample: Sample, context: Context) -> tuple[str, ...]:
    """Return the points that were drawn, by the ids they have now; the draw itself keeps those of its day,
    for it is proved by them."""
    return tuple(now_called(point, sample.day, context) for point in sample.drawn)


def samples_of_all_years(context: Sound) -> dict[str, Sample]:
    """Return every draw that is on file by its id: one of an earlier year can still be verified."""
    return {id: one for id, (_, one) in _samples(context).items()}


def _samples(context: Sound) -> dict[str, tuple[str, Sample]]:
    found = (d for d in context.documents.values() if d.kind == "sample")
    return {d.where["sample"]: (d.where["year"], d.record) for d in found if isinstance(d.record, Sample)}


def file_of(id: str, context: Sound) -> str | None:
    """Return the file of a draw of whatever year, None where there is none."""
    found = _samples(context).get(id)
    return kind_named("sample").example.format(year=found[0], sample=id) if found else None


def sample_text(sample: Sample) -> str:
    """Return the draw as the YAML of its file."""
    head = {"schema": kind_named("sample").schema} | _written(sample, HEAD)
    frame = [{"level": one.level, "weight": one.weight, "points": one.points} for one in sample.frame]
    return _emitted(head | {"frame": frame}) + outcome_text(sample)


def outcome_text(sample: Sample) -> str:
    """Return the lines that end the file of a draw once it has drawn; the announcement stands above them."""
    return _emitted(_written(sample, ("value", "seed")) | {"drawn": sample.drawn}) if sample.seed else ""


def _emitted(said: Mapping[str, object]) -> str:
    from riskctl.sources.yaml.emit import emit  # a check reads draws, and writes none

    return emit(said)


def _written(sample: Sample, names: Iterable[str]) -> dict[str, object]:
    return {name: value for name in names if (value := getattr(sample, name)) not in ("", None)}


def _numbers(unit: str, day: date, context: Sound) -> Iterator[int]:
    """The numbers that draws of the day have taken, by the names of their files: readable or not."""
    for document in context.documents.values():
        head, _, number = document.where.get("sample", "").rpartition("-")
        if head == f"{unit}-{day}" and number.isascii() and number.isdigit():
            yield int(number)


def frame_of(unit: str, graded: Iterable[GradedPoint], context: Sound) -> tuple[Stratum, ...]:
    """Return the points of `unit` that can be drawn: those in force, by level, the gravest first."""
    own = [g for g in graded if g.subject.unit.id == unit and g.point.in_force]
    weights = {watch.level: watch.weight for watch in context.grading.policy.monitoring}
    strata = []
    for level in reversed(context.grading.ladder.levels):
        points = sorted(g.id for g in own if g.score.level.id == level.id)
        if points:
            fields = {"level": str(level.id), "weight": str(weights.get(level.id, 1)), "points": points}
            strata.append(Stratum.model_validate(fields))
    return tuple(strata)


def weights(frame: Iterable[Stratum]) -> dict[str, int]:
    return {point: one.weight for one in frame for point in one.points}


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
