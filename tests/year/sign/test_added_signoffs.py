"""A sign-off that a change adds is told with who recorded it, as far as git knows."""

from __future__ import annotations

from typing import Any, cast

import pytest

from riskctl.check.example_logs import DEPARTMENT, SELF, SIGNED, signed
from riskctl.history.git import History
from riskctl.year.sign.added_signoffs import with_authors
from tests.diff.build import comparison


class Told:
    """A history that tells whose a line is."""

    def __init__(self, author: str | None) -> None:
        self.author = author

    def added_by(self, commit: str, file: str) -> list[tuple[bytes, str]]:
        lines = signed(SELF, DEPARTMENT)[SIGNED].encode().splitlines()
        return [] if self.author is None else [(line + b"\r", self.author) for line in lines]


@pytest.mark.parametrize(
    ("author", "said"),
    [
        ("马某", ("由 马某 提交", "committed by 马某")),
        ("", ("谁提交的查不到", "nobody can tell")),
        (None, ("还没有提交", "not committed yet")),
    ],
)
def test_a_row_is_told_with_the_author_of_its_commit(author: str | None, said: tuple[str, str]) -> None:
    found = comparison({**signed(SELF)}, {**signed(SELF, DEPARTMENT)})
    (told,) = with_authors(found.changes, found.head, cast(History, Told(author)))
    assert told.author == (author or None) and told.shown
    shown: Any = told.shown[1]
    assert said[0] in shown.text("zh") and said[1] in shown.text("en")


def test_other_changes_are_left_as_they_are() -> None:
    found = comparison({**signed()}, {**signed(SELF)})
    assert [*with_authors(found.changes, found.head, cast(History, Told("马某")))] == [*found.changes]
