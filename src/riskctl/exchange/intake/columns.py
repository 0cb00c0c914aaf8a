"""The heading row below titles, and what each column holds, with how sure that is.

A heading is known by its words, without line breaks, blanks, brackets and stars; where it may mean several
fields, the values say which of them comes first, and the clerk is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.exchange.intake.lexicon import lexicon, plain, unbracketed
from riskctl.exchange.sheets.sheet import Sheet, column_name
from riskctl.records.vocabulary import code_of

LOOKED_AT = 40  # rows in which the headings are looked for
LONGEST = 30  # characters of a heading
LETTER = "列"  # what a column without a heading is called, with its letter
CERTAIN, LEAST = 100, 50  # per cent
TELLING = {"title", "manifestations", "measure"}  # a table of risk points has one of these
CODED = ("category", "origin", "kind")


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column: its heading as written, the fields it may hold (the likeliest first), how sure that is."""

    column: int
    heading: str
    fields: tuple[str, ...]
    confidence: int
    option: str = ""  # below a heading that is divided: what a tick in this column means

    @property
    def is_open(self) -> bool:
        """Whether the clerk has to say what the column holds."""
        return len(self.fields) != 1


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings stand, the first row below them, and the columns that have one."""

    row: int
    below: int
    columns: tuple[ColumnGuess, ...]


def find_headings(sheet: Sheet) -> Headings | None:
    """Return the headings of a sheet, None where no row holds any."""
    scored = [(_score(sheet, row), -row) for row in range(min(len(sheet.rows), LOOKED_AT))]
    best = max(scored, default=(0, 0))
    if best[0] < 2 * 2:
        return None
    row = -best[1]
    words, below = _words(sheet, row)
    guessed = tuple(_guess(sheet, column, word, option, below) for column, word, option in words)
    if not any(TELLING & set(one.fields) for one in guessed):
        return None
    return Headings(row, below, guessed)


def heading_word(text: str) -> str:
    """Return a heading on one line, as a mapping names it."""
    return "".join(text.split()) if any(c > "\u2e7f" for c in text) else " ".join(text.split())


def _score(sheet: Sheet, row: int) -> int:
    """Two for each heading that is a known word, one for each that holds one."""
    found = [known(text) for _, text in sheet.distinct(row) if len(text) <= LONGEST]
    return sum(2 if confidence == CERTAIN else 1 for fields, confidence in found if fields)


def known(text: str) -> tuple[tuple[str, ...], int]:
    """Return the fields that a heading may mean, and how sure that is; none for an unknown one."""
    words = lexicon().headings
    whole = plain(text)
    for spelled in (whole, plain(unbracketed(text)), _bare(whole)):
        if spelled in words:
            return words[spelled], CERTAIN
    held = [word for word in words if len(word) > 1 and word in whole]
    if not held or len(whole) > LONGEST:
        return (), 0
    longest = max(held, key=len)
    return words[longest], LEAST + (CERTAIN - LEAST) * len(longest) // (len(whole) + 1)


def _bare(text: str) -> str:
    for around in lexicon().around_headings:
        text = text.removeprefix(around)
    return text


def _words(sheet: Sheet, row: int) -> tuple[list[tuple[int, str, str]], int]:
    """The headings by column with what divides them, and the first row below.

    Two rows of headings are one where the first is merged across; a column without a heading that holds
    anything is called by its letter.
    """
    top = [(column, sheet.text(row, column).strip()) for column in range(len(sheet.rows[row]))]
    double = row + 1 < len(sheet.rows) and any(
        first == row and last == row and right > left and _is_divided(sheet, row + 1, left, right)
        for first, left, last, right in sheet.merges
    )
    start = row + 2 if double else row + 1
    words = []
    for column, word in top:
        below = sheet.text(row + 1, column).strip() if double else ""
        option = "" if below == word else below
        if word or option or any(sheet.rows[n][column].strip() for n in range(start, len(sheet.rows))):
            whole = heading_word(f"{word} {option}".strip()) or f"{LETTER}{column_name(column)}"
            words.append((column, whole, option))
    return _apart(words), start


def _apart(words: Sequence[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """The headings, one that stands there again with a number behind it."""
    found: list[tuple[int, str, str]] = []
    for column, word, option in words:
        again = sum(word == known.partition(" (")[0] for _, known, _ in found)
        found.append((column, f"{word} ({again + 1})" if again else word, option))
    return found


def _is_divided(sheet: Sheet, row: int, left: int, right: int) -> bool:
    below = [sheet.text(row, column).strip() for column in range(left, right + 1)]
    return len(set(filter(None, below))) > 1


def _guess(sheet: Sheet, column: int, heading: str, option: str, below: int) -> ColumnGuess:
    fields, confidence = known(heading.partition(" (")[0])
    if len(fields) < 2:
        return ColumnGuess(column, heading, fields, confidence, option)
    values = [text for row in range(below, len(sheet.rows)) if (text := sheet.rows[row][column].strip())]
    ordered = sorted(fields, key=lambda field: -_fitting(field, values))
    return ColumnGuess(column, heading, tuple(ordered), confidence, option)


def _fitting(field: str, values: Sequence[str]) -> float:
    """How many of the values, from 0 to 1, are words of this field."""
    if field not in CODED or not values:
        return 0
    return sum(coded(field, value) is not None for value in values) / len(values)


def coded(field: str, value: str) -> str | None:
    """Return what is written for a word of a coded field (kind, category, origin); None for no such word."""
    for spelled in spellings(value):
        if found := code_of(field, spelled) or lexicon().values.get(field, {}).get(spelled):
            return found
    return None


def spellings(value: str) -> tuple[str, ...]:
    """Return a word of a coded field as it may be known: with 风险 or 类 behind, or without."""
    word = plain(value)
    bare = word.removesuffix("风险").removesuffix("类")
    return value.strip(), word, bare, f"{bare}风险", f"{bare}类"
