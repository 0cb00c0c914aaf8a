"""What is loaded before anything is done: start-up stays short only while these sets stay small."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, PEOPLE
from riskctl.cli.shell.commands import COMMANDS, SUBCOMMANDS
from tests.cli.conftest import bare_environment
from tests.conftest import lay

HEAVY = {"typer", "pydantic", "jinja2", "ruamel", "rich", "lxml", "pyarrow"}
REPORT = """
import sys
sys.argv = ["riskctl", *sys.argv[1:]]
from riskctl.__main__ import main
code = main()
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
print(*sorted(name for name in sys.modules if name.startswith("riskctl.")), file=sys.stderr)
sys.exit(code)
"""


def loaded(*words: str) -> tuple[set[str], set[str]]:
    """Return the packages, and the modules of riskctl, that a run has loaded."""
    ended = subprocess.run(
        [sys.executable, "-c", REPORT, *words],
        capture_output=True,
        env=bare_environment(PYTHONIOENCODING="utf-8"),
        timeout=60,
        check=False,
    )
    *_, packages, ours = ended.stderr.decode().splitlines()
    return set(packages.split()), set(ours.split())


def test_the_version_loads_next_to_nothing() -> None:
    packages, ours = loaded("--version")
    assert not packages & (HEAVY | {"re", "dataclasses", "inspect"})
    shell = {f"riskctl.cli.shell.{name}" for name in ("streams", "told")}
    assert ours == {"riskctl.__main__", "riskctl.cli", "riskctl.cli.shell"} | shell


@pytest.mark.parametrize("words", [("--help",), ("chek",), ("rules", "--help"), ("explain", "--help")])
def test_help_and_usage_errors_load_typer_alone(words: tuple[str, ...]) -> None:
    packages, ours = loaded(*words)
    assert packages & HEAVY == {"typer"}
    assert not {name for name in ours if name.startswith(("riskctl.records", "riskctl.corpus"))}


def test_outside_a_repository_the_first_page_loads_next_to_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    packages, ours = loaded()
    assert not packages & HEAVY
    assert not {name for name in ours if name.startswith(("riskctl.records", "riskctl.corpus"))}


def test_where_nobody_is_listed_names_are_not_looked_for(tmp_path: Path) -> None:
    lay(tmp_path, {PEOPLE: None})
    _, ours = loaded("-C", str(tmp_path), "check")
    assert "riskctl.check.run" in ours and "riskctl.corpus.holder_names" not in ours
    assert not {
        name for name in ours if name.startswith(("riskctl.diff", "riskctl.render", "riskctl.history"))
    }


def test_a_check_loads_nothing_that_writes_registers(tmp_path: Path) -> None:
    _, ours = loaded("-C", str(lay(tmp_path)), "check")
    writing = ("sources.yaml.emit", "sources.yaml.splice", "sources.replace", "corpus.rewrite")
    assert "riskctl.check.run" in ours and not ours & {f"riskctl.{name}" for name in writing}


@pytest.mark.parametrize(("kind", "draws"), [("annex-3", False), ("flow", True)])
def test_a_form_loads_what_draws_where_it_has_a_drawing_alone(kind: str, draws: bool, tmp_path: Path) -> None:
    _, ours = loaded("-C", str(lay(tmp_path)), "render", kind, "bureau", "--output", str(tmp_path / "out"))
    assert "riskctl.render.html.elements" in ours
    assert any(name.startswith("riskctl.render.chart.") for name in ours) == draws
    assert "riskctl.render.plot_geometry" not in ours and "riskctl.corpus.rewrite" not in ours


def test_the_parser_of_yaml_is_loaded_for_what_takes_it_alone(tmp_path: Path) -> None:
    root = str(lay(tmp_path))
    packages, _ = loaded("-C", root, "check")
    assert "pydantic" in packages and "ruamel" not in packages
    lay(tmp_path, {CLERK: "a: &b c\n"})
    assert "ruamel" in loaded("-C", root, "check")[0]


def test_a_form_loads_neither_the_check_nor_what_compares_nor_what_other_documents_print(
    tmp_path: Path,
) -> None:
    root, out = lay(tmp_path / "库"), tmp_path / "out"
    packages, ours = loaded("-C", str(root), "render", "annex-5", "--output", str(out))
    assert list(out.rglob("*.html")) and "jinja2" in packages
    others = ("riskctl.check", "riskctl.diff", "riskctl.year.status", "riskctl.render.view.year_view")
    assert not {name for name in ours if name.startswith(others)}


def test_only_the_command_that_is_called_is_loaded() -> None:
    _, ours = loaded("explain", "--help")
    assert ours & modules() == {"riskctl.cli.tools.explain"}


def modules() -> set[str]:
    own = {module for subcommands in SUBCOMMANDS.values() for module, _ in subcommands.values()}
    return own | {module for _, module, _ in COMMANDS.values()}


@pytest.mark.parametrize(
    ("words", "subcommands"),
    [
        (("notice", "--help"), set()),
        (("notice", "close", "--help"), {"riskctl.cli.year.notice.close"}),
        (("-C", ".", "notice", "close", "--help"), {"riskctl.cli.year.notice.close"}),
    ],
)
def test_only_the_subcommand_that_is_called_is_loaded(words: tuple[str, ...], subcommands: set[str]) -> None:
    _, ours = loaded(*words)
    assert ours & modules() == subcommands | {"riskctl.cli.year.notice"}
