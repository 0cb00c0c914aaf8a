"""Which policy and which matters hold: shipped presets, the repository's own files, and `extends`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from posixpath import dirname, isabs, join, normpath

from riskctl.base.location import DataPath
from riskctl.base.messages import listed
from riskctl.base.nearest import OF_FEW, closest
from riskctl.base.resources import shipped
from riskctl.corpus.defects import defects, weaker_floors, without_effect
from riskctl.corpus.document import Document, read_document
from riskctl.corpus.grading import Defect, Grading
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.matters import Matter, Matters
from riskctl.records.kinds.policy import Policy, Watch
from riskctl.sources.fault import Fault
from riskctl.sources.files import Files, Folder
from riskctl.sources.gate import Limits

DEEPEST = 8  # policies extending one another
# A number and where it comes from: who replaces the one does not inherit what was said of the other.
BASES = (("notice_days", "notice_basis"), ("draw_days", "draw_basis"))


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


def preset_policy(name: str) -> Policy | None:
    """Return what the shipped preset `name` itself writes, None where there is none of this name."""
    if name not in presets():
        return None
    folder = Folder(shipped("presets") / name)
    record = read_document(folder, "policy.yaml", kind_named("policy"), {}, Limits()).record
    return record if isinstance(record, Policy) else None


def load_policy(source: Files, name: str, at: Document, path: DataPath, limits: Limits) -> PolicyInForce:
    """Return the policy that the document `at` names at `path`: a preset, or a file of the repository.

    What cannot be found is a fault of the naming document, returned among the documents.
    """
    chain: list[_Link] = []
    wanted = name
    while wanted:
        link = _link(source, wanted, at, chain, limits)
        if isinstance(link, _Refused):
            named = replace(at, faults=(Fault("RK104", link.cause, at.span(path), link.fields),), kind="")
            return PolicyInForce(name, "", (*_files(chain), named))
        chain.append(link)
        name = chain[0].preset or chain[0].document.file  # a path however it was written
        if link.policy is None:
            return PolicyInForce(name, link.preset, _files(chain))
        wanted, at, path = link.policy.extends, link.document, ("extends",)
    policy = _merged(chain, name)
    idle = without_effect(policy, _depths(chain))
    found = tuple(_placed(defect, chain) for defect in (*defects(policy), *idle))
    preset = next((link.preset for link in chain if link.preset), "")
    return PolicyInForce(name, preset, _files(chain), None if found else Grading(policy), found)


def floors_known(policy: PolicyInForce, matters: Mapping[str, Matter]) -> PolicyInForce:
    """Return the policy, grading nothing where a floor lies under a matter that the catalogue does not have.

    Such a floor would lift no point, and the levels would look as if it had never been set. One beside
    which a graver always holds is told: who wrote it may have meant it to lighten.
    """
    words = {word for matter in matters.values() for word in (matter.id, matter.name)}
    floors = policy.grading.policy.floors if policy.grading else ()
    wrong = [n for n, floor in enumerate(floors) if floor.matter and floor.matter not in words]
    file = next((d.file for d in policy.documents if _writes(d.record, "floors")), policy.name)
    found = [Defect("RK202", "unknown", ("floors", n, "matter"), file=file) for n in wrong]
    if found:
        return replace(policy, grading=None, defects=(*policy.defects, *found))
    idle = weaker_floors(policy.grading, matters) if policy.grading else ()
    return replace(policy, defects=(*policy.defects, *(replace(defect, file=file) for defect in idle)))


def load_matters(preset: str, own: Matters | None, limits: Limits) -> dict[str, Matter]:
    """Return the catalogue by id: the preset's, and the repository's own which adds or replaces."""
    base: tuple[Matter, ...] = ()
    if preset and not (own and own.replace):
        folder = Folder(shipped("presets") / preset)
        document = read_document(folder, "matters.yaml", kind_named("matters"), {}, limits)
        if isinstance(document.record, Matters):
            base = document.record.matters
    return {matter.id: matter for matter in (*base, *(own.matters if own else ()))}


@dataclass(frozen=True, slots=True)
class _Link:
    """One policy of a chain of them; `preset` is its name where it is shipped."""

    document: Document
    preset: str = ""

    @property
    def policy(self) -> Policy | None:
        """The record, None where any of it is wrong."""
        record = self.document.record
        return record if isinstance(record, Policy) and not self.document.faults else None


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why a name leads to no policy: the cause among the words of RK104, and its fields."""

    cause: str
    fields: Mapping[str, object]


def _link(source: Files, name: str, at: Document, chain: Sequence[_Link], limits: Limits) -> _Link | _Refused:
    kind = kind_named("policy")
    if name in presets():
        return _Link(read_document(Folder(shipped("presets") / name), "policy.yaml", kind, {}, limits), name)
    found = policy_file(source, name, at.file)
    way = [link.document.file for link in chain]
    if isinstance(found, str) and found in way:
        circle = " → ".join((*way[way.index(found) :], found))
        return _Refused("policy-circle", {"value": name, "circle": circle})
    if len(chain) == DEEPEST:
        return _Refused("policy-deep", {"value": name, "limit": DEEPEST})
    return _Link(read_document(source, found, kind, {}, limits)) if isinstance(found, str) else found


def policy_file(source: Files, name: str, beside: str) -> str | _Refused:
    """Return the file that `name` means where the file `beside` names it: next to that, else from the root.

    Nothing outside the repository is read, nothing through a link, and nothing over the network.
    """
    fields: dict[str, object] = {"value": name, "near": "", "presets": listed([*presets()])}
    if "://" in name:
        return _Refused("policy-url", fields)
    places = dict.fromkeys(normpath(join(folder, name)) for folder in (dirname(beside), ""))
    inside = [place for place in places if not isabs(place) and place.split("/")[0] != ".."]
    if not inside:
        return _Refused("policy-outside", fields)
    kinds = {place: source.kind(place) for place in inside}
    for place, kind in kinds.items():
        if kind == "link":
            return _Refused("policy-link", fields)
        if kind == "file" and place.endswith(".yaml"):
            return place
    near = closest(name, presets(), OF_FEW)
    cause = "policy-near" if near else "policy-absent" if name.endswith(".yaml") else "policy"
    return _Refused("policy-ending" if "file" in kinds.values() else cause, fields | {"near": near})


def _files(chain: Sequence[_Link]) -> tuple[Document, ...]:
    return tuple(link.document for link in chain if not link.preset)


def _merged(chain: Sequence[_Link], name: str) -> Policy:
    """What stands in the extending policy replaces, part by part; its name is its own.

    Other levels are watched as those they replace were, by rank, until it says how itself.
    """
    first, *extending = [link.policy for link in reversed(chain) if link.policy]
    for policy in extending:
        update = {part: getattr(policy, part) for part in policy.model_fields_set}
        if "levels" in update and "monitoring" not in update:
            update["monitoring"] = _watches_by_rank(first, policy)
        if "levels" in update and "owner_asked" not in update:
            update["owner_asked"] = _asked_by_rank(first, policy)
        update |= {basis: None for days, basis in BASES if days in update and basis not in update}
        first = first.model_copy(update=update)
    own = chain[0].policy
    return first.model_copy(update={"name": (own.name if own else "") or name})


def _watches_by_rank(base: Policy, own: Policy) -> tuple[Watch, ...]:
    """How the levels of `own` are watched, which extends `base` and says nothing of it itself: by rank.

    An id may mean the gravest in one policy and the lightest in another. So the gravest level is watched as
    the gravest was, the next as the next; where there are more levels than before, the lightest of them are
    all watched as the lightest was, which is never less often than the policy extended had it.
    """
    watches = {watch.level: watch for watch in base.monitoring}
    before = [watches.get(level.id) for level in reversed(base.levels)]
    found: list[Watch] = []
    for rank, level in enumerate(reversed(own.levels)):
        watch = before[min(rank, len(before) - 1)] if before else None
        if watch and watch.level != level.id:  # its note speaks of the level it was written for
            watch = watch.model_copy(update={"level": level.id, "note": ""})
        found += [watch] if watch else []
    return tuple(reversed(found))


def _asked_by_rank(base: Policy, own: Policy) -> tuple[int, ...]:
    """At which levels of `own` is asked who watches the owner, as far from the gravest as in `base`."""
    from_gravest = [level.id in base.owner_asked for level in reversed(base.levels)]
    ids = (level.id for level in reversed(own.levels))
    return tuple(id for id, is_asked in zip(ids, from_gravest, strict=False) if is_asked)


def _placed(defect: Defect, chain: Sequence[_Link]) -> Defect:
    """The defect at the file to mend: the one that holds the part, else one with a part it has to fit,
    since a preset by itself is whole."""
    last = next((link for link in reversed(chain) if not link.preset), chain[-1])
    home = _home(defect.path[0], chain) if defect.path else chain[0]
    fits = [(link, part) for part in defect.against if (link := _home(part, chain)) and not link.preset]
    if home and not home.preset:
        other = next(((link.document.file, (part,)) for link, part in fits if link is not home), None)
        return replace(defect, file=home.document.file, related=other)
    link, place = fits[0] if fits else (last, "extends")
    origin = (home.preset, str(defect.path[0])) if home else None
    return replace(defect, file=link.document.file, path=(place,), origin=origin)


def _depths(chain: Sequence[_Link]) -> dict[str, int]:
    """How far along the chain each part was written, the nearest file first."""
    found: dict[str, int] = {}
    for depth, link in enumerate(chain):
        for part in link.policy.model_fields_set if link.policy else ():
            found.setdefault(part, depth)
    return found


def _writes(record: object, part: str | int) -> bool:
    return isinstance(record, Policy) and part in record.model_fields_set


def _home(part: str | int, chain: Sequence[_Link]) -> _Link | None:
    """The policy whose part it is: the first on the way that writes it."""
    return next((link for link in chain if _writes(link.policy, part)), None)
