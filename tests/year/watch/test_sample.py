"""A random draw: one seed one sample, in any order of anything; the weights are kept."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from riskctl.year.watch.sample import draw, seed_of

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


def test_each_part_of_the_seed_counts() -> None:
    day = date(2010, 6, 10)
    seeds = {
        seed_of("a", day, 1, "r"),
        seed_of("b", day, 1, "r"),
        seed_of("a", date(2010, 6, 11), 1, "r"),
        seed_of("a", day, 2, "r"),
        seed_of("a", day, 1, "s"),
        seed_of("a", day, 11, "r"),
    }
    assert len(seeds) == 6
