"""What `make regen` puts between the marks of a page: output of commands, parts of files, the rooms."""

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
CONTRACT = """[[tool.importlinter.contracts]]
id = "houses"
type = "layers"
containers = ["town"]
layers = ["roof", "(attic) | hall", "cellar"]
"""
ROOMS = """<!-- rooms houses -->
```text
   cellar  What is kept
   │
 ┌ attic   What is forgotten
 └ hall    Where guests wait, and where they go from
   │
   roof    What keeps the rain out
```
<!-- /rooms -->
<!-- chain houses -->cellar → attic、hall → roof<!-- /chain -->
"""
ROOT = Path(__file__).parents[2]


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


def test_rooms_are_drawn_as_the_contract_orders_them(script: Script, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(CONTRACT, "utf-8")
    for room in ("attic", "hall", "cellar"):
        (tmp_path / "src" / "town" / room).mkdir(parents=True)
    (tmp_path / "src/town/roof.py").write_text('"""What keeps the rain out."""\n', "utf-8")
    (tmp_path / "src/town/attic/__init__.py").write_text('"""What is forgotten."""\n', "utf-8")
    (tmp_path / "src/town/cellar/__init__.py").write_text('"""What is kept.\n\nWine."""\n', "utf-8")
    (tmp_path / "src/town/hall/__init__.py").write_text(
        '"""Where guests wait, and where\nthey go from.\n"""\n', "utf-8"
    )
    empty = "<!-- rooms houses -->\nold\n<!-- /rooms -->\n<!-- chain houses --><!-- /chain -->\n"
    assert script("rooms").with_rooms(empty, tmp_path) == ROOMS
    assert script("rooms").with_rooms(ROOMS, tmp_path) == ROOMS


@pytest.mark.parametrize(
    ("page", "mark"),
    [
        ("docs/architecture.md", "rooms layers"),
        ("docs/architecture.md", "rooms year"),
        ("CONTRIBUTING.md", "chain layers"),
    ],
)
def test_the_pages_show_the_rooms_as_they_are(page: str, mark: str, script: Script) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert f"<!-- {mark} -->" in text
    assert script("rooms").with_rooms(text, ROOT) == text, "run make regen"
