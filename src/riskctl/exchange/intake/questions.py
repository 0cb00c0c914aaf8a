"""What only the clerk can say: one question for a column or a word, never one for a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from riskctl.base.messages import Said

OPEN = "?"  # an answer that nobody gave yet, in the file of the mapping


@dataclass(frozen=True, slots=True)
class ClerkQuestion:
    """A question by its key (`columns/责任人`): what is asked, what may be answered, what is proposed.

    With `known` an id that it knows may be answered too; the `proposal` may be blank.
    """

    key: str
    said: Said
    choices: Mapping[str, Said] = field(default_factory=dict)
    proposal: str = ""
    known: Callable[[str], bool] | None = None

    def takes(self, answer: str) -> bool:
        """Whether `answer` is one of those that may be given."""
        return answer in self.choices or bool(self.known and self.known(answer))


class Asking:
    """Answers from the mapping; what it lacks is asked once, and goes on as proposed until it is answered."""

    def __init__(self, answers: Mapping[str, str], accept: bool = False) -> None:
        self.answers = dict(answers)
        self.open: dict[str, ClerkQuestion] = {}
        self.asked: dict[str, ClerkQuestion] = {}
        self._accept = accept
        self._of_row: list[str] = []

    def answer(self, question: ClerkQuestion) -> str:
        """Return the answer to a question; where there is none, what is proposed for the time being."""
        self.asked.setdefault(question.key, question)
        given = self.answers.get(question.key, OPEN)
        if given != OPEN and question.takes(given):
            return given
        if self._accept and question.proposal:
            self.answers[question.key] = question.proposal
            return question.proposal
        self.open.setdefault(question.key, question)
        if question.key not in self._of_row:
            self._of_row.append(question.key)
        return question.proposal

    def of_row(self) -> list[str]:
        """Return the open questions met since the last call."""
        met, self._of_row = self._of_row, []
        return met

    def wrong(self) -> Iterator[tuple[ClerkQuestion, str]]:
        """Yield the questions that were answered with what may not be answered."""
        for key, question in self.open.items():
            if self.answers.get(key, OPEN) != OPEN:
                yield question, self.answers[key]
