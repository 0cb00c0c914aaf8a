"""`riskctl completion SHELL`: the script that makes Tab complete commands, options and their values."""

from __future__ import annotations

from typing import Annotated

import typer
from typer.completion import get_completion_script  # type: ignore[attr-defined]  # used, not exported

from riskctl.cli.options import choice, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.commands import COMPLETE
from riskctl.cli.shell.language import say

SHELLS = ("bash", "zsh", "fish", "powershell")

EXAMPLES = (
    (
        "riskctl completion bash",
        say(
            'Linux：在 ~/.bashrc 里加一行 eval "$(riskctl completion bash)"',
            'Linux: add the line eval "$(riskctl completion bash)" to ~/.bashrc',
        ),
    ),
    ("riskctl completion zsh", say("macOS：存为 ~/.zfunc/_riskctl", "macOS: save it as ~/.zfunc/_riskctl")),
    (
        "riskctl completion powershell",
        say("Windows：添到 $PROFILE 这个文件的末尾", "Windows: add it to the end of the file $PROFILE"),
    ),
)
DETAILS = say(
    "脚本输出在标准输出上，放进各自的配置里就行；不动你的任何文件。",
    "The script is printed; put it where your shell looks for it. None of your files is touched.",
)


def command(
    shell: Annotated[
        str,
        typer.Argument(
            metavar=say("外壳", "SHELL"),
            parser=choice(*SHELLS),
            autocompletion=offers(*SHELLS),
            help="bash, zsh, fish, powershell",
        ),
    ],
) -> int:
    """Print the script."""
    script = get_completion_script(prog_name="riskctl", complete_var=COMPLETE, shell=shell)
    streams.write_text(f"{script}\n")
    return 0
