"""`riskctl template check`: whether an office's own Word file can be filled, before it is needed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl import catalog
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.kinds_offered import offered_kinds
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.render.order.kinds import WORD, Kind, document_kind, own_kinds
from riskctl.render.word.document import names_of_kind
from riskctl.render.word.own_process import checked

EXAMPLES = (
    (
        "riskctl template check 模板/个人登记表.docx",
        say("看占位符都对不对", "whether all its placeholders are right"),
    ),
    ("riskctl template check 我的.docx --kind 附件5", say("按另一种文书看", "as another kind of document")),
)
DETAILS = say(
    "Word 文件放在自己的模板目录里，文件名就是文书的名字（个人登记表.docx、annex-5.docx），"
    "render --to docx 就用它。占位符写作 {{ unit.name }}，有哪些名字用 riskctl template vars 看；"
    "循环写 {% for point in points %} 和 {% endfor %}：各占一行或一段，"
    "或者写在同一行的第一格和最后一格，整行重复。"
    "错的地方一行一处，退出码 1。",
    "The Word file goes into the folder of one's own templates under the name of the document "
    "(annex-5.docx), and render --to docx takes it. A placeholder is written {{ unit.name }}; riskctl "
    "template vars lists the names. A loop is {% for point in points %} and {% endfor %}, each alone in a "
    "row or a paragraph, or in the first and the last cell of a row that is to be repeated. What is wrong is "
    "told a line each, exit code 1.",
)
WORDS: Words = {
    "right": ("{file}：{n} 处占位符都对。", "{file}: all {n} placeholders are right."),
    "wrong": ("{file}：{n} 处要改。", "{file}: to be mended: {n}."),
    "no-file": ("没有这个文件：{file}", "There is no such file: {file}"),
    "not-word": ("{file} 不是 .docx 文件", "{file} is no .docx file"),
    "save-as": ("在 Word 里另存为 .docx。", "Save it as .docx in Word."),
}


def command(
    file: Annotated[
        Path,
        typer.Argument(metavar=say("文件", "FILE"), help=say("Word 文件（.docx）", "the Word file (.docx)")),
    ],
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            autocompletion=offered_kinds,
            metavar=say("文书", "KIND"),
            help=say("是哪种文书；不写就看文件名", "which kind of document; without it its name says it"),
        ),
    ] = None,
) -> int:
    """Check a Word file."""
    catalog.writers_of(["docx"])
    if not file.is_file():
        raise RiskctlError(Said(WORDS["no-file"], {"file": str(file)}))
    if file.suffix.lower() != WORD:
        raise RiskctlError(Said(WORDS["not-word"], {"file": str(file)}), Said(WORDS["save-as"]))
    found = checked(file.read_bytes(), names_of_kind(_kind(kind or file.stem, file.parent)), current())
    if isinstance(found, int):
        streams.note(Said(WORDS["right"], {"file": file.name, "n": found}))
        return 0
    lines = []
    for one in found:
        hint = one.hint()
        meant = f" {hint.text(current())}" if hint else ""
        lines.append(f"{one.said().text(current())}{meant}\n")
    streams.write_text("".join(lines))
    streams.note(Said(WORDS["wrong"], {"file": file.name, "n": len(found)}))
    return 1


def _kind(word: str, folder: Path) -> Kind:
    return document_kind(word, folder if own_kinds(folder) else None)
