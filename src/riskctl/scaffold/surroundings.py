"""The files around a repository that riskctl itself never reads: for git, the editor, and the CI that checks
every pull request on each git host."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable

from riskctl import __version__
from riskctl.base.messages import Language, Said, Words
from riskctl.scaffold.editor import settings
from riskctl.scaffold.template import filled

HOSTS = {
    "github": ".github/workflows/riskctl.yml",
    "gitlab": ".gitlab-ci.yml",
    "gitee": ".workflow/riskctl.yml",
    "gitea": ".gitea/workflows/riskctl.yml",
}
# What those of two hosts call, so that another version is another file and no line of one's own is lost.
CALLED = {
    "github": (".github/actions/riskctl/action.yml", "action"),
    "gitlab": (".gitlab/riskctl.yml", "component"),
}
# The same two for other repositories to name, where each host looks for them in the one of riskctl.
OFFERED = {"action.yml": "github", "templates/riskctl/template.yml": "gitlab"}
NONE = "none"
HOOK = ".pre-commit-config.yaml"
FILES = {  # the template, and why it is as it is
    ".gitattributes": ("gitattributes", "line-breaks"),
    ".gitignore": ("gitignore", "ignored"),
    HOOK: ("pre-commit.yaml", "hook"),
}

WORDS: Words = {
    "actions": (
        "每次合并请求都检查。只读权限，不用密钥；动作钉在提交号上，升级时连同版本注释一起改。",
        "Checks every pull request: may only read, uses no secret. Actions are pinned by commit; an upgrade "
        "changes the comment with it.",
    ),
    "gitlab": (
        "每次合并请求都检查，结果显示在合并请求里；不用密钥。",
        "Checks every merge request and shows the findings in it; uses no secret.",
    ),
    "gitee": (
        "每次推送和合并请求都检查；不用密钥。riskctl 需要 Python 3.11 以上。",
        "Checks every push and pull request; uses no secret. riskctl needs Python 3.11 or later.",
    ),
    "action": (
        "riskctl 的动作：装好钉住版本的 riskctl，检查，合并请求另说改了什么。升级时换 version。",
        "The action of riskctl: installs a pinned version, checks, tells what a pull request changes. "
        "To upgrade change version.",
    ),
    "component": (
        "riskctl 的组件：装好钉住版本的 riskctl，检查，合并请求另说改了什么。升级时换 version。",
        "The component of riskctl: installs a pinned version, checks, tells what a merge request changes. To "
        "upgrade change version.",
    ),
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


def at_root(file: str) -> bool:
    """Return whether a file works at the root of a repository of git alone."""
    return file in (HOOK, *HOSTS.values(), *(called for called, _ in CALLED.values()))


def called_from_root(within: str) -> str:
    """Return what stands behind `riskctl` where it is called from the root of the repository of git, in whose
    folder `within` the register repository lies."""
    return f" -C {shlex.quote(within.rstrip('/'))}" if within else ""


def is_plain(within: str) -> bool:
    """Return whether a file of CI can name a folder as it is; for another one people write the line."""
    return not re.search(r"[:#'\"\\$`\x00-\x1f]", within)


def workflow(host: str, language: Language, within: str = "") -> dict[str, str]:
    """Return the files for the CI of `host` by their paths, the one it begins with first; none for `none`."""
    if host == NONE:
        return {}
    why = Said(WORDS[host if host in ("gitlab", "gitee") else "actions"]).text(language)
    folder = within.rstrip("/") or "."
    values = {"why": why, "version": __version__, "at": called_from_root(within), "folder": folder}
    made = {HOSTS[host]: filled(f"ci/{host}.yml", values)}
    if host in CALLED:
        path, _ = CALLED[host]
        made[path] = called(host, (language,))
    return made


def called(host: str, languages: Iterable[Language]) -> str:
    """Return the action or the component of a host in `CALLED`, with its reason in some languages."""
    _, what = CALLED[host]
    why = Said(WORDS[what])
    values = {"why": "\n# ".join(why.text(one) for one in languages), "version": __version__}
    return filled(f"ci/{host}-{what}.yml", values)


def surroundings(language: Language, host: str, within: str = "") -> dict[str, str]:
    """Return the text of each of these files by its path, for one git host; they can all be done without.

    `within` is where the register repository lies in that of git.
    """
    made = {".vscode/settings.json": settings(), ".vscode/extensions.json": filled("extensions.json", {})}
    for file, (template, why) in FILES.items():
        made[file] = filled(
            template, {"why": Said(WORDS[why]).text(language), "at": called_from_root(within)}
        )
    return made | workflow(host, language, within)
