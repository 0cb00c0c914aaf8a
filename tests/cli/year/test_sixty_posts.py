"""A bureau of sixty posts plays its whole year with the real program, in at most sixty calls."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.cli.year.sixty_posts import DEPARTMENTS, POSTS, files
from tests.conftest import Call, lay

MOST = 60  # calls
ROOT = Path(__file__).parents[3]
Fill = Callable[[int, Mapping[str, str]], Mapping[str, str]]


class Office:
    """Who types: the calls that were given, and what was filled into tables."""

    def __init__(self, root: Path, call: Call) -> None:
        self.root, self.call = root, call
        self.lines: list[str] = []
        self.cells: list[str] = []
        self.day = ""

    def types(self, line: str) -> str:
        """Call riskctl as it is typed, on the day; return what it says."""
        self.lines.append(f"riskctl {line}")
        ended = self.call(*line.split(), "--today", self.day, cwd=self.root)
        assert ended.code == 0, f"{self.day} {line}\n{ended.err}"
        return ended.out + ended.err

    def fills(self, file: str, fill: Fill) -> int:
        """Fill in the table `file` row by row; return how many rows it has."""
        path = self.root / file
        with path.open(encoding="utf-8-sig", newline="") as there:
            rows = list(csv.DictReader(there))
        for n, row in enumerate(rows):
            own = fill(n, row)
            self.cells += own.values()
            row.update(own)
        with path.open("w", encoding="utf-8-sig", newline="") as there:
            writer = csv.DictWriter(there, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return len(rows)

    def edits(self, file: str, old: str, new: str) -> None:
        """Change a text in a file, by hand."""
        text = (self.root / file).read_text("utf-8")
        assert old in text
        (self.root / file).write_text(text.replace(old, new, 1), "utf-8")

    @property
    def typed(self) -> int:
        """How many characters were typed on lines."""
        return sum(map(len, self.lines))


@pytest.fixture
def office(tmp_path: Path, call: Call) -> Office:
    """The office of a bureau of sixty posts, in March."""
    return Office(lay(tmp_path / "库", files()), call)


def march(office: Office) -> None:
    office.day = "2010-03-25"
    office.types("prepare plan bureau --on 2010-03-08 --number 示局发〔2010〕8号")
    office.types("prepare mobilization bureau --on 2010-03-12")
    office.types("prepare training bureau")
    office.types("prepare group bureau --leader leadership/p1 --deputy discipline/p1 --on 2010-03-08")


def april(office: Office) -> None:
    office.day = "2010-04-09"
    office.types("sign self bureau --gather")
    office.day = "2010-04-13"
    office.types("sign department bureau --gather --table --output ../评查.csv")
    back = {"意见": "退回", "退回原因": "没有写先办后补的手续指什么"}
    rows = office.fills("../评查.csv", lambda n, _: back if n == 20 else {"意见": "同意"})
    assert rows == len(DEPARTMENTS) * len(POSTS)
    out = office.types("sign department --from ../评查.csv")
    assert f"{rows} 份" in out
    returned = _returned(office.root)
    office.edits(f"registers/{returned}.yaml", "先办后补手续", "先办理、后补签批手续")
    office.day = "2010-04-14"
    office.types(f"sign self {returned}")
    office.types(f"sign department {returned}")
    office.day = "2010-04-16"
    office.types("sign cross bureau --gather --by bureau/d04/p1 --by bureau/d05/p1")
    office.day = "2010-04-20"
    office.types("sign group bureau --gather --reference 纪要〔2010〕3号")
    office.day = "2010-04-28"
    office.types("sign superior bureau --gather --reference 省局廉办〔2010〕9号")


def _returned(root: Path) -> str:
    logs = (root / "cycles/2010/signoffs/bureau").glob("*.csv")
    rows = [row for log in logs for row in csv.DictReader(log.read_text("utf-8-sig").splitlines())]
    return next(row["登记表"] for row in rows if row["意见"] == "退回")


def may(office: Office) -> None:
    office.day = "2010-05-04"
    office.types("notice open bureau --channel 办公网")
    office.day = "2010-05-06"
    said = office.types("notice comment bureau --channel 意见箱 --text 只抽查五件太少")
    comment = re.findall("C[0-9a-f]{6}", said)[-1]
    office.types(f"notice answer bureau {comment} --declined 其余由纪检组另查")
    office.day = "2010-05-11"
    office.types("notice issue bureau --number 示局发〔2010〕15号 --to 各科室")
    office.types("render issuance bureau")


def supervised(office: Office) -> None:
    for month in ("06", "07", "08", "09", "10", "11"):
        office.day = f"2010-{month}-28"
        office.types(f"due bureau --until 2010-{month}-30 --format csv --output ../{month}.csv")
        office.fills(f"../{month}.csv", _looked(office.day))
        office.types(f"record --from ../{month}.csv")
    for day in ("2010-06-30", "2010-11-10"):
        office.day = day
        office.types(f"done bureau --table --until {day} --output ../落实{day}.csv")
        office.fills(f"../落实{day}.csv", lambda _, row: {"完成日期": row["完成时限"]})
        office.types(f"done --from ../落实{day}.csv")


def _looked(day: str) -> Fill:
    """How a month's table is filled in: at the first point something was seen, at the others nothing."""
    seen = {"日期": day, "发现情况": f"{day}抽到的两件缺签名", "苗头性问题": "是"}
    return lambda n, _: seen if n == 0 else {"日期": day}


def followed(office: Office) -> None:
    office.day = "2010-11-12"
    office.types("sample bureau --size 6")
    office.types("sample --table bureau-2010-11-12-1 --output ../抽查.csv")
    office.fills("../抽查.csv", lambda *_: {"日期": "2010-11-12"})
    office.types("record --from ../抽查.csv")
    office.types("warn bureau/d04/p1#R01 --sign 两件缺签名 --due 2010-11-19")
    office.day = "2010-11-18"
    office.types("warn bureau/1 replied")
    office.types("warn bureau/1 verified --note 补齐了")
    office.types("inspect bureau --gather --ways hearing,files")
    office.types("rectify bureau --basis 年中检查 --demand 统一台账格式 --due 2010-11-26")
    office.day = "2010-11-25"
    office.types("rectify bureau/1 replied")
    office.types("rectify bureau/1 verified --note 已统一")
    office.types("respond --table --output ../处置.csv")
    said = {"处置方式": "警示提醒", "外部文号": "示局纪〔2010〕5号"}
    office.fills("../处置.csv", lambda *_: said)
    office.types("respond --from ../处置.csv")


def closed(office: Office) -> None:
    office.day = "2010-12-13"
    office.types("assess bureau --gather --table --output ../考核.csv")
    items = office.fills("../考核.csv", _assessed)
    office.types("assess --from ../考核.csv")
    scores = office.types("assess bureau --gather").splitlines()
    assert (items, len(scores)) == (6 * (1 + len(DEPARTMENTS)), 1 + len(DEPARTMENTS))
    office.day = "2010-12-31"
    office.types("status bureau")
    office.types("render annual-report bureau")
    office.types("dossier 2010 --output ../卷")
    office.day = "2011-01-04"
    office.types("rollover 2011")
    office.day = "2011-01-10"
    office.types("review bureau --table --output ../复核.csv")
    office.fills("../复核.csv", lambda _, row: {"复核依据": f"查了{row['内容'][:8]}的全年台账，没有变化"})
    office.types("review --from ../复核.csv")


def _assessed(n: int, row: Mapping[str, str]) -> Mapping[str, str]:
    """Of an item of one department something is taken off, with the reason; of the others nothing."""
    return {"扣分": "1", "原因": "台账两次晚记"} if n == 20 else {"扣分": "0"}


def test_the_year_of_sixty_posts_takes_at_most_sixty_calls(office: Office) -> None:
    for part in (march, april, may, supervised, followed, closed):
        part(office)
    assert len(office.lines) <= MOST
    cells = [cell for cell in office.cells if cell]
    figures = [len(office.lines), office.typed, len(cells)]
    for page in ("howto-registrar.md", "howto-registrar.zh-CN.md"):
        (told,) = re.findall("<!-- sixty posts -->(.*)", (ROOT / "docs" / page).read_text("utf-8"))
        assert [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", told)] == figures
    left = json.loads(office.types("status bureau --format json"))["items"]
    assert {one["kind"] for one in left if one["group"] not in ("done", "next")} == set()
