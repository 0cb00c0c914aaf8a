"""Every way a command can end becomes its exit code and words; a traceback never reaches the screen."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Said
from riskctl.cli.shell import commands, language
from riskctl.cli.shell.boundary import guarded
from riskctl.sources.output import write_into
from riskctl.sources.replace import Replacement, replace_all

End = Callable[[Callable[[], int | None]], int]


@pytest.fixture
def end(monkeypatch: pytest.MonkeyPatch, chinese: None) -> End:
    """Return the function that runs a command made of some work, and gives its exit code."""

    def run_command(work: Callable[[], int | None]) -> int:
        module = ModuleType("planted_command")

        def command() -> int | None:
            return work()

        module.command = command  # type: ignore[attr-defined]
        module.EXAMPLES = (("riskctl planted", "…"),)  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "planted_command", module)
        entry = ("work", "planted_command", ("试", "try"))
        monkeypatch.setitem(commands.COMMANDS, "planted", entry)
        return guarded(["planted"])

    return run_command


@pytest.fixture
def refusing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which no file can be made, whoever runs the tests."""
    opens = os.open

    def refused(path: str, flags: int, *more: int) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opens(path, flags, *more)

    monkeypatch.setattr(os, "open", refused)
    return tmp_path


def raises(error: BaseException) -> Callable[[], int]:
    def work() -> int:
        raise error

    return work


@pytest.mark.parametrize(("given", "code"), [(None, 0), (0, 0), (1, 1)])
def test_what_a_command_returns_is_the_exit_code(end: End, given: int | None, code: int) -> None:
    assert end(lambda: given) == code


def test_typers_own_exit_is_an_exit_code(end: End) -> None:
    assert end(raises(typer.Exit(1))) == 1


def test_being_unable_to_work_is_2_with_its_hint(end: End, capsys: pytest.CaptureFixture[str]) -> None:
    error = RiskctlError(Said(("没有 {x}。", "no {x}."), {"x": "库"}), Said(("先建库。", "make one.")))
    assert end(raises(error)) == 2
    assert capsys.readouterr().err == "错误：没有 库。\n  = 提示：先建库。\n"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            PermissionError(errno.EACCES, "x", "甲.yaml"),
            "错误：没有权限：甲.yaml。\n  = 提示：请检查这个文件的权限",
        ),
        (OSError(errno.ENOSPC, "x"), "错误：磁盘满了，写不下：输出。\n  = 提示：请腾出空间"),
        (OSError(errno.EROFS, "x", "a"), "错误：所在的磁盘只能读：a。\n"),
        (FileNotFoundError(errno.ENOENT, "x", b"\xff"), "错误：没有这个文件：\\u{DCFF}。\n"),
        (OSError(errno.ELOOP, "too many links", "a"), "错误：系统拒绝了操作（a）：too many links。\n"),
        (MemoryError(), "错误：内存不够，没有做完。\n"),
    ],
)
def test_what_the_machine_refuses_is_2_in_words(
    end: End, capsys: pytest.CaptureFixture[str], error: Exception, said: str
) -> None:
    assert end(raises(error)) == 2
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "zh",
            "错误：没有权限写进这个文件夹：{here}；什么都没有写。\n"
            "  = 提示：请检查它的权限，或换一个目录。\n",
        ),
        (
            "en",
            "error: No permission to write into this folder: {here}; nothing was written.\n"
            "  = hint: Look at its permissions, or use another folder.\n",
        ),
    ],
)
def test_a_folder_that_may_not_be_written_is_named_and_no_temporary_file(
    end: End, capsys: pytest.CaptureFixture[str], refusing: Path, lang: Language, said: str
) -> None:
    language.use(lang)
    assert end(lambda: replace_all(refusing, [Replacement("甲.csv", None, b"1")])) == 2
    assert capsys.readouterr().err == said.format(here=refusing)


def test_a_folder_in_which_none_can_be_made_is_named(
    end: End, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(folder: Path, *more: object, **named: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr(Path, "mkdir", refused)
    monkeypatch.chdir(tmp_path)
    assert end(lambda: write_into(Path("文书/甲"), {"a.html": b"1"}, tmp_path)) == 2
    assert capsys.readouterr().err.startswith(f"错误：没有权限写进这个文件夹：{tmp_path}；什么都没有写。\n")


def test_a_full_disk_names_the_file_and_that_nothing_was_written(
    end: End, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert end(lambda: replace_all(tmp_path, [Replacement("甲.csv", None, b"1")])) == 2
    said = f"错误：磁盘满了，写不下：{tmp_path}/甲.csv；什么都没有写。\n  = 提示：请腾出空间后再运行一次。\n"
    assert capsys.readouterr().err == said and not any(tmp_path.iterdir())


def test_a_long_path_is_shown_whole(end: End, capsys: pytest.CaptureFixture[str]) -> None:
    path = "/".join(["很长的目录名" * 5] * 6) + "/登记表.yaml"
    end(raises(PermissionError(errno.EACCES, "x", path)))
    assert path in capsys.readouterr().err


def test_an_interruption_is_130_in_one_line(end: End, capsys: pytest.CaptureFixture[str]) -> None:
    assert end(raises(KeyboardInterrupt())) == 130
    assert capsys.readouterr() == ("", "已中断。\n")


def test_a_fault_of_our_own_is_3_and_its_log_is_named(
    end: End, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert end(raises(ZeroDivisionError("七"))) == 3
    said = capsys.readouterr().err
    (log,) = tmp_path.glob("riskctl-*.log")
    assert "ZeroDivisionError" in said and "请报告给维护者" in said and str(log) in said
    assert "Traceback" not in said and len(said.splitlines()) == 2
    written = log.read_text("utf-8")
    assert written.startswith("riskctl 0.") and "ZeroDivisionError: 七" in written and "Traceback" in written


def test_a_log_that_cannot_be_written_is_said(
    end: End, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))
    assert end(raises(ZeroDivisionError())) == 3
    assert "日志也写不进临时目录" in capsys.readouterr().err


def test_a_command_that_does_not_load_is_our_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chinese: None
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setitem(commands.COMMANDS, "planted", ("work", "riskctl.cli.absent_module", ("试", "try")))
    assert guarded(["planted"]) == 3
