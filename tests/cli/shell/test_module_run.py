"""``python -m riskctl`` inside a checked tree runs nothing of that tree."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_a_module_planted_in_the_tree_is_not_run(run: Run, tmp_path: Path) -> None:
    for name in ("typer", "dataclasses", "inspect", "jinja2", "pydantic"):
        (tmp_path / f"{name}.py").write_text("print('planted')\nraise SystemExit(99)\n")
    ended = run("--help", cwd=tmp_path)
    assert ended.returncode == 0 and b"planted" not in ended.stdout + ended.stderr


def test_the_version_is_said_alone_and_after_other_options(run: Run) -> None:
    for words in (("--version",), ("-V",), ("--lang", "en", "--version")):
        ended = run(*words)
        assert (ended.returncode, ended.stderr) == (0, b"")
        assert ended.stdout.decode().startswith("riskctl 0.")
