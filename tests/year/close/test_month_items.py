"""What a department has to report in a month: what is due by its end, each item known again by its key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from riskctl.check.example import CLERK, CYCLE, REPOSITORY
from riskctl.corpus.load import registers
from riskctl.corpus.subject import find_subject
from riskctl.level.grade import grade
from riskctl.year.close.month_items import ItemKey, ReportItem, digest_of, item_key, items
from tests.conftest import lay, load_sound

WATCH = "  - {id: watch, name: 监督防范, role: supervision, from: 2010-05-01, to: 2010-11-30}\n"
POINT = "bureau/registration/clerk#R01"


def of(tmp_path: Path, subject: str, until: date) -> list[ReportItem]:
    root = lay(tmp_path, {CYCLE: REPOSITORY[CYCLE] + WATCH, CLERK: REPOSITORY[CLERK]})
    repository, context = load_sound(root)
    documents = [d for d in registers(repository, context) if d.is_register]
    graded = [g for d in documents for g in grade(d, context)]
    whose = find_subject(subject, context.organization)
    assert whose
    return items(whose, until, documents, graded, context)


def test_measures_and_looks_due_by_the_end_of_the_month_are_its_items(tmp_path: Path) -> None:
    may = of(tmp_path / "a", "bureau/registration", date(2010, 5, 31))
    assert [(one.key.what, one.key.point, one.due) for one in may] == [("measure", POINT, date(2010, 5, 31))]
    june = of(tmp_path / "b", "bureau/registration", date(2010, 6, 30))
    assert [(one.key.what, one.due) for one in june] == [
        ("measure", date(2010, 5, 31)),
        ("check", date(2010, 6, 1)),
    ]
    assert june[1].methods == ("spot_check", "information") and june[1].by
    assert of(tmp_path / "c", "bureau/discipline", date(2010, 6, 30)) == []


def test_a_key_is_read_back_and_what_is_none_is_not() -> None:
    for key in (ItemKey("check", POINT), ItemKey("measure", POINT, 1, digest_of("甲"))):
        assert item_key(str(key)) == key
    assert item_key(f"measure {POINT}") is None and item_key("别的") is None
