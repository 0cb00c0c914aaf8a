"""`riskctl check --format …`: every format from the command line, in any locale, with one exit code."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree

from riskctl import catalog
from riskctl.check.example import CLERK, REPOSITORY
from tests.cli.conftest import Run
from tests.cli.shell.test_start_up import loaded
from tests.conftest import Call, lay

WRONG = REPOSITORY[CLERK].replace("level: 3", "level: 1")
FOR_PEOPLE = {"text", "concise"}


@pytest.fixture
def wrong(repository: Path) -> Path:
    """The example repository with a wrong level."""
    return lay(repository, {CLERK: WRONG})


def test_every_format_is_offered(call: Call, wrong: Path) -> None:
    assert set(catalog.reports()) == {
        *("concise", "github", "gitlab", "json", "junit", "markdown", "rdjson", "sarif", "text")
    }
    for format in catalog.reports():
        assert format in call("check", "--help", cwd=wrong).out


@pytest.mark.parametrize("format", catalog.reports())
def test_the_exit_code_is_that_of_the_check(call: Call, wrong: Path, format: str) -> None:
    for words, code in (((), 1), (("--fail-on", "never"), 0), (("--ignore", "RK301"), 0)):
        ended = call("check", "--format", format, *words, cwd=wrong)
        assert (ended.code, ended.err) == (code, "") and ended.out.endswith("\n")


@pytest.mark.parametrize("format", catalog.reports())
def test_programs_get_utf_8_and_people_what_they_can_see(run: Run, wrong: Path, format: str) -> None:
    gbk, ascii = (run("check", "--format", format, cwd=wrong, PYTHONIOENCODING=e) for e in ("gbk", "ascii"))
    assert (gbk.returncode, gbk.stderr, ascii.returncode) == (1, b"", 1)
    if format in FOR_PEOPLE:
        assert "等级与算出来的不一致" in gbk.stdout.decode("gbk") and ascii.stdout.isascii()
    else:
        assert "等级与算出来的不一致" in ascii.stdout.decode()
        assert not ascii.stdout.startswith(b"\xef\xbb\xbf")


def test_only_the_format_asked_for_is_loaded(wrong: Path) -> None:
    for format in ("text", "sarif"):
        _, ours = loaded("check", "-C", str(wrong), "--format", format)
        reports = {name for name in ours if name.startswith("riskctl.check.reports.")}
        assert reports == {f"riskctl.check.reports.{format}"}


def test_what_fails_in_junit_is_what_fails_the_check(call: Call, wrong: Path) -> None:
    for fail_on, failures in (("error", "1"), ("warning", "1"), ("never", "0")):
        ended = call("check", "--format", "junit", "--fail-on", fail_on, cwd=wrong)
        assert etree.fromstring(ended.out.encode()).get("failures") == failures


def test_a_path_of_any_name_is_written(call: Call, wrong: Path) -> None:
    (wrong / "registers/bureau/registration/100% 甲.yaml").write_text("a: [", "utf-8")
    for format in catalog.reports():
        ended = call("check", "--format", format, "--select", "RK002,RK007", cwd=wrong)
        due = "100%25%20%E7%94%B2.yaml" if format == "sarif" else "甲.yaml"
        assert due in ended.out, format
    found = json.loads(call("check", "--format", "gitlab", "--select", "RK002", cwd=wrong).out)
    assert [issue["location"]["path"] for issue in found] == ["registers/bureau/registration/100% 甲.yaml"]


@pytest.mark.parametrize("within", ["", "单位/登记库/"], ids=["its own", "a folder"])
def test_hosts_are_told_the_path_in_their_repository(call: Call, tmp_path: Path, within: str) -> None:
    (tmp_path / ".git").mkdir()
    root = lay(tmp_path / within, {CLERK: WRONG})

    def said(format: str) -> str:
        ended = call("check", "--format", format, cwd=root)
        assert ended.code == 1
        return ended.out

    path = within + CLERK
    assert f"::error file={path},line=14" in said("github")
    assert json.loads(said("gitlab"))[0]["location"]["path"] == path
    assert json.loads(said("rdjson"))["diagnostics"][0]["location"]["path"] == path
    (result,) = json.loads(said("sarif"))["runs"][0]["results"]
    places = [*result["locations"], *result["relatedLocations"]]
    found = {unquote(p["physicalLocation"]["artifactLocation"]["uri"]) for p in places}
    assert len(places) > 1 and found == {path}
    assert json.loads(said("json"))["findings"][0]["path"] == CLERK  # relative to the register repository
