"""The one guard of what people say before a file keeps it: no holder's name, nothing hidden, nothing blank.

It asks the record which of its fields people write freely (`Prose`), so that no command can forget one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riskctl.base.errors import RiskctlError, UnsoundError
from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.context import Context
from riskctl.records.fields import is_prose
from riskctl.records.record import Record
from riskctl.sources.csv.reader import guarded
from riskctl.sources.gate import Limits, unseen
from riskctl.year.log.rows import column

WORDS: Words = {
    "hidden": (
        "没有记录：“{field}”里有看不见的字符 {code}，多半是从网页或聊天里带来的；请重新键入。",
        "Nothing was recorded: “{field}” holds an invisible character, {code}, probably from a web page or a "
        "chat; please type it again.",
    ),
    "too-long": (
        "没有记录：“{field}”的文字太长，文件会读不出来；请写短些，详细的另存文件，在这里写文号。",
        "Nothing was recorded: the text of “{field}” is too long for its file to be read again; write less, "
        "and the number of a document that says more.",
    ),
    "blank": (
        "没有记录：“{field}”里只有空格，没有写字。",
        "Nothing was recorded: “{field}” holds blanks alone and says nothing.",
    ),
    "unknown": (
        "没有记录：people.yaml 有错，看不出“{field}”里有没有任职人员的姓名。先改好它"
        "（riskctl check 说明错在哪里），再运行一次；不写“{field}”的照常可以记。",
        "Nothing was recorded: people.yaml has a fault, so nobody can tell whether “{field}” holds a "
        "holder's name. Mend it first (riskctl check says what is wrong) and run this again; what has no "
        "“{field}” can be recorded as it is.",
    ),
    "name": (
        "没有记录：“{field}”里写了任职人员的姓名（{names}）。",
        "Nothing was recorded: “{field}” holds the name of a holder ({names}).",
    ),
    "name-hint": (
        "写岗位，不写姓名：写进去的姓名会一直留在历史里。",
        "Write posts, not names: a name once written stays in the history.",
    ),
    "question": (
        "没有记录：“{field}”里的“{names}”是指任职人员，还是一个词的一部分？",
        "Nothing was recorded: does “{names}” in “{field}” mean a holder, or is it part of a longer word?",
    ),
    "question-hint": (
        "指人的，改写岗位。只是普通的词，在 people.yaml 里给这个姓名加上 ambiguous: true，"
        "再运行一次；已经写了的，是因为挨着职务，换个说法。",
        "Where it means a person write the post. Where it is a common word add ambiguous: true to the name "
        "in people.yaml and run this again; where it has that already it is asked beside a title: say it "
        "otherwise.",
    ),
}


def refuse_row(row: Record, context: Context) -> None:
    """Raise RiskctlError where a row says what must not be kept."""
    said = {name: value for name, value in row if isinstance(value, str) and value}
    refuse_unfit(type(row), said, context)


def refuse_unfit(kind: type[Record], said: Mapping[str, str | Sequence[str]], context: Context) -> None:
    """Raise RiskctlError where what is `said` in fields of `kind`, by their names, must not be kept."""
    for name, value in said.items():
        is_free, field = is_prose(kind.model_fields[name]), column(kind, name)
        for text in (value,) if isinstance(value, str) else value:
            _refuse_text(text, field)
            if is_free:
                _refuse_prose(text, field, context)


def _refuse_text(text: str, field: Said) -> None:
    if code := unseen(text):
        raise RiskctlError(Said(WORDS["hidden"], {"field": field, "code": code}))
    if len(guarded(text)) > Limits().csv_cell:
        raise RiskctlError(Said(WORDS["too-long"], {"field": field}))


def _refuse_prose(text: str, field: Said, context: Context) -> None:
    if context.hides_names():
        raise UnsoundError(Said(WORDS["unknown"], {"field": field}))
    if not text.strip():
        raise RiskctlError(Said(WORDS["blank"], {"field": field}))
    if not context.people:
        return
    from riskctl.corpus.holder_names import masked, names_of  # a check loads this module and writes nothing

    names = names_of(context.people, context.organization)
    if names.may_be_in(text) and (found := names.within(text)):
        cause = "name" if any(one.is_person for one in found) else "question"
        shown = listed([masked(name) for name in dict.fromkeys(one.name for one in found)])
        said = Said(WORDS[cause], {"field": field, "names": shown})
        raise RiskctlError(said, Said(WORDS[f"{cause}-hint"]))
