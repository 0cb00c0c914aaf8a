"""`riskctl sign`: records who signed which step, for one register or many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.graded import Standing, standing, tell_partial, written
from riskctl.cli.options import On, People, Root, Today
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.cli.shell.subcommands import Spellings
from riskctl.cli.shell.usage_errors import lacking
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.workspace import SoundlyOpened
from riskctl.cli.year.sign_rows import of_table
from riskctl.cli.year.table_output import Output, laid_out
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.subject import Subject
from riskctl.level.example_points import refuse_to_sign
from riskctl.level.fingerprint import SHORT
from riskctl.level.whole import refuse_empty, refuse_partial
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.signoffs import Signoff
from riskctl.records.vocabulary import word
from riskctl.sources.replace import Replacement
from riskctl.year.log.append import all_appended
from riskctl.year.resolve import of_year, subject_named
from riskctl.year.sign.sheets import sheets, unreviewed
from riskctl.year.sign.sign import Act, sign, sign_points
from riskctl.year.sign.sign_table import blank
from riskctl.year.sign.signoffs import SELF, log_of

EXAMPLES = (
    (
        "riskctl sign self suzhou/registration/clerk --on 2010-04-12",
        say("本人自查后签字", "the holder signs"),
    ),
    (
        "riskctl sign department suzhou/registration --gather",
        say("部门负责人评查全部门的登记表", "the department's head reviews all its registers"),
    ),
    (
        "riskctl sign cross suzhou/registration/clerk --by suzhou/office/chief",
        say("办公室主任互查", "the office's chief cross-checks"),
    ),
    (
        "riskctl sign cross suzhou --gather --by suzhou/office/chief --by suzhou/market/chief",
        say("两个部门互查全单位的登记表", "two departments cross-check all of a unit's registers"),
    ),
    (
        "riskctl sign group suzhou --gather --reference 纪要〔2010〕3号",
        say("领导小组会议审定全单位的登记表", "the leading group confirms all of a unit's registers"),
    ),
    (
        "riskctl sign superior suzhou --gather --reference 酒工商廉办〔2010〕4号",
        say("上一级批复了", "the superior has replied"),
    ),
    (
        "riskctl sign department suzhou --gather --table --output 评查.csv",
        say("出一张表，各部门在“意见”里写同意或退回", "a table in which departments agree or return"),
    ),
    (
        "riskctl sign department --from 评查.csv",
        say("照填好的表一次记下", "all that it says at once"),
    ),
    (
        "riskctl sign group suzhou/registration/clerk#R01 --reference 纪要〔2010〕5号",
        say("只重签改过的一个风险点", "one point that was changed, signed anew alone"),
    ),
)
DETAILS = say(
    "依次是 self 个人自查、department 部门评查、cross 交叉互查、group 评估审查、superior 上级审议。"
    "签的是登记表里的判断：风险、等级、措施改了，只重签改过的那个风险点，从办公室定的环节起，"
    "至迟从 group 起；只改了说法的用 riskctl correct 记一次更正；改时限、责任人等，签字仍然有效。"
    "每签一次在 cycles/ 里加一行，记岗位，不记姓名。",
    "In this order: self, department, cross, group, superior. What is signed is what the register judges: "
    "where a risk, a level or the measures change, that point alone is signed anew, from the step that the "
    "office decides, the group's at the latest; what is only worded anew takes riskctl correct; a deadline "
    "or an owner costs no signature. Each is one row below cycles/, by post, never by name.",
)
SPELLINGS = Spellings(vocabulary="step")
WORDS: Words = {
    "signed": (
        "{ref}  {step}  {by}  {day}  {decision}  {print}",
        "{ref}  {step}  {by}  {day}  {decision}  {print}",
    ),
    "together": ("{unit}  {step}  {day}  {n} 份", "{unit}  {step}  {day}  registers: {n}"),
    "no-reason": ("退回要写明原因：--returned 原因", "A return needs its reason: --returned REASON"),
    "both": (
        "--returned 是退回，--unchanged 是同意，只写一个。",
        "--returned is a return, --unchanged an agreement; give one of them.",
    ),
    "vacant": (
        "岗位空缺，没有本人可以自查，由部门评查起：{refs}。",
        "Vacant, so that nobody reviews for himself and the department begins: {refs}.",
    ),
    "either": (
        "照表签的，谁的登记表、意见、退回原因都写在表里；--from 不和它们一起写",
        "Of a table the registers, decisions and reasons stand in it; give --from without them",
    ),
    "blank": (
        "--table 只出一张表来填：写谁的登记表，意见和退回原因填在表里",
        "--table makes a table to fill in: name whose registers; decisions and reasons go into the table",
    ),
    "output": ("--output 只用于 --table", "--output goes with --table"),
    "before": (
        "第 {lines} 行以前已经签过，内容没有再改，没有再记。",
        "Signed before, with nothing changed since, and not recorded again: lines {lines}.",
    ),
    "nothing": (
        "没有要签的：这一步都已签过，内容也没有再改。",
        "Nothing to sign: this step is signed everywhere, and nothing changed since.",
    ),
}
POST = say("岗位", "POST")
SUBJECT = ("主体", "SUBJECT")
SHOWN = 12  # signatures shown one by one; of more, how many of each unit


def command(
    ctx: typer.Context,
    subjects: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("[主体]...", "[SUBJECT]..."),
            autocompletion=offered_subjects,
            help=say(
                "谁的登记表：单位、单位/部门 或 单位/部门/岗位",
                "whose: unit, unit/department or unit/department/post",
            ),
        ),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar=POST,
            help=say(
                "签字的岗位或机构；不写就是该签的那个；写几次，每份由能签的第一个签",
                "the post or body that signed; without it, who has to; given again, each register is signed "
                "by the first who may",
            ),
        ),
    ] = None,
    on: On = None,
    filled: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar=say("表格", "FILE"),
            help=say(
                "照填好的表签许多份；表用 --table 出；表里空着的，照这里写的岗位、日期、文号",
                "many at once, from a table filled in, made by --table; its blanks are as given here",
            ),
        ),
    ] = None,
    table: Annotated[
        bool,
        typer.Option(
            "--table", help=say("只出一张表来填，什么都不签", "make a table to fill in and sign nothing")
        ),
    ] = False,
    output: Output = None,
    recorded_by: Annotated[
        str,
        typer.Option(
            "--recorded-by",
            metavar=POST,
            help=say("代为记录的岗位", "the post that records it, where not the signer"),
        ),
    ] = "",
    returned: Annotated[
        str | None,
        typer.Option(
            "--returned",
            metavar=say("原因", "REASON"),
            help=say("不同意，退回，写明原因", "it was not agreed but returned, and why"),
        ),
    ] = None,
    unchanged: Annotated[
        str,
        typer.Option(
            "--unchanged",
            metavar=say("原因", "REASON"),
            help=say(
                "退回以后没有改，仍然同意，写明为什么",
                "it was returned, nothing changed, and is agreed to: why",
            ),
        ),
    ] = "",
    reference: Annotated[
        str,
        typer.Option(
            "--reference",
            metavar=say("文号", "NUMBER"),
            help=say("会议纪要号或批复的文号", "the number of the minutes or the reply"),
        ),
    ] = "",
    gather: Annotated[
        bool,
        typer.Option("--gather", help=say("连同以下各级的登记表", "those below it too")),
    ] = False,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record signatures of the step that the subcommand names."""
    step = str(ctx.info_name)
    _refuse_mixed(subjects or (), gather, returned is not None or bool(unchanged), filled, table)
    if output and not table:
        raise RiskctlError(Said(WORDS["output"]))
    one, found = standing(root, today, people, writes=not table)
    if returned is not None and not returned.strip():  # never the agreement that no reason would make it
        raise RiskctlError(Said(WORDS["no-reason"]))
    if returned and unchanged:
        raise RiskctlError(Said(WORDS["both"]))
    day = of_year(on, one.context)
    act = Act(step, day, tuple(by or ()), recorded_by, returned or "", unchanged, reference)
    if filled:
        return _of_table(filled, act, one, found)
    if table:
        named, _ = _named(subjects or (), gather, one, found)
        meant = sheets(named, step, act.day, gather, found.documents, one.context)
        laid_out(blank(act, meant, one.context, found.language), output, one.repository.root)
        return 0
    return _signed(act, subjects or (), gather, one, found)


def _refuse_mixed(
    subjects: Sequence[str], gather: bool, decided: bool, filled: Path | None, table: bool
) -> None:
    """Raise RiskctlError where what is asked for does not go together, or whose register is not said."""
    if filled and (subjects or gather or table or decided):
        raise RiskctlError(Said(WORDS["either"]))
    if table and (decided or any("#" in word for word in subjects)):
        raise RiskctlError(Said(WORDS["blank"]))
    if not filled and not subjects:
        raise lacking("riskctl sign", [say(*SUBJECT)], [])


def _named(
    words: Sequence[str], gather: bool, one: SoundlyOpened, found: Standing
) -> tuple[list[Subject], list[tuple[Subject, str]]]:
    """The registers that words name, and the points of a register that are to be signed alone.

    Raises UnsoundError where one cannot be read whole.
    """
    named = [subject_named(word.rstrip("/"), found.organization) for word in words if "#" not in word]
    alone = [_point_named(word, found.organization) for word in words if "#" in word]
    refs = [subject.ref for subject in (*named, *(each for each, _ in alone))]
    refuse_partial(refs, gather, found.documents, one.context)
    refuse_empty(refs, gather, found.documents)
    refuse_to_sign(refs, gather, found.documents)
    tell_partial(found.documents, one)
    return named, alone


def _signed(act: Act, words: Sequence[str], gather: bool, one: SoundlyOpened, found: Standing) -> int:
    """Sign what words name, all of it or nothing."""
    named, alone = _named(words, gather, one, found)
    meant = sheets(named, act.step, act.day, gather, found.documents, one.context)
    mine = sheets([subject for subject, _ in alone], act.step, act.day, False, found.documents, one.context)
    prints = {subject.ref: now for subject, now in mine}
    points = [(subject, prints[subject.ref], id) for subject, id in alone]
    rows = [*sign(act, meant, one.context), *sign_points(act, points, one.context)]
    left_out = unreviewed(named, act.day, found.documents, one.context) if gather and act.step == SELF else []
    if left_out:
        streams.note(Said(WORDS["vacant"], {"refs": listed([*left_out])}))
    return _write([subject for subject, _ in (*meant, *mine)], rows, one)


def _of_table(table: Path, act: Act, one: SoundlyOpened, found: Standing) -> int:
    """Sign what a table says, all of it or nothing; what it says that is signed already is named."""
    tell_partial(found.documents, one)
    signed = of_table(table, act, found, one.context)
    if signed.before:
        lines = listed([*map(str, signed.before)])
        streams.note(Said(WORDS["before"], {"lines": lines}))
    return _write(signed.subjects, signed.rows, one)


def _write(subjects: Sequence[Subject], rows: Sequence[Signoff], one: SoundlyOpened) -> int:
    """Write the rows into the logs of those whose registers they are of."""
    if not rows:
        streams.note(Said(WORDS["nothing"]))
        return 0
    logs = {subject.ref: log_of(subject, one.context.year) for subject in subjects}
    written(one, *_replacements(one, logs, rows))
    _show(rows)
    return 0


def _point_named(word: str, organization: OrganizationIndex) -> tuple[Subject, str]:
    """The register of a point that is to be signed alone, and its id."""
    ref, _, id = word.partition("#")
    return subject_named(ref, organization), id


def _replacements(
    one: SoundlyOpened, logs: Mapping[str, str], rows: Sequence[Signoff]
) -> Iterator[Replacement]:
    """The log of each department with its rows."""
    for file in sorted(set(logs.values())):
        own = [row for row in rows if logs[row.subject.partition("#")[0]] == file]
        yield all_appended(one.context, file, kind_named("signoffs"), own)


def _show(rows: Sequence[Signoff]) -> None:
    if len(rows) > SHOWN:
        for (unit, step, day), n in Counter((r.subject.split("/")[0], r.step, r.day) for r in rows).items():
            fields = {"unit": unit, "step": word("step", step), "day": day.isoformat(), "n": n}
            streams.write_text(Said(WORDS["together"], fields).text(current()) + "\n")
        return
    for row in rows:
        fields = {"ref": row.subject, "by": row.by, "day": row.day.isoformat()}
        fields |= {"step": word("step", row.step), "decision": word("decision", row.decision)}
        streams.write_text(
            Said(WORDS["signed"], fields | {"print": row.fingerprint[:SHORT]}).text(current()) + "\n"
        )
