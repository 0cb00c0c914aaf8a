"""A comparison for people at a terminal: what was compared, a block for each section, and the count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from riskctl.base.messages import Language, Said, Words
from riskctl.base.visible import visible
from riskctl.diff.change import Change
from riskctl.diff.compare import Comparison
from riskctl.diff.rows import ChangeRow, counted, sections, side_name, warnings

WORDS: Words = {
    "sides": ("比较：{base} → {head}", "Compared: {base} → {head}"),
    "note": ("注意：{said}", "Note: {said}"),
    "section": ("{name}（{n}）", "{name} ({n})"),
    "row": ("{kind}：{said}", "{kind}: {said}"),
    "none": ("没有实质变化。", "Nothing changed in meaning."),
    "sum": ("共 {n} 处变化：{parts}。", "Changes: {n} ({parts})."),
}


def write(comparison: Comparison, changes: Sequence[Change], language: Language) -> str:
    """Return the changes in words, those one should see first on top."""

    def say(key: str, **fields: object) -> str:
        return Said(WORDS[key], fields).text(language)

    lines = [say("sides", base=side_name(comparison.base), head=side_name(comparison.head))]
    lines += [say("note", said=note) for note in (*comparison.notes, *warnings(changes))]
    for name, rows in sections(changes):
        lines += ["", say("section", name=name, n=len(rows)), *_block(rows, language)]
    end = say("sum", n=len(changes), parts=counted(changes)) if changes else say("none")
    # A log reader of a CI host takes `##[` for a command of its own.
    return "\n".join((*lines, "", end)).replace("##[", "# #[") + "\n"


def _block(rows: Sequence[ChangeRow], language: Language) -> Iterator[str]:
    """The rows of a section; those of one point stand together."""
    for (subject, title), own in groupby(rows, key=lambda row: (row.subject, row.title)):
        yield f"  {visible(subject)} {_shown(title, language)}".rstrip()
        for row in own:
            said = _shown(row.said, language)
            kind = row.kind.text(language)
            line = Said(WORDS["row"], {"kind": kind, "said": said}).text(language) if said else kind
            yield f"    {line}  {visible(row.place.file)}:{row.place.line}"


def _shown(said: Said | str, language: Language) -> str:
    return Said(("{said}", "{said}"), {"said": said}).text(language)
