"""`riskctl dossier`: the year's evidence in one folder, with its contents and what is missing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from riskctl import catalog
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.graded import Standing, at_work
from riskctl.cli.options import People, Root, Today, year_argument
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.cli.workspace import SoundlyOpened
from riskctl.corpus.context import PEOPLE, Context
from riskctl.corpus.holder_names import names_of
from riskctl.corpus.sound import unsound
from riskctl.render.order.scope import Scope
from riskctl.render.pages.dossier import contents_page
from riskctl.render.pages.status import status_page
from riskctl.sources.output import write_whole
from riskctl.year.close.dossier import entries, in_year, sums
from riskctl.year.status.status import status
from riskctl.year.status.words import still_open

EXAMPLES = (
    ("riskctl dossier 2010", say("归到 dossier-2010/", "into dossier-2010/")),
    ("riskctl dossier 2010 --output 迎检材料", say("归到另一个目录", "into another folder")),
)
DETAILS = say(
    "任职名单 people.yaml 不归入：材料只写岗位，不写姓名。",
    "The file of holders, people.yaml, is left out: the evidence names posts, not people.",
)
READ = ("registers", "flows", "cycles")  # what riskctl reads as the repository's own
SUMS = "SHA256SUMS"
PAGES = ("html", "md")  # the formats of what is written of the contents and of what is missing
WORDS: Words = {
    "contents": ("卷内目录", "contents"),
    "standing": ("年度进展和所缺", "standing"),
    "written": (
        "{n} 份材料归入 {folder}，另有卷内目录、所缺清单和指纹；核对：sha256sum -c {sums}。",
        "Files gathered in {folder}: {n}, with contents, what is missing, and fingerprints; verify them with "
        "sha256sum -c {sums}.",
    ),
    "named": (
        "其中 {n} 份里有任职人员的姓名，交出去以前请改成岗位，或确认对方可以看：{files}",
        "Of these {n} name holders; write posts instead, or make sure that whoever gets them may know: "
        "{files}",
    ),
    "taken": (
        "{folder} 里已经有东西，旧材料会混进来，所以什么都没有写。",
        "{folder} is not empty, and old material would mix in; nothing was written.",
    ),
    "file": (
        "{folder} 是一个文件，不是目录，所以什么都没有写。",
        "{folder} is a file, not a folder; nothing was written.",
    ),
    "inside": (
        "{folder} 在登记库的 {part}/ 里面，归进去会被当成登记材料。",
        "{folder} lies in {part}/ of the repository, where its copies would be read as the originals.",
    ),
    "hint": ("用 --output 另写一个目录。", "Name another folder with --output."),
}


def command(
    year: Annotated[
        int,
        year_argument(say("哪一年，如 2010", "the year, such as 2010")),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar=say("目录", "DIR"),
            help=say("归到哪个目录；不写就是 dossier-年度", "the folder; dossier-YEAR without it"),
        ),
    ] = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Gather the evidence."""
    one, found = at_work(root, today, people)
    if one.context.hides_names():
        raise unsound([PEOPLE])
    folder = output or Path(f"dossier-{year}")
    _refuse(folder, one)
    files = _files(year, one, found)
    count = len(files) - len(PAGES) * 2
    files[SUMS] = sums(files).encode()
    write_whole(folder, files, one.repository.root)
    streams.write_text(f"{folder.as_posix()}\n")
    fields = {"n": count, "folder": folder.as_posix(), "sums": SUMS}
    streams.note(Said(WORDS["written"], fields))
    if named := [*_with_names(files, one.context)]:
        streams.note(Said(WORDS["named"], {"n": len(named), "files": listed([*named])}))
    return 0


def _with_names(files: Mapping[str, bytes], context: Context) -> Iterator[str]:
    """The files in which a holder is named, or which are called by one."""
    names = names_of(context.people, context.organization) if context.people else None
    for file, data in files.items() if names else ():
        text = f"{file}\n{data.decode('utf-8', 'replace')}"
        if names and names.may_be_in(text) and any(one.is_person for one in names.places(text)):
            yield file


def _files(year: int, one: SoundlyOpened, found: Standing) -> dict[str, bytes]:
    context = in_year(year, one.context)
    gathered = entries(found.documents, context)
    scope = Scope(context, current())
    now = status(found.documents, found.graded, context)
    pages = {
        "contents": contents_page(gathered, still_open(now, context), SUMS, scope),
        "standing": status_page(now, found.documents, found.graded, (), scope),
    }
    files = {
        f"{Said(WORDS[name]).text(current())}.{ending}": catalog.writer(ending).write(page)
        for name, page in pages.items()
        for ending in PAGES
    }
    for entry in gathered:
        data = one.repository.source.read(entry.file, one.repository.limits.csv_bytes)
        if isinstance(data, bytes):
            files[entry.file] = data
    return files


def _refuse(folder: Path, one: SoundlyOpened) -> None:
    inside = Path(os.path.realpath(folder))
    home = Path(os.path.realpath(one.repository.root))
    part = inside.relative_to(home).parts[:1] if inside.is_relative_to(home) else ("",)
    fields: dict[str, object] = {"folder": folder.as_posix(), "part": "".join(part) or "."}
    if not part or part[0] in READ:
        raise RiskctlError(Said(WORDS["inside"], fields), Said(WORDS["hint"]))
    if folder.exists() and not folder.is_dir():
        raise RiskctlError(Said(WORDS["file"], fields), Said(WORDS["hint"]))
    if folder.exists() and any(folder.iterdir()):
        raise RiskctlError(Said(WORDS["taken"], fields), Said(WORDS["hint"]))
