"""The files around a repository that riskctl itself never reads: for git, the editor, the CI host."""

from __future__ import annotations

from riskctl.base.messages import Language, Said, Words
from riskctl.scaffold.ci import workflow
from riskctl.scaffold.editor import settings
from riskctl.scaffold.template import filled

FILES = {  # the template, and why it is as it is
    ".gitattributes": ("gitattributes", "line-breaks"),
    ".gitignore": ("gitignore", "ignored"),
    ".pre-commit-config.yaml": ("pre-commit.yaml", "hook"),
}

WORDS: Words = {
    "line-breaks": (
        "YAML 一律用一种换行；表格保持 Excel 存的样子，一个字节不动。",
        "One line break for YAML everywhere; tables stay byte for byte as Excel saved them.",
    ),
    "ignored": (
        "文书随时可以再生成；.riskctl/schema 要留，没装 riskctl 的人在编辑器里也有提示。",
        "Documents can be made again; .riskctl/schema is kept, so that editors help without riskctl too.",
    ),
    "hook": (
        "提交前检查。先运行一次 pre-commit install。",
        "Checks before a commit. Run pre-commit install once.",
    ),
}


def surroundings(language: Language, host: str) -> dict[str, str]:
    """Return the text of each of these files by its path, for one git host; they can all be done without."""
    made = {".vscode/settings.json": settings(), ".vscode/extensions.json": filled("extensions.json", {})}
    for file, (template, why) in FILES.items():
        made[file] = filled(template, {"why": Said(WORDS[why]).text(language)})
    return made | workflow(host, language)
