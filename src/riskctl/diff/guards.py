"""Files by which a host guards the repository: CI, who reviews, hooks, and one's own templates.

riskctl does not read what they say. So any change of them is told, and told first: what runs the check
may run it no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Words, term
from riskctl.diff.change import Change, FileLine
from riskctl.diff.side import Side
from riskctl.sources.files import Files

WORDS: Words = {
    "new": ("新增", "new"),
    "gone": ("删去", "gone"),
    "other": ("内容改了", "its content is another"),
}
FILES = (
    *(".gitattributes", ".gitlab-ci.yml", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml"),
    *("CODEOWNERS", "docs/CODEOWNERS"),
)
HOSTS = (".forgejo", ".gitcode", ".gitea", ".gitee", ".github", ".gitlab", ".workflow")
MOST = 1000  # entries of one folder
DEEPEST = 8


def guard_changes(old: Side, new: Side) -> Iterator[Change]:
    """Yield the guarding files that are new, gone or hold something else."""
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
    source = side.repository.source
    own = side.context.programme.templates.strip("/") if side.context.programme else ""
    found = [file for file in FILES if source.kind(file) == "file"]
    for folder in filter(None, (*HOSTS, own)):
        if source.kind(folder) == "folder":
            found += _below(source, folder, DEEPEST)
    for file in found:
        yield file, side.content(file, like) or f"unreadable {side.name}"


def _below(source: Files, folder: str, depth: int) -> Iterator[str]:
    for name, kind in source.entries(folder, MOST):
        path = f"{folder}/{name}"
        if kind == "folder" and depth:
            yield from _below(source, path, depth - 1)
        elif kind == "file":
            yield path
