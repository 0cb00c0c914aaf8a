"""`riskctl sign` for many registers in one call, for vacant posts, and on two branches of one day."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from riskctl.check.example import PEOPLE, REPOSITORY
from tests.cli.year.test_sign_command import LOG, REF, STEPS, refused, sign
from tests.conftest import Call, lay
from tests.history.history import committed, git

JIUQUAN = Path(__file__).parents[3] / "examples/jiuquan"


@pytest.fixture
def vacated(tmp_path: Path) -> Path:
    """The example repository, nobody holding the clerk's post."""
    held = "bureau/registration/clerk: [{name: 李丁四, from: 2008-01-01}]"
    return lay(tmp_path, {PEOPLE: REPOSITORY[PEOPLE].replace(held, "bureau/registration/clerk: []")})


def test_a_vacant_post_signs_nothing(vacated: Path, call: Call) -> None:
    assert "nobody held bureau/registration/clerk on 2010-04-15" in refused(call, vacated, "self", REF)


def test_the_register_of_a_vacant_post_goes_on_from_the_department(vacated: Path, call: Call) -> None:
    ended = call("sign", "self", "bureau", "--gather", cwd=vacated)
    assert ended.code == 0 and REF not in ended.out and REF in ended.err
    for step in STEPS[1:]:
        assert sign(call, vacated, step).code == 0
    out = call("check", "--select", "RK601,RK602,RK603", "--format", "json", cwd=vacated).out
    assert not [f for f in json.loads(out)["findings"] if "clerk" in f["message"]]


def test_whether_a_post_was_vacant_counts_on_the_day_of_the_signature(tmp_path: Path, call: Call) -> None:
    held = "bureau/registration/clerk: [{name: 李丁四, from: 2008-01-01"
    root = lay(tmp_path, {PEOPLE: REPOSITORY[PEOPLE].replace(held, held + ", to: 2010-04-12")})
    ended = call("sign", "self", "bureau", "--gather", "--on", "2010-04-12", cwd=root)
    assert ended.code == 0 and f"{REF}  个人自查" in ended.out and "空缺" not in ended.err


def test_each_register_is_signed_by_the_first_named_who_may(repository: Path, call: Call) -> None:
    for step in ("self", "department"):
        call("sign", step, "bureau", "--gather", cwd=repository)
    both = ("--by", "bureau/registration/chief", "--by", "bureau/discipline/inspector")
    assert call("sign", "cross", "bureau", "--gather", *both, cwd=repository).code == 0
    rows = [
        row.split(",")[1:3]
        for file in (repository / "cycles/2010/signoffs/bureau").iterdir()
        for row in file.read_text("utf-8-sig").splitlines()
        if row.startswith("交叉互查")
    ]
    assert [REF, "bureau/discipline/inspector"] in rows
    assert ["bureau/discipline/inspector", "bureau/registration/chief"] in rows


def test_where_none_of_those_named_may_sign_the_first_is_objected_to(repository: Path, call: Call) -> None:
    for step in ("self", "department"):
        sign(call, repository, step)
    both = ("--by", "bureau/registration/chief", "--by", "bureau/registration/clerk")
    said = refused(call, repository, "cross", REF, *both)
    assert "bureau/registration/chief is of the same department" in said


def test_of_many_signatures_the_number_is_said_and_not_each(call: Call, tmp_path: Path) -> None:
    root = shutil.copytree(JIUQUAN, tmp_path / "酒泉", ignore=shutil.ignore_patterns("signoffs"))
    ended = call("sign", "self", "suzhou", "--gather", cwd=root)
    *files, last = ended.out.splitlines()
    rows = sum(len((root / file).read_text("utf-8-sig").splitlines()) - 1 for file in files)
    assert rows > 12 and last == f"suzhou  个人自查  2010-04-28  {rows} 份"


def test_an_objection_to_all_is_said_once(repository: Path, call: Call) -> None:
    for step in ("self", "department"):
        call("sign", step, "bureau", "--gather", cwd=repository)
    said = refused(call, repository, "cross", "bureau", "--gather")
    assert "5 registers cannot be signed" in said and said.count("--by") == 1


def test_all_below_are_signed_or_none_with_every_objection(repository: Path, call: Call) -> None:
    sign(call, repository, "self")
    said = refused(call, repository, "department", "bureau", "--gather")
    assert "4 registers cannot be signed" in said and said.count("no sign-off “own review” yet") == 4
    ended = call("sign", "self", "bureau", "--gather", cwd=repository)
    assert ended.code == 0 and REF not in ended.out, "what is signed already is not signed again"
    assert call("sign", "department", "bureau", "--gather", cwd=repository).code == 0
    assert sorted(p.name for p in (repository / "cycles/2010/signoffs/bureau").iterdir()) == [
        "discipline.csv",
        "leadership.csv",
        "registration.csv",
    ]
    again = call("sign", "self", "bureau", "--gather", cwd=repository)
    assert (again.code, again.out) == (0, "") and "没有要签的" in again.err


def test_two_departments_that_sign_on_one_day_merge(repository: Path, call: Call) -> None:
    committed(repository, {}, "起")
    git(repository, "checkout", "-q", "-b", "discipline")
    assert sign(call, repository, "self", ref="bureau/discipline/inspector").code == 0
    committed(repository, {}, "纪检组签字")
    git(repository, "checkout", "-q", "main")
    assert sign(call, repository, "self").code == 0
    committed(repository, {}, "注册登记科签字")
    git(repository, "merge", "-q", "-m", "合并", "discipline")
    log = (repository / LOG).read_text("utf-8-sig") + (
        repository / LOG.replace("registration", "discipline")
    ).read_text("utf-8-sig")
    assert log.count("个人自查") == 2
    assert git(repository, "status", "--porcelain") == ""
    assert sign(call, repository, "department").code == 0, "the work goes on"
