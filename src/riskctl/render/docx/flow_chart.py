"""A workflow chart as shapes of a word processor: it can be edited there, and every text in it is a text.

The group is anchored and pushes the text below it: as a character of a line its texts part from its shapes in
LibreOffice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from zlib import crc32

from riskctl.render.blocks import FlowChart
from riskctl.render.chart.drawing import PITCH, Box, ChartDrawing, Outline, PlacedText, in_words
from riskctl.render.chart.layout import drawn
from riskctl.render.chart.strokes import ARROW, Point, Stroke, stroke
from riskctl.render.docx.markup import RUN_ORDER, TWIPS, element, on, properties, written
from riskctl.render.docx.page_style import PageStyle
from riskctl.render.docx.styles import StyleName
from riskctl.render.looks import six_digits
from riskctl.render.paper import MILLIMETRE

POINT = 12700  # English metric units
BESIDE = 110  # points of a page's height that a heading and notes take
INK = "333333"
SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
INSET = (
    '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr>'
)
DASHES: Mapping[tuple[float, ...], str] = {(6, 3): "dash", (1.5, 2): "sysDot"}
OUTLINES = {"start": "flowChartTerminator", "end": "flowChartTerminator", "step": "rect"}


def flow_chart(chart: FlowChart, page: PageStyle) -> str:
    """Return the chart as a paragraph with one group of shapes, as large as the page has room."""
    made = drawn(chart)
    high = page.page.inner_height * MILLIMETRE - BESIDE
    scale = min(1.0, page.width / TWIPS / made.width, high / made.height)
    told = "\n".join(in_words(chart))
    shapes = "".join(_Shapes(made, scale).all())
    size = f'cx="{_units(made.width * scale)}" cy="{_units(made.height * scale)}"'
    group = (
        f'<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        f'<a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp>'
    )
    number = crc32(told.encode()) & 0x7FFFFFFF
    left = _units((page.width / TWIPS - made.width * scale) / 2)
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f"<wp:extent {size}/><wp:wrapTopAndBottom/>"
        f'<wp:docPr id="{number}" name="chart {number}" descr="{escape(told)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{GROUP}">{group}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )
    placed = f"{element('pStyle', val=StyleName.CELL.value)}{element('jc', val='center')}"
    return (
        f'<w:p><w:pPr>{placed}</w:pPr><w:r><mc:AlternateContent {SPACES}><mc:Choice Requires="wpg">'
        f"{drawing}</mc:Choice><mc:Fallback>{written(told)}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


class _Shapes:
    """The shapes of one chart, in the order in which they are drawn."""

    def __init__(self, made: ChartDrawing, scale: float) -> None:
        self.made, self.scale, self.count = made, scale, 0

    def all(self) -> Iterator[str]:
        """Yield every shape: the ways, the steps, what stands on the ways."""
        for path in self.made.paths:
            yield self._drawn(path.points, "none", Stroke(1, (), INK), closed=False)
            yield self._drawn(ARROW.at(path), INK, Stroke(0.25, (), INK), closed=True)
        for outline in self.made.outlines:
            yield self._step(outline)
        for label in self.made.labels:
            yield self._label(label)

    def _step(self, one: Outline) -> str:
        look = stroke(one.level)
        fill = f'<a:solidFill><a:srgbClr val="{six_digits(look.fill)}"/></a:solidFill>'
        box = (one.x, one.y, one.width, one.height)
        if one.kind == "decision":
            geometry = _geometry([(x - one.x, y - one.y) for x, y in one.corners], box, True, self.scale)
        else:
            geometry = f'<a:prstGeom prst="{OUTLINES[one.kind]}"><a:avLst/></a:prstGeom>'
        lines = [(line.text, line.size, line.bold) for line in one.lines]
        return self._shape(box, geometry + fill + _line(look, "000000", self.scale), self._text(lines))

    def _label(self, one: PlacedText) -> str:
        fill = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>' if one.covers else "<a:noFill/>"
        geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        text = self._text([(one.text, one.size, one.bold)], pitch=one.size * 1.2)
        return self._shape(one.box, f"{geometry}{fill}<a:ln><a:noFill/></a:ln>", text)

    def _drawn(self, points: Sequence[Point], fill: str, look: Stroke, closed: bool) -> str:
        left, top = min(x for x, _ in points), min(y for _, y in points)
        box = (left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)
        geometry = _geometry([(x - left, y - top) for x, y in points], box, closed, self.scale)
        paint = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if closed else "<a:noFill/>"
        return self._shape(box, geometry + paint + _line(look, INK, self.scale), "")

    def _shape(self, box: Box, looks: str, text: str) -> str:
        self.count += 1
        x, y, width, height = (_units(length * self.scale) for length in box)
        place = f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        inside = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>" if text else ""
        return (
            f'<wps:wsp><wps:cNvPr id="{self.count}" name="{self.count}"/><wps:cNvSpPr/>'
            f"<wps:spPr>{place}{looks}</wps:spPr>{inside}{INSET if text else '<wps:bodyPr/>'}</wps:wsp>"
        )

    def _text(self, lines: Sequence[tuple[str, float, bool]], pitch: float = PITCH) -> str:
        return "".join(self._paragraph(*line, pitch) for line in lines)

    def _paragraph(self, text: str, size: float, bold: bool, pitch: float) -> str:
        exact = element(
            "spacing", before=0, after=0, line=round(pitch * self.scale * TWIPS), lineRule="exact"
        )
        placed = f"{element('pStyle', val=StyleName.CELL.value)}{exact}{element('jc', val='center')}"
        half = max(2, round(size * self.scale * 2))
        parts = {"sz": element("sz", val=half), "szCs": element("szCs", val=half)}
        parts |= {"b": on("b")} if bold else {}
        made = properties("rPr", RUN_ORDER, parts)
        return f"<w:p><w:pPr>{placed}</w:pPr><w:r>{made}{written(text)}</w:r></w:p>"


def _geometry(points: Sequence[Point], box: Box, closed: bool, scale: float) -> str:
    """A line from point to point, as a shape of its own; they are counted from the corner of its box."""
    each = [f'<a:pt x="{_units(x * scale)}" y="{_units(y * scale)}"/>' for x, y in points]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in each[1:])
    size = f'w="{_units(box[2] * scale)}" h="{_units(box[3] * scale)}"'
    path = f"<a:path {size}{'' if closed else ' fill=' + chr(34) + 'none' + chr(34)}>"
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f"{path}<a:moveTo>{each[0]}</a:moveTo>{lines}{'<a:close/>' if closed else ''}</a:path>"
        "</a:pathLst></a:custGeom>"
    )


def _line(look: Stroke, colour: str, scale: float) -> str:
    dash = f'<a:prstDash val="{DASHES[look.dash]}"/>' if look.dash else ""
    width = _units(look.width * scale)
    return f'<a:ln w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>{dash}</a:ln>'


def _units(points: float) -> int:
    return round(points * POINT)
