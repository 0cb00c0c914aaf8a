"""A workbook through the desk: out, edited, in again, its answers row by row, taken or left."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from html import unescape

from werkzeug.datastructures import FileStorage

from tests.desk.acts.conftest import TICKED, AtDesk, SitDown

REF = "suzhou/registration"
FILE = "registers/suzhou/registration/clerk.yaml"
TITLE = "一人受理又审查，收好处后对不符合条件的申请放行"
OTHER = "个体验照、换照时搭车收取会费、资料费"  # of its second point
POINT = "suzhou/registration/clerk#R01"


def sent(desk: AtDesk, data: bytes, name: str = "../../发回.xlsx", **form: object) -> str:
    """Drop a file; return the page that comes of it."""
    answer = desk.sitting.post("/workbook", {"book": FileStorage(io.BytesIO(data), name)} | form)
    return unescape(desk.led(answer).text)


def edited_book(book: bytes, edits: Mapping[str, str]) -> bytes:
    """The workbook with the first cell of a text saying another, as a clerk would type it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(made, "w") as new:
        strings = re.findall(
            r"<si><t[^>]*>(.*?)</t></si>", old.read("xl/sharedStrings.xml").decode(), re.DOTALL
        )
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = data.decode()
                for before, after in edits.items():
                    cell = re.compile(f'(<c r="[A-Z]+[0-9]+"[^>]*?) t="s"><v>{strings.index(before)}</v></c>')
                    text, n = cell.subn(rf'\1 t="inlineStr"><is><t>{after}</t></is></c>', text, count=1)
                    assert n == 1
                data = text.encode()
            new.writestr(name, data)
    return made.getvalue()


def given_out(desk: AtDesk) -> bytes:
    """The workbook of the department."""
    answer = desk.sitting.post("/workbook/out", {"subject": REF})
    assert answer.headers["Content-Disposition"].startswith("attachment"), answer.text
    return bytes(answer.data)


def test_a_workbook_goes_out_is_edited_and_taken(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    before = desk.held()
    book = given_out(desk)
    assert desk.held() == before
    page = sent(desk, edited_book(book, {TITLE: "一人受理又当场核准的换照"}))
    assert POINT in page and "接受，写进登记表" in page and desk.held() == before
    done = desk.confirm(page)
    assert "办好了" in done
    now = desk.held()
    assert [file for file in now if now[file] != before.get(file)] == [FILE]
    assert "一人受理又当场核准的换照" in now[FILE].decode()
    back = re.search(r'href="(/acts/beside/[\w-]+/0)">(.*?)<', done)
    assert back and back[2] == "发回-答复.xlsx"
    assert desk.sitting.get(back[1]).data.startswith(b"PK")


def test_what_is_not_accepted_is_answered_and_the_rest_may_be_taken(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    edits = {TITLE: "一人受理又当场核准的换照", OTHER: " "}
    page = sent(desk, edited_book(given_out(desk), edits))
    assert "“风险点”空着" in page and 'role="alert"' in page
    assert "办好了" in desk.confirm(page)
    text = (desk.root / FILE).read_text()
    assert "一人受理又当场核准的换照" in text and OTHER in text


def test_rows_are_taken_or_left_one_by_one(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    before = desk.held()
    edits = {TITLE: "一人受理又当场核准的换照", OTHER: "换照时收会费"}
    page = sent(desk, edited_book(given_out(desk), edits))
    rows = re.findall(r'name="take" value="([^"]+)" aria-label="采纳 [^"]+" checked', page)
    assert len(rows) == 2 and rows == re.findall(r'name="row" value="([^"]+)"', page)
    again = re.search(r'action="(/workbook/[\w-]+)"', page)
    assert again
    page = desk.send(again[1], row=rows, take=rows[1:])
    assert "没有采纳" in page and f"--leave {rows[0]}" in page.replace("'", "") and desk.held() == before
    assert re.findall(r'name="take" value="([^"]+)" aria-label="[^"]+" checked', page) == rows[1:]
    assert "办好了" in desk.confirm(page)
    text = (desk.root / FILE).read_text()
    assert TITLE in text and "换照时收会费" in text


def test_with_no_row_ticked_there_is_nothing_to_write(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    page = sent(desk, edited_book(given_out(desk), {TITLE: "一人受理又当场核准的换照"}))
    again = re.search(r'action="(/workbook/[\w-]+)"', page)
    row = re.search(r'name="row" value="([^"]+)"', page)
    assert again and row
    page = desk.send(again[1], row=row[1])
    assert "什么都不用写" in page and "接受，写进登记表" not in page and 'name="take"' in page


def test_unedited_it_has_nothing_to_write(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    page = sent(desk, given_out(desk))
    assert "接受，写进登记表" not in page and "没有要写的" in page


def test_what_is_no_workbook_is_refused_in_words(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    before = desk.held()
    for data in (b"", b"PK\x03\x04 no archive", b"\x00" * 100):
        page = sent(desk, data)
        assert 'role="alert"' in page and "Traceback" not in page
    assert desk.held() == before


def test_a_unit_gets_a_workbook_for_each_department(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    page = unescape(desk.sitting.post("/workbook/out", {"subject": "suzhou"}).text)
    files = re.findall(r'href="(/acts/beside/[\w-]+/\d+)"', page)
    assert len(files) > 2 and desk.sitting.get(files[0]).data.startswith(b"PK")


def both_edited(desk: AtDesk) -> bytes:
    """The workbook of the department with two of its points called otherwise."""
    return edited_book(given_out(desk), {TITLE: "一人受理又当场核准的换照", OTHER: "换照时搭车收费"})


def test_ticks_that_were_not_looked_at_are_shown_and_not_written(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    before = desk.held()
    page = sent(desk, both_edited(desk))
    page = desk.ticked(page, TICKED.findall(page)[1:], "write")
    assert "还没有写：勾选和刚才看的不一样" in page and desk.held() == before
    assert "办好了" in desk.confirm(page)
    text = (desk.root / FILE).read_text()
    assert TITLE in text and "换照时搭车收费" in text


def test_all_may_be_left_and_ticked_again(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    page = sent(desk, both_edited(desk))
    rows = TICKED.findall(page)
    page = desk.ticked(page, [], "look")
    assert "接受，写进登记表" not in page and not TICKED.findall(page)
    page = desk.ticked(page, rows, "look")
    assert TICKED.findall(page) == rows and "办好了" in desk.confirm(page)


def test_what_moved_meanwhile_is_answered_anew(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    page = sent(desk, both_edited(desk))
    text = (desk.root / FILE).read_text()
    (desk.root / FILE).write_text(text.replace(TITLE, "别人先改了"))
    page = desk.ticked(page, TICKED.findall(page), "write")
    assert "没有写：看过以后" in page and FILE in page and len(TICKED.findall(page)) == 1
    assert "在登记表里后来改成了“别人先改了”" in page


def test_a_row_that_is_not_of_the_workbook_is_refused_in_words(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 5, 4))
    before = desk.held()
    page = sent(desk, both_edited(desk))
    page = desk.ticked(page.replace('name="row" value="', 'name="row" value="x<b>'), [], "write")
    assert "没有“x<b>" in page and "Traceback" not in page and desk.held() == before
