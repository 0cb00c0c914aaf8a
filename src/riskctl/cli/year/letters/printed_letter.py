"""Prints a letter to a person outside the repository: once committed, a name cannot be taken back.

Its row is recorded before it is printed. Killed between the two, the same command again finds the row
recorded and prints; where the very letter lies there already, it is taken for its own.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from riskctl import catalog
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.workspace import Opened
from riskctl.render.blocks import Paper
from riskctl.sources.gate import read_bytes
from riskctl.sources.replace import Replacement, replace_all
from riskctl.sources.staging import remove_left_overs

Printed: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--print",
        metavar=say("文件", "FILE"),
        help=say(
            "给个人的，印成 .html、.docx 或 .pdf 文件，不留在库里",
            "one to a person: a file to print (.html, .docx, .pdf), not kept",
        ),
    ),
]
To: TypeAlias = Annotated[
    str,
    typer.Option(
        "--to", metavar=say("称呼", "NAME"), help=say("印给谁，只印不记", "for print alone: to whom")
    ),
]
WORDS: Words = {
    "inside": (
        "{file} 在登记库里：写着个人的通知书一提交就收不回来，所以什么都没有写",
        "{file} lies in the repository: once committed, a notice that names a person cannot be taken back. "
        "Nothing was written",
    ),
    "tracked": (
        "{file} 在 git 的工作目录 {tree} 里：写着个人的通知书一提交就收不回来，所以什么都没有写",
        "{file} lies in {tree}, which git keeps: once committed, a notice that names a person cannot be "
        "taken back. Nothing was written",
    ),
    "untracked": (
        "写到 git 管不到的地方，如 --print ~/通知书.html。",
        "Print it where git keeps nothing, such as --print ~/notice.html.",
    ),
    "exists": ("{file} 已经有了，什么都没有写", "{file} is there already, so nothing was written"),
    "elsewhere": (
        "写到别处，如 --print ../通知书.html。",
        "Print it elsewhere, such as --print ../notice.html.",
    ),
    "again": (
        "{day} 的这一次已经记过，没有再记。",
        "This is recorded already, as of {day}; it was not recorded again.",
    ),
    "printed": (
        "打印用的通知书：{file}。印好就删；登记库里没有人和事。",
        "To print: {file}. Delete it once it is on paper; who and what for are not kept in the repository.",
    ),
}


@dataclass(frozen=True, slots=True)
class PrintedLetter:
    """A letter as it is printed, and where to."""

    file: Path
    page: bytes

    @property
    def is_there(self) -> bool:
        """Whether it lies there, to the byte: printed by a call that was cut off, or ended."""
        found = read_bytes(self.file.parent, self.file.name, len(self.page)) if self.file.is_file() else None
        return found == self.page


def letter_to(file: Path, page: Paper, one: Opened) -> PrintedLetter:
    """Return the letter as it will be printed to `file`, in the format that its ending names, else as a page.

    Raises RiskctlError where it would lie in the repository, in another of git, or on another file, or where
    what the format needs is not installed.
    """
    ending = file.suffix.removeprefix(".").lower()
    format = ending if ending in catalog.writers() else "html"
    letter = PrintedLetter(file, catalog.writers_of([format])[format].write(page))
    _refuse_place(letter, one)
    return letter


def _refuse_place(letter: PrintedLetter, one: Opened) -> None:
    file = letter.file
    hint, place = Said(WORDS["elsewhere"]), Path(os.path.realpath(file))
    if place.is_relative_to(os.path.realpath(one.repository.root)):
        raise RiskctlError(Said(WORDS["inside"], {"file": str(file)}), hint)
    if tree := next((folder for folder in place.parents if (folder / ".git").exists()), None):
        raise RiskctlError(
            Said(WORDS["tracked"], {"file": str(file), "tree": str(tree)}), Said(WORDS["untracked"])
        )
    if not file.parent.is_dir() or (os.path.lexists(file) and not letter.is_there):
        raise RiskctlError(Said(WORDS["exists"], {"file": str(file)}), hint)


def print_letter(letter: PrintedLetter) -> None:
    """Write the letter, and say that it is to be deleted once it is on paper."""
    file = letter.file
    if letter.is_there:
        remove_left_overs({file})  # a call cut off may have left the name in one
    else:
        replace_all(file.parent, [Replacement(file.name, None, letter.page)])
    streams.note(Said(WORDS["printed"], {"file": str(file)}))


def refuse_again(letter: PrintedLetter | None, day: date) -> None:
    """Say that the row is recorded already, which leaves the letter to be printed; raise RiskctlError where
    none is asked for."""
    said = Said(WORDS["again"], {"day": str(day)})
    if letter is None:
        raise RiskctlError(said)
    streams.note(said)
