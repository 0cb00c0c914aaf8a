"""What the machine refuses, in words: an OSError names its file and a cause a person can act on."""

from __future__ import annotations

import errno
import os

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Pair, Said, Words, term
from riskctl.base.visible import visible
from riskctl.sources.staging import Unwritten

WORDS: Words = {
    "denied": ("没有权限：{file}。", "Permission denied: {file}."),
    "folder-denied": (
        "没有权限写进这个文件夹：{file}。",
        "No permission to write into this folder: {file}.",
    ),
    "full": ("磁盘满了，写不下：{file}。", "The disk is full, no room for {file}."),
    "read-only": ("所在的磁盘只能读：{file}。", "The file system is read-only: {file}."),
    "absent": ("没有这个文件：{file}。", "There is no such file: {file}."),
    "exists": ("已经有这个文件：{file}。", "The file is already there: {file}."),
    "folder": ("这是目录，不是文件：{file}。", "This is a folder, not a file: {file}."),
    "not-folder": ("路径中有一段不是目录：{file}。", "A part of the path is no folder: {file}."),
    "too-long": ("文件名太长：{file}。", "The file name is too long: {file}."),
    "too-many": ("同时打开的文件太多。", "Too many files are open at once."),
    "other": ("系统拒绝了操作（{file}）：{why}。", "The system refused ({file}): {why}."),
    "memory": ("内存不够，没有做完。", "Out of memory; the work is not finished."),
    "output": ("输出", "the output"),
    "help-denied": (
        "请检查这个文件的权限，或换一个目录。",
        "Look at the permissions of the file, or use another folder.",
    ),
    "help-folder-denied": (
        "请检查它的权限，或换一个目录。",
        "Look at its permissions, or use another folder.",
    ),
    "help-full": ("请腾出空间后再运行一次。", "Make room and run it again."),
}

_CAUSES = {
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read-only",
    errno.ENOENT: "absent",
    errno.EEXIST: "exists",
    errno.EISDIR: "folder",
    errno.ENOTDIR: "not-folder",
    errno.ENAMETOOLONG: "too-long",
    errno.EMFILE: "too-many",
    errno.ENFILE: "too-many",
}


def in_words(error: OSError | MemoryError) -> RiskctlError:
    """Return the machine's `error` as one of ours, with its file and what can be done."""
    if isinstance(error, MemoryError):
        return RiskctlError(Said(WORDS["memory"]))
    cause = _CAUSES.get(error.errno or 0, "other")
    if isinstance(error, Unwritten) and cause == "denied" and os.path.isdir(error.filename or ""):
        cause = "folder-denied"
    fields: dict[str, object] = {"file": _file(error)}
    if cause == "other":
        fields["why"] = error.strerror or type(error).__name__
    help_words = WORDS.get(f"help-{cause}")
    words = _unwritten(WORDS[cause]) if isinstance(error, Unwritten) else WORDS[cause]
    return RiskctlError(Said(words, fields), Said(help_words) if help_words else None)


def _unwritten(words: Pair) -> Pair:
    """The sentence, ending with what became of the files."""
    return (
        f"{words[0].removesuffix('。')}；什么都没有写。",
        f"{words[1].removesuffix('.')}; nothing was written.",
    )


def _file(error: OSError) -> Said:
    """Return the file's whole path: shortened, it could not be found."""
    name = error.filename
    if name is None or isinstance(name, int):
        return Said(WORDS["output"])
    shown = visible(name.decode("utf-8", "surrogateescape") if isinstance(name, bytes) else str(name))
    return term((shown, shown))
