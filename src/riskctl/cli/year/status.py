"""`riskctl status`: where the year stands, what is overdue, unanswered, missing and next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl import catalog
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.graded import Standing, at_work
from riskctl.cli.options import Fresh, People, Root, Today, choice, offers
from riskctl.cli.shell import streams, told
from riskctl.cli.shell.language import current, say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.corpus.sound import Sound
from riskctl.present.status import as_json, as_text
from riskctl.sources.output import write_file
from riskctl.year.resolve import subject_named
from riskctl.year.status.status import Status, by_department, status, within
from riskctl.year.status.words import Section, count_lines, groups, head, heading

if TYPE_CHECKING:  # blocks are for those formats alone that are documents
    from riskctl.render.blocks import Paper

EXAMPLES = (
    ("riskctl status", say("今天走到哪一步", "where the year stands today")),
    ("riskctl status suzhou", say("只看一个单位", "one unit alone")),
    (
        "riskctl status --today 2010-06-01 --format md",
        say("按某一天算，输出 Markdown", "as of a day, as Markdown"),
    ),
    ("riskctl status --details", say("逐个单位、逐项列出", "unit by unit, every thing named")),
    (
        "riskctl status --format html --output status.html",
        say("带图的网页，可以打印", "a page with plots, for print"),
    ),
    (
        "riskctl status --format docx --output 进展.docx",
        say("带图的 Word 文件", "a Word file with plots"),
    ),
)
WORDS: Words = {
    "post": (
        "进展只看到部门，不看个人：{refs} 是岗位",
        "The year is looked at by unit and department, never by person: {refs} is a post",
    ),
    "no-folder": ("没有这个目录：{folder}", "There is no such folder: {folder}"),
    "no-output": (
        "{format} 要写到文件里：加上 --output 文件名.{format}",
        "{format} is written to a file: add --output NAME.{format}",
    ),
    "written": ("写好了 {file}。", "Written: {file}."),
}
FORMATS = ("text", "json", *catalog.writers())
TEXTS = ("text", "json", "md")  # of which nothing but the repository says how they look
FILES = ("docx", "pdf", "xlsx")  # which no terminal shows


def command(
    subjects: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("[单位或部门]...", "[UNIT_OR_DEPARTMENT]..."),
            autocompletion=offered_subjects,
            help=say("只看这些；不写就看全部", "these alone; all without it"),
        ),
    ] = None,
    details: Annotated[
        bool,
        typer.Option(
            "--details",
            help=say("逐个单位、逐项列出，不合并", "unit by unit, every thing named"),
        ),
    ] = False,
    by_dept: Annotated[
        bool,
        typer.Option(
            "--by-department",
            help=say("另列各部门的件数，不排名", "also count by department, in no ranking"),
        ),
    ] = False,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            parser=choice(*FORMATS),
            autocompletion=offers(*FORMATS),
            metavar=say("格式", "FORMAT"),
            help=say(
                "text、json、md，或者带图的 html、docx、pdf、xlsx，只要图的 svg",
                "text, json or md; with plots html, docx, pdf or xlsx; the plots alone svg",
            ),
        ),
    ] = "text",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar=say("文件", "FILE"),
            help=say("写到这个文件", "write to this file"),
        ),
    ] = None,
    no_cache: Fresh = False,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Say where the year stands."""
    if format in FILES and output is None:
        raise RiskctlError(Said(WORDS["no-output"], {"format": format}))
    writer = catalog.writer(format) if format in catalog.writers() else None
    one, found = at_work(root, today, people, texts=False)
    home = one.repository.root
    if not (no_cache or output or people) and format in TEXTS:
        told.follows_from(str(home))
    named = [subject_named(word.rstrip("/"), found.organization) for word in subjects or ()]
    if posts := [subject.ref for subject in named if subject.seat]:
        raise RiskctlError(Said(WORDS["post"], {"refs": listed([*posts])}))
    year = within(status(found.documents, found.graded, one.context), [subject.ref for subject in named])
    counts = by_department(year, one.context) if by_dept else None
    if format == "json":
        _put(as_json(year, counts, one.context), output, home)
        return 0
    more = [count_lines(counts)] if counts is not None else []
    sections = groups(year, one.context, details) + more
    if format == "md":
        _put(_list(year, sections, one.context), output, home)
    elif writer:
        page = _page(year, found, [subject.ref for subject in named], more, one.context)
        _put(writer.write(page), output, home)
    else:
        text = as_text(sections, [heading(year), *head(year, one.context)], current(), streams.width())
        _put(text.encode("utf-8", "backslashreplace"), output, home) if output else streams.write_text(text)
    return 0


def _put(made: bytes, output: Path | None, home: Path) -> None:
    """Write to the file asked for, which no shell encodes anew, else to standard output."""
    if output is None:
        streams.write_bytes(made)
        return
    if not output.parent.is_dir():
        raise RiskctlError(Said(WORDS["no-folder"], {"folder": str(output.parent)}))
    write_file(output, made, home)
    streams.note(Said(WORDS["written"], {"file": str(output)}))


def _list(year: Status, sections: list[Section], context: Sound) -> bytes:
    from riskctl.render.order.scope import Scope
    from riskctl.render.pages.status import status_list

    made: bytes = catalog.writer("md").write(status_list(year, sections, Scope(context, current())))
    return made


def _page(year: Status, found: Standing, refs: list[str], more: list[Section], context: Sound) -> Paper:
    """The page with plots, of these units and departments alone where there are any."""
    from riskctl.render.order.scope import Scope
    from riskctl.render.pages.status import status_page

    def is_asked(ref: str) -> bool:
        return not refs or any(f"{ref}/".startswith(f"{one}/") for one in refs)

    documents = [document for document in found.documents if is_asked(document.subject)]
    graded = [point for point in found.graded if is_asked(point.subject.ref)]
    return status_page(year, documents, graded, more, Scope(context, current()))
