"""How levels are watched that replace those of the policy extended: by rank, counted from the gravest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.test_policy import HEAD, context

LEVELS = "levels: [{levels}]\nthresholds: [{bands}]\nmethod: index\n"


def renamed(*ids: int) -> str:
    """A policy with other levels, the lightest first, that extends one in which 3 is the gravest."""
    levels = ", ".join(f"{{id: {id}, name: 第{id}级, monitor: head}}" for id in ids)
    bounds = [f", below: {n + 2}" for n in range(len(ids) - 1)] + [""]
    bands = ", ".join(f"{{level: {id}{below}}}" for id, below in zip(ids, bounds, strict=True))
    return f"{HEAD}extends: jiuquan-2010\n" + LEVELS.format(levels=levels, bands=bands)


@pytest.mark.parametrize(
    ("ids", "months"),
    [((30, 20, 10), [6, 3, 1]), ((3, 2, 1), [6, 3, 1]), ((7, 8), [3, 1]), ((4, 5, 6, 7), [6, 6, 3, 1])],
)
def test_other_levels_are_watched_as_those_of_their_rank_were(
    tmp_path: Path, ids: tuple[int, ...], months: list[int]
) -> None:
    found = context(tmp_path, "own.yaml", own=renamed(*ids))
    assert found.grading and not found.defects
    watches = found.grading.policy.monitoring
    assert [(watch.level, watch.months) for watch in watches] == [*zip(ids, months, strict=True)]


def test_a_policy_that_says_how_its_levels_are_watched_is_taken_at_its_word(tmp_path: Path) -> None:
    own = renamed(30, 20, 10) + "monitoring: [{level: 10, days: 7, methods: [spot_check]}]\n"
    found = context(tmp_path, "own.yaml", own=own)
    assert found.grading
    assert [(one.level, one.days) for one in found.grading.policy.monitoring] == [(10, 7)]
