"""Tab without the parser of command lines answers as that parser does, or leaves the line to it."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.cli.shell import group, tab
from riskctl.cli.shell.commands import COMPLETE
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.corpus.load import load
from riskctl.corpus.organization import OrganizationIndex
from tests.cli.shell.test_start_up import HEAVY, loaded
from tests.folders import in_folders

JIUQUAN = Path(__file__).parents[3] / "examples/jiuquan"
TABLE = json.loads(Path(tab.LINES).read_text("utf-8"))
SHELLS = ("bash", "zsh", "fish", "powershell")
BEGUN = (
    "",
    "s",
    "su",
    "suzhou",
    "suzhou/",
    "suzhou/注",
    "suzhou/registration/",
    "酒泉",
    "肃州分局/",
    "nobody/",
)
WORDS = (
    "suzhou",
    "suzhou/registration#R01",
    "2010",
    "a",
    "'a b'",
    "'a",
    "--",
    "-",
    "--none",
    "=",
    "-Cx",
    "甲",
)


@pytest.fixture(scope="module", autouse=True)
def _in_the_example() -> Iterator[None]:
    with contextlib.chdir(JIUQUAN):
        yield


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A command line with Tab at its end: options and words of the command, and what slips in."""
    path = draw(st.sampled_from(sorted(TABLE)))
    options = sorted(TABLE[path]["options"])
    spelled = st.sampled_from([*options, *(f"{one}=a" for one in options)])
    parts = draw(st.lists(spelled | st.sampled_from(WORDS), max_size=4))
    begun = draw(st.sampled_from([*BEGUN, "--", "--b", "--by=su", "'su"]))
    return " ".join(["riskctl", path, *parts, begun])


def environment(shell: str, line: str) -> dict[str, str]:
    begun = line.rpartition(" ")[2]
    return {
        COMPLETE: f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": begun,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }


def by_the_parser(environ: dict[str, str]) -> tuple[int, str]:
    with (
        mock.patch.dict(os.environ, environ),
        contextlib.redirect_stdout(io.StringIO()) as out,
        pytest.raises(SystemExit) as ended,
    ):
        group.run([])
    return int(ended.value.code or 0), out.getvalue()


def at_once(environ: dict[str, str]) -> tuple[int, str] | None:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        code = tab.answered(environ)
    return None if code is None else (code, out.getvalue())


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SHELLS), lines())
def test_what_is_answered_at_once_is_what_the_parser_answers(shell: str, line: str) -> None:
    environ = environment(shell, line)
    found = at_once(environ)
    assert found is None or found == by_the_parser(environ), line


@pytest.mark.parametrize("path", sorted(TABLE))
def test_every_command_that_takes_a_subject_offers_it_at_once(path: str) -> None:
    """The argument, and each option, of every line of the table."""
    line = TABLE[path]
    before = next((n for n, one in enumerate(line["arguments"]) if one.startswith(tab.SUBJECTS)), None)
    spelled = [f"{one} su" for one, taken in line["options"].items() if taken == tab.SUBJECTS]
    if before is not None:
        spelled.append(" ".join(["2010"] * before + ["su"]))
    assert spelled
    for rest in spelled:
        environ = environment("bash", f"riskctl {path} {rest}")
        assert at_once(environ) == by_the_parser(environ) == (0, "suzhou\n"), rest


@pytest.mark.parametrize(("begun", "code"), [("su", 0), ("nobody", 1)])
def test_fish_asks_first_whether_there_is_anything(begun: str, code: int) -> None:
    environ = environment("fish", f"riskctl status {begun}")
    environ["_TYPER_COMPLETE_FISH_ACTION"] = "is-args"
    assert at_once(environ) == by_the_parser(environ) == (code, "")


@pytest.mark.parametrize(
    "line", ["check su", "warn suzhou", "sign 个人自查 su", "nothing su", "status --", ""]
)
def test_other_lines_are_left_to_the_parser(line: str) -> None:
    assert at_once(environment("bash", f"riskctl {line}")) is None


def test_nothing_heavy_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment("bash", "riskctl sign self suzhou/r").items():
        monkeypatch.setenv(name, value)
    packages, ours = loaded()
    assert not packages & HEAVY
    assert "riskctl.cli.subjects_offered" in ours
    assert not {name for name in ours if name.startswith(("riskctl.records", "riskctl.cli.shell.group"))}


def expected(index: OrganizationIndex) -> dict[str, list[str]]:
    """What may follow each unit and each department, by the record of the organisation."""
    units = index.record.units
    found = {"": [word for unit in units if not unit.external for word in (unit.id, unit.name)]}
    for unit in units:
        found[f"{unit.id}/"] = [word for one in unit.departments for word in (one.id, one.name)]
        for one in unit.departments:
            found[f"{unit.id}/{one.id}/"] = [word for post in one.posts for word in (post.id, post.name)]
    return found


REWRITTEN = {
    "as it is": lambda text: text,
    "in Chinese": lambda text: text.replace("external: true", "external: 是"),
    "quoted": lambda text: text.replace("id: suzhou", 'id: "suzhou"'),
    "in an escape": lambda text: text.replace("id: suzhou", 'id: "s\\u0075zhou"'),
    "with a mark": lambda text: "\ufeff" + text,
}


@pytest.mark.parametrize("way", REWRITTEN)
def test_what_is_offered_is_what_the_organisation_holds(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("riskctl.yaml", "organization.yaml"):
        text = (JIUQUAN / name).read_text("utf-8")
        (tmp_path / name).write_text(REWRITTEN[way](text) if name[0] == "o" else text, "utf-8")
    monkeypatch.chdir(tmp_path)
    index = load(tmp_path)[1].organization
    assert index is not None
    for above, words in expected(index).items():
        assert offered_subjects(above) == [above + word for word in words]


@pytest.mark.parametrize("many", [100, 3])
def test_units_in_files_of_their_own_are_offered(
    many: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of more files than are read in the time those whose unit goes on so."""
    files = {name: (JIUQUAN / name).read_text("utf-8") for name in ("riskctl.yaml", "organization.yaml")}
    for name, text in in_folders(files).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text or "", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("riskctl.cli.subjects_offered.MANY", many)
    assert offered_subjects("suz") == ["suzhou"]
    assert offered_subjects("suzhou/注") == ["suzhou/注册登记股"]
    assert ("酒泉市工商行政管理局" in offered_subjects("")) == (many == 100)


@pytest.mark.parametrize(
    "text",
    ["", "units:\n", "units: a\n", "units: [a, b]\n", "a: &b c\n", "units:\n  - id: \x1b[2J\n", "units: [\n"],
)
def test_what_cannot_be_read_offers_nothing(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "riskctl.yaml").write_text("schema: riskctl/programme/v1\n", "utf-8")
    (tmp_path / "organization.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert offered_subjects("") == []
