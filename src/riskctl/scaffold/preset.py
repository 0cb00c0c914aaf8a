"""A shipped preset by itself, before there is a repository that names it."""

from __future__ import annotations

from pathlib import Path

from riskctl.corpus.document import Document
from riskctl.corpus.grading import Grading
from riskctl.corpus.policy import load_matters, load_policy
from riskctl.records.kinds.matters import Matter
from riskctl.sources.files import Folder
from riskctl.sources.gate import Limits


def grading_of(preset: str) -> Grading:
    """Return how the `preset` grades."""
    nobody = Document("riskctl.yaml", "programme")
    grading = load_policy(Folder(Path()), preset, nobody, ("policy",), Limits()).grading
    assert grading, f"the preset {preset} grades nothing"
    return grading


def matters_of(preset: str) -> dict[str, Matter]:
    """Return the matters of the `preset` by their ids."""
    return load_matters(preset, None, Limits())
