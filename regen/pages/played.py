"""Plays a page that tells a year: does what it says in order, and shows below each command what it prints.

What a page holds beside text:

- ```` ```sh ```` blocks: a command a line; ``# → 退出码 1`` or ``# → exit code 1`` says how one ends, else
  with 0; ``export RISKCTL_TODAY=…`` is the day from there on
- a ```` ```text ```` block right after: what they print, both streams. Of more than three paths in a row
  the rest is left out; after ``<!-- show: 过期 | 还缺 -->`` so are the paragraphs that begin otherwise, but
  for the first
- ``<!-- file: PATH -->`` before a block: what somebody writes into that file; ``append`` adds to it
- ``<!-- edit: PATH “old” → “new” -->``: what somebody changes in a file
- ``<!-- fill: PATH “DAY” “POINT text” -->``: what somebody fills into a table of checks: the day on which the
  points were looked at, and what was found at one, told by the end of its id; ``-`` was not looked at
- ``<!-- keep -->``: the day up to which the example has been played

A year has a hundred calls: riskctl is called in this process, all else by a shell.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from riskctl.base.messages import Language
from riskctl.cli.shell import language as spoken
from riskctl.cli.shell.boundary import guarded

COLUMNS = 100
LEFT_OUT = "…"
_STEP = re.compile(
    r"<!-- (?P<how>file|append): (?P<path>\S+) -->\n```\w+\n(?P<body>.*?)```"
    r"|<!-- edit: (?P<edited>\S+) “(?P<old>[^”]+)” → “(?P<new>[^”]+)” -->"
    r"|<!-- fill: (?P<filled>\S+) (?P<texts>“[^>]+”) -->"
    r"|(?P<keep><!-- keep -->)"
    r"|(?P<block>```sh\n(?P<commands>.*?)```)"
    r"(?P<gap>\n\n(?:<!-- show: (?P<show>[^>]+) -->\n)?```text\n)?(?P<shown>(?(gap).*?))(?P<end>(?(gap)```))",
    re.DOTALL,
)
_ENDS = re.compile(r"\s+#\s*→\s*(?:退出码|exit code) (\d+)")
_COMMENT = re.compile(r"\s+# .*")
_EXPORT = re.compile(r"export (\w+)=(\S+)")
_TAKEN = re.compile(r"，用时 [\d.]+ 秒|; [\d.]+ s(?=\.$)", re.MULTILINE)  # differs from run to run
_PATHS = re.compile(r"(?:^[^\s：:]+/[^\s：:]+\.(?:csv|yaml|html)\n){4,}", re.MULTILINE)
_COMMIT = re.compile(r"(?<=（)[0-9a-f]{8}(?=）)|(?<= \()[0-9a-f]{8}(?=\))")  # so does the name of a commit
_SHELL = set("|<>&;$`*")


@dataclass(frozen=True, slots=True)
class Ran:
    """A line of a block of commands as it was run: on which day, blank where the page says none."""

    day: str
    command: str
    printed: str


def played(
    page: str,
    folder: Path,
    language: Language,
    keep: Callable[[Path], None] | None = None,
    ran: list[Ran] | None = None,
) -> str:
    """Return `page` with what its commands print now, having done all it says in `folder`.

    `keep` is given the folder one is in where the page says so; to `ran` goes every line that is run.
    Raises SystemExit where a command ends otherwise than the page says, with its day.
    """
    before, here, tongue = dict(os.environ), Path.cwd(), spoken.current()
    desk = _Desk(folder, language, [] if ran is None else ran)
    try:
        return _STEP.sub(lambda step: desk.do(step, keep), page)
    finally:
        spoken.use(tongue)
        os.chdir(here)
        os.environ.clear()
        os.environ.update(before)


def commands(page: str) -> list[str]:
    """Return every command of `page`, in order."""
    blocks = [step["commands"] for step in _STEP.finditer(page) if step["commands"]]
    return [_COMMENT.sub("", line) for block in blocks for line in block.splitlines()]


class _Desk:
    """Where one sits: the current folder and the environment go on from one command to the next."""

    def __init__(self, folder: Path, language: Language, ran: list[Ran]) -> None:
        self.language, self.ran = language, ran
        os.chdir(folder)
        for name in [n for n in os.environ if n.startswith(("RISKCTL_", "GIT_", "LC_"))]:
            del os.environ[name]
        who = {f"GIT_{r}_{w}": "registrar" for r in ("AUTHOR", "COMMITTER") for w in ("NAME", "EMAIL")}
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        os.environ |= who | {"PATH": path, "RISKCTL_LANG": language, "COLUMNS": str(COLUMNS)}
        os.environ |= {"PYTHONUTF8": "1", "NO_COLOR": "1", "GIT_CONFIG_GLOBAL": os.devnull}

    def do(self, step: re.Match[str], keep: Callable[[Path], None] | None) -> str:
        """Do one step; return it as it stands in the page."""
        if step["how"]:
            file = Path(step["path"])
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("ab" if step["how"] == "append" else "wb") as there:
                there.write(step["body"].encode())
        elif step["edited"]:
            _edit(Path(step["edited"]), step["old"], step["new"])
        elif step["filled"]:
            _fill(Path(step["filled"]), step["texts"].strip("“”").split("” “"))
        elif step["keep"]:
            if keep:
                keep(Path.cwd())
        else:
            printed = "".join(self._run(line) for line in step["commands"].splitlines() if line.strip())
            printed = _COMMIT.sub(LEFT_OUT, _TAKEN.sub("", printed))
            shown = _as_shown(printed, step["show"]) if step["gap"] else ""
            return f"{step['block']}{step['gap'] or ''}{shown}{step['end'] or ''}"
        return step[0]

    def _run(self, line: str) -> str:
        command = _COMMENT.sub("", line)
        printed = self._done(command, _ENDS.search(line))
        self.ran.append(Ran(_day(), command, printed))
        return printed

    def _done(self, command: str, ends: re.Match[str] | None) -> str:
        if export := _EXPORT.fullmatch(command):
            os.environ[export[1]] = export[2]
            return ""
        if command.startswith("cd "):
            os.chdir(command[3:])
            return ""
        own = command.startswith("riskctl ") and not _SHELL & set(command)
        code, printed = _called(shlex.split(command)[1:], self.language) if own else _shell(command)
        if code != (int(ends[1]) if ends else 0):
            raise SystemExit(f"{_day()} $ {command}\n{printed}\nexit code {code}")
        return printed


def _day() -> str:
    return os.environ.get("RISKCTL_TODAY", "")


def _called(words: list[str], language: Language) -> tuple[int, str]:
    """Call riskctl here; both streams as a terminal shows them."""
    data = io.BytesIO()
    spoken.use(language)
    with io.TextIOWrapper(data, "utf-8", write_through=True) as stream:
        with redirect_stdout(stream), redirect_stderr(stream):
            code = guarded(words)
        return code, data.getvalue().decode()


def _shell(command: str) -> tuple[int, str]:
    ended = subprocess.run(
        ["sh", "-c", command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return ended.returncode, ended.stdout


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise SystemExit(f"{file} holds {old!r} {text.count(old)} times")
    file.write_text(text.replace(old, new.replace("\\n", "\n")), encoding="utf-8", newline="")


def _fill(file: Path, texts: list[str]) -> None:
    with file.open(encoding="utf-8-sig", newline="") as there:
        rows = list(csv.DictReader(there))
    day, *said = texts
    found = dict(text.split(" ", 1) for text in said)
    for row in rows:
        (text,) = [found.pop(ref) for ref in [*found] if row["风险点"].endswith(f"/{ref}")] or [""]
        row["日期"], row["发现情况"] = ("", "") if text == "-" else (day, text)
    if found:
        raise SystemExit(f"{file} has no row of {', '.join(found)}")
    with file.open("w", encoding="utf-8-sig", newline="") as there:
        writer = csv.DictWriter(there, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _as_shown(printed: str, show: str | None) -> str:
    """What is printed, with many paths in a row and the paragraphs not asked for left out."""
    found = _PATHS.sub(lambda run: f"{LEFT_OUT}\n", printed)
    if show is None:
        return found
    first, *others = found.split("\n\n")
    asked = tuple(word.strip() for word in show.split("|"))
    kept = [part if part.startswith(asked) else LEFT_OUT for part in others]
    parts = [
        part for part, before in zip(kept, ["", *kept], strict=False) if (part, before) != (LEFT_OUT,) * 2
    ]
    return "\n\n".join([first, *parts]).rstrip("\n") + "\n"
