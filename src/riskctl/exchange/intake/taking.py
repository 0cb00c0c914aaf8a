"""Takes in a sheet: what its columns hold, the points in its rows, and an answer for every row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from riskctl.base.messages import Phrase, Said, Words, term
from riskctl.corpus.sound import Sound
from riskctl.exchange.intake.cells import CellReader, RowCells, Titles
from riskctl.exchange.intake.columns import ColumnGuess, Headings, find_headings
from riskctl.exchange.intake.draft import Draft, RowOutcome
from riskctl.exchange.intake.fields import FIELDS, LEFT_OUT
from riskctl.exchange.intake.form import FormRow, PersonalForm, find_form
from riskctl.exchange.intake.levels import LevelReader
from riskctl.exchange.intake.numbering import NumberedItem, clauses
from riskctl.exchange.intake.persons import Persons
from riskctl.exchange.intake.places import Home, Places
from riskctl.exchange.intake.points import PointMaker
from riskctl.exchange.intake.questions import Asking, ClerkQuestion
from riskctl.exchange.intake.rows import RowKind, row_kinds, totals
from riskctl.exchange.intake.values import Values
from riskctl.exchange.sheets.sheet import Sheet


class WORDS:
    """What is said of rows, and asked of columns."""

    column = Phrase("“{heading}”这一列是什么？", "What does the column “{heading}” hold?")
    differs = Phrase(
        "合计说“{word}”是 {claimed}，数出来是 {counted}",
        "the total says {claimed} for “{word}”; {counted} were counted",
    )
    home = Phrase("小标题，下面的写进 {ref}", "a title of a section; what follows goes into {ref}")
    taken = Phrase("{points} 个风险点，{measures} 条措施", "risk points: {points}, measures: {measures}")
    renamed = Phrase("{what}；姓名换成了岗位名", "{what}; the title of the post stands for a name")
    merged = Phrase("并入上面的风险点", "added to the point above")
    head = Phrase("说明登记表是谁的", "whose register it is")
    nothing = Phrase("没有风险点可以并入", "there is no point above to add it to")


# Why a row is left out, by its kind.
LEFT: Words = {
    "title": ("表的标题", "a title of the table"),
    "heading": ("表头", "the headings"),
    "heading-again": ("重复的表头", "the headings again"),
    "blank": ("空行", "blank"),
    "total": ("合计", "a total"),
    "section": ("小标题", "a title of a section"),
    "signature": ("签字栏", "signatures"),
    "remark": ("表下的说明", "a remark"),
    "none": ("没有找到表头", "no headings were found"),
}


@dataclass(slots=True)
class Taken:
    """What was made of a sheet: its columns, the points, and what became of each row."""

    columns: list[ColumnGuess] = field(default_factory=list)
    fields: dict[int, str] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    rows: list[RowOutcome] = field(default_factory=list)
    duties: dict[Home, list[str]] = field(default_factory=dict)


class Taking:
    """Takes in the sheets of one file, with the answers given so far."""

    def __init__(self, context: Sound, asking: Asking, home: Home) -> None:
        self._asking = asking
        self._home = home
        self.places = Places(context, asking)
        self._levels = LevelReader(context.grading, asking)
        self._titles = Titles(context, self.places)
        persons, values = Persons(self.places, asking), Values(context, asking)
        self._maker = PointMaker(values, persons, self.places, self._levels, asking, home)

    def take(self, sheet: Sheet) -> Taken:
        """Return what `sheet` holds."""
        if headings := find_headings(sheet):
            return _SheetTaking(self, sheet, headings).taken()
        if form := find_form(sheet):
            return self._form(sheet, form)
        rows = [
            self._left(sheet, row, "none" if sheet.distinct(row) else "blank")
            for row in range(len(sheet.rows))
        ]
        return Taken(rows=rows)

    @staticmethod
    def _left(sheet: Sheet, row: int, kind: str) -> RowOutcome:
        return RowOutcome(sheet.row_place(row), "left-out", Said(LEFT[kind]))

    def _form(self, sheet: Sheet, form: PersonalForm) -> Taken:
        taken = Taken()
        home = self._form_home(form)
        points = [one for one in form.rows if one.kind == "point" and one.cells.first("title")]
        self._levels.note([one.cells.first("level") for one in points])
        outcomes = {one.row: self._form_point(sheet, one, home, taken) for one in points}
        for one in form.rows:
            if one.kind == "measure":
                outcomes[one.row] = self._form_measures(sheet, one, taken)
        for one in form.rows:
            taken.rows.append(outcomes.get(one.row) or self._form_rest(sheet, one))
        if duties := form.head("duties"):
            taken.duties[home] = clauses(duties)
        return taken

    def _form_home(self, form: PersonalForm) -> Home:
        cells = RowCells(
            {name: p for one in form.rows if one.kind == "head" for name, p in one.cells.pieces.items()}
        )
        if "post" not in cells and (seat := self.places.holder(form.head("name"), self._home.unit)):
            return Home(seat.unit.id, seat.department.id, seat.post.id)
        return next(iter(self._maker.homes(cells, self._home)))

    def _form_point(self, sheet: Sheet, one: FormRow, home: Home, taken: Taken) -> RowOutcome:
        drafts = self._maker.points(one.cells, home)
        taken.drafts += drafts
        return self._outcome(sheet, one.row, "taken", drafts)

    def _form_measures(self, sheet: Sheet, one: FormRow, taken: Taken) -> RowOutcome:
        titles = [NumberedItem(str(draft.values["title"])) for draft in taken.drafts]
        measures = self._maker.measures.read(one.cells)
        for draft, own in zip(
            taken.drafts, self._maker.measures.paired(titles, measures, one.cells), strict=True
        ):
            self._maker.measures.add(draft, [measures[n] for n in own], one.cells)
        return self._outcome(sheet, one.row, "merged", taken.drafts)

    def _form_rest(self, sheet: Sheet, one: FormRow) -> RowOutcome:
        if one.kind == "head":
            return RowOutcome(
                sheet.row_place(one.row), "merged", WORDS.head(), questions=self._asking.of_row()
            )
        return self._left(sheet, one.row, one.kind if one.kind in LEFT else "title")

    def _outcome(
        self, sheet: Sheet, row: int, answer: str, drafts: Sequence[Draft], renamed: bool = False
    ) -> RowOutcome:
        reason = (
            WORDS.merged()
            if answer == "merged"
            else WORDS.taken(points=len(drafts), measures=sum(len(draft.measures) for draft in drafts))
        )
        if renamed:
            reason = WORDS.renamed(what=reason)
        questions = self._asking.of_row()
        return RowOutcome(
            sheet.row_place(row), "decide" if questions else answer, reason, list(drafts), questions
        )


class _SheetTaking:
    """Takes in one sheet with headings, row by row."""

    def __init__(self, taking: Taking, sheet: Sheet, headings: Headings) -> None:
        self._taking = taking
        self._asking = taking._asking
        self._maker = taking._maker
        self._sheet = sheet
        self._headings = headings
        self._section: Home | None = None
        self._last: list[Draft] = []
        self._result = Taken(columns=list(headings.columns))

    def taken(self) -> Taken:
        """Return what the sheet holds."""
        fields = self._result.fields = self._fields()
        kinds = row_kinds(self._sheet, self._headings, fields)
        cells = CellReader(self._sheet, self._headings.columns, fields, self._taking._titles)
        self._taking._levels.note(self._texts("level", kinds))
        for row, kind in enumerate(kinds):
            outcome = self._row(row, kind, cells)
            self._result.rows.append(outcome)
        self._check_totals(kinds)
        return self._result

    def _fields(self) -> dict[int, str]:
        """What each column holds: by the mapping, by its words, else as proposed while it is asked."""
        self._open: dict[int, str] = {}
        found = {}
        for column in self._headings.columns:
            key = f"columns/{column.heading}"
            if not column.is_open:
                self._asking.answers.setdefault(key, column.fields[0])
            before = len(self._asking.open)
            found[column.column] = self._asking.answer(_question(key, column))
            if len(self._asking.open) > before or key in self._asking.open:
                self._open[column.column] = key
        self._asking.of_row()
        if "title" not in found.values():
            found |= {n: "title" for n, name in list(found.items())[::-1] if name == "manifestations"}
        return found

    def _texts(self, field: str, kinds: Sequence[RowKind]) -> list[str]:
        columns = [column for column, name in self._result.fields.items() if name == field]
        rows = [row for row, kind in enumerate(kinds) if kind in ("point", "more")]
        return [self._sheet.rows[row][column] for row in rows for column in columns]

    def _row(self, row: int, kind: RowKind, reader: CellReader) -> RowOutcome:
        if kind == "section":
            return self._section_row(row)
        if kind not in ("point", "more"):
            return self._taking._left(self._sheet, row, kind)
        cells = reader.read(row, kind == "point")
        asked = [key for column, key in self._open.items() if self._sheet.rows[row][column].strip()]
        if kind == "more" and not self._last:
            outcome = RowOutcome(self._sheet.row_place(row), "left-out", WORDS.nothing())
        elif kind == "more":
            self._maker.more(cells, self._last)
            outcome = self._taking._outcome(self._sheet, row, "merged", self._last, cells.renamed)
        else:
            self._last = self._maker.points(cells, self._section)
            self._result.drafts += self._last
            outcome = self._taking._outcome(self._sheet, row, "taken", self._last, cells.renamed)
        if asked:
            outcome.questions = [*asked, *outcome.questions]
            outcome.answer = "decide"
        return outcome

    def _section_row(self, row: int) -> RowOutcome:
        """The title of a section; where it names a department, what follows is that department's."""
        _, text = self._sheet.distinct(row)[0]
        word = text.lstrip("（(一二三四五六七八九十0123456789）)、.． ")
        home = self._taking.places.department_called(word, self._taking._home)
        self._last = []
        outcome = self._taking._left(self._sheet, row, "section")
        if home:
            self._section = home
            outcome.reason = WORDS.home(ref=home.ref)
        return outcome

    def _check_totals(self, kinds: Sequence[RowKind]) -> None:
        """Say where a row of totals says otherwise than what was counted."""
        for row, kind in enumerate(kinds):
            if kind != "total":
                continue
            for word, claimed in totals(self._sheet, row).items():
                counted = self._counted(word)
                if counted is not None and counted != claimed:
                    self._result.rows[row].reason = WORDS.differs(word=word, claimed=claimed, counted=counted)
                    break

    def _counted(self, word: str) -> int | None:
        """How many points a word of a total is about: all of them, or those of a level."""
        if "风险点" in word or word in ("合计", "总计"):
            return len(self._result.drafts)
        level = self._taking._levels.known(word)
        return sum(draft.values.get("claimed") == level for draft in self._result.drafts) if level else None


def _question(key: str, column: ColumnGuess) -> ClerkQuestion:
    """What a column holds: its likely fields are told, or all where nothing is known; any may be answered."""
    told = (*column.fields, "note", "skip") if column.fields else tuple(FIELDS)
    choices: Mapping[str, Said] = {name: term(FIELDS[name]) for name in told if name in FIELDS}
    left = {name: term(pair) for name, pair in LEFT_OUT.items() if name in column.fields}
    proposal = column.fields[0] if column.fields else "note"
    return ClerkQuestion(
        key, WORDS.column(heading=column.heading), {**choices, **left}, proposal, FIELDS.__contains__
    )
