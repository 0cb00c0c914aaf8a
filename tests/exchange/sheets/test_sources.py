"""A file is read for what it is, whatever its name; what cannot be read is one sentence that says why."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from riskctl.base.apart.process import ProcessApart
from riskctl.exchange.sheets import archive, source
from riskctl.exchange.sheets.kind_of_file import refuse_misnamed
from riskctl.exchange.sheets.source import read_file, sheets_of
from riskctl.exchange.sheets.unreadable import CAUSES, Unreadable
from tests import skips
from tests.exchange.sheets import files

ROWS = [["风险点", "防控措施"], ["甲", "乙"]]
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


# Each line is two characters of the other encoding as well.
TWO = "风险点位,防控措施\r\n".encode() + "甲方,乙方\r\n".encode("gb18030")
SPAN = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr></w:tc></w:tr></w:tbl>'


def document(body: str) -> bytes:
    return files.archive({"word/document.xml": f"<w:document {files.WORD}>{body}</w:document>"})


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + b"\x00\x00" * 20


def cause(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        sheets_of(data)
    said = caught.value.error("表.xlsx").said
    for language in ("zh", "en"):
        assert "表.xlsx" in said.text("zh" if language == "zh" else "en")
    return caught.value.cause


def lying() -> bytes:
    """An archive whose directory says that its large part is small."""
    data = bytearray(files.archive({"xl/workbook.xml": b" " * (archive.MOST_BYTES + 1)}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def protected() -> bytes:
    data = bytearray(files.archive({"xl/workbook.xml": "x"}))
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(head) + at] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        ("encrypted", stream("EncryptedPackage")),
        ("encrypted", protected()),
        ("macros", stream("_VBA_PROJECT")),
        ("macros", files.archive(files.workbook(ROWS) | {"xl/vbaProject.bin": b"x"})),
        ("macros", files.archive(files.word(ROWS) | {"word/vbaProject.bin": b"x"})),
        ("word-97", stream("WordDocument")),
        ("other", stream("Something")),
        ("other", files.archive({"a.txt": "x"})),
        ("other", b"\x89PNG\r\n\x1a\n\x00\x00\x00"),
        ("other", b"{\\rtf1 x}"),
        ("pdf", b"%PDF-1.7 x"),
        ("web-page", "<html><table><tr><td>风险点</td></tr></table>".encode()),
        ("empty", b""),
        ("empty", b" \r\n"),
        ("empty", files.archive({"word/document.xml": f"<w:document {files.WORD}><w:body/></w:document>"})),
        ("damaged", files.docx(ROWS)[:-30]),
        ("damaged", files.docx(ROWS)[:60] + b"\xff" * 20 + files.docx(ROWS)[80:]),
        ("damaged", files.archive({"word/document.xml": "<w:document"})),
        ("damaged", files.archive({"word/document.xml": f"{EXTERNAL}<x>&e;</x>"})),
        ("damaged", files.archive({"word/document.xml": f"<a {files.WORD}>" + "<w:p>" * 300})),
        ("spans", document(SPAN)),
        ("enormous", files.archive({"word/document.xml": b" " * (archive.MOST_BYTES + 1)})),
        ("enormous", lying()),
        ("enormous", files.archive({f"p{n}": "" for n in range(archive.MOST_PARTS + 1)})),
        ("undecodable", "风险点,措施\r\n".encode() + b"\xff\xff\xfe,\xff\r\n"),
        ("two-encodings", TWO),
        ("open-quote", '风险点,措施\r\n"甲,乙\r\n丙,丁\r\n'.encode()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_says_why(expected: str, data: bytes) -> None:
    assert cause(data) == expected


def test_a_bomb_within_what_may_come_out_is_never_unpacked_before_it_is_measured() -> None:
    data = files.archive({"xl/workbook.xml": b" " * (archive.MOST_BYTES + 1)}, zipfile.ZIP_DEFLATED)
    assert len(data) < 100_000  # small outside
    assert cause(data) == "enormous"
    assert zlib.crc32(data)


@pytest.mark.parametrize("form", ["csv", "docx", "xlsx"])
def test_a_table_is_read_whatever_its_file_is_called(tmp_path: Path, form: str) -> None:
    if form == "xlsx":
        pytest.importorskip("python_calamine", reason=skips.missing("python-calamine", "make test"))
    path = tmp_path / "名不副实.csv"
    path.write_bytes(getattr(files, form)(ROWS))
    (found,) = sheets_of(read_file(path))
    assert [list(row) for row in found.rows] == ROWS
    assert found.place(1, 1).endswith("!B2") and found.row_place(1).endswith("!2")


def test_a_library_that_is_missing_is_named_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LIBRARY", "no_such_library")
    with pytest.raises(Unreadable) as caught:
        sheets_of(files.xlsx(ROWS))
    error = caught.value.error("表.xlsx")
    assert error.hint and error.hint.text("zh") == "安装：pip install 'riskctl[xlsx]'"
    assert error.said.text("en") == "Reading 表.xlsx takes python-calamine, which is not installed."


def test_a_file_that_takes_for_ever_or_kills_its_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "START", "import time; time.sleep(60)")
    monkeypatch.setattr(source, "SECONDS", 0.3)
    assert cause(files.csv(ROWS)) == "late"
    monkeypatch.setattr(source, "START", "raise SystemExit")
    monkeypatch.setattr(source, "SECONDS", 30)
    assert cause(files.csv(ROWS)) == "died"


@pytest.mark.parametrize(
    "said", [{}, {"cause": "no-such"}, {"sheets": [{}]}, {"sheets": [{"name": "a", "rows": 1, "merges": []}]}]
)
def test_nothing_that_the_process_says_is_believed_unseen(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, object]
) -> None:
    monkeypatch.setattr(ProcessApart, "asked", lambda *_: said)
    assert cause(files.csv(ROWS)) == "died"


def test_one_process_reads_many_files_and_a_broken_one_takes_it_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[ProcessApart] = []
    ended: list[ProcessApart] = []
    begin, end = ProcessApart.__init__, ProcessApart.end

    def beginning(self: ProcessApart, start: str, places: Iterable[str]) -> None:
        started.append(self)
        begin(self, start, places)

    def ending(self: ProcessApart) -> None:
        ended.append(self)
        end(self)

    monkeypatch.setattr(ProcessApart, "__init__", beginning)
    monkeypatch.setattr(ProcessApart, "end", ending)
    with source.SheetReader() as reader:
        assert all(reader.read(files.csv(ROWS)) for _ in range(3)) and len(started) == 1
        with pytest.raises(Unreadable):
            reader.read(files.archive({"word/document.xml": b"<broken"}, zipfile.ZIP_STORED))
        assert reader.read(files.docx(ROWS)) and len(started) == 2
    assert ended == started


def test_too_large_a_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGEST_FILE", 10)
    (tmp_path / "a.csv").write_bytes(b"x" * 11)
    with pytest.raises(Unreadable, match="too-large"):
        read_file(tmp_path / "a.csv")
    assert "too-large" in CAUSES


CONTENTS = {"workbook": files.xlsx(ROWS), "word": files.docx(ROWS), "text": files.csv(ROWS)}
NAMES = {"workbook": ("a.xlsx", "a.XLS", "a.et", "a.ods"), "word": ("a.docx",), "text": ("a.csv", "a.TXT")}


@pytest.mark.parametrize("name", [*sum(NAMES.values(), ()), "a", "a.dat"])
@pytest.mark.parametrize("form", CONTENTS)
def test_a_name_that_says_otherwise_is_told_with_what_the_file_is(form: str, name: str) -> None:
    said = next((known for known, names in NAMES.items() if name in names), form)
    if said == form:
        refuse_misnamed(CONTENTS[form], name)
        return
    with pytest.raises(Unreadable) as caught:
        refuse_misnamed(CONTENTS[form], name)
    assert caught.value.cause == f"named-{said}-is-{form}"
    ended = caught.value.error(name).said
    assert name in ended.text("zh") and name in ended.text("en")
