"""`riskctl check`: what it looks at, what it exits with, and that nothing but the result is on stdout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, PROGRAMME, REPOSITORY
from riskctl.cli.shell import progress
from tests.cli.conftest import Run, bare_environment
from tests.conftest import Call, lay

CHIEF = "registers/bureau/registration/chief.yaml"
WRONG = REPOSITORY[CLERK].replace("level: 3", "level: 1")
CLEAN = "没有发现问题。\n检查了 12 个文件、1 个风险点，用时 "


@pytest.fixture
def wrong(repository: Path) -> Path:
    """The example repository with a wrong level (an error) and a missing one (a warning)."""
    return lay(
        repository,
        {CLERK: WRONG, CHIEF: REPOSITORY[CLERK].replace("clerk", "chief").replace("    level: 3\n", "")},
    )


def rules_of(out: str) -> list[str]:
    return [finding["id"] for finding in json.loads(out)["findings"]]


def test_a_clean_repository_exits_0(call: Call, repository: Path) -> None:
    ended = call("check", cwd=repository)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(CLEAN) and ended.out.endswith(" 秒。\n")
    assert call("check", cwd=repository, lang="en").out.startswith("No problems found.\nChecked files: 12")


def test_a_wrong_one_exits_1(call: Call, wrong: Path) -> None:
    ended = call("check", cwd=wrong)
    assert (ended.code, ended.err) == (1, "")
    assert "错误[RK301]" in ended.out and "警告[RK302]" in ended.out


@pytest.mark.parametrize(
    ("words", "rules", "code"),
    [
        ("", ["RK302", "RK301"], 1),
        ("--select RK301", ["RK301"], 1),
        ("--select level-missing", ["RK302"], 0),
        ("--select rk3", ["RK302", "RK301"], 1),
        ("--select RK301,RK302 --ignore RK301", ["RK302"], 0),
        ("--select RK301 --select RK302", ["RK302", "RK301"], 1),
        ("--ignore RK3", [], 0),
        ("--ignore level-mismatch", ["RK302"], 0),
        ("--ignore RK301 --fail-on warning", ["RK302"], 1),
        ("--select RK302 --fail-on info", ["RK302"], 1),
        ("--select RK302 --fail-on error", ["RK302"], 0),
        ("--fail-on never", ["RK302", "RK301"], 0),
    ],
)
def test_rules_are_chosen_and_weighed(
    call: Call, wrong: Path, words: str, rules: list[str], code: int
) -> None:
    ended = call("check", "--format", "json", *words.split(), cwd=wrong)
    assert (rules_of(ended.out), ended.code, ended.err) == (rules, code, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--select", "RK999"], "没有“RK999”这条规则"),
        (
            ["--ignore", "level-mismtch"],
            "没有“level-mismtch”这条规则。\n  = 提示：是不是想写 level-mismatch？",
        ),
        (["--select", "RK301,RK999"], "没有“RK999”这条规则"),
        (["--select", "RK301,"], "没有“”这条规则"),
        (["--select", ""], "--select 的值不对：不能是空的"),
        (["--fail-on", "fatal"], "没有“fatal”这个选择"),
        (["--format", "jsn"], "没有“jsn”这个选择。\n  = 提示：是不是想写 json？"),
        (["--today", "2010-02-30"], "“2010-02-30”不是日期"),
        (["--people", "nobody.yaml"], "没有这个任职名单：nobody.yaml"),
    ],
)
def test_an_unknown_word_on_the_command_line_exits_2(
    call: Call, wrong: Path, words: list[str], said: str
) -> None:
    ended = call("check", *words, cwd=wrong)
    assert (ended.code, ended.out) == (2, "") and said in ended.err


def test_rules_named_where_none_is_meant_are_examples(call: Call, wrong: Path) -> None:
    zh, en = (call("check", "--select", "nosuch", cwd=wrong, lang=lang).err for lang in ("zh", "en"))
    assert zh == (
        "错误：没有“nosuch”这条规则。\n"
        "  = 提示：写规则的编号、名称或编号开头，例如 RK301、level-mismatch、RK3；"
        "全部规则见 riskctl rules。\n"
    )
    assert en == (
        "error: There is no rule “nosuch”.\n  = hint: Write a rule's id, its name or the start of ids, for "
        "example RK301, level-mismatch or RK3; riskctl rules lists them all.\n"
    )


@pytest.mark.parametrize(
    ("path", "rules", "files", "code"),
    [
        (CLERK, ["RK301"], 1, 1),
        (f"./registers/../{CLERK}", ["RK301"], 1, 1),
        ("registers/bureau/registration", ["RK302", "RK301"], 2, 1),
        ("registers/bureau/leadership", [], 2, 0),
        (CHIEF, ["RK302"], 1, 0),
        (".", ["RK302", "RK301"], 12, 1),
        (ORGANIZATION, [], 1, 0),
        (PROGRAMME, [], 1, 0),
        ("flows", [], 1, 0),
    ],
)
def test_a_path_limits_what_is_shown_and_counted(
    call: Call, wrong: Path, path: str, rules: list[str], files: int, code: int
) -> None:
    ended = call("check", path, "--format", "json", cwd=wrong)
    assert (rules_of(ended.out), ended.code) == (rules, code)
    assert json.loads(ended.out)["summary"]["files"] == files


def test_several_paths_are_one_check(call: Call, wrong: Path) -> None:
    ended = call("check", CHIEF, CLERK, "--format", "json", cwd=wrong)
    assert rules_of(ended.out) == ["RK302", "RK301"]


def test_the_repository_is_found_from_below_from_afar_and_by_its_path(
    call: Call, wrong: Path, tmp_path: Path
) -> None:
    afar = tmp_path / "别处"
    afar.mkdir()
    whole = ["RK302", "RK301"]
    below = wrong / "registers" / "bureau" / "leadership"
    assert rules_of(call("check", "--format", "json", cwd=below).out) == whole
    assert rules_of(call("check", "-C", str(below), "--format", "json", cwd=afar).out) == whole
    assert rules_of(call("check", str(wrong), "--format", "json", cwd=afar).out) == whole
    assert rules_of(call("check", "../登记库/" + CLERK, "--format", "json", cwd=afar).out) == ["RK301"]
    assert rules_of(call("check", "-C", "../登记库", CLERK, "--format", "json", cwd=afar).out) == ["RK301"]


def test_a_path_without_a_register_or_repository_exits_2_and_says_what_to_do(
    call: Call, wrong: Path, tmp_path: Path
) -> None:
    (wrong / "附件5.xlsx").write_bytes(b"PK")
    (wrong / "空").mkdir()
    second = lay(tmp_path / "第二库")
    no_register = "登记表放在 registers/ 下，是 .yaml 或 .csv 文件；不写路径就处理整个登记库。"
    no_office = "Excel 和 Word 文件不是登记表，里面的表用 riskctl import 附件5.xlsx 导入。"
    two = f"一次只能处理一个登记库，而这些路径属于两个：{wrong}、{second}"
    for words, error, hint in (
        (["无此"], "没有这个文件或文件夹：无此", "核对路径的写法；不写路径就是整个登记库。"),
        (["空"], "这个路径下没有登记表：空", no_register),
        (["附件5.xlsx"], "这个路径下没有登记表：附件5.xlsx", no_office),
        (
            ["-C", ".."],
            "这里和上级文件夹里都没有 riskctl.yaml：..",
            "请进入登记库所在的文件夹，或用 -C 指明它。",
        ),
        ([".", str(second)], two, ""),
    ):
        ended = call("check", *words, cwd=wrong)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == f"错误：{error}\n" + (f"  = 提示：{hint}\n" if hint else "")


def test_a_broken_part_is_a_finding_and_the_rules_left_out_are_named(call: Call, repository: Path) -> None:
    (repository / PROGRAMME).write_text("name: [")
    ended = call("check", cwd=repository)
    assert ended.code == 1 and "错误[RK002]" in ended.out and "没有查这些规则：" in ended.out


def test_holders_and_the_day_come_from_the_command_line(call: Call, repository: Path, tmp_path: Path) -> None:
    os.replace(repository / PEOPLE, tmp_path / "holders.yaml")
    alone = call("check", cwd=repository)
    assert alone.code == 0 and "没有任职名单 people.yaml" in alone.out
    joined = call("check", "--people", str(tmp_path / "holders.yaml"), cwd=repository)
    assert joined.out.startswith(CLEAN)
    (repository / CLERK).write_text(REPOSITORY[CLERK].replace("高", "低").replace("level: 3", "level: 2"))
    early = call(
        "check", "--people", "../holders.yaml", "--today", "2007-01-01", "--format", "json", cwd=repository
    )
    assert rules_of(early.out) == ["RK308"]


def test_a_check_writes_nothing_into_the_tree(call: Call, wrong: Path) -> None:
    def state() -> dict[str, tuple[bytes, int]]:
        return {
            str(path): (path.read_bytes() if path.is_file() else b"", path.stat().st_mtime_ns)
            for path in sorted(wrong.rglob("*"))
        }

    before = state()
    folders = [path for path in (wrong, *wrong.rglob("*")) if path.is_dir()]
    for folder in folders:
        folder.chmod(0o555)
    try:
        assert call("check", cwd=wrong).code == 1 and call("level", cwd=wrong).code == 0
        assert state() == before
    finally:
        for folder in folders:
            folder.chmod(0o755)


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252", "utf-8"])
def test_no_locale_crashes_it_and_json_is_utf_8_in_all(run: Run, wrong: Path, encoding: str) -> None:
    text = run("check", cwd=wrong, PYTHONIOENCODING=encoding)
    assert (text.returncode, text.stderr) == (1, b"")
    assert ("│" if encoding == "utf-8" else " | ") in text.stdout.decode(encoding)
    if encoding == "gbk":
        assert "错误[RK301] 等级与算出来的不一致" in text.stdout.decode("gbk")
    whole = run("check", "--format", "json", cwd=wrong, PYTHONIOENCODING=encoding)
    assert json.loads(whole.stdout.decode())["findings"][1]["message"].startswith("等级")


def test_the_c_locale_takes_the_language_of_the_repository(run: Run, wrong: Path) -> None:
    ended = run("check", cwd=wrong, LANG="C", PYTHONIOENCODING="")
    assert (ended.returncode, ended.stderr) == (1, b"") and "错误[RK301]" in ended.stdout.decode()
    (wrong / PROGRAMME).write_text(REPOSITORY[PROGRAMME].replace("language: zh", "language: en"))
    assert b"error[RK301]" in run("check", cwd=wrong, LANG="C", PYTHONIOENCODING="").stdout


def test_colour_and_width_are_taken_from_the_environment(
    call: Call, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in call("check", cwd=wrong).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31m错误[RK301]" in call("check", cwd=wrong).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in call("check", cwd=wrong).out


@pytest.mark.parametrize("format", ["text", "json"])
def test_output_closed_early_keeps_the_exit_code(wrong: Path, format: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "riskctl", "check", "--format", format]
    ended = subprocess.run(
        command,
        stdout=writer,
        stderr=subprocess.PIPE,
        cwd=wrong,
        env=bare_environment(),
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_on_a_terminal_a_long_check_tells_how_far_it_is_and_nothing_of_it_stays(
    call: Call, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "AFTER", -1.0)
    monkeypatch.setattr(progress, "EVERY", -1.0)
    monkeypatch.setattr(progress, "_is_terminal", lambda: True)
    ended = call("check", cwd=repository)
    assert ended.err.endswith("正在检查：6 / 6 个文件\r\x1b[K")
    assert "正在检查" not in ended.out
