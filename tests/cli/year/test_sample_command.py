"""`riskctl sample`: a draw on file that anybody can repeat, and that shows when it was tampered with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, changed
from tests.conftest import Call, lay

FILE = "cycles/2010/samples/bureau-2010-04-15-1.yaml"
ID = "bureau-2010-04-15-1"
MORE = "".join(
    f"  - {{id: R{n}, title: 第{n}种情形, kind: integrity, category: other, probability: {p}, severity: {s}, "
    f"measures: [{{text: 科长每月核对一次台账并签名}}]}}\n"
    for n, p, s in (("02", "低", "轻微"), ("03", "低", "严重"), ("04", "较低", "轻微"), ("05", "高", "轻微"))
)


@pytest.fixture
def several(tmp_path: Path) -> Path:
    """A repository whose clerk has five points of all levels."""
    return lay(tmp_path, {CLERK: changed(CLERK)[CLERK] + MORE})


def test_a_draw_is_one_new_file_that_holds_when_drawn_again(several: Path, call: Call) -> None:
    before = {p for p in several.rglob("*") if p.is_file()}
    ended = call("sample", "bureau", "--size", "2", cwd=several)
    assert ended.code == 0
    assert {p for p in several.rglob("*") if p.is_file()} - before == {several / FILE}
    assert ended.out.splitlines()[0] == FILE and len(ended.out.splitlines()) == 3
    again = call("sample", "--verify", ID, cwd=several)
    assert again.code == 2 and "重算一致" in again.out and "与抽取时一样" in again.err
    assert "没有与历史核对：这里不在 git 仓库里" in again.err
    assert call("check", cwd=several).code == 0


def test_a_second_draw_of_the_day_is_another_and_both_stay(several: Path, call: Call) -> None:
    call("sample", "bureau", cwd=several)
    first = (several / FILE).read_bytes()
    call("sample", "bureau", cwd=several)
    second = (several / FILE.replace("-1.yaml", "-2.yaml")).read_bytes()
    assert (several / FILE).read_bytes() == first
    seeds = [line for text in (first, second) for line in text.decode().splitlines() if "seed" in line]
    assert seeds[0] != seeds[1]


def test_the_same_registers_give_the_same_draw(several: Path, call: Call) -> None:
    call("sample", "bureau", cwd=several)
    first = (several / FILE).read_bytes()
    (several / FILE).unlink()
    call("sample", "bureau", cwd=several)
    assert (several / FILE).read_bytes() == first


def test_neither_day_nor_size_nor_number_chooses_another(several: Path, call: Call) -> None:
    first = call("sample", "bureau", "--size", "3", cwd=several).out.splitlines()[1:]
    for day, size in (("2010-04-16", "3"), ("2010-12-31", "2"), ("2010-04-15", "1")):
        (several / FILE).parent.rename(several / "aside")
        other = call("sample", "bureau", "--size", size, "--today", day, cwd=several).out.splitlines()[1:]
        assert other == first[: int(size)]
        shutil.rmtree(several / "cycles/2010/samples")
        (several / "aside").rename((several / FILE).parent)


def test_no_seed_can_be_given(several: Path, call: Call) -> None:
    ended = call("sample", "bureau", "--seed", "1", cwd=several)
    assert ended.code == 2 and not (several / FILE).exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("seed: ", "seed: 0", "种子对不上"),
        ("number: 1", "number: 7", "文件名与里面写的"),
        ("registers: ", "registers: 0", "种子对不上"),
        ("algorithm: 2", "algorithm: 9", "版本"),
        ("algorithm: 2", "algorithm: 2\nprevious: bureau-2010-04-01-1", "上一次抽查"),
        ("size: 2", "size: 2\nsource: 双色球\nnumbers: 2\nknown: 2010-04-16", "号码对不上"),
    ],
)
def test_a_changed_draw_does_not_hold(several: Path, call: Call, old: str, new: str, said: str) -> None:
    call("sample", "bureau", "--size", "2", cwd=several)
    text = (several / FILE).read_text("utf-8")
    (several / FILE).write_text(text.replace(old, new), "utf-8")
    ended = call("sample", "--verify", ID, cwd=several)
    assert ended.code == 1 and said in ended.out


def test_a_point_exchanged_does_not_hold(several: Path, call: Call) -> None:
    call("sample", "bureau", "--size", "2", cwd=several)
    head, _, drawn = (several / FILE).read_text("utf-8").partition("drawn:\n")
    swapped = "".join(reversed(drawn.splitlines(keepends=True)))
    (several / FILE).write_text(f"{head}drawn:\n{swapped}", "utf-8")
    ended = call("sample", "--verify", ID, cwd=several)
    assert ended.code == 1 and "风险点对不上" in ended.out


def test_registers_changed_since_are_said_and_the_draw_still_holds(several: Path, call: Call) -> None:
    call("sample", "bureau", cwd=several)
    text = (several / CLERK).read_text("utf-8")
    (several / CLERK).write_text(text.replace("第02种情形", "另一种情形"), "utf-8")
    ended = call("sample", "--verify", ID, cwd=several)
    assert ended.code == 2 and "重算一致" in ended.out and "改过" in ended.err


def test_a_draw_cannot_be_made_for_a_day_before_the_last(several: Path, call: Call) -> None:
    call("sample", "bureau", cwd=several)
    ended = call("sample", "bureau", "--today", "2010-04-14", cwd=several)
    assert ended.code == 2 and "更早" in ended.err


@pytest.mark.parametrize(
    "words",
    [
        *((), ("bureau", "--verify", ID), ("buro",), ("province",), ("--verify", "x"), ("--reveal", ID)),
        ("bureau", "--source", "双色球2010070期"),
        ("bureau", "--source", "双色球2010070期", "--numbers", "7", "--known", "2010-04-15"),
        ("bureau", "--source", "李丁四报的数", "--numbers", "7", "--known", "2010-04-16"),
        ("--reveal", ID, "--value", "1"),
    ],
)
def test_what_cannot_be_drawn_is_refused(several: Path, call: Call, words: tuple[str, ...]) -> None:
    ended = call("sample", *words, cwd=several)
    assert ended.code == 2 and not (several / "cycles/2010/samples").exists()


def test_last_year_s_draw_holds_back_nothing_and_can_still_be_verified(several: Path, call: Call) -> None:
    assert call("sample", "bureau", "--size", "1", cwd=several).code == 0
    assert call("rollover", "2011", cwd=several).code == 0
    assert "随机抽查" not in call("status", "--today", "2011-03-01", cwd=several).out
    assert "重算一致" in call("sample", "--verify", "bureau-2010-04-15-1", cwd=several).out
