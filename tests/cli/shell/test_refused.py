"""Values refused inside a command: worded in the reader's language, with the command's own hint."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Annotated

import pytest
import typer

from riskctl.base.messages import Said
from riskctl.cli.options import Today, refused
from riskctl.cli.shell import commands, language
from riskctl.cli.shell.boundary import guarded


def command(
    count: Annotated[int, typer.Option("--count", metavar="N", help="…")] = 1, today: Today = None
) -> int:
    if count > 3:
        raise refused(Said(("只到三。", "Three at most."), {}), Said(("写小一点。", "Write less.")))
    return 0


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch, chinese: None) -> None:
    module = ModuleType("planted_with_options")
    module.command = command  # type: ignore[attr-defined]
    module.EXAMPLES = (("riskctl planted", "…"),)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "planted_with_options", module)
    monkeypatch.setitem(commands.COMMANDS, "planted", ("work", "planted_with_options", ("试", "try")))


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (
            ["--count", "9"],
            "错误：只到三。\n  = 提示：写小一点。\n",
            "error: Three at most.\n  = hint: Write less.\n",
        ),
        (
            ["--count", "二"],
            "错误：--count 的值不对：写的是“二”，要写整数。\n  = 提示：用法见 riskctl planted --help。\n",
            "error: The value of --count cannot be used: “二” was written; it has to be a whole "
            "number.\n"
            "  = hint: For its use see riskctl planted --help.\n",
        ),
        (
            ["--today", "明天"],
            "错误：--today 的值不对：“明天”不是日期，要写成 2010-05-31 这样。\n"
            "  = 提示：用法见 riskctl planted --help。\n",
            "error: The value of --today cannot be used: “明天” is no date; write it as 2010-05-31.\n"
            "  = hint: For its use see riskctl planted --help.\n",
        ),
    ],
)
def test_a_value_is_refused_in_the_readers_language(
    planted: None, capsys: pytest.CaptureFixture[str], words: list[str], zh: str, en: str
) -> None:
    for spoken, said in (("zh", zh), ("en", en)):
        language.use("zh" if spoken == "zh" else "en")
        assert guarded(["planted", *words]) == 2
        assert capsys.readouterr() == ("", said)


def test_a_day_in_the_environment_is_named_as_such(
    planted: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RISKCTL_TODAY", "2010/05/31")
    assert guarded(["planted"]) == 2
    assert capsys.readouterr().err.startswith("错误：环境变量 RISKCTL_TODAY 的值不对：“2010/05/31”不是日期")
