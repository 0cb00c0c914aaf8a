"""Who reviews a change, for the git host: CODEOWNERS from the `owners` of riskctl.yaml and the organisation.

The lines stand in a block of their own at the end of the file, so that what else is written there stays.
On GitHub, GitLab and Gitee the last line that fits a file holds, so the more special ones come last; on
Gitea every line that fits holds, and a line begins with a regular expression of Go (EXPERIENCE §6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from riskctl.base.messages import Language, Said, Words
from riskctl.corpus import wording
from riskctl.corpus.context import Context
from riskctl.corpus.repository import PROGRAMME
from riskctl.corpus.subject import Subject, find_subject
from riskctl.records.organization import Unit
from riskctl.records.policy import Policy

FILES = {  # where each host looks
    "github": ".github/CODEOWNERS",
    "gitlab": ".gitlab/CODEOWNERS",
    "gitee": ".gitee/CODEOWNERS",
    "gitea": ".gitea/CODEOWNERS",
}
SECTIONED = ("gitlab", "gitee")  # a section above would take the lines for its own
BEGIN, END = "# >>> riskctl", "# <<< riskctl"
OFFICE = "leading_group_office"
GROUNDS = (PROGRAMME, "organization.yaml", "policy.yaml", "matters.yaml", wording.FILE)

WORDS: Words = {
    "made": (
        "由 riskctl codeowners 从 riskctl.yaml 的 owners 生成，不要改这一段；改了 owners 再生成一次。",
        "Made by riskctl codeowners from owners in riskctl.yaml. Do not edit this part: change owners and "
        "make it again.",
    ),
}

Line = tuple[str, tuple[str, ...]]  # a file, or a folder that ends in /, from the root; and its reviewers


def codeowners(context: Context, host: str, prefix: str, language: Language) -> str:
    """Return the block for `host`; `prefix` is where the register repository lies in that of git."""
    pattern = _regex if host == "gitea" else _glob
    own = [(FILES[host], common)] if (common := grounds_owners(context)) else []
    lines = [*((prefix + path, owners) for path, owners in _lines(context)), *own]
    written = [" ".join((pattern(path), *map(_at, owners))) for path, owners in lines]
    head = [BEGIN, f"# {Said(WORDS['made']).text(language)}", *(["[riskctl]"] if host in SECTIONED else [])]
    return "".join(f"{line}\n" for line in (*head, *written, END))


def with_block(text: str, block: str) -> str:
    """Return the text of a CODEOWNERS with `block` in the place of the one it has, else at its end."""
    found = re.search(f"^{BEGIN}$.*?^{END}$\n?", text, re.DOTALL | re.MULTILINE)
    if found:
        return text[: found.start()] + block + text[found.end() :]
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    return text + gap + block


def grounds_owners(context: Context) -> tuple[str, ...]:
    """Return who reviews what all levels follow from: the office of the topmost leading group."""
    assert context.programme
    found = (owner for unit in _tops(context) for owner in _office_owners(unit, context.programme.owners))
    return tuple(dict.fromkeys(found))


def office_of(context: Context) -> str:
    """Return the office that reviews it."""
    return f"{next((unit.id for unit in _tops(context)), '')}/{OFFICE}"


def unowned(context: Context) -> list[str]:
    """Return the units whose registers nobody is named to review."""
    assert context.organization and context.programme
    units = (unit.id for unit in context.organization.units.values() if not unit.external)
    return [unit for unit in units if unit not in context.programme.owners]


def repository_of(root: Path) -> tuple[Path, str]:
    """Return the folder that git has around `root`, and the path of `root` in it, with / at its end."""
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            within = root.relative_to(folder).as_posix()
            return folder, "" if within == "." else f"{within}/"
    return root, ""


def _lines(context: Context) -> Iterator[Line]:
    """The registers of units, then of departments, then of posts; last what all follow from."""
    assert context.organization and context.programme
    owners = context.programme.owners
    for ref in sorted(owners, key=lambda ref: ref.count("/")):
        if found := find_subject(ref, context.organization):
            yield from ((path, owners[ref]) for path in _registers(found))
    policies = [file for file, one in context.documents.items() if isinstance(one.record, Policy)]
    if common := grounds_owners(context):
        yield from ((file, common) for file in dict.fromkeys((*GROUNDS, *policies)))


def _registers(subject: Subject) -> Iterator[str]:
    if subject.seat is None:
        yield f"registers/{subject.ref}/"
        return
    yield f"registers/{subject.ref}.yaml"
    if not subject.seat.number:
        seats = range(1, subject.seat.post.seats + 1) if subject.seat.post.seats > 1 else ()
        yield from (f"registers/{subject.ref}-{n}.yaml" for n in seats)


def _tops(context: Context) -> list[Unit]:
    """The units with registers here that have none of them above."""
    assert context.organization
    own = {unit.id: unit for unit in context.organization.units.values() if not unit.external}
    return [unit for unit in own.values() if unit.parent not in own]


def _office_owners(unit: Unit, owners: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Those of the office, else of the department that staffs it, else of the unit."""
    office = unit.leading_group_office
    staffed = f"{unit.id}/{office.department}" if office and office.department else unit.id
    return next((owners[ref] for ref in (f"{unit.id}/{OFFICE}", staffed, unit.id) if ref in owners), ())


def _at(owner: str) -> str:
    return owner if "@" in owner else f"@{owner}"


def _glob(path: str) -> str:
    """A path from the root; what a host gives a meaning of its own is escaped, or left open."""
    return "/" + re.sub(r"[\[\]!*?\\]", "?", path).replace(" ", r"\ ").replace("#", r"\#")


def _regex(path: str) -> str:
    """A path as Gitea reads it: it takes one backslash away before Go reads the expression."""
    text = re.sub(r"[.+*?()|$\[{}]", r"[\g<0>]", re.sub(r"[\]^\\]", ".", path)).replace(" ", r"\ ")
    return text.replace("#", r"\#") + (".*" if path.endswith("/") else "")
