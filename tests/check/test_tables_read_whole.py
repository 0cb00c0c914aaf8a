"""Nothing that stands in a table or a log is passed over: it is read, or it is said where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.check.overlay import check, outcome

TABLE = "registers/bureau/registration/科室.csv"
LOG = "cycles/2010/suggestions/bureau/registration.csv"
GONE = {"registers/bureau/registration/clerk.yaml": None, "registers/bureau/registration/chief.yaml": None}
HEAD = (
    "单位,部门,岗位,职责,编号,风险点,风险性质,风险类别,权力事项,流程环节,发生概率,危害程度,风险等级,"
    "防范措施,措施责任人,备注"
)
FIRST = (
    "bureau,registration,clerk,受理,R01,对熟人企业先行受理,廉政风险,行政审批类,受理审查,"
    "registration/accept,高,严重,3,科长每周抽查受理件的一成并签名,registration/chief,"
)
MORE = ",,,,,,,,,,,,,窗口全程录像并存档三个月,registration/chief,"
OTHER = (
    "示例局,注册登记科,科长,审核,R01,对超期未办的受理件无人督办,监管风险,行政审批类,受理审查,,低,轻微,1,"
    "分管副局长每月抽查超期件五份并签名,leadership/deputy,"
)
ROWS = (HEAD, FIRST, MORE, OTHER)


def table(*rows: str, end: str = "\n") -> Mapping[str, str | None]:
    return GONE | {TABLE: "".join(row + end for row in rows)}


def found(root: Path, overlay: Mapping[str, str | None]) -> list[tuple[str, int, str]]:
    """Rule, line, and what stands there."""
    ended = outcome(root, overlay)
    seen = []
    for one in ended.findings:
        at = one.spot.position
        lines = ended.locator.lines(one.spot.file) or [""]
        end = at.end_column - 1 if at.end_line == at.line else None
        seen.append((one.finding.rule, at.line, lines[at.line - 1][at.column - 1 : end]))
    return seen


def with_column(heading: str, *cells: str) -> list[str]:
    """The rows with one more column at their end."""
    return [f"{row},{cell}" for row, cell in zip(ROWS, (heading, *cells), strict=True)]


def test_the_table_is_clean(tmp_path: Path) -> None:
    assert found(tmp_path, table(*ROWS)) == []


@pytest.mark.parametrize("blank", ["", " ", "\u3000", " \u00a0\u2003"])
def test_cells_below_a_blank_heading_are_an_error_at_the_first(tmp_path: Path, blank: str) -> None:
    rows = with_column(blank, "", "另见纪要", "再议")
    assert found(tmp_path, table(*rows)) == [("RK005", 3, "另见纪要")]


def test_a_blank_heading_over_blank_cells_is_none(tmp_path: Path) -> None:
    assert found(tmp_path, table(*with_column("", "", "\u3000", " "))) == []


def test_a_log_is_asked_for_its_headings_too(tmp_path: Path) -> None:
    log = "编号,日期,登记表,来自,建议, \ns1,2010-04-12,bureau/registration/clerk,群众帮,公开时限,另见信访件\n"
    assert found(tmp_path, {LOG: log}) == [("RK005", 2, "另见信访件")]


@pytest.mark.parametrize("heading", ["", "经办", "备注"])
def test_names_are_found_in_columns_that_hold_no_field(tmp_path: Path, heading: str) -> None:
    rows = with_column(heading, "", "孙丙三", "")
    assert ("RK701", 3, "孙○○") in found(tmp_path, table(*rows))


@pytest.mark.parametrize("heading", ["", "经办", "备注"])
def test_numbers_are_found_in_columns_that_hold_no_field(tmp_path: Path, heading: str) -> None:
    rows = with_column(heading, "", "", "11010519491231002X 0937-2610000")
    ended = [(rule, line) for rule, line, _ in found(tmp_path, table(*rows))]
    assert ("RK702", 4) in ended and ("RK703", 4) in ended


@pytest.mark.parametrize("heading", ["孙丙三意见", "电话 0937-2610000"])
def test_headings_are_text_as_well(tmp_path: Path, heading: str) -> None:
    ended = [(rule, line) for rule, line, _ in found(tmp_path, table(*with_column(heading, "", "", "")))]
    assert ended == [("RK005", 1), ("RK701" if "孙" in heading else "RK703", 1)]


def test_names_and_numbers_are_found_in_a_table_that_cannot_be_read(tmp_path: Path) -> None:
    rows = (HEAD, FIRST + ",孙丙三 0937-2610000", MORE, OTHER)
    ended = [(one.rule, one.line) for one in check(tmp_path, table(*rows)) if one.file == TABLE]
    assert ended == [("RK005", 2), ("RK701", 2), ("RK703", 2)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("发生概率", "发生机率"),
        ("岗位", "岗　位"),
        ("部门", "部　门"),
        ("防范措施", "防范措旋"),
        ("风险等级", "风险等及"),
        ("风险性质", "风险性质1"),
        ("发生概率", "可能"),
        ("危害程度", "后果"),
        ("风险等级", "级别"),
        ("防范措施", "办法"),
        ("风险点", "内容"),
    ],
)
def test_a_wrong_heading_is_one_finding(tmp_path: Path, right: str, wrong: str) -> None:
    rows = (HEAD.replace(right, wrong, 1), FIRST, MORE, OTHER)
    ended = [one for one in found(tmp_path, table(*rows)) if one[0] not in ("RK401", "RK402")]
    assert ended == [("RK005", 1, wrong)]


def test_a_column_that_every_point_needs_is_missed_once(tmp_path: Path) -> None:
    rows = [",".join(c for n, c in enumerate(row.split(",")) if n not in (6, 10)) for row in ROWS]
    ended = [one for one in check(tmp_path, table(*rows)) if one.rule not in ("RK401", "RK402")]
    assert [(one.rule, one.line) for one in ended] == [("RK102", 1)]
    assert "风险性质" in ended[0].message and "发生概率" in ended[0].message


def test_what_stands_below_a_heading_nearly_right_is_not_judged(tmp_path: Path) -> None:
    rows = (HEAD.replace("发生概率", "发生频率"), FIRST.replace(",高,", ",每年一次,"), MORE, OTHER)
    ended = [one for one in found(tmp_path, table(*rows)) if one[0] not in ("RK401", "RK402")]
    assert ended == [("RK005", 1, "发生频率")]


@pytest.mark.parametrize("column", ["职责", "法定权限", "无风险原因", "登记表备注", "不适用事项"])
def test_what_is_said_of_a_subject_twice_and_unlike_is_found(tmp_path: Path, column: str) -> None:
    head = HEAD.replace("职责", column)
    second = MORE.replace(",,,,", ",,,归档,", 1)
    assert ("RK005", 3, "归档") in found(tmp_path, table(head, FIRST, second, OTHER))


def test_what_is_said_of_a_subject_twice_and_alike_is_nothing(tmp_path: Path) -> None:
    rows = (HEAD, FIRST, MORE.replace(",,,,", ",,,受理,", 1), OTHER)
    assert found(tmp_path, table(*rows)) == []


HIDDEN, BELL = "\u200b", "\u0007"


def test_characters_that_hide_are_told_each_at_its_cell_and_all_rows_are_read(tmp_path: Path) -> None:
    rows = (
        HEAD.replace("风险性质", f"风险{HIDDEN}性质"),
        FIRST.replace("廉政风险", f"廉政{HIDDEN}风险").replace(",高,", f",高{BELL},"),
        MORE,
        OTHER.replace("科长", f"科{HIDDEN}长", 1),
    )
    ended = outcome(tmp_path, table(*rows))
    told = [(one.finding.rule, one.spot.position.line) for one in ended.findings if one.spot.file == TABLE]
    assert told == [("RK009", 1), ("RK009", 2), ("RK001", 2), ("RK009", 4)]
    assert [one.finding.rule for one in ended.findings if one.finding.severity == "error"] == [
        rule for rule, _ in told
    ], "a value is read without them, so nothing else is wrong"
    assert ended.points == 2


def test_characters_that_hide_are_told_each_in_a_log(tmp_path: Path) -> None:
    row = f"s{{}},2010-04-12,bureau/registration/clerk,群众帮,公开{HIDDEN}时限\n"
    log = "编号,日期,登记表,来自,建议\n" + "".join(map(row.format, "123"))
    assert [(rule, line) for rule, line, _ in found(tmp_path, {LOG: log})] == [
        ("RK009", 2),
        ("RK009", 3),
        ("RK009", 4),
    ]


def test_names_and_numbers_are_found_beside_characters_that_hide(tmp_path: Path) -> None:
    rows = (HEAD, FIRST + f"孙{HIDDEN}丙三", MORE + "0937-2610000\0", OTHER)
    ended = {(rule, line) for rule, line, _ in found(tmp_path, table(*rows))}
    assert {("RK001", 3), ("RK701", 2), ("RK703", 3)} <= ended


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("R01", "Ｒ０１", "RK103"),
        ("registration/chief", "registration／chief", "RK205"),
        ("clerk", "ｃlerk", "RK201"),
        ("bureau", "ｂureau", "RK201"),
        ("registration/accept", "registration/ａccept", "RK203"),
        ("受理审查", "受理审查Ａ", "RK202"),
    ],
)
def test_full_width_letters_and_digits_are_named(tmp_path: Path, right: str, wrong: str, rule: str) -> None:
    told = check(tmp_path, table(HEAD, FIRST.replace(right, wrong, 1), MORE, OTHER), rule)
    narrow = right.strip(",") if rule != "RK202" else "受理审查A"
    assert told and "full-width" in told[0].help and narrow in told[0].help


def test_a_level_is_the_same_in_every_writing(tmp_path: Path) -> None:
    for written in (",３,", ",三级,", ",Ⅲ级,"):
        assert check(tmp_path, table(HEAD, FIRST.replace(",3,", written, 1), MORE, OTHER), "RK104") == []


def test_a_full_width_day_and_heading_are_named(tmp_path: Path) -> None:
    head, first = HEAD.replace("备注", "完成时限"), f"{FIRST}２０１０-05-31"
    (day,) = check(tmp_path, table(head, first, MORE, OTHER), "RK103")
    assert day.help.endswith("Here ２０１０ is full-width: write 2010-05-31.")
    (heading,) = check(tmp_path, table(HEAD.replace("备注", "ｎote"), FIRST, MORE, OTHER), "RK005")
    assert heading.help.endswith("Here ｎ is full-width: write note.")
