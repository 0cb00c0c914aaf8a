"""All findings of a check: few are kept as they are, many in a file that nobody else sees.

A province has findings by the hundred thousand, and a finding with its places and words takes kilobytes. Of
each is kept where it stands and of which kind it is, so that findings can be sorted, counted and chosen
without being read; what reads them reads those of one file after another's.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from threading import Lock
from typing import IO, NamedTuple, overload
from weakref import finalize

from riskctl.check.finding import SEVERITIES, Finding, Severity
from riskctl.check.locator import Located, Locator, PlacedFinding
from riskctl.check.packing import Packer, Unpacker
from riskctl.check.portion import Portion
from riskctl.corpus.organization import OrganizationIndex

MOST = 5000  # findings kept as they are: some 20 MB


class FindingKind(NamedTuple):
    """What findings are counted by: the rule, how grave it is here, whether `fix` mends it."""

    rule: str
    name: str
    severity: Severity
    mends: bool


def kind_of(finding: Finding) -> FindingKind:
    """Return of which kind a finding is."""
    mends = bool(finding.fix and finding.fix.safe)
    return FindingKind(finding.rule, finding.name, finding.severity, mends)


class FoundFindings:
    """Findings with their places in the order in which they were found, by their numbers from 0."""

    def __init__(self, organization: OrganizationIndex | None, most: int = MOST) -> None:
        self._packer, self._unpacker = Packer(organization), Unpacker(organization)
        self._most = most
        self._kept: list[PlacedFinding] = []
        self._spool: IO[bytes] | None = None  # of many findings: all of them
        self._turn = Lock()
        self._parts = array("Q", [0])  # where in it each part ends
        self._first = array("I")  # the number of the first finding in each part
        self._part: tuple[int, tuple[PlacedFinding, ...]] = (-1, ())  # the one read last
        self._files: list[str] = []
        self._kinds: list[FindingKind] = []
        self._private: set[int] = set()
        self._known_files: dict[str, int] = {}
        self._known_kinds: dict[FindingKind, int] = {}
        self._at = [array("I") for _ in range(4)]  # of each finding: file, line, column, kind

    def __len__(self) -> int:
        return len(self._at[0])

    def __getitem__(self, number: int) -> PlacedFinding:
        if self._spool is None:
            return self._kept[number]
        part = bisect_right(self._first, number) - 1
        at, found = self._part
        if at != part:
            found = self._read(part)
            self._part = part, found
        return found[number - self._first[part]]

    def file(self, number: int) -> str:
        """Return the file in which a finding stands."""
        return self._files[self._at[0][number]]

    def kind(self, number: int) -> FindingKind:
        """Return of which kind a finding is."""
        return self._kinds[self._at[3][number]]

    def is_private(self, number: int) -> bool:
        """Return whether the text of a finding must not be repeated."""
        return number in self._private

    def order(self, number: int) -> tuple[str, int, int, str]:
        """Return what findings are sorted by: file, line, column and rule."""
        _, line, column, _ = (of[number] for of in self._at)
        return self.file(number), line, column, self.kind(number).rule

    def add(self, found: Sequence[PlacedFinding]) -> None:
        """Add findings, those of one file together."""
        first = len(self)
        for one in found:
            self._note(one)
        if self._spool is not None:
            self._write(first, found)
            return
        self._kept += found
        if len(self._kept) > self._most:
            self._begin()

    def located(self, numbers: Iterable[int], locator: Locator) -> Sequence[Located]:
        """Return those of `numbers` sorted by file, line, column and rule, each told apart from its likes."""
        if self._spool is None:
            return tuple(locator.locate(self._kept[number] for number in numbers))
        return ManyFindings(self, numbers, locator)

    def _note(self, one: PlacedFinding) -> None:
        at, kind = one.spot.position, kind_of(one.finding)
        if one.finding.private:
            self._private.add(len(self))
        file = self._known_files.setdefault(one.spot.file, len(self._files))
        self._files += [one.spot.file] if file == len(self._files) else []
        number = self._known_kinds.setdefault(kind, len(self._kinds))
        self._kinds += [kind] if number == len(self._kinds) else []
        for of, place in zip(self._at, (file, at.line, at.column, number), strict=True):
            of.append(place)

    def _begin(self) -> None:
        """Move what is kept into a file, which is gone with this process whatever ends it."""
        from tempfile import TemporaryFile  # most checks find few

        try:
            self._spool = TemporaryFile(prefix="riskctl-")  # noqa: SIM115 - as long as this is there
        except OSError:  # a machine on which nothing can be written still has its check
            self._most = sys.maxsize
            return
        finalize(self, self._spool.close)
        first = 0
        for _, part in groupby(self._kept, lambda one: one.spot.file):
            found = [*part]
            self._write(first, found)
            first += len(found)
        self._kept.clear()

    def _write(self, first: int, found: Sequence[PlacedFinding]) -> None:
        if not found:
            return
        assert self._spool
        packed = self._packer.packed(Portion("", tuple(found)))
        self._spool.write(packed)
        self._first.append(first)
        self._parts.append(self._parts[-1] + len(packed))

    def _read(self, part: int) -> tuple[PlacedFinding, ...]:
        assert self._spool
        start, end = self._parts[part : part + 2]
        with self._turn:  # pages of a desk ask at once
            self._spool.seek(start)
            packed = self._spool.read(end - start)
            return self._unpacker.portion(packed).findings


class ManyFindings(Sequence[Located]):
    """Located findings that lie in a file, in any order; a piece or a choice of them is such a sequence too.

    `numbers` are those that `found` knows them by.
    """

    def __init__(self, found: FoundFindings, numbers: Iterable[int], locator: Locator) -> None:
        self._numbers = array("I", sorted(numbers, key=found.order))
        self._reader = _LocatedByFile(found, self._numbers, locator)

    def chosen(self, places: Iterable[int]) -> ManyFindings:
        """Return those at `places`, in their order."""
        choice = object.__new__(ManyFindings)
        choice._reader = self._reader
        choice._numbers = array("I", (self._numbers[n] for n in places))
        return choice

    def kinds(self) -> Iterator[FindingKind]:
        """Yield of which kind each is; none of them is read."""
        return map(self._reader.found.kind, self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Located: ...
    @overload
    def __getitem__(self, at: slice) -> ManyFindings: ...
    def __getitem__(self, at: int | slice) -> Located | ManyFindings:
        if isinstance(at, slice):
            return self.chosen(range(len(self))[at])
        return self._reader.located(self._numbers[at])


class _LocatedByFile:
    """Reads findings a file at a time, since one is told apart from its likes among all of its file."""

    def __init__(self, found: FoundFindings, numbers: array[int], locator: Locator) -> None:
        self.found = found
        self._locator = locator
        self._numbers = numbers  # in order, so that those of a file stand together
        self._begins = array("I")  # of each file: where its findings begin
        self._files: dict[str, int] = {}
        for place, number in enumerate(numbers):
            if found.file(number) not in self._files:
                self._files[found.file(number)] = len(self._begins)
                self._begins.append(place)
        self._begins.append(len(numbers))
        self._read: tuple[str, dict[int, Located]] = ("", {})
        for number in numbers:
            if found.is_private(number):
                locator.hide(found[number].finding)

    def located(self, number: int) -> Located:
        """Return the finding of that number."""
        file, read = self.found.file(number), self._read
        if read[0] != file or number not in read[1]:
            read = self._read = file, self._of(file)
        return read[1][number]

    def _of(self, file: str) -> dict[int, Located]:
        place = self._files[file]
        begin, end = self._begins[place : place + 2]
        numbers = self._numbers[begin:end]
        return dict(zip(numbers, self._locator.told_apart(map(self.found.__getitem__, numbers)), strict=True))


def kinds(found: Sequence[Located]) -> list[FindingKind]:
    """Return of which kind each finding is."""
    if isinstance(found, ManyFindings):
        return [*found.kinds()]
    return [kind_of(one.finding) for one in found]


def chosen(found: Sequence[Located], places: Iterable[int]) -> Sequence[Located]:
    """Return the findings at `places`, in their order."""
    if isinstance(found, ManyFindings):
        return found.chosen(places)
    return tuple(found[n] for n in places)


def gravest_first(found: Sequence[Located]) -> Sequence[Located]:
    """Return the findings by how grave they are, and else as they stand."""
    of = kinds(found)
    return chosen(found, sorted(range(len(of)), key=lambda n: SEVERITIES.index(of[n].severity)))
