"""RK701 name-in-register: a holder's name stands in a file other than people.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from riskctl.base.location import DataPath, Span
from riskctl.base.messages import Said, listed
from riskctl.check.example import CLERK, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.contacts import contacts
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.tables import is_table
from riskctl.records.table import TableTree, items
from riskctl.sources.tree import Data

if TYPE_CHECKING:
    from riskctl.corpus.holder_names import HolderNames, NameFound

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
        "file": (
            "文件名或目录名里有任职人员的姓名：{names}",
            "The name of the file or of a folder holds the name of a holder: {names}",
        ),
        "help-file": (
            "把它改成岗位或部门的编号（git mv）；已经提交过的，历史里还有，请告诉管登记库的人清理。",
            "Call it by the id of the post or department (git mv). Where it was committed it is still in the "
            "history: tell who keeps the repository.",
        ),
        "question": (
            "{names}在这里是指任职人员，还是一个词的一部分？",
            "Does {names} mean a holder here, or is it part of a longer word?",
        ),
        "help": (
            "删去姓名，改写岗位或部门，如“科长”。若不是指人，只是普通的词，在 people.yaml 里给这个姓名加上 "
            "ambiguous: true：以后只有单独写、或同职务写在一起（高峰同志、科长高峰）才算姓名；已经加了的，"
            "换个说法，或在 riskctl.yaml 的 ignore 里写 rule: RK701、at 和理由。",
            "Delete the name and write the post or department. Where it means no person but is a common "
            "word, add ambiguous: true to the name in people.yaml: from then on it counts as a name only "
            "alone or beside a title (“高峰同志”, “科长高峰”). Where it has that already, say it "
            "otherwise, or write rule: RK701, at and the reason under ignore in riskctl.yaml.",
        ),
        "help-question": (
            "指人的，改写岗位或部门。只是普通的词，在 people.yaml 里给这个姓名加上 ambiguous: true，"
            "以后只在职务后面才问；已经写了的、那个文件不归您管的，换个说法，"
            "或在 riskctl.yaml 的 ignore 里写 rule: RK701、at 和理由。不回答，"
            "公示等不含姓名的文书就不生成。",
            "Where it means a person write the post or department. Where it is a common word add ambiguous: "
            "true to the name in people.yaml, and it is asked after a title alone; where it has that "
            "already, or the file is not yours, say it otherwise, or write "
            "rule: RK701, at and the reason under ignore in riskctl.yaml. Until it is answered no document "
            "without names is made of it.",
        ),
    },
    bad=changed(CLERK, ("text: 科长每周", "text: 孙丙三每周")),
    good=changed(CLERK, ("text: 科长每周", "text: 科长孙某每周")),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each value that holds names, and for each name in a comment."""
    assert context.people
    text = document.text
    if document.kind == "people":
        return
    from riskctl.corpus.holder_names import names_of  # not where there are none

    names = names_of(context.people, context.organization)
    table = document.tree if isinstance(document.tree, TableTree) and is_table(document.file) else None
    if table is None or 1 in table.rows:  # of a table's subjects the first
        yield from _in_path(document.file, names)
    if text is None:
        return
    if table is not None:
        yield from _in_cells(document, table, names)
        return
    if not names.may_be_in(text):
        return
    meant = [*contacts(document)]
    spans = [document.span(path) for path in meant]
    own_terms = document.kind != "organization"  # there it is asked whether a post 安全委员 is one
    for path, found in _values(document.tree.data if document.tree else None, (), names, own_terms):
        spans.append(document.tree.span(path) if document.tree else document.span(path))
        if path not in meant and not _answers(document, path, found):
            yield _found(Place(document.file, path, span=spans[-1]), found)
    for one in names.places(text):
        if not any(known.start <= one.span.start < known.end for known in spans):
            yield _found(Place(document.file, span=one.span), [one])


def _in_path(file: str, names: HolderNames) -> Iterator[Finding]:
    """The names that the file or a folder of its is called by: they are printed wherever files are listed."""
    if not names.may_be_in(file):
        return
    found = [one for part in file.split("/") for one in names.within(part.rpartition(".")[0] or part)]
    if persons := [one for one in found if one.is_person]:
        finding = _found(Place(file, span=Span(0, 0)), persons)
        remedy = Said(RULE.words["help-file"])
        yield replace(finding, message=Said(RULE.words["file"], finding.message.fields), help=remedy)


def _in_cells(document: Document, tree: TableTree, names: HolderNames) -> Iterator[Finding]:
    """The names in a subject's own rows of a table, whatever the column."""
    for row in tree.rows:
        if names.may_be_in("\n".join(tree.table.rows[row])):
            for span, text in tree.texts(row):
                if found := [one for part in (text, *items(text)) for one in names.within(part)]:
                    yield _found(Place(document.file, span=span), found)


def _answers(document: Document, path: DataPath, found: Sequence[NameFound]) -> bool:
    """Whether the question stands in the reason of an ignore, which says what the word means."""
    ignore = document.kind == "programme" and path[:1] in (("ignore",), ("忽略",))
    return ignore and not any(one.is_person for one in found)


def _found(place: Place, found: Sequence[NameFound]) -> Finding:
    """The finding for the names at one place: an error where one is a person, else a question. No report may
    repeat a name, since reports stand in the logs of build hosts and beside changes for all to read."""
    persons = [one for one in found if one.is_person]
    from riskctl.corpus.holder_names import masked

    shown = listed([f"“{masked(name)}”" for name in dict.fromkeys(one.name for one in persons or found)])
    finding = RULE.found("name" if persons else "question", place, names=shown)
    return replace(finding, private=True, severity="error" if persons else "warning")


def _values(
    data: Data, path: DataPath, names: HolderNames, own_terms: bool
) -> Iterator[tuple[DataPath, list[NameFound]]]:
    """The places of `data` whose texts hold names, and which."""
    if isinstance(data, str):
        if names.may_be_in(data) and (found := names.within(data, own_terms)):
            yield path, found
    elif data is not None:
        steps = data.items() if isinstance(data, dict) else enumerate(data)
        for step, value in steps:
            yield from _values(value, (*path, step), names, own_terms)
