"""Why a file cannot be taken in, each cause in one sentence that says what to do instead."""

from __future__ import annotations

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words

CAUSES: Words = {
    "encrypted": (
        "{file} 有密码。请在 Excel、WPS 或 Word 里去掉密码，另存后再导入。",
        "{file} is protected by a password. Take the password off in Excel, WPS or Word, save it, and import "
        "that.",
    ),
    "macros": (
        "{file} 带有宏，不读。请另存为不带宏的 .xlsx 或 .docx 再导入。",
        "{file} holds macros and is not read. Save it as .xlsx or .docx without macros, and import that.",
    ),
    "damaged": (
        "{file} 已损坏，读不出来。请在原来的软件里打开，另存一份再导入。",
        "{file} is damaged and cannot be read. Open it where it was made, save it anew, and import that.",
    ),
    "enormous": (
        "{file} 解开后太大（超过 {limit}），不读。请把要导入的表另存成单独一个文件。",
        "{file} is too large once unpacked (over {limit}) and is not read. Save the table to import in a "
        "file of its own.",
    ),
    "too-large": (
        "{file} 太大（超过 {limit}），不读。请把要导入的表另存成单独一个文件。",
        "{file} is too large (over {limit}) and is not read. Save the table to import in a file of its own.",
    ),
    "wide": (
        "{file} 里有一张表超过 {limit}，不读。请删去用不着的行列，再导入。",
        "{file} holds a table of more than {limit} and is not read. Delete the rows and columns that are not "
        "needed, and import again.",
    ),
    "spans": (
        "{file} 里有一个单元格合并了 {span} 格，最多 {limit} 格。请取消这处合并再导入。",
        "{file} has a cell merged over {span} cells; {limit} are the most. Unmerge it, and import again.",
    ),
    "word-97": (
        "{file} 是旧的 .doc 文件。请在 Word 或 WPS 里另存为 .docx 再导入。",
        "{file} is an old .doc file. Save it as .docx in Word or WPS, and import that.",
    ),
    "web-page": (
        "{file} 其实是网页，不是工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。",
        "{file} is in truth a web page, no workbook. Open it in Excel or WPS, save it as .xlsx, and import "
        "that.",
    ),
    "pdf": (
        "{file} 是 PDF，里面没有表格可读。请找来原来的 Word 或 Excel 文件再导入。",
        "{file} is a PDF, which holds no table that can be read. Import the Word or Excel file it came from.",
    ),
    "other": (
        "{file} 不是 Excel、Word、ODS 或 CSV 文件，不知道怎样读。",
        "{file} is no Excel, Word, ODS or CSV file; how to read it is not known.",
    ),
    "named-workbook-is-text": (
        "{file} 名字是工作簿，里面其实是文本表格（CSV）。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入；"
        "或者把名字改成 .csv 结尾。",
        "{file} is called a workbook and is in truth a table of plain text (CSV). Open it in Excel or WPS, "
        "save it as .xlsx, and import that; or give it a name that ends in .csv.",
    ),
    "named-workbook-is-word": (
        "{file} 名字是工作簿，里面其实是 Word 文件。请把名字改成 .docx 结尾再导入。",
        "{file} is called a workbook and is in truth a Word file. Give it a name that ends in .docx, and "
        "import that.",
    ),
    "named-word-is-workbook": (
        "{file} 名字是 Word 文件，里面其实是工作簿。请把名字改成 .xlsx 结尾再导入。",
        "{file} is called a Word file and is in truth a workbook. Give it a name that ends in .xlsx, and "
        "import that.",
    ),
    "named-word-is-text": (
        "{file} 名字是 Word 文件，里面其实是文本。请在 Word 或 WPS 里打开，另存为 .docx 再导入。",
        "{file} is called a Word file and is in truth plain text. Open it in Word or WPS, save it as .docx, "
        "and import that.",
    ),
    "named-text-is-workbook": (
        "{file} 名字是文本表格，里面其实是工作簿。请把名字改成 .xlsx 结尾再导入。",
        "{file} is called a table of plain text and is in truth a workbook. Give it a name that ends in "
        ".xlsx, and import that.",
    ),
    "named-text-is-word": (
        "{file} 名字是文本表格，里面其实是 Word 文件。请把名字改成 .docx 结尾再导入。",
        "{file} is called a table of plain text and is in truth a Word file. Give it a name that ends in "
        ".docx, and import that.",
    ),
    "undecodable": (
        "{file} 第 {line} 行的文字编码认不出来。请另存为 UTF-8 的 CSV 再导入。",
        "Line {line} of {file} is in no encoding that is known. Save it as CSV in UTF-8, and import that.",
    ),
    "two-encodings": (
        "{file} 里混着两种编码，第 {line} 行和别处不同。请另存为 UTF-8 的 CSV 再导入。",
        "{file} mixes two encodings: line {line} is unlike the rest. Save it as CSV in UTF-8, and import "
        "that.",
    ),
    "open-quote": (
        "{file} 从第 {line} 行起的引号没有配对，后面的行分不清。请补上引号再导入。",
        "A quotation mark opened on line {line} of {file} is never closed, so the rows after it cannot be "
        "told. Close it, and import again.",
    ),
    "empty": ("{file} 里没有表格。", "There is no table in {file}."),
    "late": (
        "{file} 读了 {limit} 还没有读完，已经停下。请把要导入的表另存成单独一个文件。",
        "{file} was not read after {limit} and was stopped. Save the table to import in a file of its own.",
    ),
    "died": (
        "读 {file} 的进程中途停了，可能是占用的内存太多。请把要导入的表另存成单独一个文件。",
        "The process reading {file} ended midway, perhaps since it took too much memory. Save the table to "
        "import in a file of its own.",
    ),
    "library": (
        "读 {file} 要用 {package}，这里没有装。",
        "Reading {file} takes {package}, which is not installed.",
    ),
}
INSTALL: Words = {
    "install": ("安装：pip install '{extra}'", "Install it: pip install '{extra}'"),
}


class Unreadable(Exception):
    """A file that cannot be taken in: one of CAUSES, and the values of its fields."""

    def __init__(self, cause: str, **fields: str | int) -> None:
        super().__init__(cause)
        self.cause = cause
        self.fields = fields

    def error(self, file: str) -> RiskctlError:
        """Return the sentence for whoever named `file`."""
        hint = Said(INSTALL["install"], self.fields) if self.cause == "library" else None
        return RiskctlError(Said(CAUSES[self.cause], {"file": file, **self.fields}), hint)
