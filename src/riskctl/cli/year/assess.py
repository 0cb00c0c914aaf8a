"""`riskctl assess`: a body's assessment, explained to the last point; `--new` lays one out."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.visible import visible
from riskctl.cli.graded import Standing, at_work, written
from riskctl.cli.options import People, Root, Today, choice, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.present.assessment import as_json, as_text
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.policy import Assessing
from riskctl.sources.replace import Replacement
from riskctl.sources.yaml.emit import emit, remark
from riskctl.year.assess.assessment import assessments, result, superior_body
from riskctl.year.assess.bands import band_defects
from riskctl.year.resolve import unit_named

EXAMPLES = (
    ("riskctl assess suzhou --new", say("列好考核表，等人写扣分", "lay out an assessment to be filled in")),
    ("riskctl assess suzhou", say("算分，逐条说明", "compute the score, entry by entry")),
)
DETAILS = say(
    "项目、扣分和等次写在政策的 assessment 里。按单位考核，不排名。失察、失管、"
    "失教要写明由上一级的哪个机构负责。",
    "Items, deductions and classes stand in `assessment` of the policy. Bodies are assessed, and never "
    "ranked. "
    "A lapse names the body above that answers for it.",
)
WORDS: Words = {
    "none": ("{file} 还没有", "There is no {file} yet"),
    "none-hint": ("先运行 riskctl assess {unit} --new。", "Run riskctl assess {unit} --new first."),
    "exists": ("{file} 已经有了，什么都没有写", "{file} is there already; nothing was written"),
    "no-policy": (
        "政策没有考核细则（assessment），算不了分",
        "The policy has no `assessment`, so nothing can be computed",
    ),
    "bands": (
        "政策的考核等次有空档或重叠，没有算分；运行 riskctl check 看 RK610。",
        "The classes of the policy leave a gap or overlap, so nothing was computed; see RK610 of riskctl "
        "check.",
    ),
    "fill": (
        "扣分逐条写在 entries 下；没有扣分的，不用写。写好后运行 riskctl assess {unit}。",
        "Write what is taken off under entries; where nothing is, leave it. Then run riskctl assess {unit}.",
    ),
}


def command(
    unit: Annotated[
        str, typer.Argument(metavar=say("单位", "UNIT"), help=say("考核哪个单位", "the unit assessed"))
    ],
    new: Annotated[bool, typer.Option("--new", help=say("列好一份考核表", "lay out a new one"))] = False,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            parser=choice("text", "json"),
            autocompletion=offers("text", "json"),
            metavar=say("格式", "FORMAT"),
            help=say("text 或 json", "text or json"),
        ),
    ] = "text",
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Assess a unit."""
    one, found = at_work(root, today, people, writes=new)
    rules = one.context.grading.policy.assessment
    unit_named(unit, found.organization)
    if rules is None:
        raise RiskctlError(Said(WORDS["no-policy"]))
    if next(band_defects(rules), None):
        streams.note(Said(WORDS["bands"]))
        return 1
    file = f"cycles/{one.context.year}/assessments/{unit}.yaml"
    if new:
        if (one.repository.root / file).exists():
            raise RiskctlError(Said(WORDS["exists"], {"file": file}))
        text = _text(unit, one.context.day, rules, found)
        written(one, Replacement(file, None, text.encode()))
        streams.note(Said(WORDS["fill"], {"unit": unit}))
        return 0
    record = assessments(one.context).get(unit)
    if record is None:
        raise RiskctlError(Said(WORDS["none"], {"file": file}), Said(WORDS["none-hint"], {"unit": unit}))
    made = result(record, rules, found.organization)
    if format == "json":
        streams.write_bytes(as_json(unit, made))
    else:
        streams.write_text(as_text(made, current()))
    for problem in made.problems:
        streams.note(problem)
    return 1 if made.problems else 0


def _text(unit: str, day: date, rules: Assessing, found: Standing) -> str:
    """A new assessment: by whom, and beside it what may be taken off."""
    by = superior_body(found.organization.units[unit], found.organization) or unit
    head = {"schema": kind_named("assessment").schema, "unit": unit, "day": day, "by": by, "entries": ()}
    lines = ["- {item: …, points: …, reason: …, lapse: oversight, answers: …}"]
    for item in rules.items:
        lines.append(f"{item.id} {visible(item.name)} {item.points:f}")
        lines += [f"  -{d.points:f} {visible(d.text)}" for d in rules.deductions if d.item == item.id]
    return emit(head) + "".join(map(remark, lines))
