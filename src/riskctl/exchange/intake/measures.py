"""The measures of a row: split by their numbers, paired with the row's points, with who answers for them."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.base.messages import Phrase
from riskctl.exchange.intake.cells import Piece, RowCells
from riskctl.exchange.intake.draft import Draft
from riskctl.exchange.intake.draft import Values as Plain
from riskctl.exchange.intake.numbering import NumberedItem, clauses, items, joined, pairs
from riskctl.exchange.intake.persons import Persons
from riskctl.exchange.intake.questions import Asking, ClerkQuestion
from riskctl.exchange.intake.values import Values, day


class WORDS:
    """What is asked about measures."""

    pairing = Phrase(
        "一格里有几个风险点，措施的编号配不上（如“{cell}”），怎样配？",
        "Several points stand in one cell and the measures' numbers do not pair (“{cell}”). "
        "Which goes where?",
    )
    order = Phrase("按先后一一对应", "one by one, in their order")
    all = Phrase("每个风险点都写上全部措施", "every point gets all measures")
    divided = Phrase(
        "“{heading}”没有编号、用分号或换行隔开（如“{cell}”），是几条措施？",
        "“{heading}” has no numbers but semicolons or line breaks (“{cell}”). How many measures are these?",
    )
    one = Phrase("一条", "one")
    several = Phrase("隔开的各是一条", "one for each part")


SHOWN = 24  # characters of a cell in a question


class MeasureReader:
    """Reads the measures of rows, and adds them to points."""

    def __init__(self, values: Values, persons: Persons, asking: Asking) -> None:
        self._values = values
        self._persons = persons
        self._asking = asking

    def read(self, cells: RowCells) -> list[NumberedItem]:
        found = []
        for piece in cells.pieces.get("measure", ()):
            numbered = items(piece.text)
            whole = len(numbered) == 1 and not numbered[0].number and len(clauses(piece.text)) > 1
            found += self._divided(piece) if whole else numbered
        return found

    def _divided(self, piece: Piece) -> list[NumberedItem]:
        choices = {"each": WORDS.several(), "one": WORDS.one()}
        said = WORDS.divided(heading=piece.heading, cell=shown(piece.text))
        if self._asking.answer(ClerkQuestion("answers/measures", said, choices, "each")) == "one":
            return [NumberedItem(joined(piece.text))]
        return [NumberedItem(clause) for clause in clauses(piece.text)]

    def paired(
        self, titles: list[NumberedItem], measures: list[NumberedItem], cells: RowCells
    ) -> list[list[int]]:
        """By point, the numbers of its measures."""
        everything = list(range(len(measures)))
        if len(titles) < 2 or not measures:
            return [everything for _ in titles]
        if found := pairs(titles, measures):
            return found
        choices = {"order": WORDS.order(), "all": WORDS.all()}
        said = WORDS.pairing(cell=shown(cells.first("measure")))
        proposal = "order" if len(titles) == len(measures) else "all"
        if self._asking.answer(ClerkQuestion("answers/pairing", said, choices, proposal)) == "all":
            return [everything for _ in titles]
        last = len(titles) - 1
        return [[m for m in everything if min(m, last) == n] for n in range(len(titles))]

    def add(self, draft: Draft, measures: Sequence[NumberedItem], cells: RowCells) -> None:
        """Add measures to a point, with who answers for them, and who watches the point."""
        owners, watching = self._owners(draft, cells)
        for piece in cells.pieces.get("monitor", ()):
            named = self._persons.named(piece.text, piece.heading, draft.home, offices=True)
            watching += named.called
            draft.noted += [note(Piece(word, piece.heading)) for word in named.noted]
        if watching:
            draft.values["monitor"] = list(dict.fromkeys([*draft.values.get("monitor", ()), *watching]))
        if not measures:
            self._without_measures(draft, owners, cells)
            return
        extra = self._extra(draft, cells)
        for item in measures:
            for owner in owners or [""]:
                draft.measures.append({"text": item.text, "owner": owner, **extra})

    def _without_measures(self, draft: Draft, owners: Sequence[str], cells: RowCells) -> None:
        """What a row says of measures and has none: who answers for those above, else it is noted."""
        bare = [one for one in draft.measures if not one.get("owner")]
        for one in bare:
            one["owner"] = owners[0] if owners else ""
        for name in ("due", "regulation", *(() if bare else ("owner",))):
            draft.noted += [note(piece) for piece in cells.pieces.get(name, ())]

    def _owners(self, draft: Draft, cells: RowCells) -> tuple[list[str], list[str]]:
        """Who answers for the measures of a row, and who of those named watches instead."""
        pieces = cells.pieces.get("owner", [])
        found: dict[str, Piece] = {}
        for piece in pieces:
            named = self._persons.named(piece.text, piece.heading, draft.home, offices=False)
            found |= {
                ref: Piece(word, piece.heading) for ref, word in named.called.items() if ref not in found
            }
            draft.noted += [note(Piece(word, piece.heading)) for word in named.noted]
        if len(found) < 2:
            return [*found], []
        way = self._persons.several(shown(pieces[0].text), pieces[0].heading)
        if way == "each":
            return [*found], []
        first, *others = found
        if way == "first":
            draft.noted += [note(found[other]) for other in others]
        return [first], others if way == "watch" else []

    def _extra(self, draft: Draft, cells: RowCells) -> Plain:
        """When the measures of a row are due, and the regulation behind them; what is neither is noted."""
        extra: Plain = {}
        readers = (("due", day), ("regulation", self._values.regulation))
        for name, read in readers:
            for piece in cells.pieces.get(name, ())[:1]:
                if found := read(piece.text):
                    extra[name] = found
                else:
                    draft.noted.append(note(piece))
        return extra


def note(piece: Piece) -> str:
    """Return what the note of a point says of a cell without a field of its own."""
    return f"{piece.heading}：{joined(piece.text)}"


def shown(text: str) -> str:
    """Return a cell as a question shows it, on one line and not too long."""
    line = joined(text)
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
