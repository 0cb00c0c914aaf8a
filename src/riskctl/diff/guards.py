"""Files by which a host guards the repository: CI, who reviews, hooks, and one's own templates.

riskctl does not read what they say. So any change of them is told, and told first: what runs the check
may run it no more. A host looks for them at the root of git, and so they are looked for there as well where
the register repository is a folder of it; git's attributes hold in every folder on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from posixpath import relpath

from riskctl.base.messages import Words, term
from riskctl.diff.change import Change, FileLine
from riskctl.diff.side import Side, content_of
from riskctl.sources.files import Files

WORDS: Words = {
    "new": ("新增", "new"),
    "gone": ("删去", "gone"),
    "other": ("内容改了", "its content is another"),
}
ATTRIBUTES = ".gitattributes"
FILES = (
    *(ATTRIBUTES, ".gitlab-ci.yml", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml"),
    *("CODEOWNERS", "docs/CODEOWNERS"),
)
HOSTS = (".forgejo", ".gitcode", ".gitea", ".gitee", ".github", ".gitlab", ".workflow")
MOST = 1000  # entries of one folder
DEEPEST = 8


def guard_changes(old: Side, new: Side) -> Iterator[Change]:
    """Yield the guarding files that are new, gone or hold something else; those outside the register
    repository by their way from it, `../.github/…`."""
    like = next((side.commit.id for side in (old, new) if side.commit), "")
    before, after = (dict(_contents(side, like)) for side in (old, new))
    for file in {*before, *after}:
        was, now = before.get(file), after.get(file)
        if was != now:
            said = term(WORDS["gone" if now is None else "new" if was is None else "other"])
            place = FileLine(file, 1)
            yield Change(
                kind="guard-changed", subject=file, place=place, before=was, after=now, shown=(None, said)
            )


def _contents(side: Side, like: str) -> Iterator[tuple[str, str]]:
    """Each guarding file with the name of its content; one that cannot be read differs from all."""
    own = side.context.programme.templates.strip("/") if side.context.programme else ""
    limits = side.repository.limits
    for source, file, shown in (*_inside(side, own), *_around(side)):
        content = content_of(source, file, max(limits.csv_bytes, limits.yaml_bytes), like)
        yield shown, content or f"unreadable {side.name}"


def _inside(side: Side, own: str) -> Iterator[tuple[Files, str, str]]:
    source = side.repository.source
    yield from ((source, file, file) for file in _found(source, FILES, (*HOSTS, own)))


def _around(side: Side) -> Iterator[tuple[Files, str, str]]:
    """Those of the repository of git in which the register repository is a folder."""
    if side.around is None:
        return
    within = PurePosixPath(side.around.within)
    on_the_way = [str(folder / ATTRIBUTES) for folder in within.parents]
    files = tuple(dict.fromkeys((*FILES, *on_the_way)))
    source = side.around.files((*files, *HOSTS))
    yield from ((source, file, relpath(file, within)) for file in _found(source, files, HOSTS))


def _found(source: Files, files: Iterable[str], folders: Iterable[str]) -> Iterator[str]:
    """The files that are there, and those in the folders that are."""
    yield from (file for file in files if source.kind(file) == "file")
    for folder in filter(None, folders):
        if source.kind(folder) == "folder":
            yield from _below(source, folder, DEEPEST)


def _below(source: Files, folder: str, depth: int) -> Iterator[str]:
    for name, kind in source.entries(folder, MOST):
        path = f"{folder}/{name}"
        if kind == "folder" and depth:
            yield from _below(source, path, depth - 1)
        elif kind == "file":
            yield path
