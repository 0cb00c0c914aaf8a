"""Many rows at once on a page: the table of the command, filled in, recorded as by hand."""

from __future__ import annotations

import re
import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest

from riskctl.desk.acts.sheet import SHEETS
from tests.conftest import Call
from tests.desk.acts.conftest import AtDesk, SitDown, held
from tests.desk.conftest import EXAMPLE

ROW = re.compile(r"<tr><td>(\d+)</td>(.*?)</tr>", re.DOTALL)
KEY = re.compile(r'name="table" value="([\w-]+)"')
FILLED = re.compile(r'href="(/acts/table/[\w-]+)"')


def laid_out(desk: AtDesk, address: str) -> tuple[str, dict[str, int]]:
    """Return the key of a table, and where each of its rows stands, by all that is written in it."""
    page = desk.text(address)
    key = KEY.search(page)
    assert key, page
    return key[1], {re.sub("<.*?>", " ", row): int(line) - 2 for line, row in ROW.findall(page)}


def as_by_hand(desk: AtDesk, shown: str, before: Path, call: Call) -> None:
    """Confirm what is shown, and run its line by hand on the repository of before: the same bytes."""
    line = re.search(r"<p><code>(riskctl .*?)</code></p>", shown)
    table = FILLED.search(shown)
    assert line and table
    words = shlex.split(line[1])[1:]
    (before / words[words.index("--from") + 1]).write_bytes(desk.sitting.get(table[1]).data)
    assert "办好了" in desk.confirm(shown)
    assert call(*words, cwd=before).code == 0
    (before / words[words.index("--from") + 1]).unlink()
    assert held(before) == desk.held()


def test_a_departments_month_of_checks(sit_down: SitDown, call: Call, tmp_path: Path) -> None:
    desk = sit_down(today=date(2010, 6, 3))
    key, rows = laid_out(desk, "/sheets/record?subject=suzhou&until=2010-06-30")
    clerk = next(n for text, n in rows.items() if "suzhou/registration/clerk#R01" in text)
    others = [n for text, n in rows.items() if n != clerk][:3]
    values = {"table": key, "ticked": [str(n) for n in others], "all-day": "2010-06-02"}
    shown = desk.send(
        "/sheets/record", **values, **{f"finding-{clerk}": "三件没有照片", f"sign-{clerk}": "是"}
    )
    assert "三件没有照片" in shown and shown.count('class="add"') >= 4
    by_hand = Path(shutil.copytree(EXAMPLE, tmp_path / "手工"))
    as_by_hand(desk, shown, by_hand, call)


def test_a_departments_registers_are_signed_by_ticks(sit_down: SitDown, call: Call, tmp_path: Path) -> None:
    desk = sit_down(today=date(2010, 4, 9))
    shutil.rmtree(desk.root / "cycles/2010/signoffs")
    by_hand = Path(shutil.copytree(desk.root, tmp_path / "手工"))
    key, rows = laid_out(desk, "/sheets/sign-self?subject=suzhou/registration")
    assert len(rows) > 1
    one, *others = rows.values()
    values = {"table": key, "ticked": [str(n) for n in others]}
    returned = {f"decision-{one}": "退回", f"reason-{one}": "措施没有时限"}
    shown = desk.send("/sheets/sign-self", **values, **returned)
    assert shown.count('class="add"') >= len(rows) and "措施没有时限" in shown
    as_by_hand(desk, shown, by_hand, call)


def test_measures_that_were_carried_out(sit_down: SitDown, call: Call, tmp_path: Path) -> None:
    desk = sit_down(today=date(2010, 6, 3))
    by_hand = Path(shutil.copytree(EXAMPLE, tmp_path / "手工"))
    key, rows = laid_out(desk, "/sheets/done?subject=suzhou/registration")
    n = min(rows.values())
    shown = desk.send("/sheets/done", table=key, ticked=str(n), **{f"effect-{n}": "批件已扫描"})
    as_by_hand(desk, shown, by_hand, call)


def test_what_is_wrong_with_a_row_keeps_the_table_as_it_was_filled_in(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 6, 3))
    before = desk.held()
    key, rows = laid_out(desk, "/sheets/record?subject=suzhou")
    n = min(rows.values())
    page = desk.send("/sheets/record", table=key, **{f"day-{n}": "2010-07-30", f"finding-{n}": "将来的"})
    assert 'role="alert"' in page and f"第 {n + 2} 行" in page and "将来的" in page
    assert "2010-07-30" in page and desk.held() == before


def test_nothing_filled_in_is_said_to_be_nothing(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 6, 3))
    key, _ = laid_out(desk, "/sheets/record?subject=suzhou")
    assert "一行也没有填" in desk.send("/sheets/record", table=key)


def test_back_from_what_was_shown_the_table_is_as_it_was_filled_in(sit_down: SitDown) -> None:
    desk = sit_down(today=date(2010, 6, 3))
    key, rows = laid_out(desk, "/sheets/record?subject=suzhou")
    n = min(rows.values())
    shown = desk.send("/sheets/record", table=key, **{f"finding-{n}": "看了二十件", "ticked": str(n)})
    back = re.search(r'href="(/sheets/record\?again=[\w-]+)"', shown)
    assert back
    page = desk.text(back[1])
    assert "看了二十件" in page and re.search(rf'value="{n}" checked', page)


@pytest.mark.parametrize("slug", SHEETS)
def test_every_table_is_laid_out(slug: str, sit_down: SitDown) -> None:
    desk = sit_down("en", today=date(2010, 6, 3))
    page = desk.text(f"/sheets/{slug}?subject=suzhou")
    assert 'role="alert"' not in page, page
    assert "There is no row" in page or KEY.search(page)
