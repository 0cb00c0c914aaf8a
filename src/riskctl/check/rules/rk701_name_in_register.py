"""RK701 name-in-register: a holder's name stands in a file other than people.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.location import DataPath
from riskctl.base.messages import listed
from riskctl.check.example import CLERK, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.holder_names import HolderNames, names_of
from riskctl.corpus.tables import is_table
from riskctl.records.table import TableTree, items
from riskctl.sources.tree import Data

RULE = Rule(
    id="RK701",
    name="name-in-register",
    severity="error",
    scope="register",
    needs=("people",),
    title=("登记表里写了姓名", "A name in a register"),
    why=(
        "公示的是岗位，不是个人；git 会把写过的姓名一直留着，人调走了也删不掉。姓名只写在 people.yaml 一处，"
        "换了人只改一处，也能另库保管。",
        "Posts are published, persons are not, and git keeps every name ever written, also of those who "
        "left. Names stand in people.yaml alone: one place to change, and one that can be kept elsewhere.",
    ),
    words={
        "name": ("这里写了任职人员的姓名：{names}", "Here stands the name of a holder: {names}"),
        "help": (
            "删去姓名，改写岗位或部门，如“科长”。若不是指人，只是普通的词，在 people.yaml 里给这个姓名加上 "
            "ambiguous: true。",
            "Delete the name and write the post or department. Where it means no person but is a common "
            "word, add "
            "ambiguous: true to the name in people.yaml.",
        ),
    },
    bad=changed(CLERK, ("text: 科长每周", "text: 孙丙三每周")),
    good=changed(CLERK, ("text: 科长每周", "text: 科长孙某每周")),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each value that holds names, and for each name in a comment."""
    assert context.people
    text = document.text
    if document.kind == "people" or text is None:
        return
    names = names_of(context.people, context.organization)
    if is_table(document.file) and isinstance(document.tree, TableTree):
        yield from _in_cells(document, document.tree, names)
        return
    if not names.may_be_in(text):
        return
    meant = [("contact",)] if document.kind == "programme" else []
    spans = [document.span(path) for path in meant]
    for path, found in _values(document.tree.data if document.tree else None, (), names):
        if path not in meant:
            spans.append(document.tree.span(path) if document.tree else document.span(path))
            place = Place(document.file, span=spans[-1])
            yield RULE.found("name", place, names=listed([f"“{name}”" for name in dict.fromkeys(found)]))
    for name, span in names.places(text):
        if not any(known.start <= span.start < known.end for known in spans):
            yield RULE.found("name", Place(document.file, span=span), names=f"“{name}”")


def _in_cells(document: Document, tree: TableTree, names: HolderNames) -> Iterator[Finding]:
    """The names in a subject's own rows of a table, whatever the column."""
    for row in tree.rows:
        if names.may_be_in("\n".join(tree.table.rows[row])):
            for span, text in tree.texts(row):
                found = dict.fromkeys(name for part in (text, *items(text)) for name in names.within(part))
                if found:
                    place = Place(document.file, span=span)
                    yield RULE.found("name", place, names=listed([f"“{name}”" for name in found]))


def _values(data: Data, path: DataPath, names: HolderNames) -> Iterator[tuple[DataPath, list[str]]]:
    """The places of `data` whose texts hold names, and which."""
    if isinstance(data, str):
        if found := names.within(data):
            yield path, found
    elif data is not None:
        steps = data.items() if isinstance(data, dict) else enumerate(data)
        for step, value in steps:
            yield from _values(value, (*path, step), names)
