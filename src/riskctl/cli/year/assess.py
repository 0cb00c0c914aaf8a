"""`riskctl assess`: a body's assessment, explained to the last point; `--new` lays one out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.graded import Standing, at_work, written
from riskctl.cli.options import On, People, Root, Today, WithDepartments, choice, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.cli.shell.usage_errors import lacking
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.workspace import SoundlyOpened
from riskctl.cli.year.assess_rows import of_table, sheet_file, sheets
from riskctl.cli.year.facts_beside import facts_beside
from riskctl.cli.year.table_output import Filled, Output, Table, laid_out, refuse_mixed, tell_before
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.present.assessment import all_as_json, as_json, as_lines, as_text
from riskctl.records.kinds.policy import Assessing
from riskctl.year.assess.assessment import assessed_bodies, assessments, result
from riskctl.year.assess.assessment_table import blank
from riskctl.year.assess.bands import band_defects
from riskctl.year.resolve import of_year

EXAMPLES = (
    ("riskctl assess suzhou --new", say("列好考核表，等人写扣分", "lay out an assessment to be filled in")),
    (
        "riskctl assess suzhou/registration --new",
        say("本单位考核一个部门", "a unit assesses one of its departments"),
    ),
    ("riskctl assess suzhou", say("算分，逐条说明", "compute the score, entry by entry")),
    (
        "riskctl assess suzhou --gather --table --output 考核.csv",
        say(
            "出一张表：单位和各部门，一项一行", "a table of the unit and its departments, a row for each item"
        ),
    ),
    ("riskctl assess --from 考核.csv", say("照填好的表一次写好各份考核", "all that it says at once")),
    ("riskctl assess suzhou --gather", say("各部门一行一个结果", "a line for each department")),
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
    "many": ("照表写好了 {n} 份考核。", "Assessments written, from the table: {n}."),
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
    bodies: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("[单位或部门]...", "[BODY]..."),
            autocompletion=offered_subjects,
            help=say("考核哪个单位，或 单位/部门", "the unit or unit/department assessed"),
        ),
    ] = None,
    new: Annotated[bool, typer.Option("--new", help=say("列好一份考核表", "lay out a new one"))] = False,
    gather: WithDepartments = False,
    filled: Filled = None,
    table: Table = False,
    output: Output = None,
    on: On = None,
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
    """Assess units and departments."""
    words = bodies or ()
    refuse_mixed((new, *(() if table else words), gather and not table), filled, table, output)
    if not (words or filled):
        raise lacking("riskctl assess", [say("单位或部门", "BODY")], [])
    one, found = at_work(root, today, people, writes=bool(new or filled))
    rules = one.context.grading.policy.assessment
    meant = assessed_bodies(words, gather, found.organization)
    if rules is None:
        raise RiskctlError(Said(WORDS["no-policy"]))
    if next(band_defects(rules), None):
        streams.note(Said(WORDS["bands"]))
        return 1
    if table:
        return _laid_out(meant, rules, output, one, found)
    day = of_year(on, one.context)
    if filled:
        return _from_table(filled, rules, day, one, found)
    if new:
        written(one, *sheets(meant, rules, one, found, day))
        streams.note(Said(WORDS["fill"], {"body": meant[0].ref}))
        return 0
    return _computed(meant, rules, format, one.context, is_one=len(words) == 1 and not gather)


def _laid_out(
    bodies: Sequence[Subject], rules: Assessing, output: Path | None, one: SoundlyOpened, found: Standing
) -> int:
    """The table of the bodies that have no assessment yet."""
    known = assessments(one.context)
    left = [body for body in bodies if body.ref not in known]
    facts = facts_beside([body.ref for body in left], one, found) if left else {}
    laid_out(blank(left, rules, facts, found.language), output, one.repository.root)
    return 0


def _from_table(file: Path, rules: Assessing, day: date, one: SoundlyOpened, found: Standing) -> int:
    made = of_table(file, rules, day, one, found)
    written(one, *made.sheets)
    streams.note(Said(WORDS["many"], {"n": len(made.sheets)}))
    tell_before(made.before)
    return 0


def _computed(
    bodies: Sequence[Subject], rules: Assessing, format: str, context: Sound, *, is_one: bool
) -> int:
    """What each of the bodies scored: of one to the last point, of several a line each."""
    known = assessments(context)
    made = {
        body.ref: result(known[body.ref], rules, context.organization) if body.ref in known else None
        for body in bodies
    }
    first = made[bodies[0].ref]
    if is_one and first is None:
        fields = {"file": sheet_file(bodies[0], context)}
        raise RiskctlError(Said(WORDS["none"], fields), Said(WORDS["none-hint"], {"body": bodies[0].ref}))
    if format == "json":
        streams.write_bytes(as_json(bodies[0].ref, first) if is_one and first else all_as_json(made))
    else:
        streams.write_text(as_text(first, current()) if is_one and first else as_lines(made, current()))
    for problem in (problem for one in made.values() if one for problem in one.problems):
        streams.note(problem.said)
    return 0 if all(one and one.is_whole and not one.problems for one in made.values()) else 1
