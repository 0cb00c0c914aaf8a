"""`riskctl lsp`: the language server; an editor starts it, people seldom do."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from riskctl import catalog
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase
from riskctl.cli.options import People, Today
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say

EXAMPLES = (("riskctl lsp", say("由编辑器启动，在标准输入输出上应答", "started by an editor, over stdio")),)
DETAILS = say(
    "给编辑器用：边写边列问题和改法，补全编号，说明等级的由来，跳到定义，查引用，改编号。"
    "VS Code 的扩展在源代码的 editors/vscode；别的编辑器让它启动 riskctl lsp。",
    "For editors: findings and fixes while you type, ids completed, levels explained, definitions, "
    "references, renaming. The extension for VS Code is in editors/vscode of the source; any other editor is "
    "told to start riskctl lsp.",
)
NEEDS = "pygls"


class WORDS:
    """What is said where it cannot start, or where somebody starts it by hand."""

    missing = Phrase(
        "riskctl lsp 要用 {library}，这里没有装",
        "riskctl lsp takes {library}, which is not installed here",
    )
    install = Phrase('安装：pip install "riskctl[lsp]"', 'Install it: pip install "riskctl[lsp]"')
    waiting = Phrase(
        "等编辑器在标准输入上说话；按 Ctrl-C 结束。", "Waiting for an editor on standard input; Ctrl-C ends."
    )


def command(today: Today = None, people: People = None) -> int:
    """Serve an editor."""
    if find_spec(NEEDS) is None:
        raise RiskctlError(WORDS.missing(library=NEEDS), WORDS.install())
    from riskctl.editor.server import Service
    from riskctl.editor.session import Judging

    if sys.stdin is not None and sys.stdin.isatty():
        streams.note(WORDS.waiting())
    Service(Judging(catalog.rules, today, people), current()).serve()
    return 0
