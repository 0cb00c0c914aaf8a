"""RK605–RK607: notices issued too early, comments unanswered, points that are not what was published."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY, changed
from riskctl.check.example_logs import (
    ANSWER,
    COMMENT,
    DIGEST,
    ISSUE,
    LOG,
    NOTICE,
    SUPERIOR,
    noticed,
    signed,
    steps,
)
from riskctl.level.fingerprint import parts
from tests.check.overlay import check, line_of
from tests.year.build import find

POINT = "bureau/registration/clerk#R01"


def _digest(root: Path, files: dict[str, str]) -> str:
    found = find(root, files)
    return parts(found.document(), found.context)["R01"]


class TestIssuedEarly:
    def test_on_the_last_day_of_the_period(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, signed() | noticed("2010-04-15") | steps(ISSUE), "RK605")
        assert (found.file, found.line, found.severity) == (LOG, 2, "error")
        assert found.message == "Issued on 2010-04-15, though the period runs to the end of 2010-04-15"

    @pytest.mark.parametrize("answer", ["", ANSWER.replace("2010-04-12", "2010-04-16")])
    def test_before_a_comment_was_answered(self, tmp_path: Path, answer: str) -> None:
        overlay = signed() | noticed() | steps(COMMENT, ISSUE, answer)
        (found,) = check(tmp_path, overlay, "RK605")
        assert found.message == "Issued on 2010-04-15 with comments unanswered: C1a2b3c"

    def test_before_the_superior_confirmed(self, tmp_path: Path) -> None:
        late = signed(SUPERIOR.replace("2010-04-15", "2010-04-16"))
        (found,) = check(tmp_path, late | noticed() | steps(ISSUE), "RK605")
        assert "the superior had not confirmed" in found.message
        assert "bureau/registration/clerk" in found.message

    def test_a_later_answer_replaces_the_earlier(self, tmp_path: Path) -> None:
        declined = ANSWER.replace("采纳", "不采纳").replace("04-12", "04-13")
        assert check(tmp_path, noticed() | steps(COMMENT, declined, ANSWER), "RK606") == []

    def test_two_answers_of_one_day_that_differ_are_none_in_either_order(self, tmp_path: Path) -> None:
        both = (ANSWER, ANSWER.replace("采纳", "不采纳"))
        for n, answers in enumerate((both, both[::-1])):
            (tmp_path / str(n)).mkdir()
            (found,) = check(tmp_path / str(n), noticed() | steps(COMMENT, *answers), "RK606")
            assert (found.line, found.related, found.severity) == (4, ((LOG, 3),), "warning")
            assert "has two answers of 2010-04-12 that differ" in found.message
        issued_in_between = signed() | noticed() | steps(COMMENT, *both, ISSUE)
        (early,) = check(tmp_path, issued_in_between, "RK605")
        assert early.message == "Issued on 2010-04-15 with comments unanswered: C1a2b3c"

    def test_a_unit_under_none_needs_no_superior(self, tmp_path: Path) -> None:
        top = changed("organization.yaml", ("    parent: province\n", ""))
        assert check(tmp_path, top | noticed() | steps(ISSUE), "RK605") == []


class TestUnanswered:
    def test_while_the_period_runs_it_only_informs(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, noticed("2010-04-15") | steps(COMMENT), "RK606")
        assert found.severity == "info" and "runs to 2010-04-15: 抽查比例偏低" in found.message
        assert "riskctl notice answer bureau C1a2b3c" in found.help

    def test_after_it_warns(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, noticed() | steps(COMMENT), "RK606")
        assert (found.severity, found.file, found.line) == ("warning", LOG, 2)


class TestChanged:
    def test_a_changed_point_is_named_where_it_stands(self, tmp_path: Path) -> None:
        overlay = noticed() | changed(CLERK, ("一成", "两成"))
        (found,) = check(tmp_path, overlay, "RK607")
        assert (found.file, found.subject) == (CLERK, POINT)
        assert "published in bureau on 2010-04-08" in found.message and f"--supplement {POINT}" in found.help

    def test_a_text_fitted_to_the_first_digits_is_another(self, tmp_path: Path) -> None:
        one, other = (
            changed(CLERK, ("一成", "一成（第164980号）")),
            changed(CLERK, ("一成", "一成（第193946号）")),
        )
        first, second = (_digest(tmp_path / n, files) for n, files in (("1", one), ("2", other)))
        assert first[:8] == second[:8] == "ca27b0bc" and first != second
        assert check(tmp_path / "3", noticed(digest=first) | one, "RK607") == []
        (found,) = check(tmp_path / "4", noticed(digest=first) | other, "RK607")
        assert "was changed after it was published" in found.message

    def test_a_notice_cut_as_it_once_was_holds_and_says_what_it_does_not_prove(self, tmp_path: Path) -> None:
        assert check(tmp_path / "1", noticed(digest=DIGEST[:8]), "RK607") == []
        (found,) = check(
            tmp_path / "2", noticed(digest=DIGEST[:8]) | changed(CLERK, ("一成", "两成")), "RK607"
        )
        assert "was changed" in found.message
        duties = changed(CLERK, ("risk_points:", "duties: [归档]\nrisk_points:"))
        (found,) = check(tmp_path / "3", noticed(digest=DIGEST[:8]) | duties, "RK607")
        assert (found.file, found.subject) == (CLERK, POINT)
        assert "Nothing proves" in found.message and "8 digits" in found.message
        assert check(tmp_path / "4", noticed() | duties, "RK607") == []

    @pytest.mark.parametrize("digest", ["9", DIGEST[:7], DIGEST[:9], DIGEST[:63], DIGEST.upper()])
    def test_no_other_length_stands_for_the_whole(self, tmp_path: Path, digest: str) -> None:
        (found,) = check(tmp_path, noticed(digest=f'"{digest}"'), "RK607")
        assert "was changed" in found.message

    def test_also_where_only_the_policy_moved_its_level(self, tmp_path: Path) -> None:
        own = changed("riskctl.yaml", ("policy: jiuquan-2010", "policy: own.yaml"))
        own["own.yaml"] = (
            "schema: riskctl/policy/v1\nextends: jiuquan-2010\nmethod: index\n"
            "probability: [{name: 高, value: 1}, {name: 低, value: 2}, {name: 较低, value: 3}]\n"
            "thresholds: [{level: 1, below: 3}, {level: 2, below: 9}, {level: 3}]\n"
        )
        assert [f.subject for f in check(tmp_path, noticed() | own, "RK607")] == [POINT]

    def test_a_new_point_of_a_unit_that_has_published(self, tmp_path: Path) -> None:
        more = REPOSITORY[CLERK].partition("risk_points:\n")[2].replace("R01", "R02")
        overlay = {CLERK: REPOSITORY[CLERK] + more}
        (found,) = check(tmp_path / "one", noticed() | overlay, "RK607")
        assert "clerk#R02 is in none of the unit's notices" in found.message
        assert check(tmp_path / "two", overlay, "RK607") == []

    def test_closing_a_point_counts_while_it_is_published_and_not_after(self, tmp_path: Path) -> None:
        closed = changed(CLERK, ("    measures:", "    status: closed\n    measures:"))
        (found,) = check(tmp_path / "one", noticed() | closed, "RK607")
        assert (found.file, found.line) == (NOTICE, line_of(noticed()[NOTICE], "id: R01"))
        assert check(tmp_path / "two", noticed() | steps(ISSUE) | closed, "RK607") == []

    def test_what_was_closed_unissued_and_begun_anew_counts_no_more(self, tmp_path: Path) -> None:
        anew = {
            "cycles/2010/notices/bureau-2.yaml": noticed()[NOTICE].replace("2010-04-08", "2010-04-13"),
        }
        old = noticed(digest="0" * 64) | steps("公示结束,2010-04-12,,,,,,,\n")
        assert check(tmp_path, old | anew, "RK607") == []
