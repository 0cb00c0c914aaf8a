"""What every register is judged by: programme, organisation, people, policy, regulations, matters, flows.

A part that is missing or broken is None: rules that need it are left out, and the summary names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from riskctl.base.messages import Said
from riskctl.corpus.categories import Categories
from riskctl.corpus.document import Document
from riskctl.corpus.grading import Defect, Grading
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.parts import file_of, tellers
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.repository import PROGRAMME
from riskctl.corpus.wording import MeasureWords
from riskctl.records.kinds.cycle import Cycle, Stretch
from riskctl.records.kinds.flow import Flow
from riskctl.records.kinds.matters import Matter
from riskctl.records.kinds.programme import Programme
from riskctl.records.kinds.regulations import Regulation
from riskctl.records.kinds.style import HouseStyle
from riskctl.sources.fault import Fault

ORGANIZATION = "organization.yaml"
PEOPLE = "people.yaml"
JOINED = ("organization", "people")  # told in one file, or in one file a unit


@dataclass(frozen=True, slots=True)
class FlowAt:
    """A workflow chart and the file it stands in."""

    id: str
    file: str
    flow: Flow


@dataclass(frozen=True, slots=True)
class Context:
    """The shared part of a repository on one day. `year` is the cycle's."""

    root: Path
    day: date
    year: int
    programme: Programme | None = None
    organization: OrganizationIndex | None = None
    people: PeopleIndex | None = None
    policy_name: str = ""
    preset: str = ""
    grading: Grading | None = None
    defects: tuple[Defect, ...] = ()
    policy_file: str = ""
    regulations: Mapping[str, Regulation] | None = None
    matters: Mapping[str, Matter] | None = None
    matter_by_word: Mapping[str, Matter] = field(default_factory=dict)
    wording: MeasureWords | None = None
    flows: Mapping[str, FlowAt] = field(default_factory=dict)
    cycle: Cycle | None = None
    style: HouseStyle | None = None
    documents: Mapping[str, Document] = field(default_factory=dict)

    def matter(self, word: str) -> Matter | None:
        """Return the matter that a slug or zh word names."""
        return self.matter_by_word.get(word)

    def category_word(self, id: str) -> Said:
        """Return the words of a category by its id, for a message; the id where none is known."""
        found = (self.grading.categories if self.grading else Categories()).find(id)
        return Said(found.name if found else ("{id}", "{id}"), {"id": id})

    def phase(self, role: str) -> Stretch | None:
        """Return the days of the year's phase with this role, None where the year has none."""
        return self.cycle.stretch(role) if self.cycle else None

    def lacks(self, needs: tuple[str, ...], whole: bool = False) -> list[str]:
        """Return which of the named parts are missing or broken; with `whole`, those with any fault too."""
        return [n for n in needs if getattr(self, n) is None or self._is_unread(n, whole)]

    def told(self, part: str) -> list[Document]:
        """Return the documents that tell the organisation or the holders, the single file first."""
        return tellers(self.documents, part)

    def hides_names(self) -> bool:
        """Return whether there is a holders' file with anything wrong in it, so that nobody can say which
        names it means: what must hold none is then not taken (docs/internals/words.md#names-that-are-words).
        """
        return any(document.faults for document in self.told("people"))

    def at_fault(self, part: str) -> list[str]:
        """Return the files for which the named part is missing or not whole.

        A part follows from files: without a policy there is no catalogue either, and nothing is wrong with
        the file that adds to it.
        """
        if part in JOINED:
            return [file_of(document) for document in self.told(part) if document.faults] or [f"{part}.yaml"]
        own = PROGRAMME if part == "programme" else f"{part}.yaml"
        if part not in ("grading", "matters") or self._is_faulty(own):
            return [own]
        if self.programme is None or not self.programme.policy:
            return [PROGRAMME]
        named = [_lacking(fault, file) for file, d in self.documents.items() for fault in d.faults]
        lacking = [file for file in named if file] or [defect.file for defect in self.defects if defect.file]
        return list(dict.fromkeys(lacking)) or [self.policy_file or self.policy_name]

    def _is_unread(self, part: str, whole: bool) -> bool:
        """Whether a file that tells `part` could not be read; with `whole` also where it has any fault."""
        if part not in JOINED:
            return whole and self._is_faulty(f"{part}.yaml")
        return any(document.record is None or (whole and document.faults) for document in self.told(part))

    def _is_faulty(self, file: str) -> bool:
        """Whether anything is wrong in `file` but that it names a policy that is not there."""
        document = self.documents.get(file)
        return document is not None and any(not _lacking(fault, "") for fault in document.faults)

    def unsound(self) -> list[str]:
        """Return the files from which no level may be computed, since a part is missing or has a fault.

        A check reads on in what is left of a file; a level or a monitor from half a file would be wrong.
        """
        files = [PROGRAMME] if self._is_faulty(PROGRAMME) else []
        if self.organization is None or self._is_unread("organization", whole=True):
            files += self.at_fault("organization")
        files += ["matters.yaml"] if self._is_faulty("matters.yaml") else []
        if self.grading is None and PROGRAMME not in files:
            files += [file for file in self.at_fault("grading") if file not in files]
        return files


def _lacking(fault: Fault, file: str) -> str:
    """The policy file that a fault in `file` says is not there; else `file` where it names no policy."""
    if not fault.cause.startswith("policy"):
        return ""
    return str(fault.fields["value"]) if fault.cause == "policy-absent" else file
