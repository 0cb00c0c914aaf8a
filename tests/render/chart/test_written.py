"""A chart in every format: the same steps and ways, each text a text, opened with a second library."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from riskctl.check.example import FLOW, REPOSITORY, changed
from riskctl.render.blocks import ChartStep, ChartWay, FlowChart, Paper, Run
from riskctl.render.looks import Look
from riskctl.render.writers import docx as docx_writer
from riskctl.render.writers import html, md, pdf, xlsx
from tests import skips
from tests.render.build import Laid, Overlay
from tests.render.writers.test_pdf import run

Lay = Callable[[Overlay], Laid]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = '<b>甲</b> & "乙" #read("x") $y$ [z] `c` \\u{41}'
FORK = (ChartWay(2, "同意"), ChartWay(0, "补正"))
CHART = FlowChart(
    (
        ChartStep("start", "受理", "科员", (Run("■ 三级", (Look.GRAVEST,)),), (ChartWay(1, ""),), own=True),
        ChartStep("decision", HOSTILE, "科长", (Run("△ 二级", (Look.MIDDLE,)),), FORK),
        ChartStep("end", "归档", "", (Run("○ 一级", (Look.LIGHTEST,)),), ()),
    )
)  # fmt: skip


@pytest.fixture
def paper(laid: Lay) -> Paper:
    """A document that holds nothing but the chart and its title."""
    (made,) = laid({}).made("flow", "bureau")
    (section,) = made.sections
    return replace(made, sections=(replace(section, blocks=(section.blocks[0], CHART)),))


def shared_strings(workbook: bytes) -> str:
    return ZipFile(BytesIO(workbook)).read("xl/sharedStrings.xml").decode()


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_as_svg_it_has_every_step_and_way_once(paper: Paper) -> None:
    page = html.write(paper).decode()
    svg = ET.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])
    assert len(svg.findall("polyline")) == 3 and len(svg.findall("polygon")) == 3 + 1  # arrows, the decision
    dashes = [one.get("stroke-dasharray") for one in svg.iter() if one.get("fill", "").startswith("#f")]
    assert "6 3" in dashes and "1.5 2" in dashes
    said = squeezed("".join(text.text or "" for text in svg.findall("text")))
    for text in ("受理科员■三级", squeezed(HOSTILE), "同意", "补正", "○一级"):
        assert text in said
    told = svg.findtext("desc") or ""
    assert "2. " + HOSTILE in told and "→ 3 同意" in told
    assert "<b>" not in page


def test_in_word_every_shape_is_there_and_its_text(paper: Paper) -> None:
    data = docx_writer.write(paper)
    read = docx.Document(BytesIO(data))
    body = read.element.body
    names = {"wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"}
    shapes = body.findall(".//wps:wsp", names)
    assert len(shapes) == 3 + 2 * 3 + 2  # steps, ways with their arrows, labels
    inside = ["".join(str(text.text) for text in shape.iter(f"{WORD}t")) for shape in shapes]
    assert [squeezed(HOSTILE) in squeezed(text) for text in inside].count(True) == 1
    xml = ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert 'prst="flowChartTerminator"' in xml and 'val="dash"' in xml and 'val="sysDot"' in xml
    assert "<b>甲" not in xml
    assert docx_writer.write(paper) == data


def test_in_pdf_every_text_is_there_on_one_page(paper: Paper, tmp_path: Path) -> None:
    skips.program("poppler-utils")
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf.write(paper))
    said = squeezed(run("pdftotext", file))
    for text in ("受理", "科员", "■三级", "同意", "补正", "○一级"):
        assert text in said
    assert "#read" in said and run("pdfinfo", file).count("Pages:           1") == 1


def test_where_nothing_is_drawn_it_is_a_table(paper: Paper) -> None:
    lines = md.write(paper).decode().splitlines()
    assert "| 序号 | 环节 | 由谁办 | 风险等级 | 接着 |" in lines
    row = next(line for line in lines if line.startswith("| 2 |"))
    assert "3 同意<br>1 补正" in row and "<b>甲" not in row
    assert "环节" in shared_strings(xlsx.write(paper))
    assert "who acts" in shared_strings(xlsx.write(replace(paper, language="en")))


def test_each_level_of_a_step_stands_apart(paper: Paper) -> None:
    two = replace(CHART.steps[0], levels=(Run("■ 三级"), Run("△ 二级")))
    (section,) = paper.sections
    said = replace(paper, sections=(replace(section, blocks=(FlowChart((two, *CHART.steps[1:])),)),))
    assert "■ 三级<br>△ 二级" in md.write(said).decode()


def test_a_chart_is_asked_for_by_its_name_or_its_body(laid: Lay) -> None:
    two = {
        "flows/other.yaml": changed(
            FLOW, ("企业登记", "另一个"), ("bureau/registration", "bureau/discipline")
        )[FLOW]
    }
    one = laid(two)
    for refs, titles in (
        (("企业登记",), ["企业登记工作流程图"]),
        (("registration",), ["企业登记工作流程图"]),
        (("bureau",), ["另一个工作流程图", "企业登记工作流程图"]),
        (("bureau/discipline",), ["另一个工作流程图"]),
        ((), ["另一个工作流程图", "企业登记工作流程图"]),
    ):
        assert sorted(made.title for made in one.made("flow", *refs)) == sorted(titles)


def test_its_steps_have_the_levels_of_their_points(laid: Lay) -> None:
    (made,) = laid({}).made("flow", "bureau")
    (drawn,) = (block for block in made.blocks if isinstance(block, FlowChart))
    told = [(step.name, step.actor, "".join(run.text for run in step.levels)) for step in drawn.steps]
    assert told == [("受理", "科员", "■ 三级"), ("归档", "科员", "")]
    assert [step.own for step in drawn.steps] == [False, False]


def test_the_same_chart_stands_on_the_form_of_who_acts_in_it(laid: Lay) -> None:
    (made,) = laid({}).made("annex-5", "bureau/registration/clerk")
    (drawn,) = (block for block in made.blocks if isinstance(block, FlowChart))
    assert [(step.name, step.own) for step in drawn.steps] == [("受理", True), ("归档", True)]
    (chief,) = laid({}).made("annex-5", "bureau/registration/chief")
    assert not any(isinstance(block, FlowChart) for block in chief.blocks)


def test_what_an_edition_holds_back_no_step_tells(laid: Lay) -> None:
    (made,) = laid({}).made("annex-5", "bureau/registration/clerk", edition="public")
    (drawn,) = (block for block in made.blocks if isinstance(block, FlowChart))
    assert all(step.levels == () for step in drawn.steps)


def test_a_way_that_leads_nowhere_is_no_chart() -> None:
    with pytest.raises(ValueError, match="no step"):
        FlowChart((ChartStep("start", "甲", "", (), (ChartWay(1, ""),)),))


def test_a_flow_without_a_department_known_is_not_drawn(laid: Lay) -> None:
    lost = {FLOW: REPOSITORY[FLOW].replace("bureau/registration", "bureau/nowhere")}
    assert laid(lost).made("annex-5", "bureau/registration/clerk")
