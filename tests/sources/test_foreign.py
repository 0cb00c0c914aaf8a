"""Files of other programs are known by their ending, and by their first bytes where the ending says else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from riskctl.sources.foreign import form_by_bytes, form_by_name
from tests.check.overlay import check
from tests.conftest import Call, lay

HERE = "registers/bureau/registration/"


def packed(*names: str) -> bytes:
    """The bytes of a zip file with files of these names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 300)
    return stream.getvalue()


WORKBOOK = packed("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        *(
            (f"登记表.{ending}", "workbook")
            for ending in ("xlsx", "XLS", "et", "ods", "xlsm", "xlsb", "numbers")
        ),
        *((f"登记表.{ending}", "document") for ending in ("docx", "doc", "WPS", "odt", "rtf")),
        *((f"登记表.{ending}", "page") for ending in ("pdf", "PDF", "ofd")),
        ("登记表.csv", None),
        ("登记表.yaml", None),
        ("xlsx", None),
        ("说明.md", None),
    ],
)
def test_an_ending_says_what_a_file_is(name: str, form: str | None) -> None:
    assert form_by_name(name) == form


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (WORKBOOK, "workbook"),
        (packed("[Content_Types].xml", "word/document.xml"), "document"),
        (packed("mimetype", "OFD.xml"), "page"),
        (packed("别的"), "archive"),
        (OLE, "old-office"),
        (b"%PDF-1.7\n", "page"),
        (b"{\\rtf1\\ansi", "document"),
        (b"\xef\xbb\xbf<html><table>", "web"),
        (b"  <!DOCTYPE html>", "web"),
        (b"<?xml version='1.0'?><Workbook>", "web"),
        ("编号,风险点\n".encode(), None),
        (b"schema: riskctl/unit/v1\n", None),
        (b"", None),
    ],
)
def test_the_first_bytes_say_what_a_file_is(data: bytes, form: str | None) -> None:
    assert form_by_bytes(data) == form


@pytest.mark.parametrize(
    ("ending", "help"),
    [
        *((ending, "CSV UTF-8") for ending in ("xlsx", "xls", "et", "ods")),
        *((ending, "copy the table into a sheet") for ending in ("wps", "docx", "doc")),
        ("pdf", "workbook or document it was made from"),
    ],
)
def test_a_file_of_another_program_among_registers_is_found(tmp_path: Path, ending: str, help: str) -> None:
    (found,) = check(tmp_path, {f"{HERE}登记表.{ending}": "x"})
    assert (found.rule, found.file, found.line) == ("RK007", f"{HERE}登记表.{ending}", 1)
    assert help in found.help


def test_what_lies_elsewhere_or_is_a_lock_is_left_alone(tmp_path: Path) -> None:
    others = (f"{HERE}~$登记表.xlsx", f"{HERE}.登记表.xlsx", "cycles/2010/会议纪要.pdf", "附件.docx")
    assert check(tmp_path, dict.fromkeys(others, "x")) == []


@pytest.mark.parametrize(
    "data", [WORKBOOK, OLE, b"%PDF-1.7\n%\xe2\xe3\n1 0 obj", b"<html><table></table></html>"]
)
@pytest.mark.parametrize(
    "name", [f"{HERE}科室.csv", f"{HERE}chief.yaml", "cycles/2010/preparation/bureau.csv"]
)
def test_its_content_is_found_under_another_ending(
    tmp_path: Path, call: Call, data: bytes, name: str
) -> None:
    lay(tmp_path, {name: data})
    ended = call("check", "--select", "RK001", "--format", "concise", cwd=tmp_path)
    assert (
        ended.code == 1
        and f"{name}:1:1: 错误 RK001" in ended.out
        and "另存为" in call("check", "--select", "RK001", cwd=tmp_path).out
    )


def test_a_path_that_leads_to_a_workbook_is_told_so(tmp_path: Path, call: Call) -> None:
    lay(tmp_path, {f"{HERE}登记表.xlsx": WORKBOOK})
    assert "RK007" in call("check", f"{HERE}登记表.xlsx", "--format", "concise", cwd=tmp_path).out
    ended = call("level", f"{HERE}登记表.xlsx", cwd=tmp_path)
    assert ended.code == 2 and "riskctl import" in ended.err
