"""What may be written in a field: ids of the repository with what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from riskctl.base.messages import Language, Pair, Words
from riskctl.corpus.context import Context
from riskctl.corpus.nearest_reference import offices_of, posts_of
from riskctl.corpus.organization import OrganizationIndex
from riskctl.editor.mentions import Home, NameKind, Wants
from riskctl.level.to_grade import choices
from riskctl.records.kinds.policy import Value
from riskctl.records.vocabulary import word

MOST = 400  # offers told at once; typing on narrows them

WORDS: Words = {
    "unit": ("单位", "unit"),
    "department": ("部门", "department"),
    "post": ("岗位", "post"),
    "office": ("机构", "office"),
    "matter": ("权力事项", "matter"),
    "node": ("流程环节", "node"),
    "regulation": ("制度", "regulation"),
    "probability": ("发生概率", "probability"),
    "severity": ("危害程度", "severity"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be written: the text, what it is called, its kind, and what else is worth knowing."""

    text: str
    name: str
    kind: str
    more: str = ""
    rank: int = 0  # the nearer the sooner

    def without(self, beginning: str) -> Offer:
        """Return the same with the beginning of its text left out, where that goes without saying."""
        return replace(self, text=self.text.removeprefix(beginning))

    def kind_word(self, language: Language) -> str:
        """Return what a thing of this kind is called."""
        pair: Pair = WORDS[self.kind]
        return pair[0 if language == "zh" else 1]


def offers(wants: Wants, home: Home, word: str, names: bool, context: Context) -> list[Offer]:
    """Return what may be written where a thing of one of the kinds `wants` is wanted, as much as people read.

    Of things with long references those are told that go on from `word`. With `names`, as in a field with a
    Chinese key, what can be told by its name is."""
    found: list[Offer] = []
    for kind in wants:
        for offer in _of_kind(kind, home, word, names, context):
            found.append(offer)
            if len(found) >= MOST:
                return found
    return found


def value_offers(field: str, context: Context, language: Language) -> list[Offer]:
    """Return the values of a scale of the policy, each with its criteria."""
    if context.grading is None or field not in ("probability", "severity"):
        return []
    values = [one for one in choices(context.grading, field) if isinstance(one, Value)]
    return [Offer(one.name, "", field, one.criteria, rank) for rank, one in enumerate(values)]


def _of_kind(kind: NameKind, home: Home, written: str, names: bool, context: Context) -> Iterator[Offer]:
    if kind == "matter":
        for one in (context.matters or {}).values():
            power = word("power", one.power).pair[0]
            yield Offer(one.name, one.id, kind, power) if names else Offer(one.id, one.name, kind, power)
    elif kind == "regulation":
        for rule in (context.regulations or {}).values():
            yield Offer(rule.id, f"《{rule.title}》", kind, rule.number)
    elif kind == "node":
        for flow in context.flows.values():
            rank = int(flow.flow.department != "/".join(home))
            for node in flow.flow.nodes:
                yield Offer(f"{flow.id}/{node.id}", node.name, kind, flow.flow.name, rank)
    elif context.organization is not None:
        yield from _of_organization(kind, home, written, context.organization)


def _of_organization(
    kind: NameKind, home: Home, written: str, organization: OrganizationIndex
) -> Iterator[Offer]:
    unit = organization.units.get(home[0])
    if kind == "unit":
        yield from (Offer(one.id, one.name, kind) for one in organization.units.values())
    elif kind == "office":
        yield from (
            Offer(code, name, kind, unit.name if unit else "", 1)
            for code, name in offices_of(organization, home[0])
        )
    elif kind == "department":
        for own in unit.departments if unit else ():
            yield Offer(own.id, own.name, kind, unit.name if unit else "", 1)
        for whole, (over, department) in organization.departments.items():
            if over is not unit and _goes_on(whole, written, unit is None):
                yield Offer(whole, department.name, kind, over.name, 3)
    else:
        for ref, whole, name, *_ in posts_of(organization, *home):
            beside = organization.departments.get(f"{home[0]}/{whole.partition('/')[0]}")
            yield Offer(ref, name, kind, beside[1].name if beside else "", int("/" in ref) * 2)
        for whole, seat in organization.seats.items():
            if seat.unit is not unit and not seat.number and _goes_on(whole, written, unit is None):
                yield Offer(whole, seat.post.name, kind, f"{seat.unit.name}{seat.department.name}", 3)


def _goes_on(whole: str, written: str, every: bool) -> bool:
    """Whether a thing of another unit is worth offering: once its unit is typed, or where there is no own."""
    return whole.startswith(written) if "/" in written else every
