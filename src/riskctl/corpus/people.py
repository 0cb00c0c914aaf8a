"""Who holds which post on a day. A person is a name within a unit, told apart by `person`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from riskctl.base.location import DataPath
from riskctl.corpus.organization import Seat
from riskctl.records.kinds.people import PATTERN, Holder, People


@dataclass(frozen=True, slots=True)
class Person:
    """One human being: a name within a unit, or the `person` id where namesakes are told apart."""

    unit: str
    name: str
    person: str = ""


class PeopleIndex:
    """Look-ups over the holders' file on one day.

    `files` tells of each post the files that tell its holders, with the number of the first of them there.
    """

    def __init__(
        self, record: People, day: date, files: Mapping[str, Sequence[tuple[str, int]]] | None = None
    ) -> None:
        self.record = record
        self.day = day
        self._files = files or {}

    def place(self, ref: str, number: int = 0) -> tuple[str, DataPath]:
        """Return the file in which the holder `number` of a post stands, and where it stands there."""
        file, first = next(
            (told for told in reversed(self._files.get(ref, ())) if told[1] <= number), (PATTERN, 0)
        )
        return file, ("holders", ref, number - first)

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
