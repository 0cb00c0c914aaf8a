"""Real git merges the logs of two branches by what their rows say: each row once, under one heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.history.install import pattern_of
from tests.conftest import Call, lay
from tests.history.history import committed, git, without_git_settings
from tests.merge.branches import HERE, merged, path_with, run_git

LOG = "cycles/2010/checks/bureau/registration.csv"
HEAD = "日期,方式,风险点,检查人,发现情况\n"
R01 = "bureau/registration/clerk#R01"
ONE = f"2010-04-12,随机抽查,{R01},bureau/registration/chief,件件有签名\n"
TWO = f"2010-04-13,随机抽查,{R01},bureau/registration/chief,少一处签名\n"
THREE = f"2010-04-14,随机抽查,{R01},bureau/registration/chief,已补签\n"


def excel(text: str) -> bytes:
    """The text as Excel saves it."""
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "wanted"),
    [
        (HEAD + ONE, HEAD + ONE + TWO, HEAD + ONE + THREE, HEAD + ONE + TWO + THREE),
        (None, HEAD + TWO, HEAD + THREE, HEAD + TWO + THREE),
        (HEAD, HEAD + TWO, HEAD + TWO + THREE, HEAD + TWO + THREE),
        (HEAD + ONE + TWO, HEAD + TWO, HEAD + ONE + TWO + THREE, HEAD + TWO + THREE),
        (HEAD + ONE + TWO, HEAD + ONE + TWO + THREE, HEAD + TWO, HEAD + TWO + THREE),
    ],
    ids=["both add", "both begin", "both add the same", "ours takes one away", "theirs takes one away"],
)
def test_the_rows_of_both_are_there_once(
    tmp_path: Path, base: str | None, ours: str, theirs: str, wanted: str
) -> None:
    ended = merged(tmp_path, LOG, base.encode() if base else None, ours.encode(), theirs.encode())
    assert (ended.code, ended.data.decode()) == (0, wanted), ended.said


def test_one_that_excel_saved_doubles_nothing_and_keeps_the_form_of_ours(tmp_path: Path) -> None:
    base = (HEAD + ONE).encode()
    ended = merged(tmp_path / "a", LOG, base, (HEAD + ONE + TWO).encode(), excel(HEAD + ONE + THREE))
    assert (ended.code, ended.data.decode()) == (0, HEAD + ONE + TWO + THREE), ended.said
    ended = merged(tmp_path / "b", LOG, base, excel(HEAD + ONE + THREE), (HEAD + ONE + TWO).encode())
    assert (ended.code, ended.data) == (0, excel(HEAD + ONE + THREE + TWO)), ended.said


def test_other_columns_and_another_language_leave_no_heading_in_the_middle(tmp_path: Path) -> None:
    english = "day,method,point,by,sign,finding\n"
    one, three = (
        f"{day},spot_check,{R01},bureau/registration/chief,{sign},{said}\n"
        for day, sign, said in (("2010-04-12", "", "件件有签名"), ("2010-04-14", "true", '"一,二"'))
    )
    ours, theirs = HEAD + ONE + TWO, english + one + three
    ended = merged(tmp_path, LOG, (HEAD + ONE).encode(), ours.encode(), theirs.encode())
    added = f'2010-04-14,spot_check,{R01},bureau/registration/chief,"一,二",true\n'
    wide = "".join(line.replace("\n", f"{end}\n") for line, end in ((HEAD, ",sign"), (ONE, ","), (TWO, ",")))
    assert (ended.code, ended.data.decode()) == (0, wide + added), ended.said


def test_a_log_that_cannot_be_understood_is_joined_by_its_lines(tmp_path: Path) -> None:
    strange = "甲,乙\n一,二\n"
    ended = merged(
        tmp_path, LOG, strange.encode(), (strange + "三,四\n").encode(), (strange + "五,六\n").encode()
    )
    assert (ended.code, ended.data.decode()) == (0, strange + "三,四\n五,六\n"), ended.said


def test_where_riskctl_has_gone_git_joins_the_lines(tmp_path: Path) -> None:
    ours, theirs = (HEAD + ONE + row for row in (TWO, THREE))
    ended = merged(tmp_path, LOG, (HEAD + ONE).encode(), ours.encode(), theirs.encode(), None)
    assert (ended.code, ended.data.decode()) == (0, HEAD + ONE + TWO + THREE), ended.said


@pytest.mark.parametrize("installed", [True, False], ids=["set up", "a clone that is not"])
@pytest.mark.parametrize("folder", ["", "科室 [一]/登记库/"], ids=["its own", "a subfolder"])
def test_git_install_sets_it_up_wherever_the_register_repository_lies(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, installed: bool
) -> None:
    without_git_settings(monkeypatch)
    top = tmp_path / "库"
    root = lay(top / folder)
    git(tmp_path, "init", "-q", str(top))
    assert call("git", "install", cwd=root).code == 0
    assert call("git", "install", "--check", cwd=root).code == 0
    committed(top, {folder + LOG: HEAD + ONE})
    git(top, "switch", "-q", "-c", "other")
    committed(top, {folder + LOG: excel(HEAD + ONE + THREE)})
    git(top, "switch", "-q", "main")
    committed(top, {folder + LOG: HEAD + ONE + TWO})
    if not installed:
        (top / ".git/info/attributes").unlink()
        for driver in ("riskctl", "riskctl-log"):
            git(top, "config", "--unset", f"merge.{driver}.driver")
    ended = run_git(top, path_with(tmp_path, HERE), "merge", "--no-edit", "other")
    assert ended.returncode == 0, ended.stderr.decode()
    data = (top / folder / LOG).read_bytes().decode()
    if installed:
        assert data == HEAD + ONE + TWO + THREE
    else:  # git keeps the lines of both: what is doubled is found (RK614) and nothing is lost
        assert TWO in data and THREE.rstrip("\n") in data and "<<<<" not in data


def test_a_folder_s_own_characters_are_no_pattern() -> None:
    assert pattern_of("cycles/**/*.csv") == "cycles/**/*.csv"
    assert pattern_of("a[1]*/cycles/**/*.csv") == r"a\[1]\*/cycles/**/*.csv"
    assert pattern_of('甲 "乙"/cycles/**/*.csv') == r'"甲 \"乙\"/cycles/**/*.csv"'
