"""RK005 invalid-csv: a table whose rows, quotes or headings do not fit together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from riskctl.base.location import Span
from riskctl.base.messages import Said
from riskctl.check.finding import Finding, Label, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document

_TABLE = "registers/bureau/registration/科室.csv"
_ROWS = """\
\ufeff编号,风险点,风险性质,风险类别,权力事项,发生概率,危害程度,风险等级,防范措施,措施类型,措施责任人,完成时限
R01,对超期未办的受理件无人督办,监管风险,行政审批类,受理审查,低,较严重,2,科长每周在超期清单上逐件签署意见,监督,chief,2010-05-31
,,,,,,,,分管副局长每月抽查超期件五份并签名,监督,leadership/deputy,2010-06-30
"""

RULE = Rule(
    id="RK005",
    name="invalid-csv",
    severity="error",
    scope="register",
    title=("表格格式有误", "A table that does not fit together"),
    why=(
        "表格错一格，后面的内容就全部错位：等级会写到措施里，一个风险点的措施会跑到另一个名下。",
        "One cell too many shifts all that follows: a level lands among the measures, a measure under "
        "another point.",
    ),
    words={
        "empty": ("表格是空的", "The table is empty"),
        "help-empty": (
            "第一行写标题，下面一行一个风险点；不要的表格删去。",
            "Write the headings first, then a point a row; or delete the file.",
        ),
        "conflict": (
            "两个分支的改动还没有合好：{line}",
            "Two branches were merged and this is still undecided: {line}",
        ),
        "help-conflict": (
            "<<<<<<< 到 ======= 是我方的行，======= 到 >>>>>>> 是对方的行：留下要的（年度记录两边都留），"
            "删去这三行标记，再 git add。",
            "From <<<<<<< to ======= are our rows, from ======= to >>>>>>> theirs: keep what holds (of a log "
            "of the year both), delete the three marks, then git add.",
        ),
        "ragged": (
            "这一行有 {cells} 格，标题行有 {columns} 格",
            "This row has {cells} cells, the heading has {columns}",
        ),
        "help-ragged": (
            "多半是内容里有逗号而没有加引号，或者少了一个逗号；用 Excel 打开再另存为 CSV 最稳妥。",
            "A comma inside a text without quotes, or one too few; save it as CSV from a spreadsheet.",
        ),
        "open-quote": ("从这一行起有一个引号没有关上", "From this row on a quote is not closed"),
        "quote": ("这一行的引号用得不对", "A quote in this row is misplaced"),
        "heading": ("不认识的标题“{heading}”", "Unknown heading “{heading}”"),
        "help-heading": (
            "标题写登记表里有的，如 编号、风险点、发生概率、防范措施；登记表里不用的列请删去。",
            "Headings are the registers' own fields, such as id, title, probability, measure; delete "
            "columns that registers do not have.",
        ),
        "heading-lacking": (
            "不认识的标题“{heading}”；表里又没有{lacking}",
            "Unknown heading “{heading}”, and the table has no {lacking}",
        ),
        "help-heading-lacking": (
            "这一列若就是其中之一，把标题改成它；登记表里不用的列请删去，缺的列请加上。",
            "Where this column is meant for one of them, write that for its heading; delete a column that "
            "registers do not have, and add what is missing.",
        ),
        "no-heading-above": (
            "第 {column} 列没有标题，这一格却写了内容",
            "Column {column} has no heading, yet this cell holds text",
        ),
        "help-no-heading-above": (
            "没有标题的列没有人读。给这一列写上标题，如“备注”；不要的，删去整列。",
            "Nobody reads a column without a heading. Give it one, such as note, or delete the column.",
        ),
        "said-before": (
            "这个主体的“{heading}”上面已经写过，这里写的不一样",
            "The “{heading}” of this subject was said above, and here it is another",
        ),
        "help-said-before": (
            "只在这个主体的第一行写，几条用“；”隔开；这一格并到那里去，或者删去。",
            "Write it in the subject's first row, several items joined with “；”; move this cell there or "
            "delete it.",
        ),
        "heading-near": (
            "不认识的标题“{heading}”，是不是“{near}”？",
            "Unknown heading “{heading}”; did you mean “{near}”?",
        ),
        "help-heading-near": ("把“{heading}”改成“{near}”。", "Write “{near}” for “{heading}”."),
        "heading-twice": ("标题“{heading}”有两列", "The heading “{heading}” stands over two columns"),
        "help-heading-twice": ("留下对的那一列，删去另一列。", "Keep the right column and delete the other."),
        "headings-again": (
            "表格中间又有一行标题{ends}",
            "The headings stand here again, in the middle of the table{ends}",
        ),
        "help-headings-again": (
            "多半是合并两个分支时留下的：删去这一行标题，下面的行留着；运行 riskctl git install，"
            "以后按行的意思合并。",
            "Probably left by a merge of two branches: delete this row of headings and keep the rows "
            "below; after riskctl git install rows are merged by what they say.",
        ),
        "rows-twice": (
            "有 {rows} 行和上面的一样，这是第一行{ends}",
            "Rows that stand above already: {rows}, of which this is the first{ends}",
        ),
        "help-rows-twice": (
            "多半是合并两个分支时，换行符不同的同一行留下了两份：重复的删去一份，再用一种换行符另存；"
            "运行 riskctl git install，以后按行的意思合并。",
            "Probably left by a merge of two branches with unlike line ends: delete one of each two, and "
            "save the file with one kind of line end; after riskctl git install rows are merged by what they "
            "say.",
        ),
        "joined": (
            "从这里起又是一份表：标题又有一行，下面有 {rows} 行和上面的一样{ends}",
            "The table begins again here: its headings, and rows that stand above already: {rows}{ends}",
        ),
        "help-joined": (
            "多半是合并两个分支时留下的：删去这一行标题和重复的行，别的行留着，再用一种换行符"
            "另存；运行 riskctl git install，以后按行的意思合并。",
            "Probably left by a merge of two branches: delete this row of headings and the rows that stand "
            "above, keep the others, and save the file with one kind of line end; after riskctl git install "
            "rows are merged by what they say.",
        ),
        "other-headings": (
            "从这里起是另一份表：标题和第一行不一样，整个文件没有读",
            "Another table begins here: its headings are not those of the first row, and nothing was read",
        ),
        "help-other-headings": (
            "把下面的行照第一行的标题对好，删去这一行标题；不是这里的，移到另一个文件。",
            "Put the rows below under the headings of the first row and delete these; or move them to a file "
            "of their own.",
        ),
        "first": ("第一次在这里", "first here"),
        "no-heading": (
            "第一行没有一个认识的标题",
            "None of the headings in the first row is known",
        ),
        "help-no-heading": (
            "第一行写标题，如 单位、部门、岗位、编号、风险点、风险性质、风险类别、发生概率、危害程度、"
            "防范措施。",
            "Write the headings in the first row, such as unit, department, post, id, title, kind, category, "
            "probability, severity, measure.",
        ),
        "divided": (
            "这张表的格子不是用逗号，而是用{sign}隔开的",
            "The cells of this table are parted by {sign}, and not by commas",
        ),
        "help-divided": (
            "用 Excel 或 WPS 打开，看清分好了列，另存为“CSV UTF-8（逗号分隔）”。",
            "Open it in a spreadsheet, see that the columns are apart, and save it as “CSV UTF-8 (comma "
            "delimited)”.",
        ),
        "sep-line": (
            "第一行是 sep=，不是标题：那是写给 Excel 看的",
            "The first line is sep=, which is meant for Excel, and no row of headings",
        ),
        "help-sep-line": (
            "第一行不写 sep=，直接写标题；格子要用逗号隔开。",
            "Leave sep= out, so that the headings come first; cells are parted by commas.",
        ),
        "title-above": (
            "标题行上面还有别的：标题在第 {row} 行",
            "Something stands above the headings, which are in row {row}",
        ),
        "help-title-above": (
            "删去上面的行，让标题成为第一行；单位、部门写在各自的列里，不写在表的上面。",
            "Delete the rows above, so that the headings come first; unit and department stand in columns of "
            "their own, not above the table.",
        ),
        "no-point": (
            "这条措施上面没有风险点，不知道防的是什么",
            "No risk point stands above this measure",
        ),
        "help-no-point": (
            "在这一行写上风险点的编号和内容，或把这一行移到它的风险点下面。",
            "Write the point's id and title in this row, or move the row below its point.",
        ),
        "two-encodings": (
            "一个文件里有两种编码：第 {line} 行是 UTF-8，别处是 GB18030",
            "The file holds two encodings: line {line} is UTF-8, the rest GB18030",
        ),
        "help-two-encodings": (
            "用记事本打开看哪里是乱码，重新打好，再另存为 UTF-8。",
            "Open it, type again what is garbled, and save it as UTF-8.",
        ),
        "help": (
            "给有逗号、引号或换行的内容加上引号，里面的引号写两遍。",
            "Put text with commas, quotes or line breaks in quotes, and write a quote inside it twice.",
        ),
    },
    bad={_TABLE: _ROWS.replace(",chief,", "，chief,")},
    good={_TABLE: _ROWS},
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such fault of the file; of a doubled heading with the place of the first."""
    for fault in document.faults:
        if fault.rule != RULE.id or fault.elsewhere:
            continue
        finding = RULE.worded(fault.cause, Place(document.file, span=fault.span), fault.fields)
        first = fault.fields.get("first")
        if isinstance(first, Span):
            label = Label(Place(document.file, span=first), Said(RULE.words["first"]))
            finding = replace(finding, related=(label,))
        yield finding
