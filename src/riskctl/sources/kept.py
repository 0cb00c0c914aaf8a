"""Files in the user's own folder for what can be made again: whole and this user's, or as if not there.

Each holds one body under one key, the digest of everything that the body follows from. What is damaged, of
another key or version, of another user, or could have been written by others is not even taken apart.
Whatever goes wrong with writing, whoever wanted it kept goes on without.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from typing import Any

LARGEST = 512_000_000  # bytes of one file
ALL_TOGETHER = 2_000_000_000  # bytes of all: the oldest go first
MAGIC = b"riskctl kept 5\n"
DIGEST = 32
OTHERS = 0o022  # modes by which others could have written it
ENDINGS = (".portions", ".answer")  # what lies there that is ours


def digest_of(data: bytes) -> bytes:
    """Return the digest of `data` by which it is known again."""
    return hashlib.blake2b(data, digest_size=DIGEST).digest()


def folder() -> str:
    """Return the folder for what can be made again: RISKCTL_CACHE_DIR, else where this system has it; blank
    where the user has no home."""
    if own := os.environ.get("RISKCTL_CACHE_DIR"):
        return own
    variable, usual = {
        "win32": ("LOCALAPPDATA", "~/AppData/Local"),
        "darwin": ("", "~/Library/Caches"),
    }.get(sys.platform, ("XDG_CACHE_HOME", "~/.cache"))
    home = os.environ.get(variable) or os.path.expanduser(usual)
    own = "riskctl/cache" if sys.platform == "win32" else "riskctl"
    return os.path.join(home, own) if os.path.isabs(home) else ""


def body_of(name: str, key: bytes) -> bytes:
    """Return the body of the file `name` where it is wholly as it was written under `key`; else nothing."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        if not _is_own(os.lstat(folder()), stat.S_ISDIR):
            return b""
        with open(os.open(os.path.join(folder(), name), flags), "rb") as one:
            data = one.read(LARGEST + 1) if _is_own(os.fstat(one.fileno()), stat.S_ISREG) else b""
    except OSError:
        return b""
    body = data[len(MAGIC) + 2 * DIGEST :]
    return body if data.startswith(_head(key, body)) else b""


def keep(name: str, key: bytes, body: bytes) -> None:
    """Write the file `name`, whole or not at all."""
    if len(body) > LARGEST:
        return
    try:
        os.makedirs(folder(), mode=0o700, exist_ok=True)
        if _is_own(os.lstat(folder()), stat.S_ISDIR):
            _write(os.path.join(folder(), name), _head(key, body) + body)
    except OSError:
        return  # a home that is none or cannot be written to, a full disk


def _head(key: bytes, body: bytes) -> bytes:
    """What stands before what is kept: under which key, and its digest."""
    return MAGIC + key + digest_of(body)


def _is_own(found: os.stat_result, is_kind: Any) -> bool:
    """Whether it is of that kind, of this user, and nobody else could have written it."""
    if not is_kind(found.st_mode):
        return False
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & OTHERS)


def _write(file: str, data: bytes) -> None:
    import tempfile  # what is only read loads nothing to write with

    # For this user alone.
    handle, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=os.path.dirname(file))
    try:
        with open(handle, "wb") as new:
            new.write(data)
        os.replace(name, file)
    except OSError:
        os.unlink(name)
        raise
    _make_room(file)


def _make_room(latest: str) -> None:
    with os.scandir(os.path.dirname(latest)) as found:
        ours = [(one.stat(), one.path) for one in found if one.name.endswith(ENDINGS)]
    left = ALL_TOGETHER
    for seen, path in sorted(ours, key=lambda one: (one[1] == latest, one[0].st_mtime), reverse=True):
        left -= seen.st_size
        if left < 0 and path != latest:
            os.unlink(path)
