"""Many findings are kept in a file, and are told as those that are kept as they are."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from riskctl import catalog
from riskctl.base.messages import Language
from riskctl.check import run
from riskctl.check.baseline import Earlier, less_known
from riskctl.check.example import CLERK, changed
from riskctl.check.findings import FoundFindings, ManyFindings, chosen, gravest_first, kinds
from riskctl.check.report import Settings
from riskctl.check.run import Outcome
from riskctl.corpus.load import load
from tests.architecture.source import ROOT
from tests.conftest import lay

EXAMPLES = [ROOT / "examples/jiuquan", *sorted(p for p in (ROOT / "examples/broken").iterdir() if p.is_dir())]


def outcome(root: Path) -> Outcome:
    repository, context = load(root)
    return run.run(repository, context, catalog.rules(), lambda file: not file.endswith("chief.yaml"))


def both(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Outcome, Outcome]:
    """The outcome whose findings are kept as they are, and that whose findings lie in a file."""
    few = outcome(root)
    monkeypatch.setattr(run, "FoundFindings", partial(FoundFindings, most=0))
    many = outcome(root)
    assert isinstance(few.findings, tuple)
    assert isinstance(many.findings, ManyFindings) or not few.findings
    return few, many


def told(outcome: Outcome, format: str, language: Language) -> str:
    settings = Settings(language=language, version="1", most=40 if format == "text" else None)
    text: str = catalog.report(format).write(outcome, settings)
    return text


@pytest.mark.parametrize("root", EXAMPLES, ids=lambda root: root.name)
def test_every_format_tells_them_alike(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = both(root, monkeypatch)
    assert (many.suppressed, len(many.hidden)) == (few.suppressed, len(few.hidden))
    for format in catalog.reports():
        for language in ("zh", "en"):
            assert told(many, format, language) == told(few, format, language), format
    assert [f.fingerprint for f in many.findings] == [f.fingerprint for f in few.findings]


def test_they_are_chosen_sorted_and_left_out_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = both(ROOT / "examples/broken/references", monkeypatch)
    assert isinstance(many.findings, ManyFindings)
    prints = [f.fingerprint for f in few.findings]
    assert [f.fingerprint for f in reversed(many.findings)] == prints[::-1]
    assert [f.fingerprint for f in many.findings[1::2][1:]] == prints[1::2][1:]
    assert [f.fingerprint for f in chosen(many.findings, [2, 0])] == [prints[2], prints[0]]
    assert [f.fingerprint for f in gravest_first(many.findings)] == [
        f.fingerprint for f in gravest_first(few.findings)
    ]
    assert kinds(many.findings) == kinds(few.findings)
    known = {f.fingerprint: Earlier(f.finding.severity, f.value) for f in few.findings[::2]}
    assert [f.fingerprint for f in less_known(many, known).findings] == prints[1::2]
    assert less_known(many, known).known == len(prints[::2])


def test_an_ignore_hides_them_alike(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = changed(
        CLERK,
        ("level: 3", "level: 1 # riskctl: ignore[RK301] 已审定"),
        ("owner: registration/chief", "owner: 张三长"),
        ("matter: acceptance-review", "matter: acceptance-revue"),
    )
    lay(repository, wrong)
    few, many = both(repository, monkeypatch)
    assert isinstance(many.findings, ManyFindings) and many.suppressed == few.suppressed == 1
    assert told(many, "json", "zh") == told(few, "json", "zh")


def test_likes_are_told_apart_however_often_and_in_whatever_order_they_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, many = both(ROOT / "examples/broken/references", monkeypatch)
    prints = [f.fingerprint for f in many.findings]
    assert len({*prints}) == len(prints) > 5
    places = [*range(0, len(prints), 2), *range(1, len(prints), 2)]
    assert [many.findings[n].fingerprint for n in places] == [prints[n] for n in places]


def test_where_no_file_can_be_made_they_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise FileNotFoundError("no folder for it")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    monkeypatch.setattr(run, "FoundFindings", partial(FoundFindings, most=0))
    found = outcome(ROOT / "examples/broken/references").findings
    assert isinstance(found, tuple) and len(found) > 5
