"""The categories of risk by the policy in force: the plan's five, or those of the body that wrote them.

A register names one by its id, its name or an alias. The record cannot tell which there are
(`records.risk_point`), so once the policy is known each becomes the id, and a word of none is a fault of
the document, worded and placed as any other word outside its list (RK104).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from riskctl.base.messages import Pair, Said, listed
from riskctl.base.nearest import nearest
from riskctl.corpus.document import Document
from riskctl.records.kinds.policy import PolicyCategory
from riskctl.records.reading import unknown_value
from riskctl.records.register import Register
from riskctl.records.table import TableTree
from riskctl.records.vocabulary import CODES, code_of
from riskctl.sources.fault import Fault

SHIPPED = CODES["category"]


@dataclass(frozen=True, slots=True)
class RiskCategory:
    """A category: its id, its words in zh and en, further ones that are read, the power it is about."""

    id: str
    name: Pair
    aliases: tuple[str, ...] = ()
    power: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that is read for it."""
        return tuple(dict.fromkeys((self.id, self.name[0], *self.aliases)))


class Categories:
    """The categories in force, in the policy's order, found by every writing."""

    def __init__(self, own: tuple[PolicyCategory, ...] = ()) -> None:
        self._all = tuple(map(_of, own)) or tuple(map(_shipped, SHIPPED))
        self.are_own = bool(own)
        self._by_word: dict[str, RiskCategory] = {}
        for one in reversed(self._all):
            self._by_word |= dict.fromkeys(meanings(one), one)

    def __iter__(self) -> Iterator[RiskCategory]:
        return iter(self._all)

    def find(self, word: str) -> RiskCategory | None:
        """Return the category that `word` names, None for a word of none."""
        return self._by_word.get(word) or self._by_word.get(code_of("category", word) or "")

    def id_of(self, word: str) -> str:
        """Return the id of the category that `word` names; the word itself where it names none."""
        found = self.find(word)
        return found.id if found else word

    def of_power(self, power: str) -> list[RiskCategory]:
        """Return the categories that are about `power`."""
        return [one for one in self._all if one.power == power]

    def near(self, word: str) -> str:
        """Return the word of a category that comes nearest to a wrong one; blank for none."""
        return nearest(word, ((one.name[0], *one.words) for one in self._all))

    @property
    def allowed(self) -> list[object]:
        """The categories as a message lists them: the name, with the id where that is another word."""
        own = ("{name}（{id}）", "{name} ({id})")
        return [
            Said(own, {"name": one.name[0], "id": one.id})
            if one.id not in SHIPPED or one.name != SHIPPED[one.id]
            else Said(("{word}", "{code}"), {"word": Said(one.name), "code": one.id})
            for one in self._all
        ]


def meanings(category: RiskCategory) -> set[str]:
    """Return what a record may hold for a category: its words, or the code of one that has a code."""
    return {code_of("category", word) or word for word in category.words} | {*category.words}


def _shipped(id: str) -> RiskCategory:
    return RiskCategory(id, SHIPPED[id], power=id if id in CODES["power"] else "")


def _of(own: PolicyCategory) -> RiskCategory:
    """One of the five keeps its words and its power where the policy gives it no others."""
    id = code_of("category", own.id) or own.id
    name = (own.name, own.name) if own.name else SHIPPED.get(id, (id, id))
    power = own.power or (id if id in CODES["power"] else "")
    return RiskCategory(id, name, own.aliases, power)


def categorized(document: Document, known: Categories | None) -> Document:
    """Return `document` with the id of each point's category, and a fault for each word that names none."""
    register, tree = document.register, document.tree
    if known is None or register is None or tree is None:
        return document
    ids, faults = [], [*document.faults]
    for number, point in enumerate(register.risk_points):
        found = known.find(point.category) if point.category else None  # blank in a workbook
        ids.append(found.id if found else point.category)
        path = ("risk_points", number, "category")
        if found is None and point.category and not (isinstance(tree, TableTree) and tree.guesses(path)):
            allowed, near = known.allowed, known.near(point.category)
            faults.append(unknown_value(document.span(path), point.category, allowed, near))
    faults = [_listed(fault, known) for fault in faults] if known.are_own else faults
    if [point.category for point in register.risk_points] != ids:
        document = replace(document, reading=replace(document.reading, record=_with(register, ids)))
    return document if faults == [*document.faults] else replace(document, faults=tuple(faults))


def _with(register: Register, ids: list[str]) -> Register:
    points = [
        point if point.category == id else point.model_copy(update={"category": id})
        for point, id in zip(register.risk_points, ids, strict=True)
    ]
    return register.model_copy(update={"risk_points": tuple(points)})


def _listed(fault: Fault, known: Categories) -> Fault:
    """A fault of a missing category, which was worded before anybody knew those of the policy."""
    if (fault.rule, fault.cause) != ("RK102", "no-word") or fault.path[-1:] != ("category",):
        return fault
    return replace(fault, fields={**fault.fields, "allowed": listed(known.allowed)})
