"""`riskctl explain WHAT`: a rule with its examples, or what a word of the repository means."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Annotated

import typer

from riskctl import catalog
from riskctl.base.cells import wrap
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.nearest import did_you_mean
from riskctl.base.visible import visible
from riskctl.check.finding import SEVERITY_WORDS
from riskctl.check.rule import Files, Rule, is_number
from riskctl.cli.options import People, Root, Today
from riskctl.cli.shell import streams
from riskctl.cli.shell.help import WIDEST
from riskctl.cli.shell.language import say

EXAMPLES = (
    (
        "riskctl explain RK301",
        say("一条规则：为什么查、错例、对例", "a rule: why, a wrong and a right example"),
    ),
    ("riskctl explain 3", say("一个等级：哪些情形、由谁监控", "a level: what leads to it, who watches")),
    ("riskctl explain acceptance-review", say("一个权力事项有哪些风险点", "which points a matter has")),
    (
        "riskctl explain suzhou/registration/clerk#R01",
        say("一个风险点的等级是怎么来的", "how the level of a point came about"),
    ),
)

WORDS: Words = {
    "why": ("为什么查", "Why"),
    "before": ("原来", "Before"),
    "bad": ("错例", "Wrong"),
    "good": ("对例", "Right"),
    "unknown": (
        "不知道“{word}”是什么：不是规则，登记库里也没有",
        "“{word}” is unknown: it is no rule, and nothing in the repository",
    ),
    "unknown-here": (
        "没有“{word}”这条规则；别的词要在登记库里才能说明",
        "There is no rule “{word}”; other words are explained inside a register repository",
    ),
    "see-rules": ("全部规则见 riskctl rules。", "For all rules see riskctl rules."),
    "lines": ("…（共 {lines} 行）", "… ({lines} lines in all)"),
    "empty": ("（空文件）", "(empty file)"),
}
AROUND = 3  # lines shown before and after one that differs
LONGEST_EXAMPLE = 40  # lines shown in all
LONGEST_LINE = 160  # characters
LARGE = 1000  # lines; comparing larger files is not worth the wait


def command(
    what: Annotated[
        str,
        typer.Argument(
            metavar=say("词", "WHAT"),
            autocompletion=lambda incomplete: [
                file.id for file in catalog.rule_files() if file.id.startswith(incomplete)
            ],
            help=say(
                "规则的编号或名称，或等级、概率、危害、权力事项、制度、单位、部门、岗位、风险点的编号或名称",
                "a rule's id or name; or a level, a probability or severity, a matter, a regulation, a unit, "
                "a department, a post or a risk point",
            ),
        ),
    ],
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Show what it means."""
    file = next((f for f in catalog.rule_files() if _names(f, what)), None)
    if file:
        streams.write_text(as_text(catalog.rule(file.id).rule, min(streams.width(), WIDEST)))
        return 0
    from riskctl.cli.tools.meaning import (
        meaning,  # a rule is explained anywhere, without loading a repository
    )

    text, known = meaning(what, root, today, people)
    if text is None:
        names = [name for f in catalog.rule_files() for name in (f.id, f.name)]
        hint = None if is_number(what) else did_you_mean(what, [*names, *(known or ())])
        hint = hint or Said(WORDS["see-rules"])
        raise RiskctlError(Said(WORDS["unknown-here" if known is None else "unknown"], {"word": what}), hint)
    streams.write_text(text)
    return 0


def as_text(rule: Rule, width: int) -> str:
    """Return the page of one rule, laid out in `width` cells."""
    severity = say(*SEVERITY_WORDS[rule.severity])
    head = f"{rule.id} {rule.name}" + say(f"（{severity}）", f" ({severity})")
    lines = [head, *wrap(say(*rule.title), width)]
    lines += ["", say(*WORDS["why"]), *(f"  {line}" for line in wrap(say(*rule.why), width - 2))]
    if rule.before:
        lines += _example(say(*WORDS["before"]), rule.before, {})
    lines += _example(say(*WORDS["bad"]), rule.bad, rule.good)
    lines += _example(say(*WORDS["good"]), rule.good, rule.bad)
    return "".join(f"{line}\n" for line in lines)


def _names(file: catalog.RuleFile, asked: str) -> bool:
    wanted = asked.casefold()
    wanted = f"rk{wanted}" if wanted.isdecimal() and len(wanted) == 3 else wanted.replace("_", "-")
    return wanted in (file.id.casefold(), file.name)


def _example(title: str, files: Files, counterparts: Files) -> Iterator[str]:
    for path, content in files.items():
        yield ""
        yield f"{title}{say('：', ': ')}{visible(path)}"
        yield from (f"  {line}".rstrip() for line in excerpt(content, counterparts.get(path)))


def excerpt(content: str | bytes, counterpart: str | bytes | None) -> Iterator[str]:
    """Yield the lines of `content` to show, those that `counterpart` has not marked with ``>``."""
    lines = _lines(content)
    marked, near = _differing(lines, _lines(counterpart)) if counterpart is not None else (set(), set())
    before = -1
    for shown, at in enumerate(sorted(near) or range(len(lines))):
        if shown == LONGEST_EXAMPLE:
            yield "  " + say(*WORDS["lines"]).format(lines=len(lines))
            return
        if at != before + 1:
            yield "  …"
        yield f"{'> ' if at in marked else '  '}{_shortened(lines[at])}".rstrip()
        before = at
    if not lines:
        yield "  " + say(*WORDS["empty"])


def _lines(content: str | bytes) -> list[str]:
    text = content if isinstance(content, str) else content.decode("utf-8", "backslashreplace")
    return text.splitlines()


def _differing(lines: list[str], others: list[str]) -> tuple[set[int], set[int]]:
    """Return the lines that differ, and the lines around each place that differs (a line may be missing)."""
    marked: set[int] = set()
    near: set[int] = set()
    if max(len(lines), len(others)) > LARGE:
        return marked, near
    for kind, _, _, first, end in SequenceMatcher(None, others, lines, autojunk=False).get_opcodes():
        if kind != "equal":
            marked.update(range(first, end))
            near.update(range(max(0, first - AROUND), min(len(lines), end + AROUND)))
    return marked, near


def _shortened(line: str) -> str:
    shown = visible(line.expandtabs(4))
    return shown if len(shown) <= LONGEST_LINE else shown[: LONGEST_LINE - 1] + "…"
