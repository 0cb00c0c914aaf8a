"""RK105–RK108: ids used twice, files in the wrong place, of an unknown schema, or empty."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from riskctl.check.example import (
    CLERK,
    CYCLE,
    FLOW,
    ORGANIZATION,
    PEOPLE,
    REGULATIONS,
    REPOSITORY,
    changed,
)
from tests.check.overlay import Seen, check, line_of

TEXT = REPOSITORY[CLERK]
POINT = TEXT.partition("risk_points:\n")[2]
SEATS = changed(ORGANIZATION, ("key: true}", "key: true, seats: 2}"))


def again(file: str, key: str) -> str:
    """Return a file of the example with the list under `key` written a second time."""
    return REPOSITORY[file] + REPOSITORY[file].partition(f"{key}:\n")[2]


class TestDuplicateId:
    @pytest.mark.parametrize(
        ("file", "text", "what", "lines"),
        [
            (CLERK, TEXT + POINT, "Risk point id “R01”", (20, 6)),
            (REGULATIONS, again(REGULATIONS, "regulations"), "Regulation id “registration-review”", (8, 3)),
            (CYCLE, again(CYCLE, "phases"), "Phase id “identification”", (5, 4)),
            (FLOW, REPOSITORY[FLOW].replace("id: archive,", "id: accept,"), "Node id “accept”", (7, 6)),
        ],
    )
    def test_the_later_use_is_pointed_at_with_the_first(
        self, tmp_path: Path, file: str, text: str, what: str, lines: tuple[int, int]
    ) -> None:
        (found,) = check(tmp_path, {file: text}, "RK105")
        assert found.message == f"{what} is used twice" and found.severity == "error"
        assert (found.file, found.line, found.related) == (file, lines[0], ((file, lines[1]),))

    def test_a_third_use_is_another_finding_with_the_first(self, tmp_path: Path) -> None:
        found = check(tmp_path, {CLERK: TEXT + POINT + POINT}, "RK105")
        assert [(f.line, f.related) for f in found] == [(20, ((CLERK, 6),)), (34, ((CLERK, 6),))]

    def test_a_unit_copied_whole_is_one_finding(self, tmp_path: Path) -> None:
        bureau = REPOSITORY[ORGANIZATION].partition("external: true}\n")[2]
        (found,) = check(tmp_path, {ORGANIZATION: REPOSITORY[ORGANIZATION] + bureau})
        assert (found.rule, found.message) == ("RK105", "Unit id “bureau” is used twice")

    def test_one_id_in_two_lists_is_two_things(self, tmp_path: Path) -> None:
        county = "  - {id: county, name: 县局, departments: [{id: registration, name: 登记股}]}\n"
        other = REPOSITORY["registers/bureau/registration/chief.yaml"].partition("none:")[0]
        overlay = {
            ORGANIZATION: REPOSITORY[ORGANIZATION] + county,
            "registers/bureau/registration/chief.yaml": f"{other}risk_points:\n{POINT}",
        }
        assert check(tmp_path, overlay, "RK105") == []

    def test_a_post_called_like_a_seat_of_another(self, tmp_path: Path) -> None:
        text = SEATS[ORGANIZATION].replace("seats: 2}", "seats: 2}\n          - {id: clerk-2, name: 科员二}")
        (found,) = check(tmp_path, {ORGANIZATION: text}, "RK105")
        assert found.line == line_of(text, "clerk-2") and found.related[0][1] == found.line - 1
        other = text.replace("clerk-2", "clerk-3")  # beyond the seats there are
        assert check(tmp_path, {ORGANIZATION: other}, "RK105") == []

    def test_a_post_and_its_seats_may_each_have_a_register(self, tmp_path: Path) -> None:
        seat = {"registers/bureau/registration/clerk-1.yaml": TEXT.replace("post: clerk", "post: clerk-1")}
        assert check(tmp_path, SEATS | seat) == []

    def test_one_holder_twice_from_one_day(self, tmp_path: Path) -> None:
        entry = "{name: 李丁四, from: 2008-01-01}"
        (found,) = check(tmp_path, changed(PEOPLE, (entry, f"{entry}, {entry}")), "RK105")
        assert found.message == "One person stands twice in this post"
        two = changed(PEOPLE, (entry, f"{entry}, {entry[:-1]}, person: 小李}}"))
        assert check(tmp_path, two, "RK105") == []


class TestMisplaced:
    def one(self, tmp_path: Path, overlay: Mapping[str, str | None]) -> Seen:
        (found,) = check(tmp_path, overlay, "RK106", "RK201")
        assert found.rule == "RK106"
        return found

    def test_it_stands_at_the_first_field_that_disagrees(self, tmp_path: Path) -> None:
        text = TEXT.replace("department: registration", "department: discipline").replace(
            "post: clerk", "post: inspector"
        )
        found = self.one(tmp_path, {CLERK: text})
        assert (found.file, found.line) == (CLERK, 3)
        assert "says “bureau/discipline/inspector”" in found.message
        assert "registers/bureau/discipline/inspector.yaml" in found.help
        assert "department: registration" in found.help

    def test_where_only_the_place_is_known_the_field_is_wrong(self, tmp_path: Path) -> None:
        found = self.one(tmp_path, {CLERK: TEXT.replace("unit: bureau", "unit: 示例局")})
        assert "move" not in found.help and "write unit: bureau" in found.help

    def test_where_only_the_content_is_known_the_place_is_wrong(self, tmp_path: Path) -> None:
        found = self.one(tmp_path, {"registers/burea/registration/clerk.yaml": TEXT, CLERK: None})
        assert "move the file to registers/bureau/registration/clerk.yaml" in found.help

    @pytest.mark.parametrize("post", ["clerk", "clerk-1"])
    def test_the_register_of_a_seat_names_its_post_or_the_seat(self, tmp_path: Path, post: str) -> None:
        seat = {"registers/bureau/registration/clerk-1.yaml": TEXT.replace("post: clerk", f"post: {post}")}
        assert check(tmp_path, SEATS | seat, "RK106") == []

    def test_the_register_of_a_seat_names_no_other_seat(self, tmp_path: Path) -> None:
        seat = {"registers/bureau/registration/clerk-1.yaml": TEXT.replace("post: clerk", "post: clerk-2")}
        assert self.one(tmp_path, SEATS | seat).line == 4

    def test_a_cycle_of_another_year(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, changed(CYCLE, ("year: 2010", "year: 2011")))
        assert found.rule == "RK106" and "cycles/2011/cycle.yaml" in found.help


class TestUnsupportedSchema:
    @pytest.mark.parametrize(
        ("schema", "message"),
        [
            ("riskctl/person/v2", "this program knows “riskctl/person/v1”"),
            ("person", "this program knows “riskctl/person/v1”"),
            ("riskctl/unit/v1", "a file in this place is “riskctl/person/v1”"),
            ("riskctl/worker/v1", "There is no schema “riskctl/worker/v1”"),
        ],
    )
    def test_it_is_the_only_finding_of_the_file(self, tmp_path: Path, schema: str, message: str) -> None:
        (found,) = check(tmp_path, changed(CLERK, ("riskctl/person/v1", schema)))
        assert (found.rule, found.line) == ("RK107", 1) and message in found.message
        assert "schema: riskctl/person/v1" in found.help


class TestEmptyRegister:
    CHIEF = "registers/bureau/registration/chief.yaml"
    HEAD = REPOSITORY[CHIEF].partition("none:")[0]

    @pytest.mark.parametrize(("rest", "line"), [("", 1), ("risk_points: []\n", 5), ("风险点: []\n", 5)])
    def test_no_point_and_no_reason_is_a_warning(self, tmp_path: Path, rest: str, line: int) -> None:
        (found,) = check(tmp_path, {self.CHIEF: self.HEAD + rest})
        assert (found.rule, found.severity, found.line) == ("RK108", "warning", line)

    def test_an_answer_that_is_wrong_has_its_own_finding(self, tmp_path: Path) -> None:
        for rest, rule in (
            ("none:\n", "RK102"),
            ("risk_points: 无\n", "RK103"),
            ("无风险原因: [甲]\n", "RK103"),
        ):
            assert [f.rule for f in check(tmp_path, {self.CHIEF: self.HEAD + rest})] == [rule]

    TABLE = "registers/bureau/registration/科室.csv"
    HEADINGS = "单位,部门,岗位,编号,风险点\r\n"

    @pytest.mark.parametrize("rows", ["", "\r\n\r\n", ",,,,\r\n"])
    def test_a_table_of_headings_alone_is_nobodys_register(self, tmp_path: Path, rows: str) -> None:
        (found,) = check(tmp_path, {self.TABLE: self.HEADINGS + rows})
        assert (found.rule, found.severity, found.file, found.line) == ("RK108", "warning", self.TABLE, 1)
        assert f"“{self.TABLE}” has its headings and no row" in found.message
        assert "one risk point a row" in found.help and "column none" in found.help

    def test_it_stands_for_no_department(self, tmp_path: Path) -> None:
        legal = changed(
            ORGANIZATION,
            ("      - id: discipline\n", "      - {id: legal, name: 法规科}\n      - id: discipline\n"),
        )
        overlay = legal | {"registers/bureau/legal/科室.csv": self.HEADINGS}
        assert {f.rule for f in check(tmp_path, overlay)} == {"RK108", "RK403"}

    def test_a_heading_that_is_wrong_has_its_own_finding(self, tmp_path: Path) -> None:
        assert [f.rule for f in check(tmp_path, {self.TABLE: "编号,什么列\r\n"})] == ["RK005"]
