"""What is said where git, or the history it has, does not give what was asked."""

from __future__ import annotations

import re
from shlex import quote

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words

WORDS: Words = {
    "no-git": ("要比较历史，需要先装 git。", "git has to be installed to compare with earlier states."),
    "no-repository": (
        "这里不在 git 仓库里：{root}",
        "This is no git repository: {root}",
    ),
    "help-no-repository": (
        "先在登记库里运行 git init，提交一次，以后的改动才有得比。",
        "Run git init in the register repository and commit once; later changes can then be compared.",
    ),
    "refused": ("git 没有打开这里的历史：{why}", "git did not open the history here: {why}"),
    "unset": ("git 没有记下这项设置：{why}", "git did not keep the setting: {why}"),
    "help-unset": (
        "多半是别的程序正在改 .git/config：过一会儿再运行一次，设好了的不会重复；"
        "一直这样，就看看能不能写 .git。",
        "Most likely another program is changing .git/config: run this again in a while, what is set already "
        "stays; where it goes on, see whether .git can be written.",
    ),
    "uncommitted": ("{command} 没有做成：{why}", "{command} did not succeed: {why}"),
    "help-uncommitted": (
        "文件已经写好，没有提交；照上面说的改好，再提交一次，或者自己用 git 提交。",
        "The files are written and not committed; mend what is said above and commit again, or use git "
        "yourself.",
    ),
    "foreign": (
        "这个文件夹属于别的用户，git 不肯打开它的历史：{root}",
        "The folder belongs to another user, so git does not open its history: {root}",
    ),
    "help-foreign": (
        "信得过这里的内容，就运行 git config --global --add safe.directory {path}",
        "If you trust what is in it, run git config --global --add safe.directory {path}",
    ),
    "no-commit": ("还没有提交过，没有以前的版本可比。", "Nothing is committed yet to compare with."),
    "unknown": ("没有这个提交、分支或标签：{rev}", "There is no such commit, branch or tag: {rev}"),
    "help-unknown": (
        "git log --oneline 列出提交；路径要写在提交后面，如 riskctl diff HEAD registers/suzhou。",
        "git log --oneline lists commits; paths come after them: riskctl diff HEAD registers/suzhou.",
    ),
    "shallow": (
        "这是浅克隆，没有取到 {rev}，没法比较。",
        "This clone is shallow and does not hold {rev}, so nothing can be compared.",
    ),
    "help-shallow": (
        "在 CI 的检出步骤里写 fetch-depth: 0，或先运行 git fetch --unshallow。",
        "Set fetch-depth: 0 in the checkout step of CI, or run git fetch --unshallow first.",
    ),
    "no-beginning": (
        "这是浅克隆，没有取到最早的提交，看不出 {path} 是怎么来的。",
        "This clone is shallow and does not go back to the first commit, so where {path} comes from cannot "
        "be told.",
    ),
    "help-no-beginning": (
        "在 CI 的检出步骤里写 fetch-depth: 0，或先运行 git fetch --unshallow。",
        "Set fetch-depth: 0 in the checkout step of CI, or run git fetch --unshallow first.",
    ),
    "no-base": (
        "{one} 和 {other} 没有共同的祖先提交，没法比较。",
        "{one} and {other} have no commit in common, so they cannot be compared.",
    ),
    "incomplete": (
        "git 里没有 {rev} 的全部内容：{why}",
        "git does not hold all of {rev}: {why}",
    ),
    "missing": (
        "git 里没有以前版本的全部内容：缺 {id}",
        "git does not hold all of the earlier state: {id} is missing",
    ),
    **dict.fromkeys(
        ("help-incomplete", "help-missing"),
        (
            "克隆不完整（用过 --filter），或 .git 坏了：运行 git fetch --refetch --no-filter 或重新克隆。",
            "The clone is partial (--filter), or .git is damaged: run git fetch --refetch --no-filter, or "
            "clone it anew.",
        ),
    ),
}

_FOREIGN = re.compile(r"dubious ownership in repository at '(.*)'")


def refusal(key: str, **fields: object) -> RiskctlError:
    """Return the error for `key`, with what helps where something does."""
    hint = WORDS.get(f"help-{key}")
    return RiskctlError(Said(WORDS[key], fields), Said(hint) if hint else None)


def not_opened(why: str) -> RiskctlError:
    """Return the error for a history that git does not open, saying `why` in its own words."""
    foreign = _FOREIGN.search(why)
    if foreign is None:
        return refusal("refused", why=why)
    hint = Said(WORDS["help-foreign"], {"path": quote(foreign[1])})
    return RiskctlError(Said(WORDS["foreign"], {"root": foreign[1]}), hint)
