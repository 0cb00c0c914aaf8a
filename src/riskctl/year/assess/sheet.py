"""A new assessment as a file to be filled in: an entry for each item, with the facts beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from riskctl.base.messages import Language, Said, Words, listed, term
from riskctl.base.visible import visible
from riskctl.corpus.subject import steps_of
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.assessment import Entry
from riskctl.records.kinds.policy import Assessing, Item
from riskctl.records.vocabulary import CODES
from riskctl.sources.yaml.emit import emit, remark

WORDS: Words = {
    "entry": (
        "每一项写 points（扣几分，没有扣分写 0）和 reason（原因）；没有写的项目是没有考核。prefilled 是"
        "算出来的，不扣分。一项扣几次的，再写一条",
        "of each: points (taken off, 0 where none is) and reason; an item without points is not assessed. "
        "prefilled is computed and takes nothing. Write another entry where points are taken twice",
    ),
    "lapse": (
        "失察、失管、失教再写 lapse（oversight、management、education）和 answers（由上一级的哪个机构负责）",
        "for a lapse also lapse (oversight, management, education) and answers, the body above that answers",
    ),
    "full": ("{name}，满分 {points}", "{name}, of {points}"),
    "less": ("每处扣 {points}：{text}", "{points} off each time: {text}"),
    "outcomes": (
        "结果、表彰、问责的文件：{words}",
        "the documents of result, commendation and accountability: {words}",
    ),
}


def assessment_text(
    body: str,
    day: date,
    by: str,
    rules: Assessing,
    facts: Mapping[str, Sequence[Said]],
    language: Language,
    entries: Sequence[Entry] = (),
) -> str:
    """Return a new assessment of `body`, unit or unit/department, as YAML; `facts` by question, `entries`
    where they are known already."""
    head = {"schema": kind_named("assessment").schema, **steps_of(body), "day": day, "by": by}
    told = [Said(WORDS[key]).text(language) for key in ("entry", "lapse")]
    return "".join(
        (
            emit(head),
            *map(remark, told),
            "entries:\n",
            *(_item(item, rules, facts, language, entries) for item in rules.items),
            *_outcomes(language),
        )
    )


def _item(
    item: Item,
    rules: Assessing,
    facts: Mapping[str, Sequence[Said]],
    language: Language,
    entries: Sequence[Entry],
) -> str:
    """The entries of an item, one to be filled in where there are none: below what it is called and what is
    taken off for what."""
    full = Said(WORDS["full"], {"name": item.name, "points": f"{item.points:f}"})
    less = [
        Said(WORDS["less"], {"points": f"{one.points:f}", "text": one.text})
        for one in rules.deductions
        if one.item == item.id
    ]
    known = [one.text(language) for one in facts.get(item.question or "", ())]
    given = [_said(one) for one in entries if one.item == item.id] or [{"item": item.id}]
    given[0] |= {"prefilled": known} if known else {}
    entry = emit({"entries": given})
    lines = "".join(f"  # {visible(one.text(language))}\n" for one in (full, *less))
    return lines + entry.partition("\n")[2]


def _said(entry: Entry) -> dict[str, object]:
    """What an entry says, blanks left out."""
    return {name: value for name, value in entry if value is not None and value != "" and value != ()}


def _outcomes(language: Language) -> list[str]:
    words = [f"{code} {term(pair).text(language)}" for code, pair in CODES["outcome"].items()]
    said = Said(WORDS["outcomes"], {"words": listed(words)}).text(language)
    return [f"# outcomes: # {said}\n", "#   - {outcome: result, reference: …}\n"]
