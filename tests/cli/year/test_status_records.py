"""`riskctl status` keeps the records of registers that say all, without tree and text, and says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY, changed
from riskctl.cli.graded import standing
from riskctl.year.status.status import status
from tests.conftest import lay

EXAMPLE = Path(__file__).parents[3] / "examples" / "jiuquan"
POINTS = REPOSITORY[CLERK].index("risk_points:")
WRONG = {
    "nothing wrong": {},
    "a point taken out": changed(CLERK, ("kind: integrity", "kind: unheard-of")),
    "no point": {CLERK: REPOSITORY[CLERK][:POINTS] + "risk_points: []\n"},
    "no list": {CLERK: REPOSITORY[CLERK][:POINTS]},
    "a fault of a value": changed(CLERK, ("level: 3", "level: [3]")),
    "no register": {CLERK: "schema: riskctl/person/v1\nunit: [\n"},
}


def _both(root: Path) -> list[object]:
    """What status says of the registers kept whole, and of them as records."""
    said: list[object] = []
    for texts in (True, False):
        one, found = standing(root, None, None)[0], standing(root, None, None, texts=texts)[1]
        said.append(status(found.documents, found.graded, one.context))
    return said


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_status_of_records_is_that_of_whole_documents(wrong: dict[str, str], tmp_path: Path) -> None:
    whole, records = _both(lay(tmp_path, wrong))
    assert records == whole


def test_so_it_is_of_the_example() -> None:
    whole, records = _both(EXAMPLE)
    assert records == whole


def test_of_plain_registers_the_record_alone_is_kept(tmp_path: Path) -> None:
    for wrong, is_kept in ((WRONG["nothing wrong"], False), (WRONG["no point"], True)):
        _, found = standing(lay(tmp_path, wrong), None, None, texts=False)
        (clerk,) = (document for document in found.documents if document.file == CLERK)
        assert (clerk.tree is not None, clerk.text is not None) == (is_kept, is_kept)
