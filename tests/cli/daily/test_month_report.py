"""A department's month on one sheet: exported, filled in, imported; recorded as by the commands, and once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, CYCLE, ORGANIZATION, PEOPLE, REPOSITORY
from riskctl.check.example_logs import DIGEST
from riskctl.exchange.report.columns import COLUMNS
from riskctl.exchange.sheets import workbook
from tests import skips
from tests.cli.year.test_record_command import LATER, LOG, PHASE, POINT
from tests.conftest import Call, lay

pytest.importorskip("python_calamine", reason=skips.missing("python-calamine", "make test"))
xlsxwriter = pytest.importorskip("xlsxwriter", reason=skips.missing("xlsxwriter", "make test"))

FOR = ("export", "--for", "bureau/registration", "--month", "2010-06", "--to", "xlsx")
TITLES = [column.word("zh") for column in COLUMNS]
CARRIED = f"point,level,fingerprint\n{POINT},3,{{digest}}\n"
EFFECT, SEEN, LOOKED = "复核台账已建，五月抽查四十件", "抽查二十件，都有签名", "看了三月的复核记录，没有变化"
Row = Mapping[str, str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example repository with a phase of supervision."""
    return lay(tmp_path / "库", {CYCLE: REPOSITORY[CYCLE] + PHASE})


def sheet(file: Path) -> list[dict[str, str]]:
    """Return the rows below the headings that say anything."""
    rows = workbook.read(file.read_bytes())[0].rows
    return [dict(zip(TITLES, row, strict=False)) for row in rows[3:] if any(row)]


def exported(root: Path, call: Call) -> Path:
    file = root.parent / "六月.xlsx"
    ended = call(*FOR, "--output", str(file), *LATER, cwd=root)
    assert ended.code == 0, ended.err
    return file


def fill(file: Path, *cells: Row) -> None:
    """Fill in the rows in order; what is beyond those that were sent goes into the empty ones."""
    sheets = workbook.read(file.read_bytes())
    rows = [list(row) for row in sheets[0].rows]
    sent = sum(1 for row in rows[3:] if row[-1])
    for n, one in enumerate(cells):
        while len(rows) <= 3 + n:
            rows.append([""] * len(TITLES))
        for title, text in one.items():
            rows[3 + n][TITLES.index(title)] = text
    assert len(cells) >= sent
    made = xlsxwriter.Workbook(str(file), {"strings_to_formulas": False})
    for n, whole in enumerate(sheets):
        page = made.add_worksheet(whole.name)
        for r, row in enumerate(rows if n == 0 else whole.rows):
            for c, text in enumerate(row):
                page.write_string(r, c, text)
        if whole.hidden:
            page.hide()
    made.close()


def answers(file: Path) -> list[str]:
    return [row["检查结果"] for row in sheet(file.with_name(f"{file.stem}-答复.xlsx"))]


def state(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_what_is_due_by_the_end_of_the_month_stands_there_with_who_does_it(root: Path, call: Call) -> None:
    measure, check = sheet(exported(root, call))
    assert (measure["事项"], measure["风险点编号"], measure["应办日期"]) == ("落实措施", POINT, "2010-05-31")
    assert measure["要办的事"].startswith("科长每周抽查") and not measure["方式"]
    assert (check["事项"], check["应办日期"], check["方式"]) == ("监控", "2010-06-01", "随机抽查")
    assert check["检查人"] == "纪检组" and check["要办的事"] == "由 纪检组 看，方式：随机抽查、信息监测"


def test_it_is_recorded_as_by_the_commands(root: Path, call: Call, tmp_path: Path) -> None:
    file = exported(root, call)
    fill(file, {"办理日期": "2010-05-28", "办理情况": EFFECT}, {"办理日期": "2010/6/2", "办理情况": SEEN})
    shown = call("import", str(file), *LATER, cwd=root)
    before = state(root)
    assert shown.code == 1 and "还没有记" in shown.err
    ended = call("import", str(file), "--write", *LATER, cwd=root)
    assert ended.code == 0, ended.err
    other = lay(tmp_path / "另一库", {CYCLE: REPOSITORY[CYCLE] + PHASE})
    call("done", POINT, "--all", "--effect", EFFECT, "--on", "2010-05-28", *LATER, cwd=other)
    by = ("--by", "bureau/discipline_office", "--finding", SEEN, "--on", "2010-06-02")
    call("record", POINT, "spot_check", *by, *LATER, cwd=other)
    assert state(root) == state(other) != before
    assert answers(file) == ["已记录", "已记录"]


def test_a_point_looked_at_without_anything_found_needs_its_day_alone(root: Path, call: Call) -> None:
    file = exported(root, call)
    fill(file, {}, {"办理日期": "2010-06-02"})
    assert call("import", str(file), "--write", *LATER, cwd=root).code == 0
    assert answers(file) == ["没有填", "已记录"]
    (row,) = (root / LOG).read_text("utf-8-sig").splitlines()[1:]
    assert row == f"2010-06-02,随机抽查,{POINT},bureau/discipline_office,,否,"


def test_imported_twice_it_records_nothing_twice(root: Path, call: Call) -> None:
    file = exported(root, call)
    fill(file, {"办理日期": "2010-05-28"}, {"办理日期": "2010-06-02", "办理情况": SEEN})
    assert call("import", str(file), "--write", *LATER, cwd=root).code == 0
    once = state(root)
    ended = call("import", str(file), "--write", *LATER, cwd=root)
    assert (ended.code, state(root)) == (0, once) and "没有要记的" in ended.err
    assert answers(file) == ["以前已经记过，没有再记"] * 2
    back = file.with_name("六月-答复.xlsx")
    assert call("import", str(back), "--write", *LATER, cwd=root).code == 0
    assert state(root) == once


@pytest.mark.parametrize(
    ("measure", "check", "said"),
    [
        ({"办理情况": EFFECT}, {}, ["没有记，因为“办理日期”空着", "没有填"]),
        ({"办理日期": "五月底"}, {}, ["没有记，因为“五月底”不是日期，要写成 2010-06-11 这样", "没有填"]),
        (
            {},
            {"办理日期": "2010-06-02", "苗头性问题": "是"},
            ["没有填", "没有记，因为发现了苗头性问题，没有写看到了什么"],
        ),
        (
            {},
            {"办理日期": "2010-06-02", "办理情况": SEEN, "检查人": "注册登记科科员"},
            ["没有填", "没有记，因为没有记录：bureau/registration/clerk 就是"],
        ),
        (
            {},
            {"办理日期": "2010-06-02", "办理情况": SEEN, "方式": "看看"},
            ["没有填", "没有记，因为不认识“方式”里的“看看”"],
        ),
        ({"办理日期": "2010-05-28", "办理情况": "李明已办"}, {}, ["没有记，因为", "没有填"]),
    ],
)
def test_a_row_that_cannot_be_kept_says_why_and_the_rest_goes_on(
    root: Path, call: Call, measure: Row, check: Row, said: list[str]
) -> None:
    (root / PEOPLE).write_text(
        "schema: riskctl/people/v1\nholders:\n  bureau/registration/clerk: [{name: 李明}]\n", "utf-8"
    )
    before = state(root)
    file = exported(root, call)
    fill(file, measure, check)
    assert call("import", str(file), "--write", *LATER, cwd=root).code == 1
    assert [told.startswith(start) for told, start in zip(answers(file), said, strict=True)] == [True, True]
    assert state(root) == before


def test_a_point_carried_over_is_reviewed_and_no_longer_asked_about(root: Path, call: Call) -> None:
    lay(root, {CYCLE: REPOSITORY[CYCLE] + PHASE, "cycles/2010/carried.csv": CARRIED.format(digest=DIGEST)})
    file = exported(root, call)
    (_, _, review) = sheet(file)
    assert (review["事项"], review["风险点编号"]) == ("复核", POINT)
    fill(file, {}, {}, {"办理日期": "2010-04-12", "办理情况": LOOKED})
    assert call("import", str(file), "--write", *LATER, cwd=root).code == 0
    other = lay(root.parent / "另一库", {CYCLE: REPOSITORY[CYCLE] + PHASE})
    call("review", POINT, "--basis", LOOKED, "--on", "2010-04-12", *LATER, cwd=other)
    assert (root / CLERK).read_bytes() == (other / CLERK).read_bytes()
    assert len(sheet(exported(root, call))) == 2


def test_what_was_done_beside_it_goes_into_the_empty_rows(root: Path, call: Call) -> None:
    file = exported(root, call)
    by = {"检查人": "discipline_office", "办理日期": "2010-06-03"}
    fill(
        file,
        *({}, {}),
        {"方式": "信息监测", "风险点编号": POINT, "办理情况": "看系统日志", "苗头性问题": "是", **by},
        {"方式": "警示教育", **by},
        {"方式": "警示教育", **by},
    )
    ended = call("import", str(file), "--write", *LATER, cwd=root)
    assert ended.code == 1 and f"riskctl warn {POINT}" in ended.err
    assert answers(file) == ["没有填", "没有填", "已记录", "已记录", "没有记，因为和前面一行一样"]
    written = (root / LOG).read_text("utf-8-sig").splitlines()[1:]
    assert written == [
        f"2010-06-03,信息监测,{POINT},bureau/discipline_office,看系统日志,是,",
        "2010-06-03,警示教育,,bureau/discipline_office,,否,",
    ]


def test_a_measure_that_was_rewritten_meanwhile_is_not_taken_for_done(root: Path, call: Call) -> None:
    file = exported(root, call)
    text = (root / CLERK).read_text("utf-8")
    (root / CLERK).write_text(text.replace("科长每周抽查", "科长每天抽查"), "utf-8")
    fill(file, {"办理日期": "2010-05-28"}, {})
    assert call("import", str(file), "--write", *LATER, cwd=root).code == 1
    assert answers(file)[0] == "没有记，因为登记表里已经没有这条措施，或者它改过了"


def test_a_unit_has_a_report_for_each_department_that_has_something_to_report(root: Path, call: Call) -> None:
    whole = [word if word != "bureau/registration" else "bureau" for word in FOR]
    ended = call(*whole, "--output", str(root.parent / "月报"), *LATER, cwd=root)
    names = [Path(line).name for line in ended.out.splitlines()]
    assert ended.code == 0 and "示例局注册登记科-2010-06-月报.xlsx" in names
    assert ORGANIZATION not in names and len(names) == len(set(names))


@pytest.mark.parametrize(
    ("words", "code"),
    [(("--month", "六月"), 2), (("--month", "2010-13"), 2), (("--month", "2010-06", "--blank"), 2)],
)
def test_a_month_is_written_as_a_month(root: Path, call: Call, words: tuple[str, ...], code: int) -> None:
    ended = call("export", "--to", "xlsx", "--output", "x.xlsx", *words, cwd=root)
    assert ended.code == code and not (root / "x.xlsx").exists()
