"""Slips of a first day: what is told is what was meant, and nothing that is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, PROGRAMME, REPOSITORY, changed
from tests.conftest import Call, lay

POINT = "bureau/registration/clerk#R01"


@pytest.mark.parametrize(
    ("line", "wrong", "meant"),
    [
        (("warn", "isue", POINT), "isue", "issue"),
        (("warn", "isue"), "isue", "issue"),
        (("suggest", "ad", "bureau", "没有公开", "--from", "staff"), "ad", "add"),
        (("suggest", "ad"), "ad", "add"),
        (("rectify", "persn", "bureau", "--reference", "3号"), "persn", "person"),
    ],
)
def test_a_misspelt_subcommand_is_told_as_one(
    repository: Path, call: Call, line: tuple[str, ...], wrong: str, meant: str
) -> None:
    ended = call(*line, cwd=repository)
    said = f"错误：riskctl {line[0]} 没有“{wrong}”这个命令。\n  = 提示：是不是想写 {meant}？\n"
    assert (ended.code, ended.out, ended.err) == (2, "", said)


def test_a_unit_called_much_like_a_subcommand_is_the_unit(tmp_path: Path, call: Call) -> None:
    units = changed(ORGANIZATION, ("  - id: bureau\n", "  - {id: adds, name: 分局}\n  - id: bureau\n"))
    ended = call("suggest", "adds", cwd=lay(tmp_path, dict(units)))
    assert (ended.code, ended.err.partition("\n")[0]) == (2, "错误：缺少参数：建议；缺少选项 --from。")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("sign", "self", "--xyz", "x"), "用法见 riskctl sign self --help。"),
        (("rules", "--frmat", "json"), "是不是想写 --format？"),
        (("explain", "RK999"), "全部规则见 riskctl rules。"),
        (("check", "--select", "RK999"), "写规则的编号、名称或编号开头"),
        (("explain", "level-mismach"), "是不是想写 level-mismatch？"),
        (("-C",), "全部命令见 riskctl --help。"),
        (("warn", "issue", "qqq"), "可以写：bureau/registration/clerk#R01。"),
        (("level", "bureau/registration"), "它的登记表在 registers/bureau/registration；"),
        (("level", POINT), f"用 riskctl level --explain {POINT}。"),
        (("level", "nobody"), "核对路径的写法"),
    ],
)
def test_the_hint_is_what_helps(repository: Path, call: Call, line: tuple[str, ...], said: str) -> None:
    ended = call(*line, cwd=repository)
    *_, hint = ended.err.splitlines()
    assert ended.code == 2 and hint.startswith("  = 提示：") and said in hint


@pytest.mark.parametrize(
    ("command", "words", "said"),
    [
        (("warn", "issue"), (POINT,), "缺少选项 --sign、--due。"),
        (("rectify", "issue"), ("bureau",), "缺少选项 --basis、--demand、--due。"),
        (("record",), (), "缺少参数：对象、方式；缺少选项 --by。"),
        (("record",), (POINT, "spot_check"), "缺少选项 --by。"),
        (("tally",), (), "缺少参数：编号、表；缺少选项 --sent、--returned。"),
        (("notice", "comment"), ("bureau",), "缺少选项 --channel、--text。"),
    ],
)
def test_what_a_line_lacks_is_told_in_one_way(
    repository: Path, call: Call, command: tuple[str, ...], words: tuple[str, ...], said: str
) -> None:
    ended = call(*command, *words, cwd=repository)
    help = f"用法见 riskctl {' '.join(command)} --help。"
    assert (ended.code, ended.err) == (2, f"错误：{said}\n  = 提示：{help}\n")


@pytest.mark.parametrize("words", [(), ("check",), ("warn", "issue")])
def test_help_as_a_word_is_the_option(repository: Path, call: Call, words: tuple[str, ...]) -> None:
    asked, shown = call("help", *words, cwd=repository), call(*words, "--help", cwd=repository)
    assert asked.code == 0 and asked == shown


def test_a_list_that_is_cut_says_how_many_there_are(repository: Path, call: Call) -> None:
    ended = call("list", "qqq", cwd=repository)
    assert ended.err.endswith("、bureau/registration/chief 等 10 个。\n")
    ended = call("list", "qqq", cwd=repository, lang="en")
    assert ended.err.endswith(", bureau/registration/chief and others, 10 in all.\n")


def test_a_misspelt_key_is_one_finding_without_what_follows(tmp_path: Path, call: Call) -> None:
    files = {
        PROGRAMME: REPOSITORY[PROGRAMME].replace("contact: 领导小组办公室", "contcat: 办公室 0937-2610000"),
        CLERK: REPOSITORY[CLERK].replace("measures:", "mesures:").replace("title:", "titel:"),
    }
    ended = call("check", "--format", "concise", cwd=lay(tmp_path, dict(files)))
    found = [line for line in ended.out.splitlines() if "[RK" in line or " RK" in line]
    assert sorted(line.split("“")[1].split("”")[0] for line in found) == ["contcat", "mesures", "titel"]
