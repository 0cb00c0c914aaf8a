"""The examples: the good ones check clean to the last hint, each broken one gives what its README lists."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from riskctl import catalog
from riskctl.base.messages import Language
from riskctl.corpus.load import load
from tests.conftest import Call

EXAMPLES = Path(__file__).parents[2] / "examples"
BROKEN = EXAMPLES / "broken"
LISTED = re.compile(r"^规则 / rules: (.+)$", re.MULTILINE)
# Rules that no folder kept in git can show, each with the reason.
NOT_SHOWN: dict[str, str] = {
    "RK616": "compares with an earlier state, and a folder is one",
    "RK621": "asks from as many points on as the policy says; its own examples show it",
    "RK622": "is of the example that init writes, and tests of init show it",
    "RK623": "asks of a register that is sound; its own examples show it",
}


def repositories(folder: Path) -> list[Path]:
    return sorted(file.parent for file in folder.glob("*/riskctl.yaml"))


GOOD, BAD = repositories(EXAMPLES), repositories(BROKEN)
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def listed(example: Path) -> set[str]:
    """Return the rules that an example's README lists."""
    (line,) = LISTED.findall((example / "README.md").read_text("utf-8"))
    return set(re.findall(r"RK\d{3}", line))


@pytest.mark.parametrize("example", GOOD, ids=lambda path: path.name)
def test_a_good_example_is_clean(example: Path, call: Call) -> None:
    ended = call("check", "--fail-on", "info", "--format", "json", cwd=example)
    whole: dict[str, Any] = json.loads(ended.out)
    assert (ended.code, whole["findings"]) == (0, [])
    assert whole["summary"]["points"] and not whole["summary"]["suppressed"]
    assert "left_out" not in whole["summary"], "clean means that every rule was asked"
    assert call("level", "--check", cwd=example).code == 0


@pytest.mark.parametrize("example", GOOD, ids=lambda path: path.name)
def test_a_good_example_makes_no_rule_milder(example: Path) -> None:
    _, context = load(example)
    assert context.programme and not context.programme.ignore and not context.programme.rules


@pytest.mark.parametrize("example", BAD, ids=lambda path: path.name)
def test_a_broken_example_gives_the_rules_it_lists(example: Path, call: Call) -> None:
    ended = call("check", "--fail-on", "info", "--format", "json", cwd=example)
    found = {finding["id"] for finding in json.loads(ended.out)["findings"]}
    assert found == listed(example)
    assert ended.code == (1 if found else 0)


@pytest.mark.parametrize("example", BAD, ids=lambda path: path.name)
def test_a_broken_example_can_be_read_in_both_languages(example: Path, call: Call) -> None:
    for language in LANGUAGES:
        ended = call("check", cwd=example, lang=language)
        assert ended.code in (0, 1) and ended.err == ""
        assert set(re.findall(r"\[(RK\d{3})\] ", ended.out)) == listed(example)


@pytest.mark.parametrize("example", BAD, ids=lambda path: path.name)
def test_the_readme_names_the_command_to_run(example: Path) -> None:
    command = f"`riskctl -C {example.relative_to(EXAMPLES.parent).as_posix()} check`"
    assert command in (example / "README.md").read_text("utf-8")


def test_every_rule_is_shown_by_a_broken_example() -> None:
    shown = {rule for example in BAD for rule in listed(example)}
    rules = {file.id for file in catalog.rule_files()}
    assert rules - shown == set(NOT_SHOWN), "add an example to examples/broken, or say why none can be"


def test_every_name_of_the_examples_can_be_kept_on_any_system() -> None:
    reserved = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
    for path in EXAMPLES.rglob("*"):
        assert not path.is_symlink() and not reserved.fullmatch(path.name)
        assert not re.search(r'[<>:"|?*\\]|[. ]$', path.name) and path.name.isprintable()
    together = [str(path.relative_to(EXAMPLES)).casefold() for path in EXAMPLES.rglob("*")]
    assert len(set(together)) == len(together)
