"""From the cells of a row to risk points: numbered points split, measures split and paired with them."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.base.messages import Phrase
from riskctl.exchange.intake.cells import Piece, RowCells
from riskctl.exchange.intake.draft import Draft
from riskctl.exchange.intake.draft import Values as Plain
from riskctl.exchange.intake.levels import LevelReader, is_aggregate
from riskctl.exchange.intake.lexicon import ticked
from riskctl.exchange.intake.measures import MeasureReader, note, shown
from riskctl.exchange.intake.numbering import NumberedItem, clauses, items, joined, pairs
from riskctl.exchange.intake.persons import Persons
from riskctl.exchange.intake.places import Home, Places, parts
from riskctl.exchange.intake.questions import Asking, ClerkQuestion
from riskctl.exchange.intake.values import NOTE, Values, day


class WORDS:
    """What is asked about points and measures."""

    posts = Phrase(
        "“{heading}”一格里有几个岗位（如“{cell}”），风险点写进哪里？",
        "A cell of “{heading}” names several posts (“{cell}”); where do its points go?",
    )
    each = Phrase("每个岗位的登记表各写一份", "into the register of each post")
    together = Phrase("写进部门（或单位）的登记表，一份", "once, into the register of the department or unit")
    numbered = Phrase(
        "“{heading}”里编了号的几项（如“{cell}”）各是什么？",
        "What are the numbered items under “{heading}” (“{cell}”)?",
    )
    points = Phrase("各是一个风险点，措施按编号配", "a risk point each, with the measures of their numbers")
    shows = Phrase("同一个风险点的几种表现", "ways in which one risk point shows")
    numbers = Phrase(
        "风险点前面的编号（如“{cell}”）要不要？",
        "Are the numbers before the risk points (“{cell}”) kept?",
    )
    drop = Phrase("不要，由 riskctl 另编 R01、R02", "no: riskctl numbers them R01, R02")
    keep = Phrase("留作风险点的编号", "yes, as their ids")


SINGLE = (
    "kind",
    "category",
    "origin",
    "matter",
    "level",
    "probability",
    "severity",
    "due",
    "since",
    "regulation",
    "id",
)
# What belongs to a point and stands in a further row of it is noted: the first row has said it.
OF_POINT: tuple[str, ...] = (
    "title",
    "unit",
    "department",
    "post",
    "id",
    "kind",
    "category",
    "origin",
    "matter",
    "level",
)
OF_POINT += ("probability", "severity", "since")


class PointMaker:
    """Makes the points of a row, and adds what further rows say of them."""

    def __init__(
        self,
        values: Values,
        persons: Persons,
        places: Places,
        levels: LevelReader,
        asking: Asking,
        home: Home,
    ) -> None:
        self._values = values
        self.measures = MeasureReader(values, persons, asking)
        self._places = places
        self._levels = levels
        self._asking = asking
        self._home = home

    def points(self, cells: RowCells, section: Home | None) -> list[Draft]:
        """Return the points that a row makes."""
        shared, noted = self.shared(cells)
        titles, manifestations = self._titles(cells)
        measures = self.measures.read(cells)
        groups = self.measures.paired(titles, measures, cells)
        drafts = []
        for home, unplaced in self.homes(cells, section or self._home).items():
            for number, title in enumerate(titles):
                draft = Draft(home, {"title": title.text, **shared}, noted=[*noted, *unplaced])
                if len(titles) == 1 and manifestations:
                    draft.values["manifestations"] = manifestations
                self.number(draft, title, cells)
                self.measures.add(draft, [measures[n] for n in groups[number]], cells)
                drafts.append(draft)
        return drafts

    def more(self, cells: RowCells, drafts: Sequence[Draft]) -> None:
        """Add what a further row of the same points says."""
        measures = self.measures.read(cells)
        for draft in drafts:
            shows = [one for piece in cells.pieces.get("manifestations", ()) for one in _several(piece.text)]
            if shows:
                draft.values["manifestations"] = [*draft.values.get("manifestations", ()), *shows]
            self.measures.add(draft, measures, cells)
            draft.noted += self._noted(cells)
            draft.noted += [note(piece) for name in OF_POINT for piece in cells.pieces.get(name, ())]

    def shared(self, cells: RowCells) -> tuple[Plain, list[str]]:
        """The values that all points of a row share, and what is only noted."""
        values: Plain = {}
        noted = self._noted(cells)
        for name in ("kind", "category", "origin"):
            for piece in cells.pieces.get(name, ())[:1]:
                code = self._values.coded(name, piece.text, piece.heading)
                if code == NOTE:
                    noted.append(note(piece))
                else:
                    values[name] = code
        self._matter(cells, values, noted)
        for name in ("kind", "category"):
            if not values.get(name):
                values[name] = self._values.default(name)
        self._since(cells, values, noted)
        for name in ("probability", "severity"):
            for piece in cells.pieces.get(name, ())[:1]:
                word = self._values.scale(name, piece.text, piece.heading)
                if word == NOTE:
                    noted.append(note(piece))
                else:
                    values[name] = word
        self._level(cells, values, noted)
        return values, noted

    def _since(self, cells: RowCells, values: Plain, noted: list[str]) -> None:
        for piece in cells.pieces.get("since", ())[:1]:
            if since := day(piece.text):
                values["since"] = since
            else:
                noted.append(note(piece))

    def _matter(self, cells: RowCells, values: Plain, noted: list[str]) -> None:
        for piece in cells.pieces.get("matter", ())[:1]:
            matter, power = self._values.matter(piece.text, piece.heading)
            if matter == NOTE:
                noted.append(note(piece))
            else:
                values["matter"] = matter
                if category := self._values.category_of(power):
                    values.setdefault("category", category)

    def _level(self, cells: RowCells, values: Plain, noted: list[str]) -> None:
        for piece in cells.pieces.get("level", ())[:1]:
            text = ticked(piece.text)
            if is_aggregate(text):
                noted.append(note(piece))
            else:
                values["claimed"] = self._levels.read(text)

    def _noted(self, cells: RowCells) -> list[str]:
        """What goes into the note: its own column, nodes of no chart, a second cell of what is one value."""
        pieces = [*cells.pieces.get("note", ()), *cells.pieces.get("flow", ())]
        for name in SINGLE:
            pieces += cells.pieces.get(name, ())[1:]
        return [note(piece) for piece in pieces]

    def homes(self, cells: RowCells, home: Home) -> dict[Home, list[str]]:
        """Return whose the points of a row are, each with the words that name no place, to be noted."""
        noted: list[str] = []
        if "unit" in cells:
            home = Home(self._places.unit(cells.first("unit")) or home.unit)
        for piece in cells.pieces.get("department", ())[:1]:
            found = self._places.department(joined(piece.text), home.unit)
            noted += [] if found else [note(piece)]
            home = Home(home.unit, found)
        if "post" not in cells:
            return {home: noted}
        piece = cells.pieces["post"][0]
        named = parts(piece.text)
        if len(named) > 1 and self._together(piece):
            return {home: [*noted, note(piece)]}
        if len(named) < 2:
            named = [joined(piece.text)]
        found_posts: dict[Home, list[str]] = {}
        for word in named:
            post = self._places.post(word, home)
            found_posts.setdefault(post, list(noted))
            found_posts[post] += [note(Piece(word, piece.heading))] if post == home else []
        return found_posts

    def _together(self, piece: Piece) -> bool:
        """Whether the points of several posts are written once, above them."""
        choices = {"each": WORDS.each(), "together": WORDS.together()}
        said = WORDS.posts(heading=piece.heading, cell=shown(piece.text))
        question = ClerkQuestion("answers/posts", said, choices, "each")
        return self._asking.answer(question) == "together"

    def _titles(self, cells: RowCells) -> tuple[list[NumberedItem], list[str]]:
        """The points of a row by their titles, and how the one point shows."""
        pieces = cells.pieces.get("title", [])
        shown = cells.pieces.get("manifestations", [])
        if not pieces:
            return items(shown[0].text), []
        titles = [item for piece in pieces[:1] for item in items(piece.text)]
        shows = [one for piece in [*pieces[1:], *shown] for one in _several(piece.text)]
        if len(titles) == 1 and shown and self._are_points(shown[0], cells):
            whole = titles[0].text
            return [NumberedItem(f"{whole}：{item.text}", item.number) for item in items(shown[0].text)], []
        if len(titles) > 1 and shows:
            titles = [NumberedItem(f"{item.text}：{'；'.join(shows)}", item.number) for item in titles]
        return titles, shows

    def _are_points(self, piece: Piece, cells: RowCells) -> bool:
        """Whether numbered ways in which a point shows are points: measures have their numbers too."""
        numbered, measures = items(piece.text), self.measures.read(cells)
        if len(numbered) < 2 or pairs(numbered, measures) is None or not measures:
            return False
        choices = {"points": WORDS.points(), "shows": WORDS.shows()}
        said = WORDS.numbered(heading=piece.heading, cell=shown(piece.text))
        return self._asking.answer(ClerkQuestion("answers/numbered", said, choices, "points")) == "points"

    def number(self, draft: Draft, title: NumberedItem, cells: RowCells) -> None:
        if "id" in cells:
            draft.id = "".join(cells.first("id").split())
        elif title.number and "title" in cells and items(cells.first("title"))[0].number:
            said = WORDS.numbers(cell=shown(cells.first("title")))
            choices = {"drop": WORDS.drop(), "keep": WORDS.keep()}
            if self._asking.answer(ClerkQuestion("answers/numbers", said, choices, "drop")) == "keep":
                draft.id = title.number


def _several(text: str) -> list[str]:
    """The ways in which a point shows, numbered or divided by semicolons and lines."""
    numbered = items(text)
    if len(numbered) == 1 and not numbered[0].number:
        return clauses(text)
    return [item.text for item in numbered]
