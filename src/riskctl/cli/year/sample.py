"""`riskctl sample`: a random draw of points to look at, and the same draw made again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.nearest import did_you_mean
from riskctl.base.visible import visible
from riskctl.cli.graded import Standing, at_work, written
from riskctl.cli.options import People, Root, Today, number
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.cli.workspace import SoundlyOpened
from riskctl.cli.year.table_output import Output, laid_out
from riskctl.records.fields import DRAW_SIZES
from riskctl.records.kinds.sample import Sample
from riskctl.sources.replace import Replacement
from riskctl.year.resolve import unit_named
from riskctl.year.watch.check_table import Blank, blank, looker
from riskctl.year.watch.sample import (
    drawn,
    id_of,
    last_day,
    registers_digest,
    sample_text,
    samples_of_all_years,
    verdict,
)

SIZE = 5
METHOD = "spot_check"
EXAMPLES = (
    ("riskctl sample suzhou --size 3", say("在一个单位抽三个风险点", "draw three points of a unit")),
    (
        "riskctl sample --verify suzhou-2010-06-15-1",
        say("重算一次抽查，看是不是这样抽出来的", "make a draw again and see whether it holds"),
    ),
    (
        "riskctl sample --table suzhou-2010-06-15-1 --output 抽查.csv",
        say("出抽查的表来填", "lay out its table, to be filled in"),
    ),
)
DETAILS = say(
    "种子由单位、日期、当天第几次和全部登记表的指纹算出，写在抽查文件里，没有人能自选。"
    "等级越高签越多（政策的 monitoring.weight）。办法全文见 src/riskctl/year/watch/sample.py。",
    "The seed follows from unit, day, number of the draw and the fingerprints of all registers; it is "
    "written "
    "down with the draw and cannot be chosen. Graver levels have more lots (monitoring.weight of the "
    "policy).",
)
WORDS: Words = {
    "what": (
        "写上单位，或用 --verify、--table 写上抽查编号",
        "Name a unit, or a draw with --verify or --table",
    ),
    "back": (
        "{last} 已经抽过，不能再按更早的 {day} 抽：日子不能自选",
        "A draw of {last} is on file; none can be made for {day} before it, since the day is not chosen",
    ),
    "none": ("{unit} 没有可以抽的风险点", "{unit} has no points to draw from"),
    "drawn": (
        "{id}：{n} 个风险点里抽了 {k} 个，种子 {seed}。",
        "{id}: {k} of {n} points drawn, seed {seed}.",
    ),
    "record": (
        "看过以后逐个记下：riskctl record 风险点 spot_check --sample {id} --by 岗位 --finding 看到什么；"
        "或用 riskctl sample --table {id} 出表来填，填好后用 riskctl record --from 记",
        "Record each once looked at: riskctl record POINT spot_check --sample {id} --by POST --finding WHAT, "
        "or lay out a table with riskctl sample --table {id} and record it, filled in, with record --from",
    ),
    "unknown": ("没有“{id}”这次随机抽查", "There is no random draw “{id}”"),
    "holds": (
        "{id}：重算一致。种子和抽中的风险点都照办法得出。",
        "{id} holds: seed and points follow from the method.",
    ),
    "version": (
        "{id}：抽取办法的版本是 {version}，这一版 riskctl 不会重算。",
        "{id} was drawn by version {version} of the method, which this riskctl cannot repeat.",
    ),
    "seed": (
        "{id}：种子对不上。按单位、日期、次数和登记表摘要算出来的不是它。",
        "{id} does not hold: the seed does not follow from unit, day, number and registers.",
    ),
    "points": (
        "{id}：抽中的风险点对不上。按种子抽出来的不是这些。",
        "{id} does not hold: the seed draws other points.",
    ),
    "same": ("登记表与抽取时一样。", "The registers are as they were at the draw."),
    "moved": (
        "登记表在抽取以后改过，摘要要到那一天的版本里去核。",
        "The registers changed since; their digest has to be checked against their state of that day.",
    ),
}


def command(
    unit: Annotated[
        str | None,
        typer.Argument(metavar=say("单位", "UNIT"), help=say("在哪个单位抽", "the unit to draw in")),
    ] = None,
    size: Annotated[
        int, number("--size", DRAW_SIZES, say("个数", "N"), say("抽几个", "how many to draw"))
    ] = SIZE,
    verify: Annotated[
        str, typer.Option("--verify", metavar=say("编号", "ID"), help=say("重算这一次", "repeat this draw"))
    ] = "",
    lay_out: Annotated[
        str,
        typer.Option(
            "--table",
            metavar=say("编号", "ID"),
            help=say("出这一次的表，填好后用 riskctl record --from 记", "lay out the table of this draw"),
        ),
    ] = "",
    output: Output = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Draw, or draw again."""
    if [bool(unit), bool(verify), bool(lay_out)].count(True) != 1 or (output and not lay_out):
        raise RiskctlError(Said(WORDS["what"]))
    one, found = at_work(root, today, people, whole=[unit] if unit else (), writes=bool(unit))
    if verify:
        return _verify(verify, one, found)
    return _table(lay_out, output, one, found) if lay_out else _draw(unit or "", size, one, found)


def _draw(unit: str, size: int, one: SoundlyOpened, found: Standing) -> int:
    unit_named(unit, found.organization)
    last = last_day(unit, one.context)
    if last and last > one.context.day:
        fields: dict[str, object] = {"day": str(one.context.day), "last": str(last)}
        raise RiskctlError(Said(WORDS["back"], fields))
    sample = drawn(unit, size, found.graded, found.documents, one.context)
    if not sample.drawn:
        raise RiskctlError(Said(WORDS["none"], {"unit": unit}))
    id = id_of(sample)
    file = f"cycles/{one.context.year}/samples/{id}.yaml"
    written(one, Replacement(file, None, sample_text(sample).encode()))
    titles = {g.id: g.point.title for g in found.graded}
    for point in sample.drawn:
        streams.write_text(f"{visible(point)}  {visible(titles[point])}\n")
    total = sum(len(stratum.points) for stratum in sample.frame)
    fields = {"id": id, "n": total, "k": len(sample.drawn), "seed": sample.seed}
    streams.note(Said(WORDS["drawn"], fields))
    streams.note(Said(WORDS["record"], {"id": id}))
    return 0


def _verify(id: str, one: SoundlyOpened, found: Standing) -> int:
    sample = _known(id, one)
    judged = verdict(sample, registers_digest(found.documents, one.context))
    cause = "holds" if judged.holds else _cause(judged.version, judged.seed)
    fields = {"id": id, "version": _version(sample)}
    streams.write_text(Said(WORDS[cause], fields).text(current()) + "\n")
    streams.note(Said(WORDS["same" if judged.same_registers else "moved"]))
    return 0 if judged.holds else 1


def _table(id: str, output: Path | None, one: SoundlyOpened, found: Standing) -> int:
    """The drawn points as a table to fill in; one that was taken away since is left out."""
    points, drawn = {g.id: g for g in found.graded}, _known(id, one).drawn
    own = [points[point] for point in drawn if point in points]
    rows = [Blank(g.id, g.point.title, METHOD, looker(g), sample=id) for g in own]
    laid_out(blank(rows, found.language), output, one.repository.root)
    return 0


def _known(id: str, one: SoundlyOpened) -> Sample:
    known = samples_of_all_years(one.context)
    if id not in known:
        raise RiskctlError(Said(WORDS["unknown"], {"id": id}), did_you_mean(id, known))
    return known[id]


def _cause(version: bool, seed: bool) -> str:
    if not version:
        return "version"
    return "points" if seed else "seed"


def _version(sample: Sample) -> str:
    return str(sample.algorithm)
