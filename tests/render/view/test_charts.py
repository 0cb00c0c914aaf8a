"""Workflow charts on a form: those in which the post acts, its own steps marked, other posts by title; and
those of whose steps its points are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from riskctl.check.example import FLOW, ORGANIZATION, REPOSITORY, changed
from tests.render.build import DEPARTMENT, POINTS, SEATS, Laid, Overlay, register

Lay = Callable[[Overlay], Laid]
SECOND = "flows/other.yaml"
STEPS = """\
nodes:
  - {id: accept, name: 受理, kind: start, actor: registration/clerk}
  - {id: decide, name: 决定, kind: decision, actor: bureau/leadership/deputy}
  - {id: watch, name: 抽查, actor: discipline}
  - {id: send, name: 送达}
  - {id: lost, name: 失踪, actor: nobody}
  - {id: archive, name: 归档, kind: end, actor: chief}
edges: []
"""
CHART = REPOSITORY[FLOW].partition("nodes:")[0] + STEPS


def charts(laid: Laid, subject: str, language: str = "zh") -> list[tuple[str, list[str]]]:
    """The charts on the form of `subject`, own steps with a star."""
    (view,) = laid.views("annex-5", subject, language="zh" if language == "zh" else "en")
    return [(c["name"], [told(step) for step in c["steps"]]) for c in view["flows"]]


def told(step: dict[str, Any]) -> str:
    actor = f"（{step['actor']}）" if step["actor"] else ""
    return f"{step['name']}{actor}{'*' * step['own']}"


def test_every_edge_is_a_way_and_nothing_else(laid: Lay) -> None:
    back = "{from: decide, to: accept, label: 补正}"
    edges = f"edges: [{{from: accept, to: decide}}, {back}, {{from: watch, to: send}}]"
    (view,) = laid({FLOW: CHART.replace("edges: []", edges)}).views("annex-5", "bureau/registration/clerk")
    ways = [[(way["to"], way["label"]) for way in step["ways"]] for step in view["flows"][0]["steps"]]
    assert ways == [[(2, "")], [(1, "补正")], [(4, "")], [], [], []]


def test_who_acts_is_named_however_it_is_written(laid: Lay) -> None:
    chart = ["受理（科员）*", "决定（副局长）", "抽查（纪检组）", "送达", "失踪（nobody）", "归档（科长）"]
    assert charts(laid({FLOW: CHART}), "bureau/registration/clerk") == [("企业登记", chart)]
    english = charts(laid({FLOW: CHART}), "bureau/registration/clerk", "en")
    assert english == [("企业登记", chart)]


def test_a_post_of_another_department_has_its_steps_marked(laid: Lay) -> None:
    ((_, steps),) = charts(laid({FLOW: CHART}), "bureau/leadership/deputy")
    assert [step for step in steps if step.endswith("*")] == ["决定（副局长）*"]


def test_only_charts_in_which_the_post_acts(laid: Lay) -> None:
    other = laid({SECOND: CHART.replace("企业登记", "另一个").replace("registration/clerk", "chief")})
    assert [name for name, _ in charts(other, "bureau/registration/clerk")] == ["企业登记"]
    assert [name for name, _ in charts(other, "bureau/registration/chief")] == ["另一个"]
    assert charts(other, "bureau/discipline/inspector") == []


def test_charts_whose_steps_its_points_name(laid: Lay) -> None:
    refs = {"registers/bureau/leadership/deputy.yaml": register("bureau/leadership/deputy", POINTS)}
    chart = CHART.replace("bureau/leadership/deputy", "chief")  # in which the deputy does nothing
    ((name, steps),) = charts(laid({FLOW: chart} | refs), "bureau/leadership/deputy")
    assert name == "企业登记" and not [step for step in steps if step.endswith("*")]
    closed = {
        file: text.replace("    title:", "    status: closed\n    title:") for file, text in refs.items()
    }
    assert charts(laid({FLOW: chart} | closed), "bureau/leadership/deputy") == []


def test_a_chart_of_no_known_department_is_left_out(laid: Lay) -> None:
    lost = laid(changed(FLOW, ("department: bureau/registration", "department: bureau/nobody")))
    assert charts(lost, "bureau/registration/clerk") == []


def test_a_post_of_the_same_name_elsewhere_is_told_apart(laid: Lay) -> None:
    twice = {ORGANIZATION: REPOSITORY[ORGANIZATION].replace("name: 副局长", "name: 科长")}
    ((_, steps),) = charts(laid({FLOW: CHART} | twice), "bureau/registration/clerk")
    assert (steps[1], steps[-1]) == ("决定（局领导科长）", "归档（科长）")


def test_a_seat_acts_where_its_post_does(laid: Lay) -> None:
    seat = {"registers/bureau/registration/clerk-2.yaml": register("bureau/registration/clerk-2")}
    ((_, steps),) = charts(laid(SEATS | seat | {FLOW: CHART}), "bureau/registration/clerk-2")
    assert steps[0] == "受理（科员）*"


def test_a_department_s_own_point_names_the_post_that_acts(laid: Lay) -> None:
    def post(step: str) -> object:
        points = POINTS.replace("registration/accept", f"registration/{step}")
        whole = laid({FLOW: CHART, DEPARTMENT: register("bureau/registration", points)})
        (view,) = whole.views("annex-4")
        return view["points"][0]["step"], view["points"][0]["post"]

    assert post("accept") == ("受理", "科员")
    assert post("archive") == ("归档", "科长")
    assert post("decide") == ("决定", "本部门")  # the deputy's is not the department's
    assert post("send") == ("送达", "本部门")
    assert post("gone") == ("", "本部门")
