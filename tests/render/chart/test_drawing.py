"""A chart keeps the order of its file, and no way runs through a step, whatever leads where."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.render.blocks import ChartStep, ChartWay, FlowChart, Run
from riskctl.render.chart.drawing import Outline
from riskctl.render.chart.layout import HEIGHT, WIDTH, drawn
from riskctl.render.chart.ranks import GridPlace, cells
from riskctl.render.chart.strokes import BORDERS, stroke
from riskctl.render.looks import Look

EDGES = st.integers(1, 30).flatmap(
    lambda n: st.tuples(
        st.just(n),
        st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=45, unique=True),
    )
)


def chart(many: int, edges: list[tuple[int, int]], label: str = "") -> FlowChart:
    return FlowChart(
        tuple(
            ChartStep(
                "decision" if sum(a == n for a, _ in edges) > 1 else "step",
                f"第{n}步",
                "经办人",
                (),
                tuple(ChartWay(b, label) for a, b in edges if a == n),
            )
            for n in range(many)
        )
    )


def places(many: int, *edges: tuple[int, int]) -> list[GridPlace]:
    return cells(chart(many, list(edges)).steps, 5)


def test_one_step_follows_the_other_and_a_long_chain_is_folded() -> None:
    chain = [(n, n + 1) for n in range(6)]
    assert places(7, *chain) == [*(GridPlace(0, n) for n in range(5)), GridPlace(1, 0), GridPlace(1, 1)]


def test_a_way_back_moves_no_step() -> None:
    chain = [(n, n + 1) for n in range(3)]
    assert places(4, *chain, (3, 1)) == places(4, *chain)


def test_of_a_fork_the_longest_way_goes_straight_on() -> None:
    found = places(5, (0, 4), (0, 1), (1, 2), (2, 3))
    assert found == [GridPlace(0, 0), GridPlace(0, 1), GridPlace(0, 2), GridPlace(0, 3), GridPlace(1, 1)]


def test_steps_to_which_nothing_leads_stand_in_the_order_of_the_file() -> None:
    assert places(3) == [GridPlace(0, 0), GridPlace(0, 1), GridPlace(0, 2)]


def inside(one: Outline, x: float, y: float) -> bool:
    return one.x + 0.2 < x < one.x + one.width - 0.2 and one.y + 0.2 < y < one.y + one.height - 0.2


def crosses(one: Outline, a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether a stretch goes through the inside of a step: seen at every unit of its length."""
    many = int(max(abs(a[0] - b[0]), abs(a[1] - b[1]))) + 1
    return any(
        inside(one, a[0] + (b[0] - a[0]) * n / many, a[1] + (b[1] - a[1]) * n / many) for n in range(many + 1)
    )


@settings(max_examples=60, deadline=None)
@given(EDGES)
def test_no_steps_overlap_and_no_way_runs_through_one(given: tuple[int, list[tuple[int, int]]]) -> None:
    many, edges = given
    made = drawn(chart(many, edges, "退回补充"))
    assert len(made.outlines) == many and len(made.paths) == len(edges)
    for one, other in combinations(made.outlines, 2):
        apart_x = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart_x or one.y + one.height <= other.y or other.y + other.height <= one.y
    for path in made.paths:
        for a, b in pairwise(path.points):
            assert a[0] == b[0] or a[1] == b[1], "a way turns at right angles"
            assert not any(crosses(one, a, b) for one in made.outlines)
    for path, (start, end) in zip(
        made.paths, [(a, b) for n in range(many) for a, b in edges if a == n], strict=True
    ):
        assert touches(made.outlines[start], path.points[0]) and touches(made.outlines[end], path.points[-1])


def touches(one: Outline, point: tuple[float, float]) -> bool:
    x, y = point
    near = one.x - 0.1 <= x <= one.x + one.width + 0.1 and one.y - 0.1 <= y <= one.y + one.height + 0.1
    return near and not inside(one, x, y)


@settings(max_examples=60, deadline=None)
@given(EDGES)
def test_no_two_ways_share_a_stretch_of_a_lane(given: tuple[int, list[tuple[int, int]]]) -> None:
    """Else nobody could follow either; at a step they may meet."""
    many, edges = given
    made = drawn(chart(many, edges))
    lanes = [
        tuple(sorted((a, b)))
        for path in made.paths
        for a, b in list(pairwise(path.points))[1:-1]
        if len(path.points) > 3
    ]
    for (a, b), (c, d) in combinations(lanes, 2):
        if a[1] == b[1] == c[1] == d[1]:
            assert b[0] <= c[0] or d[0] <= a[0]
        if a[0] == b[0] == c[0] == d[0]:
            assert b[1] <= c[1] or d[1] <= a[1]


def test_thirty_steps_with_loops_are_readable_on_one_page() -> None:
    """Letters of 9.5 points are no smaller than 6.5 on A4, broad, with margins of 15 mm."""
    chain = [(n, n + 1) for n in range(26)]
    ends, back, on = [(3, 27), (8, 28), (15, 29)], [(5, 2), (11, 7), (18, 12), (22, 20), (25, 9)], [(13, 17)]
    made = drawn(chart(30, chain + ends + back + on, "退回"))
    scale = min(WIDTH / made.width, HEIGHT / made.height)
    assert scale * 9.5 >= 6.5


def test_levels_are_told_apart_without_colour() -> None:
    drawn_as = [(stroke(look).width, stroke(look).dash) for look in (None, *BORDERS)]
    assert len(set(drawn_as)) == 4
    fills = {stroke(look).fill for look in (Look.GRAVEST, Look.MIDDLE)}
    assert len(fills) == 2


def test_a_step_is_as_high_as_its_words() -> None:
    levels = (Run("■ 三级", (Look.GRAVEST,)), Run("△ 二级", (Look.MIDDLE,)))
    made = drawn(FlowChart((ChartStep("end", "很长的环节名称" * 4, "经办人", levels, ()),)))
    (one,) = made.outlines
    assert one.level == Look.GRAVEST
    words = made.words
    assert min(w.y for w in words) - 6 >= one.y and max(w.y for w in words) + 6 <= one.y + one.height
    assert all(word.width <= one.width for word in words)
