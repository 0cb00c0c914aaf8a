"""RK502 and RK503: rules about wording, which only ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, FLOW, REPOSITORY, UNIT, changed
from tests.check.overlay import Seen, check, line_of, outcome

MEASURE = "科长每周抽查受理件的一成，在复核记录上签名"
VAGUE = changed(CLERK, (MEASURE, "加强学习，提高认识"))
POINT = REPOSITORY[CLERK].partition("risk_points:\n")[2].replace("    flow: registration/accept\n", "")
TITLE = "受理时对材料不齐的熟人企业先行受理"


class TestVagueMeasure:
    def test_it_asks_at_the_text_and_fails_nothing(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, VAGUE)
        assert found.rule == "RK502" and found.severity == "info"
        assert found.message.endswith("who checks what, how often, and what record is left?")
        assert (found.file, found.line) == (CLERK, line_of(VAGUE[CLERK], "加强学习"))
        assert found.subject == "bureau/registration/clerk#R01"

    def test_each_measure_is_looked_at_by_itself(self, tmp_path: Path) -> None:
        two = {CLERK: VAGUE[CLERK] + f"      - text: {MEASURE}\n      - text: 同上\n"}
        assert [f.line for f in check(tmp_path, two, "RK502")] == [
            line_of(two[CLERK], "加强学习"),
            line_of(two[CLERK], "同上"),
        ]

    def test_a_closed_point_is_not_asked_about(self, tmp_path: Path) -> None:
        closed = {CLERK: VAGUE[CLERK].replace("    level: 3\n", "    level: 3\n    status: closed\n")}
        assert check(tmp_path, closed, "RK502") == []

    def test_without_its_words_it_is_left_out(self, tmp_path: Path) -> None:
        ended = outcome(tmp_path, VAGUE | {"wording.yaml": "slogans: ["}, "RK502")
        assert (ended.findings, ended.left_out) == ((), (("RK502", ("wording",)),))


def points(*changes: dict[str, str]) -> dict[str, str]:
    """Return the clerk's register with a further point for each of `changes` of the first."""
    text = REPOSITORY[CLERK]
    for n, change in enumerate(changes):
        one = POINT.replace("R01", f"R1{n}")
        for old, new in change.items():
            one = one.replace(old, new)
        text += one
    return {CLERK: text}


OTHERS = [{TITLE: title} for title in ("收取礼品后提前受理", "透露申请材料", "抽走不利的材料")]


class TestCopiedMeasure:
    def copied(self, tmp_path: Path, overlay: dict[str, str]) -> list[Seen]:
        return [f for f in check(tmp_path, overlay, "RK503") if "measure" in f.message]

    def test_one_finding_at_the_first_with_some_of_the_others(self, tmp_path: Path) -> None:
        overlay = points(*OTHERS, {TITLE: "拖延不办"}, {TITLE: "另行收费"})
        (found,) = self.copied(tmp_path, overlay)
        assert found.message.startswith(f"One measure stands under 6 different risk points: “{MEASURE}”.")
        assert (found.file, found.severity) == (CLERK, "info") and len(found.related) == 3
        assert found.line == line_of(overlay[CLERK], MEASURE)
        assert found.subject == "bureau/registration/clerk#R01"

    def test_four_are_many_and_three_are_not(self, tmp_path: Path) -> None:
        assert len(self.copied(tmp_path, points(*OTHERS))) == 1
        assert self.copied(tmp_path, points(*OTHERS[:2])) == []

    @pytest.mark.parametrize(
        ("change", "count"),
        [
            ({MEASURE: f" {MEASURE}。".replace("，", ",")}, 1),
            ({MEASURE: "科长每日抽查受理件的一成，在复核记录上签名"}, 0),
            ({"    level: 3\n": "    level: 3\n    status: closed\n"}, 0),
        ],
    )
    def test_one_text_is_one_without_punctuation(
        self, tmp_path: Path, change: dict[str, str], count: int
    ) -> None:
        assert len(self.copied(tmp_path, points(*OTHERS[:2], OTHERS[2] | change))) == count

    def test_the_same_risk_in_many_posts_may_have_the_same_measure(self, tmp_path: Path) -> None:
        same = [{TITLE: TITLE}, {TITLE: f"{TITLE}。"}, {TITLE: f" {TITLE}"}]
        assert self.copied(tmp_path, points(*same)) == []

    def test_the_number_is_the_policys(self, tmp_path: Path) -> None:
        own = "schema: riskctl/policy/v1\nextends: jiuquan-2010\ncopied: 3\n"
        overlay = changed("riskctl.yaml", ("policy: jiuquan-2010", "policy: policy.yaml"))
        found = self.copied(tmp_path, points(*OTHERS[:2]) | overlay | {"policy.yaml": own})
        assert len(found) == 1


class TestCopiedReason:
    def reasons(self, tmp_path: Path, *places: str) -> list[Seen]:
        """Check a repository in which each of `places` gives one and the same reason."""
        unit = REPOSITORY[UNIT]
        for old in ("核准由省局统一办理", "登记档案由市档案馆代管"):
            unit = unit.replace(old, "本局不办理") if "declined" in places else unit
        overlay = {UNIT: unit}
        if "flow" in places:
            overlay |= changed(
                FLOW,
                ("受理窗口不承担监管职责", "本局不办理。"),
                ("材料由系统自动归档，无人经手", "本局不办理"),
            )
        for post in ("registration/chief", "leadership/deputy"):
            file = f"registers/bureau/{post}.yaml"
            if "none" in places:
                text = REPOSITORY[file]
                overlay[file] = text[: text.index("none: ")] + "none: 本局不办理\n"
        return check(tmp_path, overlay, "RK503")

    @pytest.mark.parametrize("places", [("declined", "flow"), ("declined", "none"), ("flow", "none")])
    def test_it_is_asked_once_over_registers_and_charts(
        self, tmp_path: Path, places: tuple[str, str]
    ) -> None:
        (found,) = self.reasons(tmp_path, *places)
        assert found.message.startswith("One reason stands in 4 places: “本局不办理")
        assert found.severity == "info" and len(found.related) == 3

    def test_a_reason_for_both_kinds_is_one(self, tmp_path: Path) -> None:
        both = changed(FLOW, ("{regulatory: 受理窗口不承担监管职责}", "材料由系统自动归档，无人经手"))
        declined = changed(UNIT, ("年检由分局办理", "材料由系统自动归档，无人经手"))
        assert check(tmp_path, both | declined, "RK503") == []

    @pytest.mark.parametrize("places", ["declined", "flow", "none"])
    def test_two_are_not_many(self, tmp_path: Path, places: str) -> None:
        assert self.reasons(tmp_path, places) == []
