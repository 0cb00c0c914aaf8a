"""`style.yaml`: how an office prints, where it prints otherwise: fonts, sizes of type, margins."""

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from riskctl.records.fields import Flag, Given, Many, Number, Text, Within
from riskctl.records.record import Record
from riskctl.records.told import SCHEMA, Told

PATTERN = "style.yaml"
# What sizes of type are called in Chinese offices, in points.
SIZE_NAMES = {
    **{"初号": "42", "小初": "36", "一号": "26", "小一": "24", "二号": "22", "小二": "18", "三号": "16"},
    **{"小三": "15", "四号": "14", "小四": "12", "五号": "10.5", "小五": "9", "六号": "7.5", "小六": "6.5"},
}
_POINTS = re.compile(r"\d{1,2}([.][05])?", re.ASCII)  # word processors count half points
LEAST, MOST = Decimal(5), Decimal(72)


def _size(value: object) -> Decimal:
    text = SIZE_NAMES.get(value, value) if isinstance(value, str) else ""
    if _POINTS.fullmatch(text) and LEAST <= Decimal(text) <= MOST:
        return Decimal(text)
    raise PydanticCustomError("expected", "expected {expected}", {"expected": "size"})


TypeSize = Annotated[
    Given[Annotated[Decimal, BeforeValidator(_size)]],
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": [*SIZE_NAMES]},
                {"type": "number", "minimum": int(LEAST), "maximum": int(MOST), "multipleOf": 0.5},
            ]
        }
    ),
]
Millimetres = Given[Annotated[Number, Within(0, 80)]]


class Fonts(Record):
    """Families by what they are for; of several the first that a machine has is taken."""

    body: Annotated[Many[Text], Told(means=("正文", "the text"))] = ()
    title: Annotated[Many[Text], Told(means=("标题、发文机关标志", "titles, the letterhead"))] = ()
    heading: Annotated[Many[Text], Told(means=("小标题、表头", "headings, heads of tables"))] = ()
    latin: Annotated[Many[Text], Told(means=("西文、数字", "Latin letters and digits"))] = ()
    folio: Annotated[Many[Text], Told(means=("公文的页码", "page numbers of an official letter"))] = ()


class TypeSizes(Record):
    """Sizes of type, in points or by their Chinese names; those of a letter are of the official letter."""

    text: Annotated[TypeSize, Told(means=("表册的正文", "the text of forms"))] = None
    title: Annotated[TypeSize, Told(means=("表册的标题", "titles of forms"))] = None
    table: Annotated[TypeSize, Told(means=("表格里的字", "what stands in tables"))] = None
    small: Annotated[TypeSize, Told(means=("小字、注", "small print, notes"))] = None
    annex: Annotated[TypeSize, Told(means=("“附件3”", "“Annex 3”"))] = None
    letter_text: Annotated[TypeSize, Told(means=("公文的正文", "the text of a letter"))] = None
    letter_title: Annotated[TypeSize, Told(means=("公文的标题", "the title of a letter"))] = None
    letterhead: Annotated[TypeSize, Told(means=("发文机关标志", "the letterhead"))] = None
    long_letterhead: Annotated[
        TypeSize, Told(means=("名称长的发文机关标志", "the letterhead of a long name"))
    ] = None
    imprint: Annotated[TypeSize, Told(means=("版记", "the imprint at the end of a letter"))] = None


class SheetMargins(Record):
    """The margins of a sheet, in millimetres; what is not written stays."""

    top: Annotated[Millimetres, Told(means=("上，毫米", "above, in millimetres"))] = None
    right: Annotated[Millimetres, Told(means=("右，毫米", "at the right, in millimetres"))] = None
    bottom: Annotated[Millimetres, Told(means=("下，毫米", "below, in millimetres"))] = None
    left: Annotated[Millimetres, Told(means=("左，毫米", "at the left, in millimetres"))] = None


class Sheets(Record):
    """The sheets that documents stand on."""

    portrait: Annotated[Given[SheetMargins], Told(means=("竖放的表册", "upright sheets"))] = None
    landscape: Annotated[Given[SheetMargins], Told(means=("横放的表册", "broad sheets"))] = None
    letter: Annotated[Given[SheetMargins], Told(means=("公文", "the official letter"))] = None


class HouseStyle(Record):
    """What differs from how riskctl prints; whatever is not written stays."""

    form: Annotated[Text, SCHEMA]
    fonts: Annotated[Given[Fonts], Told(means=("字体", "fonts"))] = None
    sizes: Annotated[Given[TypeSizes], Told(means=("字号", "sizes of type"))] = None
    margins: Annotated[Given[Sheets], Told(means=("页边距", "margins"))] = None
    check_code: Annotated[
        Flag,
        Told(
            means=(
                "发出去的文书页脚印不印校验码",
                "whether what leaves the office bears a short check code at its foot",
            )
        ),
    ] = False


MODEL = HouseStyle
