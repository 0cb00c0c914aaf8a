"""RK704 response-detail: a response to a person holds more than date, kind and outside reference."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds.rectification import RectificationNotice, RectificationNotices
from riskctl.records.kinds.responses import PersonResponse, Responses
from riskctl.records.log import headings
from riskctl.records.table import TableTree
from riskctl.year.watch.references import is_detail

_LOG = "cycles/2010/responses/bureau.csv"
CONTENT = ("basis", "found", "demand", "inspection", "note", "addressee")

RULE = Rule(
    id="RK704",
    name="response-detail",
    severity="error",
    scope="register",
    kinds=("responses", "rectification"),
    title=("对个人的处置写了日期、方式、文号以外的内容", "More of a response than date, kind and reference"),
    why=(
        "对个人的处置不公开，git 又会把写过的一直留着。谁、什么事、怎么处理，写在作出决定的机关的案卷里；"
        "这里只要凭文号查得到。",
        "Responses to persons are never published, and git keeps whatever was written. Who, what for and how "
        "belong in the files of the body that decided; here a reference is enough to find them.",
    ),
    words={
        "column": (
            "这张表多了“{heading}”一列：只能有日期、处置方式、外部文号",
            "This table has a column “{heading}”: only day, kind and reference may be in it",
        ),
        "help-column": (
            "删去这一列。已经提交过的，历史里还有，请同管理登记库的人商量清除。",
            "Delete the column. Where it was committed it is still in the history: have that cleaned.",
        ),
        "reference": (
            "这里不只是一个外部文号",
            "This is more than an outside reference",
        ),
        "help": (
            "只写文号，如 肃工商纪〔2010〕5号。",
            "Write the document number alone.",
        ),
        "content": (
            "发给个人的整改通知书（没有写送达的部门）只能留编号、日期和外部文号",
            "Of a rectification notice to a person (one that names no body) only number, day and reference "
            "are kept",
        ),
        "help-content": (
            "发给单位或部门的，在“送达”里写上它；发给个人的，删去内容，只留外部文号。",
            "Where it went to a body write that in `to`; where to a person, delete the content and keep the "
            "reference.",
        ),
    },
    bad={_LOG: "day,kind,reference\n2010-04-12,reminder,因收受礼品对窗口科员提醒谈话，本人已认识错误\n"},
    good={_LOG: "day,kind,reference\n2010-04-12,reminder,示局纪〔2010〕3号\n"},
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each column, reference or content too much."""
    record = document.record
    if isinstance(record, Responses):
        yield from _columns(document)
        yield from _references(document, record.rows, context)
    elif isinstance(record, RectificationNotices):
        yield from _notices(document, record.rows, context)


def _columns(document: Document) -> Iterator[Finding]:
    known = headings(PersonResponse)
    table = document.tree.table if isinstance(document.tree, TableTree) else None
    for n, heading in enumerate(table.rows[0] if table else ()):
        if table and heading.strip() and heading.strip() not in known:
            yield RULE.found("column", Place(document.file, span=table.spans(0)[n]), heading=heading)


def _references(document: Document, rows: tuple[PersonResponse, ...], context: Context) -> Iterator[Finding]:
    for n, row in enumerate(rows):
        if is_detail(row.reference, context):
            yield RULE.found("reference", Place(document.file, ("rows", n, "reference")))


def _notices(
    document: Document, rows: tuple[RectificationNotice, ...], context: Context
) -> Iterator[Finding]:
    persons = {row.number for row in rows if row.event == "issued" and not row.to}
    for n, row in enumerate(rows):
        if row.number not in persons:
            continue
        written = next((name for name in CONTENT if getattr(row, name)), None)
        if written:
            yield RULE.found("content", Place(document.file, ("rows", n, written)))
        if row.reference and is_detail(row.reference, context):
            yield RULE.found("reference", Place(document.file, ("rows", n, "reference")))
