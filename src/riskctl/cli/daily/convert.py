"""`riskctl convert`: registers from YAML to a table, or back; files of all units into one file a unit."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.options import Root, choice, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.workspace import Opened, opened
from riskctl.corpus.document import Document
from riskctl.corpus.load import registers
from riskctl.corpus.part_entries import LISTS
from riskctl.corpus.rewrite import as_read
from riskctl.corpus.tables import TABLE, is_table
from riskctl.exchange.convert import New, to_table, to_yaml
from riskctl.exchange.part_files import parted
from riskctl.sources.replace import Change, Removal, Replacement, replace_all

EXAMPLES = (
    (
        "riskctl convert registers/suzhou --to csv --write",
        say("一个单位的登记表合成一张表", "one unit's registers as one table"),
    ),
    (
        "riskctl convert registers/suzhou/registers.csv --to yaml",
        say("先看看转成 YAML 是什么样", "see what the table would be as YAML"),
    ),
    (
        "riskctl convert organization.yaml people.yaml --to folder --write",
        say("组织机构和任职名单分成一个单位一个文件", "organisation and holders in one file a unit"),
    ),
)
DETAILS = say(
    "不加 --write 只显示结果；加了就写新文件、删去旧文件，可以用 git 撤回。会丢东西的一律不转。",
    "Without --write the result is only shown; with it the new files are written and the old ones removed, "
    "which git can undo. What would lose anything is refused.",
)
PARTED = tuple(f"{part}.yaml" for part in LISTS)
NAMED = 10  # new files told by name: more would push away what was said before
WORDS: Words = {
    "faulty": (
        "没有转换：{files} 有错。运行 riskctl check 看问题在哪里。",
        "Nothing was converted: {files} has a fault. Run riskctl check to see what is wrong.",
    ),
    "nothing-to-part": (
        "没有要分开的：只分 organization.yaml 和 people.yaml。",
        "There is nothing to part: only organization.yaml and people.yaml are.",
    ),
    "nothing": ("没有要转换的登记表。", "There is no register to convert."),
    "there": ("已经有这个文件：{file}", "The file is already there: {file}"),
    "there-hint": (
        "先移开它；到 CSV 的可以用 --output 换个名字。",
        "Move it away; a table can be given another name with --output.",
    ),
    "outside": (
        "表格要放在 registers/ 下，以 .csv 结尾：{file}",
        "A table lies below registers/ and ends in .csv: {file}",
    ),
    "done": ("写好了 {files}；删去了 {old} 个旧文件。", "Written: {files}; old files removed: {old}."),
    "done-many": (
        "写好了 {new} 个文件；删去了 {old} 个旧文件。",
        "Written: {new} files; old files removed: {old}.",
    ),
    "file": ("  {file}", "  {file}"),
    "more": ("  另有 {more} 个", "  and {more} more"),
    "only-shown": ("还没有写；加 --write 写入。", "Nothing was written yet; --write writes it."),
}


def command(
    paths: Annotated[
        list[str],
        typer.Argument(metavar=say("路径...", "PATH..."), help=say("文件或文件夹", "files or folders")),
    ],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            parser=choice("csv", "yaml", "folder"),
            autocompletion=offers("csv", "yaml", "folder"),
            metavar="csv|yaml|folder",
            help=say(
                "转成哪一种；folder 把组织机构、任职名单分成一个单位一个文件",
                "the new form; folder parts organization.yaml and people.yaml into one file a unit",
            ),
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            metavar=say("文件", "FILE"),
            help=say("表格放在登记库的哪里", "where in the repository the table goes"),
        ),
    ] = "",
    write: Annotated[
        bool, typer.Option("--write", help=say("写新文件、删旧文件", "write the new files, remove the old"))
    ] = False,
    drop_comments: Annotated[
        bool, typer.Option("--drop-comments", help=say("YAML 里的注释不要了", "let go of comments in YAML"))
    ] = False,
    root: Root = None,
) -> int:
    """Convert registers."""
    one = opened(paths, root, None, None, registers=to != "folder", writes=write)
    if to == "folder":
        return _folder(one, write)
    meant = [d for d in registers(one.repository, one.context) if one.shows(d.file)]
    old = [d for d in meant if is_table(d.file) == (to == "yaml")]
    if faulty := sorted({d.file for d in old if d.faults or d.kind == TABLE}):
        streams.note(Said(WORDS["faulty"], {"files": listed([*faulty])}))
        return 1
    if not old:
        streams.note(Said(WORDS["nothing"]))
        return 0
    new = list(to_yaml(old)) if to == "yaml" else [_table(one, old, output, drop_comments)]
    if write:
        _write(one, new, _read(old, one))
    else:
        _show(new, headed=to == "yaml")
    return 0


def _folder(one: Opened, write: bool) -> int:
    """Part the single files into one file a unit."""
    meant = [d for d in one.context.documents.values() if d.file in PARTED and one.shows(d.file)]
    if faulty := [document.file for document in meant if document.faults]:
        streams.note(Said(WORDS["faulty"], {"files": listed([*faulty])}))
        return 1
    if not meant:
        streams.note(Said(WORDS["nothing-to-part"]))
        return 0
    old = {document.file: (one.repository.root / document.file).read_bytes() for document in meant}
    new = [piece for document in meant for piece in parted(document, old[document.file])]
    if write:
        _write(one, new, old)
    else:
        _show(new, headed=True)
    return 0


def _table(one: Opened, old: Sequence[Document], output: str, drop_comments: bool) -> New:
    file = PurePosixPath(output or _place(old)).as_posix()
    if not is_table(file) or ".." in PurePosixPath(file).parts:
        raise RiskctlError(Said(WORDS["outside"], {"file": file}))
    programme = one.context.programme
    language = programme.language if programme else "zh"
    return to_table(old, file, language, one.context.organization, drop_comments)


def _place(old: Sequence[Document]) -> str:
    """One register's table stands in its place; that of several in the folder they share."""
    files = sorted({document.file for document in old})
    if len(files) == 1:
        return files[0].rpartition(".")[0] + ".csv"
    return os.path.commonpath([file.rpartition("/")[0] for file in files]) + "/registers.csv"


def _show(new: Sequence[New], headed: bool) -> None:
    for file in new:
        head = f"# {file.file}\n" if headed else ""
        streams.write_table(head.encode() + file.data)
    streams.note(Said(WORDS["only-shown"]))


def _write(one: Opened, new: Sequence[New], old: Mapping[str, bytes]) -> None:
    root = one.repository.root
    changes: list[Change] = []
    for file in new:
        path = root / file.file
        is_there = os.path.lexists(path)
        if is_there and path.read_bytes() != file.data:  # a run cut off may be finished
            raise RiskctlError(Said(WORDS["there"], {"file": file.file}), Said(WORDS["there-hint"]))
        changes.append(Replacement(file.file, file.data if is_there else None, file.data))
    replace_all(root, [*changes, *(Removal(file, data) for file, data in old.items())])
    _done([file.file for file in new], len(old))


def _read(documents: Sequence[Document], one: Opened) -> dict[str, bytes]:
    """The bytes of each file of the registers, as these were read from it."""
    return {document.file: as_read(document, one.repository) for document in documents}


def _done(new: Sequence[str], old: int) -> None:
    if len(new) == 1:
        streams.note(Said(WORDS["done"], {"files": new[0], "old": old}))
        return
    streams.note(Said(WORDS["done-many"], {"new": len(new), "old": old}))
    for file in new[:NAMED]:
        streams.note(Said(WORDS["file"], {"file": file}))
    if len(new) > NAMED:
        streams.note(Said(WORDS["more"], {"more": len(new) - NAMED}))
