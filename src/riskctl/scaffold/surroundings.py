"""The files around a repository that riskctl itself never reads: for git, the editor, the CI host."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from riskctl.base.messages import Language, Said, Words
from riskctl.base.resources import shipped
from riskctl.records.kinds import VERSION, FileKind, kinds
from riskctl.scaffold.ci import workflow
from riskctl.scaffold.template import filled

SCHEMAS = ".riskctl/schema"
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
    made = {".vscode/settings.json": _settings(), ".vscode/extensions.json": filled("extensions.json", {})}
    for file, (template, why) in FILES.items():
        made[file] = filled(template, {"why": Said(WORDS[why]).text(language)})
    return made | workflow(host, language) | dict(_schemas())


def _schemas() -> Iterator[tuple[str, str]]:
    """The schemas themselves, since an editor must neither fetch them nor need riskctl."""
    for kind in _yaml_kinds():
        yield f"{SCHEMAS}/{_schema(kind)}", (shipped("schemas") / _schema(kind)).read_text("utf-8")


def _settings() -> str:
    """Which schema is for which files: the more general pattern leaves out what others match."""
    globs = {}
    for kind in _yaml_kinds():
        within = [k for k in _yaml_kinds() if k is not kind and kind.pattern.fullmatch(k.example)]
        globs[f"./{SCHEMAS}/{_schema(kind)}"] = [_glob(kind), *(f"!{_glob(other)}" for other in within)]
    settings = {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "yaml.schemaStore.enable": False,
        "yaml.schemas": globs,
    }
    return json.dumps(settings, ensure_ascii=False, indent=2) + "\n"


def _yaml_kinds() -> list[FileKind]:
    return [kind for kind in kinds() if kind.example.endswith(".yaml")]


def _schema(kind: FileKind) -> str:
    return f"{kind.name}.{VERSION}.json"


def _glob(kind: FileKind) -> str:
    return re.sub(r"\{\w+\}", "*", kind.example)
