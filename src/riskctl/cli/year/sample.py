"""`riskctl sample`: a random draw of points to look at, at once or by numbers announced before."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.nearest import did_you_mean
from riskctl.base.visible import visible
from riskctl.cli.graded import Standing, at_work, written
from riskctl.cli.options import People, Root, Today, number, parse_date
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.workspace import SoundlyOpened
from riskctl.cli.year.sample_verdict import recorded, verified
from riskctl.cli.year.table_output import Output, laid_out
from riskctl.corpus.sound import Sound
from riskctl.level.basis import basis_word
from riskctl.records.fields import DRAW_NUMBERS, DRAW_SIZES
from riskctl.records.kinds.policy import Policy
from riskctl.records.kinds.sample import Sample
from riskctl.sources.replace import Replacement
from riskctl.year.log.prose import refuse_unfit
from riskctl.year.resolve import unit_named
from riskctl.year.watch.check_table import Blank, blank, looker_ref
from riskctl.year.watch.sample import (
    Announcement,
    drawn,
    drawn_now,
    file_of,
    id_of,
    last_day,
    of_unit,
    outcome_text,
    revealed,
    sample_text,
    samples_of_all_years,
    sorted_numbers,
)

SIZE = 5
METHOD = "spot_check"
EXAMPLES = (
    ("riskctl sample suzhou --size 3", say("在一个单位抽三个风险点", "draw three points of a unit")),
    (
        "riskctl sample suzhou --size 3 --source 双色球2010070期 --numbers 7 --known 2010-06-17",
        say("先预告，等开奖号码公布了再抽，谁也左右不了", "announce a draw by numbers that nobody knows yet"),
    ),
    (
        'riskctl sample --reveal suzhou-2010-06-15-1 --value "3 9 14 20 27 31 8"',
        say("号码公布了，抽出来", "once they are published, draw"),
    ),
    (
        "riskctl sample --verify suzhou-2010-06-15-1",
        say("重算一次抽查，并与历史核对", "make a draw again and hold it against the history"),
    ),
    (
        "riskctl sample --table suzhou-2010-06-15-1 --output 抽查.csv",
        say("出抽查的表来填", "lay out its table, to be filled in"),
    ),
)
DETAILS = say(
    "种子由单位、上一次抽查和全部登记表的指纹算出，日期、次数、个数都不影响，没有人能自选；等级越高签越多"
    "（政策的 monitoring.weight）。抽完单独提交一次，--verify 就能与提交里的登记表核对：退出码 0 是核对一致，"
    "1 是对不上，2 是没法核对（不在 git 里、还没有提交、浅克隆）。谁在抽以前能改登记表，谁就能一遍遍试到"
    "合意为止；要防这一条，先用 --source 预告用哪里公布的号码，提交，公布后用 --reveal 抽。"
    "证明什么、不证明什么，见 docs/internals/draws.md。",
    "The seed follows from the unit, its draw before and the fingerprints of all registers; day, number and "
    "size do not count, and it cannot be chosen. Graver levels have more lots (monitoring.weight of the "
    "policy). Commit a draw by itself and --verify holds it against the registers of that commit: exit code "
    "0 where all agrees, 1 where something does not, 2 where it cannot be told (no git, not committed, a "
    "shallow clone). Who can change registers before a draw can try until one suits; against that announce "
    "with --source whose published numbers are taken, commit, and draw with --reveal once they are known. "
    "What is proved and what not: docs/internals/draws.md.",
)
WORDS: Words = {
    "what": (
        "写上单位，或用 --reveal、--verify、--table 写上抽查编号",
        "Name a unit, or a draw with --reveal, --verify or --table",
    ),
    "announce": (
        "预告要写齐 --source（用哪里公布的号码）、--numbers（取几个）和 --known（哪一天公布）",
        "To announce a draw write all of --source (whose numbers), --numbers (how many) and --known (the day "
        "on which they are published)",
    ),
    "value": ("--reveal 和 --value 要一起写", "--reveal and --value go together"),
    "soon": (
        "号码要在今天（{day}）以后公布：已经公布的，谁都可以挑",
        "The numbers have to be published after today, {day}: of those known anybody can choose",
    ),
    "back": (
        "{last} 已经抽过，不能再按更早的 {day} 抽：日子不能自选",
        "A draw of {last} is on file; none can be made for {day} before it, since the day is not chosen",
    ),
    "pending": (
        "{id} 预告了还没有抽；先用 riskctl sample --reveal {id} --value 号码 抽出来",
        "{id} is announced and not drawn yet; draw it first: riskctl sample --reveal {id} --value NUMBERS",
    ),
    "none": ("{unit} 没有可以抽的风险点", "{unit} has no points to draw from"),
    "drawn": (
        "{id}：{n} 个风险点里抽了 {k} 个，种子 {seed}。",
        "{id}: {k} of {n} points drawn, seed {seed}.",
    ),
    "within": (
        "{n} 个工作日内看完（{basis}）。",
        "To be looked at within {n} working days ({basis}).",
    ),
    "commit": (
        "请单独提交一次（git add {file}，git commit），别的改动不要放在一起：以后凭这次提交核对。",
        "Commit it by itself (git add {file}, git commit), with no other change: it is verified by that "
        "commit.",
    ),
    "announced": (
        "{id}：预告了，{n} 个风险点里抽 {k} 个，用{source}的 {numbers} 个号码。现在提交并推送，让别人看得到；"
        "{known} 公布后运行 riskctl sample --reveal {id} --value 号码。",
        "{id}: announced, {k} of {n} points by {numbers} numbers of {source}. Commit and push it now, so "
        "that others see it; once they are published on {known}: riskctl sample --reveal {id} --value "
        "NUMBERS.",
    ),
    "not-announced": (
        "{id} 不是等着号码的预告：抽过了，或没有预告",
        "{id} waits for no numbers: it has drawn already, or was not announced",
    ),
    "early": ("号码 {known} 才公布", "The numbers are published on {known} only"),
    "numbers": (
        "预告的是 {numbers} 个号码，这里要正好写 {numbers} 个整数，用空格隔开",
        "Announced were {numbers} numbers: write just so many whole numbers, with blanks between",
    ),
    "uncommitted": (
        "{id} 的预告还没有提交：没有提交的预告，谁都可以说是后写的。先提交，再抽",
        "The announcement {id} is not committed, and may as well have been written afterwards; commit it, "
        "then draw",
    ),
    "record": (
        "看过以后逐个记下：riskctl record 风险点 spot_check --sample {id} --by 岗位 --finding 看到什么；"
        "或用 riskctl sample --table {id} 出表来填，填好后用 riskctl record --from 记",
        "Record each once looked at: riskctl record POINT spot_check --sample {id} --by POST --finding WHAT, "
        "or lay out a table with riskctl sample --table {id} and record it, filled in, with record --from",
    ),
    "unknown": ("没有“{id}”这次随机抽查", "There is no random draw “{id}”"),
}
ID = say("编号", "ID")


def command(
    unit: Annotated[
        str | None,
        typer.Argument(
            metavar=say("单位", "UNIT"),
            autocompletion=offered_subjects,
            help=say("在哪个单位抽", "the unit to draw in"),
        ),
    ] = None,
    size: Annotated[
        int, number("--size", DRAW_SIZES, say("个数", "N"), say("抽几个", "how many to draw"))
    ] = SIZE,
    source: Annotated[
        str,
        typer.Option(
            "--source",
            metavar=say("文字", "TEXT"),
            help=say("预告：用哪里公布的号码", "announce: whose published numbers to take"),
        ),
    ] = "",
    numbers: Annotated[
        int | None,
        number("--numbers", DRAW_NUMBERS, say("个数", "N"), say("取几个号码", "how many numbers")),
    ] = None,
    known: Annotated[
        date | None,
        typer.Option(
            "--known",
            parser=parse_date,
            metavar=say("日期", "DATE"),
            help=say("号码哪一天公布", "the day on which they are published"),
        ),
    ] = None,
    reveal: Annotated[
        str,
        typer.Option("--reveal", metavar=ID, help=say("号码公布了，抽这一次", "draw this announced one")),
    ] = "",
    value: Annotated[
        str,
        typer.Option("--value", metavar=say("号码", "NUMBERS"), help=say("公布的号码", "the numbers")),
    ] = "",
    verify: Annotated[
        str,
        typer.Option("--verify", metavar=ID, help=say("重算并核对这一次", "repeat and check this draw")),
    ] = "",
    lay_out: Annotated[
        str,
        typer.Option(
            "--table",
            metavar=ID,
            help=say("出这一次的表，填好后用 riskctl record --from 记", "lay out the table of this draw"),
        ),
    ] = "",
    output: Output = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Draw, announce a draw, draw again, or lay out what was drawn."""
    if [bool(unit), bool(reveal), bool(verify), bool(lay_out)].count(True) != 1 or (output and not lay_out):
        raise RiskctlError(Said(WORDS["what"]))
    announced = _announcement(source, numbers, known, bool(unit))
    if bool(reveal) != bool(value):
        raise RiskctlError(Said(WORDS["value"]))
    one, found = at_work(root, today, people, whole=[unit] if unit else (), writes=bool(unit or reveal))
    if reveal:
        return _reveal(reveal, value, one, found)
    if verify:
        return verified(verify, known_draw(verify, one.context), one, found)
    return _table(lay_out, output, one, found) if lay_out else _draw(unit or "", size, announced, one, found)


def _announcement(source: str, numbers: int | None, known: date | None, may: bool) -> Announcement | None:
    """What is announced, None where nothing is; raises RiskctlError where part of it is missing."""
    given = [bool(source), numbers is not None, known is not None]
    if not any(given):
        return None
    if not (all(given) and may) or numbers is None or known is None:
        raise RiskctlError(Said(WORDS["announce"]))
    return Announcement(source, numbers, known)


def _draw(unit: str, size: int, announced: Announcement | None, one: SoundlyOpened, found: Standing) -> int:
    unit = unit_named(unit, found.organization).id
    _refuse(unit, announced, one.context)
    sample = drawn(unit, size, found.graded, found.documents, one.context, announced)
    if not sample.frame:
        raise RiskctlError(Said(WORDS["none"], {"unit": unit}))
    id = id_of(sample)
    file = f"cycles/{one.context.year}/samples/{id}.yaml"
    written(one, Replacement(file, None, sample_text(sample).encode()))
    if sample.is_pending:
        total = sum(len(stratum.points) for stratum in sample.frame)
        fields = {"id": id, "n": total, "k": min(size, total), "source": sample.source}
        streams.note(
            Said(WORDS["announced"], fields | {"numbers": sample.numbers, "known": str(sample.known)})
        )
    else:
        _tell(sample, file, found, one.context.grading.policy)
    return 0


def _refuse(unit: str, announced: Announcement | None, context: Sound) -> None:
    """Raise RiskctlError where the unit cannot draw, or announce, on the context's day."""
    last, day = last_day(unit, context), context.day
    if last and last > day:
        raise RiskctlError(Said(WORDS["back"], {"day": str(day), "last": str(last)}))
    for sample in of_unit(unit, context):
        if sample.is_pending:
            raise RiskctlError(Said(WORDS["pending"], {"id": id_of(sample)}))
    if announced:
        refuse_unfit(Sample, {"source": announced.source}, context)
        if announced.known <= day:
            raise RiskctlError(Said(WORDS["soon"], {"day": str(day)}))


def _reveal(id: str, value: str, one: SoundlyOpened, found: Standing) -> int:
    sample, context = known_draw(id, one.context), one.context
    fields: dict[str, object] = {"id": id, "numbers": sample.numbers, "known": str(sample.known)}
    if not sample.is_pending or sample.known is None:
        raise RiskctlError(Said(WORDS["not-announced"], fields))
    if context.day < sample.known:
        raise RiskctlError(Said(WORDS["early"], fields))
    if len((canonical := sorted_numbers(value)).split()) != sample.numbers:
        raise RiskctlError(Said(WORDS["numbers"], fields))
    if not recorded(id, sample, one):
        raise RiskctlError(Said(WORDS["uncommitted"], fields))
    file = file_of(id, context) or ""
    text = (one.repository.root / file).read_bytes()
    after = revealed(sample, canonical, context)
    gap = b"" if text.endswith(b"\n") else b"\n"
    written(one, Replacement(file, text, text + gap + outcome_text(after).encode()))
    _tell(after, file, found, context.grading.policy)
    return 0


def _tell(sample: Sample, file: str, found: Standing, policy: Policy) -> None:
    titles, id = {g.id: g.point.title for g in found.graded}, id_of(sample)
    for point in sample.drawn:
        streams.write_text(f"{visible(point)}  {visible(titles.get(point, ''))}".rstrip() + "\n")
    total = sum(len(stratum.points) for stratum in sample.frame)
    fields = {"id": id, "n": total, "k": len(sample.drawn), "seed": sample.seed}
    streams.note(Said(WORDS["drawn"], fields))
    if days := policy.draw_days:
        streams.note(Said(WORDS["within"], {"n": days, "basis": basis_word(policy.draw_basis)}))
    streams.note(Said(WORDS["commit"], {"file": file}))
    streams.note(Said(WORDS["record"], {"id": id}))


def _table(id: str, output: Path | None, one: SoundlyOpened, found: Standing) -> int:
    """The drawn points as a table to fill in; one that was taken away since is left out."""
    points = {g.id: g for g in found.graded}
    drawn = drawn_now(known_draw(id, one.context), one.context)
    own = [points[point] for point in drawn if point in points]
    rows = [Blank(g.id, g.point.title, METHOD, looker_ref(g), sample=id) for g in own]
    laid_out(blank(rows, found.language), output, one.repository.root)
    return 0


def known_draw(id: str, context: Sound) -> Sample:
    """Return the draw of whatever year that is on file as `id`; raises RiskctlError where there is none."""
    known = samples_of_all_years(context)
    if id not in known:
        raise RiskctlError(Said(WORDS["unknown"], {"id": id}), did_you_mean(id, known))
    return known[id]
