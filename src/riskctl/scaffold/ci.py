"""What checks every pull request: a file for the CI of each git host, which runs `riskctl check`."""

from __future__ import annotations

from riskctl import __version__
from riskctl.base.messages import Language, Said, Words
from riskctl.scaffold.template import filled

HOSTS = {
    "github": ".github/workflows/riskctl.yml",
    "gitlab": ".gitlab-ci.yml",
    "gitee": ".workflow/riskctl.yml",
    "gitea": ".gitea/workflows/riskctl.yml",
}
NONE = "none"

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
}


def workflow(host: str, language: Language) -> dict[str, str]:
    """Return the file for the CI of `host` by its path; none for `none`."""
    if host == NONE:
        return {}
    why = Said(WORDS[host if host in ("gitlab", "gitee") else "actions"]).text(language)
    return {HOSTS[host]: filled(f"ci/{host}.yml", {"why": why, "version": __version__})}
