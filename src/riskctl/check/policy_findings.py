"""Findings of what keeps a policy from grading, at the file to mend, whichever policy holds the part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from riskctl.base.location import DataPath
from riskctl.base.messages import Said, Words
from riskctl.check.finding import Finding, Label, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.grading import Defect

WORDS: Words = {
    "inherited": (
        "{message}：{part} 来自 {origin}，与这里改写的对不上",
        "{message}: {part} is from {origin} and does not fit what is written here",
    ),
    "help-inherited": (
        "在这里也写上 {part}，每一项写全（整个替换 {origin} 的）；或者改回这里改写的部分。",
        "Write {part} here too, with every entry (it replaces that of {origin} whole), or undo what is "
        "changed here.",
    ),
    "help-levels": (
        "levels 由轻到重排列，先写的轻；等级确实不同的，在这里也写上 {part}，"
        "每一项写全（整个替换 {origin} 的）。",
        "Order levels from the lightest to the gravest; where they are meant to differ, write {part} here "
        "too, with every entry (it replaces that of {origin} whole).",
    ),
    "fits": ("要与这里的 {part} 一致", "has to fit {part} here"),
}


def findings(rule: Rule, document: Document, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the policy in force by `rule` and has to be mended in `document`."""
    for defect in _once(context.defects):
        if defect.rule == rule.id and defect.file == document.file:
            finding = rule.worded(
                defect.cause, _place(defect.file, defect.path, defect.at_key), defect.fields
            )
            if defect.origin:
                preset, part = defect.origin
                fields = {"message": finding.message, "origin": preset, "part": part}
                help = Said(WORDS["help-levels" if defect.path == ("levels",) else "help-inherited"], fields)
                finding = replace(finding, message=Said(WORDS["inherited"], fields), help=help)
            if defect.related:
                file, path = defect.related
                label = Label(_place(file, path), Said(WORDS["fits"], {"part": str(path[0])}))
                finding = replace(finding, related=(label,))
            yield replace(finding, severity="warning") if defect.idle else finding


def _once(defects: tuple[Defect, ...]) -> Iterator[Defect]:
    """What several entries of a preset do not fit in is mended once."""
    seen: list[Defect] = []
    for defect in defects:
        if defect.origin is None or defect not in seen:
            seen.append(defect)
            yield defect


def _place(file: str, path: DataPath, at_key: bool = False) -> Place:
    """A whole part is shown by its key: its value may be a page long."""
    return Place(file, path, "key" if at_key or len(path) == 1 else "value")
