"""What the desk keeps of registers between two requests: never anything else than what files say now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError
from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, REPOSITORY
from riskctl.check.example_logs import signed
from riskctl.corpus import load
from riskctl.desk.ground import Ground, GroundKeeper
from riskctl.year.status.status import status
from tests.conftest import lay

TABLE = "registers/bureau/registration/more.csv"
ROWS = """\
岗位,编号,风险点,风险性质,风险类别,发生概率,危害程度,措施内容
chief,R01,受贿,廉政风险,其他类,高,严重,每周抽查
"""
SIGNED = "cycles/2010/signoffs/bureau/registration.csv"
SIGNATURES = signed()[SIGNED]
Edit = tuple[str, str, str]  # a file, and what in it becomes what; a whole file where nothing is to be found
EDITS: tuple[Edit, ...] = (
    (CLERK, "probability: 高", "probability: 低"),
    (CLERK, "title: ", "titel: "),
    (CLERK, "", ""),
    (TABLE, "", ROWS),
    (TABLE, "严重", "轻微"),
    ("registers/bureau/registration/chief.yaml", "", "schema: riskctl/person/v1\n"),
    (ORGANIZATION, "name: 科员", "name: 办事员"),
    (ORGANIZATION, "units:", "unit:"),
    (PEOPLE, "from: 2008-01-01", "from: 2011-01-01"),
    ("riskctl.yaml", "jiuquan-2010", "no-such-policy"),
    ("riskctl.yaml", "language: zh", "language: en"),
    (SIGNED, "", SIGNATURES),
    ("organization/x.yaml", "", "schema: riskctl/organization/v1\nunits:\n  - {id: x, name: 某县局}\n"),
    ("people/county.yaml", "", "schema: riskctl/people/v1\nholders: {}\n"),
)


def edit(root: Path, one: Edit) -> None:
    file, old, new = one
    path = root / file
    if old and path.is_file():
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    elif new:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(new, "utf-8")
    elif path.is_file():
        path.unlink()


def seen(ground: Ground) -> object:
    """What the pages are made of, or why there are none."""
    shared = {f: (d.kind, d.where, d.reading, d.faults) for f, d in ground.loose.context.documents.items()}
    try:
        found, context = ground.standing, ground.opened.context
    except RiskctlError as error:
        return error.said.text("zh"), shared
    return (
        found.documents,
        found.graded,
        found.language,
        status(found.documents, found.graded, context),
        shared,
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=6))
def test_after_every_edit_it_is_what_one_reads_anew(
    edits: list[Edit], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = lay(tmp_path_factory.mktemp("desk"), {TABLE: ROWS})
    keeper = GroundKeeper(root, None, None)
    seen(keeper.ground())
    for one in edits:
        edit(root, one)
        assert seen(keeper.ground()) == seen(GroundKeeper(root, None, None).ground()), one


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The register files that are read, one after the other."""
    files: list[str] = []
    real: Callable[..., object] = load.documents_of

    def noted(data: object, file: str, *rest: object) -> object:
        files.append(file)
        return real(data, file, *rest)

    monkeypatch.setattr("riskctl.desk.registers_read.documents_of", noted)
    return files


@pytest.mark.parametrize(
    ("one", "again"),
    [
        ((CLERK, "probability: 高", "probability: 低"), [CLERK]),
        ((SIGNED, "", SIGNATURES), []),
        ((PEOPLE, "from: 2008-01-01", "from: 2011-01-01"), [CLERK, TABLE]),
    ],
    ids=["a register", "a record of the year", "what registers are judged by"],
)
def test_what_has_not_changed_is_not_read_again(
    one: Edit, again: list[str], read: list[str], tmp_path: Path
) -> None:
    root = lay(tmp_path / "库", {TABLE: ROWS})
    keeper = GroundKeeper(root, None, None)
    seen(keeper.ground())
    read.clear()
    edit(root, one)
    seen(keeper.ground())
    assert set(again) <= set(read) and (again or not read)
    assert len(again) != 1 or read == again


def test_there_is_something_to_edit() -> None:
    for file, old, _ in EDITS:
        assert not old or file not in REPOSITORY or old in REPOSITORY[file], (file, old)
