"""What is appended to a log is read back, and every byte before it stays."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language
from riskctl.corpus.context import Context
from riskctl.corpus.document import read_log
from riskctl.corpus.people import PeopleIndex
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.people import People
from riskctl.records.kinds.programme import Programme
from riskctl.records.kinds.suggestions import Suggestion, Suggestions
from riskctl.sources.files import Folder
from riskctl.sources.gate import BOM, Limits, unseen
from riskctl.sources.replace import replace_all
from riskctl.year.log.append import all_appended, appended

FILE = "cycles/2010/suggestions/bureau/registration.csv"
KIND = kind_named("suggestions")
HEAD = "编号,日期,登记表,来自,建议,处理结果,不采纳原因,采纳为"
LINE = "s1,2010-04-12,bureau/registration/clerk,群众帮,窗口不公开收费标准,,,"
TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(',"；\n=')).filter(
    lambda text: not unseen(text)
)


def row(text: str = "收费标准没有上墙", **others: object) -> Suggestion:
    given_ = {"id": "s2", "day": "2010-04-20", "subject": "bureau/registration/clerk", "side": "领导提"}
    return Suggestion.model_validate({**given_, "text": text, **others})


def at(root: Path, language: Language = "zh") -> Context:
    said = {"schema": "riskctl/programme/v1", "name": "示例", "policy": "jiuquan-2010", "language": language}
    programme = Programme.model_validate(said)
    return Context(root, date(2010, 4, 20), 2010, programme)


def laid(root: Path, data: bytes) -> Path:
    (root / FILE).parent.mkdir(parents=True, exist_ok=True)
    (root / FILE).write_bytes(data)
    return root


def read(root: Path) -> tuple[Suggestion, ...]:
    found = read_log(Folder(root), FILE, KIND, {}, Limits())
    assert found.faults == () and isinstance(found.record, Suggestions)
    return found.record.rows


def test_a_new_log_begins_with_its_headings_in_the_language_of_the_programme(tmp_path: Path) -> None:
    zh, en = (appended(at(tmp_path, language), FILE, KIND, row()) for language in get_args(Language))
    assert zh.before is None and zh.after.startswith(b"\xef\xbb\xbf"), "a spreadsheet opens it rightly"
    assert zh.after.decode("utf-8-sig").splitlines() == [
        HEAD,
        "s2,2010-04-20,bureau/registration/clerk,领导提,收费标准没有上墙,,,",
    ]
    assert en.after.decode("utf-8-sig").splitlines() == [
        "id,day,subject,side,text,disposition,reason,point",
        "s2,2010-04-20,bureau/registration/clerk,leaders,收费标准没有上墙,,,",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("closed", [True, False])
def test_bytes_encoding_and_line_breaks_stay(tmp_path: Path, encoding: str, end: str, closed: bool) -> None:
    before = (HEAD + end + LINE + (end if closed else "")).encode(encoding)
    change = appended(at(laid(tmp_path, before)), FILE, KIND, row())
    assert change.before == before and change.after.startswith(before)
    added = change.after[len(before) :].decode("utf-8" if encoding == "utf-8-sig" else encoding)
    assert (
        added
        == ("" if closed else end)
        + "s2,2010-04-20,bureau/registration/clerk,领导提,收费标准没有上墙,,,"
        + end
    )
    replace_all(tmp_path, [change])
    assert [one.id for one in read(tmp_path)] == ["s1", "s2"]


@given(st.lists(TEXTS.map(str.strip).filter(bool), min_size=1, max_size=3))
def test_whatever_a_row_says_is_read_back(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = laid(Path(folder), f"{HEAD}\n{LINE}\n".encode())
        rows = [row(text) for text in texts]
        replace_all(root, [all_appended(at(root), FILE, KIND, rows)])
        assert list(read(root)[1:]) == rows


def test_what_a_spreadsheet_would_run_is_guarded_and_read_back(tmp_path: Path) -> None:
    said = row("=HYPERLINK(1)")
    change = appended(at(tmp_path), FILE, KIND, said)
    assert b",'=HYPERLINK(1)," in change.after
    replace_all(tmp_path, [change])
    assert read(tmp_path) == (said,)


def test_the_columns_may_stand_in_any_order_and_others_stay_blank(tmp_path: Path) -> None:
    head = "建议,side,备注栏,登记表,日期,编号"
    change = appended(at(laid(tmp_path, f"{head}\n".encode())), FILE, KIND, row())
    assert (
        change.after.decode().splitlines()[1]
        == "收费标准没有上墙,领导提,,bureau/registration/clerk,2010-04-20,s2"
    )


@pytest.mark.parametrize("mark", [b"", BOM])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_column_that_the_row_needs_and_an_old_log_lacks_is_added_at_its_end(
    tmp_path: Path, mark: bytes, end: str
) -> None:
    old = f'id,day,subject,side,text{end}s1,2010-04-19,"bureau",leader,"一,{end}二"'
    laid(tmp_path, mark + old.encode())
    declined = row(disposition="不采纳", reason="已经公开")
    change = appended(at(tmp_path), FILE, KIND, declined)
    lines = change.after.removeprefix(mark).decode().split(end)
    assert lines[0] == "id,day,subject,side,text,disposition,reason"
    assert lines[1:3] == ['s1,2010-04-19,"bureau",leader,"一,', '二",,']
    assert lines[3].endswith("收费标准没有上墙,不采纳,已经公开") and lines[4:] == [""]
    assert change.after.startswith(mark)


def test_a_column_that_no_row_needs_is_not_added(tmp_path: Path) -> None:
    laid(tmp_path, b"id,day,subject,side,text\n")
    assert appended(at(tmp_path), FILE, KIND, row()).after.endswith("收费标准没有上墙\n".encode())


@pytest.mark.parametrize("data", [b"", b'id,day\n"open', b"\xff\xfe\x00", b"id,day\n1,2,3\n"])
def test_a_log_that_cannot_be_read_is_not_written(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(RiskctlError, match="cannot be read"):
        appended(at(laid(tmp_path, data)), FILE, KIND, row())


@pytest.mark.parametrize("text", ["收\xad费", "收\x07费", "收\0费", "收\u202e费"])
@pytest.mark.parametrize("there", [True, False])
def test_no_character_that_would_make_the_log_unreadable_is_written(
    tmp_path: Path, text: str, there: bool
) -> None:
    if there:
        laid(tmp_path, f"{HEAD}\n{LINE}\n".encode())
    with pytest.raises(RiskctlError) as caught:
        appended(at(tmp_path), FILE, KIND, row(text))
    assert f"U+{ord(text[1]):04X}" in caught.value.said.text("zh")


def test_a_row_that_would_blur_the_encoding_is_not_written(tmp_path: Path) -> None:
    head = HEAD.replace("编号", "id").encode("gb18030") + b"\r\n"
    blurring = "模".encode("gb18030")  # which is also UTF-8
    assert blurring.decode("utf-8")
    only = row("模", side="staff", subject="bureau")
    with pytest.raises(RiskctlError, match="encoding could not be told"):
        appended(at(laid(tmp_path, head), "en"), FILE, KIND, only)


def test_no_text_longer_than_a_cell_may_be_is_written(tmp_path: Path) -> None:
    with pytest.raises(RiskctlError, match="too long"):
        appended(at(tmp_path), FILE, KIND, row("费" * (Limits().csv_cell + 1)))


def test_a_day_is_written_as_a_day_and_a_blank_as_nothing(tmp_path: Path) -> None:
    replace_all(tmp_path, [appended(at(tmp_path), FILE, KIND, row())])
    (found,) = read(tmp_path)
    assert found.day == date(2010, 4, 20) and found.disposition is None and found.point == ""


def test_a_row_that_its_record_would_not_take_is_not_written(tmp_path: Path) -> None:
    unread = Suggestion.model_construct(**dict(row()) | {"day": "昨天"})
    with pytest.raises(RiskctlError, match="“day” is not right: 昨天"):
        appended(at(tmp_path), FILE, KIND, unread)


def test_a_row_that_says_what_must_not_be_kept_is_not_written(tmp_path: Path) -> None:
    held = {"bureau/registration/clerk": [{"name": "李丁四", "from": "2008-01-01"}]}
    people = People.model_validate({"schema": "riskctl/people/v1", "holders": held})
    context = replace(at(tmp_path), people=PeopleIndex(people, date(2010, 4, 20)))
    with pytest.raises(RiskctlError, match="name of a holder"):
        all_appended(context, FILE, KIND, [row(), row("李丁四没有公开")])


def test_a_log_that_would_outgrow_its_limits_is_not_written(tmp_path: Path) -> None:
    full = f"{HEAD}\n" + f"{LINE}\n" * (Limits().csv_rows - 1)
    with pytest.raises(RiskctlError, match="over the limits"):
        appended(at(laid(tmp_path, full.encode())), FILE, KIND, row())
