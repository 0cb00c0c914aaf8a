"""`cycles/<year>/warnings/<unit>.csv`: warning letters (风险预警通知书), each tied to its risk point."""

from typing import Annotated

from riskctl.records.fields import Day, Given, Many, Prose, Text
from riskctl.records.letter import CODED, Letter
from riskctl.records.log import Log
from riskctl.records.told import Told

PATTERN = "cycles/{year}/warnings/{unit}.csv"


class WarningLetter(Letter):
    """A warning letter: the point, the early sign seen, what is demanded, of which post, by when to reply."""

    CODED = CODED

    due: Annotated[
        Given[Day], Told(zh="回复期限", means=("要求哪一天前回复", "the day by which to reply"))
    ] = None
    point: Annotated[Text, Told(zh="风险点", means=("针对哪个风险点", "the point it is about"))] = ""
    sign: Annotated[
        Prose, Told(zh="苗头性问题", means=("看到了什么苗头", "the early sign that was seen"))
    ] = ""
    title: Annotated[
        Text, Told(zh="风险点内容", means=("发出时风险点的文字", "the point in words, as it was that day"))
    ] = ""
    place: Annotated[
        Text, Told(zh="风险点所在", means=("发出时它所在的部门、岗位的名称", "whose the point is, in words"))
    ] = ""
    basis: Annotated[Prose, Told(zh="依据", means=("依据", "what it rests on"))] = ""
    demand: Annotated[Prose, Told(zh="要求", means=("要求怎样办", "what is demanded"))] = ""
    reference: Annotated[Prose, Told(zh="文号", means=("发文字号", "the document number"))] = ""


class WarningLetters(Log):
    """The warning letters of one unit."""

    rows: Annotated[
        Many[WarningLetter], Told(means=("每行一件事：发出、签收、回复或核实", "an event a row"))
    ] = ()


MODEL = WarningLetters
