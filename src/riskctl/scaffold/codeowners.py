"""Who reviews a change, for the git host: CODEOWNERS from the `owners` of riskctl.yaml and the organisation.

The lines stand in a block of their own at the end of the file, so that what else is written there stays and
takes nothing from them: on GitHub, GitLab and Gitee the last line that fits a file holds, so the more special
ones come last. On Gitea every line that fits holds, and a line begins with a regular expression of Go.

Every file that riskctl reads belongs to somebody: what no unit, department or post owns to the office that
reviews the policy, the flows and the records of the year among them.

A host reads one file alone, the first it finds. So all its places are owned like the policy, else whoever
adds one before the others would name the reviewers; and so are the files of CI, which run the check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from riskctl.base.messages import Said, Words
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.load import SHARED
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.repository import FOLDERS, PROGRAMME
from riskctl.corpus.sound import unsound
from riskctl.corpus.subject import Subject, find_subject
from riskctl.records.kinds.organization import Unit
from riskctl.records.kinds.programme import Programme

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
_BLOCK = f"(^\\n)?^{{begin}}$.*?^{END}$\\n?"
MAPPINGS = "imports"  # what `riskctl import` takes headings and words to mean
OFFICE = "leading_group_office"
GROUNDS = (PROGRAMME, "policy.yaml", *SHARED)

WORDS: Words = {
    "made": (
        "由 riskctl codeowners 从 riskctl.yaml 的 owners 生成，不要改这一段；改了 owners 再生成一次。",
        "Made by riskctl codeowners from owners in riskctl.yaml. Do not edit this part: change owners and "
        "make it again.",
    ),
}

Line = tuple[str, tuple[str, ...]]  # a file, or a folder that ends in /, from the root; and its reviewers


@dataclass(frozen=True, slots=True)
class Ownership:
    """What tells who reviews which file: the `owners` of the programme, the organisation, the policies."""

    programme: Programme
    organization: OrganizationIndex
    policies: tuple[str, ...]


def ownership(context: Context) -> Ownership:
    """Return what `context` says of it; a fault in grading is no matter here.

    Raises UnsoundError where the programme or the organisation is missing or has a fault.
    """
    programme, organization = context.programme, context.organization
    files = [PROGRAMME] if programme is None or _is_faulty(context.documents[PROGRAMME]) else []
    if organization is None or any(map(_is_faulty, context.told("organization"))):
        files += context.at_fault("organization")
    if files or programme is None or organization is None:
        raise unsound(files)
    policies = tuple(file for file, one in context.documents.items() if one.kind == "policy")
    return Ownership(programme, organization, policies)


def _is_faulty(document: Document) -> bool:
    return document.record is None or bool(document.faults)


def codeowners(known: Ownership, host: str, prefix: str) -> str:
    """Return the block for `host`; `prefix` is where the register repository lies in that of git.

    In a folder of a larger repository it claims that folder alone: what guards the whole is not its own.
    """
    pattern = _regex if host == "gitea" else _glob
    common = grounds_owners(known)
    lines = [(prefix + path, owners) for path, owners in _lines(known)]
    lines += [(prefix + path, common) for path in guards(host, prefix)] if common else []
    written = [" ".join((pattern(path), *map(_at, owners))) for path, owners in lines]
    made = Said(WORDS["made"]).text(known.programme.language)
    head = [_begin(prefix), f"# {made}", *(["[riskctl]"] if host in SECTIONED else [])]
    return "".join(f"{line}\n" for line in (*head, *written, END))


def guards(host: str, prefix: str) -> tuple[str, ...]:
    """Return what guards the registers and is theirs: of a folder of a larger repository its attributes."""
    if prefix:
        return HOOKS[:1]
    places = [file for file in PLACES[host] if not file.startswith(GUARDS[host])]
    return (*places, *GUARDS[host], *HOOKS)


def _begin(prefix: str) -> str:
    """The mark of a block: several register repositories of one repository of git have one each."""
    return f"{BEGIN} {prefix}".rstrip()


def file_of(folder: Path, host: str) -> str:
    """Return the file that `host` reads in the repository at `folder`, or would read once it is there."""
    there = (file for file in PLACES[host] if (folder / file).is_file())
    return next(there, f".{host}/CODEOWNERS")


def with_block(text: str, block: str) -> str:
    """Return the text of a CODEOWNERS with `block` at its end, instead of the one it has of that mark.

    Behind it may stand those of other folders: they take nothing from it.
    """
    own = re.compile(_BLOCK.format(begin=re.escape(block.partition("\n")[0])), re.DOTALL | re.MULTILINE)
    found = own.search(text)
    any_block = re.compile(_BLOCK.format(begin=f"{BEGIN}.*?"), re.DOTALL | re.MULTILINE)
    if found and not any_block.sub("", text[found.end() :]).strip():
        return text[: found.start()] + (found[1] or "") + block + text[found.end() :]
    others = own.sub("", text)
    gap = "" if not others else "\n" if others.endswith("\n") else "\n\n"
    return others + gap + block


def grounds_owners(known: Ownership) -> tuple[str, ...]:
    """Return who reviews what all levels follow from, and what is nobody else's: the office of the topmost
    leading group."""
    found = (owner for unit in _tops(known) for owner in _office_owners(unit, known.programme.owners))
    return tuple(dict.fromkeys(found))


def office_of(known: Ownership) -> str:
    """Return the office that reviews it."""
    return f"{next((unit.id for unit in _tops(known)), '')}/{OFFICE}"


def unowned(known: Ownership) -> list[str]:
    """Return the units whose registers nobody is named to review."""
    units = (unit.id for unit in known.organization.units.values() if not unit.external)
    return [unit for unit in units if unit not in known.programme.owners]


def _lines(known: Ownership) -> Iterator[Line]:
    """The folders, whoever's they are; the registers of units, of departments, of posts; last what all
    follow from."""
    owners, common = known.programme.owners, grounds_owners(known)
    if common:
        yield from ((f"{folder}/", common) for folder in (*FOLDERS, MAPPINGS))
    for ref in sorted(owners, key=lambda ref: ref.count("/")):
        if found := find_subject(ref, known.organization):
            yield from ((path, owners[ref]) for path in _registers(found))
    templates = [f"{folder}/"] if (folder := known.programme.templates.strip("/")) else []
    if common:
        yield from ((path, common) for path in dict.fromkeys((*GROUNDS, *known.policies, *templates)))


def _registers(subject: Subject) -> Iterator[str]:
    if subject.seat is None:
        yield f"registers/{subject.ref}/"
        return
    yield f"registers/{subject.ref}.yaml"
    if not subject.seat.number:
        seats = range(1, subject.seat.post.seats + 1) if subject.seat.post.seats > 1 else ()
        yield from (f"registers/{subject.ref}-{n}.yaml" for n in seats)


def _tops(known: Ownership) -> list[Unit]:
    """The units with registers here that have none of them above."""
    own = {unit.id: unit for unit in known.organization.units.values() if not unit.external}
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
