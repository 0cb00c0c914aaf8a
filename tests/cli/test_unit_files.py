"""Commands in a repository whose organisation and holders stand in one file a unit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riskctl import catalog
from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, REPOSITORY, changed
from riskctl.check.report import Settings
from riskctl.check.run import run
from riskctl.corpus.load import load
from tests.check.overlay import check
from tests.cli.daily.test_import_command import ANSWERS, HOUSING
from tests.cli.test_names_in_fields import NAME, REPORTS, RULES, shown, written
from tests.conftest import Call, lay
from tests.exchange.intake.shapes import OVERLAY
from tests.exchange.sheets import files
from tests.folders import in_folders
from tests.history.history import committed

FOLDERS = in_folders(REPOSITORY)
BUREAU, PROVINCE, HOLDERS = "organization/bureau.yaml", "organization/province.yaml", "people/bureau.yaml"
HELD = [one for one in written() if one[1] == ORGANIZATION]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "登记库", FOLDERS)


def test_parting_the_single_files_keeps_every_byte_of_an_entry(tmp_path: Path, call: Call) -> None:
    text = REPOSITORY[ORGANIZATION].replace("  - id: bureau\n", "  # 本局\n  - id: bureau # 主管\n")
    root = lay(tmp_path, {ORGANIZATION: f"# 机构\n{text}"})
    shown_only = call("convert", ORGANIZATION, PEOPLE, "--to", "folder", cwd=root)
    assert shown_only.code == 0 and (root / ORGANIZATION).exists()
    assert call("convert", ORGANIZATION, PEOPLE, "--to", "folder", "--write", cwd=root).code == 0
    assert not (root / ORGANIZATION).exists() and not (root / PEOPLE).exists()
    head = "# 机构\nschema: riskctl/organization/v1\nunits:\n"
    pieces = [(root / file).read_text("utf-8") for file in (PROVINCE, BUREAU)]
    assert head + "".join(piece.removeprefix(head) for piece in pieces) == f"# 机构\n{text}"
    assert pieces[1].startswith(f"{head}  # 本局\n  - id: bureau # 主管\n")
    assert (root / HOLDERS).read_text("utf-8") == REPOSITORY[PEOPLE]
    assert "没有发现问题" in call("check", cwd=root).err + call("check", cwd=root).out


@pytest.mark.parametrize(
    "text",
    [
        "schema: riskctl/organization/v1\nunits: [{id: a, name: 甲}, {id: b, name: 乙}]\n",
        "units:\n  - {id: a, name: 甲}\nschema: riskctl/organization/v1\n",
    ],
)
def test_what_cannot_be_parted_at_its_lines_is_left(tmp_path: Path, call: Call, text: str) -> None:
    root = lay(tmp_path, {ORGANIZATION: text})
    ended = call("convert", ORGANIZATION, "--to", "folder", "--write", cwd=root)
    assert ended.code == 2 and "units" in ended.err
    assert (root / ORGANIZATION).read_text("utf-8") == text and not (root / "organization").exists()


def test_moving_to_files_of_units_changes_no_meaning(tmp_path: Path, call: Call) -> None:
    root = tmp_path / "r"
    committed(root, REPOSITORY)
    assert call("convert", ORGANIZATION, PEOPLE, "--to", "folder", "--write", cwd=root).code == 0
    ended = call("diff", "HEAD", "--format", "json", cwd=root)
    assert ended.code == 0 and json.loads(ended.out)["changes"] == []
    text = (root / BUREAU).read_text("utf-8")
    (root / BUREAU).write_text(text.replace("head: chief", "head: clerk"), "utf-8")
    (change,) = json.loads(call("diff", "HEAD", "--format", "json", cwd=root).out)["changes"]
    assert (change["kind"], change["path"], change["line"]) == ("organization-changed", BUREAU, 17)


def test_holders_are_those_of_the_commit_whose_configuration_is_taken(tmp_path: Path, call: Call) -> None:
    root = lay(tmp_path / "r", FOLDERS | changed(CLERK, ("一成", f"一成，由{NAME}办")))
    committed(root, {})
    (root / HOLDERS).write_text("schema: riskctl/people/v1\nholders: {}\n", "utf-8")
    assert "RK701" not in call("check", "--format", "concise", cwd=root).out
    assert "RK701" in call("check", "--format", "concise", "--config-from", "HEAD", cwd=root).out


@pytest.mark.parametrize("text", [one[2] for one in HELD], ids=[one[0] for one in HELD])
def test_a_name_in_a_file_of_a_unit_is_found_and_no_report_repeats_it(tmp_path: Path, text: str) -> None:
    outcome = run(*load(lay(tmp_path, FOLDERS | {BUREAU: text})), RULES, lambda file: True)
    assert BUREAU in [one.spot.file for one in outcome.findings if one.finding.rule == "RK701"]
    for report in REPORTS:
        assert NAME not in report.write(outcome, Settings())


def test_names_of_a_file_that_can_be_read_are_hidden_beside_one_that_cannot(tmp_path: Path) -> None:
    files = FOLDERS | {"people/province.yaml": "holders: ["} | changed(CLERK, ("一成", f"一成，{NAME}"))
    outcome = run(*load(lay(tmp_path, files)), list(catalog.rules()), lambda file: True)
    for report in REPORTS:
        text = report.write(outcome, Settings())
        assert NAME not in text and "people/province.yaml" in text


def test_no_document_shows_a_name_of_a_file_of_a_unit(tmp_path: Path) -> None:
    root = lay(tmp_path, FOLDERS | changed(CLERK, ("一成", f"一成，由{NAME}办")))
    assert not [text for text in shown(root) if NAME in text]


def test_an_import_adds_a_department_to_the_file_of_its_unit(tmp_path: Path, call: Call) -> None:
    (tmp_path / "风险点.csv").write_bytes(files.csv(HOUSING.rows))
    root = lay(tmp_path / "库", in_folders(REPOSITORY | OVERLAY))
    before = (root / BUREAU).read_text("utf-8")
    ended = call("import", "../风险点.csv", "--write", *ANSWERS, cwd=root)
    assert ended.code == 0 and BUREAU in ended.err, ended
    assert (root / BUREAU).read_text("utf-8").startswith(before) and not (root / ORGANIZATION).exists()
    assert "name: 重点工程中心" in (root / BUREAU).read_text("utf-8")


def test_a_broken_file_of_a_unit_is_named_where_nothing_can_be_done(root: Path, call: Call) -> None:
    (root / BUREAU).write_text("units: [", "utf-8")
    owned = ("codeowners", "--host", "github")
    for words in (("level",), ("new", "department", "bureau/registration"), owned, ("status",)):
        ended = call(*words, cwd=root)
        assert ended.code == 1 and BUREAU in ended.err, words


def test_code_owners_hold_the_files_of_units(root: Path, call: Call) -> None:
    text = (root / "riskctl.yaml").read_text("utf-8") + "owners: {bureau: ['@office']}\n"
    (root / "riskctl.yaml").write_text(text, "utf-8")
    lines = call("codeowners", "--host", "github", cwd=root).out.splitlines()
    assert "/organization/ @office" in lines and "/people/ @office" in lines


def test_a_table_of_findings_names_the_line_of_the_file(tmp_path: Path) -> None:
    bad = changed(ORGANIZATION, ("leader_in_charge: leadership/deputy\n", "leader_in_charge: nobody\n"))
    (found,) = check(tmp_path, in_folders(REPOSITORY | bad), "RK201")
    line = (tmp_path / BUREAU).read_text("utf-8").splitlines()[found.line - 1]
    assert found.file == BUREAU and "nobody" in line


def test_a_reorganisation_goes_through_the_files_of_units(root: Path, call: Call) -> None:
    ended = call("move", "bureau/registration", "licensing", "--reason", "局发1号", "--write", cwd=root)
    assert ended.code == 0, ended.err
    assert "id: licensing" in (root / BUREAU).read_text("utf-8")
    assert (root / PROVINCE).read_text("utf-8") == FOLDERS[PROVINCE]
    assert not (root / "organization.yaml").exists() and call("check", cwd=root).code == 0
