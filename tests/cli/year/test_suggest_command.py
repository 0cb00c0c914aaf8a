"""`riskctl suggest` and `riskctl prepare`: rows that say from which side, never from whom."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from riskctl.corpus.load import load
from riskctl.year.preparation import prepared
from riskctl.year.suggestions import Suggested, suggestions
from tests.conftest import Call

JIUQUAN = Path(__file__).parents[3] / "examples/jiuquan"
REF = "bureau/registration/clerk"
LOG = "cycles/2010/suggestions/bureau/registration.csv"
TEXT = "窗口没有公开收费标准"


def known(root: Path) -> list[Suggested]:
    return suggestions(load(root)[1])


def made(root: Path, call: Call, *words: str) -> str:
    """Record a suggestion; return its id."""
    ended = call("suggest", REF, TEXT, "--from", "群众帮", *words, cwd=root)
    assert (ended.code, ended.out) == (0, f"{LOG}\n")
    return known(root)[-1].made.row.id


def test_a_suggestion_is_open_until_it_is_answered(repository: Path, call: Call) -> None:
    id = made(repository, call, "--on", "2010-04-10")
    (one,) = known(repository)
    assert (one.made.row.side, one.made.row.text, one.answer) == ("staff", TEXT, None)
    assert call("suggest", REF, "--answer", id, "--adopted", "R01", cwd=repository).code == 0
    (one,) = known(repository)
    assert one.answer and (one.answer.row.disposition, one.answer.row.point) == ("adopted", f"{REF}#R01")
    assert str(one.made.row.day) == "2010-04-10" and str(one.answer.row.day) == "2010-04-15"


def test_of_two_answers_the_later_holds(repository: Path, call: Call) -> None:
    id = made(repository, call, "--declined", "已在大厅公示")
    later = ("--adopted", f"{REF}#R01", "--today", "2010-04-16")
    assert call("suggest", REF, "--answer", id, *later, cwd=repository).code == 0
    (one,) = known(repository)
    assert one.answer and one.answer.row.disposition == "adopted"
    assert len((repository / LOG).read_text("utf-8").splitlines()) == 3, "nothing recorded is changed"


def test_the_same_suggestion_from_another_side_is_another(repository: Path, call: Call) -> None:
    made(repository, call)
    assert call("suggest", REF, TEXT, "--from", "leaders", cwd=repository).code == 0
    assert len({one.made.row.id for one in known(repository)}) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((REF, TEXT), "The option --from is missing"),
        ((REF, "--from", "staff"), "The argument TEXT is missing"),
        ((REF, TEXT, "--from", "staff", "--answer", "S1", "--adopted", "R01"), "riskctl suggest add"),
        ((REF, "--answer", "S1"), "either --adopted or --declined"),
        (
            (REF, TEXT, "--from", "staff", "--adopted", "R01", "--declined", "不必"),
            "either --adopted or --declined",
        ),
        ((REF, "--answer", "S1", "--declined", "不必"), "no suggestion S1"),
        ((REF, TEXT, "--from", "staff", "--adopted", "R09"), "no risk point R09"),
        ((REF, TEXT, "--from", "上级"), "no choice “上级”"),
        ((REF, "孙丙三收了好处", "--from", "staff"), "孙○○"),
        ((REF, TEXT, "--from", "staff", "--on", "2010-05-01"), "has not come yet"),
        (("bureau/window", TEXT, "--from", "staff"), "no unit, department or post “bureau/window”"),
    ],
)
def test_a_wrong_call_is_refused_and_writes_nothing(
    repository: Path, call: Call, words: tuple[str, ...], said: str
) -> None:
    ended = call("suggest", *words, cwd=repository, lang="en")
    assert ended.code == 2 and said in ended.err
    assert not (repository / LOG).exists()


def test_a_suggestion_is_recorded_once(repository: Path, call: Call) -> None:
    id = made(repository, call)
    ended = call("suggest", REF, TEXT, "--from", "staff", cwd=repository, lang="en")
    assert ended.code == 2 and id in ended.err


def test_what_a_unit_did_to_prepare_stands_in_its_log(repository: Path, call: Call) -> None:
    words = ("--number", "示局发〔2010〕8号", "--on", "2010-03-05")
    assert call("prepare", "方案", "bureau", cwd=repository).code == 2, "the word is 制定方案"
    assert call("prepare", "training", "bureau", "--note", "十二人", cwd=repository).code == 0
    ended = call("prepare", "制定方案", "bureau", *words, cwd=repository)
    assert (ended.code, ended.out) == (0, "cycles/2010/preparation/bureau.csv\n")
    (plan, training) = prepared(load(repository)[1])["bureau"]
    assert (plan.row.kind, plan.row.number, str(plan.row.day)) == ("plan", "示局发〔2010〕8号", "2010-03-05")
    assert (training.row.kind, training.row.note) == ("training", "十二人")
    assert call("check", cwd=repository).code == 0


@pytest.mark.parametrize("unit", ["bureau/registration", "province", "burea"])
def test_preparation_is_a_unit_s(repository: Path, call: Call, unit: str) -> None:
    assert call("prepare", "plan", unit, cwd=repository).code == 2
    assert not (repository / "cycles/2010/preparation").exists()


def test_what_several_units_did_together_is_a_row_of_each_or_of_none(call: Call, tmp_path: Path) -> None:
    root = shutil.copytree(JIUQUAN, tmp_path / "酒泉", ignore=shutil.ignore_patterns("preparation"))
    words = ("prepare", "mobilization", "jiuquan", "suzhou", "--on", "2010-03-12")
    assert call(*words, "gansu", cwd=root).code == 2 and not (root / "cycles/2010/preparation").exists()
    assert call(*words, "suzhou", cwd=root).code == 0
    for unit in ("jiuquan", "suzhou"):
        rows = (root / f"cycles/2010/preparation/{unit}.csv").read_text("utf-8-sig").splitlines()[1:]
        assert len(rows) == 1 and rows[0].startswith("动员部署,2010-03-12")
