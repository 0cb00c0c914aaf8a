"""`riskctl desk`: opens the desk in the browser."""

from __future__ import annotations

import threading
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase
from riskctl.cli.options import People, Root, Today
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.corpus.repository import find_root

EXAMPLES = (
    ("riskctl desk", say("在浏览器里打开本登记库", "open this repository in the browser")),
    ("riskctl desk examples/jiuquan --no-browser", say("只给出网址", "only say the address")),
)
DETAILS = say(
    "只在本机打开，网址里有这一次的口令。按 Ctrl-C、按页面上的“关闭”，或者关掉网页两分钟以后结束。",
    "For this machine alone, by the token in its address. It ends by Ctrl-C, by the button on its pages, or "
    "two minutes after its pages are closed.",
)


class WORDS:
    """What the command says."""

    lacking = Phrase(
        '工作台要用 werkzeug 和 waitress，这里没有装；安装：pip install "riskctl[desk]"',
        'the desk needs werkzeug and waitress, which are not installed; install: pip install "riskctl[desk]"',
    )
    # the address on a line of its own: a terminal takes what follows it for a part of it
    open = Phrase("{address}\n工作台开着，Ctrl-C 结束。", "{address}\nThe desk is open; Ctrl-C ends it.")


def command(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar=say("[目录]", "[DIR]"),
            help=say("登记库；不写就是当前目录所在的", "the repository; without it the one here"),
        ),
    ] = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help=say("不打开浏览器，只给出网址", "only say the address"))
    ] = False,
    names: Annotated[
        bool, typer.Option("--names", help=say("写出任职人的姓名", "show holders' names"))
    ] = False,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Open the desk."""
    home = find_root((root or Path()) / (folder or Path()))
    try:
        from riskctl.desk.server import Served
    except ModuleNotFoundError as error:
        if error.name not in ("werkzeug", "waitress"):
            raise
        raise RiskctlError(WORDS.lacking()) from None
    from riskctl.desk.visit import DeskSettings

    served = Served(DeskSettings(home, today, people.absolute() if people else None, names))
    served.warm()
    streams.note(WORDS.open(address=served.gate.address))
    if not no_browser:  # apart: a browser of a terminal keeps whoever opens it until it is left
        threading.Thread(target=webbrowser.open, args=(served.gate.address,), daemon=True).start()
    served.run()
    return 0
