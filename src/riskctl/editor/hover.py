"""What is told of the place under the pointer: a level with its why, or what a name means."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.base.errors import UnsoundError
from riskctl.base.markdown import escaped
from riskctl.base.messages import Language, Phrase, Said
from riskctl.corpus.context import Context
from riskctl.corpus.sound import Sound, sound
from riskctl.editor.cursor import Cursor
from riskctl.editor.mentions import NamedThing
from riskctl.editor.places import PlacedMention
from riskctl.level.explain import body_name
from riskctl.level.glossary import about
from riskctl.level.grade import GradedPoint, grade
from riskctl.level.to_grade import to_grade
from riskctl.present.levels import as_explanation


class WORDS:
    """What is said of a thing that `riskctl explain` has no page for."""

    node = Phrase("流程“{flow}”的环节“{name}”（{id}）", "Node “{name}” of the chart “{flow}” ({id})")
    actor = Phrase("由 {actor} 办理。", "{actor} acts here.")
    office = Phrase("“{unit}”的机构“{name}”（{id}）", "Office “{name}” of “{unit}” ({id})")


GRADED = frozenset(("id", "title", "probability", "severity", "criteria", "level", "claimed", "override"))


def hover_text(cursor: Cursor, placed: PlacedMention | None, context: Context, language: Language) -> str:
    """Return what is told of a place, and of the thing named there, in Markdown; blank for nothing."""
    try:
        whole = sound(context)
    except UnsoundError as error:
        return error.said.text(language)
    if cursor.point is not None and len(cursor.codes) > 1 and cursor.codes[1] in GRADED:
        return _of_point(cursor, cursor.point, whole, language)
    return _lines(_told(_of_thing(placed.mention.thing, whole), language)) if placed else ""


def _of_thing(thing: NamedThing, context: Sound) -> list[Said]:
    """What a thing is that is named somewhere."""
    if thing.kind == "node":
        flow = context.flows[thing.id.partition("/")[0]]
        node = next(one for one in flow.flow.nodes if f"{flow.id}/{one.id}" == thing.id)
        said = [WORDS.node(name=node.name, id=thing.id, flow=flow.flow.name)]
        return [*said, WORDS.actor(actor=node.actor)] if node.actor else said
    if thing.kind == "office":
        unit = context.organization.units[thing.id.partition("/")[0]]
        name = body_name(unit, thing.id.partition("/")[2])
        return [WORDS.office(name=name, id=thing.id, unit=unit.name)]
    return about(thing.id, context, None)


def _of_point(cursor: Cursor, number: int, context: Sound, language: Language) -> str:
    """How the level of a point came about, or what it lacks to have one."""
    graded = _graded(cursor, number, context)
    if graded is not None:
        return _lines(as_explanation(graded, context, language, names=False).splitlines())
    point = next((p for n, p in _points(cursor) if n == number), None)
    if point is None:
        return ""
    said = to_grade(f"{cursor.document.subject}#{point}", [cursor.document], context)
    return _lines(_told(said, language))


def _graded(cursor: Cursor, number: int, context: Context) -> GradedPoint | None:
    places = {place: n for n, place in enumerate(_places(cursor))}
    return next((g for g in grade(cursor.document, context) if places.get(number) == g.number), None)


def _places(cursor: Cursor) -> list[int]:
    """The places in the file of the points of the record, which lacks those that could not be read."""
    document = cursor.document
    tree, register = document.tree, document.register
    if tree is None or register is None:
        return []
    paths = (
        document.reading.original(("risk_points", n), tree.data) for n in range(len(register.risk_points))
    )
    return [int(path[1]) for path in paths]


def _points(cursor: Cursor) -> list[tuple[int, str]]:
    register = cursor.document.register
    ids = [point.id for point in register.risk_points] if register else []
    return list(zip(_places(cursor), ids, strict=True))


def _told(said: Sequence[Said], language: Language) -> list[str]:
    return [one.text(language) for one in said]


def _lines(lines: Sequence[str]) -> str:
    """Lines as Markdown that keeps them: what people wrote is text, and no markup."""
    return "\n\n".join(escaped(line.strip()) for line in lines if line.strip())
