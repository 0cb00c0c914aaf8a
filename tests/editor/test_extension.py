"""The extension of VS Code: packed as it is published, the same bytes each time, and started in a window."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from requirements.editor import vsix
from riskctl import __version__
from riskctl.cli.shell.commands import COMMANDS
from tests import skips
from tests.editor.client import NEEDED, PATIENCE

WINDOW = Path(__file__).parent / "window.js"


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not vsix.is_ready():
        pytest.skip(skips.missing("@vscode/vsce, esbuild, vscode-languageclient", "make test"))
    file = tmp_path_factory.mktemp("vsix") / "riskctl.vsix"
    vsix.pack(file)
    return file


def test_the_same_tree_gives_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    vsix.pack(tmp_path / "again.vsix")
    assert (tmp_path / "again.vsix").read_bytes() == packed.read_bytes()


def test_nothing_is_packed_but_the_extension(packed: Path) -> None:
    with zipfile.ZipFile(packed) as folder:
        assert sorted(folder.namelist()) == [
            "[Content_Types].xml",
            "extension.vsixmanifest",
            "extension/LICENSE.txt",
            "extension/dist/extension.js",
            "extension/package.json",
            "extension/package.nls.json",
            "extension/package.nls.zh-cn.json",
            "extension/readme.md",
        ]
        told = json.loads(folder.read("extension/package.json"))
    assert told["version"] == __version__
    assert told["license"] == "Apache-2.0"


def test_what_it_says_is_said_in_both_languages() -> None:
    words = [json.loads((vsix.SOURCE / f"package.nls{of}.json").read_text("utf-8")) for of in ("", ".zh-cn")]
    assert words[0].keys() == words[1].keys()
    told = (vsix.SOURCE / "package.json").read_text("utf-8")
    assert all(f'"%{key}%"' in told for key in words[0])


def started(packed: Path, folder: Path, command: Path) -> str:
    """What a window shows once the extension has started the server by `command`."""
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    words = [str(vsix.node()), str(WINDOW), str(folder / "extension/dist/extension.js"), str(command)]
    return subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE, check=True).stdout


@NEEDED
def test_it_starts_the_server(packed: Path, tmp_path: Path) -> None:
    command = tmp_path / "riskctl"
    log = tmp_path / "called"
    command.write_text(f'#!/bin/sh\necho "$@" > "{log}"\nexec "{sys.executable}" -m riskctl "$@"\n', "utf-8")
    command.chmod(0o755)
    assert started(packed, tmp_path, command) == ""
    assert log.read_text("utf-8") == "lsp --lang zh\n"
    assert "lsp" in COMMANDS


def test_without_the_program_it_says_how_to_have_it(packed: Path, tmp_path: Path) -> None:
    said = started(packed, tmp_path, tmp_path / "absent").splitlines()
    assert said[-1].startswith("said riskctl lsp 没有启动：") and 'pip install "riskctl[lsp]"' in said[-1]
