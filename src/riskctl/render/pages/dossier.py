"""The table of contents of the year's evidence (卷内目录), and below it what is missing, as a document."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.base.messages import Said, Words
from riskctl.level.fingerprint import SHORT
from riskctl.render.blocks import (
    Block,
    Group,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Row,
    Run,
    Table,
    TableCell,
    sections,
)
from riskctl.render.editions import edition_word
from riskctl.render.looks import Look
from riskctl.render.order.scope import Scope
from riskctl.render.style_sheet import style_sheet
from riskctl.year.close.dossier import DossierFile

COLUMNS = (5, 29, 10, 16, 12, 28)  # widths in percent
WORDS: Words = {
    "title": ("{year} 年度卷内目录", "Contents of the file of {year}"),
    "number": ("序号", "No."),
    "name": ("题名", "Title"),
    "day": ("日期", "Date"),
    "numbers": ("文号", "Document number"),
    "fingerprint": ("指纹", "Fingerprint"),
    "file": ("文件", "File"),
    "note": (
        "指纹是签字、公示所认的登记表内容；每个文件的 SHA-256 在 {sums} 里。",
        "The fingerprint is of a register's content, as signed and published; {sums} has the SHA-256 of each "
        "file.",
    ),
    "lacks": ("所缺", "What is missing"),
    "whole": ("没有过期、没有答复或还缺的事项。", "Nothing is overdue, unanswered or missing."),
    "section": ("{name}：{line}", "{name}: {line}"),
    "foot": ("{edition} · {n} 份 · {day} 归卷", "{edition} · {n} files · gathered {day}"),
}
HEAD = ("number", "name", "day", "numbers", "fingerprint", "file")


def contents_page(
    found: Sequence[DossierFile], open: Sequence[tuple[Said, Sequence[Said]]], sums: str, scope: Scope
) -> Paper:
    """Return the contents: each file with its title, last day, document numbers and fingerprint.

    Below stands what is still `open` of the year; `sums` names the file with the sum of every file.
    """
    context = scope.context
    title = scope.say(WORDS, "title", year=context.year)
    head = tuple(TableCell((_paragraph(scope.say(WORDS, key)),), header=True) for key in HEAD)
    groups = tuple(Group((_row(number, one, scope),)) for number, one in enumerate(found, 1))
    fields = {"edition": edition_word("internal"), "n": len(found), "day": str(context.day)}
    blocks = (
        Heading(1, (Run(title),)),
        _paragraph(scope.say(WORDS, "note", sums=sums)),
        Table(COLUMNS, (head,), groups),
        Heading(2, (Run(scope.say(WORDS, "lacks")),)),
        _lacking(open, scope),
    )
    foot = scope.say(WORDS, "foot", **fields)
    sheet = style_sheet(scope.context.style)
    pages = sections(blocks, sheet.layout("landscape"))
    return Paper(title, "", scope.language, "internal", "print", pages, foot, "", sheet)


def _lacking(open: Sequence[tuple[Said, Sequence[Said]]], scope: Scope) -> Block:
    lines = [scope.say(WORDS, "section", name=name, line=line) for name, said in open for line in said]
    return Listing(tuple((Run(line),) for line in lines)) if lines else _paragraph(scope.say(WORDS, "whole"))


def _row(number: int, one: DossierFile, scope: Scope) -> Row:
    texts = (
        *(str(number), one.title.text(scope.language), str(one.day or "")),
        *("、".join(one.numbers), one.fingerprint[:SHORT], one.file),
    )
    return tuple(
        TableCell((_paragraph(text),), looks=(Look.CENTRE,) if n in (0, 2) else ())
        for n, text in enumerate(texts)
    )


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))
