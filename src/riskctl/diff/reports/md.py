"""A comparison as the comment on a pull request: it fits, it folds, and no text of a register leaves it.

The first line is a mark by which a program finds its earlier comment and writes over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from riskctl.base.markdown import code, quiet
from riskctl.base.messages import Language, Said, Words
from riskctl.diff.change import Change
from riskctl.diff.compare import Comparison
from riskctl.diff.rows import ChangeRow, counted, sections, side_name, warnings
from riskctl.diff.side import Side

MARK = "<!-- riskctl:diff -->"
MOST = 60_000  # characters; hosts refuse more than 65,536
ROOM = 200  # kept for what closes the comment
FOLDED = 12  # rows; a longer section is folded, and so are those after the first; never what loosens
OPEN = 3  # sections

WORDS: Words = {
    "title": ("廉政风险点登记变化：{base} → {head}", "Changes of the risk registers: {base} → {head}"),
    "note": ("注意：{said}", "Note: {said}"),
    "section": ("{name}（{n}）", "{name} ({n})"),
    "none": ("没有实质变化。", "Nothing changed in meaning."),
    "sum": ("共 {n} 处变化：{parts}。", "Changes: {n} ({parts})."),
    "rest": ("其余 {n} 处见附件。", "The other {n} are in the attachment."),
    "what": ("变化", "change"),
    "whose": ("哪里", "where"),
    "said": ("内容", "from → to"),
    "place": ("位置", "place"),
}


def write(comparison: Comparison, changes: Sequence[Change], language: Language) -> str:
    """Return the changes as Markdown of at most MOST characters, cut at the end of a row; paths are those
    of the host, from the root of git."""
    parts = _Parts(language)
    changes = [_hosted(change, comparison.head) for change in changes]
    sides = {"base": side_name(comparison.base), "head": side_name(comparison.head)}
    parts.add(f"{MARK}\n### {parts.say('title', **sides)}\n")
    first = warnings(changes)
    for note in (*comparison.notes, *first):
        parts.add(f"\n> **{parts.say('note', said=note)}**\n")
    parts.add(
        "\n"
        + (parts.say("sum", n=len(changes), parts=counted(changes)) if changes else parts.say("none"))
        + "\n"
    )
    found = sections(changes)
    shown = sum(
        parts.section(name, rows, folds=number >= len(first) and (number >= OPEN or len(rows) > FOLDED))
        for number, (name, rows) in enumerate(found)
    )
    if rest := sum(len(rows) for _, rows in found) - shown:
        parts.add("\n" + parts.say("rest", n=rest) + "\n")
    return parts.text


def _hosted(change: Change, side: Side) -> Change:
    file = side.hosted(change.place.file)
    subject = file if change.subject == change.place.file else change.subject
    return replace(change, subject=subject, place=replace(change.place, file=file))


class _Parts:
    """The comment so far."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.text = ""

    def say(self, key: str, **fields: object) -> str:
        """A message of ours, with all that comes from elsewhere made harmless."""
        return quiet(Said(WORDS[key], fields).text(self.language))

    def add(self, text: str) -> None:
        """Add what always has room."""
        self.text += text

    def section(self, name: Said, rows: Sequence[ChangeRow], folds: bool) -> int:
        """Add a section as far as there is room; return how many of its rows that was."""
        heading = self.say("section", name=name, n=len(rows))
        head, tail = f"\n#### {heading}\n", ""
        if folds:
            head, tail = f"\n<details><summary>{heading}</summary>\n", "\n</details>\n"
        head += "\n| " + " | ".join(self.say(key) for key in ("what", "whose", "said", "place")) + " |\n"
        head += "|---|---|---|---|\n"
        left = MOST - ROOM - len(self.text) - len(head) - len(tail)
        lines = list(self._fitting(rows, left))
        if lines:
            self.text += head + "".join(lines) + tail
        return len(lines)

    def _fitting(self, rows: Sequence[ChangeRow], left: int) -> Iterator[str]:
        for row in rows:
            line = self._row(row)
            left -= len(line)
            if left < 0:
                return
            yield line

    def _row(self, row: ChangeRow) -> str:
        said, title = quiet(self._shown(row.said)), quiet(self._shown(row.title))
        whose = " ".join(filter(None, (code(self._shown(row.subject)), title)))
        cells = (
            row.kind.text(self.language),
            whose,
            said,
            code(self._shown(f"{row.place.file}:{row.place.line}")),
        )
        return "| " + " | ".join(cells) + " |\n"

    def _shown(self, said: Said | str) -> str:
        """A text of the repository, visible on one line and not without end."""
        return Said(("{said}", "{said}"), {"said": said}).text(self.language)
