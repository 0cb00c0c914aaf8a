"""The part of a risk point by which it is graded, as text, with the policy's own words beside it;
and how a shipped preset grades before there is a repository that names it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from riskctl.base.messages import Language, Said, Words, term
from riskctl.base.visible import visible
from riskctl.corpus.document import Document
from riskctl.corpus.grading import Grading
from riskctl.corpus.policy import load_matters, load_policy
from riskctl.level.score import score
from riskctl.level.to_grade import ASKED, choices
from riskctl.records.kinds.matters import Matter
from riskctl.records.kinds.policy import Criterion
from riskctl.records.risk_point import RiskPoint
from riskctl.sources.files import Folder
from riskctl.sources.gate import Limits
from riskctl.sources.yaml.emit import scalar

WORDS: Words = {
    "why": ("{word}：{why}", "{word}: {why}"),
    "level": ("由 riskctl level --write 写", "written by riskctl level --write"),
}


def grading_of(preset: str) -> Grading:
    """Return how the `preset` grades."""
    nobody = Document("riskctl.yaml", "programme")
    grading = load_policy(Folder(Path()), preset, nobody, ("policy",), Limits()).grading
    assert grading, f"the preset {preset} grades nothing"
    return grading


def matters_of(preset: str) -> dict[str, Matter]:
    """Return the matters of the `preset` by their ids."""
    return load_matters(preset, None, Limits())


def blank_grading(grading: Grading, language: Language, explained: bool) -> Iterator[str]:
    """Yield the lines to fill in; with `explained` what each choice means stands above."""
    for field in grading.needed:
        if explained:
            yield from _choices(grading, field, language)
            yield f"{field}:"
        else:
            yield f"{field}: # {' / '.join(_words(grading, field))}"


def sample_grading(
    grading: Grading, category: str, matter: Matter | None, language: Language
) -> Iterator[str]:
    """Yield the lines of a sample: as probable as can be, of middling gravity, and the level that follows."""
    probable, grave = grading.probability.values, grading.severity.values
    values: dict[str, object] = {"criteria": []}
    if not grading.by_criteria:
        values = {"probability": probable[-1].name, "severity": grave[len(grave) // 2].name}
    for field, value in values.items():
        yield from _choices(grading, field, language)
        yield f"{field}: {scalar(value) if isinstance(value, str) else '[]'}"
    fixed = {"id": "R01", "title": "-", "kind": "integrity", "category": category, "measures": []}
    found = score(RiskPoint.model_validate(fixed | values), grading, matter)
    if found:
        yield f"level: {found.level.id} # {Said(WORDS['level']).text(language)}"


def _choices(grading: Grading, field: str, language: Language) -> Iterator[str]:
    yield f"# {Said(ASKED[field]).text(language)}"
    for choice in choices(grading, field):
        word = choice.id if isinstance(choice, Criterion) else choice.name
        why = choice.text if isinstance(choice, Criterion) else choice.criteria
        line = Said(WORDS["why"], {"word": word, "why": why}) if why else term((visible(word),) * 2)
        yield f"#   {line.text(language)}"


def _words(grading: Grading, field: str) -> list[str]:
    return [visible(c.id if isinstance(c, Criterion) else c.name) for c in choices(grading, field)]
