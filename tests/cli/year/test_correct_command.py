"""`riskctl correct`: what was only worded anew is recorded, and the signatures given before stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY
from riskctl.check.example_logs import SIGNED, noticed, signed
from tests.conftest import Call, Ended, lay
from tests.history.history import committed, without_git_settings

REF = "bureau/registration/clerk"
LOG = "cycles/2010/corrections/bureau/registration.csv"
STEPS = ("self", "department", "cross", "group", "superior")
SAID, WORDED = "每周抽查受理件的一成", "每星期抽查受理件的一成"
BY = ("--by", "bureau/leading_group")


def edited(root: Path, old: str, new: str) -> None:
    text = (root / CLERK).read_text("utf-8")
    assert old in text
    (root / CLERK).write_text(text.replace(old, new), "utf-8")


def all_signed(root: Path, call: Call) -> None:
    for number, step in enumerate(STEPS):
        by = ("--by", "bureau/discipline/inspector") if step == "cross" else ()
        assert call("sign", step, REF, *by, "--on", f"2010-04-0{number + 1}", cwd=root).code == 0


def found(root: Path, call: Call) -> set[str]:
    return {*re.findall(r"RK60[17]", call("check", "--fail-on", "info", cwd=root).out)}


def correct(root: Path, call: Call, *options: str, ref: str = f"{REF}#R01") -> Ended:
    told = ("--reason", "用词统一", *BY, "--on", "2010-04-13", *options)
    return call("correct", ref, *told, cwd=root, lang="en")


def test_a_wording_is_stale_until_its_correction_is_recorded(repository: Path, call: Call) -> None:
    all_signed(repository, call)
    assert call("notice", "open", "bureau", cwd=repository).code == 0
    edited(repository, SAID, WORDED)
    assert found(repository, call) == {"RK601", "RK607"}
    assert "--no-weaker" in correct(repository, call).err, "a measure is worded anew"
    ended = correct(repository, call, "--no-weaker")
    assert ended.code == 0 and ended.out.splitlines() == [LOG]
    assert found(repository, call) == set()
    (_, *rows) = (repository / LOG).read_text("utf-8-sig").splitlines()
    assert len(rows) == 1, "one state was signed by all and published"
    assert rows[0].startswith(f"{REF}#R01,bureau/leading_group,2010-04-13,用词统一,是,2.")
    edited(repository, WORDED, SAID.replace("一成", "两成"))
    assert found(repository, call) == {"RK601", "RK607"}, "another wording is another correction"


def test_a_deadline_takes_no_correction(repository: Path, call: Call) -> None:
    all_signed(repository, call)
    edited(repository, "due: 2010-05-31", "due: 2010-06-30")
    assert found(repository, call) == set()
    ended = correct(repository, call, ref=REF)
    assert ended.code == 2 and "there is nothing to correct" in ended.err and not (repository / LOG).exists()


def test_a_grade_is_no_wording(repository: Path, call: Call) -> None:
    all_signed(repository, call)
    edited(repository, "severity: 严重", "severity: 轻微")
    ended = correct(repository, call)
    assert ended.code == 2 and f"riskctl sign group {REF}#R01" in ended.err
    assert not (repository / LOG).exists()


def test_rows_of_the_first_reading_are_proved_by_the_history(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_git_settings(monkeypatch)
    root = lay(tmp_path / "库", signed() | noticed())
    assert "RK601" not in call("check", "--fail-on", "info", cwd=root).out, "they hold as they are"
    edited(root, "due: 2010-05-31", "due: 2010-06-30")
    assert found(root, call) == {"RK601", "RK607"}, "no record tells what of it changed"
    ended = correct(root, call)
    assert ended.code == 2 and "the history has no state that it is of" in ended.err
    (root / CLERK).write_text(REPOSITORY[CLERK], "utf-8")
    committed(root, {}, "初始")
    edited(root, "due: 2010-05-31", "due: 2010-06-30")
    assert correct(root, call).code == 0
    assert found(root, call) == set()
    assert (root / SIGNED).read_text("utf-8") == signed()[SIGNED], "no row was touched"


def test_the_form_and_the_diff_show_it(repository: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    without_git_settings(monkeypatch)
    all_signed(repository, call)
    committed(repository, {}, "签字")
    edited(repository, SAID, WORDED)
    assert correct(repository, call, "--no-weaker").code == 0
    shown = call("diff", "HEAD", cwd=repository, lang="en").out
    assert "用词统一" in shown and "signoff" not in shown and "sign-off" not in shown.lower()
    printed = call("render", "annex-5", REF, "--to", "md", "--output", "out", cwd=repository)
    assert printed.code == 0
    (page,) = (repository / "out").rglob("*.md")
    assert "2010年4月13日，R01：用词统一（领导小组）" in page.read_text("utf-8")


def test_what_the_words_of_a_measure_deny_is_no_correction(
    repository: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The history has the words that were signed."""
    without_git_settings(monkeypatch)
    all_signed(repository, call)
    committed(repository, {}, "签字")
    edited(repository, SAID, SAID.replace("每周", "每季"))
    ended = correct(repository, call, "--no-weaker")
    assert ended.code == 2 and "“每周” became “每季”" in ended.err and not (repository / LOG).exists()
    assert "measure weakened" in call("diff", "HEAD", cwd=repository, lang="en").out
