"""RK310 and RK311: one risk graded differently, and categories that disagree with their matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, REPOSITORY, changed
from tests.check.overlay import Seen, check, line_of

WINDOW = "registers/bureau/window/clerk.yaml"
TWO = changed(
    ORGANIZATION,
    (
        "      - id: discipline\n",
        "      - {id: window, name: 办证大厅, posts: [{id: clerk, name: 科员}, {id: guard, name: 保安}]}\n"
        "      - id: discipline\n",
    ),
)
TEXT = REPOSITORY[CLERK].replace("    flow: registration/accept\n", "")
LIGHTER = ("severity: 严重\n    level: 3", "severity: 轻微\n    level: 2")


class TestInconsistentLevel:
    def found(self, tmp_path: Path, *changes: tuple[str, str], post: str = "clerk") -> list[Seen]:
        """Check the clerk's point beside one of the window's, which is lighter and has these changes."""
        other = TEXT.replace("department: registration", "department: window")
        for old, new in (LIGHTER, ("post: clerk", f"post: {post}"), *changes):
            assert old in other
            other = other.replace(old, new)
        return check(tmp_path, TWO | {WINDOW.replace("clerk", post): other}, "RK310")

    def test_the_later_point_is_found_with_the_earlier_beside_it(self, tmp_path: Path) -> None:
        (found,) = self.found(tmp_path)
        assert found.message == (
            "One risk, graded differently: “受理时对材料不齐的熟人企业先行受理” of 科员 is 二级 here and "
            "三级 in bureau/registration/clerk#R01"
        )
        assert (found.severity, found.subject) == ("warning", "bureau/window/clerk#R01")
        assert (found.file, found.line) == (WINDOW, line_of(TEXT, "  - id: R01"))
        assert found.related == ((CLERK, line_of(REPOSITORY[CLERK], "  - id: R01")),)

    @pytest.mark.parametrize(
        "title",
        ["受理时，对材料不齐的“熟人企业”先行受理。", "受理时对材料不齐的 熟人企业 先行受理"],
    )
    def test_punctuation_and_blanks_do_not_make_another_risk(self, tmp_path: Path, title: str) -> None:
        assert len(self.found(tmp_path, ("受理时对材料不齐的熟人企业先行受理", title))) == 1

    @pytest.mark.parametrize(
        "change",
        [
            ("先行受理", "缓办"),
            ("matter: acceptance-review", "matter: archive-management"),
            ("    matter: acceptance-review\n", ""),
            (LIGHTER[1], LIGHTER[0]),
            ("    level: 2\n", "    level: 2\n    status: closed\n"),
            ("probability: 高", "probability: 甚高"),
            (
                "    level: 2\n",
                "    level: 1\n    override: {level: 1, reason: 有录像, body: bureau/leading_group, "
                "date: 2010-04-12}\n",
            ),
        ],
    )
    def test_what_is_another_risk_or_is_explained(self, tmp_path: Path, change: tuple[str, str]) -> None:
        assert self.found(tmp_path, change) == []

    def test_a_post_of_another_name_is_not_compared(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, post="guard") == []

    def test_the_matter_counts_by_whichever_word(self, tmp_path: Path) -> None:
        assert len(self.found(tmp_path, ("matter: acceptance-review", "matter: 受理审查"))) == 1


class TestCategoryConflict:
    def found(self, tmp_path: Path, category: str, matter: str) -> list[Seen]:
        own = (("category: approval", f"category: {category}"), ("matter: acceptance-review", matter))
        return check(tmp_path, changed(CLERK, *own), "RK311")

    @pytest.mark.parametrize("category", ["approval", "行政审批类", "other", "其他类"])
    def test_the_matters_own_category_and_other_are_fine(self, tmp_path: Path, category: str) -> None:
        assert self.found(tmp_path, category, "matter: acceptance-review") == []

    @pytest.mark.parametrize("matter", ["note: 无事项", "matter: nothing-known"])
    def test_without_a_known_matter_nothing_conflicts(self, tmp_path: Path, matter: str) -> None:
        assert self.found(tmp_path, "finance", matter) == []

    @pytest.mark.parametrize("category", ["finance", "财务、资产管理类"])
    def test_another_is_found_at_the_category(self, tmp_path: Path, category: str) -> None:
        (found,) = self.found(tmp_path, category, "matter: 受理审查")
        assert found.message == (
            "The category is finance and assets, but the matter “受理审查” belongs to the approval power"
        )
        assert "write category: approval" in found.help
        assert (found.line, found.severity) == (line_of(TEXT, "    category:"), "warning")
        assert found.related == ((CLERK, line_of(REPOSITORY[CLERK], "    matter:")),)

    def test_a_matter_of_the_repository_counts(self, tmp_path: Path) -> None:
        own = "schema: riskctl/matters/v1\nmatters: [{id: seals, name: 用印管理, power: personnel}]\n"
        overlay = changed(CLERK, ("matter: acceptance-review", "matter: seals")) | {"matters.yaml": own}
        (found,) = check(tmp_path, overlay, "RK311")
        assert "“用印管理” belongs to the personnel power" in found.message
