"""The only caller of git: commits by name, and their files read in memory.

A repository that is being checked may be hostile, and its configuration names programs. Only plumbing
that runs none of them is called (`rev-parse`, `rev-list`, `merge-base`, `ls-tree`, `cat-file`, `merge-file`,
`config`, `blame` of a commit without textconv), never `status` or `diff`; fsmonitor, hooks, the pager
and every transport are turned off, a bare repository planted in a folder is refused, and nothing of
git's own environment is handed on
(docs/internals/safety.md#a-checked-tree-is-data).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from hashlib import sha1, sha256
from pathlib import Path
from types import TracebackType
from typing import IO

from riskctl.base.errors import RiskctlError
from riskctl.history.commit import Blob, Commit, author_of, blamed, blob_of, day_of, has_parent
from riskctl.history.git_errors import not_opened, refusal

GUARDS = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.quotepath=false"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "protocol.allow=never"),  # what a partial clone lacks is not fetched, and no helper is run for it
)
SETTINGS = {
    "LC_ALL": "C",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
BLAME = ("-c", "blame.ignoreRevsFile=", "blame", "--porcelain", "--no-textconv", "--no-progress")
MERGE_FILE = ("-c", "merge.conflictStyle=merge", "merge-file", "-p")
MOST_CONFLICTS = 127  # merge-file exits with their number, above it failed
MOST_SAID = 600  # characters of what git says that are told again
SHORT = 8  # characters of a commit's name that people see


class History:
    """The history of the folder `root`, in whose tree the register repository may be a subfolder.

    Raises RiskctlError where there is no git, or no repository of git.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._command = [_program(), *GUARDS, "-C", str(root)]
        self._batch: subprocess.Popen[bytes] | None = None
        ended = self._run("rev-parse", "--is-bare-repository")
        if ended.returncode or ended.stdout.strip() != b"false":
            why = _first_line(ended.stderr)
            if "not a git repository" in why or not why:
                raise refusal("no-repository", root=str(root))
            raise not_opened(why)

    def __enter__(self) -> History:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._batch is not None:
            _pipe(self._batch.stdin).close()
            _pipe(self._batch.stdout).close()
            self._batch.wait()
            self._batch = None

    def commit(self, rev: str) -> Commit:
        """Return the commit that `rev` names, with the files it has below the root.

        Raises RiskctlError where there is none, or a clone does not hold it.
        """
        id = self._resolved(rev)
        return Commit(
            rev, id, self._blobs(rev, id), self._object, day_of(self._run("cat-file", "commit", id).stdout)
        )

    def around(self, commit: Commit, names: Sequence[str]) -> Commit:
        """Return the same commit with the files of its whole tree, of which the root may be a folder: those
        named, and those in the folders named.

        Raises RiskctlError where a clone does not hold them.
        """
        blobs = self._blobs(commit.rev, commit.id, "--full-tree", within=names)
        return Commit(commit.rev, commit.id, blobs, self._object, commit.day)

    def commits_of(self, path: str) -> list[str]:
        """Return the commits up to HEAD, of all branches that went into it, that changed the file or folder
        `path`, each after those it follows on.

        Raises RiskctlError where nothing is committed, or the clone does not go back to the first commit.
        """
        id = self._resolved("HEAD")
        if self._is_shallow():
            raise refusal("no-beginning", path=path)
        walked = ("rev-list", "--topo-order", "--reverse", "--full-history", id, "--", path)
        ended = self._run("--literal-pathspecs", *walked)
        if ended.returncode:
            raise refusal("incomplete", rev=path, why=_first_line(ended.stderr))
        return ended.stdout.decode().split()

    def day_of_change(self, path: str) -> date | None:
        """Return the day of the last commit up to HEAD that changed the file `path`; None where there is
        none, or the clone does not go back to the first commit, so that nobody can tell."""
        if self._is_shallow():
            return None
        ended = self._run("--literal-pathspecs", "rev-list", "-1", "HEAD", "--", path)
        id = ended.stdout.decode().strip()
        return day_of(self._run("cat-file", "commit", id).stdout) if id else None

    def parent(self, id: str) -> Commit | None:
        """Return the first commit that the commit `id` follows on, None for one that begins a history."""
        return self.commit(f"{id}^") if self.knows(f"{id}^") else None

    def knows(self, rev: str) -> bool:
        """Return whether `rev` names a commit."""
        try:
            return bool(self._resolved(rev))
        except RiskctlError:
            return False

    def added_by(self, commit: str, file: str) -> list[tuple[bytes, str]]:
        """Return each line of a file of the commit with the author of the commit that added it, blank where
        a clone does not reach back to it; no line where the commit has no such file.

        The names are those in the commits: a `.mailmap` of the tree has no say in it.
        """
        ended = self._run(*BLAME, commit, "--", file)
        named: dict[str, str] = {}
        lines = blamed(ended.stdout) if not ended.returncode else []
        for id, is_boundary, _ in lines:
            if id not in named:
                raw = self._run("cat-file", "commit", id).stdout
                named[id] = "" if is_boundary and has_parent(raw) else author_of(raw)
        return [(line, named[id]) for id, _, line in lines]

    def merge_base(self, one: str, other: str) -> str:
        """Return the commit from which `one` and `other` parted."""
        ended = self._run("merge-base", self._resolved(one), self._resolved(other))
        if ended.returncode:
            if self._is_shallow():
                raise refusal("shallow", rev=one)
            raise refusal("no-base", one=one, other=other)
        return ended.stdout.decode().split()[0]

    def within(self) -> str:
        """Return where the root lies in git's working tree, with / at its end; blank for the tree itself."""
        return _first_line(self._run("rev-parse", "--show-prefix").stdout)

    def own_attributes(self) -> Path:
        """Return the file of attributes that this clone alone has, above all those of its tree."""
        named = _first_line(self._run("rev-parse", "--git-path", "info/attributes").stdout)
        return self.root / named

    def own_folder(self) -> Path:
        """Return the folder in which git keeps what all worktrees of this clone share."""
        return self.root / _first_line(self._run("rev-parse", "--git-common-dir").stdout)

    def setting(self, name: str) -> str | None:
        """Return what this repository's own configuration has for `name`."""
        ended = self._run("config", "--local", "--get", name)
        return None if ended.returncode else ended.stdout.decode("utf-8", "replace").removesuffix("\n")

    def configure(self, name: str, value: str) -> None:
        """Set `name` in this repository's own configuration, for every one of its worktrees."""
        ended = self._run("config", "--local", "--replace-all", name, value)
        if ended.returncode:
            raise refusal("unset", why=_first_line(ended.stderr))

    def _resolved(self, rev: str) -> str:
        if rev and not rev.startswith("-"):
            asked = ("--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}")
            ended = self._run("rev-parse", *asked)
            if ended.returncode == 0:
                return ended.stdout.decode().strip()
        if rev == "HEAD":
            raise refusal("no-commit")
        raise refusal("shallow" if self._is_shallow() else "unknown", rev=rev)

    def _blobs(self, rev: str, id: str, *options: str, within: Sequence[str] = ()) -> dict[str, Blob]:
        listed = self._run("ls-tree", "-r", "-z", "-l", *options, id, "--", *within)
        if listed.returncode:
            raise refusal("incomplete", rev=rev, why=_first_line(listed.stderr))
        return dict(map(blob_of, filter(None, listed.stdout.split(b"\0"))))

    def _is_shallow(self) -> bool:
        return self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def _object(self, blob: Blob) -> bytes:
        """The bytes of a file of a commit; one process answers for all of them."""
        if self._batch is None:
            self._batch = self._start("cat-file", "--batch")
        asked, answers = _pipe(self._batch.stdin), _pipe(self._batch.stdout)
        asked.write(f"{blob.id}\n".encode())
        asked.flush()
        header = answers.readline().split()
        if len(header) != 3 or header[1] != b"blob":
            raise refusal("missing", id=blob.id[:SHORT])
        data = answers.read(int(header[2]))
        answers.read(1)
        return data

    def _run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*self._command, *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=_environment(),
            check=False,
        )

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*self._command, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )


def commit_files(root: Path, files: Sequence[str], message: str) -> str:
    """Commit the files as they are now, and nothing else that is staged; return the commit's short name.

    It is what a person would type, `git add` and `git commit --only`, so a hook of theirs runs; nothing is
    asked in an editor. Raises RiskctlError, in git's own words, where git does not commit.
    """
    asked = "git add", "git commit"
    lines = (
        ("add", "-A", "--", *files),
        ("commit", "--quiet", "--only", "-m", message, "--", *files),
    )
    command = [_program(), "--no-pager", "-c", "core.fsmonitor=false", "--literal-pathspecs", "-C", str(root)]
    for name, words in zip(asked, lines, strict=True):
        ended = subprocess.run(
            [*command, *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true"},
            check=False,
        )
        if ended.returncode:
            raise refusal("uncommitted", command=name, why=_said_by(ended.stderr or ended.stdout))
    with History(root) as history:
        return history.commit("HEAD").id[:SHORT]


def merge_lines(base: Path, ours: Path, theirs: Path, union: bool = False) -> tuple[bytes | None, bool]:
    """Return three files merged line by line, and whether without a conflict; None where they are no text.
    By `union` both sides of a conflict are kept."""
    labels = (word for label in ("ours", "base", "theirs") for word in ("-L", label))
    files = (os.path.abspath(file) for file in (ours, base, theirs))
    ended = subprocess.run(
        [_program(), *GUARDS, *MERGE_FILE, *(["--union"] if union else []), *labels, *files],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=_environment(),
        check=False,
    )
    is_text = 0 <= ended.returncode <= MOST_CONFLICTS
    return ended.stdout if is_text else None, ended.returncode == 0


def blob_id(data: bytes, like: str) -> str:
    """Return git's name for the content `data`, by the hash that the name `like` is made with."""
    whole = b"blob %d\0" % len(data) + data
    made = sha256(whole) if len(like) == 64 else sha1(whole, usedforsecurity=False)
    return made.hexdigest()


def _program() -> str:
    """The git on an absolute place of PATH: never one that lies in the folder being checked."""
    folders = [folder for folder in os.get_exec_path() if os.path.isabs(folder)]
    found = shutil.which("git", path=os.pathsep.join(folders))
    if found is None or not os.path.isabs(found):
        raise refusal("no-git")
    return found


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    return kept | SETTINGS


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream
    return stream


def _said_by(output: bytes) -> str:
    """The lines that git, or a hook, said, as one."""
    lines = output.decode("utf-8", "replace").strip().splitlines()
    return " ".join(line.strip() for line in lines if line.strip())[:MOST_SAID]


def _first_line(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    told = next((line for line in lines if line.startswith("fatal: ")), lines[0] if lines else "")
    return told.removeprefix("fatal: ")  # warnings may stand before it
