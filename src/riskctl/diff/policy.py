"""What changed in the policy and the catalogue of matters: entry by entry, and the direction of levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from riskctl.base.messages import Said, Words, term
from riskctl.corpus import wording
from riskctl.corpus.categories import Categories
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.repository import PROGRAMME
from riskctl.diff.change import Change, Value, at
from riskctl.diff.entries import NamedEntry, entry_changes
from riskctl.records.kinds.policy import Policy
from riskctl.records.kinds.wording import Wording
from riskctl.records.record import Record

# The lists of a policy, and by which fields their entries are known.
KEYS = {
    "levels": ("id",),
    "probability": ("name",),
    "severity": ("name",),
    "matrix": ("probability", "severity"),
    "thresholds": ("level",),
    "criteria": ("id",),
    "categories": ("id",),
    "floors": ("matter", "key"),
    "monitoring": ("level",),
}
# Those of how bodies are assessed.
ASSESSED = {"items": ("id",), "deductions": ("item", "text"), "classes": ("name",)}
LEVELLED = ("matrix", "thresholds", "criteria", "floors")  # parts whose entries set a level
PARTS: Words = {
    "policy": ("政策", "policy"),
    "levels": ("等级", "level"),
    "probability": ("发生概率", "probability"),
    "severity": ("危害程度", "severity"),
    "matrix": ("定级表", "matrix"),
    "thresholds": ("分档", "threshold"),
    "criteria": ("标准", "criterion"),
    "categories": ("风险类别", "category"),
    "floors": ("底线", "floor"),
    "matter": ("权力事项", "matter"),
    "monitoring": ("监控频次", "how often to look"),
    "items": ("考核项目", "item assessed"),
    "deductions": ("扣分", "deduction"),
    "classes": ("考核等次", "class of results"),
    "wording": ("措辞", "wording"),
}
WORDS: Words = {"title": ("{part}“{name}”", "{part} “{name}”")}
BESIDE = ("form", "extends", "name", "assessment")  # told by what they bring, or in parts of their own
VALUES = tuple(field for field in Policy.model_fields if field not in (*KEYS, *BESIDE))


def policy_changes(old: Context, new: Context, comparable: bool) -> Iterator[Change]:
    """Yield what changed. Of a policy that stands on another preset only that is said, and what it does
    to each level and monitor."""
    if old.grading is None or new.grading is None:
        return
    before, after = old.grading.policy, new.grading.policy
    if old.preset != new.preset:
        yield _whole(new, "policy", old.policy_name, new.policy_name)
    else:
        found = [*entry_changes("policy-changed", _entries(old, before), _entries(new, after))]
        found += entry_changes("policy-changed", _matters(old), _matters(new))
        yield from (_in_words(change, old, new) for change in found)
    if not comparable:
        yield _whole(new, "direction", _direction(before), _direction(after))


def _whole(new: Context, field: str, before: Value, after: Value) -> Change:
    place = at(new.documents[PROGRAMME], ("policy",))
    return Change(
        kind="policy-changed", subject=new.policy_name, place=place, before=before, after=after, field=field
    )


def _in_words(change: Change, old: Context, new: Context) -> Change:
    """The part of the policy by its word, a level by its name."""
    part, _, name = change.subject.partition(" ")
    matter = new.matter(name) or old.matter(name)
    fields = {"part": term(PARTS[part]), "name": matter.name if matter else name}
    title = Said(WORDS["title"], fields) if name else ""
    shown = (change.before, change.after)
    if change.field == "level" or (change.field is None and part in LEVELLED):
        shown = (_level(change.before, old), _level(change.after, new))
    return replace(change, title=title, shown=shown)


def _level(value: Value, context: Context) -> Value:
    level = context.grading.ladder.find(str(value)) if context.grading else None
    return level.name if level else value


def _direction(policy: Policy) -> str:
    return " < ".join(level.name for level in policy.levels)


def _entries(context: Context, policy: Policy) -> dict[str, NamedEntry]:
    """The parts of a policy, each at its place in the file that the programme names, if that has it."""
    document = context.documents.get(context.policy_file)
    found: dict[str, NamedEntry] = {}
    for part, keys in KEYS.items():
        _add(found, document, (part,), getattr(policy, part), keys)
    for part, keys in ASSESSED.items():
        _add(found, document, ("assessment", part), getattr(policy.assessment, part, ()), keys)
    values = {field: _value(getattr(policy, field)) for field in VALUES}
    known = context.grading.categories if context.grading else Categories()
    offices = {known.id_of(word): ref for word, ref in policy.category_offices.items()}
    values["category_offices"] = _value(offices)
    given = {field: value for field, value in values.items() if value is not None}
    found["policy"] = NamedEntry(document, (), policy.name, given)
    return found


def _add(
    found: dict[str, NamedEntry],
    document: Document | None,
    path: tuple[str, ...],
    rows: Sequence[Record],
    keys: Sequence[str],
) -> None:
    """The entries of one list, each known by the fields `keys`; of a level there may be several."""
    for n, row in enumerate(rows):
        parts = (_value(value) for key in keys if (value := getattr(row, key)))
        name = "×".join("、".join(part) if isinstance(part, tuple) else str(part) for part in parts)
        fields = {f: _value(getattr(row, f)) for f in type(row).model_fields if f not in keys}
        fields = {f.rstrip("_"): v for f, v in fields.items() if v is not None}
        ref = f"{path[-1]} {'key' if name == 'true' else name}"
        whole = next((fields[f] for f in ("level", "name", "value", "points") if f in fields), name)
        again = sum(known == ref or known.startswith(f"{ref} (") for known in found)
        found[f"{ref} ({again + 1})" if again else ref] = NamedEntry(document, (*path, n), str(whole), fields)


def wording_changes(old: Context, new: Context) -> Iterator[Change]:
    """Yield what changed in the words by which slogans are told from measures."""
    found = entry_changes("policy-changed", _wording(old), _wording(new))
    yield from (_in_words(change, old, new) for change in found)


def _wording(context: Context) -> dict[str, NamedEntry]:
    document = context.documents.get(wording.FILE)
    record = document.record if document else None
    said = {f: _value(getattr(record, f, None)) for f in Wording.model_fields if f != "form"}
    fields = {f: _unordered(f, v) for f, v in said.items() if v is not None}
    return {"wording": NamedEntry(document, (), "", fields)}


def _unordered(field: str, value: Value) -> Value:
    """A list without its order, but for that of frequencies, which is all that it says."""
    return tuple(sorted(map(str, value))) if isinstance(value, tuple) and field != "frequencies" else value


def _matters(context: Context) -> dict[str, NamedEntry]:
    document = context.documents.get("matters.yaml")
    own = [m["id"] for m in _listed(document.tree.data)] if document and document.tree else []
    return {
        f"matter {matter.id}": NamedEntry(
            document if matter.id in own else None,
            ("matters", own.index(matter.id)) if matter.id in own else (),
            matter.name,
            {"name": matter.name, "power": matter.power, "key": _value(matter.key)},
        )
        for matter in (context.matters or {}).values()
    }


def _listed(data: object) -> list[dict[str, str]]:
    listed = data.get("matters") if isinstance(data, dict) else None
    return [one for one in listed or () if isinstance(one, dict) and isinstance(one.get("id"), str)]


def _value(value: object) -> Value:
    """A value of a record as one of a change; what says nothing is None."""
    if isinstance(value, bool):
        return "true" if value else None
    if isinstance(value, dict):
        return tuple(f"{key}: {value[key]}" for key in sorted(value)) or None
    if isinstance(value, tuple):
        return tuple(map(str, value)) or None
    return value if isinstance(value, int) else str(value) if value else None
