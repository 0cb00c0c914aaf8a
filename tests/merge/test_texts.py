"""What ours wrote stays as ours wrote it; theirs comes in as theirs wrote it; nothing is dumped anew."""

from __future__ import annotations

import pytest

from riskctl.merge.result import Lines, Merged
from riskctl.merge.three_way import merge
from tests.diff.generated import FILE
from tests.merge.written import merged

BASE = """\
# 柳园所
schema: riskctl/person/v1
unit: bureau
department: registration
post: clerk
duties: [受理, '归档']
risk_points:
  # 窗口
  - id: R01
    title: "受理" # 旧题
    kind: integrity
    category: approval
    probability:   高
    severity: 严重

    measures:
      - {text: 每周抽查, owner: chief}
      # 待补

  - id: R02
    title: 归档
    kind: regulatory
    category: approval
    probability: 低
    severity: 轻微
    note: |
      第一行
      第二行
    measures:
      - text: >
          一行
          两行
"""
NEW = "  - id: {id}\n    title: 新 # 新题\n    kind: integrity\n    category: approval\n    measures: []\n"


def three(ours: str, theirs: str, base: str = BASE, lines: bool = False) -> Merged:
    return merged(base.encode(), ours.encode(), theirs.encode(), FILE, lines)


def text(ours: str, theirs: str, base: str = BASE) -> str:
    """Return the merge of two changes of a text that do not conflict."""
    found = three(ours, theirs, base)
    assert found.data is not None and not found.conflicts
    return found.data.decode()


def changed(*changes: tuple[str, str], of: str = BASE) -> str:
    for old, new in changes:
        assert of.count(old) == 1, old
        of = of.replace(old, new)
    return of


@pytest.mark.parametrize(
    "change",
    [
        ("probability:   高", "probability:   较低"),
        ('"受理" # 旧题', "'受理了' # 旧题"),
        ("owner: chief}", "owner: chief, due: 2010-05-31}"),
        ("[受理, '归档']", "[受理, '归档', 发照]"),
        ("[受理, '归档']", "[受理]"),
        ("      第二行\n", "      第二行\n      第三行\n"),
        ("          两行\n", "          两行\n          三行\n"),
        ("    severity: 轻微\n", "    severity: 轻微\n    matter: archive-management\n"),
        ("    note: |\n      第一行\n      第二行\n", ""),
        ("      # 待补\n", "      - text: 另一条 # 补上了\n      # 待补\n"),
        ("  # 窗口\n", "  # 窗口，注释变了\n"),
    ],
)
def test_one_change_beside_a_new_point_gives_both_texts(change: tuple[str, str]) -> None:
    added = BASE + NEW.format(id="R03")
    assert text(added, changed(change)) == changed(change, of=added)
    assert text(changed(change), added) == changed(change, of=added)


def test_fields_of_one_point_are_merged_within_its_own_formatting() -> None:
    ours = changed(("probability:   高", "probability:   较低 # 看了台账"))
    theirs = changed(("severity: 严重", "severity: 轻微"), ("owner: chief}", "owner: deputy}"))
    wanted = changed(("severity: 严重", "severity: 轻微"), ("owner: chief}", "owner: deputy}"), of=ours)
    assert text(ours, theirs) == wanted


def test_a_new_point_comes_in_as_far_in_as_ours_stand_with_its_comment() -> None:
    flat = "\n".join(line[2:] if line.startswith("  ") else line for line in BASE.split("\n"))
    theirs = BASE + "\n  # 新找的\n" + NEW.format(id="R03")
    added = NEW.format(id="R04")
    ours = flat + "".join(line[2:] + "\n" for line in added.splitlines())
    found = text(ours, theirs)
    assert found.startswith(ours) and found[len(ours) :].startswith(
        "\n# 新找的\n- id: R03\n  title: 新 # 新题\n"
    )


def test_line_breaks_and_the_byte_order_mark_stay_as_ours_has_them() -> None:
    ours = "\ufeff" + changed(("低", "高")).replace("\n", "\r\n")
    found = text(ours, BASE + NEW.format(id="R03"))
    assert found == ours + NEW.format(id="R03").replace("\n", "\r\n")


def test_a_file_without_a_last_line_break_gets_one_only_where_something_follows() -> None:
    last = BASE + NEW.format(id="R03")
    ours, theirs = last.replace("新题", "题").rstrip("\n"), last + NEW.format(id="R04")
    assert text(ours, theirs, last) == ours + "\n" + NEW.format(id="R04").rstrip("\n")
    assert text(ours, last.replace("受理", "收件"), last) == ours.replace("受理", "收件")


def test_a_comment_that_cannot_be_taken_over_is_told() -> None:
    ours = changed(("probability:   高", "probability: 高"))
    found = three(ours, changed(("probability:   高", "probability:   低 # 已整改")))
    assert found.data is not None and not found.conflicts
    (note,) = found.notes
    assert note.text("zh").endswith("注释没有带过来，要留就手工补上：# 已整改")
    assert "# 已整改" not in found.data.decode()


def test_keys_of_either_language_are_one_field() -> None:
    ours = changed(("    severity: 轻微\n", "    危害程度: 轻微\n    备注二: x\n")).replace(
        "    备注二: x\n", ""
    )
    theirs = changed(("severity: 轻微", "severity: 较严重"))
    assert "危害程度: 较严重" in text(ours, theirs) and "severity: 较严重" not in text(ours, theirs)
    both = three(
        changed(("    severity: 严重\n", "    severity: 严重\n    matter: 甲\n")),
        changed(("    severity: 严重\n", "    severity: 严重\n    权力事项: 乙\n")),
    )
    (said,) = both.conflicts
    assert said.text("zh") == "R01 的 matter：我方写的是“甲”，对方写的是“乙”。"


def test_a_conflict_beside_what_is_merged_shows_both_sides_with_the_rest_merged() -> None:
    ours = changed(("probability:   高", "probability:   低"), ("owner: chief}", "owner: deputy}"))
    theirs = changed(("probability:   高", "probability:   较低"), ("severity: 严重", "severity: 轻微"))
    found = three(ours + NEW.format(id="R03"), theirs + NEW.format(id="R04"))
    assert found.data is not None and len(found.conflicts) == 1
    lines = found.data.decode().splitlines()
    marks = [lines.index(mark) for mark in ("<<<<<<< ours", "=======", ">>>>>>> theirs")]
    mine, other = lines[marks[0] + 1 : marks[1]], lines[marks[1] + 1 : marks[2]]
    assert [pair for pair in zip(mine, other, strict=True) if pair[0] != pair[1]] == [
        ("    probability:   低", "    probability:   较低")
    ]
    assert mine[1] == "  - id: R01" and "    severity: 轻微" in mine and "deputy" in "".join(mine)
    assert [line for line in lines[marks[2] :] if "id:" in line] == [
        "  - id: R02",
        "  - id: R03",
        "  - id: R04",
    ]


def test_a_level_in_conflict_is_told_to_be_computed() -> None:
    base = changed(("    severity: 严重\n", "    severity: 严重\n    level: 3\n"))
    found = three(base.replace("level: 3", "level: 2"), base.replace("level: 3", "level: 1"), base)
    assert [said.text("zh") for said in found.conflicts] == [
        "R01 的 level：两边的等级不同，随便留一个，再运行 riskctl level --write 重算。"
    ]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (changed(("title: 归档", "title: 甲")), changed(("  - id: R02\n", "  - id: R01\n"))),  # an id twice
        (changed(("title: 归档", "title: 甲")), changed(("title: 归档", "title: 乙\n    风险点: 丙"))),
        (BASE.replace("person/v1", "person/v9"), changed(("低", "高"))),
        (BASE + "\t", changed(("低", "高"))),
    ],
)
def test_what_cannot_be_understood_is_left_to_the_lines(ours: str, theirs: str) -> None:
    found = three(ours, theirs)
    assert found.data is None and found.conflicts[0].text("zh").startswith(f"{FILE} 合并不了")


MATTERS = "schema: riskctl/matters/v1\nmatters:\n" + "".join(
    f"  - {{id: {id}, name: {id}, power: approval}}\n" for id in "abc"
)


def test_an_order_that_means_something_is_left_to_the_lines() -> None:
    first, second = MATTERS.splitlines(keepends=True)[2:4]
    turned = MATTERS.replace(first + second, second + first)
    assert three(MATTERS.replace("name: c", "name: 丙"), turned, MATTERS).data is None


def test_lines_that_merge_into_one_id_twice_are_no_clean_merge() -> None:
    first, second = MATTERS.splitlines(keepends=True)[2:4]
    states = (MATTERS, MATTERS + "  - {id: d, name: 丁}\n", MATTERS.replace(first + second, second + first))
    for data, sound in ((states[1] + first, False), (states[1], True)):
        lines = Lines(data.encode(), True)
        base, ours, theirs = (state.encode() for state in states)
        found = merge(base, ours, theirs, "matters.yaml", lambda: lines)  # noqa: B023
        assert found.data == data.encode() and (not found.conflicts) == sound


def test_the_field_that_an_item_begins_with_may_go() -> None:
    begins = "      - type: education\n        due: 2010-05-31\n        # 谁\n        text: 甲\n"
    base = changed(("      - text: >\n          一行\n          两行\n", begins))
    theirs = changed((begins, "      - text: 乙\n        owner: chief\n"), of=base)
    found = text(base.replace("title: 归档", "title: 改了"), theirs, base)
    assert found.endswith("      - text: 乙\n        owner: chief\n") and "title: 改了" in found
    ours = base.replace("text: 甲", "text: 甲 # 台账")
    assert text(ours, theirs.replace("text: 乙", "text: 甲"), base).endswith(
        "      - text: 甲 # 台账\n        owner: chief\n"
    )
