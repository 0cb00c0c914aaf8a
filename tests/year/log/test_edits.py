"""What people say of points and inspections goes into their files, or nothing does."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example import CLERK, UNIT
from riskctl.corpus.document import Document
from riskctl.corpus.load import load, registers
from riskctl.corpus.rewrite import ValueChange
from riskctl.year.log.edits import edited
from tests.conftest import lay

MEASURE = ("risk_points", 0, "measures", 0)


def document(documents: list[Document], file: str) -> Document:
    return next(one for one in documents if one.file == file)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("库"))


def test_the_changes_of_a_file_are_made_together(home: Path) -> None:
    repository, context = load(home)
    documents = list(registers(repository, context))
    clerk, unit = (document(documents, file) for file in (CLERK, UNIT))
    changes = [
        ValueChange(clerk, (*MEASURE, "done"), "2010-04-15", "text"),
        ValueChange(unit, ("unit",), "bureau"),
        ValueChange(clerk, (*MEASURE, "effect"), "台账已建", "text"),
    ]
    made = edited(changes, repository, context)
    assert [one.file for one in made] == [CLERK, UNIT]
    assert "done: 2010-04-15" in made[0].after.decode() and "effect: 台账已建" in made[0].after.decode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (((*MEASURE, "effect"), "李丁四补签了"), "“落实效果”里写了任职人员的姓名"),
        ((("risk_points", 0, "review"), {"date": "2010-04-15", "basis": "\u3000"}), "“依据”里只有空格"),
        ((("risk_points", 0, "review"), {"date": "2010-04-15", "basis": "查\u00ad台账"}), "U+00AD"),
    ],
)
def test_what_must_not_be_kept_is_refused(
    home: Path, change: tuple[tuple[str | int, ...], str | dict[str, str]], said: str
) -> None:
    repository, context = load(home)
    clerk = document(list(registers(repository, context)), CLERK)
    with pytest.raises(RiskctlError) as caught:
        edited([ValueChange(clerk, *change)], repository, context)
    assert said in caught.value.said.text("zh")
