"""A command line that cannot be read: exit 2, one sentence and a hint, in both languages."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run

CASES = [
    (
        ["chek"],
        "错误：没有“chek”这个命令。\n  = 提示：是不是想写 check？\n",
        "error: There is no command “chek”.\n  = hint: Did you mean check?\n",
    ),
    (
        ["xyzzy"],
        "错误：没有“xyzzy”这个命令。\n  = 提示：全部命令见 riskctl --help。\n",
        "error: There is no command “xyzzy”.\n  = hint: For all commands see riskctl --help.\n",
    ),
    (
        ["rules", "--frmat", "json"],
        "错误：riskctl rules 没有 --frmat 这个选项。\n  = 提示：是不是想写 --format？\n",
        "error: riskctl rules has no option --frmat.\n  = hint: Did you mean --format?\n",
    ),
    (
        ["rules", "-x"],
        "错误：riskctl rules 没有 -x 这个选项。\n  = 提示：用法见 riskctl rules --help。\n",
        "error: riskctl rules has no option -x.\n  = hint: For its use see riskctl rules --help.\n",
    ),
    (
        ["rules", "--format"],
        "错误：选项 --format 后面要写一个值。\n  = 提示：用法见 riskctl rules --help。\n",
        "error: The option --format needs a value.\n  = hint: For its use see riskctl rules --help.\n",
    ),
    (
        ["rules", "--help=3"],
        "错误：选项 --help 不带值。\n  = 提示：用法见 riskctl rules --help。\n",
        "error: The option --help takes no value.\n  = hint: For its use see riskctl rules --help.\n",
    ),
    (
        ["rules", "--format", "jsn"],
        "错误：--format 的值不对：没有“jsn”这个选择。\n  = 提示：是不是想写 json？\n",
        "error: The value of --format cannot be used: there is no choice “jsn”.\n"
        "  = hint: Did you mean json?\n",
    ),
    (
        ["rules", "--format", "表格"],
        "错误：--format 的值不对：没有“表格”这个选择。\n  = 提示：可以写：text、json。\n",
        "error: The value of --format cannot be used: there is no choice “表格”.\n"
        "  = hint: It can be: text, json.\n",
    ),
    (
        ["rules", "一", "b"],
        "错误：命令行上多了：一、b。\n  = 提示：用法见 riskctl rules --help。\n",
        "error: Too much on the command line: 一, b.\n  = hint: For its use see riskctl rules --help.\n",
    ),
    (
        ["explain"],
        "错误：缺少参数：词。\n  = 提示：用法见 riskctl explain --help。\n",
        "error: The argument WHAT is missing.\n  = hint: For its use see riskctl explain --help.\n",
    ),
    (
        ["dossier", "今年"],
        "错误：“年度”的值不对：写的是“今年”，要写 1949 到 2100 的整数。\n"
        "  = 提示：用法见 riskctl dossier --help。\n",
        "error: The value of YEAR cannot be used: “今年” was written; it has to be a whole number from 1949 "
        "to 2100.\n"
        "  = hint: For its use see riskctl dossier --help.\n",
    ),
    (
        ["notice"],
        "错误：riskctl notice 后面要写做什么。\n  = 提示：可以写：open、comment、answer、close、issue。\n",
        "error: What riskctl notice is to do is missing.\n"
        "  = hint: It can be: open, comment, answer, close, issue.\n",
    ),
    (
        ["notice", "opn", "suzhou"],
        "错误：riskctl notice 没有“opn”这个命令。\n  = 提示：是不是想写 open？\n",
        "error: riskctl notice has no command “opn”.\n  = hint: Did you mean open?\n",
    ),
    (
        ["sign", "自查", "suzhou"],
        "错误：riskctl sign 没有“自查”这个命令。\n  = 提示：是不是想写 个人自查？\n",
        "error: riskctl sign has no command “自查”.\n  = hint: Did you mean 个人自查?\n",
    ),
    (
        ["notice", "close", "suzhou", "--days", "3"],
        "错误：riskctl notice close 没有 --days 这个选项。\n  = 提示：--days 属于 riskctl notice open。\n",
        "error: riskctl notice close has no option --days.\n"
        "  = hint: --days belongs to riskctl notice open.\n",
    ),
    (
        ["notice", "open", "suzhou", "--chanel", "办公网"],
        "错误：riskctl notice open 没有 --chanel 这个选项。\n  = 提示：是不是想写 --channel？\n",
        "error: riskctl notice open has no option --chanel.\n  = hint: Did you mean --channel?\n",
    ),
    (
        ["notice", "comment", "suzhou"],
        "错误：缺少选项 --channel、--text。\n  = 提示：用法见 riskctl notice comment --help。\n",
        "error: The options --channel, --text are missing.\n"
        "  = hint: For its use see riskctl notice comment --help.\n",
    ),
    (
        ["notice", "answer"],
        "错误：缺少参数：公示、意见。\n  = 提示：用法见 riskctl notice answer --help。\n",
        "error: The arguments NOTICE, COMMENT are missing.\n"
        "  = hint: For its use see riskctl notice answer --help.\n",
    ),
    (
        ["notice", "issue", "suzhou", "--number", ""],
        "错误：--number 的值不对：不能是空的。\n  = 提示：用法见 riskctl notice issue --help。\n",
        "error: The value of --number cannot be used: it cannot be blank.\n"
        "  = hint: For its use see riskctl notice issue --help.\n",
    ),
    (
        ["explain", "RK999x"],
        "错误：没有“RK999x”这条规则；别的词要在登记库里才能说明\n",
        "error: There is no rule “RK999x”; other words are explained inside a register repository\n",
    ),
]


@pytest.mark.parametrize(("words", "zh", "en"), CASES)
def test_a_wrong_command_line_is_told_in_one_sentence(run: Run, words: list[str], zh: str, en: str) -> None:
    for locale, expected in (("zh_CN.UTF-8", zh), ("en_US.UTF-8", en)):
        ended = run(*words, LANG=locale)
        said = ended.stderr.decode()
        assert (ended.returncode, ended.stdout) == (2, b"")
        assert said.startswith(expected) if "RK999x" in words else said == expected


def test_a_language_alone_is_that_of_the_first_page(run: Run) -> None:
    ended = run("--lang", "en")
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.decode().startswith("This is no register repository.")


def test_two_dashes_alone_are_no_command(run: Run) -> None:
    assert run("--").stderr.decode().startswith("错误：没有写命令。")


def test_an_unknown_language_is_refused_wherever_it_is_asked_for(run: Run) -> None:
    by_option = run("rules", "--lang", "de")
    by_environment = run("rules", RISKCTL_LANG="de")
    assert by_option.returncode == by_environment.returncode == 2
    assert by_option.stderr.decode().startswith("错误：--lang 的值不对：没有“de”这种语言")
    assert by_environment.stderr.decode().startswith("错误：环境变量 RISKCTL_LANG 的值不对：")


def test_what_is_typed_cannot_steer_the_terminal(run: Run) -> None:
    said = run("\x1b[31mred\u202e").stderr.decode()
    assert "\\u{1B}[31mred\\u{202E}" in said and "\x1b" not in said


def test_the_folder_may_stand_before_the_command(run: Run) -> None:
    before, behind = run("-C", "/", "rules"), run("rules", "-C", "/")
    assert (before.returncode, before.stderr) == (behind.returncode, behind.stderr)
    assert "riskctl rules 没有 -C" in before.stderr.decode()
