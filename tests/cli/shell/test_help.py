"""Pages of help: complete, in width, with examples that are real command lines."""

from __future__ import annotations

import shlex
from importlib import import_module
from typing import Any

import pytest

from riskctl.base.cells import cell_width
from riskctl.cli.shell.commands import COMMANDS, PANELS, SUBCOMMANDS
from riskctl.cli.shell.group import hand_on, make_group
from tests.cli.conftest import Run

SUMMARIES = {name: summary for name, (_, _, summary) in COMMANDS.items()} | {
    f"{above} {name}": summary for above, own in SUBCOMMANDS.items() for name, (_, summary) in own.items()
}
NAMES = tuple(SUMMARIES)  # of commands, and of subcommands behind their command's


def command(name: str) -> Any:
    found: Any = make_group()
    for word in name.split():
        _, found, _ = found.resolve_command(found.context_class(found), [word])
    return found


def page(command: Any, path: str) -> str:
    return str(command.get_help(command.context_class(command, info_name=path)))


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_help_is_wider_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch, chinese: None, name: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    examples = {f"  {line}" for line, _ in command(name).examples}
    for shown in (page(command(name), f"riskctl {name}"), page(make_group(), "riskctl")):
        prose = [line for line in shown.splitlines() if line not in examples and not line.startswith("用法")]
        assert max(map(cell_width, prose)) <= min(width, 100)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_all_its_sections(chinese: None, name: str) -> None:
    shown = page(command(name), f"riskctl {name}")
    summary = SUMMARIES[name][0]
    assert shown.startswith(f"用法：riskctl {name} [选项]") and summary in shown
    assert (
        "\n选项：\n" in shown and "\n示例：\n" in shown and "--lang zh|en" in shown and "-h, --help" in shown
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_option_and_argument_says_what_it_is_for(chinese: None, name: str) -> None:
    made = command(name)
    for param in made.get_params(made.context_class(made)):
        assert param.help, param.name
        assert param.param_type_name == "option" or param.metavar
        assert not param.secondary_opts, f"typer's own --no-… of {param.name}: name the option"


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_a_command_line_that_can_be_read(chinese: None, name: str) -> None:
    path, examples = name.split(), command(name).examples
    assert examples
    for line, meaning in examples:
        program, *words = shlex.split(line)
        words = hand_on(words)
        assert (program, words[: len(path)]) == ("riskctl", path) and meaning
        command(name).make_context(path[-1], words[len(path) :])


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_a_command_lists_its_subcommands(run: Run, name: str) -> None:
    zh, en = (run(name, "--help", "--lang", lang).stdout.decode() for lang in ("zh", "en"))
    for own, (_, (summary_zh, summary_en)) in SUBCOMMANDS[name].items():
        assert f"  {own}" in zh and summary_zh in zh and summary_en in en


def test_every_example_of_a_module_is_shown_on_a_page() -> None:
    modules = {module for own in SUBCOMMANDS.values() for module, _ in own.values()}
    lines = {line for module in modules for line, _ in import_module(module).EXAMPLES}
    assert lines <= {line for name in NAMES for line, _ in command(name).examples}


def test_the_root_lists_every_command_in_a_panel(run: Run) -> None:
    zh, en = (run("--help", "--lang", lang).stdout.decode() for lang in ("zh", "en"))
    for name, (panel, _, (summary_zh, summary_en)) in COMMANDS.items():
        assert panel in PANELS
        assert f"  {name}" in zh and summary_zh in zh and summary_en in en


def test_help_asked_for_goes_to_standard_output(run: Run) -> None:
    for words in (("--help",), ("-h",), ("explain", "-h"), ("explain", "RK301", "--help")):
        ended = run(*words)
        assert (ended.returncode, ended.stderr) == (0, b"") and ended.stdout


@pytest.mark.parametrize(
    ("given", "handed"),
    [
        (["-C", "d", "check", "p"], ["check", "-C", "d", "p"]),
        (["--lang", "en", "-C", "d", "check"], ["--lang", "en", "check", "-C", "d"]),
        (["-Cd", "check"], ["check", "-Cd"]),
        (["check", "-C", "d"], ["check", "-C", "d"]),
        (["-C", "d"], []),  # no command to hand it to
        (["--", "-C", "d"], ["--", "-C", "d"]),
        ([], []),
    ],
)
def test_the_folder_is_handed_to_the_command(given: list[str], handed: list[str]) -> None:
    assert hand_on(given) == handed
