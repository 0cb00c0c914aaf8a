"""A comparison as people read it: sections, and a line for each change, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riskctl.base.messages import Said, Words, listed, term
from riskctl.diff.change import Change, FileLine
from riskctl.diff.compare import Comparison
from riskctl.diff.side import Side
from riskctl.diff.words import CAUSES, FIRST, KINDS, SECTIONS, field_word, kind_word, section

WORDS: Words = {
    "both": ("{before} → {after}", "{before} → {after}"),
    "stale": ("{before}：{after}", "{before}: {after}"),
    "blank": ("（无）", "(none)"),
    "field": ("{field}：{said}", "{field}: {said}"),
    "measure": ("“{measure}”，{said}", "“{measure}”, {said}"),
    "cause": ("{said}，因为{cause}", "{said}, because {cause}"),
    "points": ("{n} 个：{ids}", "{n}: {ids}"),
    "commit": ("{rev}（{id}）", "{rev} ({id})"),
    "working-tree": ("工作区", "the working tree"),
    "count": ("{kind} {n}", "{kind}: {n}"),
    "altered": (
        "这次改动删去或改写了已有的年度记录（{n} 处），列在最前面，请先看。",
        "This change takes away or rewrites records of the year ({n}); that comes first, read it first.",
    ),
    "loosened": (
        "这次改动放松了检查它自己的规矩（{n} 处），列在最前面，请先看。",
        "This change loosens what it is itself checked by ({n}); that comes first, read it first.",
    ),
}
SHORT = 8  # characters of a commit's name
# Kinds of which there is one side to be shown.
SINGLE = ("-added", "-removed", "-lost", "-gained", "guard-changed")
LONGEST = 40  # characters of a measure that tell which one is meant


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line: the kind of change, whose it is, what was and is, and where it stands."""

    kind: Said
    subject: str
    title: Said | str
    said: Said | str
    place: FileLine


Section = tuple[Said, list[ChangeRow]]


def sections(changes: Iterable[Change]) -> list[Section]:
    """Return the changes by section, in the order in which one should read them."""
    found: dict[str, list[Change]] = {name: [] for name in SECTIONS}
    for change in changes:
        found[section(change)].append(change)
    return [(term(SECTIONS[name]), list(_rows(own))) for name, own in found.items() if own]


def counted(changes: Sequence[Change]) -> Said:
    """Return how many changes there are of each kind, in one line."""
    order = list(KINDS)
    ordered = sorted(changes, key=lambda change: order.index(change.kind))
    counts = Counter(kind_word(change) for change in ordered)
    fields = ({"kind": term(word), "n": n} for word, n in counts.items())
    return listed([Said(WORDS["count"], said) for said in fields])


def warnings(changes: Sequence[Change]) -> list[Said]:
    """Return what a reader is told first of all: for each of the first sections that a change has, one."""
    counts = Counter(section(change) for change in changes if change.loosens)
    return [Said(WORDS[name], {"n": counts[name]}) for name in FIRST if counts[name]]


def side_name(side: Side) -> Said:
    """Return what a side is called: as it was asked for, with its commit's short name."""
    if side.commit is None:
        return term(WORDS["working-tree"])
    rev, id = side.commit.rev, side.commit.id
    return Said(WORDS["commit"], {"rev": rev, "id": id[:SHORT]}) if rev != id else term((id[:SHORT],) * 2)


def kept(comparison: Comparison, paths: Sequence[str]) -> list[Change]:
    """Return the changes that stand at one of the paths; without paths all."""
    changes = list(comparison.changes)
    if not paths or "." in paths:
        return changes
    return [c for c in changes if any(f"{c.place.file}/".startswith(f"{path}/") for path in paths)]


def _rows(changes: Sequence[Change]) -> Iterator[ChangeRow]:
    """Levels lowered and points gone first; a register that moved as a whole is one line."""
    order = list(KINDS)
    moved: dict[tuple[str, str], list[Change]] = {}
    for change in sorted(changes, key=lambda change: order.index(change.kind)):
        if change.kind == "point-moved":
            old, new = (str(id).partition("#") for id in (change.before, change.after))
            if old[2] == new[2]:
                moved.setdefault((old[0], new[0]), []).append(change)
                continue
        yield ChangeRow(term(kind_word(change)), change.subject, change.title, _said(change), change.place)
    for (old_subject, new_subject), own in moved.items():
        ids = [change.subject.partition("#")[2] for change in own]
        said = Said(WORDS["points"], {"n": len(own), "ids": listed([*ids])})
        subject = f"{old_subject} → {new_subject}"
        yield ChangeRow(term(KINDS["point-moved"]), subject, "", said, own[0].place)


def _said(change: Change) -> Said | str:
    if change.kind in ("point-added", "point-removed"):
        return ""
    shown = change.shown or (change.before, change.after)
    before, after = (said_of(value) for value in shown)
    said: Said | str = Said(WORDS["both"], {"before": before, "after": after})
    if change.kind.endswith(SINGLE):
        said = Said(("{one}", "{one}"), {"one": before if shown[1] is None else after})
    if change.kind == "signoff-stale":
        said = Said(WORDS["stale"], {"before": before, "after": after})
    elif word := field_word(change):
        said = Said(WORDS["field"], {"field": word, "said": said})
    if change.measure and change.field and change.field != "text":
        said = Said(WORDS["measure"], {"measure": _cropped(change.measure), "said": said})
    # What changed in the register is named beside a signature already.
    if change.cause and (change.kind, change.cause) != ("signoff-stale", "register"):
        said = Said(WORDS["cause"], {"said": said, "cause": term(CAUSES[change.cause])})
    return said


def said_of(value: object) -> object:
    """Return a value of a change as a field of a message."""
    if value is None or value == "":
        return term(WORDS["blank"])
    return listed([*value]) if isinstance(value, tuple) else value


def _cropped(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
