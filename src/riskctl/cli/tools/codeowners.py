"""`riskctl codeowners`: who reviews a change of whose registers, for the git host."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.options import Root, choice, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.workspace import opened
from riskctl.corpus.repository import git_folder
from riskctl.scaffold.codeowners import (
    PLACES,
    Ownership,
    codeowners,
    file_of,
    grounds_owners,
    office_of,
    ownership,
    unowned,
    with_block,
)
from riskctl.sources.replace import Replacement, replace_all

EXAMPLES = (
    ("riskctl codeowners --host github", say("看看会写什么", "see what it would be")),
    (
        "riskctl codeowners --host gitee --write",
        say("写进 .gitee/CODEOWNERS", "write it into .gitee/CODEOWNERS"),
    ),
    ("riskctl codeowners --host gitlab --check", say("过时了就退出码 1", "exit 1 where it is out of date")),
)
DETAILS = say(
    "在 riskctl.yaml 里写 owners，主体或机构对用户名，如 owners: {suzhou: [zhangsan], "
    "jiuquan/leading_group_office: [jiuquan/office]}。登记表由主体的人审；别的都由最上一级领导小组办公室"
    "的人审：组织机构、政策、任职名单、制度、流程、年度记录、riskctl.yaml 和 CI 文件。",
    "Write owners in riskctl.yaml, a subject or office and its users, such as owners: {suzhou: [zhangsan], "
    "jiuquan/leading_group_office: [jiuquan/office]}. Registers are reviewed by those of their subject; all "
    "else by those of the topmost leading group's office: organisation, policy, holders, regulations, flows, "
    "the records of the year, riskctl.yaml and the files of CI.",
)
WORDS: Words = {
    "nobody": (
        "riskctl.yaml 里没有 owners，不知道由谁审；写法见 riskctl codeowners --help。",
        "riskctl.yaml has no owners, so nobody is named; see riskctl codeowners --help.",
    ),
    "unowned": (
        "这些单位没有写由谁审：{units}。",
        "Nobody is named for these units: {units}.",
    ),
    "left-to-office": (
        "这些单位没有写由谁审，它们的登记表由领导小组办公室的人审：{units}。",
        "Nobody is named for these units, whose registers the leading group's office reviews: {units}.",
    ),
    "no-office": (
        "没有写领导小组办公室的用户名，所以政策、组织机构、年度记录和 CI 文件没有人审；"
        "写一条 {ref}: [用户名]。",
        "Nobody is named for the leading group's office, so policy, organisation, the records of the year "
        "and CI have no reviewer; write {ref}: [user].",
    ),
    "folder-only": (
        "登记库是 git 仓库里的一个文件夹，只写 {folder} 里面的；CI 文件和 CODEOWNERS 归整个仓库，请管仓库的人"
        "也指定审的人，不然改动它们就能绕过检查。",
        "The register repository is a folder of a larger one, so only what lies in {folder} is claimed. The "
        "files of CI and CODEOWNERS are the whole repository's: ask who keeps it to name reviewers for them, "
        "since a change there can go round the check.",
    ),
    "current": ("{file} 是最新的。", "{file} is up to date."),
    "stale": (
        "{file} 过时了；运行 riskctl codeowners --host {host} --write。",
        "{file} is out of date; run riskctl codeowners --host {host} --write.",
    ),
    "written": ("写好了：{file}", "Written: {file}"),
    "one": ("--write 和 --check 只能选一个。", "Choose one of --write and --check."),
    "no-text": ("{file} 不是 UTF-8，没有动。", "{file} is not UTF-8; nothing was changed."),
}


def command(
    host: Annotated[
        str,
        typer.Option(
            "--host",
            parser=choice(*PLACES),
            autocompletion=offers(*PLACES),
            metavar="|".join(PLACES),
            help=say("哪个代码托管网站", "the git host"),
        ),
    ],
    write: Annotated[
        bool, typer.Option("--write", help=say("写进仓库", "write it into the repository"))
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help=say("过时了就退出码 1", "exit 1 where it is out of date"))
    ] = False,
    root: Root = None,
) -> int:
    """Show, write or check CODEOWNERS."""
    if write and check:
        raise RiskctlError(Said(WORDS["one"]))
    one = opened(None, root, None, None, writes=write)
    known = ownership(one.context)
    if not known.programme.owners:
        streams.note(Said(WORDS["nobody"]))
        return 1
    folder, prefix = git_folder(one.repository.root)
    block = codeowners(known, host, prefix)
    _tell_gaps(known, prefix)
    if not write and not check:
        streams.write_text(block)
        return 0
    return _kept(folder, host, block, write)


def _tell_gaps(known: Ownership, prefix: str) -> None:
    if prefix:
        streams.note(Said(WORDS["folder-only"], {"folder": prefix}))
    if units := unowned(known):
        word = "left-to-office" if grounds_owners(known) else "unowned"
        streams.note(Said(WORDS[word], {"units": listed([*units])}))
    if not grounds_owners(known):
        streams.note(Said(WORDS["no-office"], {"ref": office_of(known)}))


def _kept(folder: Path, host: str, block: str, write: bool) -> int:
    """Write the block into the file, or tell whether it is there."""
    file = file_of(folder, host)
    before = (folder / file).read_bytes() if (folder / file).is_file() else None
    try:
        after = with_block((before or b"").decode(), block).encode()
    except UnicodeDecodeError:
        raise RiskctlError(Said(WORDS["no-text"], {"file": file})) from None
    if after == before:
        streams.note(Said(WORDS["current"], {"file": file}))
        return 0
    if not write:
        streams.note(Said(WORDS["stale"], {"file": file, "host": host}))
        return 1
    replace_all(folder, [Replacement(file, before, after)])
    streams.note(Said(WORDS["written"], {"file": file}))
    return 0
