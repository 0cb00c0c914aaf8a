"""A random draw: one seed one sample, in any order of anything; the weights are kept."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.check.example import CLERK, REPOSITORY
from riskctl.records.kinds.sample import Sample
from riskctl.year.watch.sample import (
    draw,
    drawn,
    id_of,
    seed_of,
    sorted_numbers,
)
from tests.year.build import Found, find

POINTS = st.text("abc县/#R01", min_size=1, max_size=8)
WEIGHTS = st.dictionaries(POINTS, st.integers(1, 9), min_size=1, max_size=20)
SEEDS = st.text("0123456789abcdef", min_size=4, max_size=64)


@given(WEIGHTS, st.integers(1, 25), SEEDS, st.randoms(use_true_random=False))
def test_one_seed_draws_one_sample_whatever_the_order(
    weights: dict[str, int], size: int, seed: str, random: object
) -> None:
    items = list(weights.items())
    getattr(random, "shuffle")(items)  # noqa: B009  (hypothesis gives a Random that mypy does not know)
    assert draw(dict(items), size, seed) == draw(weights, size, seed)


@given(WEIGHTS, st.integers(1, 25), SEEDS)
def test_so_many_points_as_asked_each_once(weights: dict[str, int], size: int, seed: str) -> None:
    found = draw(weights, size, seed)
    assert len(found) == min(size, len(weights)) == len(set(found))
    assert set(found) <= set(weights)


@given(WEIGHTS, st.integers(1, 24), SEEDS)
def test_a_larger_sample_goes_on_from_the_smaller(weights: dict[str, int], size: int, seed: str) -> None:
    assert draw(weights, size + 1, seed)[:size] == draw(weights, size, seed)


@given(WEIGHTS, SEEDS)
def test_a_point_taken_out_changes_nothing_among_the_others(weights: dict[str, int], seed: str) -> None:
    """The order of the rest is their own: no point pushes another about."""
    order = draw(weights, len(weights), seed)
    rest = {point: weight for point, weight in weights.items() if point != order[0]}
    assert draw(rest, len(weights), seed) == order[1:]


def test_the_weights_are_kept() -> None:
    """Of one point with nine lots among nine with one, half of all draws of one are it."""
    weights = {"grave": 9} | {f"light{n}": 1 for n in range(9)}
    hits = sum(draw(weights, 1, f"seed {n}") == ("grave",) for n in range(2000))
    assert 900 <= hits <= 1100  # more than four standard deviations to either side


def sample(**said: str) -> Sample:
    own: dict[str, object] = {
        "schema": "riskctl/sample/v1",
        "unit": "a",
        "day": "2010-06-10",
        "number": "1",
        "algorithm": "2",
    }
    own |= {"registers": "r", "size": "1", "frame": [{"level": "3", "weight": "1", "points": ["a#R01"]}]}
    return Sample.model_validate(own | said)


def test_each_part_of_the_seed_counts_and_what_one_may_choose_does_not() -> None:
    changes: tuple[dict[str, str], ...] = (
        {},
        {"unit": "b"},
        {"registers": "s"},
        {"source": "双色球"},
        {"value": "1 2"},
    )
    seeds = {seed_of(sample(**change), "") for change in changes} | {seed_of(sample(), "before")}
    assert len(seeds) == 6
    chosen = ({"day": "2010-06-11"}, {"number": "2"}, {"size": "9"})
    assert {seed_of(sample(**change), "") for change in chosen} == {seed_of(sample(), "")}


def test_the_seed_of_the_old_kind_takes_day_and_number_as_it_did() -> None:
    old = sample(algorithm="1", unit="suzhou", registers="ab", number="2")
    lines = "riskctl sample 1\nsuzhou\n2010-06-10\n2\nab\n"
    assert seed_of(old, "") == hashlib.sha256(lines.encode()).hexdigest()


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("03 09 14 20 27 31 08", "3 8 9 14 20 27 31"),
        ("3、9，14；20，27,31+8", "3 8 9 14 20 27 31"),
        ("０３ ９", "3 9"),
        ("2569.94", "94 2569"),
        ("5 5 0", "0 5 5"),
        ("O3 9", ""),
        ("三", ""),
        ("1" * 10, ""),
        ("", ""),
    ],
)
def test_numbers_are_taken_one_way_however_they_are_written(written: str, taken: str) -> None:
    assert sorted_numbers(written) == taken


CLOSED = "".join(
    f"  - {{id: R0{n}, title: 第{n}种情形, kind: integrity, category: other, probability: 低, "
    f"severity: 轻微, measures: [{{text: 每月核对台账并签名}}]{status}}}\n"
    for n, status in ((2, ""), (3, ", status: closed, closed: {date: 2010-03-01, reason: 业务已划出}"))
)
FOLDER = "cycles/2010/samples"


def found_in(root: Path, *files: str, text: str = "") -> Found:
    """The example with two points in force and a closed one, and with files of draws."""
    overlay = {CLERK: REPOSITORY[CLERK] + CLOSED} | {f"{FOLDER}/{file}.yaml": text for file in files}
    return find(root, overlay)


def test_closed_points_are_never_drawn(tmp_path: Path) -> None:
    found = found_in(tmp_path)
    sample = drawn("bureau", 9, found.graded, found.documents, found.context)
    assert {point.rpartition("#")[2] for point in sample.drawn} == {"R01", "R02"}
    assert {point for one in sample.frame for point in one.points} == {*sample.drawn}


@pytest.mark.parametrize(
    ("there", "number"),
    [
        ((), 1),
        (("bureau-2010-04-15-1",), 2),
        (("bureau-2010-04-15-2",), 3),  # the first was taken away: its number is not given again
        (("bureau-2010-04-15-9", "bureau-2010-04-15-10"), 11),
        (("bureau-2010-04-14-7", "bureau-x-2010-04-15-7", "other"), 1),
    ],
)
def test_a_draw_is_numbered_after_the_last_of_the_day_readable_or_not(
    tmp_path: Path, there: tuple[str, ...], number: int
) -> None:
    found = found_in(tmp_path, *there, text="no sample\n")
    sample = drawn("bureau", 1, found.graded, found.documents, found.context)
    assert sample.number == number and id_of(sample) == f"bureau-2010-04-15-{number}"
