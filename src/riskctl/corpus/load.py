"""Loads a repository: the shared part at once, the registers one by one.

A broken file is a value that flows on; the others are still read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from riskctl.corpus import wording
from riskctl.corpus.categories import categorized
from riskctl.corpus.context import JOINED, ORGANIZATION, PEOPLE, Context, FlowAt
from riskctl.corpus.document import Document, document_of, read_document, read_log, subject_at, text_in
from riskctl.corpus.grading import Grading
from riskctl.corpus.lacking_columns import missed_once
from riskctl.corpus.parts import OF, joined_organization, joined_people, read_part, tellers
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.policy import PolicyInForce, floors_known, load_matters, load_policy
from riskctl.corpus.repository import PROGRAMME, Repository, open_repository
from riskctl.corpus.requirements import required
from riskctl.corpus.set_aside import ASIDE, misnamed, set_aside
from riskctl.corpus.tables import HEADINGS, is_register_file, is_table, table_text
from riskctl.corpus.tables import documents_of as table_documents
from riskctl.records.kinds import REGISTERS, FileKind, kind_named, kind_of
from riskctl.records.kinds.cycle import Cycle
from riskctl.records.kinds.flow import Flow
from riskctl.records.kinds.matters import Matter, Matters
from riskctl.records.kinds.programme import FileLimits, Programme
from riskctl.records.kinds.regulations import Regulation, Regulations
from riskctl.records.kinds.style import HouseStyle
from riskctl.sources.fault import Fault
from riskctl.sources.files import Files, Folder
from riskctl.sources.gate import Limits
from riskctl.sources.walk import ENDING, walk

YAML = (".yaml", ".yml")  # in any letters; records are looked for under the first alone
STYLE = "style.yaml"
SHARED = (ORGANIZATION, PEOPLE, "regulations.yaml", "matters.yaml", wording.FILE, STYLE)


def load(
    root: Path,
    today: date | None = None,
    people: Path | None = None,
    source: Files | None = None,
    like: tuple[Repository, Context] | None = None,
) -> tuple[Repository, Context]:
    """Return the repository at `root` and its shared part, judged on `today`.

    Without `today` the programme's `as_of` is the day, else the clock's. `people` is a holders'
    file that lies elsewhere. `source` is where the files come from, where not from the root on disk. Of
    another state `like` the large files that are the same are not read again.
    """
    source = source or Folder(root)
    programme_file = read_document(source, PROGRAMME, kind_named("programme"), {}, Limits())
    programme = programme_file.record if isinstance(programme_file.record, Programme) else None
    limits = _limits(programme.limits if programme else None)
    repository = open_repository(root, source, limits)
    documents = {PROGRAMME: programme_file} | _shared(repository, people, _same_limits(like, limits))
    policy = _policy(source, programme_file, programme, limits)
    for document in policy.documents:
        documents[document.file] = _joined(documents.get(document.file), document)
    day = today or (programme and programme.as_of) or date.today()
    year = (programme.cycle if programme else None) or day.year
    return repository, _context(root, day, year, programme, documents, policy, limits)


def registers(
    repository: Repository, context: Context, reach: Callable[[str], bool] | None = None
) -> Iterator[Document]:
    """Yield the repository's registers one by one, read as far as they can be; a table may hold several.

    Those that are set aside come last, so that whoever works with registers knows of them. A file that holds
    one register is not read where `reach` refuses the subject of its place.
    """
    yield from (d for d in registers_and_headings(repository, context, reach) if d.kind != HEADINGS)
    yield from (d for d in context.documents.values() if d.kind == ASIDE)


def registers_and_headings(
    repository: Repository, context: Context, reach: Callable[[str], bool] | None = None
) -> Iterator[Document]:
    """Yield the registers, and a document for each table that has headings alone; `reach` as above."""
    for file in register_files(repository):
        if reach is None or is_table(file) or reach(_subject_at(file)):
            yield from _read(context, repository, file)


def _subject_at(file: str) -> str:
    """Whose register stands in a file by its place, where it is no table."""
    found = kind_of(file)
    return subject_at(found[1]) if found else ""


def reread(context: Context, repository: Repository, file: str) -> list[Document]:
    """Return the documents of `file` again, with their trees; none for a file that is no record."""
    if file in context.documents:
        return [context.documents[file].whole]
    return list(_read(context, repository, file))


def register_files(repository: Repository) -> Iterator[str]:
    """Return the files that hold registers, or should: tables may hold several."""
    return filter(is_register_file, repository.files)


def bytes_of(repository: Repository, file: str) -> bytes | Fault:
    """Return the bytes of a file of records, as many as one may have."""
    limits = repository.limits
    return repository.source.read(file, limits.csv_bytes if is_table(file) else limits.yaml_bytes)


def documents_of(data: bytes | Fault, file: str, context: Context, limits: Limits) -> list[Document]:
    """Return the documents that the bytes `data` of the register file `file` hold; none where by its place it
    holds no record."""
    if is_table(file):
        read = table_documents(data, file, limits, context.organization)
        needed = context.grading.needed if context.grading else ()
        return missed_once([_judged(document, context.grading) for document in read], needed)
    if (found := kind_of(file)) is None:
        return []
    kind, where = found
    if isinstance(data, Fault):
        return [_judged(Document(file, kind.name, where, faults=(data,)), context.grading)]
    return [_judged(document_of(data, file, kind, where, limits), context.grading)]


def text_of(context: Context, repository: Repository, file: str) -> str | None:
    """Return the text of `file` as its document has it, None where it has none."""
    if file in context.documents:
        return context.documents[file].whole.text
    if kind_of(file) is None and not is_table(file):
        return None
    data = bytes_of(repository, file)
    if isinstance(data, Fault):
        return None
    return table_text(data) if is_table(file) else text_in(data)


def _read(context: Context, repository: Repository, file: str) -> Iterator[Document]:
    return iter(documents_of(bytes_of(repository, file), file, context, repository.limits))


def _judged(document: Document, grading: Grading | None) -> Document:
    """What the policy says of a register beside what its record can say."""
    known = grading.categories if grading else None
    return required(categorized(document, known), grading)


def _limits(own: FileLimits | None) -> Limits:
    return replace(Limits(), **own.model_dump(exclude_none=True)) if own else Limits()


def _same_limits(like: tuple[Repository, Context] | None, limits: Limits) -> Mapping[str, Document]:
    """The documents of another state, none where a file might be refused in one of the two alone."""
    return like[1].documents if like and like[0].limits == limits else {}


def _shared(repository: Repository, people: Path | None, like: Mapping[str, Document]) -> dict[str, Document]:
    """Every file that is no register: the named ones at the root, flows, cycles, and unknown ones."""
    found: dict[str, Document] = {}
    source, limits = repository.source, repository.limits
    for file in SHARED:
        if source.kind(file) != "absent":
            kind = kind_named(file.removesuffix(".yaml"))
            found[file] = read_document(source, file, kind, {}, limits, like.get(file))
    if people is not None:
        found.pop(PEOPLE, None)
        found |= _elsewhere(people, limits)
    for file in repository.files:
        known = kind_of(file)
        if is_table(file) or (people is not None and _part_of(file) == "people"):
            continue
        if known is None:
            cause = "yml" if file.lower().endswith(YAML) and not file.endswith(".yaml") else "unknown"
            found[file] = _set_aside(source, file, Fault("RK007", cause, fields={"file": file}), limits)
        elif known[0].name not in REGISTERS:
            found[file] = _reader(known[0])(source, file, *known, limits)
    for file, fault in repository.faults:
        aside = _set_aside(source, file, fault, limits)
        if fault.cause != ENDING or aside.kind == ASIDE:
            found[file] = _joined(found.get(file), aside)
    _take_misnamed(found, repository)
    return found


def _reader(kind: FileKind) -> Callable[..., Document]:
    return read_log if kind.is_log else read_part if kind.parts else read_document


def _part_of(file: str) -> str:
    """The shared record that a file would tell a part of, by its folder; blank where there is none."""
    folder = file.partition("/")[0]
    return folder if folder in JOINED else ""


def _set_aside(source: Files, file: str, fault: Fault, limits: Limits) -> Document:
    """A file nobody reads; one that may tell a part of a shared record keeps that record from being whole."""
    if part := _part_of(file):
        return Document(file, part, {OF: ""}, faults=(fault,))
    return set_aside(source, file, fault, limits)


def _elsewhere(people: Path, limits: Limits) -> dict[str, Document]:
    """The holders that lie outside the repository: one file, or a folder of one file a unit."""
    kind = kind_named("people")
    if not people.is_dir():
        return {PEOPLE: read_document(Folder(people.parent), people.name, kind, {}, limits)}
    walked = walk(Folder(people.parent), (people.name,))
    found = {}
    for file in walked.files:
        own = f"people/{file.partition('/')[2]}"
        known = kind_of(own)
        fault = Fault("RK007", "unknown", fields={"file": own})
        found[own] = (
            replace(read_part(Folder(people.parent), file, *known, limits), file=own)
            if known
            else Document(own, "people", {OF: ""}, faults=(fault,))
        )
    return found


def _take_misnamed(found: dict[str, Document], repository: Repository) -> None:
    """Put each shared file that lies there under a wrong name where the right one would be, as faulty."""
    if repository.source.kind(PROGRAMME) == "absent":
        return  # the state of a commit before there was a repository
    absent = {*SHARED} - found.keys()
    unknown = [file for file in repository.files if not kind_of(file)] if PEOPLE in absent else []
    for file, document in misnamed(repository.source, absent, unknown, repository.limits):
        found.pop(document.file, None)
        found.setdefault(file, document)


def _joined(known: Document | None, other: Document) -> Document:
    if known is None:
        return other
    return replace(known, faults=(*known.faults, *(f for f in other.faults if f not in known.faults)))


def _policy(source: Files, at: Document, programme: Programme | None, limits: Limits) -> PolicyInForce:
    if programme is None or not programme.policy:
        return PolicyInForce("")
    return load_policy(source, programme.policy, at, ("policy",), limits)


def _context(
    root: Path,
    day: date,
    year: int,
    programme: Programme | None,
    documents: Mapping[str, Document],
    policy: PolicyInForce,
    limits: Limits,
) -> Context:
    records = {file: document.record for file, document in documents.items()}
    people = joined_people(tellers(documents, "people"))
    regulations = records.get("regulations.yaml")
    matters = _matters(documents, policy, limits)
    if matters is not None and not ("matters.yaml" in documents and documents["matters.yaml"].faults):
        policy = floors_known(policy, matters)
    cycle, style = records.get(f"cycles/{year}/cycle.yaml"), records.get(STYLE)
    return Context(
        root=root,
        day=day,
        year=year,
        programme=programme,
        organization=joined_organization(tellers(documents, "organization")),
        people=PeopleIndex(people[0], day, people[1]) if people else None,
        policy_name=policy.name,
        preset=policy.preset,
        grading=_timed(policy.grading, programme),
        defects=policy.defects,
        policy_file=policy.documents[0].file if policy.documents else "",
        regulations=_regulations(regulations, documents),
        matters=matters,
        matter_by_word={w: m for m in (matters or {}).values() for w in (m.name, m.id)},
        wording=wording.load_words(documents.get(wording.FILE), limits),
        flows=_flows(documents),
        cycle=cycle if isinstance(cycle, Cycle) else None,
        style=style if isinstance(style, HouseStyle) else None,
        documents=documents,
    )


def _timed(grading: Grading | None, programme: Programme | None) -> Grading | None:
    """How the policy grades, without the periods of looking at points where the programme turns them off."""
    is_off = programme is not None and programme.monitoring_frequency == "none"
    return Grading(grading.policy, ()) if grading and is_off else grading


def _matters(
    documents: Mapping[str, Document], policy: PolicyInForce, limits: Limits
) -> dict[str, Matter] | None:
    """The catalogue; None where its file is broken, or where it is not known which preset it adds to."""
    document = documents.get("matters.yaml")
    own = document.record if document and isinstance(document.record, Matters) else None
    based = policy.preset or policy.grading or policy.defects or (own and own.replace)
    if (document and own is None) or not based:
        return None
    return load_matters(policy.preset, own, limits)


def _regulations(record: object, documents: Mapping[str, Document]) -> dict[str, Regulation] | None:
    if isinstance(record, Regulations):
        return {r.id: r for r in reversed(record.regulations)}
    return None if "regulations.yaml" in documents else {}


def _flows(documents: Mapping[str, Document]) -> dict[str, FlowAt]:
    return {
        document.where["flow"]: FlowAt(document.where["flow"], file, document.record)
        for file, document in documents.items()
        if isinstance(document.record, Flow)
    }
