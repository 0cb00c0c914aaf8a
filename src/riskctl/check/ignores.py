"""What is ignored, by the programme or in a comment: an ignore holds with its reason, until its date.

Each notes what it hides, so that one that hides nothing can be named (RK010).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from riskctl.check.finding import Finding, Place
from riskctl.check.ignore_comments import IgnoreComment
from riskctl.check.locator import PlacedFinding, Spot
from riskctl.corpus.context import Context
from riskctl.corpus.programme_ignores import in_force

PROGRAMME = "riskctl.yaml"
Key = tuple[str, int, str]  # file, place in it, rule as written
Found = TypeVar("Found", Finding, PlacedFinding)  # one that was placed says itself on which line it is


@dataclass(frozen=True, slots=True)
class Unused:
    """An ignore that hid nothing: the rule as it names it, where it stands, whether it is a comment."""

    rule: str
    place: Place
    comment: bool


class Ignores:
    """The ignores that hold, and what they have hidden so far. `line` tells on which line a place is."""

    def __init__(
        self, context: Context, comments: Iterable[IgnoreComment], line: Callable[[Place], int]
    ) -> None:
        self._own = [*in_force(context)]
        self._comments: dict[str, list[IgnoreComment]] = defaultdict(list)
        self._for: dict[tuple[str, str], dict[int, list[IgnoreComment]]] = {}  # by file and rule, by line
        for comment in comments:
            if comment.reason:
                self._comments[comment.file].append(comment)
                for rule in dict.fromkeys(comment.rules):
                    lines = self._for.setdefault((comment.file, rule), {})
                    lines.setdefault(comment.line, []).append(comment)
        self._line = line
        self._used: set[Key] = set()
        self.hidden: list[Finding] = []

    def left(self, found: Iterable[Found]) -> list[Found]:
        """Return the findings that no ignore hides; the others are noted."""
        return [one for one in found if not self.hides(one)]

    def hides(self, one: Finding | PlacedFinding) -> bool:
        """Return whether an ignore hides a finding, which is noted."""
        finding: Finding = one.finding if isinstance(one, PlacedFinding) else one
        spot: Spot | None = one.spot if isinstance(one, PlacedFinding) else None
        hiding = [*self._by_programme(finding), *self._by_comment(finding, spot)]
        self._used.update(hiding)
        if hiding:
            self.hidden.append(finding)
        return bool(hiding)

    def may_hide(self, rule: str, name: str, file: str) -> bool:
        """Return whether there is an ignore for what the rule `rule`, called `name`, finds in `file`."""
        own = any(ignore.rule in (rule, name) for _, ignore in self._own)
        return own or (file, rule) in self._for or (file, name) in self._for

    def unused(self, ran: Container[str], faulty: Sequence[tuple[str, str]]) -> Iterator[Unused]:
        """Yield the ignores that hid nothing, of the rules that ran.

        What a file with faults would give is not known, so an ignore that reaches one (by its subject
        or its path) is not judged.
        """
        for n, ignore in self._own:
            judged = ignore.rule in ran and not any(_is_at(ignore.at, *places) for places in faulty)
            if judged and (PROGRAMME, n, ignore.rule) not in self._used:
                yield Unused(ignore.rule, Place(PROGRAMME, ("ignore", n)), comment=False)
        files = {file for _, file in faulty}
        for comment in (c for file, found in self._comments.items() if file not in files for c in found):
            for rule in comment.rules:
                if rule in ran and (comment.file, comment.span.start, rule) not in self._used:
                    yield Unused(rule, Place(comment.file, span=comment.span), comment=True)

    def _by_programme(self, finding: Finding) -> Iterator[Key]:
        for n, ignore in self._own:
            if ignore.rule in (finding.rule, finding.name) and _is_at(
                ignore.at, finding.subject or "", finding.place.file
            ):
                yield PROGRAMME, n, ignore.rule

    def _by_comment(self, finding: Finding, spot: Spot | None) -> Iterator[Key]:
        file = finding.place.file
        for rule in (finding.rule, finding.name):
            if lines := self._for.get((file, rule)):
                line = spot.position.line if spot else self._line(finding.place)
                for comment in lines.get(line, ()):
                    yield file, comment.span.start, rule


def is_ignored(rule: str, name: str, file: str, context: Context) -> bool:
    """Return whether the programme ignores what the rule `rule`, called `name`, finds in `file`."""
    return any(one.rule in (rule, name) and _is_at(one.at, file) for _, one in in_force(context))


def _is_at(at: str, *places: str) -> bool:
    """Whether `at` is one of the places or a whole part of its beginning; a blank `at` is everywhere."""
    at = at.rstrip("/")
    return not at or any(where == at or where.startswith((f"{at}/", f"{at}#")) for where in places)
