"""Every rule's own examples: the bad one gives its finding, the good one none of any rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl import catalog
from riskctl.base.messages import Language
from riskctl.check.locator import Located
from riskctl.check.rule import Files, LoadedRule
from riskctl.check.run import run
from riskctl.corpus.load import load
from tests.conftest import lay

RULES = catalog.rules()
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def findings(root: Path, files: Files, before: Files | None = None) -> list[Located]:
    """Return what every rule finds in the example repository with `files` laid over it, `before` earlier."""
    earlier = load(lay(root.with_name(f"{root.name}-before"), before))[1] if before else None
    return list(run(*load(lay(root, files)), RULES, lambda file: True, earlier).findings)


@pytest.mark.parametrize("loaded", RULES, ids=lambda loaded: loaded.rule.id)
def test_the_bad_example_gives_the_finding(tmp_path: Path, loaded: LoadedRule) -> None:
    rule = loaded.rule
    own = [f for f in findings(tmp_path, rule.bad, rule.before) if f.finding.rule == rule.id]
    assert own, f"{rule.id} does not find its own bad example"
    if rule.scope == "register":  # a rule over the corpus may point at what is missing elsewhere
        assert {one.spot.file for one in own} <= set(rule.bad)
    for one in own:
        assert one.finding.name == rule.name
        assert (tmp_path / one.spot.file).exists(), "a finding stands in a file that people can open"
        for said in (one.finding.message, one.finding.help, *(s.said for s in one.related)):
            assert said is not None
            assert all(said.text(language) and "{i" not in said.text(language) for language in LANGUAGES)


@pytest.mark.parametrize("loaded", RULES, ids=lambda loaded: loaded.rule.id)
def test_the_good_example_gives_none(tmp_path: Path, loaded: LoadedRule) -> None:
    assert [
        (f.finding.rule, f.finding.message.text("en"))
        for f in findings(tmp_path, loaded.rule.good, loaded.rule.before)
    ] == []
