"""RK302–RK305: levels not written, overrides that do not hold, policies that do not grade."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, PROGRAMME, changed
from tests.check.overlay import Seen, check, line_of, outcome

OWN = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: policy.yaml"))
SCALES = """\
schema: riskctl/policy/v1
levels:
  - {id: 1, name: 一级, monitor: responsible}
  - {id: 2, name: 二级, monitor: leader_in_charge}
probability:
  - {name: 低, value: 1}
  - {name: 高, value: 2}
severity:
  - {name: 轻微, value: 1}
  - {name: 严重, value: 2}
"""
MATRIX = """\
matrix:
  - {probability: 低, severity: 轻微, level: 1}
  - {probability: 低, severity: 严重, level: 1}
  - {probability: 高, severity: 轻微, level: 1}
  - {probability: 高, severity: 严重, level: 2}
"""
BANDS = "method: index\nthresholds:\n  - {level: 1, below: 4}\n  - {level: 2}\n"
FLOORS = """\
schema: riskctl/policy/v1
extends: jiuquan-2010
floors:
  - {matter: acceptance-review, level: 2, reason: 窗口事项不低于二级}
"""


def override(*lines: str, level: str = "level: 3") -> dict[str, str]:
    """Return the clerk's register with an override of these lines and the level written."""
    written = "".join(f"      {line}\n" for line in lines)
    return changed(CLERK, ("    level: 3\n", f"    {level}\n    override:\n{written}"))


GROUNDS = ("reason: 已改为双人受理", "body: bureau/leading_group", "date: 2010-04-12")


class TestLevelMissing:
    def test_it_stands_at_the_point(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, changed(CLERK, ("    level: 3\n", "")), "RK302")
        assert (found.severity, found.subject) == ("warning", "bureau/registration/clerk#R01")
        assert (found.file, found.line) == (CLERK, 6)
        assert "makes it 3 (三级)" in found.message and "riskctl level --write" in found.help

    def test_a_floor_and_a_confirmed_level_are_said_as_such(self, tmp_path: Path) -> None:
        grave, light = "高\n    severity: 严重\n    level: 3", "较低\n    severity: 轻微"
        overlay = OWN | {"policy.yaml": FLOORS} | changed(CLERK, (grave, light))
        (found,) = check(tmp_path, overlay, "RK302")
        assert "has a floor" in found.message and "2 (二级)" in found.message
        (found,) = check(tmp_path, override("level: 2", *GROUNDS, level="note: 未写等级"), "RK302")
        assert "2 (二级) was confirmed" in found.message

    @pytest.mark.parametrize(("rule", "level"), [("RK302", "note: 未写等级"), ("RK301", "level: 2")])
    def test_what_was_confirmed_is_told_before_the_floor_that_raised_the_level(
        self, tmp_path: Path, rule: str, level: str
    ) -> None:
        clerk = override("level: 3", *GROUNDS, level=level)[CLERK]
        light = clerk.replace("高\n    severity: 严重", "较低\n    severity: 轻微")
        (found,) = check(tmp_path, OWN | {"policy.yaml": FLOORS, CLERK: light}, rule)
        assert "3 (三级) was confirmed" in found.message

    @pytest.mark.parametrize(("rule", "level"), [("RK302", "note: 未写等级"), ("RK301", "level: 1")])
    def test_a_floor_that_held_against_what_was_confirmed_is_what_is_told(
        self, tmp_path: Path, rule: str, level: str
    ) -> None:
        overlay = OWN | {"policy.yaml": FLOORS} | override("level: 1", *GROUNDS, level=level)
        (found,) = check(tmp_path, overlay, rule)
        assert "floor" in found.message and "2 (二级)" in found.message and "confirmed" not in found.message

    def test_what_cannot_be_computed_is_not_missed(self, tmp_path: Path) -> None:
        unknown = changed(CLERK, ("severity: 严重\n    level: 3", "severity: 一般"))
        assert check(tmp_path, unknown, "RK302") == []


class TestIncompleteOverride:
    @pytest.mark.parametrize("lacking", ["level", "reason", "body", "date"])
    def test_what_is_missing_is_named(self, tmp_path: Path, lacking: str) -> None:
        lines = [line for line in ("level: 2", *GROUNDS) if not line.startswith(lacking)]
        (found,) = check(tmp_path, override(*lines), "RK303")
        assert found.message.endswith(f": {lacking} is not written") and found.subject is not None

    def test_several_missing_are_one_finding(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, override("level: 2"), "RK303")
        assert "reason, body, date is not written" in found.message

    def test_a_complete_one_is_fine(self, tmp_path: Path) -> None:
        assert check(tmp_path, override("level: 2", *GROUNDS, level="level: 2"), "RK301", "RK303") == []

    @pytest.mark.parametrize("level", ["3", "三级", "Ⅲ"])
    def test_one_that_equals_the_computed_level_is_needless(self, tmp_path: Path, level: str) -> None:
        (found,) = check(tmp_path, override(f"level: {level}", *GROUNDS), "RK303")
        assert "is the computed one: 三级" in found.message and found.line == 16

    def test_a_needless_one_is_not_asked_for_its_grounds(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, override("level: 3"), "RK303")
        assert "is the computed one" in found.message

    def test_a_floor_holds_whether_it_raised_the_level_or_not(self, tmp_path: Path) -> None:
        overlay = OWN | {"policy.yaml": FLOORS} | override("level: 1", *GROUNDS, level="level: 2")
        assert check(tmp_path, overlay, "RK301") == []
        (found,) = check(tmp_path, overlay, "RK303")
        assert (
            "below the floor of this matter, 二级" in found.message and "窗口事项不低于二级" in found.message
        )

    def test_one_below_a_floor_without_its_grounds_is_both(self, tmp_path: Path) -> None:
        overlay = OWN | {"policy.yaml": FLOORS} | override("level: 1", *GROUNDS[1:])
        assert sorted(f.message.split(",")[0].split(":")[0] for f in check(tmp_path, overlay, "RK303")) == [
            "The confirmed level is incomplete and does not count",
            "一级 was confirmed",
        ]

    def test_where_no_level_can_be_computed_its_grounds_are_still_asked_for(self, tmp_path: Path) -> None:
        text = override("level: 2")[CLERK].replace("severity: 严重", "severity: 一般")
        (found,) = check(tmp_path, {CLERK: text}, "RK303")
        assert "reason, body, date" in found.message


def policy(tmp_path: Path, text: str) -> list[Seen]:
    """Return what RK304 and RK305 find in a policy file."""
    return check(tmp_path, OWN | {"policy.yaml": text}, "RK304", "RK305")


class TestPolicy:
    @pytest.mark.parametrize("text", [SCALES + MATRIX, SCALES + BANDS])
    def test_a_total_one_is_fine(self, tmp_path: Path, text: str) -> None:
        assert policy(tmp_path, text) == []

    @pytest.mark.parametrize(
        ("text", "message", "line"),
        [
            (SCALES, "has no “matrix”", 1),
            (SCALES + "method: index\n", "has no “thresholds”", 1),
            (SCALES.replace("高, value: 2", "高, value: 1") + BANDS, "“高” (1) stands there twice", 7),
            (
                SCALES.replace("id: 2, name: 二级", "id: 1, name: 二级") + BANDS,
                "“二级” (1) stands there twice",
                4,
            ),
            (SCALES + MATRIX.replace("level: 2", "level: 4"), "There is no level 4", 15),
            (SCALES + MATRIX.replace("level: 2", "level: 1"), "leads to the level “二级”", 4),
            (SCALES.replace(", monitor: responsible", "") + MATRIX, "level “一级” names no monitor", 3),
            (SCALES.replace("responsible", "主管责任人") + MATRIX, "monitor of “一级”: “主管责任人”", 3),
            (SCALES + MATRIX.replace("高, severity: 轻微", "中, severity: 轻微"), "“中” is no value", 14),
            (SCALES + MATRIX + "  - {probability: 高, severity: 严重, level: 2}\n", "has two cells", 16),
            (SCALES + BANDS.replace(", below: 4", ""), "no upper bound", 13),
            (SCALES + BANDS.replace("{level: 2}", "{level: 2, below: 6}"), "index of 6 or more", 14),
            (
                SCALES + BANDS.replace("  - {level: 2}", "  - {level: 2, below: 4}\n  - {level: 2}"),
                "4, is not above",
                14,
            ),
            (
                SCALES + "floors:\n  - {key: true, level: 7, reason: 三重一大}\n" + MATRIX,
                "There is no level 7",
                12,
            ),
        ],
    )
    def test_what_is_open_is_named_at_its_place(
        self, tmp_path: Path, text: str, message: str, line: int
    ) -> None:
        found = [seen for seen in policy(tmp_path, text) if message in seen.message and seen.line == line]
        assert [(seen.rule, seen.file, seen.severity) for seen in found] == [
            ("RK304", "policy.yaml", "error")
        ]

    def test_a_cell_left_out_is_named_with_what_to_write(self, tmp_path: Path) -> None:
        left = MATRIX.replace("  - {probability: 低, severity: 严重, level: 1}\n", "")
        (found,) = policy(tmp_path, SCALES + left)
        assert "“低” × severity “严重” has no level" in found.message
        assert "{probability: 低, severity: 严重, level: its id}" in found.help

    def test_a_word_outside_the_scale_is_named_beside_the_cell_it_leaves_open(self, tmp_path: Path) -> None:
        wrong = MATRIX.replace("{probability: 高, severity: 轻微", "{probability: 中, severity: 轻微")
        assert [found.message for found in policy(tmp_path, SCALES + wrong)] == [
            "Probability “高” × severity “轻微” has no level",
            "“中” is no value of probability",
        ]

    def test_a_lighter_level_for_a_graver_risk_names_both_cells(self, tmp_path: Path) -> None:
        turned = MATRIX.replace("高, severity: 严重, level: 2", "高, severity: 严重, level: 1")
        turned = turned.replace("低, severity: 严重, level: 1", "低, severity: 严重, level: 2")
        (found,) = policy(tmp_path, SCALES + turned)
        assert (found.rule, found.line) == ("RK305", 15)
        assert (
            "“高” × severity “严重” is “一级”" in found.message and "“低” × severity “严重”" in found.message
        )

    def test_a_cell_below_both_its_neighbours_is_one_finding_that_asks_for_the_graver(
        self, tmp_path: Path
    ) -> None:
        three = SCALES.replace("probability:", "  - {id: 3, name: 三级, monitor: head}\nprobability:", 1)
        cells = MATRIX.replace("低, severity: 严重, level: 1", "低, severity: 严重, level: 3")
        cells = cells.replace("高, severity: 轻微, level: 1", "高, severity: 轻微, level: 2")
        (found,) = policy(
            tmp_path, three + cells.replace("高, severity: 严重, level: 2", "高, severity: 严重, level: 1")
        )
        assert (found.rule, found.line) == ("RK305", 16)
        assert found.help.startswith("Make this cell “三级” or graver")

    def test_a_policy_by_itself_brings_no_matters_and_that_is_said(self, tmp_path: Path) -> None:
        found = check(tmp_path, OWN | {"policy.yaml": SCALES + MATRIX}, "RK202")
        assert {seen.message.partition("” ")[2] for seen in found} == {
            "cannot be looked up: there is no catalogue of matters"
        }

    def test_what_a_preset_says_of_a_word_that_is_gone_is_told_once(self, tmp_path: Path) -> None:
        fewer = "schema: riskctl/policy/v1\nextends: jiuquan-2010\nseverity:\n"
        fewer += "  - {name: 轻微, value: 1}\n  - {name: 严重, value: 2}\n"
        (found,) = policy(tmp_path, fewer)
        assert "“较严重” is no value of severity: matrix is from jiuquan-2010" in found.message

    def test_bands_that_lower_a_level_are_refused(self, tmp_path: Path) -> None:
        (found,) = policy(
            tmp_path, SCALES + BANDS.replace("1, below", "2, below").replace("{level: 2}", "{level: 1}")
        )
        assert (found.rule, found.line) == ("RK305", 14)

    def test_a_part_that_the_preset_holds_points_at_the_part_that_does_not_fit(self, tmp_path: Path) -> None:
        lighter = SCALES[: SCALES.index("probability")].replace("v1\n", "v1\nextends: jiuquan-2010\n")
        found = policy(tmp_path, lighter)  # two levels, and the preset's matrix names a third
        assert [(seen.file, seen.line) for seen in found] == [("policy.yaml", 3)]
        assert found[0].message.startswith("There is no level 3: matrix is from jiuquan-2010")

    @pytest.mark.parametrize("broken", ["county", "city"])
    def test_what_is_broken_is_named_in_the_file_that_holds_it(self, tmp_path: Path, broken: str) -> None:
        wrong = MATRIX.replace("低, severity: 轻微, level: 1", "低, severity: 轻微, level: 9")
        city = SCALES + (wrong if broken == "city" else MATRIX)
        county = "schema: riskctl/policy/v1\nextends: rules/city.yaml\n"
        county += wrong if broken == "county" else ""
        overlay = OWN | {"policy.yaml": county, "rules/city.yaml": city}
        found = check(tmp_path, overlay, "RK304", "RK305")
        file = {"county": "policy.yaml", "city": "rules/city.yaml"}[broken]
        text = overlay[file]
        assert {(seen.file, seen.line) for seen in found} == {(file, line_of(text, "level: 9"))}
        levels = [("rules/city.yaml", line_of(city, "levels:"))]
        assert [seen.related for seen in found] == [tuple(levels) if broken == "county" else ()]

    def test_a_scale_that_leaves_the_presets_cells_behind_names_each_of_them(self, tmp_path: Path) -> None:
        wider = "schema: riskctl/policy/v1\nextends: jiuquan-2010\nprobability:\n"
        wider += "".join(
            f"  - {{name: {name}, value: {n}}}\n" for n, name in enumerate(("较低", "低", "中", "高"))
        )
        found = policy(tmp_path, wider)
        assert len(found) == 3 and {(seen.file, seen.line) for seen in found} == {("policy.yaml", 3)}
        assert all(
            "“中” × severity" in seen.message and "is from jiuquan-2010" in seen.message for seen in found
        )

    def test_a_word_that_means_two_levels_is_refused(self, tmp_path: Path) -> None:
        twice = SCALES.replace("{id: 1, name: 一级,", "{id: 1, name: 一级, aliases: [低, 2],")
        (found,) = policy(tmp_path, twice + MATRIX)
        assert found.message.startswith("“2” means another entry") and found.line == 4

    @pytest.mark.parametrize("level", ["1", "2"])
    def test_criteria_grade_without_scales(self, tmp_path: Path, level: str) -> None:
        levels = SCALES[: SCALES.index("probability")]
        text = f"{levels}method: criteria\ndefault: {level}\ncriteria:\n"
        text += "  - {id: past, text: 曾违纪, level: 2}\n  - {id: once, text: 曾提醒, level: 1}\n"
        (found, *_) = [*policy(tmp_path, text), None]
        if level == "1":
            assert found is None
        else:
            assert found and (found.rule, found.line) == ("RK305", line_of(text, "id: once"))
            assert "“曾提醒” is “一级”, lighter than to meet none, which is “二级”" in found.message

    def test_a_shipped_preset_has_none(self, tmp_path: Path) -> None:
        assert check(tmp_path, {}, "RK304", "RK305") == []

    def test_a_policy_with_a_defect_grades_nothing_and_the_summary_says_so(self, tmp_path: Path) -> None:
        lowered = OWN | {"policy.yaml": SCALES} | changed(CLERK, ("level: 3", "level: 2"))
        seen = outcome(tmp_path, lowered, "RK301", "RK302", "RK304")
        assert [located.finding.rule for located in seen.findings] == ["RK304"]
        assert dict(seen.left_out) == {"RK301": ("grading",), "RK302": ("grading",)}


WATCH = "  - {level: 1, months: 3, methods: [spot_check]}\n"
LEVELS = SCALES[: SCALES.index("probability")]
CRITERIA = "method: criteria\ncriteria:\n  - {id: past, text: 曾违纪, level: 2}\n"
EXTENDS = "schema: riskctl/policy/v1\nextends: jiuquan-2010\n"
TWO_BANDS = "thresholds:\n  - {level: 1, below: 3}\n  - {level: 2, below: 5}\n  - {level: 3}\n"


class TestWhatHasNoEffect:
    @pytest.mark.parametrize(
        ("text", "part", "method"),
        [
            (SCALES + MATRIX + BANDS.replace("method: index\n", ""), "thresholds", "matrix"),
            (SCALES + MATRIX + BANDS, "matrix", "index"),
            (SCALES + MATRIX + "criteria:\n  - {id: a, text: 甲, level: 2}\n", "criteria", "matrix"),
            (SCALES + MATRIX + "default: 2\n", "default", "matrix"),
            (SCALES + BANDS + "default: 2\n", "default", "index"),
            (LEVELS + CRITERIA + TWO_BANDS.replace(" 3}\n", " 2}\n"), "thresholds", "criteria"),
            (LEVELS + CRITERIA + "severity:\n  - {name: 轻微, value: 1}\n", "severity", "criteria"),
            (EXTENDS + TWO_BANDS, "thresholds", "matrix"),  # its author forgot `method: index`
        ],
    )
    def test_a_part_of_another_method_is_named_and_grades_nothing(
        self, tmp_path: Path, text: str, part: str, method: str
    ) -> None:
        overlay = OWN | {"policy.yaml": text}
        found = [seen for seen in policy(tmp_path, text) if "has no effect" in seen.message]
        assert [(seen.rule, seen.line) for seen in found] == [("RK304", line_of(text, f"{part}:"))]
        assert found[0].message == f"“{part}” has no effect: the method is {method}"
        assert dict(outcome(tmp_path, overlay, "RK301", "RK304").left_out) == {"RK301": ("grading",)}

    @pytest.mark.parametrize(
        "text",
        [
            EXTENDS + "method: index\n" + TWO_BANDS,
            EXTENDS + "method: criteria\ndefault: 1\n" + CRITERIA[17:] + "  - {id: b, text: 乙, level: 3}\n",
            SCALES + BANDS + "matrix: []\ncriteria: []\n",
        ],
    )
    def test_what_is_inherited_or_taken_away_is_fine(self, tmp_path: Path, text: str) -> None:
        assert policy(tmp_path, text) == []

    def test_a_part_further_up_than_the_method_was_meant_for_the_one_before(self, tmp_path: Path) -> None:
        city = EXTENDS + "method: index\n" + TWO_BANDS
        own = EXTENDS.replace("jiuquan-2010", "rules/city.yaml")
        files = OWN | {"rules/city.yaml": city, "policy.yaml": own + "method: matrix\n"}
        assert check(tmp_path, files, "RK304") == []
        cell = "matrix:\n  - {probability: 高, severity: 严重, level: 3}\n"
        (found,) = check(tmp_path, files | {"policy.yaml": own + cell}, "RK304")
        assert (found.file, found.message) == ("policy.yaml", "“matrix” has no effect: the method is index")

    def test_a_floor_under_nothing_is_named(self, tmp_path: Path) -> None:
        (found,) = policy(tmp_path, SCALES + MATRIX + "floors:\n  - {level: 2, reason: 三重一大}\n")
        assert found.message == "The floor of level 2 lies under nothing: it names neither matter nor key"

    @pytest.mark.parametrize(
        ("floors", "line"),
        [
            ("[{matter: revenue, level: 2, reason: 窗口}, {matter: revenue, level: 3, reason: 收入}]", 1),
            ("[{key: true, level: 3, reason: 收入}, {matter: 收入, level: 2, reason: 窗口}]", 2),
            ("[{key: true, level: 2, reason: 窗口}, {matter: revenue, level: 3, reason: 收入}]", 1),
            ("[{key: true, level: 2, reason: 窗口}, {matter: revenue, level: 2, reason: 收入}]", 0),
            ("[{matter: accounts, level: 2, reason: 窗口}, {matter: revenue, level: 3, reason: 收入}]", 0),
        ],
    )
    def test_a_floor_that_a_graver_one_covers_everywhere_is_told(
        self, tmp_path: Path, floors: str, line: int
    ) -> None:
        each = "".join(f"  - {{{one.strip(', ]}')}}}\n" for one in floors[1:].split("{")[1:])
        matters = (
            "schema: riskctl/matters/v1\nreplace: true\nmatters:\n"
            "  - {id: acceptance-review, name: 受理审查, power: approval}\n"
            "  - {id: revenue, name: 收入, power: finance, key: true}\n"
            "  - {id: accounts, name: 账户, power: finance}\n"
        )
        text = EXTENDS + "floors:\n" + each
        found = check(tmp_path, OWN | {"policy.yaml": text, "matters.yaml": matters}, "RK304", "RK302")
        assert [one.line for one in found] == ([line_of(text, "reason: 窗口")] if line else [])
        for one in found:
            assert one.rule == "RK304" and one.severity == "warning"
            assert one.message.startswith("This floor of level 2 never decides")
            assert one.message.endswith("one of level 3 (收入)")

    def test_a_level_watched_twice_is_named(self, tmp_path: Path) -> None:
        watches = "monitoring:\n" + WATCH + WATCH.replace("3", "6")
        (found,) = policy(tmp_path, SCALES + MATRIX + watches)
        assert (found.rule, found.line) == ("RK304", line_of(SCALES + MATRIX + watches, "months: 6"))
        assert found.message == "How the level 1 is watched stands there twice"
