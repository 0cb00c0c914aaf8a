"""Every shipped preset decides everything: each pair a level, a word its criteria, a level a monitor."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from riskctl.base.resources import shipped
from riskctl.corpus.defects import MONITORS, defects
from riskctl.corpus.document import Document
from riskctl.corpus.grading import Grading
from riskctl.corpus.policy import load_matters, load_policy, presets
from riskctl.records.kinds.matters import Matter
from riskctl.records.kinds.policy import Value
from riskctl.records.vocabulary import CODES
from riskctl.sources.files import Folder
from riskctl.sources.gate import Limits
from riskctl.year.assess.bands import band_of, full


def grading(name: str) -> Grading:
    found = load_policy(Folder(Path()), name, Document("riskctl.yaml", "programme"), ("policy",), Limits())
    assert found.grading and not found.defects and found.preset == name
    return found.grading


def pairs(found: Grading) -> list[tuple[Value, Value]]:
    return list(product(found.probability.values, found.severity.values))


def level(found: Grading, probability: str, severity: str) -> str:
    """Return the name of the level of two words."""
    p, s = found.probability.find(probability), found.severity.find(severity)
    cell = found.cell(p, s) if p and s else None
    reached = found.ladder.level(cell.level) if cell else None
    assert reached, f"no level: {probability}×{severity}"
    return reached.name


def matters(name: str) -> list[Matter]:
    return list(load_matters(name, None, Limits()).values())


def test_the_three_that_are_promised_are_shipped() -> None:
    assert presets() == ("high-medium-low", "jiuquan-2010", "lxc")


@pytest.mark.parametrize("name", presets())
class TestEach:
    def test_every_pair_has_a_level_and_every_level_a_pair(self, name: str) -> None:
        found = grading(name)
        assert defects(found.policy) == []
        reached = {level(found, p.name, s.name) for p, s in pairs(found)}
        assert reached == {one.name for one in found.ladder.levels}

    def test_a_graver_pair_never_has_a_lighter_level(self, name: str) -> None:
        found = grading(name)
        ranks = {}
        for p, s in pairs(found):
            reached = found.ladder.find(level(found, p.name, s.name))
            assert reached
            ranks[p.value, s.value] = found.ladder.rank(reached)
        for (p1, s1), (p2, s2) in product(ranks, ranks):
            assert not (p1 >= p2 and s1 >= s2 and ranks[p1, s1] < ranks[p2, s2])

    def test_every_value_says_by_what_one_chooses_it_and_no_two_alike(self, name: str) -> None:
        found = grading(name)
        for scale in (found.probability, found.severity):
            criteria = [value.criteria for value in scale.values]
            assert all(criteria) and len(set(criteria)) == len(criteria)

    def test_every_level_is_watched_the_graver_no_lower(self, name: str) -> None:
        places = [
            min(MONITORS.index(office) for office in one.monitor) for one in grading(name).ladder.levels
        ]
        assert places == sorted(set(places))

    def test_every_cell_or_band_says_where_it_comes_from_and_why(self, name: str) -> None:
        policy = grading(name).policy
        cells = [(cell.basis, cell.note) for cell in policy.matrix]
        bands = [(band.basis, band.note) for band in policy.thresholds]
        assert (cells or bands) and all(basis and note for basis, note in cells + bands)

    def test_its_matters_belong_to_every_power_and_each_has_its_own_words(self, name: str) -> None:
        found = matters(name)
        words = [word for matter in found for word in (matter.id, matter.name)]
        assert {matter.power for matter in found} == set(CODES["power"])
        assert len(set(words)) == len(words)

    def test_it_holds_a_policy_and_matters_and_nothing_else(self, name: str) -> None:
        folder = shipped("presets") / name
        assert {path.name for path in folder.iterdir()} == {"policy.yaml", "matters.yaml"}


def test_where_the_first_level_is_the_gravest_the_order_says_so() -> None:
    found = grading("high-medium-low")
    assert [(one.id, one.name) for one in found.ladder.levels] == [(3, "三级"), (2, "二级"), (1, "一级")]
    for words, name in ((("高", "Ⅰ", "1"), "一级"), (("中", "Ⅱ"), "二级"), (("低", "Ⅲ"), "三级")):
        assert {(one.name if (one := found.ladder.find(word)) else None) for word in words} == {name}


@pytest.mark.parametrize(("bound", "name"), [(6, "一级"), (3, "二级"), (0, "三级")])
def test_high_medium_low_follows_the_index(bound: int, name: str) -> None:
    found = grading("high-medium-low")
    above = {6: 10, 3: 6, 0: 3}[bound]
    meant = {(p, s) for p, s in pairs(found) if bound <= p.value * s.value < above}
    assert {level(found, p.name, s.name) for p, s in meant} == {name}


@pytest.mark.parametrize(
    ("probability", "severity", "name"),
    [
        ("可能", "严重", "高"),  # 240, the bound itself
        ("可能", "较重", "中"),  # 90, the bound itself
        ("很可能", "较重", "中"),  # 150
        ("很可能", "轻微", "低"),  # 70
        ("不太可能", "特别严重", "高"),  # 300
        ("不太可能", "严重", "中"),  # 120
        ("极少", "特别严重", "中"),  # 100
        ("极少", "严重", "低"),  # 40
    ],
)
def test_lxc_at_its_bounds_and_beside_them(probability: str, severity: str, name: str) -> None:
    assert level(grading("lxc"), probability, severity) == name


def test_both_bounds_of_lxc_occur_among_its_products() -> None:
    found = grading("lxc")
    assert {90, 240} <= {p.value * s.value for p, s in pairs(found)}
    assert {row.below for row in found.policy.thresholds} == {90, 240, None}


@pytest.mark.parametrize("name", ["high-medium-low", "lxc"])
def test_what_is_to_be_decided_together_is_marked(name: str) -> None:
    key = {matter.name for matter in matters(name) if matter.key}
    assert key == {"重大事项决策", "重要干部任免", "重大项目安排", "大额资金使用"}


@pytest.mark.parametrize("name", presets())
def test_the_graver_a_level_the_more_often_it_is_watched_and_drawn(name: str) -> None:
    found = grading(name)
    watches = {watch.level: watch for watch in found.policy.monitoring}
    ordered = [watches[one.id] for one in found.ladder.levels]
    assert [w.months for w in ordered] == sorted((w.months for w in ordered), reverse=True)
    assert [w.weight for w in ordered] == sorted(w.weight for w in ordered)
    assert "self_check" not in ordered[-1].methods  # nobody watches the gravest by himself


@pytest.mark.parametrize("name", presets())
def test_assessing_comes_to_a_hundred_points_and_every_score_has_its_class(name: str) -> None:
    rules = grading(name).policy.assessment
    assert rules and full(rules) == 100
    assert all(band_of(Decimal(half) / 2, rules) for half in range(201))
