"""What `make regen` puts between the marks of a page: the output of commands, parts of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl import __version__
from tests.docs.conftest import Script

PAGE = """before
<!-- run -->
```text
$ riskctl {first}
old
$ riskctl rules --lang zh --format json --help
```
<!-- /run -->
after
"""
QUOTED = """<!-- file a.yaml from “two:” to “three:” -->
```yaml
old
```
<!-- /file -->
"""


def test_commands_are_run_again_and_their_output_replaced(script: Script, tmp_path: Path) -> None:
    page = script("session").with_output(PAGE.format(first="--version"), tmp_path, "en")
    lines = page.splitlines()
    assert lines[:5] == ["before", "<!-- run -->", "```text", "$ riskctl --version", f"riskctl {__version__}"]
    assert (
        lines[5] == ""
        and lines[6].startswith("$ riskctl rules")
        and lines[7].startswith("用法：riskctl rules")
    )
    assert "old" not in lines and lines[-2:] == ["<!-- /run -->", "after"]
    assert script("session").with_output(page, tmp_path, "en") == page


@pytest.mark.parametrize("command", ["check", "no-such-command"])
def test_a_page_is_not_written_from_a_command_that_cannot_work(
    command: str, script: Script, tmp_path: Path
) -> None:
    with pytest.raises(SystemExit, match=f"riskctl {command}\n"):
        script("session").with_output(PAGE.format(first=command), tmp_path, "zh")


def test_only_riskctl_is_run(script: Script, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="rm"):
        script("session").with_output(PAGE.format(first="").replace("riskctl", "rm"), tmp_path, "zh")


def test_a_part_of_a_file_is_quoted_without_its_indentation(script: Script, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("one: 1\n  two: 2\n  # 二\n  three: 3\n", "utf-8")
    page = script("excerpts").with_files(QUOTED, tmp_path)
    assert page == QUOTED.replace("old", "two: 2\n# 二")


def test_a_part_that_is_gone_is_told(script: Script, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("two: 2\n", "utf-8")
    with pytest.raises(SystemExit, match="three"):
        script("excerpts").with_files(QUOTED, tmp_path)
