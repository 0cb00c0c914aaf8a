"""`make system` installs what tests need and is missing, says why where it cannot, and is run by CI."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from requirements import system
from tests.architecture.source import ROOT

# Notes what it is asked for, and brings the programs of the shells; `update` fails, as with a source away.
APT = """#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >> "$CALLS"
case "$*" in
  *update*) exit 100;;
  *unknown*) echo "E: no such package"; exit 100;;
esac
for word; do
  case $word in zsh|fish) echo "#!/bin/sh" > "$HERE/$word"; chmod +x "$HERE/$word";; esac
done
"""
LISTED = {
    "abacus": {"programs": ["abacus", "abacus-stable"]},
    "zsh": {"programs": ["zsh"]},
    "fish": {"programs": ["fish"]},
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of programs beside those of /bin; apt-get and one abacus are in it."""
    folder = tmp_path / "programs"
    folder.mkdir()
    lay(folder, "apt-get", APT)
    lay(folder, "abacus-stable", "#!/bin/sh\n")
    for name in ("sh", "chmod"):
        (folder / name).symlink_to(f"/bin/{name}")
    monkeypatch.delenv("DEBIAN_FRONTEND", raising=False)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("HERE", str(folder))
    monkeypatch.setenv("CALLS", str(tmp_path / "calls"))
    monkeypatch.setattr(system, "PACKAGES", LISTED)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return folder


def lay(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(script)
    (folder / name).chmod(0o755)


def calls(here: Path) -> list[str]:
    file = here.parent / "calls"
    return file.read_text().splitlines() if file.exists() else []


def test_only_what_is_missing_is_installed_and_nothing_is_asked(here: Path) -> None:
    system.install()
    updated, installed = calls(here)
    assert updated.startswith("noninteractive ") and updated.endswith(" update")
    assert installed.startswith("noninteractive ")
    assert installed.endswith(" install --yes --no-install-recommends zsh fish")
    assert system.missing() == []


def test_where_nothing_is_missing_nobody_needs_root(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    for shell in ("zsh", "fish"):
        lay(here, shell, "#!/bin/sh\n")
    system.install()
    assert calls(here) == [] and capsys.readouterr().out == f"{system.COMPLETE}\n"


def test_who_is_not_root_is_told_what_to_do(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match=r"缺 zsh fish，.* run sudo make system"):
        system.install()
    assert calls(here) == []


def test_a_system_without_apt_is_told_the_packages(here: Path) -> None:
    (here / "apt-get").unlink()
    with pytest.raises(SystemExit, match=r"no apt-get here: .*: zsh fish"):
        system.install()


def test_what_cannot_be_installed_is_said_with_the_reason(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "PACKAGES", {"unknown": {"programs": ["unknown"]}})
    with pytest.raises(SystemExit, match=r"E: no such package\n没有装成：unknown"):
        system.install()


def test_what_is_installed_and_yet_not_there_is_said(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "PACKAGES", {"zsh": {"programs": ["zsh"]}, "font": {"font": "zh"}})
    with pytest.raises(SystemExit, match="not found: font"):
        system.install()


def test_a_font_is_there_where_it_has_the_language(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "PACKAGES", {"font": {"font": "zh"}})
    lay(here, "fc-list", '#!/bin/sh\ncase $1 in :lang=ja) echo "/fonts/one.ttf: ";; esac\n')
    assert system.missing() == ["font"]
    lay(here, "fc-list", '#!/bin/sh\ncase $1 in :lang=zh) echo "/fonts/one.ttf: ";; esac\n')
    assert system.missing() == []


@pytest.mark.parametrize("package", system.PACKAGES)
def test_each_package_is_asked_for_by_a_test(package: str) -> None:
    others = [file for file in (ROOT / "tests").rglob("*.py") if file != Path(__file__)]
    assert any(f'"{package}"' in file.read_text("utf-8") for file in others)


def test_ci_installs_first_and_runs_what_the_readme_promises() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    run = re.findall(r"^(?:\w+=\S+ )?(make \w+)", script, re.MULTILINE)
    promised = re.findall(r"^(make \w+) ", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert promised and set(promised) <= set(run) and run[0] == "make system"
    assert re.search(r"^PYTEST_ADDOPTS=--nothing-missing make test\b", script, re.MULTILINE)
