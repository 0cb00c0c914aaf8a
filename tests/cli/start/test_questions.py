"""Questions of `riskctl init` on a terminal: asked one by one, left with Ctrl-C without a trace."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from riskctl.corpus.load import load
from tests import skips
from tests.cli.conftest import bare_environment

pty = pytest.importorskip("pty", reason=skips.system("terminals to open"))

# The new session takes the terminal for its own, so that a Ctrl-C typed there interrupts it, also where the
# tests run in the background of a shell, which has Ctrl-C ignored.
AT_ITS_TERMINAL = """
import fcntl, signal, sys, termios
signal.signal(signal.SIGINT, signal.default_int_handler)
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from riskctl.__main__ import main
sys.exit(main())
"""


def answered(folder: Path, *answers: bytes, words: tuple[str, ...] = ()) -> tuple[int, str]:
    """Run `riskctl init` on a terminal, answering one question after another; return how it ended."""
    outer, inner = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", AT_ITS_TERMINAL, "init", *words],
        stdin=inner,
        stdout=subprocess.DEVNULL,
        stderr=inner,
        cwd=folder,
        env=bare_environment(LANG="zh_CN.UTF-8", PYTHONUTF8="1"),
        start_new_session=True,
    ) as process:
        os.close(inner)
        said = b"".join(conversation(outer, list(answers)))
        os.close(outer)  # which ends whoever still waits at the terminal
    return process.returncode, said.decode("utf-8", "replace")


def conversation(outer: int, answers: list[bytes]) -> Iterator[bytes]:
    """Yield what is said on the terminal until it is closed, giving an answer at each prompt."""
    while select.select([outer], [], [], 60)[0]:
        try:
            said = os.read(outer, 65536)
        except OSError:  # how Linux tells that the other side is closed
            return
        yield said
        if answers and said.endswith(b"] "):
            os.write(outer, answers.pop(0))


def test_on_a_terminal_each_thing_is_asked_with_its_default(tmp_path: Path) -> None:
    enter = b"\n"
    answers = (
        "肃州分局\n".encode(),
        b"../x\n",
        b"suzhou\n",
        enter,
        enter,
        enter,
        "登记股,办公室\n".encode(),
        enter,
    )
    code, said = answered(tmp_path, *answers)
    assert code == 0 and "[示例局]" in said and "“../x”不能作编号" in said and "请再写一次" in said
    _, context = load(tmp_path)
    assert context.organization and context.organization.units["suzhou"].name == "肃州分局"
    assert "suzhou/登记股" in context.organization.departments
    assert (tmp_path / "registers/suzhou/登记股/clerk.yaml").is_file()


def test_an_answer_that_is_no_text_is_asked_again(tmp_path: Path) -> None:
    code, said = answered(tmp_path, b"\xbe\xd6\n", *[b"\n"] * 7)
    assert code == 0 and "看不见的字符" in said and (tmp_path / "riskctl.yaml").is_file()


@pytest.mark.parametrize("key", [b"\x03", b"\x04"], ids=["ctrl-c", "end of input"])
def test_leaving_at_a_question_leaves_nothing(tmp_path: Path, key: bytes) -> None:
    code, said = answered(tmp_path, b"\n", key)
    assert code == 130 and said.endswith("\r\n已中断。\r\n") and not any(tmp_path.iterdir())
