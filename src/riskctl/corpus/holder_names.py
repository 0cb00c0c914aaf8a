"""Holders' names in a text: where one stands, and whether it stands there as a person.

The one judgement for all who look for names, whether they check, render or record. Names that look alike
are one name (`base.lookalike`). All names are one tree of their characters, so that to look for a thousand
costs what one does. What was measured: docs/internals/words.md#names-that-are-words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from riskctl.base.location import Span
from riskctl.base.lookalike import GAP, Folded, folded, is_odd
from riskctl.corpus.name_tree import HAN, NameTree, is_letter, one_of
from riskctl.corpus.organization import OFFICES, OrganizationIndex
from riskctl.corpus.people import PeopleIndex

SHORTEST = 2  # characters; a name of one would be found in every other sentence
LONGEST = 20  # of a longer name its beginning is looked for
MASK = "○"
# Beside one of these, or a post's name, an ordinary word is a name: 高峰同志, 科长高峰.
TITLES = (
    *("同志", "先生", "女士", "书记", "主任", "局长", "处长", "科长", "股长", "所长", "站长", "队长"),
    *("组长", "部长", "院长", "校长", "主席", "委员", "科员", "干事", "师傅"),
)
_LONGEST_TITLE = 40  # characters before a name among which its title is looked for
_WORDLIKE = re.compile(f"[{HAN}]{{2}}")  # a name of three is part of no longer word
_HAN = f"[{HAN}]"
_GAPS = re.compile(GAP)
# 安全委员会 and 主任办公会 are bodies and no persons; 科长会签 and 书记处理 are.
_NO_TITLE = "会(?![签同见])|团|处(?![理罚分置])|办公"
# What stands before a person who does something, and what such a person does: 由高峰负责. Compiled when first
# asked, as is `_HAN`: most checks find no name.
_DOER = f"(?:由|请|找|经|向|给|让){GAP}*\\Z"
_DOES = f"{GAP}*(?:负责|办理|签[字名发]|审[核批签查]|填[写报表]?|主[持办管]|每[天周月季年]|抽查|复核|说)"


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name as it is written, where, and whether as a person; else it may be part of a longer word."""

    name: str
    span: Span
    is_person: bool


class HolderNames:
    """The names of the holders' file, made ready to be looked for."""

    def __init__(self, people: PeopleIndex, organization: OrganizationIndex | None) -> None:
        bare = {_bare(name)[:LONGEST]: ambiguous for name, ambiguous in people.all_names().items()}
        self._known = {name: ambiguous for name, ambiguous in bare.items() if len(name) >= SHORTEST}
        own = {_bare(term) for term in _own_terms(organization)}
        # A name that may be part of a longer word, and what stands around it in the office's own terms.
        words = (name for name, ambiguous in self._known.items() if ambiguous or _WORDLIKE.fullmatch(name))
        self._terms = {name: tuple(_around(name, own)) for name in words}
        seats = organization.seats.values() if organization else ()
        self._titles = {*TITLES, *(_bare(seat.post.name) for seat in seats)} - {""}
        self._some = NameTree(self._known)

    # Made once a word is found that may be a name: to make them takes as long as to check many files.
    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(f"{one_of(self._titles)}{GAP}*\\Z")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(f"{GAP}*{one_of(self._titles)}(?!{_NO_TITLE})")

    def may_be_in(self, text: str) -> bool:
        """Return whether `text` is worth a closer look: no name is in a text for which this is False."""
        if self._some.search(text.lower()) or "\\" in text:
            return True
        return is_odd(text) and bool(self._some.search(folded(text).text))

    def within(self, value: str, own_terms: bool = True) -> list[NameFound]:
        """Return the names in a value. In what the organisation itself is called, such as a post 安全委员, a
        word is no name; without `own_terms` it is a question there too."""
        text = folded(value)
        whole = Span(len(text.text) - len(text.text.lstrip()), len(text.text.rstrip()))
        return list(self._found(text, value, whole, own_terms))

    def places(self, text: str) -> Iterator[NameFound]:
        """Yield each name in the text of a file, comments and all; none goes on in another line."""
        found = self._found(folded(text), text, None, True)
        return (one for one in found if "\n" not in text[one.span.start : one.span.end])

    def veiled(self, text: str) -> str:
        """Return `text` as a message may repeat it, as long as it was: of each name only the first character
        is left."""
        if not self.may_be_in(text):
            return text
        for one in reversed(self.within(text)):
            span = one.span
            text = text[: span.start] + masked(text[span.start : span.end]) + text[span.end :]
        return text

    def _found(self, text: Folded, written: str, whole: Span | None, own_terms: bool) -> Iterator[NameFound]:
        at = 0
        while here := self._some.search(text.text, at):
            is_person = here == whole or self._stands(text.text, here, own_terms)
            at = here.start + 1 if is_person is None else here.end
            if is_person is not None:
                span = text.span(here.start, here.end)
                name = unicodedata.normalize("NFKC", written[span.start : span.end])
                yield NameFound(name, span, is_person)

    def _stands(self, text: str, here: Span, own_terms: bool) -> bool | None:
        """Whether a name stands as a person; False where that is a question, None where it is no name."""
        name = _GAPS.sub("", text[here.start : here.end])
        before, after = text[max(0, here.start - _LONGEST_TITLE) : here.start], here.end
        if is_letter(name) and is_letter(before[-1:]):
            return None
        ambiguous = self._known[name]
        if not ambiguous and name not in self._terms:
            return True
        own = any(before.endswith(b) and text.startswith(a, after) for b, a in self._terms.get(name, ()))
        if own:
            return None if own_terms or ambiguous else False
        if self._after.match(text, after):
            return True
        ends = not _is_han(text[after : after + 1]) or bool(re.compile(_DOES).match(text, after))
        if self._before.search(before):
            return ends
        if ambiguous:
            return None
        return ends and (not _is_han(before[-1:]) or bool(re.search(_DOER, before)))


@lru_cache(maxsize=1)
def names_of(people: PeopleIndex, organization: OrganizationIndex | None) -> HolderNames:
    """Return the names of `people`, made ready once for all files."""
    return HolderNames(people, organization)


def masked(name: str) -> str:
    """Return a name as a message shows it: whoever wrote it knows it again, and no log of calls has it."""
    return name[:1] + "".join(one if one.isspace() else MASK for one in name[1:])


def _is_han(character: str) -> bool:
    return re.match(_HAN, character) is not None


def _bare(text: str) -> str:
    return _GAPS.sub("", folded(text).text)


def _own_terms(organization: OrganizationIndex | None) -> Iterator[str]:
    """What the units, their offices, departments and posts are called."""
    for unit in organization.record.units if organization else ():
        offices = (getattr(unit, office) for office in OFFICES)
        yield from (unit.name, *(office.name for office in offices if office))
        for department in unit.departments:
            yield from (department.name, *(post.name for post in department.posts))


def _around(name: str, terms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What stands before and after a name in the terms that hold it and more."""
    for term in terms:
        before, found, after = term.partition(name)
        if found and term != name:
            yield before, after
