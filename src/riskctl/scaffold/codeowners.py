"""Who reviews a change, for the git host: CODEOWNERS from the `owners` of riskctl.yaml and the organisation.

The lines stand in a block of their own at the end of the file, so that what else is written there stays and
takes nothing from them: on GitHub, GitLab and Gitee the last line that fits a file holds, so the more special
ones come last. On Gitea every line that fits holds, and a line begins with a regular expression of Go.

A host reads one file alone, the first it finds. So all its places are owned like the policy, else whoever
adds one before the others would name the reviewers; and so are the files of CI, which run the check.
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
from riskctl.records.kinds.organization import Unit

PLACES = {  # where each host looks, in this order
    "github": (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"),
    "gitlab": ("CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"),
    "gitee": ("CODEOWNERS", ".gitee/CODEOWNERS", "docs/CODEOWNERS"),
    "gitea": ("CODEOWNERS", "docs/CODEOWNERS", ".gitea/CODEOWNERS"),
}
GUARDS = {  # what else a host acts on
    "github": (".github/",),
    "gitlab": (".gitlab/", ".gitlab-ci.yml"),
    "gitee": (".gitee/", ".workflow/"),
    "gitea": (".gitea/", ".github/"),  # its CI reads the files of both
}
HOOKS = (".gitattributes", ".pre-commit-config.yaml")
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
    common = grounds_owners(context)
    places = [file for file in PLACES[host] if not file.startswith(GUARDS[host])]
    own = [(path, common) for path in (*places, *GUARDS[host], *HOOKS)] if common else []
    lines = [*((prefix + path, owners) for path, owners in _lines(context)), *own]
    written = [" ".join((pattern(path), *map(_at, owners))) for path, owners in lines]
    head = [BEGIN, f"# {Said(WORDS['made']).text(language)}", *(["[riskctl]"] if host in SECTIONED else [])]
    return "".join(f"{line}\n" for line in (*head, *written, END))


def file_of(folder: Path, host: str) -> str:
    """Return the file that `host` reads in the repository at `folder`, or would read once it is there."""
    there = (file for file in PLACES[host] if (folder / file).is_file())
    return next(there, f".{host}/CODEOWNERS")


def with_block(text: str, block: str) -> str:
    """Return the text of a CODEOWNERS with `block` at its end, instead of the one it has."""
    others = re.sub(f"(^\n)?^{BEGIN}$.*?^{END}$\n?", "", text, flags=re.DOTALL | re.MULTILINE)
    gap = "" if not others else "\n" if others.endswith("\n") else "\n\n"
    return others + gap + block


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
    policies = [file for file, one in context.documents.items() if one.kind == "policy"]
    templates = [f"{folder}/"] if (folder := context.programme.templates.strip("/")) else []
    if common := grounds_owners(context):
        yield from ((path, common) for path in dict.fromkeys((*GROUNDS, *policies, *templates)))


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
