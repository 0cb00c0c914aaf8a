"""Twice the text takes about twice the work: nothing that comes in is searched by its square."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY
from tests.conftest import Call, lay

MEASURE = "科长每周抽查受理件的一成，在复核记录上签名"
SIZE = 15_000  # characters; four times as many must not take more than TIMES as long
TIMES = 8.5  # 4 where the work grows with the text, 16 where it grows with its square
ENOUGH = 1.0  # seconds of the processor: what takes less with four times the text shows nothing


def measure(unit: str) -> Callable[[int], dict[str, str]]:
    """A register whose one measure repeats a text."""
    return lambda n: {CLERK: REPOSITORY[CLERK].replace(MEASURE, "'" + unit * (n // len(unit)) + "x'")}


def below(text: str) -> Callable[[int], dict[str, str]]:
    """A register with a text again and again at its end."""
    return lambda n: {CLERK: REPOSITORY[CLERK] + text * (n // len(text))}


TEXTS = (
    "a",
    "甲",
    "《",
    "《甲",
    "〔1",
    "a〔",
    "1",
    "1-",
    " ",
    "　",
    "，",
    "加强",
    "加强 a",
    "a ",
    "@ ",
    "[](",
)
BOMBS: dict[str, Callable[[int], dict[str, str]]] = {
    **{unit: measure(unit) for unit in TEXTS},
    "ignores": below("# riskctl: ignore[RK502] 甲\n"),
    "ignores of many rules": lambda n: below("# riskctl: ignore[" + "RK502," * (n // 6) + "] 甲\n")(n),
    "half ignores": lambda n: below("# " + "riskctl: ignore[" * (n // 16) + "\n")(n),
    "half ignores, each a comment": lambda n: below("# " + "# riskctl: ignore[" * (n // 18) + "\n")(n),
    "blanks in an ignore": lambda n: below("# riskctl: ignore" + " " * n + "x\n")(n),
    "comments": below("# 甲\n"),
    "blank lines": below("\n"),
    "keys": lambda n: {CLERK: REPOSITORY[CLERK] + "".join(f"k{i}: 1\n" for i in range(n // 8))},
    "hidden characters": below("# \u200b\n"),
    "brackets": below("x: [\n"),
    "hosts": below("# ##vso[x]::error\n"),
}


@pytest.fixture
def own_garbage() -> Iterator[None]:
    """Let the collector look at what is made here alone: to look through all that a whole run has left
    takes a second, and falls to whichever check is running then."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("own_garbage")
@pytest.mark.parametrize("bomb", BOMBS)
def test_work_grows_with_the_text(tmp_path: Path, call: Call, bomb: str) -> None:
    spent = []
    for times in (1, 4):
        root = lay(tmp_path / str(times), BOMBS[bomb](SIZE * times))
        start = time.process_time()
        assert call("check", cwd=root).code in (0, 1)
        spent.append(time.process_time() - start)
    assert spent[1] < max(ENOUGH, spent[0] * TIMES), spent
