"""Work is done once for the same thing in turn, and again for another that is merely alike."""

from __future__ import annotations

import pytest

from riskctl.base.latest import latest


def test_the_latest_is_kept_and_no_other() -> None:
    asked: list[list[int]] = []

    @latest
    def total(numbers: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers)

    one, alike = [1, 2], [1, 2]
    assert [total(one), total(one), total(alike), total(one)] == [3, 3, 3, 3]
    assert [id(each) for each in asked] == [id(one), id(alike), id(one)]


def test_of_several_things_each_has_to_be_the_same() -> None:
    asked: list[tuple[list[int], list[int]]] = []

    @latest
    def joined(first: list[int], second: list[int]) -> list[int]:
        asked.append((first, second))
        return first + second

    one, other = [1], [2]
    assert [joined(one, other), joined(one, other), joined(one, [2]), joined([1], other)] == [[1, 2]] * 4
    assert len(asked) == 3


def test_what_could_not_be_worked_out_is_asked_anew() -> None:
    texts = {"a": "one"}

    @latest
    def length(key: str) -> int:
        return len(texts[key])

    assert length("a") == 3
    for _ in range(2):
        with pytest.raises(KeyError):
            length("b")
    assert length("a") == 3
