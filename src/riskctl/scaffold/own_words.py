"""The words of one repository that an editor can offer: levels, scales, matters, regulations, posts, nodes.

They are few enough to be looked up for each check: what an editor was given is out of date where they
differ from it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from riskctl import __version__
from riskctl.base.messages import Language, Pair, Said, Words, term
from riskctl.corpus.categories import Categories
from riskctl.corpus.context import Context
from riskctl.corpus.grading import Grading, Scale
from riskctl.corpus.organization import OFFICES, OrganizationIndex
from riskctl.records.kinds.policy import Level
from riskctl.records.vocabulary import CODES, word

MOST = 2000  # posts and departments that an editor is told of; a list of more helps nobody

WORDS: Words = {
    "scale": ("由低到高：{words}", "lowest first: {words}"),
    "ladder": ("由轻到重：{words}", "lightest first: {words}"),
    "lowest": ("{word}（最低）", "{word} (lowest)"),
    "level": ("{name}，由{monitor}监控", "{name}, watched by {monitor}"),
    "node": ("{flow}：{node}", "{flow}: {node}"),
    "named": ("{name}（{more}）", "{name} ({more})"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A word to offer, and what it means."""

    value: str | int
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be written in a field: offered in this order, or accepted without being offered.

    `open` tells that anything else may be right too, `note` the order in which the words stand.
    """

    offered: tuple[Choice, ...]
    accepted: tuple[str, ...] = ()
    note: str = ""
    open: bool = False
    names: int = 0  # so many of those offered say it all; what follows are the same by other words

    @property
    def values(self) -> list[str]:
        """What a drop-down shows."""
        return [str(one.value) for one in self.offered[: self.names or None]]


def own_words(context: Context) -> Mapping[str, Choices]:
    """Return the choices of each kind of word; a kind of which the repository has none is left out."""
    language = context.programme.language if context.programme else "zh"
    found = dict(_policy(context.grading, language)) if context.grading else {}
    found |= {"matter": _matters(context, language), "regulation": _regulations(context, language)}
    found["flow"] = Choices(
        tuple(
            Choice(f"{flow.id}/{node.id}", _say("node", language, flow=flow.flow.name, node=node.name))
            for flow in context.flows.values()
            for node in flow.flow.nodes
        )
    )
    if context.organization:
        found |= dict(_organization(context.organization))
    return {name: choices for name, choices in found.items() if choices.offered}


def digest(context: Context) -> str:
    """Return what tells whether the words are still those an editor was given."""
    words = {name: asdict(choices) for name, choices in own_words(context).items()}
    language = context.programme.language if context.programme else "zh"
    whole = json.dumps([__version__, language, words], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def _policy(grading: Grading, language: Language) -> Iterator[tuple[str, Choices]]:
    for name in ("probability", "severity"):
        scale: Scale = getattr(grading, name)
        shown = [value.name for value in scale.values]
        if shown:
            shown[0] = _say("lowest", language, word=shown[0])
        yield (
            name,
            Choices(
                tuple(Choice(value.name, value.criteria) for value in scale.values),
                tuple(alias for value in scale.values for alias in value.aliases),
                _say("scale", language, words=_listed(shown, language)),
            ),
        )
    levels = grading.ladder.levels
    note = _say("ladder", language, words=_listed([level.name for level in levels], language))
    others = [word for level in levels for word in (str(level.id), level.name, *level.aliases)]
    offered = tuple(Choice(level.id, _level(level, language)) for level in levels)
    yield "level", Choices(offered, tuple(others), note)
    criteria = grading.policy.criteria if grading.by_criteria else ()
    texts = tuple(criterion.text for criterion in criteria)
    yield "criteria", Choices(tuple(Choice(one.id, one.text) for one in criteria), (*texts, "无", "none"))
    yield "category", _categories(grading.categories, language)
    origins = [*_coded("origin", language), *(Choice(origin) for origin in grading.policy.origins)]
    yield (
        "origin",
        Choices(tuple(origins), tuple(w for c, pair in CODES["origin"].items() for w in (c, pair[0]))),
    )


def _categories(known: Categories, language: Language) -> Choices:
    zh = language == "zh"
    offered = [Choice(one.name[0], one.id) if zh else Choice(one.id, one.name[1]) for one in known]
    return Choices(tuple(offered), tuple(dict.fromkeys(word for one in known for word in one.words)))


def _level(level: Level, language: Language) -> str:
    offices = [word("office", code).text(language) for code in level.monitor if code in CODES["office"]]
    return (
        _say("level", language, name=level.name, monitor=_listed(offices, language))
        if offices
        else level.name
    )


def _coded(group: str, language: Language) -> Iterator[Choice]:
    for code, (zh, en) in CODES[group].items():
        yield Choice(zh, code) if language == "zh" else Choice(code, en)


def _matters(context: Context, language: Language) -> Choices:
    """Names first where they are what people type, then the ids."""
    matters = (context.matters or {}).values()
    powers = {matter.id: word("power", matter.power).text(language) for matter in matters}
    names = [Choice(m.name, _say("named", language, name=m.id, more=powers[m.id])) for m in matters]
    ids = [Choice(m.id, _say("named", language, name=m.name, more=powers[m.id])) for m in matters]
    if language == "zh":
        return Choices((*names, *ids), names=len(names))
    return Choices(tuple(ids), tuple(matter.name for matter in matters))


def _regulations(context: Context, language: Language) -> Choices:
    found = []
    for one in (context.regulations or {}).values():
        more = [one.number, word("state", one.state).text(language)]
        meaning = _say("named", language, name=one.title, more=_listed([m for m in more if m], language))
        found.append(Choice(one.id, meaning))
    return Choices(tuple(found))


def _organization(organization: OrganizationIndex) -> Iterator[tuple[str, Choices]]:
    units = [unit for unit in organization.units.values() if not unit.external]
    yield "unit", Choices(tuple(Choice(unit.id, unit.name) for unit in units))
    named = {ref: f"{unit.name} {one.name}" for ref, (unit, one) in organization.departments.items()}
    seats = {
        ref: f"{named[ref.rpartition('/')[0]]} {seat.post.name}" for ref, seat in organization.seats.items()
    }
    posts = {ref: name for ref, name in seats.items() if not organization.seats[ref].number}
    if len(seats) + len(named) > MOST:
        return
    yield "department-id", _last(named)
    yield "post-id", Choices(_last(posts).offered, _last(seats).accepted)
    yield "department", _refs(named, ())
    yield "owner", _refs(posts | named, seats)
    yield "whole-department", Choices(tuple(Choice(ref, name) for ref, name in named.items()))
    whole = tuple(Choice(ref, name) for ref, name in (posts | named).items())
    yield "whole-owner", Choices(whole, tuple(seats))
    offices = {
        f"{unit.id}/{code}": office.name
        for unit in organization.units.values()
        for code in OFFICES
        if (office := getattr(unit, code)) is not None
    }
    yield "monitor", Choices(tuple(Choice(ref, name) for ref, name in offices.items()), open=True)


def _last(refs: Mapping[str, str]) -> Choices:
    """The ids at the end of whole references, each once."""
    found: dict[str, str] = {}
    for ref, name in refs.items():
        found.setdefault(ref.rpartition("/")[2], name)
    return Choices(tuple(Choice(id, name) for id, name in found.items()), tuple(found))


def _refs(offered: Mapping[str, str], others: Iterable[str]) -> Choices:
    """References as they are written inside a unit; whole, and inside a department, they are right too."""
    within: dict[str, str] = {}
    for ref, name in offered.items():
        within.setdefault(ref.partition("/")[2], name)
    whole = dict.fromkeys((*offered, *others))
    shorter = [part for ref in whole for part in (ref, ref.partition("/")[2], ref.rpartition("/")[2])]
    choices = tuple(Choice(ref, name) for ref, name in within.items())
    return Choices(choices, tuple(dict.fromkeys(shorter)))


def _listed(words: Iterable[str], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(words)


def _say(key: str, language: Language, **fields: str) -> str:
    """The words of `key`; names and criteria as they are."""
    pair: Pair = WORDS[key]
    return Said(pair, {name: term((text, text)) for name, text in fields.items()}).text(language)
