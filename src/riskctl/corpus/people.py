"""Who holds which post on a day. A person is a name within a unit, told apart by `person`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from riskctl.corpus.organization import Seat
from riskctl.records.kinds.people import Holder, People


@dataclass(frozen=True, slots=True)
class Person:
    """One human being: a name within a unit, or the `person` id where namesakes are told apart."""

    unit: str
    name: str
    person: str = ""


class PeopleIndex:
    """Look-ups over the holders' file on one day."""

    def __init__(self, record: People, day: date) -> None:
        self.record = record
        self.day = day

    def holders(self, seat: Seat) -> tuple[Person, ...]:
        """Return who holds the post, or the one seat meant, on the day; nobody means a vacancy."""
        return tuple(
            Person(seat.unit.id, "" if holder.person else holder.name, holder.person)
            for ref in self._refs(seat)
            for holder in self.record.holders.get(ref, ())
            if _holds(holder, self.day)
        )

    def names(self, seat: Seat) -> tuple[str, ...]:
        """Return the names of the holders on the day."""
        return tuple(
            holder.name
            for ref in self._refs(seat)
            for holder in self.record.holders.get(ref, ())
            if _holds(holder, self.day)
        )

    def all_names(self) -> Mapping[str, bool]:
        """Return every name in the file, of any time, and whether it is also an ordinary word."""
        names: dict[str, bool] = {}
        for holders in self.record.holders.values():
            for holder in holders:
                names[holder.name] = names.get(holder.name, True) and holder.ambiguous
        return names

    def _refs(self, seat: Seat) -> Iterator[str]:
        if seat.number:
            # The file need not tell a post's seats apart; then this one's holder may be any of them.
            yield seat.ref if seat.ref in self.record.holders else seat.post_ref
            return
        yield seat.post_ref
        yield from (f"{seat.post_ref}-{n}" for n in range(1, seat.post.seats + 1))


def _holds(holder: Holder, day: date) -> bool:
    return (holder.from_ or date.min) <= day <= (holder.to or date.max)
