"""What findings formats say alike: a finding on one line, its remedy, counts, what could not be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from riskctl.base.messages import Language, Said, Words, listed, term
from riskctl.base.visible import inert, visible
from riskctl.check.finding import SEVERITIES, SEVERITY_WORDS, Finding, Severity
from riskctl.check.findings import kinds
from riskctl.check.locator import Located
from riskctl.check.report import Settings
from riskctl.check.run import Outcome

WORDS: Words = {
    "help": ("办法：{help}", "help: {help}"),
    "explain": ("说明：riskctl explain {rule}", "more: riskctl explain {rule}"),
    "clean": ("没有发现问题。", "No problems found."),
    "found": ("发现 {n} 个问题：{parts}。", "Problems found: {n} ({parts})."),
    "fixable": ("其中 {n} 个可用 riskctl fix 自动修正。", " riskctl fix can mend: {n}."),
    "n-error": ("{n} 个错误", "errors: {n}"),
    "n-warning": ("{n} 个警告", "warnings: {n}"),
    "n-info": ("{n} 个提示", "infos: {n}"),
    "known": ("另有 {n} 个原来就有，没有列出。", " There before, and not listed: {n}."),
    "suppressed": ("另有 {n} 个已按理由忽略。", " Ignored with reasons: {n}."),
    "scope": ("检查了 {files} 个文件、{points} 个风险点", "Checked files: {files}, risk points: {points}"),
    "seconds": ("，用时 {seconds} 秒", "; {seconds} s"),
    "stop": ("。", "."),
    "left-out": (
        "{files} 有错、读不出或缺失，没有查这些规则：{rules}。",
        "Faulty, unreadable or missing: {files}; rules left out for it: {rules}.",
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
}

TABLES = 5  # named in one line of the summary


def severity_word(severity: Severity, language: Language) -> str:
    """Return how people call `severity`."""
    return Said(SEVERITY_WORDS[severity]).text(language)


def one_line(located: Located, language: Language) -> str:
    """Return `file:line:col: error RK301 message`, in which the log of a build host finds no command."""
    finding, at = located.finding, located.spot.position
    severity = severity_word(finding.severity, language)
    place = f"{as_start(visible(located.spot.file))}:{at.line}:{at.column}"
    return inert(f"{place}: {severity} {finding.rule} {finding.message.text(language)}")


def as_start(path: str) -> str:
    """Return `path` as a line may begin with it: what begins with `::` is a command to some hosts."""
    return path if path[:1].isalnum() or path[:1] in "._" else f"./{path}"


def remedy(finding: Finding, language: Language) -> str:
    """Return what to do about `finding`."""
    return _say(language, "help", help=finding.help)


def more(rule: str, language: Language) -> str:
    """Return where the rule is explained."""
    return _say(language, "explain", rule=rule)


def summary(outcome: Outcome, settings: Settings) -> Iterator[str]:
    """Yield the closing lines: what could not be judged, then how many findings, over how much."""
    yield from unjudged(outcome, settings.language)
    yield count(outcome, settings.language)
    yield scope(outcome, settings)


def unjudged(outcome: Outcome, language: Language) -> Iterator[str]:
    """Yield what the check could not judge, or had to guess."""
    left_out: dict[tuple[str, ...], list[object]] = {}
    for rule, lacks in outcome.left_out:
        if not (outcome.without_people and lacks == ("people",)):  # the next line says it in words
            left_out.setdefault(at_fault(lacks, outcome), []).append(rule)
    for causes, rules in left_out.items():
        yield _say(language, "left-out", rules=listed(rules), files=listed([*causes]))
    if outcome.without_people:
        yield _say(language, "without-people")
    # GBK opens everywhere in an office, and nowhere else.
    if files := list(outcome.gb18030):
        key = "gb18030-more" if len(files) > TABLES else "gb18030"
        yield _say(language, key, n=len(files), files=listed([*files[:TABLES]]))


def at_fault(lacks: Sequence[str], outcome: Outcome) -> tuple[str, ...]:
    """Return the files to mend, so that the parts that a rule lacks are there."""
    return tuple(dict.fromkeys(file for part in lacks for file in outcome.at_fault[part]))


def count(outcome: Outcome, language: Language) -> str:
    """Return how many findings there are by severity, how many can be mended, how many are ignored."""
    counts = [(severity, n) for severity in SEVERITIES if (n := outcome.count(severity))]
    line = _say(language, "clean")
    if counts:
        said: list[object] = [Said(WORDS[f"n-{severity}"], {"n": n}) for severity, n in counts]
        line = _say(language, "found", n=len(outcome.findings), parts=listed(said))
    if safe := sum(kind.mends for kind in kinds(outcome.findings)):
        line += _say(language, "fixable", n=safe)
    line += _say(language, "known", n=outcome.known) if outcome.known else ""
    return line + (_say(language, "suppressed", n=outcome.suppressed) if outcome.suppressed else "")


def scope(outcome: Outcome, settings: Settings) -> str:
    """Return over how much the check went, and how long it took."""
    line = _say(settings.language, "scope", files=outcome.files, points=outcome.points)
    if settings.taken:
        line += _say(settings.language, "seconds", seconds=term((settings.taken,) * 2))
    return line + _say(settings.language, "stop")


def by_rule(rest: Sequence[Located], language: Language) -> str:
    """Return how many of the findings that are not shown belong to which rule."""
    counted = Counter((kind.rule, kind.name) for kind in kinds(rest)).most_common()
    said: list[object] = [
        Said(WORDS["rule-count"], {"rule": rule, "name": name, "n": n}) for (rule, name), n in counted
    ]
    return _say(language, "rest", n=len(rest), parts=listed(said))


def _say(language: Language, key: str, **fields: object) -> str:
    return Said(WORDS[key], fields).text(language)
