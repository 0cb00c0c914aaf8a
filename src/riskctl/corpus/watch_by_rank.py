"""Which watch an inherited `monitoring` gives to levels that replace the inherited ones: by rank, not by id.

An id may mean the gravest in one policy and the lightest in another. So the gravest level is watched as
the gravest was, the next as the next; where there are more levels than before, the lightest of them are
all watched as the lightest was, which is never less often than the policy extended had it.
"""

from __future__ import annotations

from riskctl.records.kinds.policy import Policy, Watch


def ranked(base: Policy, own: Policy) -> tuple[Watch, ...]:
    """Return how the levels of `own` are watched, which extends `base` and says nothing of it itself."""
    watches = {watch.level: watch for watch in base.monitoring}
    before = [watches.get(level.id) for level in reversed(base.levels)]
    found: list[Watch] = []
    for rank, level in enumerate(reversed(own.levels)):
        watch = before[min(rank, len(before) - 1)] if before else None
        if watch and watch.level != level.id:  # its note speaks of the level it was written for
            watch = watch.model_copy(update={"level": level.id, "note": ""})
        found += [watch] if watch else []
    return tuple(reversed(found))
