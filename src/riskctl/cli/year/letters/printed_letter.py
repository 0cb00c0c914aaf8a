"""Prints a letter to a person outside the repository: once committed, a name cannot be taken back."""

from __future__ import annotations

import os
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
from riskctl.sources.replace import Replacement, replace_all

Printed: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--print",
        metavar=say("文件", "FILE"),
        help=say("给个人的，印成网页，不留在库里", "one to a person: a page to print, not kept"),
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
    "printed": (
        "打印用的通知书：{file}。印好就删；登记库里没有人和事。",
        "To print: {file}. Delete it once it is on paper; who and what for are not kept in the repository.",
    ),
}


def refuse_place(file: Path, one: Opened) -> None:
    """Raise RiskctlError where the letter would lie in the repository, or on another file."""
    hint, place = Said(WORDS["elsewhere"]), Path(os.path.realpath(file))
    if place.is_relative_to(os.path.realpath(one.repository.root)):
        raise RiskctlError(Said(WORDS["inside"], {"file": str(file)}), hint)
    if tree := next((folder for folder in place.parents if (folder / ".git").exists()), None):
        raise RiskctlError(
            Said(WORDS["tracked"], {"file": str(file), "tree": str(tree)}), Said(WORDS["untracked"])
        )
    if file.exists() or not file.parent.is_dir():
        raise RiskctlError(Said(WORDS["exists"], {"file": str(file)}), hint)


def print_letter(file: Path, page: Paper) -> None:
    """Write the letter as a page, and say that it is to be deleted once it is on paper."""
    replace_all(file.parent, [Replacement(file.name, None, catalog.writer("html").write(page))])
    streams.note(Said(WORDS["printed"], {"file": str(file)}))
