"""Findings for people: the sentence, the place in its own lines, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from riskctl.base.messages import Said, Words, listed
from riskctl.base.visible import visible
from riskctl.check.finding import SEVERITIES
from riskctl.check.located import Located, Spot
from riskctl.check.report import Settings
from riskctl.check.run import Outcome
from riskctl.check.snippet import Pens, snippet

WORDS: Words = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
    "help": ("办法：", "help: "),
    "fix": ("可自动修正：riskctl fix", "can be mended: riskctl fix"),
    "explain": ("说明：riskctl explain {rule}", "more: riskctl explain {rule}"),
    "clean": ("没有发现问题。", "No problems found."),
    "found": ("发现 {n} 个问题：{parts}。", "Problems found: {n} ({parts})."),
    "fixable": ("其中 {n} 个可用 riskctl fix 自动修正。", " riskctl fix can mend: {n}."),
    "n-error": ("{n} 个错误", "errors: {n}"),
    "n-warning": ("{n} 个警告", "warnings: {n}"),
    "n-info": ("{n} 个提示", "infos: {n}"),
    "suppressed": ("另有 {n} 个已按理由忽略。", " Ignored with reasons: {n}."),
    "scope": ("检查了 {files} 个文件、{points} 个风险点", "Checked files: {files}, risk points: {points}"),
    "seconds": ("，用时 {seconds} 秒", "; {seconds} s"),
    "stop": ("。", "."),
    "left-out": (
        "{parts} 有错、读不出或缺失，没有查这些规则：{rules}。",
        "Rules left out, since {parts} has errors, cannot be read or is missing: {rules}.",
    ),
    "without-people": (
        "没有任职名单 people.yaml：按岗位判断，不判断空缺和姓名。",
        "No holders' file (people.yaml): posts stand for people; vacancies and names are not judged.",
    ),
    "gb18030": (
        "按 GB18030 读的表：{files}（另存为 UTF-8 更稳妥）。",
        "Read as GB18030: {files} (saving as UTF-8 is safer).",
    ),
    "gb18030-more": (
        "按 GB18030 读的表有 {n} 张：{files} 等（另存为 UTF-8 更稳妥）。",
        "Tables read as GB18030: {n}, among them {files} (saving as UTF-8 is safer).",
    ),
    "rest": ("其余 {n} 个按规则计：{parts}。", "The other {n} by rule: {parts}."),
    "rule-count": ("{rule} {name} {n} 个", "{rule} {name}: {n}"),
    "organization": ("organization.yaml", "organization.yaml"),
    "people": ("people.yaml", "people.yaml"),
    "grading": ("定级政策", "the policy"),
    "regulations": ("regulations.yaml", "regulations.yaml"),
    "matters": ("权力事项目录", "the catalogue of matters"),
    "programme": ("riskctl.yaml", "riskctl.yaml"),
    "wording": ("wording.yaml", "wording.yaml"),
}

TABLES = 5  # named in one line of the summary

COLOURS = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "primary": "1;31",
    "related": "36",
    "bold": "1",
}


def write(outcome: Outcome, settings: Settings) -> str:
    """Return the findings one after another, a blank line between them, and the summary."""
    shown = outcome.findings[: settings.most]
    blocks = ["\n".join(_finding(located, outcome, settings)) for located in shown]
    rest = outcome.findings[len(shown) :]
    blocks.append("\n".join((*_rest(rest, settings), *_summary(outcome, settings))))
    # A log reader of a CI host takes `##[` for a command of its own.
    return "\n\n".join(blocks).replace("##[", "# #[") + "\n"


def _finding(located: Located, outcome: Outcome, settings: Settings) -> Iterator[str]:
    finding, spot = located.finding, located.spot
    pens = _pens(settings)
    head = f"{_say(settings, finding.severity)}[{finding.rule}]"
    message = finding.message.text(settings.language)
    yield f"{pens.paint(head, finding.severity)} {pens.paint(message, 'bold')}"
    at = spot.position
    yield f" --> {visible(spot.file)}:{at.line}:{at.column}"
    if not finding.private:
        yield from _drawn(spot, [s for s in located.related if s.file == spot.file], outcome, settings)
    for other in located.related:
        if other.file != spot.file:
            yield f" ::: {visible(other.file)}:{other.position.line}:{other.position.column}"
            yield from _drawn(other, [], outcome, settings)
    margin = " " * len(str(at.line))
    yield f"{margin} = {_say(settings, 'help')}{finding.help.text(settings.language)}"
    if finding.fix and finding.fix.safe:
        yield f"{margin} = {_say(settings, 'fix')}"
    yield f"{margin} = {_say(settings, 'explain', rule=finding.rule)}"


def _drawn(spot: Spot, related: list[Spot], outcome: Outcome, settings: Settings) -> Iterator[str]:
    text = outcome.locator.text(spot.file)
    if text is None:  # a file that is no text has no lines to show, but what is said of it stays
        yield from ([f"     {spot.said.text(settings.language)}"] if spot.said else [])
    else:
        yield from snippet(text, spot, related, settings.language, settings.width, _pens(settings))


def _rest(rest: tuple[Located, ...], settings: Settings) -> Iterator[str]:
    if rest:
        counted = Counter((located.finding.rule, located.finding.name) for located in rest).most_common()
        parts: list[object] = [
            Said(WORDS["rule-count"], {"rule": rule, "name": name, "n": n}) for (rule, name), n in counted
        ]
        yield _say(settings, "rest", n=len(rest), parts=listed(parts))


def _summary(outcome: Outcome, settings: Settings) -> Iterator[str]:
    for lacks in dict.fromkeys(lacks for _, lacks in outcome.left_out):
        if outcome.without_people and lacks == ("people",):
            continue  # the next line says it in words
        rules: list[object] = [rule for rule, lacking in outcome.left_out if lacking == lacks]
        parts: list[object] = [Said(WORDS[part]) for part in lacks]
        yield _say(settings, "left-out", rules=listed(rules), parts=listed(parts))
    if outcome.without_people:
        yield _say(settings, "without-people")
    yield from _read_as(outcome, settings)
    yield _count(outcome, settings)
    scope = _say(settings, "scope", files=outcome.files, points=outcome.points)
    if settings.seconds is not None:
        scope += _say(settings, "seconds", seconds=f"{settings.seconds:.1f}")
    yield scope + _say(settings, "stop")


def _read_as(outcome: Outcome, settings: Settings) -> Iterator[str]:
    """Which tables were read as GB18030: GBK opens everywhere in an office, and nowhere else."""
    if files := list(outcome.gb18030):
        key = "gb18030-more" if len(files) > TABLES else "gb18030"
        yield _say(settings, key, n=len(files), files=listed([*files[:TABLES]]))


def _count(outcome: Outcome, settings: Settings) -> str:
    counts = [(severity, n) for severity in SEVERITIES if (n := outcome.count(severity))]
    line = _say(settings, "clean")
    if counts:
        parts: list[object] = [Said(WORDS[f"n-{severity}"], {"n": n}) for severity, n in counts]
        line = _say(settings, "found", n=len(outcome.findings), parts=listed(parts))
    if safe := sum(bool(f.finding.fix and f.finding.fix.safe) for f in outcome.findings):
        line += _say(settings, "fixable", n=safe)
    return line + (_say(settings, "suppressed", n=outcome.suppressed) if outcome.suppressed else "")


def _say(settings: Settings, key: str, **fields: object) -> str:
    return Said(WORDS[key], fields).text(settings.language)


def _pens(settings: Settings) -> Pens:
    def paint(text: str, role: str) -> str:
        return f"\x1b[{COLOURS[role]}m{text}\x1b[0m" if settings.colour else text

    return Pens("│", "┆", paint) if settings.unicode else Pens("|", ":", paint)
