"""Which policy and matters hold: presets, the repository's own files, `extends`, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import PROGRAMME, changed
from riskctl.corpus.context import Context
from riskctl.corpus.load import load
from riskctl.corpus.policy import DEEPEST, presets
from tests.conftest import lay

HEAD = "schema: riskctl/policy/v1\n"
WHOLE = f"""{HEAD}name: 两级
levels: [{{id: 1, name: 轻, monitor: responsible}}, {{id: 2, name: 重, monitor: head}}]
probability: [{{name: 少, value: 1}}, {{name: 多, value: 2}}]
severity: [{{name: 小, value: 1}}, {{name: 大, value: 2}}]
method: index
thresholds: [{{level: 1, below: 3}}, {{level: 2}}]
"""


def context(root: Path, policy: str, **files: str) -> Context:
    """Load the example with another policy; the files are named without `.yaml`, `_` for `/`."""
    named = {f"{name.replace('_', '/')}.yaml": text for name, text in files.items()}
    return load(lay(root, changed(PROGRAMME, ("policy: jiuquan-2010", f"policy: {policy}")) | named))[1]


def refusal(found: Context, file: str = PROGRAMME) -> list[tuple[str, str]]:
    return [(fault.rule, fault.cause) for fault in found.documents[file].faults]


@pytest.mark.parametrize("name", presets())
def test_every_preset_grades_and_has_matters(tmp_path: Path, name: str) -> None:
    found = context(tmp_path, name)
    assert found.grading and found.matters and not found.defects
    assert (found.policy_name, found.preset) == (name, name)


def test_a_file_of_the_repository_is_a_policy_and_brings_no_matters(tmp_path: Path) -> None:
    found = context(tmp_path, "rules/own.yaml", rules_own=WHOLE)
    assert found.grading and [level.name for level in found.grading.ladder.levels] == ["轻", "重"]
    assert (found.policy_file, found.preset, found.matters) == ("rules/own.yaml", "", {})


def test_what_stands_in_an_extending_policy_replaces_part_by_part(tmp_path: Path) -> None:
    severity = "severity: [{name: 轻微, value: 1}, {name: 较严重, value: 2}, {name: 严重, value: 4}]\n"
    found = context(
        tmp_path,
        "a.yaml",
        a=f"{HEAD}extends: b.yaml\nfloors: [{{matter: revenue, level: 2, reason: 收入}}]\n",
        b=f"{HEAD}extends: jiuquan-2010\n{severity}",
    )
    assert found.grading and found.preset == "jiuquan-2010" and found.matters
    assert [v.value for v in found.grading.severity.values] == [1, 2, 4]
    assert [v.value for v in found.grading.probability.values] == [1, 2, 3]
    assert [floor.reason for floor in found.grading.floors(found.matters["revenue"])] == ["收入"]
    assert {"a.yaml", "b.yaml"} <= set(found.documents)


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("../outside.yaml", "policy-outside"),
        ("rules/../../outside.yaml", "policy-outside"),
        ("/etc/hostname", "policy-outside"),
        ("https://example.org/policy.yaml", "policy-url"),
        ("link.yaml", "policy-link"),
        ("elsewhere/outside.yaml", "policy-link"),
        ("inner.yaml", "policy-link"),
        ("own.yml", "policy-ending"),
        ("absent.yaml", "policy-absent"),
        ("absent", "policy"),
        ("dir.yaml", "policy-absent"),
    ],
)
def test_a_policy_that_is_no_file_of_the_repository_is_refused(tmp_path: Path, name: str, cause: str) -> None:
    root = tmp_path / "库"
    lay(root)
    (tmp_path / "outside.yaml").write_text(WHOLE)
    (root / "own.yml").write_text(WHOLE)
    (root / "inside.yaml").write_text(WHOLE)
    (root / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (root / "inner.yaml").symlink_to(root / "inside.yaml")
    (root / "elsewhere").symlink_to(tmp_path)
    (root / "dir.yaml").mkdir()
    found = context(root, name)
    assert found.grading is None and refusal(found) == [("RK104", cause)]
    assert found.matters is None  # not an empty catalogue, by which every matter would be unknown
    assert not [file for file in found.documents if file.endswith(("outside.yaml", "inside.yaml"))]


@pytest.mark.parametrize("name", ["./rules/own.yaml", "rules/./own.yaml", "rules/../rules/own.yaml"])
def test_a_path_is_read_however_it_is_written(tmp_path: Path, name: str) -> None:
    found = context(tmp_path, name, rules_own=WHOLE)
    assert found.grading and found.policy_file == "rules/own.yaml"


@pytest.mark.parametrize("written", ["city.yaml", "./city.yaml", "rules/city.yaml", "../rules/city.yaml"])
def test_a_policy_is_looked_for_beside_the_one_that_names_it_then_from_the_root(
    tmp_path: Path, written: str
) -> None:
    county = f"{HEAD}extends: {written}\nname: 县\n"
    found = context(tmp_path, "rules/county.yaml", rules_county=county, rules_city=WHOLE)
    assert found.grading and found.grading.policy.name == "县"
    assert {"rules/county.yaml", "rules/city.yaml"} <= set(found.documents)


def test_a_policy_outside_is_refused_wherever_the_way_begins(tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text(WHOLE)
    county = f"{HEAD}extends: ../../outside.yaml\n"
    found = context(tmp_path / "库", "rules/county.yaml", rules_county=county)
    assert refusal(found, "rules/county.yaml") == [("RK104", "policy-outside")]


def test_a_misspelt_preset_is_answered_with_the_right_one(tmp_path: Path) -> None:
    found = context(tmp_path, "jiuquan2010")
    (fault,) = found.documents[PROGRAMME].faults
    assert (fault.cause, fault.fields["near"]) == ("policy-near", "jiuquan-2010")
    text = found.documents[PROGRAMME].text
    assert text and text[fault.span.start : fault.span.end] == "jiuquan2010"


def test_policies_extending_one_another_in_a_circle_are_refused_where_it_closes(tmp_path: Path) -> None:
    named = {"own": f"{HEAD}extends: a.yaml\n", "a": f"{HEAD}extends: b.yaml\n"}
    found = context(tmp_path, "own.yaml", **named, b=f"{HEAD}extends: ./a.yaml\n")
    assert found.grading is None and refusal(found, "own.yaml") + refusal(found, "a.yaml") == []
    (fault,) = found.documents["b.yaml"].faults
    assert (fault.rule, fault.cause) == ("RK104", "policy-circle")
    assert fault.fields["circle"] == "a.yaml → b.yaml → a.yaml"


def test_more_policies_one_upon_another_than_anyone_can_follow_are_refused(tmp_path: Path) -> None:
    named = {f"p{n}": f"{HEAD}extends: p{n + 1}.yaml\n" for n in range(DEEPEST)}
    found = context(tmp_path, "p0.yaml", **named, **{f"p{DEEPEST}": WHOLE})
    assert refusal(found, f"p{DEEPEST - 1}.yaml") == [("RK104", "policy-deep")]
    assert context(tmp_path, "p1.yaml").grading


def test_an_empty_list_takes_a_part_away(tmp_path: Path) -> None:
    floor = "floors: [{matter: revenue, level: 2, reason: 收入}]\n"
    found = context(
        tmp_path,
        "a.yaml",
        a=f"{HEAD}extends: b.yaml\nfloors: []\n",
        b=f"{HEAD}extends: jiuquan-2010\n{floor}",
    )
    assert found.grading and found.grading.policy.floors == ()


def test_a_policy_goes_by_its_own_name_and_not_by_the_one_it_extends(tmp_path: Path) -> None:
    found = context(tmp_path, "a.yaml", a=f"{HEAD}extends: jiuquan-2010\n")
    assert found.grading and found.grading.policy.name == "a.yaml"


def test_a_policy_with_a_fault_grades_nothing(tmp_path: Path) -> None:
    found = context(tmp_path, "own.yaml", own=WHOLE + "floor: []\n")
    assert found.grading is None and refusal(found, "own.yaml") == [("RK101", "near")]


def test_a_policy_with_a_defect_grades_nothing_and_the_defect_is_named(tmp_path: Path) -> None:
    found = context(tmp_path, "own.yaml", own=WHOLE.replace("{level: 1, below: 3}, ", ""))
    assert found.grading is None
    assert [(d.rule, d.cause) for d in found.defects] == [("RK304", "unreachable")]


OWN = (
    "schema: riskctl/matters/v1\n{replace}matters: [{{id: revenue, name: 收费, power: finance, key: true}}]\n"
)


def test_own_matters_add_to_the_presets_and_the_same_id_replaces(tmp_path: Path) -> None:
    found = context(tmp_path, "jiuquan-2010", matters=OWN.format(replace=""))
    assert found.matters and len(found.matters) > 20 and found.matters["revenue"].key
    for word in ("revenue", "收费"):
        matter = found.matter(word)
        assert matter and matter.name == "收费"
    assert found.matter("资金收入") is None and found.matter("受理审查")


def test_own_matters_may_stand_alone(tmp_path: Path) -> None:
    found = context(tmp_path, "jiuquan-2010", matters=OWN.format(replace="replace: true\n"))
    assert found.matters and set(found.matters) == {"revenue"}


@pytest.mark.parametrize("beside", ["", "schema: riskctl/matters/v1\nreplace: true\nmatters: []\n"])
def test_a_policy_whose_floor_names_an_unknown_matter_grades_nothing(tmp_path: Path, beside: str) -> None:
    floor = "floors: [{matter: %s, level: 2, reason: 收入}, {key: true, level: 2, reason: 三重一大}]\n"
    own = {"matters": beside} if beside else {}
    word = "revenue" if beside else "renevue"
    found = context(tmp_path, "a.yaml", a=f"{HEAD}extends: jiuquan-2010\n{floor % word}", **own)
    assert (found.grading, found.unsound()) == (None, ["a.yaml"])
    assert [(d.rule, d.path, d.file) for d in found.defects] == [("RK202", ("floors", 0, "matter"), "a.yaml")]


def test_a_floor_is_looked_up_where_it_is_written_and_only_while_it_holds(tmp_path: Path) -> None:
    floor = f"{HEAD}extends: jiuquan-2010\nfloors: [{{matter: renevue, level: 2, reason: 收入}}]\n"
    found = context(tmp_path, "a.yaml", a=f"{HEAD}extends: b.yaml\n", b=floor)
    assert (found.grading, [d.file for d in found.defects]) == (None, ["b.yaml"])
    assert context(tmp_path / "2", "a.yaml", a=f"{HEAD}extends: b.yaml\nfloors: []\n", b=floor).grading


LEVELS = "levels: [{levels}]\nthresholds: [{bands}]\nmethod: index\n"


def renamed(*ids: int) -> str:
    """A policy with other levels, the lightest first, that extends one in which 3 is the gravest."""
    levels = ", ".join(f"{{id: {id}, name: 第{id}级, monitor: head}}" for id in ids)
    bounds = [f", below: {n + 2}" for n in range(len(ids) - 1)] + [""]
    bands = ", ".join(f"{{level: {id}{below}}}" for id, below in zip(ids, bounds, strict=True))
    return f"{HEAD}extends: jiuquan-2010\n" + LEVELS.format(levels=levels, bands=bands)


@pytest.mark.parametrize(
    ("ids", "months"),
    [((30, 20, 10), [6, 3, 1]), ((3, 2, 1), [6, 3, 1]), ((7, 8), [3, 1]), ((4, 5, 6, 7), [6, 6, 3, 1])],
)
def test_other_levels_are_watched_as_those_of_their_rank_were(
    tmp_path: Path, ids: tuple[int, ...], months: list[int]
) -> None:
    found = context(tmp_path, "own.yaml", own=renamed(*ids))
    assert found.grading and not found.defects
    watches = found.grading.policy.monitoring
    assert [(watch.level, watch.months) for watch in watches] == [*zip(ids, months, strict=True)]


def test_a_policy_that_says_how_its_levels_are_watched_is_taken_at_its_word(tmp_path: Path) -> None:
    own = renamed(30, 20, 10) + "monitoring: [{level: 10, days: 7, methods: [spot_check]}]\n"
    found = context(tmp_path, "own.yaml", own=own)
    assert found.grading
    assert [(one.level, one.days) for one in found.grading.policy.monitoring] == [(10, 7)]
