"""The contract of a rule: one file in `rules/`, holding its documentation, words, examples and check.

A rule file has two names: `RULE`, made here, and `check`, a generator of findings:

    scope "register"  check(document, context)  sees one file and the shared context
    scope "corpus"    check(facts, context)     sees the slim facts of every register

Which rules there are is told by the names of their files: the catalogue stands above this room, and
`--select` may leave rules out that an ignore may name all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pkgutil import iter_modules
from typing import Any, Literal

from riskctl.base.installed import RULES, installed
from riskctl.base.messages import Pair, Said, Words, listed
from riskctl.base.width import narrowed, wide_parts
from riskctl.check.finding import Finding, Fix, Label, Place, Severity
from riskctl.check.rules import __path__ as folder
from riskctl.sources.fault import Fault

WORDS: Words = {
    "wide": (
        "{help}这里的 {wide} 是全角，改成半角：{narrow}。",
        "{help} Here {wide} is full-width: write {narrow}.",
    ),
}
WRITTEN = ("value", "written", "heading", "key", "node")  # fields in which rules tell what somebody wrote
Scope = Literal["register", "corpus"]
IN_TABLE = "-in-table"
Files = Mapping[str, str | bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a rule is: its promise (id, name, severity, scope), its documentation and examples.

    `kinds` are the record kinds a register rule is fed, empty for every file. `needs` names the
    parts of the context without which it is left out; with `whole` any fault in one leaves it out:
    what a broken entry would have been must not be called unknown. A rule that runs `last` sees which
    ignores hid nothing of the others' findings. `bad` and `good` are files laid over the example
    repository of the tests: the bad one gives this finding, the good one gives none. `before` is what stood
    there in an earlier state, of a rule that compares with one and does not run without.
    """

    id: str
    name: str
    severity: Severity
    scope: Scope
    kinds: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    whole: bool = False
    last: bool = False
    title: Pair
    why: Pair
    words: Words
    bad: Files
    good: Files
    before: Files | None = None

    def found(
        self,
        cause: str,
        place: Place,
        *,
        label: str | None = None,
        related: tuple[tuple[str, Place], ...] = (),
        subject: str | None = None,
        fix: Fix | None = None,
        **fields: object,
    ) -> Finding:
        """Return the finding worded by `cause`; message, help and labels share the `fields`.

        `label` and the keys of `related` are causes too. The help is `help-<cause>` where the
        rule words one, else `help`; a word with `IN_TABLE` at its end stands for it in a table.
        """
        beside = Said(self.words[label], fields) if label else None
        others = tuple(Label(at, Said(self.words[key], fields)) for key, at in related)
        return self._told(cause, place, fields, beside, others, subject, fix)

    def worded(self, cause: str, place: Place, fields: Mapping[str, object]) -> Finding:
        """Return the bare finding: message and help in the rule's words, those for tables in a table."""
        return self._told(cause, place, fields)

    def _told(self, cause: str, place: Place, fields: Mapping[str, object], *more: Any) -> Finding:
        """The finding with `more` of its parts, made in one go: a check makes tens of thousands."""
        help = f"help-{cause}" if f"help-{cause}" in self.words else "help"
        message = Said(self._wording(cause, place), fields)
        remedy = _with_width(Said(self._wording(help, place), fields), fields)
        return Finding(self.id, self.name, self.severity, message, remedy, place, *more)

    def _wording(self, word: str, place: Place) -> Pair:
        """The wording of `word`: a table has columns, rows and cells where YAML has fields and lines."""
        in_table = place.file.lower().endswith(".csv")
        return self.words.get(word + IN_TABLE if in_table else word, self.words[word])

    def from_faults(self, file: str, faults: Iterable[Fault]) -> Iterator[Finding]:
        """Yield a finding for each fault that names this rule."""
        for fault in faults:
            if fault.rule == self.id and not fault.elsewhere:
                yield self.worded(fault.cause, Place(file, span=fault.span), fault.fields)


def _with_width(help: Said, fields: Mapping[str, object]) -> Said:
    """The help; where what was written is full-width also that, since the right thing looks much the same."""
    for name in WRITTEN:
        text = fields.get(name)
        if isinstance(text, str) and (wide := wide_parts(text)):
            own = {"help": help, "wide": listed([*dict.fromkeys(wide)]), "narrow": narrowed(text)}
            return Said(WORDS["wide"], own)
    return help


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A rule and its check, as the catalogue hands them down."""

    rule: Rule
    check: Callable[[Any, Any], Iterable[Finding]]


@cache
def rule_names() -> dict[str, str]:
    """Return the name of every rule by its id."""
    files = sorted(module.name for module in iter_modules(folder) if module.name.startswith("rk"))
    files += [plugin.name for plugin in installed(RULES)]
    parts = (file.partition("_") for file in files)
    return {id.upper(): name.replace("_", "-") for id, _, name in parts}


def is_number(word: str) -> bool:
    """Return whether `word` is written as the id of a rule is: another number is another rule, no slip."""
    return word[:2].upper() == "RK" and word[2:].isdigit()


def is_rule(word: str) -> bool:
    """Return whether `word` is the id or the name of a rule."""
    return word in rule_names() or word in rule_names().values()
