"""The organisation and the holders in one file a unit say what the single files say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from riskctl import catalog
from riskctl.check.example import ORGANIZATION, PEOPLE, REPOSITORY, changed
from riskctl.check.packing import Packer, Unpacker
from riskctl.check.portion import Portioning
from riskctl.check.rule import LoadedRule
from riskctl.check.run import run
from riskctl.corpus.load import load
from riskctl.corpus.sound import sound
from tests.check.overlay import check
from tests.conftest import lay
from tests.folders import in_folders

RULES = list(catalog.rules())
BUREAU = "organization/bureau.yaml"
HOLDERS = "people/bureau.yaml"
NAMES = ("赵甲一", "钱乙二", "孙丙三", "李丁四", "周戊五")


def seen(root: Path, files: dict[str, Any], rules: Sequence[LoadedRule]) -> list[tuple[object, ...]]:
    """What is found, with the text of its line for its place."""
    outcome = run(*load(lay(root, files)), rules, lambda file: True)
    found = []
    for one in outcome.findings:
        spots = (one.spot, *one.related)
        lines = tuple((outcome.locator.lines(s.file) or [""] * 99)[s.position.line - 1] for s in spots)
        said = one.finding.message.text("zh"), one.finding.help.text("zh"), one.value
        found.append((one.finding.rule, one.finding.severity, one.finding.subject, said, lines))
    return sorted(found, key=repr)


@pytest.mark.parametrize("one", RULES, ids=lambda one: str(one.rule.id))
def test_every_rule_finds_the_same(tmp_path: Path, one: LoadedRule) -> None:
    rules = RULES if one.rule.last else [one]
    for name in ("bad", "good"):
        whole = REPOSITORY | getattr(one.rule, name)
        single = seen(tmp_path / name / "single", whole, rules)
        assert bool(single) == (name == "bad" and not one.rule.before)
        assert seen(tmp_path / name / "folder", in_folders(whole), rules) == single


def test_both_forms_may_stand_beside_each_other(tmp_path: Path) -> None:
    files = in_folders(REPOSITORY)
    one = files.pop("organization/province.yaml")
    root = lay(tmp_path, files | {"organization/province.yaml": None, ORGANIZATION: one, PEOPLE: None})
    assert run(*load(root), RULES, lambda file: True).findings == ()
    organization = sound(load(root)[1]).organization
    assert [*organization.units] == ["province", "bureau"]
    assert organization.place(("units", 0, "id")) == (ORGANIZATION, ("units", 0, "id"))
    assert organization.place(("units", 1, "name")) == (BUREAU, ("units", 0, "name"))


def test_a_unit_told_twice_is_found_with_both_places(tmp_path: Path) -> None:
    files = in_folders(REPOSITORY) | {ORGANIZATION: REPOSITORY[ORGANIZATION]}
    twice = check(tmp_path, files, "RK105")
    assert [(one.file, one.line, one.related) for one in twice] == [
        (BUREAU, 3, ((ORGANIZATION, 4),)),
        ("organization/province.yaml", 3, ((ORGANIZATION, 3),)),
    ]


def test_a_post_whose_holders_are_told_twice_is_found_with_both_places(tmp_path: Path) -> None:
    line = "  bureau/registration/clerk: [{name: 李丁四, from: 2008-01-01}]\n"
    files = in_folders(REPOSITORY) | {PEOPLE: f"schema: riskctl/people/v1\nholders:\n{line}"}
    (twice,) = check(tmp_path, files, "RK105")
    assert (twice.file, twice.line, twice.related) == (HOLDERS, 6, ((PEOPLE, 3),))
    assert "bureau/registration/clerk" in twice.message


def test_a_file_that_tells_another_unit_is_misplaced(tmp_path: Path) -> None:
    files = in_folders(REPOSITORY)
    files |= {BUREAU: None, HOLDERS: None}
    files |= {"organization/office.yaml": in_folders(REPOSITORY)[BUREAU]}
    files |= {"people/office.yaml": in_folders(REPOSITORY)[HOLDERS]}
    found = check(tmp_path, files, "RK106")
    assert [(one.file, one.line) for one in found] == [
        ("organization/office.yaml", 3),
        *(("people/office.yaml", n) for n in range(3, 8)),
    ]
    assert BUREAU in found[0].help and HOLDERS in found[1].help


@pytest.mark.parametrize("file", [BUREAU, HOLDERS])
def test_what_cannot_be_read_is_missed_as_the_single_file_is(tmp_path: Path, file: str) -> None:
    root = lay(tmp_path, in_folders(REPOSITORY) | {file: "units: ["})
    outcome = run(*load(root), RULES, lambda file: True)
    part = file.partition("/")[0]
    assert [one.spot.file for one in outcome.findings] == [file]
    assert any(part in lacks for _, lacks in outcome.left_out)
    assert outcome.at_fault[part] == (file,)
    context = load(root)[1]
    assert context.hides_names() == (part == "people")
    assert context.unsound() == ([file] if part == "organization" else [])


@pytest.mark.parametrize("file", ["people/bureau.yml", "people/old/bureau.yaml", "people/list.csv"])
def test_a_file_of_holders_that_nobody_reads_keeps_names_from_being_known(tmp_path: Path, file: str) -> None:
    root = lay(tmp_path, in_folders(REPOSITORY) | {file: REPOSITORY[PEOPLE]})
    outcome = run(*load(root), RULES, lambda file: True)
    assert [(one.finding.rule, one.spot.file) for one in outcome.findings] == [("RK007", file)]
    assert load(root)[1].hides_names()


def test_holders_may_lie_in_a_folder_elsewhere(tmp_path: Path) -> None:
    files = in_folders(REPOSITORY)
    root = lay(tmp_path / "repository", files | {HOLDERS: None})
    away = tmp_path / "away"
    away.mkdir()
    (away / "bureau.yaml").write_text(str(files[HOLDERS]), "utf-8")
    people = load(root, people=away)[1].people
    assert people and people.all_names() == dict.fromkeys(NAMES, False)


def test_a_change_in_a_file_of_a_unit_is_found_on_its_line(tmp_path: Path) -> None:
    bad = changed(ORGANIZATION, ("head: chief\n", "head: nobody\n"))
    (found,) = check(tmp_path, in_folders(REPOSITORY | bad), "RK201")
    assert found.file == BUREAU and found.line == 17


def test_posts_that_are_alike_are_one_and_each_seat_keeps_its_department(tmp_path: Path) -> None:
    unit = "schema: riskctl/organization/v1\nunits:\n  - id: {0}\n    name: {0}\n    departments:\n"
    department = (
        "      - {{id: {0}, name: 科, posts: [{{id: clerk, name: 科员}}, {{id: chief, name: 科长}}]}}\n"
    )
    files = {
        f"organization/{one}.yaml": unit.format(one) + department.format("a") + department.format("b")
        for one in ("east", "west")
    }
    root = lay(tmp_path, files)
    organization = sound(load(root)[1]).organization
    seats = [organization.seats[f"{one}/{two}/chief"] for one in ("east", "west") for two in "ab"]
    assert len({id(seat.post) for seat in seats}) == 1
    rows = (f"{seat.ref.replace('/', ',')},R1,甲\n" for seat in seats)
    table = "单位,部门,岗位,编号,风险点\n" + "".join(rows)
    repository, context = load(lay(root, {"registers/all.csv": table}))
    work = Portioning(context, RULES, repository.limits)
    made = work.of_file("registers/all.csv", table.encode())
    again = Unpacker(context.organization).portion(Packer(context.organization).packed(made))
    refs = [facts.subject.ref for facts in again.facts if facts.subject]
    assert refs == [seat.ref for seat in seats] and again.facts == made.facts
