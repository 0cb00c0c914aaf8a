"""The cells of a row by the fields they hold: merged ranges seen, blanks filled from above where they were
merged, people's names as the titles of their posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from riskctl.corpus.holder_names import names_of
from riskctl.corpus.sound import Sound
from riskctl.exchange.intake.columns import ColumnGuess
from riskctl.exchange.intake.fields import CARRIED, GROUPING
from riskctl.exchange.intake.lexicon import is_tick
from riskctl.exchange.intake.places import Places
from riskctl.exchange.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one cell under its heading."""

    text: str
    heading: str


@dataclass(slots=True)
class RowCells:
    """What a row holds, by field."""

    pieces: dict[str, list[Piece]] = field(default_factory=dict)
    renamed: bool = False  # a person's name gave way to a title

    def first(self, name: str) -> str:
        """Return the first text of a field, blank for none."""
        return self.pieces[name][0].text if name in self.pieces else ""

    def __contains__(self, name: str) -> bool:
        return name in self.pieces


class CellReader:
    """Reads the rows of one sheet from above down."""

    def __init__(
        self, sheet: Sheet, columns: tuple[ColumnGuess, ...], fields: Mapping[int, str], titles: Titles
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._fields = fields
        self._titles = titles
        self._above: dict[int, str] = {}

    def read(self, row: int, is_point: bool) -> RowCells:
        """Return the cells of a row; one that goes on with the point above has only its own."""
        found = RowCells()
        begun = False  # whether a group left of the cell begins anew
        for column in self._columns:
            name = self._fields.get(column.column, "")
            own = self._sheet.rows[row][column.column].strip()
            carried = not begun and bool({name, *column.fields} & {*CARRIED})
            text = own or (self._filled(row, column.column, carried) if is_point else "")
            if column.option and is_tick(text):
                text = column.option
            if own and name in GROUPING and own != self._above.get(column.column):
                begun = True
            if is_point or own:
                self._above[column.column] = text
            if text:
                clean = self._titles.instead(text, name)
                found.renamed |= clean != text
                found.pieces.setdefault(name, []).append(Piece(clean, column.heading))
        return found

    def _filled(self, row: int, column: int, carried: bool) -> str:
        if (row, column) in self._sheet.covered:
            return self._sheet.text(row, column).strip()
        return self._above.get(column, "") if carried else ""


class Titles:
    """Puts the title of a post in place of its holder's name."""

    def __init__(self, context: Sound, places: Places) -> None:
        self._names = names_of(context.people, context.organization) if context.people else None
        self._places = places
        self._units = [unit.id for unit in context.organization.units.values()]

    def instead(self, text: str, name: str) -> str:
        """Return `text` with titles for names; cells of persons keep theirs, which are looked up there."""
        if self._names is None or name in ("owner", "monitor", "name") or not self._names.may_be_in(text):
            return text
        for found in reversed(self._names.within(text)):
            if found.is_person:
                text = text[: found.span.start] + self._title(found.name) + text[found.span.end :]
        return text

    def _title(self, name: str) -> str:
        for unit in self._units:
            if seat := self._places.holder(name, unit):
                return self._places.title(seat)
        return ""
