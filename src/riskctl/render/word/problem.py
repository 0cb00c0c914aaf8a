"""What is wrong with a Word template, in words: which placeholder, where it stands, what was meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from riskctl.base.messages import Said, Words, listed, term
from riskctl.base.nearest import did_you_mean, one_of
from riskctl.render.template.failure import LARGEST, MOST
from riskctl.render.template.failure import WORDS as FILLING

WORDS: Words = {
    "body": ("正文第 {paragraph} 段", "paragraph {paragraph} of the text"),
    "cell": ("第 {table} 个表第 {row} 行", "table {table}, row {row}"),
    "header": ("页眉", "the header"),
    "footer": ("页脚", "the footer"),
    "notes": ("脚注或尾注", "a note"),
    "whole": ("整个文件", "the whole file"),
    "at": ("{place}，{what}：{why}", "{place}, {what}: {why}"),
    "of": ("{place}：{why}", "{place}: {why}"),
}
WHY: Words = {
    **FILLING,
    "open": (
        "花括号不成对：占位符写作 {{{{ unit.name }}}}，要用半角花括号，各两个",
        "its braces do not match: a placeholder is written {{{{ unit.name }}}}, with two plain braces each",
    ),
    "single": (
        "只有一对花括号，不会填：要写成 {{{{ {name} }}}}",
        "with one pair of braces it is not filled: write {{{{ {name} }}}}",
    ),
    "crosses": (
        "开头和结尾不在同一段，又不是各占一段、各占一行或者在同一行的头尾两格",
        "its beginning and its end stand neither in one paragraph, nor alone in theirs, nor in the first and "
        "the last cell of one row",
    ),
    "more": ("这一行还有别的文字，会丢失", "its row holds other text, which would be lost"),
    "elsewhere": (
        "占位符写在域、链接、文本框的属性等地方，那里不填；写到文字里",
        "a placeholder stands in a field, a link or a property, where none is filled: write it into the text",
    ),
    "field": (
        "有“{what}”域，打开时会读别处的内容；删去它",
        "the field “{what}” would read from elsewhere once it is opened; take it out",
    ),
    "external": (
        "引用了文件以外的内容（{what}）；改成嵌入的",
        "it refers to something outside the file ({what}); embed it instead",
    ),
    "macros": (
        "有宏或者嵌入的对象；另存为不带宏的 .docx",
        "it has macros or objects; save it as a plain .docx",
    ),
    "damaged": ("打不开：不是完好的 .docx 文件", "it cannot be opened: not a sound .docx file"),
    "unbalanced": (
        "填好以后不成样子：循环或条件跨了表格",
        "once filled it falls apart: a loop or condition crosses a table",
    ),
    "none": ("一个占位符也没有", "it has no placeholder at all"),
}


@dataclass(frozen=True, slots=True)
class WordPlace:
    """Where in a Word file something stands; `part` is whole, body, header, footer or notes."""

    part: str = "whole"
    paragraph: int = 0
    table: int = 0
    row: int = 0

    def said(self) -> Said:
        """Return it in words."""
        key = "cell" if self.part == "body" and self.table else self.part
        return Said(WORDS[key], {"paragraph": self.paragraph, "table": self.table, "row": self.row})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: the `key` of its wording, the word it is about, the placeholder, what there is."""

    key: str
    what: str = ""
    place: WordPlace = WordPlace()
    token: str = ""
    among: tuple[str, ...] = ()

    def said(self) -> Said:
        """Return it as a sentence."""
        fields = {"what": self.what, "name": self.what, "largest": LARGEST}
        why = Said(WHY[self.key], fields)
        place = {"place": self.place.said(), "what": self.token, "why": why}
        return Said(WORDS["at" if self.token else "of"], place)

    def hint(self) -> Said | None:
        """Return what was meant, else what there is."""
        if not self.among:
            return None
        return did_you_mean(self.what, self.among) or one_of(self.among, MOST)

    def data(self) -> dict[str, Any]:
        """Return it as one process tells it another."""
        return asdict(self)


def problem_of(data: Mapping[str, Any]) -> Problem:
    """Return the problem that another process told.

    Raises KeyError, TypeError or ValueError where it is none.
    """
    place = WordPlace(
        str(data["place"]["part"]), *(int(data["place"][key]) for key in ("paragraph", "table", "row"))
    )
    if data["key"] not in WHY:
        raise ValueError
    among: Sequence[Any] = data["among"]
    return Problem(data["key"], str(data["what"]), place, str(data["token"]), tuple(map(str, among)))


def told(problems: Sequence[Problem]) -> Said:
    """Return several problems as one field."""
    return listed([one.said() for one in problems]) if problems else term(("", ""))
