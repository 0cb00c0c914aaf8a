"""What the language server takes to answer, asked as an editor asks.

    PYTHONPATH=. python benchmarks/editor.py FOLDER [SECONDS]

FOLDER is a repository whose first person's register is asked about, SECONDS how long to wait until it is
known what every file names. Told are the median and the longest of nine answers, in milliseconds of the
clock, and of the server's own CPU: on a machine at work the clock tells of the others.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from riskctl.records.kinds import kind_of
from tests.editor.client import Editor, place_of

TIMES = 9
GRADES = ("低", "较低", "高")


def main(root: Path, wait: float) -> None:
    """Ask, and print a line for each question."""
    known = (file.relative_to(root).as_posix() for file in sorted(root.glob("registers/*/*/*.yaml")))
    file = next(one for one in known if (kind := kind_of(one)) and kind[0].name == "person")
    text = (root / file).read_text("utf-8")
    with Editor(root) as editor:
        started = time.perf_counter()
        editor.open(file)
        print(f"first findings: {(time.perf_counter() - started) * 1000:.0f} ms")
        time.sleep(wait)
        for name, ask in _questions(editor, file, text).items():
            _measure(name, ask, editor.pid)


def _questions(editor: Editor, file: str, text: str) -> dict[str, Callable[[int], Any]]:
    owner, level = place_of(text, "owner: ", 8), place_of(text, "probability: ", 3)
    written = text[text.index("probability: ") :].splitlines()[0]

    def change(n: int) -> Any:
        return editor.change(file, text.replace(written, f"probability: {GRADES[n % 3]}", 1))

    return {
        "a level and its why": lambda _: editor.at("hover", file, *level),
        "what a name means": lambda _: editor.at("hover", file, *owner),
        "completion": lambda _: editor.at("completion", file, *owner),
        "definition": lambda _: editor.at("definition", file, *owner),
        "references": lambda _: editor.at("references", file, *owner, context={"includeDeclaration": True}),
        "findings after a change": change,
    }


def _measure(name: str, ask: Callable[[int], Any], process: int) -> None:
    clock, before = [], _cpu(process)
    for n in range(TIMES):
        started = time.perf_counter()
        ask(n)
        clock.append((time.perf_counter() - started) * 1000)
    spent = (_cpu(process) - before) * 1000 / TIMES
    print(f"{name}: {statistics.median(clock):.0f} ms, at most {max(clock):.0f}; CPU {spent:.0f} ms each")


def _cpu(process: int) -> float:
    """Seconds that the server has computed so far (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), float(sys.argv[2]) if len(sys.argv) > 2 else 5)
