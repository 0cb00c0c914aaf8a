"""Texts that are read again for what is found of a point, also where somebody changed the file meanwhile."""

from __future__ import annotations

from pathlib import Path

from riskctl.check.example import CLERK
from riskctl.check.facts import CorpusFacts, facts_of
from riskctl.corpus.load import load, reread
from tests.conftest import lay


def test_what_is_gone_meanwhile_is_blank(tmp_path: Path) -> None:
    repository, context = load(lay(tmp_path))
    (register,) = (facts_of(one, context) for one in reread(context, repository, CLERK))
    facts = CorpusFacts((register,), lambda place: next(iter(reread(context, repository, place.file)), None))
    point, text = register.points[0], (tmp_path / CLERK).read_text("utf-8")
    assert facts.title(register, point) and facts.measure(register, point, 0)
    for left in (text.partition("    measures:")[0], text.partition("risk_points:")[0], "["):
        (tmp_path / CLERK).write_text(left, "utf-8")
        assert facts.measure(register, point, 0) == ""
    assert facts.title(register, point) == ""
