"""What a cell that was filled in means for a register: a choice, a day, items, text; or why nothing."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from riskctl.base.messages import Phrase, Said, listed
from riskctl.corpus.holder_names import masked, names_of
from riskctl.exchange.workbook.baseline import plain
from riskctl.exchange.workbook.choices import BookChoices
from riskctl.exchange.workbook.columns import BookColumn
from riskctl.exchange.workbook.edits import Value
from riskctl.exchange.workbook.scope import BookScope
from riskctl.records.fields import Day
from riskctl.records.risk_point import NONE_MET
from riskctl.records.table import day_text, items
from riskctl.sources.gate import unseen

_DAY: TypeAdapter[object] = TypeAdapter(Day)


class WORDS:
    """Why a cell is not taken."""

    empty = Phrase("“{column}”空着", "“{column}” is blank")
    unknown = Phrase("“{text}”不在“{column}”的列表里", "“{text}” is not on the list of “{column}”")
    near = Phrase(
        "“{text}”不在“{column}”的列表里，是不是“{near}”",
        "“{text}” is not on the list of “{column}”; did you mean “{near}”",
    )
    day = Phrase(
        "“{column}”的“{text}”不是日期，要写成 2010-05-31 这样",
        "“{text}” under “{column}” is no day; write it as 2010-05-31",
    )
    hidden = Phrase(
        "“{column}”里有看不见的字符 {code}，请重新键入",
        "“{column}” holds an invisible character, {code}; type it again",
    )
    name = Phrase(
        "“{column}”里写了任职人员的姓名（{names}），请改写岗位",
        "“{column}” holds the name of a holder ({names}); write the post",
    )


@dataclass(frozen=True, slots=True)
class Cells:
    """Reads cells of a workbook in its language and lists."""

    scope: BookScope

    def meant(
        self, text: str, column: BookColumn, department: str, lines_alone: bool = False
    ) -> Value | Said | None:
        """Return the value that a cell means, None where it is blank, or why it is not taken.

        `lines_alone` parts a list at its line breaks alone, since an item of it holds a ；.
        """
        text = plain(text)
        if not text:
            return self._blank(column)
        if said := self._unfit(text, column):
            return said
        choices = self.scope.choices.get(column.code)
        if column.many:
            return self._many(text, column, choices, department, lines_alone)
        if column.day:
            return self._day(text, column)
        return self._one(text, column, choices, department) if choices else (text,)

    def _blank(self, column: BookColumn) -> Said | None:
        return WORDS.empty(column=column.word(self.scope.language)) if column.filled == "must" else None

    def _unfit(self, text: str, column: BookColumn) -> Said | None:
        word, context = column.word(self.scope.language), self.scope.context
        for line in text.split("\n"):
            if code := unseen(line):
                return WORDS.hidden(column=word, code=code)
        names = names_of(context.people, context.organization) if context.people else None
        if names and names.may_be_in(text):
            found = [masked(one.name) for one in names.within(text) if one.is_person]
            if found:
                return WORDS.name(column=word, names=listed([*dict.fromkeys(found)]))
        return None

    def _day(self, text: str, column: BookColumn) -> Value | Said:
        try:
            return (str(_DAY.validate_python(day_text(text))),)
        except ValidationError:
            return WORDS.day(column=column.word(self.scope.language), text=text)

    def _one(self, text: str, column: BookColumn, choices: BookChoices, department: str) -> Value | Said:
        if known := choices.meant(text, department):
            return known.written
        if choices.open:
            return (text,)
        fields = {"column": column.word(self.scope.language), "text": text}
        near = choices.near(text)
        return WORDS.near(near=near, **fields) if near else WORDS.unknown(**fields)

    def _many(
        self, text: str, column: BookColumn, choices: BookChoices | None, department: str, lines_alone: bool
    ) -> Value | Said:
        if column.code == "criteria" and text in NONE_MET:
            return []
        found: list[tuple[str, ...]] = []
        for item in text.split("\n") if lines_alone else items(text):
            if not item.strip():
                continue
            value = self._one(item.strip(), column, choices, department) if choices else (item.strip(),)
            if isinstance(value, Said):
                return value
            assert isinstance(value, tuple)
            found.append(value)
        return found
