"""The contents of a dossier, as documents: of a unit's volume (卷内目录), of all volumes, and of the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from riskctl.base.messages import Words
from riskctl.level.fingerprint import SHORT
from riskctl.render.blocks import (
    Block,
    Group,
    Heading,
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
from riskctl.render.order.kinds import STAGE_TITLES
from riskctl.render.order.scope import Scope
from riskctl.render.style_sheet import style_sheet
from riskctl.render.view.letter_view import name_of
from riskctl.render.volume import Volume
from riskctl.year.close.dossier import DossierFile

WORDS: Words = {
    "volume": (
        "{unit}{year}年度廉政风险点防范管理卷内目录",
        "{unit}: contents of the volume of {year}",
    ),
    "volumes": ("{year}年度廉政风险点防范管理案卷目录", "Volumes of {year}"),
    "data": ("{year}年度数据目录", "Data of {year}"),
    "number": ("序号", "No."),
    "author": ("责任者", "By"),
    "name": ("题名", "Title"),
    "day": ("日期", "Date"),
    "numbers": ("文号", "Document number"),
    "page": ("页号", "Pages"),
    "note": ("备注", "Note"),
    "unit": ("单位", "Unit"),
    "papers": ("件数", "Papers"),
    "pages": ("页数", "Pages"),
    "fingerprint": ("指纹", "Fingerprint"),
    "file": ("文件", "File"),
    "counted": (
        "共 {n} 件、{pages} 页。页号从第一件的第一页起连续编，写在每页右上角；原件放在最后，接着编。",
        "Papers: {n}, pages: {pages}. Pages are numbered through from the first page of the first paper, at "
        "the upper right corner; originals to be added come last, and go on from there.",
    ),
    "uncounted": (
        "共 {n} 件。页号装订以后填：没有 PDF，数不出页数。",
        "Papers: {n}. Fill in the pages once it is bound: without PDF they cannot be counted.",
    ),
    "originals": ("另附的原件（由办公室放入）", "Originals, to be added by the office"),
    "original": ("原件", "original"),
    "data-note": (
        "指纹是签字、公示所认的登记表内容；每个文件的 SHA-256 在 {sums} 里。",
        "The fingerprint is of a register's content, as signed and published; {sums} has the SHA-256 of each "
        "file.",
    ),
    "foot": ("{edition} · {day} 归卷", "{edition} · gathered {day}"),
}
VOLUME = ("number", "numbers", "author", "name", "day", "page", "note")
VOLUME_WIDTHS = (7, 16, 17, 29, 13, 9, 9)  # in percent
VOLUMES = ("number", "unit", "papers", "pages")
VOLUMES_WIDTHS = (10, 60, 15, 15)
DATA = ("number", "name", "day", "numbers", "fingerprint", "file")
DATA_WIDTHS = (5, 29, 10, 16, 12, 28)
CENTRED = ("number", "day", "page", "papers", "pages")


def volume_page(volume: Volume, scope: Scope) -> Paper:
    """Return the contents of a volume: each paper with who is responsible, its number, title, day, pages."""
    title = scope.say(WORDS, "volume", unit=volume.unit.name, year=scope.context.year)
    rows = [*_papers(volume, scope), *_originals(volume, scope)]
    key = "uncounted" if volume.pages is None else "counted"
    note = scope.say(WORDS, key, n=len(volume.papers), pages=volume.pages)
    return _page(title, note, _table(VOLUME, VOLUME_WIDTHS, rows, scope), "portrait", scope)


def volumes_page(volumes: Sequence[Volume], scope: Scope) -> Paper:
    """Return the list of the volumes."""
    title = scope.say(WORDS, "volumes", year=scope.context.year)
    rows = (
        Group((_row(VOLUMES, (str(n), one.unit.name, str(len(one.papers)), _or_blank(one.pages))),))
        for n, one in enumerate(volumes, 1)
    )
    return _page(title, "", _table(VOLUMES, VOLUMES_WIDTHS, rows, scope), "portrait", scope)


def data_page(found: Sequence[DossierFile], sums: str, scope: Scope) -> Paper:
    """Return the list of the data: each file with what it holds, its last day, document numbers and
    fingerprint; `sums` names the file with the sum of every file."""
    title = scope.say(WORDS, "data", year=scope.context.year)
    rows = (Group((_data_row(number, one, scope),)) for number, one in enumerate(found, 1))
    note = scope.say(WORDS, "data-note", sums=sums)
    return _page(title, note, _table(DATA, DATA_WIDTHS, rows, scope), "landscape", scope)


def _papers(volume: Volume, scope: Scope) -> Iterator[Group]:
    """A row a paper under the name of its stage, with the pages it takes in the volume."""
    stage, page = None, 1
    for number, one in enumerate(volume.papers, 1):
        last = page + (one.pages or 1) - 1
        pages = f"{page}–{last}" if last > page else str(page)
        shown = pages if volume.pages is not None else ""
        row = _row(VOLUME, (str(number), one.number, one.author, one.title, _or_blank(one.day), shown, ""))
        heading = (_wide(scope.say(STAGE_TITLES, one.stage)),) if one.stage != stage else ()
        yield Group((*heading, row))
        stage, page = one.stage, last + 1


def _originals(volume: Volume, scope: Scope) -> Iterator[Group]:
    note = scope.say(WORDS, "original")
    for number, one in enumerate(volume.originals, len(volume.papers) + 1):
        author, title = name_of(one.by, scope) or one.by, one.title.text(scope.language)
        row = _row(VOLUME, (str(number), one.number, author, title, str(one.day), "", note))
        first = number == len(volume.papers) + 1
        yield Group((_wide(scope.say(WORDS, "originals")), row) if first else (row,))


def _data_row(number: int, one: DossierFile, scope: Scope) -> Row:
    texts = (
        *(str(number), one.title.text(scope.language), _or_blank(one.day)),
        *("、".join(one.numbers), one.fingerprint[:SHORT], one.file),
    )
    return _row(DATA, texts)


def _table(keys: Sequence[str], widths: tuple[int, ...], rows: Iterable[Group], scope: Scope) -> Table:
    head = tuple(TableCell((_paragraph(scope.say(WORDS, key)),), header=True) for key in keys)
    return Table(widths, (head,), tuple(rows))


def _row(keys: Sequence[str], texts: Sequence[str]) -> Row:
    return tuple(
        TableCell((_paragraph(text),), looks=(Look.CENTRE,) if key in CENTRED else ())
        for key, text in zip(keys, texts, strict=True)
    )


def _wide(text: str) -> Row:
    return (TableCell((_paragraph(text),), colspan=len(VOLUME), header=True),)


def _page(title: str, note: str, table: Table, layout: str, scope: Scope) -> Paper:
    blocks: tuple[Block, ...] = (Heading(1, (Run(title),)), *((_paragraph(note),) if note else ()), table)
    fields = {"edition": edition_word("internal"), "day": str(scope.context.day)}
    foot = scope.say(WORDS, "foot", **fields)
    sheet = style_sheet(scope.context.style)
    pages = sections(blocks, sheet.layout(layout))
    return Paper(title, "", scope.language, "internal", "print", pages, foot, "", sheet, scope.context.day)


def _or_blank(value: date | int | None) -> str:
    return "" if value is None else str(value)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))
