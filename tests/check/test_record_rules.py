"""RK101–RK104, RK501: what a record lacks, has too much of, or says in a way that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, FLOW, ORGANIZATION, PROGRAMME, REGULATIONS, REPOSITORY, changed
from tests.check.overlay import Seen, check, line_of

TEXT = REPOSITORY[CLERK]
POINT = TEXT.index("  - id: R01")
MEASURES = TEXT.index("    measures:\n")
LEVEL = "    level: 3\n"


def one(tmp_path: Path, file: str, old: str, new: str) -> Seen:
    """Return the one finding of any rule where `old` in a file of the example is made `new`."""
    (found,) = check(tmp_path, changed(file, (old, new)))
    return found


class TestUnknownField:
    def test_a_slip_names_the_field_meant_at_the_key(self, tmp_path: Path) -> None:
        found = one(tmp_path, CLERK, LEVEL, f"{LEVEL}    notes: 甲\n")
        assert (found.rule, found.file, found.line) == ("RK101", CLERK, line_of(TEXT, LEVEL) + 1)
        assert "did you mean “note”?" in found.message and "Write “note”" in found.help

    def test_a_key_near_none_is_told_what_can_stand_there(self, tmp_path: Path) -> None:
        found = one(tmp_path, PROGRAMME, "cycle: 2010\n", "cycle: 2010\n年度计划: 甲\n")
        assert "did you mean" not in found.message and "policy, cycle, as_of" in found.help

    def test_a_key_known_elsewhere_is_unknown_here(self, tmp_path: Path) -> None:
        assert one(tmp_path, CLERK, "        due:", "        severity: 高\n        due:").rule == "RK101"


class TestMissingField:
    @pytest.mark.parametrize(
        ("file", "old", "line", "field"),
        [
            (CLERK, "    title: 受理时对材料不齐的熟人企业先行受理\n", 6, "title"),
            (CLERK, "unit: bureau\n", 1, "unit"),
            (REGULATIONS, "    title: 登记审查办法\n", 3, "title"),
            (PROGRAMME, "name: 示例局廉政风险点防范管理\n", 1, "name"),
        ],
    )
    def test_it_is_named_at_its_parents_first_line(
        self, tmp_path: Path, file: str, old: str, line: int, field: str
    ) -> None:
        found = [f for f in check(tmp_path, changed(file, (old, ""))) if f.rule == "RK102"]
        assert [(f.file, f.line) for f in found] == [(file, line)]
        assert f"lacks “{field}”" in found[0].message

    def test_a_field_of_few_words_lists_them(self, tmp_path: Path) -> None:
        found = one(tmp_path, CLERK, "    category: approval\n", "")
        assert found.rule == "RK102" and "approval, enforcement, personnel" in found.help

    def test_a_file_without_schema_is_told_its_own(self, tmp_path: Path) -> None:
        found = one(tmp_path, CLERK, "schema: riskctl/person/v1\n", "")
        assert (found.rule, found.line) == ("RK102", 1) and "schema: riskctl/person/v1" in found.help

    @pytest.mark.parametrize("empty", ["", " ~", ' ""'])
    def test_a_field_left_empty_is_one_at_its_key(self, tmp_path: Path, empty: str) -> None:
        found = one(tmp_path, CLERK, "due: 2010-05-31", f"due:{empty}")
        assert "“due”" in found.message and found.line == line_of(TEXT, "due:")


class TestWrongType:
    @pytest.mark.parametrize(
        ("file", "old", "new", "message"),
        [
            (CLERK, "due: 2010-05-31", "due: 5月底", "“due” takes a day; here stands “5月底”"),
            (CLERK, "due: 2010-05-31", "due: 2010-02-30", "no such day as “2010-02-30”"),
            (CLERK, "due: 2010-05-31", "due: [2010-05-31]", "“due” takes a day; here stands a list"),
            (CLERK, LEVEL, f"{LEVEL}    manifestations: 先受理后补件\n", "“manifestations” takes a list"),
            (CLERK, LEVEL, f"{LEVEL}    note: {{甲: 乙}}\n", "takes one text; here stands several fields"),
            (CLERK, LEVEL, f"{LEVEL}    review: 已复核\n", "“review” takes “field: value” lines"),
            (CLERK, "type: supervision", "type: [supervision]", "“type” takes one word; here stands a list"),
            (CLERK, "id: R01", "id: R/01", "“id” takes an id; “R/01” cannot be one"),
            (ORGANIZATION, "id: discipline\n", "id: unit\n", "No department can have the id “unit”"),
            (ORGANIZATION, "id: discipline\n", "id: UNIT\n", "No department can have the id “UNIT”"),
            (PROGRAMME, "cycle: 2010", "cycle: 二〇一〇", "“cycle” takes a whole number"),
            (ORGANIZATION, "key: true", "key: 重点", "“key” takes true or false"),
            (ORGANIZATION, "key: true", "key: true, seats: 20100301", "1 to 999; here stands “20100301”"),
            (ORGANIZATION, "key: true", "key: true, seats: 0", "1 to 999; here stands “0”"),
        ],
    )
    def test_what_belongs_there_and_what_stands_there(
        self, tmp_path: Path, file: str, old: str, new: str, message: str
    ) -> None:
        found = one(tmp_path, file, old, new)
        assert (found.rule, found.file) == ("RK103", file) and message in found.message

    def test_an_item_of_a_list_is_named_by_its_list(self, tmp_path: Path) -> None:
        found = one(tmp_path, FLOW, "matters: [acceptance-review]", "matters: [[acceptance-review]]")
        assert found.message == "“matters” takes one text; here stands a list"


class TestUnknownValue:
    def test_a_code_comes_with_the_nearest_and_the_list(self, tmp_path: Path) -> None:
        found = one(tmp_path, CLERK, "kind: integrity", "kind: 廉正风险")
        assert (
            "did you mean “廉政风险”?" in found.message and found.help == "It can be: integrity, regulatory."
        )

    def test_a_word_the_policy_lacks_is_told_the_policys_words_and_criteria(self, tmp_path: Path) -> None:
        found = one(tmp_path, CLERK, "probability: 高", "probability: 中")
        assert (found.line, found.subject) == (12, "bureau/registration/clerk#R01")
        assert found.message == "The probability has no value “中”"  # a level has it, but no scale
        words = [part.split(" (")[0] for part in found.help.split(": ", 1)[1].split("), ")]
        assert words == ["较低", "低", "高"]  # lowest first: in plain speech 较低 would stand above 低
        assert "近三年" in found.help and "“jiuquan-2010”" in found.help

    def test_a_near_word_of_a_scale_is_offered(self, tmp_path: Path) -> None:
        assert "did you mean “较严重”" in one(tmp_path, CLERK, "severity: 严重", "severity: 较重").message

    def test_a_level_nobody_knows_is_not_guessed(self, tmp_path: Path) -> None:
        found = one(tmp_path, CLERK, "level: 3", "level: 四级")
        assert found.message == "There is no level “四级”" and "1 (一级), 2 (二级), 3 (三级)" in found.help

    def test_a_confirmed_level_nobody_knows(self, tmp_path: Path) -> None:
        override = "override: {level: 四级, reason: 甲, body: bureau/leading_group, date: 2010-04-12}"
        found = one(tmp_path, CLERK, LEVEL, f"{LEVEL}    {override}\n")
        assert "nothing is confirmed" in found.message and found.line == line_of(TEXT, LEVEL) + 1

    def test_origins_are_the_plans_and_those_the_policy_adds(self, tmp_path: Path) -> None:
        written = changed(CLERK, (LEVEL, f"{LEVEL}    origin: 业务流程\n"))
        (found,) = check(tmp_path / "a", written)
        assert found.rule == "RK104" and found.help == "It can be: ethics, institutions, duties of the post."
        own = "schema: riskctl/policy/v1\nextends: jiuquan-2010\norigins: [业务流程]\n"
        policy = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: policy.yaml"))
        assert check(tmp_path / "b", written | policy | {"policy.yaml": own}) == []

    @pytest.mark.parametrize("word", ["较低", "低", "高"])
    def test_the_words_of_the_scale_are_fine(self, tmp_path: Path, word: str) -> None:
        assert check(tmp_path, changed(CLERK, ("probability: 高", f"probability: {word}")), "RK104") == []


class TestNoMeasure:
    @pytest.mark.parametrize(("written", "line"), [("", 6), ("    measures: []\n", 15)])
    def test_missing_or_an_empty_list(self, tmp_path: Path, written: str, line: int) -> None:
        (found,) = check(tmp_path, {CLERK: TEXT[:MEASURES] + written})
        assert (found.rule, found.file, found.line) == ("RK501", CLERK, line)

    def test_measures_that_cannot_be_read_are_there(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, {CLERK: TEXT[:MEASURES] + "    measures: [抽查]\n"})
        assert found.rule == "RK103"
