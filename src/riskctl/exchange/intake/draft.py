"""A risk point while it is made from rows: plain values as a register will write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from riskctl.exchange.intake.places import Home
from riskctl.records.keys import spellings, written_order
from riskctl.records.measure import Measure
from riskctl.records.risk_point import RiskPoint
from riskctl.records.vocabulary import CODES

Values = dict[str, Any]
ALONE = ("text", "owner", "due", "regulation")


@dataclass(slots=True)
class Draft:
    """One risk point: whose it is, its values, its measures, and what has no field of its own."""

    home: Home
    values: Values
    measures: list[Values] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    id: str = ""

    def plain(self, zh: bool = False) -> Values:
        """Return the point as a mapping in the order of a register, in codes or in `zh` words."""
        measures = [_ordered(Measure, one, zh) for one in self.measures]
        whole = self.values | {"id": self.id, "measures": measures}
        if self.noted:
            whole["note"] = "；".join(dict.fromkeys(self.noted))
        return _ordered(RiskPoint, whole, zh)


def _ordered(model: type[RiskPoint] | type[Measure], values: Values, zh: bool) -> Values:
    named = {name: values[name] for name in written_order(model) if values.get(name)}
    if not zh:
        return named
    return {spellings(name, model.model_fields[name])[-1]: _word(name, one) for name, one in named.items()}


def _word(name: str, value: Any) -> Any:
    known = CODES.get(name, {}).get(value) if isinstance(value, str) else None
    return known[0] if known else value


@dataclass(slots=True)
class RowOutcome:
    """What became of a row: its kind of answer, the points it went into, why, and what is still asked."""

    place: str
    answer: str
    reason: Any
    drafts: list[Draft] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)

    def subjects(self) -> Iterator[str]:
        """Yield the points that the row went into, as references."""
        for draft in self.drafts:
            yield f"{draft.home.ref}#{draft.id}" if draft.id else draft.home.ref
