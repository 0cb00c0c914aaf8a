"""A random draw that anybody can repeat and nobody can steer (随机抽查).

Version 1 of the method, in full:

1. *Registers.* The SHA-256 over the lines `subject fingerprint`, sorted, of all registers of the
   repository, each ending in a line break.
2. *Seed.* The SHA-256 over the lines `riskctl sample 1`, unit, day, number, registers, each ending in a
   line break; `number` counts the unit's draws of the day. So the seed is settled before the draw: who
   wants another has to draw again, and both draws are on file.
3. *Lots.* A point has as many lots as its level's weight. The value of lot `k` (from 1) of a point is the
   SHA-256 over the lines seed, the point's whole id, k. All lots are laid in the order of their values.
4. *Draw.* From the first lot on, a lot's point is drawn unless it already was, until `size` points are.

Hashes alone, no floating point: the same draw on every machine and in every language.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from riskctl.corpus.document import Document
from riskctl.corpus.sound import Sound
from riskctl.level.fingerprint import fingerprint
from riskctl.level.grade import GradedPoint
from riskctl.records.fields import MOST_LOTS
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.sample import Sample, Stratum
from riskctl.sources.yaml.emit import emit

VERSION = 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """What drawing again shows: whether the seed follows, whether the draw does, whether registers moved."""

    version: bool
    seed: bool
    drawn: bool
    same_registers: bool

    @property
    def holds(self) -> bool:
        """Whether the draw is what it says; registers may have moved since."""
        return self.version and self.seed and self.drawn


def registers_digest(documents: Iterable[Document], context: Sound) -> str:
    """Return the digest of all registers that can be read, in whatever order they come."""
    readable = [document for document in documents if document.register]
    return _digest(sorted(f"{document.subject} {fingerprint(document, context)}" for document in readable))


def seed_of(unit: str, day: date, number: int, registers: str) -> str:
    """Return the seed, which follows from what it is drawn of and when."""
    return _digest([f"riskctl sample {VERSION}", unit, str(day), str(number), registers])


def draw(weights: Mapping[str, int], size: int, seed: str) -> tuple[str, ...]:
    """Return `size` of the points in `weights`, or all where there are fewer, in the order drawn."""
    lots = sorted(
        (_digest([seed, point, str(k)]), point)
        for point, weight in weights.items()
        for k in range(1, min(weight, MOST_LOTS) + 1)
    )
    return tuple(dict.fromkeys(point for _, point in lots))[:size]


def drawn(
    unit: str, size: int, graded: Sequence[GradedPoint], documents: Iterable[Document], context: Sound
) -> Sample:
    """Return a new draw of the points in force of `unit`, on the context's day."""
    registers = registers_digest(documents, context)
    number = 1 + max(_numbers(unit, context.day, context), default=0)
    frame = _frame([g for g in graded if g.subject.unit.id == unit and g.point.status != "closed"], context)
    seed = seed_of(unit, context.day, number, registers)
    return Sample.model_validate(
        {
            "schema": kind_named("sample").schema,
            "unit": unit,
            "day": str(context.day),
            "number": str(number),
            "algorithm": str(VERSION),
            "registers": registers,
            "seed": seed,
            "size": str(size),
            "frame": frame,
            "drawn": draw(_weights(frame), size, seed),
        }
    )


def id_of(sample: Sample) -> str:
    """Return the id of a draw, which is also the name of its file."""
    return f"{sample.unit}-{sample.day}-{sample.number}"


def last_day(unit: str, context: Sound) -> date | None:
    """Return the day of the unit's latest draw of the year, None where there was none."""
    return max((one.day for one in samples(context).values() if one.unit == unit), default=None)


def verdict(sample: Sample, registers: str) -> Verdict:
    """Return what drawing `sample` again shows; `registers` is the digest of those at hand now."""
    again = seed_of(sample.unit, sample.day, sample.number, sample.registers)
    return Verdict(
        sample.algorithm == VERSION,
        sample.seed == again,
        sample.drawn == draw(_weights(sample.frame), sample.size, sample.seed),
        sample.registers == registers,
    )


def samples(context: Sound) -> dict[str, Sample]:
    """Return the draws of the cycle's year by their ids."""
    asked = str(context.year)
    return {id: one for id, (year, one) in _samples(context).items() if year == asked}


def samples_of_all_years(context: Sound) -> dict[str, Sample]:
    """Return every draw that is on file by its id: one of an earlier year can still be verified."""
    return {id: one for id, (_, one) in _samples(context).items()}


def _samples(context: Sound) -> dict[str, tuple[str, Sample]]:
    found = (d for d in context.documents.values() if d.kind == "sample")
    return {d.where["sample"]: (d.where["year"], d.record) for d in found if isinstance(d.record, Sample)}


def sample_text(sample: Sample) -> str:
    """Return the draw as the YAML of its file."""
    names = ("unit", "day", "number", "algorithm", "registers", "seed", "size")
    head = {"schema": kind_named("sample").schema} | {name: getattr(sample, name) for name in names}
    frame = [{"level": one.level, "weight": one.weight, "points": one.points} for one in sample.frame]
    return emit(head | {"frame": frame, "drawn": sample.drawn})


def _numbers(unit: str, day: date, context: Sound) -> Iterator[int]:
    """The numbers that draws of the day have taken, by the names of their files: readable or not."""
    for document in context.documents.values():
        head, _, number = document.where.get("sample", "").rpartition("-")
        if head == f"{unit}-{day}" and number.isascii() and number.isdigit():
            yield int(number)


def _frame(graded: Sequence[GradedPoint], context: Sound) -> tuple[Stratum, ...]:
    weights = {watch.level: watch.weight for watch in context.grading.policy.monitoring}
    strata = []
    for level in reversed(context.grading.ladder.levels):
        points = sorted(g.id for g in graded if g.score.level.id == level.id)
        if points:
            fields = {"level": str(level.id), "weight": str(weights.get(level.id, 1)), "points": points}
            strata.append(Stratum.model_validate(fields))
    return tuple(strata)


def _weights(frame: Iterable[Stratum]) -> dict[str, int]:
    return {point: one.weight for one in frame for point in one.points}


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
