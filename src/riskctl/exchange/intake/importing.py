"""A whole file taken in: its sheets, the questions left, and the registers that it makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from riskctl.base.messages import Phrase, listed
from riskctl.corpus.document import Document
from riskctl.corpus.sound import Sound
from riskctl.corpus.tables import is_table
from riskctl.exchange.intake.draft import Draft, RowOutcome
from riskctl.exchange.intake.mapping import KnownMapping
from riskctl.exchange.intake.new_places import is_of, organization_changes
from riskctl.exchange.intake.places import Home, NewPlace
from riskctl.exchange.intake.questions import Asking
from riskctl.exchange.intake.register_tables import table_change
from riskctl.exchange.intake.registers import (
    Source,
    already_there,
    ids_there,
    number,
    register_change,
    titles_there,
)
from riskctl.exchange.intake.taking import Taken, Taking
from riskctl.exchange.sheets.sheet import Sheet
from riskctl.sources.replace import Replacement
from riskctl.year.watch.monitoring import since_of_new


class WORDS:
    """What is said of rows once it is known where they go."""

    there = Phrase("登记表里已经有：{ref}", "the register has it already: {ref}")
    duty = Phrase("职责：{text}", "duty: {text}")
    none_gone = Phrase(
        "{what}；{ref} 原来写的无风险原因去掉", "{what}; the reason why {ref} had no point is taken out"
    )


@dataclass(slots=True)
class Import:
    """What a file makes."""

    asking: Asking
    taken: list[Taken] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    new_places: Sequence[NewPlace] = ()
    there: dict[str, list[Document]] = field(default_factory=dict)  # the registers there are, by subject
    since: date | None = None  # when points begin to be watched that say nothing of it; None: as all

    @property
    def rows(self) -> list[RowOutcome]:
        """What became of every row of every sheet."""
        return [row for one in self.taken for row in one.rows]

    @property
    def drafts(self) -> list[Draft]:
        """The points that are new."""
        return [draft for one in self.taken for draft in one.drafts]

    def place(self, documents: Sequence[Document]) -> None:
        """Number the points, and leave out what the registers have already."""
        for document in documents:
            self.there.setdefault(document.subject, []).append(document)
        for one in self.taken:
            _leave_out(one, self.there)
        used = {draft.home: ids_there(self.there.get(draft.home.ref, ())) for draft in self.drafts}
        number(self.drafts, used)
        for draft in self.drafts if self.since else ():
            draft.values.setdefault("since", str(self.since))
        self._tell_of_reasons()

    def _tell_of_reasons(self) -> None:
        """Say at the first point of a register that it says no longer why it has none."""
        told: set[str] = set()
        for row in self.rows:
            for ref in dict.fromkeys(draft.home.ref for draft in row.drafts):
                there = self.there.get(ref, ())
                if ref not in told and any(one.register and one.register.none for one in there):
                    row.reason = WORDS.none_gone(what=row.reason, ref=ref)
                    told.add(ref)

    def changes(self, source: Source) -> list[Replacement]:
        """Return what writes the departments and posts that are new, and then the points in them."""
        by_home: dict[Home, list[Draft]] = {}
        for draft in self.drafts:
            by_home.setdefault(draft.home, []).append(draft)
        duties = {home: text for one in self.taken for home, text in one.duties.items()}
        tables: dict[str, dict[Home, list[Draft]]] = {}
        changes = []
        for home, drafts in by_home.items():
            there = self._there(home)
            if there and is_table(there.file):  # whose duties stand in rows of their own
                said = (WORDS.duty(text=one).text(source.language) for one in duties.get(home, ()))
                drafts[0].noted += said
                tables.setdefault(there.file, {})[home] = drafts
            else:
                changes.append(register_change(home, drafts, duties.get(home, ()), there, source))
        everything = [document for documents in self.there.values() for document in documents]
        changes += [table_change(file, own, everything, source) for file, own in tables.items()]
        used = [place for place in self.new_places if any(is_of(place, home) for home in by_home)]
        return [*organization_changes(used, source), *changes]

    def _there(self, home: Home) -> Document | None:
        return next(iter(self.there.get(home.ref, ())), None)


def imported(
    context: Sound, sheets: Sequence[Sheet], home: Home, mapping: KnownMapping, accept: bool = False
) -> Import:
    """Return what the sheets of a file make with the answers of a mapping."""
    asking = Asking(mapping.answers, accept)
    taking = Taking(context, asking, home)
    result = Import(asking, since=since_of_new(context))
    for sheet in sheets:
        taken = taking.take(sheet)
        result.taken.append(taken)
        result.headings += [c.heading for c in taken.columns if c.heading not in result.headings]
    result.new_places = list(taking.places.new.values())
    return result


def _leave_out(one: Taken, by_subject: dict[str, list[Document]]) -> None:
    """Take out the points that a register has; a row of which nothing is left says so."""
    refs = {draft.home.ref for draft in one.drafts} & by_subject.keys()
    titles = {ref: titles_there(by_subject[ref]) for ref in refs}
    there = {
        id(draft): f"{draft.home.ref}#{found}"
        for draft in one.drafts
        if (found := already_there(draft, titles.get(draft.home.ref, {})))
    }
    for row in one.rows:
        known = [there[id(draft)] for draft in row.drafts if id(draft) in there]
        row.drafts = [draft for draft in row.drafts if id(draft) not in there]
        if known and not row.drafts:
            row.answer, row.reason = "left-out", WORDS.there(ref=listed(known))
    one.drafts = [draft for draft in one.drafts if id(draft) not in there]
