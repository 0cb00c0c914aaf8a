"""A policy made ready to grade by, its words looked up; and, as a value, what keeps one from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from riskctl.base.location import DataPath
from riskctl.corpus.categories import Categories
from riskctl.corpus.level_words import level_word
from riskctl.records.kinds.matters import Matter
from riskctl.records.kinds.policy import Cell, Criterion, Floor, Level, Policy, Threshold, Value, Watch

SCALES = ("probability", "severity")


class Scale:
    """The values of probability or severity, lowest first, found by name or alias."""

    def __init__(self, values: tuple[Value, ...]) -> None:
        self.values = tuple(sorted(values, key=lambda v: v.value))
        self._by_word = {word: value for value in self.values for word in (value.name, *value.aliases)}

    def find(self, word: str) -> Value | None:
        """Return the value that `word` names, None for a word outside the scale."""
        return self._by_word.get(word)


class Ladder:
    """The levels, lightest first, found by id, name or alias; ranks compare them, ids never do."""

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self.levels = levels
        self._by_word = {
            word: level for level in levels for word in (*level.aliases, level.name, str(level.id))
        }
        self._by_spelling = _by_spelling(levels)
        self._by_id = {level.id: level for level in levels}
        self._rank = {level.id: rank for rank, level in enumerate(levels)}

    def find(self, word: str) -> Level | None:
        """Return the level that `word` names, None for an unknown word.

        A word that the policy does not have is read as another writing of one that it has (一级风险, Ⅰ级).
        """
        return self._by_word.get(word) or self._by_spelling.get(level_word(word))

    def level(self, id: int) -> Level | None:
        """Return the level of this id."""
        return self._by_id.get(id)

    def rank(self, level: Level) -> int:
        """Return how grave `level` is: 0 is the lightest."""
        return self._rank[level.id]

    def graver(self, one: Level, other: Level) -> Level:
        """Return the graver of two levels."""
        return one if self.rank(one) >= self.rank(other) else other


def _by_spelling(levels: Iterable[Level]) -> dict[str, Level]:
    """The levels by what all writings of their names have in common; what two of them share means none."""
    found: dict[str, Level | None] = {}
    for level in levels:
        for word in {level_word(word) for word in (level.name, *level.aliases)}:
            found[word] = None if word in found else level
    return {word: level for word, level in found.items() if level}


class Grading:
    """The policy in force: its ladder, and its scales with the cell for every pair, or its criteria.

    `watches` are how often points are looked at; none where the programme wants no such periods.
    """

    def __init__(self, policy: Policy, watches: Iterable[Watch] | None = None) -> None:
        self.policy = policy
        self.watches = policy.monitoring if watches is None else tuple(watches)
        self.method = policy.method or "matrix"
        self.ladder = Ladder(policy.levels)
        self.probability = Scale(policy.probability)
        self.severity = Scale(policy.severity)
        self.categories = Categories(policy.categories)
        offices = policy.category_offices
        self._offices = {self.categories.id_of(word): ref for word, ref in offices.items()}
        self.cells = {(c.probability, c.severity): c for c in policy.matrix}
        self._criteria = {word: c for c in policy.criteria for word in (c.text, c.id)}

    @property
    def by_criteria(self) -> bool:
        """Whether points are graded by the criteria they meet, without probability and severity."""
        return self.method == "criteria"

    def office_of(self, category: str) -> str:
        """Return the department in charge of a category (归口部门) as the policy names it; blank for none."""
        return self._offices.get(category, "")

    @property
    def needed(self) -> tuple[str, ...]:
        """The fields a point needs to be graded."""
        return ("criteria",) if self.by_criteria else ("probability", "severity")

    def cell(self, probability: Value, severity: Value) -> Cell | Threshold | None:
        """Return what sets the level of the two values: the matrix cell, or the index's threshold."""
        if self.method == "matrix":
            return self.cells.get((probability.name, severity.name))
        index = probability.value * severity.value
        return next((t for t in self.policy.thresholds if t.below is None or index < t.below), None)

    def criterion(self, word: str) -> Criterion | None:
        """Return the criterion that an id or a text names; None where the policy grades otherwise."""
        return self._criteria.get(word) if self.by_criteria else None

    def gravest(self, met: tuple[Criterion, ...]) -> Criterion | None:
        """Return the criterion of the gravest level, of several alike the policy's first."""
        return max((c for c in self.policy.criteria if c in met), key=self._rank_of, default=None)

    @property
    def default(self) -> Level | None:
        """The level where no criterion is met."""
        written = self.policy.default
        return self.ladder.levels[0] if written is None else self.ladder.level(written)

    def _rank_of(self, criterion: Criterion) -> int:
        level = self.ladder.level(criterion.level)
        return self.ladder.rank(level) if level else -1

    def floors(self, matter: Matter) -> Iterator[Floor]:
        """Yield the floors under a matter, named by slug or zh word, or under every key matter."""
        for floor in self.policy.floors:
            if floor.matter in (matter.id, matter.name) or (floor.key and matter.key):
                yield floor

    def lowest(self, matter: Matter) -> Floor | None:
        """Return the gravest floor under a matter; of several alike the first."""
        found: tuple[int, Floor] | None = None
        for floor in self.floors(matter):
            level = self.ladder.level(floor.level)
            if level is not None and (found is None or self.ladder.rank(level) > found[0]):
                found = self.ladder.rank(level), floor
        return found[1] if found else None


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong with a policy: the rule, the cause among its words, where, and its fields.

    `against` names the parts that the entry has to fit. The rest is known once it is known which file
    holds which part (`corpus.policy`): the file to mend, the preset that holds the part where no file
    does, and where in another file the part stands that it has to fit. A policy grades in spite of what is
    `idle`, a part beside which another always decides.
    """

    rule: str
    cause: str
    path: DataPath
    fields: Mapping[str, object] = field(default_factory=dict)
    against: tuple[str, ...] = ()
    file: str = ""
    origin: tuple[str, str] | None = None  # the preset, and which part of it
    related: tuple[str, DataPath] | None = None
    idle: bool = False
    at_key: bool = False  # the key is wrong, not what stands there
