"""Units, departments and posts that are the same under another name, as recorded moves or their points tell.

Where the points of one subject are found at another, the old name is nowhere in the new organisation
and the new one nowhere in the old, it was renamed: who watches, owns or heads it has not changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from riskctl.corpus.moves import called_after, renamings
from riskctl.corpus.organization import OrganizationIndex
from riskctl.diff.match import Pair
from riskctl.records.kinds.moves import Move


class Renamed:
    """Which old reference is which new one."""

    def __init__(
        self,
        pairs: Iterable[Pair],
        old: OrganizationIndex | None,
        new: OrganizationIndex | None,
        moved: Iterable[Move] = (),
    ) -> None:
        seen: dict[str, set[str]] = defaultdict(set)
        for one, other in pairs:
            if one.subject != other.subject and old and new:
                for was, now in _prefixes(one.subject, other.subject):
                    if not _is_in(was, new) and not _is_in(now, old):
                        seen[was].add(now)
        self._names = {was: next(iter(now)) for was, now in seen.items() if len(now) == 1}
        self._recorded = renamings([*moved])

    def __call__(self, ref: str) -> str:
        """Return what the old reference `ref` is called now: itself where it was not renamed."""
        if (recorded := called_after(ref, self._recorded)) != ref:
            return recorded  # which is no guess
        parts = ref.split("/") if self._names else []
        for length in range(len(parts), 0, -1):
            if now := self._names.get("/".join(parts[:length])):
                return "/".join((now, *parts[length:]))
        return ref


def _prefixes(one: str, other: str) -> Iterable[tuple[str, str]]:
    a, b = one.split("/"), other.split("/")
    if len(a) == len(b):
        pairs = (("/".join(a[:n]), "/".join(b[:n])) for n in range(1, len(a) + 1))
        yield from ((was, now) for was, now in pairs if was != now)


def _is_in(ref: str, organization: OrganizationIndex) -> bool:
    return ref in organization.units or ref in organization.departments or ref in organization.seats
