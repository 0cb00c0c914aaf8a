"""`riskctl assess`: a body's assessment, explained to the last point; `--new` lays one out."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.graded import at_work, written
from riskctl.cli.options import People, Root, Today, choice, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.year.facts_beside import facts_beside
from riskctl.present.assessment import as_json, as_text
from riskctl.sources.replace import Replacement
from riskctl.year.assess.assessment import assessed_body, assessing_body, assessments, result
from riskctl.year.assess.bands import band_defects
from riskctl.year.assess.sheet import assessment_text

EXAMPLES = (
    ("riskctl assess suzhou --new", say("列好考核表，等人写扣分", "lay out an assessment to be filled in")),
    (
        "riskctl assess suzhou/registration --new",
        say("本单位考核一个部门", "a unit assesses one of its departments"),
    ),
    ("riskctl assess suzhou", say("算分，逐条说明", "compute the score, entry by entry")),
)
DETAILS = say(
    "项目、扣分和等次写在政策的 assessment 里。单位由上一级考核，部门由本单位考核，不排名。没有写到的项目是"
    "没有考核，不是满分。失察、失管、失教要写明由上一级的哪个机构负责；考核结果、表彰、问责写文号（outcomes）。",
    "Items, deductions and classes stand in `assessment` of the policy. Units are assessed by the unit "
    "above, departments by their unit, and never ranked. An item nobody entered is not assessed, and has "
    "no full marks. A lapse names the body above that answers for it; result, commendation and "
    "accountability are references (outcomes).",
)
WORDS: Words = {
    "none": ("{file} 还没有", "There is no {file} yet"),
    "none-hint": ("先运行 riskctl assess {body} --new。", "Run riskctl assess {body} --new first."),
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
        "逐项在 entries 下写 points（扣几分，没有扣分写 0）和 reason（原因）；没有写的项目是没有考核。"
        "写好后运行 riskctl assess {body}。",
        "Write points (what is taken off, 0 where nothing is) and reason for each item under entries; an "
        "item without them is not assessed. Then run riskctl assess {body}.",
    ),
}


def command(
    body: Annotated[
        str,
        typer.Argument(
            metavar=say("单位或部门", "BODY"),
            autocompletion=offered_subjects,
            help=say("考核哪个单位，或 单位/部门", "the unit or unit/department assessed"),
        ),
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
    """Assess a unit or department."""
    one, found = at_work(root, today, people, writes=new)
    rules = one.context.grading.policy.assessment
    assessed = assessed_body(body, found.organization)
    if rules is None:
        raise RiskctlError(Said(WORDS["no-policy"]))
    if next(band_defects(rules), None):
        streams.note(Said(WORDS["bands"]))
        return 1
    file = f"cycles/{one.context.year}/assessments/{assessed.ref.replace('/', '-')}.yaml"
    record = assessments(one.context).get(assessed.ref)
    if new:
        if record or (one.repository.root / file).exists():
            raise RiskctlError(Said(WORDS["exists"], {"file": file}))
        by = assessing_body(assessed, found.organization)
        facts = facts_beside(assessed.ref, one, found)
        text = assessment_text(assessed.ref, one.context.day, by, rules, facts, found.language)
        written(one, Replacement(file, None, text.encode()))
        streams.note(Said(WORDS["fill"], {"body": assessed.ref}))
        return 0
    if record is None:
        hint = Said(WORDS["none-hint"], {"body": assessed.ref})
        raise RiskctlError(Said(WORDS["none"], {"file": file}), hint)
    made = result(record, rules, found.organization)
    if format == "json":
        streams.write_bytes(as_json(assessed.ref, made))
    else:
        streams.write_text(as_text(made, current()))
    for problem in made.problems:
        streams.note(problem.said)
    return 0 if made.is_whole and not made.problems else 1
