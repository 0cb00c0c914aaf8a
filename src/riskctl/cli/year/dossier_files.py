"""The files of a dossier: a volume of papers for each unit, what is missing, and the data as an annex."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from riskctl.base.messages import Said, Words
from riskctl.cli.graded import Standing
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current
from riskctl.cli.workspace import SoundlyOpened
from riskctl.corpus.context import Context
from riskctl.corpus.holder_names import names_of
from riskctl.corpus.sound import Sound
from riskctl.exchange.workbook.exporting import book_name
from riskctl.render.blocks import Paper
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.pages.dossier import data_page, volume_page, volumes_page
from riskctl.render.pages.status import status_page
from riskctl.render.pdf.page_count import page_count
from riskctl.render.volume import FiledPaper, Volume, filed_orders, filed_paper
from riskctl.render.word.document import word_template
from riskctl.render.writer import Writer, in_formats
from riskctl.year.close.dossier import entries, originals, sums
from riskctl.year.status.status import status, within

SUMS = "SHA256SUMS"
WORDS: Words = {
    "contents": ("卷内目录", "contents"),
    "volumes": ("案卷目录", "volumes"),
    "standing": ("年度进展和所缺", "standing"),
    "data": ("数据", "data"),
    "data-list": ("数据目录", "data"),
    "mobilization": ("1-动员部署", "1-mobilization"),
    "identification": ("2-查找公示", "2-identification"),
    "supervision": ("3-监督防范", "3-supervision"),
    "assessment": ("4-检查考核", "4-assessment"),
    "": ("其他", "other"),
    "volume": ("{unit}：{n} 件。", "{unit}: {n} papers."),
}


@dataclass(slots=True)
class DossierFiles:
    """The files by their paths, in order; how many are papers and data, and which of them name holders."""

    files: dict[str, bytes] = field(default_factory=dict)
    papers: int = 0
    data: int = 0
    naming: list[str] = field(default_factory=list)
    lost: list[Said] = field(default_factory=list)


def dossier_files(
    units: Sequence[str],
    chosen: bool,
    writers: Mapping[str, Writer],
    one: SoundlyOpened,
    found: Standing,
    context: Sound,
    templates: Path | None,
) -> DossierFiles:
    """Return the files of the dossier of `units` in the formats of `writers`; `chosen` where not all are
    meant.

    Raises UnsoundError where a file that goes into a paper has a fault, RiskctlError where a template fails.
    """
    made, scope = DossierFiles(), Scope(context, current())
    wanted = filed_orders(found.documents, scope, templates)
    volumes = [_volume(unit, wanted.get(unit, ()), writers, scope, made, templates) for unit in units]
    if len(volumes) > 1:
        _add(_word("volumes"), volumes_page(volumes, scope), writers, made)
    now = within(status(found.documents, found.graded, context), units if chosen else ())
    documents = [d for d in found.documents if not chosen or d.subject.partition("/")[0] in units]
    graded = [point for point in found.graded if not chosen or point.subject.unit.id in units]
    _add(_word("standing"), status_page(now, documents, graded, (), scope), writers, made)
    _data(units if chosen else None, writers, one, found, scope, made)
    made.files[SUMS] = sums(made.files).encode()
    return made


def _volume(
    unit: str,
    wanted: Sequence[Order],
    writers: Mapping[str, Writer],
    scope: Scope,
    made: DossierFiles,
    templates: Path | None,
) -> Volume:
    """Write the papers of a unit and their contents, and say how many they are."""
    organization = scope.context.organization
    home = _folder(unit, scope)
    filed: list[FiledPaper] = []
    for order in wanted:
        own = word_template(order.kind, templates) if "docx" in writers else None
        paper = filed_paper(order, scope, own)
        if isinstance(paper, Said):
            made.lost.append(paper)
            continue
        number = len(filed) + 1
        file = f"{home}/{_word(paper.stage)}/{book_name(f'{number:03}-{paper.name}', f'{number:03}')}"
        written = _add(file, paper.paper, writers, made, paper.word)
        made.naming += [file] if paper.names_holders else []
        pages = page_count(written["pdf"]) if "pdf" in written else None
        filed.append(replace(paper, pages=pages))
    volume = Volume(organization.units[unit], filed, originals(unit, scope.context))
    _add(f"{home}/{_word('contents')}", volume_page(volume, scope), writers, made)
    made.papers += len(filed)
    streams.note(Said(WORDS["volume"], {"unit": volume.unit.name, "n": len(filed)}))
    return volume


def _folder(unit: str, scope: Scope) -> str:
    """The folder of a unit: its name, with its id where another has the same."""
    units = scope.context.organization.record.units
    name = scope.context.organization.units[unit].name
    alike = sum(other.name == name for other in units) > 1
    return book_name(f"{name}-{unit}" if alike else name, unit)


def _data(
    units: Collection[str] | None,
    writers: Mapping[str, Writer],
    one: SoundlyOpened,
    found: Standing,
    scope: Scope,
    made: DossierFiles,
) -> None:
    """Add the files as they are, those of `units` and of all units, under a folder of their own."""
    gathered = [
        entry
        for entry in entries(found.documents, scope.context)
        if units is None or entry.unit in ("", *units)
    ]
    home = _word("data")
    _add(f"{home}/{_word('data-list')}", data_page(gathered, SUMS, scope), writers, made)
    copied = {}
    for entry in gathered:
        data = one.repository.source.read(entry.file, one.repository.limits.csv_bytes)
        if isinstance(data, bytes):
            copied[f"{home}/{entry.file}"] = data
    made.files |= copied
    made.data = len(copied)
    made.naming += _with_names(copied, scope.context)


def _with_names(files: Mapping[str, bytes], context: Context) -> Iterable[str]:
    """The files in which a holder is named, or which are called by one."""
    names = names_of(context.people, context.organization) if context.people else None
    for file, data in files.items() if names else ():
        text = f"{file}\n{data.decode('utf-8', 'replace')}"
        if names and names.may_be_in(text) and any(one.is_person for one in names.places(text)):
            yield file


def _add(
    name: str,
    paper: Paper,
    writers: Mapping[str, Writer],
    made: DossierFiles,
    word: bytes | None = None,
) -> dict[str, bytes]:
    """Add a paper in each format, for Word the office's own file where there is one; return it by format."""
    written = in_formats(paper, writers, word)
    made.files |= {f"{name}.{ending}": data for ending, data in written.items()}
    return written


def _word(key: str) -> str:
    return Said(WORDS[key]).text(current())
