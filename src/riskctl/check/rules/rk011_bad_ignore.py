"""RK011 bad-ignore: an ignore without reason, of an unknown rule, or past its date; a severity of no rule."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.location import DataPath
from riskctl.base.messages import listed
from riskctl.base.nearest import nearest
from riskctl.check.example import CLERK, PROGRAMME, REPOSITORY, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.ignore_comments import IgnoreComment, ignore_comments
from riskctl.check.rule import Rule, is_rule, rule_names
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.programme_ignores import is_past
from riskctl.records.kinds.programme import Ignore, Programme

Causes = tuple[str, str]  # where no name is near, and where one is
IGNORED: Causes = ("unknown", "unknown-near")
SEVERITY: Causes = ("severity", "severity-near")

_WRONG = changed(CLERK, ("level: 3", "level: 2"))
_IGNORE = "ignore: [{rule: level-mismatch, at: bureau/registration"

_KNOWN = ("全部规则的编号和名称见 riskctl rules。", "For the ids and names of all rules see riskctl rules.")
_WRITE = ("改成“{near}”。", "Write “{near}”.")

RULE = Rule(
    id="RK011",
    name="bad-ignore",
    severity="error",
    scope="register",
    title=("忽略写得不对，不起作用", "An ignore that does not hold"),
    why=(
        "忽略一个问题也是一个决定：说不出理由、过了期限的，不能再挡住问题；规则的名称写错，挡住的就不是想"
        "挡的。",
        "To ignore a problem is a decision too: without a reason, or past its date, it hides nothing; with "
        "the name of a rule misspelt it does not hide what was meant.",
    ),
    words={
        "reason": (
            "忽略“{rule}”没有写理由，不起作用",
            "The ignore of “{rule}” has no reason and does not hold",
        ),
        "help-reason": (
            "加上 reason: 理由，写清为什么可以不管；说不出理由的，删去这一条，改好问题。",
            "Add reason: and why it may be left as it is; where nothing speaks for it, delete it and "
            "mend the problem.",
        ),
        "past": (
            "忽略“{rule}”到 {until} 为止，现在不起作用了",
            "The ignore of “{rule}” held until {until} and holds no longer",
        ),
        "help-past": (
            "问题改好了的，删去这一条；确实还要放一放的，重新批准后改 until，理由也一并更新。",
            "Where the problem is mended, delete it; where it has to wait longer, have that approved, and "
            "bring until and the reason up to date.",
        ),
        "unknown": (
            "没有“{rule}”这条规则，忽略不起作用",
            "There is no rule “{rule}”, so the ignore does not hold",
        ),
        "help-unknown": _KNOWN,
        "unknown-near": (
            "没有“{rule}”这条规则，忽略不起作用；是不是“{near}”？",
            "There is no rule “{rule}”, so the ignore does not hold; did you mean “{near}”?",
        ),
        "help-unknown-near": _WRITE,
        "severity": (
            "rules 里的“{rule}”不是规则，改了也不起作用",
            "“{rule}” in rules is no rule; its severity changes nothing",
        ),
        "help-severity": _KNOWN,
        "severity-near": (
            "rules 里的“{rule}”不是规则，是不是“{near}”？",
            "“{rule}” in rules is no rule; did you mean “{near}”?",
        ),
        "help-severity-near": _WRITE,
        "comment": (
            "这条注释像是忽略，但写得不对，不起作用",
            "This comment looks like an ignore but is not written as one, so it does not hold",
        ),
        "help-comment": (
            "照这样写：# riskctl: 忽略[RK301] 理由；多条规则用逗号隔开。",
            "Write it as # riskctl: ignore[RK301] reason; separate several rules with commas.",
        ),
        "comment-reason": (
            "忽略“{rule}”的注释没有写理由，不起作用",
            "The comment that ignores “{rule}” has no reason and does not hold",
        ),
        "help-comment-reason": (
            "在方括号后面写上理由，说清为什么可以不管；说不出理由的，删去注释，改好问题。",
            "Write after the bracket why it may be left as it is; where there is no reason, delete the "
            "comment and mend the problem.",
        ),
    },
    bad=_WRONG | {PROGRAMME: REPOSITORY[PROGRAMME] + _IGNORE + "}]\n"},
    good=_WRONG | {PROGRAMME: REPOSITORY[PROGRAMME] + _IGNORE + ", reason: 等级等领导小组五月开会审定}]\n"},
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with each ignore, and each severity that is given to no rule."""
    for comment in ignore_comments(document):
        yield from _comment(comment)
    record = document.record
    if isinstance(record, Programme):
        for n, ignore in enumerate(record.ignore):
            yield from _ignore(ignore, document.file, ("ignore", n), context)
        for word in record.rules:
            if not is_rule(word):
                yield _unknown(SEVERITY, word, Place(document.file, ("rules", word), "key"))


def _ignore(ignore: Ignore, file: str, at: DataPath, context: Context) -> Iterator[Finding]:
    if not is_rule(ignore.rule):
        yield _unknown(IGNORED, ignore.rule, Place(file, (*at, "rule")))
    if not ignore.reason:
        yield RULE.found("reason", Place(file, (*at, "reason")), rule=ignore.rule)
    elif is_past(ignore, context):
        yield RULE.found("past", Place(file, (*at, "until")), rule=ignore.rule, until=str(ignore.until))


def _comment(comment: IgnoreComment) -> Iterator[Finding]:
    place = Place(comment.file, span=comment.span)
    if not comment.rules:
        yield RULE.found("comment", place)
    elif not comment.reason:
        yield RULE.found("comment-reason", place, rule=listed(list(comment.rules)))
    for rule in comment.rules:
        if not is_rule(rule):
            yield _unknown(IGNORED, rule, place)


def _unknown(causes: Causes, rule: str, place: Place) -> Finding:
    names = ((name,) for name in rule_names().values())
    near = rule.upper() if rule.upper() in rule_names() else nearest(rule, names)
    return RULE.found(causes[bool(near)], place, rule=rule, near=near)
