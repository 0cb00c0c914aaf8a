"""A reorganisation carried through every file of a repository, as a draft of what would be written."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.context import JOINED, PEOPLE
from riskctl.corpus.document import Document
from riskctl.corpus.moves import FILE as MOVES
from riskctl.corpus.part_entries import LISTS
from riskctl.corpus.parts import is_part
from riskctl.corpus.repository import Repository
from riskctl.corpus.sound import Sound
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.moves import Move
from riskctl.records.log import Log
from riskctl.records.table import TableTree
from riskctl.reorganization.draft import RepositoryDraft
from riskctl.reorganization.edits import DocumentEdits, edited_table, edited_yaml
from riskctl.reorganization.following import edits_of
from riskctl.reorganization.logs import LogPlaces, rearrange
from riskctl.reorganization.organization_file import FILE, ReorganizedFile
from riskctl.reorganization.people_file import joined
from riskctl.reorganization.points_moved import move_points
from riskctl.reorganization.registers import close, relocate
from riskctl.reorganization.reorganization import Reorganization
from riskctl.reorganization.unit_files import UnitFiles
from riskctl.reorganization.words_followed import FollowedWords
from riskctl.sources.yaml.splice import Unspliceable
from riskctl.year.log.append import all_appended
from riskctl.year.log.rows import new_row

WORDS: Words = {"where": ("{file}：{why}", "{file}: {why}")}


def reorganized(
    act: Reorganization, reason: str, documents: Sequence[Document], repository: Repository, context: Sound
) -> RepositoryDraft:
    """Return the files of `repository` as `act` leaves them; `documents` are its registers.

    Raises RiskctlError where one of them cannot be changed without touching something else, or lies where
    another would come to lie.
    """
    draft = RepositoryDraft(repository)
    by_unit = _unit_files(draft, repository, context)
    joined = [one.document for one in by_unit]
    shared = [*joined, *(d for d in context.documents.values() if d.kind not in {j.kind for j in joined})]
    file = ReorganizedFile(next(one for one in shared if one.file == FILE), act)
    words = FollowedWords(context.organization, file.after, act.mapping)
    _edit(draft, [edits_of(one, words) for one in (*shared, *documents) if one.file != FILE])
    try:
        draft.put(FILE, file.data(draft.text(FILE), words))
    except Unspliceable as error:
        raise _where(FILE, error) from error
    move_points(documents, act.mapping, draft)
    _end(act, documents, draft)
    for each in by_unit:
        each.part_again(act.mapping)
    relocate(documents, act.mapping, draft)
    logs = [one for one in shared if isinstance(one.record, Log)]
    rearrange(logs, LogPlaces(act.mapping), draft)
    _record(act, reason, draft, context)
    return draft


def _unit_files(draft: RepositoryDraft, repository: Repository, context: Sound) -> list[UnitFiles]:
    """What is told in one file a unit, unless it lies elsewhere; a file that says nothing stays as it is."""
    found = []
    for part in JOINED:
        there = (one for one in context.told(part) if repository.source.kind(one.file) != "absent")
        told = [one for one in there if getattr(one.record, LISTS[part], ())]
        if any(map(is_part, told)):
            found.append(UnitFiles(part, told, draft))
    return found


def _edit(draft: RepositoryDraft, every: Sequence[DocumentEdits]) -> None:
    """Make the edits of each file, all of its documents together."""
    by_file: dict[str, list[DocumentEdits]] = {}
    for edits in every:
        if not edits.is_empty:
            by_file.setdefault(edits.document.file, []).append(edits)
    for file, own in by_file.items():
        data = draft.read(file)
        if data is None:
            continue  # a holders' file that lies elsewhere
        try:
            if isinstance(own[0].document.tree, TableTree):
                draft.put(file, edited_table(own, data))
            else:
                draft.put(file, edited_yaml(own[0], data))
        except Unspliceable as error:
            raise _where(file, error) from error


def _end(act: Reorganization, documents: Sequence[Document], draft: RepositoryDraft) -> None:
    """Take away the registers of what was closed, and see to the holders of what is no more."""
    if act.mapping.ended and draft.read(PEOPLE) is not None:
        draft.put(PEOPLE, joined(draft.text(PEOPLE), act.mapping))
    for document in documents:
        if (
            document.subject in act.mapping.ended
            and act.mapping.subject(document.subject) == document.subject
        ):
            close(document, draft)


def _record(act: Reorganization, reason: str, draft: RepositoryDraft, context: Sound) -> None:
    """Add what became what to the year's log of reorganisations."""
    day = str(context.day)
    said = [
        {"day": day, "kind": one.kind, "old": one.old, "new": one.new, "old_name": one.old_name}
        for one in act.steps
    ]
    rows = [new_row(Move, one | {"reason": reason, "recorded": day}) for one in said]
    made = all_appended(context, MOVES.format(year=context.year), kind_named("moves"), rows)
    draft.put(made.file, made.after)


def _where(file: str, error: RiskctlError) -> RiskctlError:
    return RiskctlError(Said(WORDS["where"], {"file": file, "why": error.said}), error.hint)
