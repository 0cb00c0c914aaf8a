"""`riskctl lsp` where its library is not installed: one line, with the command that brings it."""

from __future__ import annotations

import pytest

from riskctl.cli.shell import language
from riskctl.cli.shell.boundary import guarded
from riskctl.cli.tools import lsp


def test_a_missing_library_is_named(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lsp, "find_spec", lambda name: None)
    monkeypatch.setattr(language, "_current", "zh")
    assert guarded(["lsp"]) == 2
    told = '错误：riskctl lsp 要用 pygls，这里没有装\n  = 提示：安装：pip install "riskctl[lsp]"\n'
    assert capfd.readouterr() == ("", told)
