"""`riskctl respond`: that a response to an individual was given, as day, kind and outside reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.graded import at_work, written
from riskctl.cli.options import On, People, Root, Today, choice, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.cli.shell.usage_errors import lacking
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.year.letters.letters import needed
from riskctl.cli.year.letters.printed_letter import Printed, To, letter_to, print_letter, refuse_again
from riskctl.cli.year.letters.respond_rows import is_recorded, record_table
from riskctl.cli.year.table_output import Filled, Output, Table, laid_out, refuse_mixed
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.responses import PersonResponse
from riskctl.records.vocabulary import CODES, code_of, word
from riskctl.render.order.scope import Scope
from riskctl.render.pages.response import Given, response_page
from riskctl.year.log.append import appended
from riskctl.year.log.rows import new_row
from riskctl.year.resolve import of_year, unit_named
from riskctl.year.watch.references import refuse_detail
from riskctl.year.watch.response_table import blank

KINDS = CODES["response"]
BOTH = (*KINDS, *(zh for zh, _ in KINDS.values()))
EXAMPLES = (
    (
        "riskctl respond suzhou 警示提醒 --reference 肃工商纪〔2010〕5号",
        say("记一次警示提醒", "record a reminder"),
    ),
    (
        "riskctl respond suzhou 诫勉谈话 --reference 肃工商纪〔2010〕6号 --print ../诫勉.html --to 王某 "
        "--basis 专项检查 --text 三次没有按规定两人核查",
        say("同时印出通知书，内容不留在库里", "and print the notice; its content is not kept"),
    ),
    (
        "riskctl respond --table --output 处置.csv",
        say("出一张表来填，一年的一次记下", "a table to fill in, so that a year's are recorded at once"),
    ),
    (
        "riskctl respond --from 处置.csv",
        say("照填好的表一次记下", "all that it says at once"),
    ),
)
DETAILS = say(
    "只记日期、方式和外部文号：谁、什么事，都不写在这里，也没有地方写；要打印的，只印不记。",
    "Day, kind and outside reference are kept; who and what for are not, and there is no place for them. "
    "A notice to print is printed and not kept.",
)
ARGUMENTS: Words = {"unit": ("单位", "UNIT"), "kind": ("方式", "KIND")}
WORDS: Words = {
    "done": ("记下了：{day}，{kind}。", "Recorded: {day}, {kind}."),
    "kept": (
        "谁、什么事不记在登记库里；要打印通知书的，加 --print 文件，内容只印不记",
        "Who and what for are not kept; to print a notice add --print FILE: what is typed is printed and "
        "not kept",
    ),
}


def command(
    unit: Annotated[
        str,
        typer.Argument(
            metavar=say("单位", "UNIT"),
            autocompletion=offered_subjects,
            help=say("在哪个单位", "the unit it was given in"),
        ),
    ] = "",
    kind: Annotated[
        str | None,
        typer.Argument(
            parser=choice(*BOTH),
            autocompletion=offers(*BOTH),
            metavar=say("方式", "KIND"),
            help=say("、", ", ").join(KINDS),
        ),
    ] = None,
    reference: Annotated[
        str,
        typer.Option(
            "--reference", metavar=say("文号", "REF"), help=say("外部文号", "the outside reference")
        ),
    ] = "",
    filled: Filled = None,
    table: Table = False,
    output: Output = None,
    printed: Printed = None,
    to: To = "",
    basis: Annotated[
        str,
        typer.Option(
            "--basis",
            metavar=say("文字", "TEXT"),
            help=say("依据，只印不记", "for print alone: what it rests on"),
        ),
    ] = "",
    text: Annotated[
        str,
        typer.Option(
            "--text", metavar=say("文字", "TEXT"), help=say("内容，只印不记", "for print alone: what is said")
        ),
    ] = "",
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record a response."""
    refuse_mixed((unit, kind, reference, printed, to, basis, text), filled, table, output)
    if not (filled or table):
        typed = {"unit": unit, "kind": kind, "--reference": reference}
        _refuse_lacking([name for name, value in typed.items() if not value])
    one, found = at_work(root, today, people, writes=not table)
    if table:
        units = [each for each in found.organization.units.values() if not each.external]
        laid_out(blank(units, found.language), output, one.repository.root)
        return 0
    if filled:
        record_table(filled, of_year(on, one.context), one)
        return 0
    whose, given = unit_named(unit, found.organization), Given(to, basis, text)
    refuse_detail(reference, one.context)
    if printed:
        needed("riskctl respond", to=to, basis=basis, text=text)
    elif any(given):
        raise RiskctlError(Said(WORDS["kept"]))
    code = code_of("response", kind or "") or kind or ""
    row = new_row(PersonResponse, {"day": of_year(on, one.context), "kind": code, "reference": reference})
    log = kind_named("responses")
    file = log.example.format(year=one.context.year, unit=whose.id)
    page = response_page(given, row, whose, Scope(one.context, current()))
    letter = letter_to(printed, page, one) if printed else None
    if is_recorded(row, file, one):
        refuse_again(letter, row.day)
    else:
        written(one, appended(one.context, file, log, row))
        streams.note(Said(WORDS["done"], {"day": str(row.day), "kind": word("response", code)}))
    if letter:
        print_letter(letter)
    return 0


def _refuse_lacking(names: Sequence[str]) -> None:
    """Raise RiskctlError where the line leaves out what one response needs."""
    if names:
        arguments = [say(*ARGUMENTS[name]) for name in names if name in ARGUMENTS]
        raise lacking("riskctl respond", arguments, [name for name in names if name not in ARGUMENTS])
