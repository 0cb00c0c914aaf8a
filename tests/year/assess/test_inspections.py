"""The year's inspections by their ids, and what is written for the answer to a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.year.assess.inspections import answered, inspection_named, inspections
from tests.year.assess.test_tally import TEXT
from tests.year.build import Found, find

FILES = {f"cycles/{year}/inspections/bureau-{year}-04-15.yaml": TEXT for year in (2009, 2010)}


def found_in(root: Path) -> Found:
    return find(root, FILES)


def test_the_inspections_of_the_year_are_known_by_their_files(tmp_path: Path) -> None:
    context = found_in(tmp_path).context
    assert [*inspections(context)] == ["bureau-2010-04-15"]
    assert inspection_named("bureau-2010-04-15", context)[0].file == [*FILES][1]


def test_one_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(RiskctlError) as caught:
        inspection_named("bureau-2009-04-15", found_in(tmp_path / "a").context)
    assert caught.value.hint and "bureau-2010-04-15" in caught.value.hint.text("en")
    with pytest.raises(RiskctlError) as none:
        inspection_named("x", find(tmp_path / "b").context)
    assert none.value.hint and "riskctl inspect UNIT" in none.value.hint.text("en")


def test_an_answer_and_its_basis_stand_below_their_question(tmp_path: Path) -> None:
    document, record = inspection_named("bureau-2010-04-15", found_in(tmp_path).context)
    changes = answered(document, record, "procedure", "partly", "看了八份")
    assert [(one.path, one.value, one.after) for one in changes] == [
        (("questions", 0, "answer"), "partly", "id"),
        (("questions", 0, "basis"), "看了八份", "id"),
    ]
    with pytest.raises(RiskctlError, match="does not ask effective"):
        answered(document, record, "effective", "yes", "看了八份")
