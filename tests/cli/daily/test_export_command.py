"""`riskctl export`, and `riskctl import` of what it wrote: shown, written when asked, answered."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, changed
from riskctl.exchange.sheets import workbook
from tests import skips
from tests.conftest import Call, lay
from tests.exchange.workbook.books import files, refilled

pytest.importorskip("python_calamine", reason=skips.missing("python-calamine", "make test"))
pytest.importorskip("xlsxwriter", reason=skips.missing("xlsxwriter", "make test"))

SEND = ("export", "--for", "bureau/registration", "--to", "xlsx", "--output")


def test_a_department_gets_its_workbook_and_each_run_gives_the_same_bytes(
    repository: Path, call: Call
) -> None:
    ended = call(*SEND, "../科.xlsx", cwd=repository)
    assert (ended.code, ended.out) == (0, "../科.xlsx\n"), ended.err
    assert "写好了 1 份工作簿，1 个风险点。" in ended.err
    first = (repository.parent / "科.xlsx").read_bytes()
    call(*SEND, "../又.xlsx", cwd=repository)
    assert (repository.parent / "又.xlsx").read_bytes() == first


def test_it_holds_no_formula_no_link_and_no_holder_s_name(repository: Path, call: Call) -> None:
    call(*SEND, "../科.xlsx", cwd=repository)
    parts = zipfile.ZipFile(repository.parent / "科.xlsx")
    whole = b"".join(parts.read(name) for name in parts.namelist()).decode()
    assert "<f>" not in whole and "hyperlink" not in whole and "李丁四" not in whole
    sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in sheet and "<sheetProtection " in sheet and "password" not in sheet
    assert "<formula1>_lists!$K$1:$K$3</formula1>" in sheet and "mergeCell" not in sheet


def test_a_unit_gets_one_for_itself_and_one_for_each_department(repository: Path, call: Call) -> None:
    ended = call("export", "--for", "bureau", "--to", "xlsx", "--output", "../发", cwd=repository)
    assert ended.out.splitlines() == [
        f"../发/示例局{name}.xlsx" for name in ("", "局领导", "注册登记科", "纪检组")
    ]
    refused = call("export", "--for", "bureau", "--to", "xlsx", "--output", "../发.xlsx", cwd=repository)
    assert refused.code == 2 and "有 4 份工作簿" in refused.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--for", "bureau/finance"), 2, "没有“bureau/finance”这个单位、部门或岗位"),
        (("--for", "province"), 2, "是本库之外的上级单位"),
    ],
)
def test_what_cannot_be_exported_is_said(
    words: tuple[str, ...], code: int, said: str, repository: Path, call: Call
) -> None:
    ended = call("export", *words, "--to", "xlsx", "--output", "../x.xlsx", cwd=repository)
    assert ended.code == code and said in ended.err and not (repository.parent / "x.xlsx").exists()


def test_a_register_that_is_not_read_whole_is_not_exported(tmp_path: Path, call: Call) -> None:
    root = lay(tmp_path / "库", changed(CLERK, ("kind: integrity", "kind: 廉正")))
    ended = call(*SEND, "../x.xlsx", cwd=root)
    assert ended.code == 1 and f"没有导出：{CLERK} 有错" in ended.err


def test_what_comes_back_is_shown_then_written_and_answered(repository: Path, call: Call) -> None:
    call(*SEND, "../科.xlsx", cwd=repository)
    back, before = repository.parent / "回.xlsx", files(repository)
    refilled(repository.parent / "科.xlsx", back, {"D5": "熟人的件材料不齐也受理", "K5": "很高"})
    shown = call("import", "../回.xlsx", cwd=repository)
    assert shown.code == 1 and files(repository) == before and "还没有写" not in shown.out
    assert "登记表!5  bureau/registration/clerk#R01  未接受，因为" in shown.out
    refilled(repository.parent / "科.xlsx", back, {"D5": "熟人的件材料不齐也受理"})
    rows = json.loads(call("import", "../回.xlsx", "--format", "json", cwd=repository).out)["rows"]
    assert [row | {"reason": ""} for row in rows] == [
        {
            **{"row": "登记表!5", "answer": "changed", "subject": "bureau/registration/clerk#R01"},
            **{"reason": "", "reasons": ["风险点"], "question": None, "may_be_left": True},
        }
    ]
    ended = call("import", "../回.xlsx", "--write", cwd=repository)
    assert ended.code == 0 and "写好了 1 个登记表。" in ended.err
    wanted = changed(CLERK, ("受理时对材料不齐的熟人企业先行受理", "熟人的件材料不齐也受理"))
    assert files(repository) == before | {CLERK: wanted[CLERK].encode()}
    answered = workbook.read((repository.parent / "回-答复.xlsx").read_bytes())
    assert answered[0].rows[4][-2] == "已改：风险点"


def test_all_registers_go_out_as_data_with_what_follows(repository: Path, call: Call) -> None:
    ended = call("export", "--to", "json", "--output", "../x.json", cwd=repository)
    assert ended.code == 0 and "导出了 6 份登记表。" in ended.err
    data = json.loads((repository.parent / "x.json").read_bytes())
    (one,) = (r for r in data["registers"] if r["subject"] == "bureau/registration/clerk")
    (point,) = one["register"]["risk_points"]
    assert one["path"] == CLERK and point["measures"][0]["due"] == "2010-05-31"
    assert point["follows"] == {
        **{"level": 3, "level_name": "三级"},
        "monitor": ["bureau/party_group", "bureau/discipline_office"],
    }


def test_registers_go_out_as_a_table_that_shows_no_formula(tmp_path: Path, call: Call) -> None:
    root = lay(tmp_path / "库", changed(CLERK, ("受理时对材料不齐的熟人企业先行受理", "'=1+1'")))
    ended = call("export", "--for", "bureau/registration", "--to", "csv", "--output", "../x.csv", cwd=root)
    assert ended.code == 0, ended.err
    lines = (tmp_path / "x.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert lines[0].startswith("单位,部门,岗位,编号,风险点") and "clerk,R01,'=1+1," in "".join(lines)


def test_blank_data_is_refused(repository: Path, call: Call) -> None:
    ended = call("export", "--to", "csv", "--blank", "--output", "../x.csv", cwd=repository)
    assert ended.code == 2 and "--blank 只用于 --to xlsx" in ended.err
