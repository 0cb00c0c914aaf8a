"""`riskctl dossier`: the year's evidence as printed papers, a volume for each unit, with the data annexed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from riskctl import catalog
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.document_formats import DocumentFormats
from riskctl.cli.graded import standing, tell_partial
from riskctl.cli.options import People, Root, Today, year_argument
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.workspace import SoundlyOpened
from riskctl.cli.year.dossier_files import SUMS, dossier_files
from riskctl.corpus.context import PEOPLE
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.repository import FOLDERS
from riskctl.corpus.sound import unsound
from riskctl.render.template.own_templates import configured
from riskctl.sources.output import write_whole
from riskctl.year.close.dossier import in_year
from riskctl.year.resolve import subject_named

EXAMPLES = (
    (
        "riskctl dossier 2010",
        say("归到 dossier-2010/，每个单位一卷", "into dossier-2010/, a volume for each unit"),
    ),
    ("riskctl dossier 2010 肃州分局", say("只归一个单位", "of one unit alone")),
    ("riskctl dossier 2010 --to pdf,docx --output 迎检材料", say("归到另一个目录", "into another folder")),
)
DETAILS = say(
    "每个单位一卷：记录在案的文书按阶段印好、编号，前面是卷内目录（文号、责任者、题名、日期、页号）；"
    "方案、会议纪要这些原件列在目录最后，由办公室放入。数据另放一个目录，SHA256SUMS 里有每个文件的指纹。"
    "任职名单 people.yaml 不归入：材料只写岗位，不写姓名，留着空处的手写。",
    "A volume for each unit: the papers of what is on record, printed and numbered by phase, behind their "
    "contents (number, by whom, title, date, pages); originals such as the plan and minutes stand last in "
    "them, to be added by the office. The data have a folder of their own, and SHA256SUMS the sum of each "
    "file. The file of holders, people.yaml, is left out: papers name posts, and leave room to write.",
)
WORDS: Words = {
    "written": (
        "{n} 件文书、{m} 份数据归入 {folder}，另有目录、所缺清单和指纹；核对：sha256sum -c {sums}。",
        "Papers in {folder}: {n}, with {m} files of data, contents, what is missing, and fingerprints; "
        "verify them with sha256sum -c {sums}.",
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
    "below": ("“{ref}”不是单位：一个单位一卷", "“{ref}” is no unit: each unit has a volume"),
    "below-hint": ("写它所在的单位：{unit}。", "Name the unit it belongs to: {unit}."),
}


def command(
    year: Annotated[
        int,
        year_argument(say("哪一年，如 2010", "the year, such as 2010")),
    ],
    units: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("[单位]...", "[UNIT]..."),
            autocompletion=offered_subjects,
            help=say("哪几个单位；不写就是全部", "which units; all without it"),
        ),
    ] = None,
    to: DocumentFormats = "pdf",
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
    writers = catalog.writers_of(to.split(","))
    one, found = standing(root, today, people)
    if one.context.hides_names():
        raise unsound([PEOPLE])
    templates = configured(one.context)
    if isinstance(templates, Said):
        streams.note(templates)
        return 1
    folder = output or Path(f"dossier-{year}")
    _refuse(folder, one)
    asked = _units(units or (), found.organization)
    made = dossier_files(asked, bool(units), writers, one, found, in_year(year, one.context), templates)
    tell_partial(found.documents, one)
    write_whole(folder, made.files, one.repository.root)
    streams.write_text(f"{folder.as_posix()}\n")
    fields = {"n": made.papers, "m": made.data, "folder": folder.as_posix(), "sums": SUMS}
    for lost in made.lost:
        streams.note(lost)
    streams.note(Said(WORDS["written"], fields))
    if made.naming:
        streams.note(Said(WORDS["named"], {"n": len(made.naming), "files": listed([*made.naming])}))
    return 1 if made.lost else 0


def _units(words: Sequence[str], organization: OrganizationIndex) -> list[str]:
    """The units that are named, else all that have registers here."""
    for subject in (named := [subject_named(word, organization) for word in words]):
        if subject.department:
            fields = {"ref": subject.ref, "unit": subject.unit.id}
            raise RiskctlError(Said(WORDS["below"], fields), Said(WORDS["below-hint"], fields))
    own = [unit.id for unit in organization.record.units if not unit.external]
    return list(dict.fromkeys(subject.unit.id for subject in named)) if words else own


def _refuse(folder: Path, one: SoundlyOpened) -> None:
    inside = Path(os.path.realpath(folder))
    home = Path(os.path.realpath(one.repository.root))
    part = inside.relative_to(home).parts[:1] if inside.is_relative_to(home) else ("",)
    fields: dict[str, object] = {"folder": folder.as_posix(), "part": "".join(part) or "."}
    if not part or part[0] in FOLDERS:
        raise RiskctlError(Said(WORDS["inside"], fields), Said(WORDS["hint"]))
    if folder.exists() and not folder.is_dir():
        raise RiskctlError(Said(WORDS["file"], fields), Said(WORDS["hint"]))
    if folder.exists() and any(folder.iterdir()):
        raise RiskctlError(Said(WORDS["taken"], fields), Said(WORDS["hint"]))
