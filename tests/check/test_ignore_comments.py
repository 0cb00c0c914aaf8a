"""Comments that ignore: on the line of a finding or alone above it, with their reason, in YAML only."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, FLOW, changed
from riskctl.check.ignore_comments import ignore_comments
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.repository import Repository
from riskctl.records.table import Names, columns, registers
from riskctl.sources.csv.reader import CsvTable
from riskctl.sources.yaml.reader import YamlTree, read
from tests.check.overlay import check, line_of, outcome


def clerk(level: str) -> dict[str, str]:
    return changed(CLERK, ("    level: 3\n", level))


def comments(text: str) -> list[tuple[tuple[str, ...], str, int]]:
    tree = read(text)
    assert isinstance(tree, YamlTree)
    found = ignore_comments(Document("a.yaml", "person", tree=tree, text=text))
    return [(one.rules, one.reason, one.line) for one in found]


@pytest.mark.parametrize(
    ("written", "rules", "reason"),
    [
        ("# riskctl: ignore[RK301] 待审定", ("RK301",), "待审定"),
        ("# riskctl: 忽略[RK301] 待审定", ("RK301",), "待审定"),
        ("#riskctl:ignore[RK301]待审定", ("RK301",), "待审定"),
        ("# riskctl：忽略【RK301，level-missing】：待审定", ("RK301", "level-missing"), "待审定"),
        ("# riskctl: ignore[RK301, RK302] - waits", ("RK301", "RK302"), "waits"),
        ("# 见纪要 # riskctl: ignore[RK301、RK302] 甲", ("RK301", "RK302"), "甲"),
        ("# riskctl: ignore[RK301]", ("RK301",), ""),
        ("# riskctl: ignore[RK301] ：", ("RK301",), ""),
        ("# riskctl: ignore RK301 待审定", (), ""),
        ("# riskctl: ignore[] 待审定", (), "待审定"),
        ("# riskctl: ingore[RK301] 待审定", (), "待审定"),
    ],
)
def test_what_a_comment_says(written: str, rules: tuple[str, ...], reason: str) -> None:
    assert comments(f"a: 1 {written}\nb: 2\n") == [(rules, reason, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "a: 1 # 运行 riskctl: 见说明",
        "a: 1 # ignore[RK301] 待审定",
        "a: '# riskctl: ignore[RK301] 待审定'",
        'a: "x # riskctl: ignore[RK301] 待审定"',
        "a: |\n  # riskctl: ignore[RK301] 待审定\n",
        "a: >\n  x\n  # riskctl: ignore[RK301] 待审定\n",
        "a: x#riskctl:ignore[RK301]",
    ],
)
def test_what_is_no_such_comment(text: str) -> None:
    assert comments(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# riskctl: ignore[RK1] 甲\na: 1", 2),
        ("a: 1\n  # riskctl: ignore[RK1] 甲\n# 乙\n#\nb: 2", 5),
        ("a:\r\n  # riskctl: ignore[RK1] 甲\r\n  b: 2\r\n", 3),
        ("a: 1\n# riskctl: ignore[RK1] 甲\n\nb: 2", 3),
        ("a: 1\n# riskctl: ignore[RK1] 甲", 2),
        ("a: {b: 1, # riskctl: ignore[RK1] 甲\n  c: 2}", 1),
        ("a: | # riskctl: ignore[RK1] 甲\n  b\n", 1),
        ("- a: 1\n- b: 2 # riskctl: ignore[RK1] 甲\n", 2),
    ],
)
def test_alone_it_is_for_the_next_line_that_is_no_comment(text: str, line: int) -> None:
    assert comments(text) == [(("RK1",), "甲", line)]


class TestInACheck:
    @pytest.mark.parametrize(
        "level",
        [
            "    level: 1 # riskctl: ignore[RK301] 五月审定\n",
            "    level: 1 # riskctl: 忽略[level-mismatch] 五月审定\n",
            "    # riskctl: ignore[RK301] 五月审定\n    level: 1\n",
            "    # riskctl: ignore[RK302, RK301] 五月审定\n    # 见纪要\n    level: 1\n",
        ],
    )
    def test_the_finding_is_hidden_and_counted(self, tmp_path: Path, level: str) -> None:
        ended = outcome(tmp_path, clerk(level), "RK301")
        assert (ended.findings, ended.suppressed) == ((), 1)

    @pytest.mark.parametrize(
        "level",
        [
            "    level: 1\n    # riskctl: ignore[RK301] 五月审定\n",
            "    level: 1 # riskctl: ignore[RK302] 五月审定\n",
            "    level: 1 # riskctl: ignore[RK301]\n",
            "    note: '# riskctl: ignore[RK301] 五月审定'\n    level: 1\n",
        ],
    )
    def test_elsewhere_or_without_reason_it_is_not(self, tmp_path: Path, level: str) -> None:
        assert [one.rule for one in check(tmp_path, clerk(level), "RK301")] == ["RK301"]

    def test_a_finding_of_a_corpus_rule_is_hidden_too(self, tmp_path: Path) -> None:
        bare = ", none: 材料由系统自动归档，无人经手}"
        overlay = changed(FLOW, (bare, "} # riskctl: ignore[RK402] 归档流程改版中"))
        assert outcome(tmp_path, overlay).findings == () and outcome(tmp_path, overlay).suppressed == 1

    @pytest.mark.parametrize(
        ("written", "messages"),
        [
            ("ignore[RK301]", ["The comment that ignores “RK301” has no reason"]),
            ("ignore RK301 甲", ["This comment looks like an ignore"]),
            ("ignore[RK301, level-mising] 甲", ["did you mean “level-missing”?"]),
            ("ignore[RK998, RK999]", ["“RK998, RK999” has no reason", "rule “RK998”", "rule “RK999”"]),
        ],
    )
    def test_one_written_wrong_is_a_finding_at_the_comment(
        self, tmp_path: Path, written: str, messages: list[str]
    ) -> None:
        overlay = clerk(f"    level: 1 # riskctl: {written}\n")
        found = check(tmp_path, overlay, "RK011")
        assert len(found) == len(messages)
        assert all(part in one.message for part, one in zip(messages, found, strict=True))
        assert {(one.file, one.line) for one in found} == {(CLERK, line_of(overlay[CLERK], "# riskctl:"))}

    def test_one_that_hides_nothing_is_a_finding_at_the_comment(self, tmp_path: Path) -> None:
        overlay = clerk("    level: 1 # riskctl: ignore[RK301, RK302] 五月审定\n")
        (found,) = check(tmp_path, overlay)
        assert (found.rule, found.message) == ("RK010", "The ignore in this comment hides nothing: RK302")
        assert (found.file, found.line) == (CLERK, line_of(overlay[CLERK], "# riskctl:"))

    def test_a_table_has_no_comments(self, tmp_path: Path) -> None:
        rows = "编号,风险点,风险性质,风险类别,发生概率,危害程度,风险等级,措施内容,备注\n"
        rows += "R01,甲,廉政风险,其他类,高,严重,1,科长每周抽查,# riskctl: ignore[RK301] 五月审定\n"
        file = "registers/bureau/registration/clerk.csv"
        rows = "岗位," + rows.replace("\nR01", "\nclerk,R01")
        found = check(tmp_path, {CLERK: None, file: rows}, "RK301", "RK011")
        assert [one.rule for one in found] == ["RK301"]

    def test_files_without_findings_are_not_read_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def read_again(context: Context, repository: Repository, file: str) -> list[Document]:
            raise AssertionError(file)

        monkeypatch.setattr("riskctl.check.run.reread", read_again)
        overlay = clerk("    level: 3 # riskctl: ignore[RK302] 五月审定\n")
        assert outcome(tmp_path, overlay, "RK301", "RK010").findings == ()


class Unsearchable(str):
    """A text that may not be looked through."""

    def __contains__(self, part: object) -> bool:
        raise AssertionError("the text of a table was searched for one of its subjects")


def test_the_text_of_a_table_is_not_searched_for_each_of_its_subjects() -> None:
    table = CsvTable(Unsearchable("编号\nR01\n"), (("编号",), ("R01",)), (0, 3))
    trees = registers(
        table, columns(table), {"unit": "bureau"}, Names(lambda where: where, lambda ref, _: ref)
    )
    (document,) = (Document("表.csv", "unit", tree=tree, text=table.text) for tree in trees)
    assert ignore_comments(document) == []
