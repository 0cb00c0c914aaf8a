"""Edits that do not touch each other merge without conflict and lose nothing, in either order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.diff.generated import FILE, TABLE
from tests.merge.edits import Parted, parted
from tests.merge.written import LAYOUTS, Layout, merged, said, table_of, wanted, yaml_of

FORMS = st.sampled_from([("utf-8-sig", "\r\n"), ("utf-8", "\n"), ("gb18030", "\r\n")])


@given(parted(), LAYOUTS)
def test_what_two_people_did_is_in_the_merge(both: Parted, layout: Layout) -> None:
    base, ours, theirs = (yaml_of(one, layout) for one in (both.base, both.ours, both.theirs))
    for mine, other in ((ours, theirs), (theirs, ours)):
        found = merged(base, mine, other)
        assert found.data is not None and not found.conflicts
        assert said(found.data, FILE) == wanted(both.both)
        assert (b"\r" in found.data) == (layout.line_break == "\r\n")


@given(parted(), LAYOUTS, LAYOUTS)
def test_it_is_there_too_where_one_laid_the_file_out_anew(both: Parted, old: Layout, new: Layout) -> None:
    base, ours, theirs = yaml_of(both.base, old), yaml_of(both.ours, old), yaml_of(both.theirs, new)
    for mine, other in ((ours, theirs), (theirs, ours)):
        found = merged(base, mine, other)
        assert found.data is not None and not found.conflicts
        assert said(found.data, FILE) == wanted(both.both)


@given(parted(), FORMS, FORMS)
def test_it_is_there_in_tables_of_any_encoding(
    both: Parted, old: tuple[str, str], new: tuple[str, str]
) -> None:
    base, ours, theirs = table_of(both.base, *old), table_of(both.ours, *old), table_of(both.theirs, *new)
    for mine, other in ((ours, theirs), (theirs, ours)):
        found = merged(base, mine, other, TABLE)
        assert found.data is not None and not found.conflicts
        assert said(found.data, TABLE) == said(table_of(both.both), TABLE)
        assert found.data[:3] == mine[:3]


@settings(max_examples=25)
@given(parted(), LAYOUTS)
def test_with_the_lines_of_git_it_is_the_same(both: Parted, layout: Layout) -> None:
    base, ours, theirs = (yaml_of(one, layout) for one in (both.base, both.ours, both.theirs))
    found = merged(base, ours, theirs, lines=True)
    assert found.data is not None and not found.conflicts
    assert said(found.data, FILE) == wanted(both.both)
