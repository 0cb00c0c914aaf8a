"""What is decided of a risk point once it is written: a level confirmed, a review, its closing."""

from typing import Annotated

from riskctl.records.fields import Day, Given, Prose, Text
from riskctl.records.record import Bilingual
from riskctl.records.told import RegisterField, Signed, Weight


class Override(Bilingual):
    """A level the leading group confirmed against the computed one (审定等级), with its reasons."""

    level: Annotated[
        Text,
        RegisterField(
            zh="审定等级",
            means=("等级的编号", "the id of a level"),
            signed=Signed.ALWAYS,
            weight=Weight.JUDGED,
            column=30,
        ),
    ] = ""
    reason: Annotated[
        Text,
        RegisterField(
            zh="审定理由",
            means=("审定的理由", "the reason"),
            signed=Signed.ALWAYS,
            weight=Weight.JUDGED,
            column=31,
        ),
    ] = ""
    body: Annotated[
        Text,
        RegisterField(
            zh="审定机构",
            means=("哪个机构审定的", "the body that decided"),
            signed=Signed.ALWAYS,
            weight=Weight.JUDGED,
            column=32,
        ),
    ] = ""
    date: Annotated[
        Given[Day],
        RegisterField(
            zh="审定日期",
            means=("哪一天审定的", "the day it decided"),
            signed=Signed.ALWAYS,
            weight=Weight.JUDGED,
            column=33,
        ),
    ] = None


class Review(Bilingual):
    """A carried point looked at again: the day, and what was looked at (复核无变化)."""

    date: Annotated[
        Day,
        RegisterField(
            zh="日期",
            means=("哪一天复核的", "the day of the review"),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=37,
            heading=("review_date", "复核日期"),
        ),
    ]
    basis: Annotated[
        Prose,
        RegisterField(
            zh="依据",
            means=("看了什么，结论怎样", "what was looked at, and what was found"),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=38,
            heading=("review_basis", "复核依据"),
        ),
    ]


class Closed(Bilingual):
    """A point that no longer arises: the day it was closed, and why (关闭)."""

    date: Annotated[
        Day,
        RegisterField(
            zh="关闭日期",
            means=("哪一天关闭的", "the day it was closed"),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=35,
        ),
    ]
    reason: Annotated[
        Text,
        RegisterField(
            zh="关闭原因",
            means=("为什么不再有这个风险", "why the risk no longer arises"),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=36,
        ),
    ]
