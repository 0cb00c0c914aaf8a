"""The folder of one's own templates that `riskctl.yaml` names: only where it lies inside the repository.

Who checks out a repository did not choose its templates, so they reach no further than the repository
itself, and are filled in a process of their own (`own_process`). No other command looks at them.
"""

from __future__ import annotations

from pathlib import Path

from riskctl.base.messages import Said, Words
from riskctl.corpus.sound import Sound
from riskctl.render.order.kinds import holds_templates

WORDS: Words = {
    "outside": (
        "没有生成文书：riskctl.yaml 的 templates 写的是 {folder}，不在登记库里面。"
        "写登记库里的目录；要用别处的模板，用 --templates 指明。",
        "No document was made: templates in riskctl.yaml is {folder}, which lies outside the repository. "
        "Write a folder inside it; for templates elsewhere use --templates.",
    ),
    "none": (
        "没有生成文书：riskctl.yaml 的 templates 写的是 {folder}，那里没有模板"
        "（以 .html.j2 或 .docx 结尾的文件）。",
        "No document was made: templates in riskctl.yaml is {folder}, which holds no template "
        "(a file that ends in .html.j2 or .docx).",
    ),
}


def configured(context: Sound) -> Path | Said | None:
    """Return the folder that the programme names, what is wrong with it, or None where it names none."""
    named = context.programme.templates
    if not named:
        return None
    folder = folder_inside(context.root, named)
    if folder is None:
        return Said(WORDS["outside"], {"folder": named})
    return folder if holds_templates(folder) else Said(WORDS["none"], {"folder": named})


def folder_inside(root: Path, named: str) -> Path | None:
    """Return the folder that a repository at `root` names, None where it lies outside of it."""
    folder = (root / named).resolve()
    return folder if folder.is_relative_to(root.resolve()) else None
