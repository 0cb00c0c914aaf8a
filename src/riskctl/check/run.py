"""Runs the rules: register rules file by file, corpus rules over the facts, then what is ignored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from riskctl.check.cache import FEWEST, PortionCache, opened_cache
from riskctl.check.executor import Executor, Here
from riskctl.check.facts import CorpusFacts, RegisterFacts
from riskctl.check.finding import Finding, Severity
from riskctl.check.findings import FoundFindings, kinds
from riskctl.check.ignore_comments import Held, IgnoreComment
from riskctl.check.ignores import Ignores
from riskctl.check.locator import Located, Locator
from riskctl.check.portion import Portion, Portioning, veil_of, weighed
from riskctl.check.portions import kept_portions, portions
from riskctl.check.rule import LoadedRule, Rule
from riskctl.corpus.context import Context
from riskctl.corpus.load import bytes_of, register_files, reread, text_of
from riskctl.corpus.repository import Repository
from riskctl.corpus.set_aside import strays

if TYPE_CHECKING:  # few checks compare with an earlier state
    from riskctl.diff.year_records import RecordChange


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found, and over how much: files and points seen, findings ignored, rules left out."""

    findings: Sequence[Located]  # of many each is read when it is asked for
    files: int
    points: int
    suppressed: int
    left_out: tuple[tuple[str, tuple[str, ...]], ...]  # rule id, the parts it lacks
    without_people: bool
    locator: Locator
    gb18030: tuple[str, ...] = ()  # the tables that were read as that
    rules: tuple[Rule, ...] = ()  # those asked for, the ones left out too
    at_fault: Mapping[str, Sequence[str]] = field(default_factory=dict)  # files for which a part is lacking
    known: int = 0  # findings that were there before, and are not shown
    hidden: tuple[Finding, ...] = ()  # those that an ignore hides

    def count(self, severity: Severity) -> int:
        """Return how many findings of `severity` are left."""
        return sum(kind.severity == severity for kind in kinds(self.findings))


def _untold(total: int) -> None:
    """What is called for each file where nobody waits on a terminal."""


def run(
    repository: Repository,
    context: Context,
    rules: Sequence[LoadedRule],
    shown: Callable[[str], bool],
    earlier: Context | None = None,
    comments: Held = tuple,
    executor: Executor | None = None,
    keep: bool = False,
    step: Callable[[int], None] = _untold,
) -> Outcome:
    """Check the whole repository; findings in files that `shown` refuses are neither shown nor counted.

    With the shared part of an `earlier` state, what of its records went or was rewritten is found too. Of the
    ignores in comments those hold that `comments` gives back. What single files say is worked out by
    `executor`, in this process without one; with `keep` it is kept in the user's cache, and taken from it.
    `step` is called for each register file that is done, with how many there are.
    """
    at_hand = rules_at_hand(rules, context, compares=earlier is not None)
    work = Portioning(context, at_hand.usable, repository.limits)
    found = all_portions(repository, work, executor or Here(), keep, step)
    return concluded(found, repository, context, at_hand, shown, earlier, comments)


@dataclass(frozen=True, slots=True)
class RulesAtHand:
    """The rules that were asked for: those that can run, and those that cannot, with the parts they lack."""

    asked: tuple[Rule, ...]
    usable: tuple[LoadedRule, ...]
    left_out: tuple[tuple[str, tuple[str, ...]], ...]


def rules_at_hand(rules: Sequence[LoadedRule], context: Context, compares: bool = False) -> RulesAtHand:
    """Return which of `rules` can run; one about an earlier state only in a check that `compares`."""
    lacked = ((r.rule.id, context.lacks(r.rule.needs, r.rule.whole)) for r in rules)
    left_out = tuple((rule, tuple(lacks)) for rule, lacks in lacked if lacks)
    lacking = {rule for rule, _ in left_out}
    usable = (r for r in rules if r.rule.id not in lacking and (compares or not r.rule.before))
    return RulesAtHand(tuple(r.rule for r in rules), tuple(usable), left_out)


def all_portions(
    repository: Repository,
    work: Portioning,
    executor: Executor,
    keep: bool = False,
    step: Callable[[int], None] = _untold,
) -> Iterator[Portion]:
    """Yield the portion of every file: of the shared ones, of the registers, of what lies elsewhere."""
    yield from work.of_shared()
    files, read = tuple(register_files(repository)), partial(bytes_of, repository)
    cache = _cache(repository, work) if keep and len(files) >= FEWEST else None
    if cache is None:
        made = portions(((file, read(file)) for file in files), work, executor)
    else:
        made = kept_portions(files, read, work, executor, cache)
    for portion in made:
        yield portion
        step(len(files))
    for document in strays(repository):
        yield work.of_documents(document.file, [document])


def _cache(repository: Repository, work: Portioning) -> PortionCache | None:
    from riskctl.check.cache_key import key_of  # looks at every file of the programme

    return opened_cache(repository.root, repository.source, key_of(work))


def concluded(
    found: Iterable[Portion],
    repository: Repository,
    context: Context,
    rules: RulesAtHand,
    shown: Callable[[str], bool],
    earlier: Context | None = None,
    comments: Held = tuple,
) -> Outcome:
    """Return the outcome of the portions `found` in every file: with what the rules over the corpus find, and
    the ignores."""
    seen = _Seen(found, FoundFindings(context.organization))
    veil = veil_of(context)
    locator = Locator(partial(reread, context, repository), partial(text_of, context, repository), veil)
    facts = CorpusFacts(tuple(seen.facts), locator.document, altered=_altered(earlier, context))
    ignores = Ignores(context, comments(seen.comments), locator.line)
    corpus = [r for r in rules.usable if r.rule.scope == "corpus"]
    every = seen.findings
    left = [n for n in range(len(every)) if not _is_ignored(n, every, ignores)]

    def add(rules: Iterable[LoadedRule]) -> None:
        for one in weighed(_over(facts, context, rules), context):
            if not ignores.hides(one) and shown(one.place.file):
                left.append(len(every))
                every.add((locator.placed(one.veiled(veil)),))

    add(r for r in corpus if not r.rule.last)
    facts = replace(facts, unused=tuple(ignores.unused(_ran(rules.usable, context), seen.faulty)))
    add(r for r in corpus if r.rule.last)
    hidden = tuple(f for f in ignores.hidden if shown(f.place.file))
    causes = {part: tuple(context.at_fault(part)) for _, lacks in rules.left_out for part in lacks}
    return Outcome(
        findings=every.located((n for n in left if shown(every.file(n))), locator),
        files=sum(map(shown, seen.files)),
        points=sum(len(f.points) for f in facts.registers if shown(f.file)),
        suppressed=len(hidden),
        left_out=rules.left_out,
        without_people=not context.told("people") and context.organization is not None,
        locator=locator,
        gb18030=tuple(file for file in seen.gb18030 if shown(file)),
        rules=rules.asked,
        at_fault=causes,
        hidden=hidden,
    )


class _Seen:
    """What the portions say, put together in the order of files."""

    def __init__(self, found: Iterable[Portion], findings: FoundFindings) -> None:
        self.findings = findings
        self.facts: list[RegisterFacts] = []
        self.files: set[str] = set()
        self.comments: list[IgnoreComment] = []
        self.faulty: list[tuple[str, str]] = []  # subject and file
        self.gb18030: list[str] = []
        for portion in found:
            self.files.add(portion.file)
            self.findings.add(portion.findings)
            self.facts += portion.facts
            self.comments += portion.comments
            self.faulty += [(subject, portion.file) for subject in portion.faulty]
            self.gb18030 += [portion.file] if portion.gb18030 else []


def _is_ignored(number: int, found: FoundFindings, ignores: Ignores) -> bool:
    rule, name, *_ = found.kind(number)
    return ignores.may_hide(rule, name, found.file(number)) and ignores.hides(found[number])


def _altered(earlier: Context | None, context: Context) -> tuple[RecordChange, ...]:
    """Which records of the year were taken away or rewritten since."""
    if earlier is None:
        return ()
    from riskctl.diff.year_records import record_changes

    return tuple(one for one in record_changes(earlier, context) if one.fate != "added")


def _over(facts: CorpusFacts, context: Context, rules: Iterable[LoadedRule]) -> Iterator[Finding]:
    for loaded in rules:
        yield from loaded.check(facts, context)


def _ran(rules: Sequence[LoadedRule], context: Context) -> set[str]:
    """The ids and names of the rules whose findings an ignore could have hidden."""
    own = context.programme.rules if context.programme else {}
    ran = (r.rule for r in rules if not r.rule.last)
    return {word for r in ran if own.get(r.name, own.get(r.id)) != "off" for word in (r.id, r.name)}
