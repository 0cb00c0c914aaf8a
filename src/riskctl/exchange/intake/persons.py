"""Who answers and who watches: titles in a cell as references of the organisation, and no person's name.

A title that is no post's own is asked once for a word; a heading that says whose title it is (部门负责人,
分管领导) helps where the organisation names that post.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from riskctl.base.messages import Phrase
from riskctl.exchange.intake.places import Home, Places, parts
from riskctl.exchange.intake.questions import Asking, ClerkQuestion


class WORDS:
    """What is asked about persons."""

    who = Phrase(
        "“{heading}”里的“{word}”是哪个岗位或部门？",
        "Which post or department is “{word}” under “{heading}”?",
    )
    head = Phrase("本部门负责人", "the head of the department")
    leader = Phrase("本部门的主管领导", "the leader in charge of the department")
    note = Phrase("记在备注里", "keep it in the note")
    skip = Phrase("不要", "leave it out")
    owners = Phrase(
        "“{heading}”一格里有几个人（如“{cell}”），一条措施只有一个责任人，怎样写？",
        "A cell of “{heading}” names several (“{cell}”), and a measure has one owner. How is it written?",
    )
    first = Phrase("第一个是责任人，其余记在备注里", "the first is the owner, the rest are noted")
    each = Phrase("每人一条措施", "a measure for each")
    watch = Phrase("第一个是责任人，其余是监控责任人", "the first is the owner, the rest watch")


HEAD, LEADER, NOTE, SKIP = "head", "leader", "note", "skip"
_HEADS = ("负责人", "科长", "处长", "股长", "主任", "所长")
_LEADERS = ("分管", "主管", "领导")


@dataclass(frozen=True, slots=True)
class Named:
    """Who a cell names: references with the words for them, and what is left to note."""

    called: Mapping[str, str]
    noted: tuple[str, ...] = ()


class Persons:
    """Reads the cells of owners and monitors."""

    def __init__(self, places: Places, asking: Asking) -> None:
        self._places = places
        self._asking = asking

    def named(self, text: str, heading: str, home: Home, *, offices: bool) -> Named:
        """Return whom a cell names; an office may only watch (`offices`)."""
        called: dict[str, str] = {}
        noted = []
        for word in parts(text):
            found = (self._places.office(word, home.unit) if offices else "") or self._places.titled(
                word, home
            )
            found = found or self._said(word, heading, home)
            if found == NOTE:
                noted.append(word)
            elif found and found != SKIP:
                called.setdefault(found, word)
        return Named(called, tuple(noted))

    def several(self, text: str, heading: str) -> str:
        """Return how the owners are written where a cell names several: first, each or watch."""
        choices = {"first": WORDS.first(), "each": WORDS.each(), "watch": WORDS.watch()}
        return self._asking.answer(
            ClerkQuestion("answers/owners", WORDS.owners(heading=heading, cell=text), choices, "first")
        )

    def _said(self, word: str, heading: str, home: Home) -> str:
        answer = self._asking.answer(self._question(word, heading, home))
        if answer in (HEAD, LEADER):
            return self._relative(answer, home) or NOTE
        return answer

    def _question(self, word: str, heading: str, home: Home) -> ClerkQuestion:
        choices = {HEAD: WORDS.head(), LEADER: WORDS.leader(), NOTE: WORDS.note(), SKIP: WORDS.skip()}
        return ClerkQuestion(
            f"words/person/{word}",
            WORDS.who(word=word, heading=heading),
            choices,
            self._proposal(word, heading, home),
            lambda ref: self._places.is_known(ref, home),
        )

    def _proposal(self, word: str, heading: str, home: Home) -> str:
        """By the heading and the title, where the organisation names such a post."""
        leads = any(one in heading or one in word for one in _LEADERS)
        heads = any(one in heading for one in _HEADS) or any(word == one for one in _HEADS)
        meant = LEADER if leads else HEAD if heads else ""
        return meant if meant and self._relative(meant, home) else NOTE

    def _relative(self, which: str, home: Home) -> str:
        department = self._places.record_of(home)
        if department is None:
            return ""
        ref = department.head if which == HEAD else department.leader_in_charge
        return f"{home.department}/{ref}" if ref and "/" not in ref else ref
