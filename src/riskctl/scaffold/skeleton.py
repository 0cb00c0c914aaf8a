"""Risk points to fill in: what is known of each, and beside the rest what may be written there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from riskctl.base.messages import Language, Pair, Said, Words, listed
from riskctl.base.visible import visible
from riskctl.corpus.categories import Categories
from riskctl.corpus.grading import Grading
from riskctl.records.kinds.matters import Matter
from riskctl.records.vocabulary import CODES, word
from riskctl.scaffold.grading import blank_grading
from riskctl.scaffold.prefill import OpenNode, Prefill

WORDS: Words = {
    "node": ("流程“{flow}”的环节“{node}”：{kind}", "The node “{node}” of the chart “{flow}”: {kind}"),
    "since": ("从这一天起列入，监控从这一天算起", "listed from this day on; watching counts from it"),
    "title": ("一句话写清会出什么问题", "in one sentence, what may go wrong"),
    "manifestation": ("具体怎么做的，一种写一条", "how it is done, one a line"),
    "measure": (
        "谁查、查什么、多久一次、留什么记录",
        "who checks what, how often, leaving which record",
    ),
    "owner": ("措施责任人的岗位，如 {example}", "the post that answers for it, such as {example}"),
    "due": ("完成时限，写作 {example}", "by when, written as {example}"),
}


class Skeletons:
    """The points of one new register, in the repository's language and by its policy."""

    def __init__(
        self,
        known: Prefill,
        grading: Grading | None,
        language: Language,
        year: int,
        since: date | None = None,
    ) -> None:
        self.known = known
        self.grading = grading
        self.language = language
        self.year = year
        self.since = since

    def lines(self) -> Iterator[str]:
        """Yield `risk_points:` with a point for each open node, or one for whatever there is."""
        yield "risk_points:"
        for number, node in enumerate(self.known.nodes or (None,), 1):
            if node:
                fields = {"flow": node.flow.name, "node": node.node.name, "kind": word("kind", node.kind)}
                yield f"  # {self.say('node', **fields)}"
            first, *rest = self._point(number, node)
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)

    def _point(self, number: int, node: OpenNode | None) -> Iterator[str]:
        matters = node.matters if node else ()
        yield f"id: R{number:02}"
        yield f"title: # {self.say('title')}"
        yield self._coded("kind", node.kind if node else None)
        yield self._category(_power(matters) or _only(self.known))
        yield from self._matter(matters)
        if node:
            yield f"flow: {node.ref}"
        yield "manifestations:"
        yield f"  - # {self.say('manifestation')}"
        if self.grading:
            yield from blank_grading(self.grading, self.language, explained=number == 1)
        if self.since:
            yield f"since: {self.since} # {self.say('since')}"
        yield from self._measure()

    def _measure(self) -> Iterator[str]:
        yield "measures:"
        yield f"  - text: # {self.say('measure')}"
        yield f"    {self._coded('type', None, 'measure_type')}"
        yield f"    owner: # {self.say('owner', example=self._owner())}"
        yield f"    due: # {self.say('due', example=f'{self.year}-05-31')}"

    def _coded(self, field: str, code: str | None, group: str = "") -> str:
        """A field of codes: the one that is known, with its word, else all there are."""
        words = CODES[group or field]
        if code:
            return f"{field}: {code}" + (f" # {words[code][0]}" if self.language == "zh" else "")
        return f"{field}: # {self._listed([*words.items()])}"

    def _category(self, power: str | None) -> str:
        """The one category of a power where it is known, else all there are."""
        known = self.grading.categories if self.grading else Categories()
        found = known.of_power(power) if power else []
        if len(found) == 1:
            name = f" # {visible(found[0].name[0])}" if self.language == "zh" else ""
            return f"category: {found[0].id}{name}"
        return f"category: # {self._listed([(one.id, one.name) for one in known])}"

    def _matter(self, matters: tuple[Matter, ...]) -> Iterator[str]:
        if len(matters) == 1:
            yield f"matter: {matters[0].id} # {visible(matters[0].name)}"
        elif matters:
            yield f"matter: # {self._listed([(m.id, (m.name, m.id)) for m in matters])}"

    def _listed(self, choices: Sequence[tuple[str, Pair]]) -> str:
        """The codes one may choose from, in Chinese with their words."""
        return listed([Said(("{code} {zh}", "{code}"), {"code": c, "zh": p[0]}) for c, p in choices]).text(
            self.language
        )

    def _owner(self) -> str:
        """Who checks those of the subject: the head of its department, above him the leader in charge."""
        subject = self.known.subject
        department = subject.department or next((d for d in subject.unit.departments if d.head), None)
        if department is None or not department.head:
            return "registration/chief"
        if subject.seat and subject.seat.post.id == department.head:
            return department.leader_in_charge or department.head
        return department.head if subject.department else f"{department.id}/{department.head}"

    def say(self, key: str, **fields: object) -> str:
        """Return the words of `key` in the repository's language."""
        return Said(WORDS[key], fields).text(self.language)


def _power(matters: tuple[Matter, ...]) -> str | None:
    """The one power under which all of these matters stand."""
    powers = {matter.power for matter in matters}
    return powers.pop() if len(powers) == 1 else None


def _only(known: Prefill) -> str | None:
    department = known.subject.department
    return department.powers[0] if department and len(department.powers) == 1 else None
