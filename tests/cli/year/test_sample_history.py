"""`riskctl sample --verify` against the history: what a forged, chosen or withdrawn draw shows there."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, changed
from riskctl.year.watch.sample import draw, samples_of_all_years, weights
from tests.conftest import Call, Ended, lay, load_sound
from tests.history.history import DAY, committed, git

ID = "bureau-2010-04-15-1"
FILE = f"cycles/2010/samples/{ID}.yaml"
MORE = "".join(
    f"  - {{id: R{n}, title: 第{n}种情形, kind: integrity, category: other, probability: {p}, severity: {s}, "
    f"measures: [{{text: 科长每月核对一次台账并签名}}]}}\n"
    for n, p, s in (("02", "低", "轻微"), ("03", "低", "严重"), ("04", "较低", "轻微"), ("05", "高", "轻微"))
)
R = "bureau/registration/clerk#R0"
ANNOUNCED = ("--source", "双色球2010070期", "--numbers", "3", "--known", "2010-05-04")
AFTER = ("--today", "2010-05-04")


@pytest.fixture
def several(tmp_path: Path) -> Path:
    """A repository in git whose clerk has five points of all levels."""
    lay(tmp_path, {CLERK: changed(CLERK)[CLERK] + MORE})
    committed(tmp_path, {})
    return tmp_path


def verify(call: Call, root: Path, id: str = ID, *more: str) -> Ended:
    return call("sample", "--verify", id, *more, cwd=root)


def edited(root: Path, *changes: tuple[str, str], file: str = FILE) -> dict[str, str]:
    text = (root / file).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return {file: text}


def test_a_draw_committed_by_itself_agrees_and_says_what_it_does_not_prove(several: Path, call: Call) -> None:
    call("sample", "bureau", "--size", "2", cwd=several)
    assert (verify(call, several).code, "还没有提交" in verify(call, several).err) == (2, True)
    name = committed(several, {})
    ended = verify(call, several)
    assert (
        ended.code == 0
        and f"与历史核对一致：摘要和可抽的风险点就是第一次记下它的提交（{name[:8]}）" in ended.out
    )
    assert "可能一遍遍试到合意为止" in ended.err
    committed(several, edited(several, ("第02种", "另一种"), file=CLERK))
    later = verify(call, several)
    assert later.code == 0 and "核对一致" in later.out and "登记表在抽取以后改过" in later.err


def lots_of(root: Path) -> dict[str, int]:
    return weights(samples_of_all_years(load_sound(root)[1])[ID].frame)


def forged(root: Path, wanted: str, algorithm: int) -> str:
    """A draw of `wanted`, made by trying digests until one suits: as anybody could who may edit the file."""
    text = (root / FILE).read_text("utf-8").partition("drawn:")[0]
    registers, seed = (
        text.partition(f"{key}: ")[2].partition("\n")[0].strip('"') for key in ("registers", "seed")
    )
    lots = lots_of(root)
    for n in range(10_000):
        digest = hashlib.sha256(str(n).encode()).hexdigest()
        own = ["bureau", "2010-04-15", "1", digest] if algorithm == 1 else ["bureau", "", digest, "", ""]
        lines = "".join(f"{line}\n" for line in (f"riskctl sample {algorithm}", *own))
        made = hashlib.sha256(lines.encode()).hexdigest()
        if draw(lots, 1, made) == (wanted,):
            head = text.replace(registers, digest).replace(seed, made)
            return head.replace("algorithm: 2", f"algorithm: {algorithm}") + f'drawn:\n  - "{wanted}"\n'
    raise AssertionError("no digest suits")


@pytest.mark.parametrize("algorithm", [1, 2])
def test_a_digest_tried_until_it_suited_is_not_that_of_the_registers(
    several: Path, call: Call, algorithm: int
) -> None:
    call("sample", "bureau", "--size", "1", cwd=several)
    committed(several, {FILE: forged(several, f"{R}4", algorithm)})
    ended = verify(call, several)
    assert ended.code == 1 and "重算一致" in ended.out and "摘要对不上" in ended.out


def test_a_point_left_out_of_the_frame_is_named(several: Path, call: Call) -> None:
    full = (several / CLERK).read_text("utf-8")
    (several / CLERK).write_text(full.replace("- {id: R02", "- {id: R09"), "utf-8")
    call("sample", "bureau", "--size", "2", cwd=several)
    (several / CLERK).write_text(full, "utf-8")
    committed(several, {})
    ended = verify(call, several)
    assert ended.code == 1 and f"{R}2 在提交" in ended.out and f"{R}9 在可抽的风险点里" in ended.out
    assert f"现在在防而当时不在可抽之列的：{R}2" in ended.err


def test_registers_changed_in_the_commit_that_records_the_draw(several: Path, call: Call) -> None:
    (several / CLERK).write_text((several / CLERK).read_text("utf-8").replace("第02种", "另一种"), "utf-8")
    call("sample", "bureau", cwd=several)
    committed(several, {})
    ended = verify(call, several)
    assert ended.code == 1 and "同时改了登记表" in ended.out


def test_a_draw_changed_after_it_was_recorded(several: Path, call: Call) -> None:
    call("sample", "bureau", "--size", "2", cwd=several)
    committed(several, {})
    (several / FILE).unlink()
    call("sample", "bureau", "--size", "1", cwd=several)
    assert "没有提交过" in verify(call, several).out and verify(call, several).code == 1
    committed(several, {})
    ended = verify(call, several)
    assert ended.code == 1 and "记下以后又改过" in ended.out


def test_a_draw_withdrawn_and_made_again(several: Path, call: Call) -> None:
    call("sample", "bureau", cwd=several)
    committed(several, {})
    committed(several, {FILE: None})
    committed(several, edited(several, ("第02种", "另一种"), file=CLERK))
    call("sample", "bureau", "--today", "2010-04-16", cwd=several)
    committed(several, {})
    ended = verify(call, several, "bureau-2010-04-16-1")
    assert ended.code == 1 and f"历史里还有这个单位的抽查 {ID}，现在没有了" in ended.out


def test_the_old_kind_after_the_new_is_no_way_back(several: Path, call: Call) -> None:
    call("sample", "bureau", "--size", "1", cwd=several)
    old = forged(several, f"{R}4", 1).replace("day: 2010-04-15", "day: 2010-04-16")
    (several / FILE.replace("15-1", "16-1")).write_text(old, "utf-8")
    ended = verify(call, several, "bureau-2010-04-16-1", "--today", "2010-04-16")
    assert ended.code == 1 and "按旧办法抽的" in ended.out


def test_one_of_the_old_kind_holds_as_it_did_and_is_told(several: Path, call: Call) -> None:
    call("sample", "bureau", "--size", "1", cwd=several)
    text = (several / FILE).read_text("utf-8")
    digest = text.partition("registers: ")[2].partition("\n")[0].strip('"')
    seed = hashlib.sha256(f"riskctl sample 1\nbureau\n2010-04-15\n1\n{digest}\n".encode()).hexdigest()
    lots = lots_of(several)
    drawn = draw(lots, 1, seed)[0]
    head = text.partition("seed:")[0].replace("algorithm: 2", "algorithm: 1")
    (several / FILE).write_text(f'{head}seed: "{seed}"\ndrawn:\n  - "{drawn}"\n', "utf-8")
    ended = verify(call, several)
    assert ended.code == 0 and "重算一致" in ended.out and "旧办法（版本 1）" in ended.err
    committed(several, edited(several, ("第02种", "另一种"), file=CLERK))  # with other work, as was done then
    ended = verify(call, several)
    assert ended.code == 0 and "与历史核对一致" in ended.out


def test_an_announced_draw_from_its_announcement_to_its_numbers(several: Path, call: Call) -> None:
    ended = call("sample", "bureau", "--size", "2", *ANNOUNCED, cwd=several)
    assert ended.code == 0 and ended.out == f"{FILE}\n" and "提交并推送" in ended.err
    assert call("check", cwd=several).code == 0
    reveal = ("sample", "--reveal", ID, "--value", "09 03 20")
    assert "还没有提交" in call(*reveal, *AFTER, cwd=several).err
    announced = (several / FILE).read_bytes()
    committed(several, {})
    waiting = verify(call, several)
    assert waiting.code == 0 and "还没有抽，等 2010-05-04" in waiting.out and "核对一致" in waiting.out
    assert "才公布" in call(*reveal, cwd=several).err
    assert "正好写 3 个" in call(*reveal[:-1], "9 3", *AFTER, cwd=several).err
    assert "预告了还没有抽" in call("sample", "bureau", cwd=several).err
    assert (several / FILE).read_bytes() == announced
    ended = call(*reveal, *AFTER, cwd=several)
    assert ended.code == 0 and len(ended.out.splitlines()) == 3
    assert (several / FILE).read_bytes().startswith(announced + b"value: ")
    assert call("check", *AFTER, cwd=several).code == 0
    assert verify(call, several).code == 0
    committed(several, {})
    ended = verify(call, several)
    assert (
        ended.code == 0
        and "与历史核对一致" in ended.out
        and "双色球2010070期公布的核对号码 3 9 20" in ended.err
    )
    assert "等着号码" in call(*reveal, *AFTER, cwd=several).err


def test_numbers_once_recorded_are_not_exchanged(several: Path, call: Call) -> None:
    call("sample", "bureau", *ANNOUNCED, cwd=several)
    committed(several, {})
    announced = (several / FILE).read_bytes()
    call("sample", "--reveal", ID, "--value", "1 2 3", *AFTER, cwd=several)
    committed(several, {})
    (several / FILE).write_bytes(announced)
    call("sample", "--reveal", ID, "--value", "1 2 4", *AFTER, cwd=several)
    assert verify(call, several).code == 1
    committed(several, {})
    ended = verify(call, several)
    assert ended.code == 1 and "记下以后又改过" in ended.out


@pytest.mark.parametrize(("at_once", "said"), [(True, "第一次提交"), (False, "要早一天以上")])
def test_an_announcement_made_up_once_the_numbers_were_known(
    several: Path, call: Call, at_once: bool, said: str
) -> None:
    known = DAY[:10] if not at_once else "2010-05-04"
    call("sample", "bureau", *ANNOUNCED[:-1], known, cwd=several)
    committed(several, {})
    call("sample", "--reveal", ID, "--value", "1 2 3", *AFTER, cwd=several)
    if at_once:
        git(several, "update-ref", "-d", "HEAD")  # as if nobody had ever seen the announcement
    committed(several, {})
    ended = verify(call, several)
    assert ended.code == 1 and said in ended.out


def test_a_shallow_clone_cannot_tell_and_says_so(several: Path, call: Call, tmp_path: Path) -> None:
    call("sample", "bureau", cwd=several)
    committed(several, {})
    clone = tmp_path / "浅"
    git(several, "clone", "-q", "--depth", "1", several.as_uri(), str(clone))
    ended = verify(call, clone)
    assert ended.code == 2 and "浅克隆" in ended.err and "重算一致" in ended.out


def test_a_draw_made_on_a_branch_is_found_after_the_merge(several: Path, call: Call) -> None:
    git(several, "checkout", "-q", "-b", "抽查")
    call("sample", "bureau", cwd=several)
    name = committed(several, {})
    git(several, "checkout", "-q", "main")
    committed(several, edited(several, ("第02种", "另一种"), file=CLERK))
    git(several, "merge", "-q", "--no-edit", "抽查")
    ended = verify(call, several)
    assert ended.code == 0 and f"提交（{name[:8]}）" in ended.out
