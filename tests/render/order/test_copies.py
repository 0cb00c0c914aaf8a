"""A template under another name makes the same document or is refused: nothing hangs on its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example import CLERK, PROGRAMME, REPOSITORY
from riskctl.check.example_logs import NOTICE, noticed
from riskctl.render.order.kinds import document_kind, kind_names, shipped_forms
from tests.conftest import Call, lay
from tests.render.build import DEPARTMENT, LETTERS, POINTS, Laid, register

SECOND = {CLERK: REPOSITORY[CLERK] + POINTS.replace("R01", "R02").replace("熟人", "中介")}
OPEN = {**noticed("2010-04-20"), **SECOND, DEPARTMENT: register("bureau/registration"), **LETTERS}
COPY = "templates/copy.html.j2"
YEARLY = [name for name in kind_names() if document_kind(name).reads]
LOG = "cycles/2010/checks/bureau/registration.csv"


def copied(name: str, *without: str) -> dict[str, str]:
    """Return the template of `name` under another name, without these parts of its head."""
    text = (shipped_forms() / f"{name}.html.j2").read_text("utf-8")
    for part in without:
        assert text.count(f" | {part}") == 1
        text = text.replace(f" | {part}", "")
    return {COPY: text, PROGRAMME: REPOSITORY[PROGRAMME] + "templates: templates\n"}


@pytest.mark.parametrize("name", [one for one in kind_names() if document_kind(one).about != "changes"])
def test_a_copy_is_what_it_was_copied_from(tmp_path: Path, name: str) -> None:
    laid = Laid(tmp_path, {**OPEN, **copied(name)})
    first = laid.made(name)
    mine = document_kind("copy", tmp_path / "templates")
    assert replace(mine, name=name, folder=shipped_forms(), own=False) == document_kind(name)
    assert laid.made("copy", folder=tmp_path / "templates") == first != []


def test_a_copy_compares_two_states_too(call: Call, tmp_path: Path) -> None:
    ended = call("render", "copy", "--since", "nowhere", cwd=lay(tmp_path, copied("changes")))
    assert ended.code == 2 and "--since" not in ended.err  # it asks for the commits
    other = call("render", "copy", "--since", "HEAD", cwd=lay(tmp_path / "2", copied("ledger")))
    assert other.code == 2 and "copy 不比较两个版本" in other.err


@pytest.mark.parametrize("name", YEARLY)
def test_no_copy_prints_from_a_broken_log(call: Call, tmp_path: Path, name: str) -> None:
    broken = {LOG: "day,method,point,by\n2010-13-40,看了看,,nobody\n"}
    for kind, files in ((name, {}), ("copy", copied(name))):
        root = lay(tmp_path / kind, {**broken, **files})
        ended = call("render", kind, cwd=root)
        assert (ended.code, ended.out) == (1, "") and LOG in ended.err
        assert not (root / "rendered").exists()


def test_the_edition_and_the_note_of_a_copy_are_those_of_its_notice(call: Call, tmp_path: Path) -> None:
    public = {NOTICE: OPEN[NOTICE].replace("edition: staff", "edition: public")}
    root = lay(tmp_path / "open", {**OPEN, **public, **copied("announcement")})
    call("render", "copy", cwd=root)
    assert "不对外公布" in (root / "rendered/copy/bureau.html").read_text("utf-8")
    bare = call("render", "copy", cwd=lay(tmp_path / "bare", copied("announcement")))
    assert "没有公示期" in bare.err


@pytest.mark.parametrize(
    ("name", "part", "line"),
    [
        (
            "announcement",
            "about: notice-open",
            "about: notice-open、about: notice-current、about: notice-issued、about: notice-latest",
        ),
        ("issuance", "about: notice-issued", "about: notice-open"),
        ("comments", "about: notice-latest", "about: notice-latest"),
        ("summary", "reads: year", "reads: year"),
        ("warning", "about: warning", "about: warning"),
    ],
)
def test_a_copy_whose_head_no_longer_says_it_is_refused_with_what_to_write(
    tmp_path: Path, name: str, part: str, line: str
) -> None:
    laid = Laid(tmp_path, {**OPEN, **copied(name, part)})
    with pytest.raises(RiskctlError) as caught:
        laid.made("copy", folder=tmp_path / "templates")
    assert "要在第一行说明才看得到" in caught.value.said.text("zh")
    assert caught.value.hint and line in caught.value.hint.text("zh")
