"""Writes `docs/example.md` and its Chinese twin: what the Jiuquan example holds, counted.

Units and matters stand in the order of their files, never by their numbers.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pages.counted import Counted

from riskctl.base.messages import Language
from riskctl.corpus.load import load, registers
from riskctl.corpus.sound import sound
from riskctl.level.grade import GradedPoint, grade
from riskctl.records.kinds.matters import Matter
from riskctl.records.kinds.organization import Unit
from riskctl.records.vocabulary import CODES

HERE = Path(__file__).resolve().parents[1]
EXAMPLE = HERE / "examples" / "jiuquan"
FILES: dict[Language, str] = {"zh": "example.zh-CN.md", "en": "example.md"}


def main() -> None:
    """Write both pages."""
    repository, read = load(EXAMPLE)
    context = sound(read)
    documents = tuple(registers(repository, context))
    points = tuple(graded for document in documents for graded in grade(document, context))
    for language, name in FILES.items():
        text = "\n".join(_page(Counted(context, documents, points, language))).rstrip() + "\n"
        (HERE / "docs" / name).write_text(text, encoding="utf-8", newline="\n")


def _page(example: Counted) -> Iterator[str]:
    yield from (f"# {example.say('title')}", "", f"{example.say('lead')} {example.say('other')}", "")
    yield from (_sizes(example), "")
    powers = [(code, example.word("power", code)) for code in CODES["power"]]
    yield from _table(example, "power", [*powers, ("", example.say("no-matter"))], example.power)
    units = [(unit.id, f"`{unit.id}` {unit.name}") for unit in example.units()]
    yield from _table(example, "unit", units, lambda point: point.subject.unit.id)
    yield from (f"## {example.say('matters')}", "", example.say("matters-lead"), "")
    for code in CODES["power"]:
        yield from _matters(example, code)


def _sizes(example: Counted) -> str:
    departments = [department for unit in example.units() for department in unit.departments]
    return example.say(
        "sizes",
        units=len(example.units()),
        departments=len(departments),
        posts=sum(len(department.posts) for department in departments),
        registers=len(example.documents),
        tables=sum(document.file.endswith(".csv") for document in example.documents),
        points=len(example.points),
        measures=sum(len(graded.point.measures) for graded in example.points),
        flows=len(example.context.flows),
        regulations=len(example.context.regulations or {}),
    )


def _table(
    example: Counted, by: str, rows: Iterable[tuple[str, str]], of: Callable[[GradedPoint], str]
) -> Iterator[str]:
    """A row a key: the points, by level with the gravest first, and by kind."""
    levels = tuple(reversed(example.context.grading.policy.levels))
    kinds = tuple(CODES["kind"])
    heads = [example.say("points"), *(level.name for level in levels)]
    heads += [example.word("kind", kind) for kind in kinds]
    yield from (f"## {example.say(f'by-{by}')}", "", _row([example.say(by), *heads]))
    yield "|---|" + "--:|" * len(heads)
    everything = [(title, [point for point in example.points if of(point) == key]) for key, title in rows]
    for title, points in [*everything, (example.say("all"), list(example.points))]:
        of_level = [sum(point.score.level == level for point in points) for level in levels]
        of_kind = [sum(point.point.kind == kind for point in points) for kind in kinds]
        yield _row([title, len(points), *of_level, *of_kind])
    yield ""


def _matters(example: Counted, power: str) -> Iterator[str]:
    holders = {unit.id for unit in example.units() if power in _powers(unit)}
    reasons: list[str] = []
    yield _row([example.word("power", power), *(f"`{unit.id}`" for unit in example.units())])
    yield "|---|" + ":-:|" * len(example.units())
    for matter in (m for m in (example.context.matters or {}).values() if m.power == power):
        cells = [
            _covered(example, unit, matter, reasons) if unit.id in holders else "" for unit in example.units()
        ]
        yield _row([_name(example, matter), *cells])
    yield from ("", *reasons, "")


def _covered(example: Counted, unit: Unit, matter: Matter, reasons: list[str]) -> str:
    """What stands for a matter in a unit; a reason for none is added to `reasons`."""
    points = [g for g in example.points if g.subject.unit is unit and _is(example, g.point.matter, matter)]
    given = [
        declined.reason
        for document in example.documents
        if document.subject.split("/")[0] == unit.id
        for declined in getattr(document.register, "declined", ())
        if _is(example, declined.matter, matter)
    ]
    name = _name(example, matter)
    reasons += [example.say("reason", unit=f"`{unit.id}`", matter=name, reason=one) for one in given]
    return " · ".join([str(len(points))] * bool(points) + [example.say("declined")] * bool(given))


def _is(example: Counted, word: str, matter: Matter) -> bool:
    return example.context.matter(word) is matter


def _powers(unit: Unit) -> set[str]:
    return {*unit.powers, *(power for department in unit.departments for power in department.powers)}


def _name(example: Counted, matter: Matter) -> str:
    return matter.name if example.language == "zh" else f"`{matter.id}` {matter.name}"


def _row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"


if __name__ == "__main__":
    main()
