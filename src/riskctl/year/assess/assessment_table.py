"""The table in which the assessments of many bodies are entered at once, to be filled in, and read back.

It has a row for each item of each body; where points are taken twice, people add one. An item of which
nothing is filled in stays not assessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Phrase, Said, Words, listed
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.records.keys import field_word
from riskctl.records.kinds.assessment import Entry
from riskctl.records.kinds.policy import Assessing, Item
from riskctl.year.assess.assessment import assessed_body
from riskctl.year.assess.bands import points_text
from riskctl.year.log.filled_table import CellError, FilledRow, RowRefusals, TableForm, filled_rows
from riskctl.year.log.prose import refuse_row
from riskctl.year.log.rows import new_row

SAID = ("points", "reason", "lapse", "answers", "basis")  # what people fill in
BESIDE: Words = {
    "name": ("名称", "name"),
    "full": ("满分", "full"),
    "less": ("扣分标准", "deductions"),
    "facts": ("算出的事实", "facts"),
}
FORM = TableForm(
    {"body": ("单位或部门", "body"), "item": ("考核项目", "item")}
    | {name: field_word(Entry, name) for name in SAID},
    ("body", "item", "points"),
    BESIDE,
    "riskctl assess … --table",
)
Facts = Mapping[str, Mapping[str, Sequence[Said]]]  # of each body, by question


class WORDS:
    """What is wrong with a row."""

    no_body = Phrase("空着；写 单位 或 单位/部门", "blank; write unit or unit/department")
    no_item = Phrase("没有“{item}”这个考核项目；有：{known}", "there is no item “{item}”; there are: {known}")
    no_points = Phrase(
        "空着，就是没有考核；没有扣分写 0", "blank, which is not assessed; write 0 where nothing is taken off"
    )


@dataclass(slots=True)
class FilledBody:
    """What a table says of one body: its entries, each with its row."""

    subject: Subject
    rows: list[FilledRow] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def blank(bodies: Sequence[Subject], rules: Assessing, facts: Facts, language: Language) -> bytes:
    """Return the table with a row for each item of `bodies`, to be filled in, facts and deductions beside."""

    def said(several: Iterable[Said | str]) -> str:
        return "；".join(one if isinstance(one, str) else one.text(language) for one in several)

    return FORM.laid_out(
        (
            {
                "body": body.ref,
                "item": item.name,
                "name": body.department.name if body.department else body.unit.name,
                "full": points_text(item.points),
                "less": said(
                    f"{points_text(d.points)} {d.text}" for d in rules.deductions if d.item == item.id
                ),
                "facts": said(facts[body.ref].get(item.question or "", ())),
            }
            for body in bodies
            for item in rules.items
        ),
        language,
    )


def filled(data: bytes, file: str) -> list[FilledRow]:
    """Return the rows that say anything of an item; raises RiskctlError where the table cannot be read."""
    return [row for row in filled_rows(data, file, FORM) if row.cells.keys() & {*SAID}]


def by_body(
    rows: Iterable[FilledRow], rules: Assessing, refusals: RowRefusals, context: Sound
) -> list[FilledBody]:
    """Return what the rows say of each body, in their order; what cannot be kept goes to `refusals`."""
    found: dict[str, FilledBody] = {}
    for row in rows:
        with refusals.of_row(row):
            subject = _body(row, refusals, context.organization)
            entry = _entry(row, rules, refusals, context)
            one = found.setdefault(subject.ref, FilledBody(subject))
            one.rows.append(row)
            one.entries.append(entry)
    return [*found.values()]


def _body(row: FilledRow, refusals: RowRefusals, organization: OrganizationIndex) -> Subject:
    with refusals.in_column("body"):
        if "body" not in row.cells:
            raise RiskctlError(WORDS.no_body())
        return assessed_body(row.cells["body"], organization)


def _entry(row: FilledRow, rules: Assessing, refusals: RowRefusals, context: Sound) -> Entry:
    with refusals.in_column("item"):
        item = _item(row.cells.get("item", ""), rules)
    if "points" not in row.cells:
        raise CellError(FORM.columns["points"], WORDS.no_points())
    said = {name: row.cells[name] for name in SAID if name in row.cells}
    entry = new_row(Entry, {"item": item.id, **said})
    refuse_row(entry, context)
    return entry


def _item(word: str, rules: Assessing) -> Item:
    found = next((one for one in rules.items if word in (one.id, one.name)), None)
    if found is None:
        raise RiskctlError(WORDS.no_item(item=word, known=listed([one.name for one in rules.items])))
    return found
