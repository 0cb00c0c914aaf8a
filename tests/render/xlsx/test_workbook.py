"""What stands in a .xlsx: every text, tables as on paper, how it is printed, and nothing that acts."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from riskctl.base.errors import RiskctlError
from riskctl.corpus.holder_names import names_of
from riskctl.render.blocks import Bar, Edition, Plot, Section, Table, texts
from riskctl.render.order.kinds import document_kind, kind_names
from riskctl.render.writers import xlsx
from tests.conftest import lay, load_sound
from tests.render.build import Laid, Overlay
from tests.render.writers.read import any_text, document, paragraph, squeezed, table
from tests.render.writers.test_html import RICH
from tests.render.xlsx.opened import S, book, each, merged, part, parts, values

Lay = Callable[[Overlay], Laid]
KINDS = [(kind, edition) for kind in kind_names() for edition in document_kind(kind).editions]
ACTING = ("=1+1", "+1", "-1+2", "@SUM(A1)", "http://example.invalid", "{=A1}", '=HYPERLINK("x")', "'x")
PLOT = Plot("=图", ("已落实", "过期"), (Bar("=2010-05", (3, 1)), Bar("2010-06", (0, 12))))
TWICE = "from tests.render.xlsx.test_workbook import form; import sys; sys.stdout.buffer.write(form())"


def form(html: str = "") -> bytes:
    """A document with a table whose rows are merged, and what `html` says before."""
    merged = '<tr><td rowspan="2">甲</td><td>乙</td></tr><tr><td>丙</td></tr>'
    head = '<tr><th colspan="2">头</th></tr><tr><th>一</th><th>二</th></tr>'
    return xlsx.write(
        document(f"<h1>题</h1>{html}{table(merged, '<tr><td>丁</td><td>戊</td></tr>', head=head)}")
    )


def plotted(plot: Plot = PLOT) -> bytes:
    made = document("<h1>题</h1>")
    (section,) = made.sections
    return xlsx.write(replace(made, sections=(Section(section.page, (*section.blocks, plot)),)))


def test_a_point_is_merged_over_its_measures(laid: Lay) -> None:
    (made,) = laid(RICH).made("annex-5", "bureau/registration/clerk")
    form = next(b for b in made.blocks if isinstance(b, Table))
    tall = [cell for group in form.groups for row in group.rows for cell in row if cell.rowspan > 1]
    found = [(last[0] - first[0] + 1, last[1] - first[1]) for first, last in merged(xlsx.write(made))]
    assert [rows for rows, across in found if rows > 1 and across == 0] == [3] * len(tall) == [3] * 8


def test_a_column_of_a_form_is_a_column_of_the_sheet(laid: Lay) -> None:
    (made,) = laid(RICH).made("annex-5", "bureau/registration/clerk")
    rows = book(xlsx.write(made)).get_sheet_by_index(0).to_python()
    (head,) = (row for row in rows if "风险等级" in row and "由谁办" not in row)  # not the chart's
    assert len(head) == 11 and "" not in head


@pytest.mark.parametrize(("kind", "edition"), KINDS)
def test_it_holds_every_text_of_the_document(laid: Lay, kind: str, edition: Edition) -> None:
    for made in laid(RICH).made(kind, edition=edition):
        written = xlsx.write(made)
        shown = (f"{one:g}" if isinstance(one, float) else str(one) for one in values(written))
        whole = squeezed("".join(shown)).replace("＿", "")  # lines to write on
        _, _, foot, *body = texts(made)
        assert [one for one in body if squeezed(one) not in whole] == []
        feet = [one.text or "" for one in each(part(written), "oddFooter")]
        assert foot in feet[0] and "{{" not in whole


def test_days_and_numbers_are_such_and_codes_stay_texts() -> None:
    rows = ("<tr><td>2010-05-31</td><td>12</td></tr>", "<tr><td>007</td><td>0001-01-01</td></tr>")
    assert values(form_of(*rows)) == [date(2010, 5, 31), 12, "007", "0001-01-01"]


def form_of(*rows: str) -> bytes:
    return xlsx.write(document(table(*rows)))


@pytest.mark.parametrize("text", ACTING)
def test_no_text_becomes_a_formula_a_number_or_a_link(text: str) -> None:
    written = form_of(f"<tr><td>{text}</td><td>甲<strong>{text}</strong></td></tr>")
    assert values(written) == [text, f"甲{text}"]
    assert not each(part(written), "f", "hyperlink")
    assert not [name for name, xml in parts(written).items() if b"TargetMode" in xml]


@pytest.mark.parametrize(("text", "quoted"), [("=1+1", True), ("甲", False)])
def test_a_text_stays_one_when_its_cell_is_edited(text: str, quoted: bool) -> None:
    written = form_of(f"<tr><td>{text}</td><td>乙</td></tr>")
    assert bool([one for one in each(part(written, "styles"), "xf") if one.get("quotePrefix")]) is quoted


@given(any_text, any_text)
def test_any_text_is_found_again(one: str, two: str) -> None:
    written = form(f"{paragraph(one)}<ul>{paragraph(two, 'li')}</ul>")
    found = [squeezed(str(value)) for value in values(written)]
    assert squeezed(one) in ["", *found] and squeezed("·" + two) in found
    assert not each(part(written), "f", "hyperlink")


def test_a_foot_is_text_and_holds_no_codes_of_its_own() -> None:
    made = document("<h1>题</h1>", foot='&"甲"&P&A 5&L')
    (foot,) = each(part(xlsx.write(made)), "oddFooter")
    assert foot.text == '&L&&"甲"&&P&&A 5&&L&R&P / &N'


@pytest.mark.parametrize(
    ("layout", "lies", "left"), [("landscape", "landscape", 15), ("portrait", "portrait", 15)]
)
def test_a_sheet_is_set_up_to_print(layout: str, lies: str, left: int) -> None:
    rows = [f"<tr><td>{n}</td><td>{'字' * 300}</td></tr>" for n in range(20)]
    written = xlsx.write(document(table(*rows, head="<tr><th>编号</th><th>内容</th></tr>"), layout=layout))
    sheet = part(written)
    (setup,), (margins,) = each(sheet, "pageSetup"), each(sheet, "pageMargins")
    assert (setup.get("paperSize"), setup.get("orientation"), setup.get("fitToHeight")) == ("9", lies, "0")
    assert each(sheet, "pageSetUpPr")[0].get("fitToPage") == "1"
    assert float(margins.get("left") or 0) * 25.4 == pytest.approx(left, abs=0.1)
    names = {one.get("name"): one.text or "" for one in each(part(written, "workbook"), "definedName")}
    assert names["_xlnm.Print_Titles"].endswith("!$1:$1") and "_xlnm.Print_Area" in names
    assert each(sheet, "rowBreaks") and each(sheet, "pane")[0].get("ySplit") == "1"


def test_no_page_ends_within_a_point_or_between_boxes_to_sign(laid: Lay) -> None:
    point = '<tr><td rowspan="3">{n}</td><td>{text}</td></tr>' + "<tr><td>{text}</td></tr>" * 2
    rows = [point.format(n=f"{n}号", text="字" * 150) for n in range(12)]
    boxes = "".join(f"<div><dt>意见{n}</dt><dd><p>签字</p></dd></div>" for n in range(5))
    written = xlsx.write(document(f'{table(*rows)}<dl class="signatures">{boxes}</dl>'))
    breaks = [int(one.get("id") or 0) for one in each(part(written), "brk")]
    inside = {row for first, last in merged(written) for row in range(first[0] + 1, last[0] + 1)}
    assert len(breaks) > 2 and not inside & {*breaks}
    signed = next(
        n for n, row in enumerate(book(written).get_sheet_by_index(0).to_python()) if "意见0" in row
    )
    assert not [one for one in breaks if signed < one]


def test_what_is_higher_than_a_row_may_be_takes_several() -> None:
    written = form_of(f"<tr><td>{'字' * 9000}</td><td>乙</td></tr>")
    heights = [float(one.get("ht") or 0) for one in each(part(written), "row")]
    assert sum(heights) > 900 and max(heights) <= 409
    assert len(merged(written)) == 2 and values(written) == ["字" * 9000, "乙"]


def test_a_text_that_no_cell_holds_is_told_with_another_way() -> None:
    with pytest.raises(RiskctlError) as refused:
        form_of(f"<tr><td>{'字' * 40_000}</td><td>乙</td></tr>")
    told = refused.value.said.text("zh")
    assert "40000 字" in told and "32767" in told and "--to docx" in told


def test_each_page_of_a_letter_is_a_sheet_and_none_is_hidden(laid: Lay) -> None:
    (made,) = laid(RICH).made("issuance")
    written = xlsx.write(made)
    sheets = each(part(written, "workbook"), "sheet")
    names = [str(one.get("name")) for one in sheets]
    assert len(names) == len(made.sections) == len({*names}) and not [s for s in sheets if s.get("state")]
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)


@pytest.mark.parametrize("title", ["History", "'甲'", "[甲]:*?/\\乙", "长" * 60, "𠮷" * 30, ""])
def test_a_sheet_takes_a_name_that_programs_take(title: str) -> None:
    written = xlsx.write(replace(document(f"<h1>{title}</h1><p>甲</p>"), title=title))
    (name,) = book(written).sheet_names
    assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31 and name.casefold() != "history"
    assert not re.search(r"[\[\]:*?/\\]|^'|'$", name)


def test_a_plot_is_its_numbers_and_a_chart_drawn_from_them() -> None:
    written = plotted()
    assert values(written)[1:] == ["=图", "已落实", "过期", "=2010-05", 3, 1, "2010-06", 0, 12]
    chart = parts(written)["xl/charts/chart1.xml"].decode()
    assert '<c:min val="0"/>' in chart  # else a program begins where the least bar ends
    assert chart.count("<c:ser>") == 2 and "<c:f>=" not in chart
    names = ["题!$B$2", "题!$A$3:$A$4", "题!$B$3:$B$4"]
    assert re.findall(r"<c:f>(.*?)</c:f>", chart)[:3] == names


def test_no_part_of_what_leaves_the_office_holds_a_name(laid: Lay) -> None:
    one = laid(RICH)
    context = load_sound(lay(one.root, RICH))[1]
    assert context.people
    names = names_of(context.people, context.organization)
    for kind, edition in KINDS:
        for made in one.made(kind, edition=edition) if edition == "public" else ():
            for name, xml in parts(xlsx.write(made)).items():
                said = re.sub(r"<[^>]*>", " ", xml.decode())
                assert not list(names.within(said)), (kind, name)


def test_a_file_says_nothing_of_who_and_when_but_the_day_it_is_of(laid: Lay) -> None:
    (made,) = laid(RICH).made("announcement", edition="public")
    core = parts(xlsx.write(made))["docProps/core.xml"].decode()
    day = (made.day or date(1980, 1, 1)).isoformat()
    assert made.title in core and f">{day}T00:00:00Z<" in core
    assert not re.search(r"<dc:creator>[^<]|<cp:lastModifiedBy>[^<]", core)


def test_the_same_document_is_the_same_bytes_in_another_process() -> None:
    first, second = (
        subprocess.run([sys.executable, "-c", TWICE], capture_output=True, check=True).stdout for _ in "ab"
    )
    assert first == second == form()


def test_a_level_is_told_by_fill_line_and_word(laid: Lay) -> None:
    (made,) = laid(RICH).made("annex-5", "bureau/registration/clerk")
    written = xlsx.write(made)
    fills = {one.get("rgb") for one in each(part(written, "styles"), "fgColor")}
    assert "FFF6D5D0" in fills and [one for one in values(written) if str(one).startswith("■ 三级")]


def test_fonts_and_sizes_are_those_of_the_office(laid: Lay) -> None:
    own = {"style.yaml": "schema: riskctl/style/v1\nfonts: {body: [仿宋_GB2312]}\nsizes: {table: 小四}\n"}
    written = xlsx.write(laid(own).made("annex-3")[0])
    fonts = [(one.find(f"{S}name"), one.find(f"{S}sz")) for one in each(part(written, "styles"), "font")]
    told = {
        (name.get("val"), size.get("val")) for name, size in fonts if name is not None and size is not None
    }
    assert ("仿宋_GB2312", "12") in told


def test_no_page_ends_between_a_heading_or_heads_and_what_they_head() -> None:
    rows = [f"<tr><td>{n}</td><td>{'字' * 200}</td></tr>" for n in range(9)]
    one = f"<h2>节</h2>{table(*rows, head='<tr><th>编号</th><th>内容</th></tr>')}"
    written = xlsx.write(document(f"<h1>题</h1>{one * 4}"))
    shown = book(written).get_sheet_by_index(0).to_python()
    breaks = [int(each_one.get("id") or 0) for each_one in each(part(written), "brk")]
    assert len(breaks) > 3
    for at in breaks:
        above = next(row for row in reversed(shown[:at]) if any(row))
        assert not {"节", "编号"} & {*above}
