"""The forms that ship: worded in both languages; every class a template may use has a look in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from riskctl.base.resources import shipped
from riskctl.render.order.kinds import shipped_forms
from riskctl.render.template.markup import CLASSES

FORMS = sorted(shipped_forms().glob("*.j2"))
CJK = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,:;?!][\u4e00-\u9fff]")


def pairs(form: Path) -> Iterator[tuple[str, str]]:
    """Yield the wordings of a form: the quoted parts of each `say`, in Chinese and in English."""
    for call in Environment().parse(form.read_text("utf-8")).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "say":
            zh, en = call.args
            yield quoted(zh), quoted(en)


def quoted(node: nodes.Node) -> str:
    parts = [node] if isinstance(node, nodes.Const) else node.find_all(nodes.Const)
    return "".join(str(part.value) for part in parts)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_wording_is_there_in_both_languages(form: Path) -> None:
    found = list(pairs(form))
    assert found
    for zh, en in found:
        assert not CJK.search(en), en
        assert not HALF_WIDTH.search(zh), zh
        assert en.strip() or not zh.strip(), zh  # a blank between names may have none in Chinese


def test_every_class_has_a_look_in_the_page() -> None:
    style = (shipped("templates") / "page" / "page.css").read_text("utf-8")
    named = {name for names in CLASSES.values() for name in names} | {"strong", "blank"}
    without = {name for name in named if not re.search(rf"\.{name}\b", style)}
    of_steps = {"start", "step", "decision", "own"}  # of a chart: they say what is drawn
    assert without == {"filter", *of_steps}  # the first a mark for the script of the office net's page
