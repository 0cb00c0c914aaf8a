"""An example is marked wherever it is shown, and nobody signs, publishes, watches or answers for it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, CYCLE, REPOSITORY, changed
from riskctl.check.example_logs import noticed, signed
from tests.conftest import Call, lay

POINT = "bureau/registration/clerk#R01"
TITLE = "受理时对材料不齐的熟人企业先行受理"
MARKED = f"（示例）{TITLE}"
EXAMPLE = changed(CLERK, ("    kind: integrity\n", "    kind: integrity\n    status: example\n"))
LATE = ("--today", "2010-10-12")  # its measure and its first check are long past
_PHASE = "  - {id: supervision, name: 监督防范, from: 2010-05-01, to: 2010-11-30}\n"
WATCHED = {CYCLE: REPOSITORY[CYCLE] + _PHASE}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "登记库", EXAMPLE | WATCHED)


def test_the_words_of_either_language_are_read(call: Call, tmp_path: Path) -> None:
    zh = {CLERK: EXAMPLE[CLERK].replace("status: example", "状态: 示例")}
    for n, each in enumerate((EXAMPLE, zh)):
        one = lay(tmp_path / str(n), each)
        (point,) = json.loads(call("list", "--format", "json", cwd=one).out)["points"]
        assert (point["subject"], point["status"], point["title"]) == (POINT, "example", TITLE)


def test_lists_say_what_it_is(call: Call, root: Path) -> None:
    assert MARKED in call("list", cwd=root).out
    rows = csv.DictReader(io.StringIO(call("list", "--format", "csv", cwd=root).out.lstrip("\ufeff")))
    assert [row["风险点"] for row in rows] == [MARKED]
    assert "三级（示例）" in call("level", cwd=root).out
    assert "三级 (example)" in call("level", cwd=root, lang="en").out
    assert MARKED in call("level", "--explain", POINT, cwd=root).out
    (point,) = json.loads(call("level", "--format", "json", cwd=root).out)["points"]
    assert point["example"] is True


def test_other_points_are_not_marked(call: Call, repository: Path) -> None:
    assert "示例" not in call("list", cwd=repository).out + call("level", cwd=repository).out
    assert "example" not in json.loads(call("level", "--format", "json", cwd=repository).out)["points"][0]


@pytest.mark.parametrize("kind", ["annex-5", "announcement", "board", "office-net", "worksheet", "ledger"])
def test_paper_says_what_it_is(call: Call, root: Path, kind: str) -> None:
    assert call("render", kind, "--to", "md", cwd=root).code == 0
    papers = [file.read_text("utf-8") for file in (root / "rendered").rglob("*.md")]
    assert any(MARKED in text for text in papers)


def test_the_check_tells_it_and_passes(call: Call, root: Path) -> None:
    ended = call("check", "--format", "json", "--fail-on", "error", *LATE, cwd=root)
    told = {f["id"]: f for f in json.loads(ended.out)["findings"] if f["subject"] == POINT}
    assert told.keys() == {"RK622"} and told["RK622"]["severity"] == "info"
    assert not {"RK506", "RK609"} & {f["id"] for f in json.loads(ended.out)["findings"]}


def test_the_status_has_it_among_what_is_missing_and_nothing_of_it_overdue(call: Call, root: Path) -> None:
    items = json.loads(call("status", "--format", "json", *LATE, cwd=root).out)["items"]
    own = [(one["group"], one["kind"]) for one in items if one["ref"] == POINT]
    assert own == [("missing", "example-left")]
    assert "共 0 个风险点" in call("due", *LATE, cwd=root).err


def test_it_is_signed_by_nobody(call: Call, root: Path) -> None:
    for words in (("self", POINT.partition("#")[0]), ("self", "bureau", "--gather")):
        ended = call("sign", *words, cwd=root)
        assert ended.code == 1 and f"什么都没有签：{POINT} 是建库时的示例" in ended.err
        assert "删去 status: example 这一行" in ended.err
    assert not (root / "cycles/2010/signoffs").exists()


def test_it_is_not_published_even_early(call: Call, root: Path) -> None:
    early = ("--early", "市局要求", "--early-by", "leading_group")
    for words in ((), early):
        ended = call("notice", "open", "bureau", *words, cwd=root)
        assert ended.code == 1 and f"公示没有发起：{POINT} 是建库时的示例" in ended.err
    assert not (root / "cycles/2010/notices").exists() and not (root / "cycles/2010/early").exists()


def test_a_published_point_that_is_made_an_example_is_another(call: Call, tmp_path: Path) -> None:
    one = lay(tmp_path, signed() | noticed() | EXAMPLE)
    found = json.loads(call("check", "--format", "json", "--today", "2010-04-16", cwd=one).out)["findings"]
    assert {"RK601", "RK607", "RK622"} <= {f["id"] for f in found}


@pytest.mark.parametrize(
    "words",
    [
        ("record", POINT, "spot_check", "--by", "bureau/discipline_office"),
        ("done", POINT),
        ("review", POINT, "--basis", "看了台账"),
        ("warn", POINT, "--sign", "台账缺页", "--due", "2010-04-30"),
    ],
)
def test_nothing_is_recorded_of_it(call: Call, root: Path, words: tuple[str, ...]) -> None:
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    ended = call(*words, cwd=root)
    assert ended.code == 1 and f"什么都没有记：{POINT} 是建库时的示例" in ended.err
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


def test_it_answers_for_no_matter_and_no_node(call: Call, root: Path, tmp_path: Path) -> None:
    def found(one: Path) -> set[str]:
        return {f["id"] for f in json.loads(call("check", "--format", "json", cwd=one).out)["findings"]}

    assert found(root) - found(lay(tmp_path / "另一个", WATCHED)) == {"RK401", "RK402", "RK622"}


def test_it_goes_through_a_table_and_back(call: Call, root: Path) -> None:
    assert call("convert", CLERK, "--to", "csv", "--write", cwd=root).code == 0
    (table,) = (root / "registers").rglob("*.csv")
    assert "示例" in table.read_text("utf-8-sig")
    found = json.loads(call("check", "--format", "json", cwd=root).out)["findings"]
    (told,) = [one for one in found if one["id"] == "RK622"]
    assert "清空“状态”这一格" in told["help"]
