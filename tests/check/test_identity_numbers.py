"""RK702: a valid identity number, in values, keys and comments of any file, shown masked."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.catalog import report
from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, PROGRAMME, REGULATIONS, REPOSITORY
from riskctl.check.report import Settings
from tests.check.overlay import Seen, check, line_of, outcome

NUMBER = "11010519491231002X"  # the sample of GB 11643


def noted(text: str) -> dict[str, str]:
    return {CLERK: REPOSITORY[CLERK] + f"    note: '{text}'\n"}


def found(tmp_path: Path, text: str) -> list[Seen]:
    return check(tmp_path, noted(text), "RK702")


def valid(first: str) -> str:
    """Return seventeen digits with their check digit, counted as GB 11643 tells it."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first + "10X98765432"[sum(int(d) * w for d, w in zip(first, weights, strict=True)) % 11]


@pytest.mark.parametrize(
    "written",
    [
        NUMBER,
        NUMBER.lower(),
        "110105 19491231 002X",
        "110105-19491231-002X",
        "110105　19491231　002X",
        "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
        "１１０１０５１９４９１２３１００２Ｘ",
        f"当事人{NUMBER}，女",
        f"(身份证{NUMBER})",
        f"12 {NUMBER}",
        f"2010-04-28 {NUMBER} 13912345678",
        valid("62090119800101001"),
        valid("62090120100428123"),
    ],
)
def test_a_valid_number_is_found_however_it_is_written(tmp_path: Path, written: str) -> None:
    (one,) = found(tmp_path, written)
    assert one.severity == "error" and one.line == len(REPOSITORY[CLERK].splitlines()) + 1


@pytest.mark.parametrize(
    "written",
    [
        "110105194912310021",  # another check digit
        valid("11010519491331002"),  # no thirteenth month
        valid("11010519490230002"),
        valid("11010517491231002"),
        f"9{NUMBER}",
        f"{valid('62090119800101001')}1",
        "6222 0213 9123 4567 890",
        "91620900MA71234567",
        "110105491231002",
        "2010-04-28 2010-05-31 12",
        "11010519491231\n002X",
    ],
)
def test_what_is_no_such_number(tmp_path: Path, written: str) -> None:
    assert found(tmp_path, written) == []


@pytest.mark.parametrize("last", "0123456789X")
def test_of_eleven_check_digits_one_is_right(tmp_path: Path, last: str) -> None:
    assert len(found(tmp_path, NUMBER[:17] + last)) == (last == "X")


@pytest.mark.parametrize(
    "file", [ORGANIZATION, PEOPLE, REGULATIONS, PROGRAMME, CLERK, "flows/registration.yaml"]
)
def test_it_is_found_in_a_comment_of_any_file(tmp_path: Path, file: str) -> None:
    overlay = {file: REPOSITORY[file] + f"# 经办人 {NUMBER}\n"}
    (one,) = check(tmp_path, overlay, "RK702")
    assert (one.file, one.line) == (file, line_of(overlay[file], NUMBER))


def test_and_in_the_contact_a_key_or_a_file_that_is_no_yaml(tmp_path: Path) -> None:
    contact = {PROGRAMME: REPOSITORY[PROGRAMME].replace("领导小组办公室", NUMBER)}
    assert len(check(tmp_path / "a", contact, "RK702")) == 1
    key = {CLERK: REPOSITORY[CLERK] + f"    '{NUMBER}': 甲\n"}
    assert len(check(tmp_path / "b", key, "RK702")) == 1
    assert len(check(tmp_path / "c", {CLERK: f"a: [\n# {NUMBER}\n"}, "RK702")) == 1


def test_every_number_of_a_line_is_found(tmp_path: Path) -> None:
    other = valid("62090119800101001")
    assert len(found(tmp_path, f"{NUMBER} {other}")) == 2


def test_in_a_table_it_belongs_to_the_subject_of_its_row_and_is_found_once(tmp_path: Path) -> None:
    rows = "岗位,编号,风险点,风险性质,风险类别,发生概率,危害程度,措施内容,备注\n"
    rows += "clerk,R01,甲,廉政风险,其他类,高,严重,科长每周抽查,无\n"
    rows += f"chief,R01,乙,廉政风险,其他类,高,严重,副局长每周抽查,{NUMBER}\n"
    file = "registers/bureau/registration/all.csv"
    gone = {CLERK: None, "registers/bureau/registration/chief.yaml": None}
    (one,) = check(tmp_path, gone | {file: rows}, "RK702")
    assert (one.file, one.line, one.subject) == (file, 3, "bureau/registration/chief")


def test_no_report_repeats_it(tmp_path: Path) -> None:
    ended = outcome(tmp_path, noted(NUMBER), "RK702")
    for format in ("text", "json"):
        text = str(report(format).write(ended, Settings()))
        assert "110*************2X" in text and "19491231" not in text


def test_a_fingerprint_does_not_depend_on_the_number(tmp_path: Path) -> None:
    prints = [
        [one.fingerprint for one in outcome(tmp_path, noted(text), "RK702").findings]
        for text in (NUMBER, valid("62090119800101001"), f"{NUMBER} {NUMBER}")
    ]
    assert prints[0] == prints[1] == prints[2][:1] and len(set(prints[2])) == 2
