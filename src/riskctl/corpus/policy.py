"""Which policy and which matters hold: shipped presets, the repository's own files, and `extends`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from riskctl.base.location import DataPath
from riskctl.base.messages import listed
from riskctl.base.resources import shipped
from riskctl.corpus.document import Document, read_document
from riskctl.corpus.grading import Defect, Grading, defects
from riskctl.records.kinds import kind_named
from riskctl.records.matters import Matter, Matters
from riskctl.records.policy import Policy
from riskctl.sources.fault import Fault
from riskctl.sources.gate import Limits

DEEPEST = 8  # policies extending one another


@dataclass(frozen=True, slots=True)
class PolicyInForce:
    """The policy found: its name, the preset at its root, the documents read for it, its grading."""

    name: str
    preset: str = ""
    documents: tuple[Document, ...] = ()
    grading: Grading | None = None
    defects: tuple[Defect, ...] = ()


def presets() -> tuple[str, ...]:
    """Return the names of the shipped presets."""
    return tuple(sorted(folder.name for folder in shipped("presets").iterdir() if folder.is_dir()))


def load_policy(root: Path, name: str, at: Document, path: DataPath, limits: Limits) -> PolicyInForce:
    """Return the policy that the document `at` names at `path`: a preset, or a file of the repository.

    What cannot be found is a fault of the naming document, returned among the documents.
    """
    chain: list[tuple[Policy, Document]] = []
    documents: list[Document] = []
    preset, wanted = "", name
    while wanted:
        document = _policy_document(root, wanted, limits) if len(chain) < DEEPEST else None
        if document is None:
            documents.append(_not_found(at, path, wanted))
            return PolicyInForce(name, preset, tuple(documents))
        preset = preset or (wanted if wanted in presets() else "")
        documents += [] if wanted in presets() else [document]
        if not isinstance(document.record, Policy) or document.faults:
            return PolicyInForce(name, preset, tuple(documents))
        chain.append((document.record, document))
        wanted, at, path = document.record.extends, document, ("extends",)
    policy = _merged([record for record, _ in chain])
    found = tuple(defects(policy))
    return PolicyInForce(name, preset, tuple(documents), None if found else Grading(policy), found)


def load_matters(preset: str, own: Matters | None, limits: Limits) -> dict[str, Matter]:
    """Return the catalogue by id: the preset's, and the repository's own which adds or replaces."""
    base: tuple[Matter, ...] = ()
    if preset and not (own and own.replace):
        folder = shipped("presets") / preset
        document = read_document(folder, "matters.yaml", kind_named("matters"), {}, limits)
        if isinstance(document.record, Matters):
            base = document.record.matters
    return {matter.id: matter for matter in (*base, *(own.matters if own else ()))}


def _policy_document(root: Path, name: str, limits: Limits) -> Document | None:
    kind = kind_named("policy")
    if name in presets():
        return read_document(shipped("presets") / name, "policy.yaml", kind, {}, limits)
    path = root / name
    if not name.endswith(".yaml") or not path.is_file() or not path.resolve().is_relative_to(root):
        return None
    return read_document(root, path.resolve().relative_to(root).as_posix(), kind, {}, limits)


def _not_found(at: Document, path: DataPath, name: str) -> Document:
    near = "".join(get_close_matches(name, presets(), 1, 0.5))
    fields = {"value": name, "near": near, "presets": listed(list(presets()))}
    cause = "policy-near" if near else "policy"
    return replace(at, faults=(Fault("RK104", cause, at.span(path), fields),), kind="")


def _merged(chain: list[Policy]) -> Policy:
    """What stands in the extending policy replaces, part by part."""
    base = chain[-1]
    for policy in reversed(chain[:-1]):
        base = base.model_copy(update={name: getattr(policy, name) for name in policy.model_fields_set})
    return base
