"""Which kind a file is, by its path: found by the first step of it, as by trying every kind."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from riskctl.records.kinds import kind_of, kinds

STEPS = sorted({step for kind in kinds() for path in kind.examples for step in path.split("/")})
paths = st.lists(st.sampled_from(STEPS) | st.text(max_size=3), max_size=5).map("/".join)


@given(paths)
@example("")
@example("registers/u/d/p.yaml")
@example("x/registers/u/unit.yaml")
def test_a_file_is_of_the_first_kind_that_its_path_fits(file: str) -> None:
    wanted = next((kind for kind in kinds() if kind.pattern.fullmatch(file)), None)
    found = kind_of(file)
    assert (found[0] if found else None) is wanted


def test_every_kind_is_found_by_its_own_example() -> None:
    for kind in kinds():
        for path in kind.examples:
            found = kind_of(path)
            assert found is not None and found[0] is kind, path
