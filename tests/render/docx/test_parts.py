"""What stands in the parts of a .docx: pages, styles, tables, every text, and nothing that acts."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given

from riskctl.corpus.holder_names import names_of
from riskctl.render.blocks import Edition, texts
from riskctl.render.order.kinds import document_kind, kind_names
from riskctl.render.writers import docx
from tests.conftest import lay, load_sound
from tests.render.build import Laid, Overlay
from tests.render.docx.parts import W, attribute, each, paragraphs, part, parts, text
from tests.render.writers.read import any_text, document, paragraph, squeezed, table
from tests.render.writers.test_html import RICH

Lay = Callable[[Overlay], Laid]
KINDS = [(kind, edition) for kind in kind_names() for edition in document_kind(kind).editions]
TWICE = "from tests.render.docx.test_parts import form; import sys; sys.stdout.buffer.write(form())"


def form(html: str = "") -> bytes:
    """A document with a table whose rows are merged, and what `html` says before."""
    merged = '<tr><td rowspan="2">甲</td><td>乙</td></tr><tr><td>丙</td></tr>'
    head = '<tr><th colspan="2">头</th></tr><tr><th>一</th><th>二</th></tr>'
    return docx.write(
        document(f"<h1>题</h1>{html}{table(merged, '<tr><td>丁</td><td>戊</td></tr>', head=head)}")
    )


def test_the_letter_is_set_as_the_standard_says(laid: Lay) -> None:
    (made,) = laid(RICH).made("issuance")
    written = docx.write(made)
    first, *others = each(part(written), "sectPr")
    size, margins, grid = (first.find(f"{W}{name}") for name in ("pgSz", "pgMar", "docGrid"))
    assert (attribute(size, "w"), attribute(size, "h")) == ("11906", "16838")
    assert [attribute(margins, side) for side in ("top", "right", "bottom", "left")] == [
        *("2098", "1474", "1984", "1587")
    ]
    assert (attribute(grid, "type"), attribute(grid, "linePitch")) == ("lines", "579")
    assert [attribute(each(one, "type")[0], "val") for one in others] == ["nextPage", "evenPage"]
    normal = next(s for s in each(part(written, "styles"), "style") if attribute(s, "styleId") == "Normal")
    (spacing, tracking) = each(normal, "spacing")
    assert (attribute(spacing, "line"), attribute(spacing, "lineRule")) == ("579", "exact")
    assert attribute(tracking, "val") == "-5" and attribute(each(normal, "sz")[0], "val") == "32"
    assert each(part(written, "settings"), "evenAndOddHeaders")


@pytest.mark.parametrize("kind", ["annex-3", "issuance", "annual-report"])
def test_every_style_names_its_fonts_and_follows_no_theme(laid: Lay, kind: str) -> None:
    written = docx.write(laid(RICH).made(kind)[0])
    styles = part(written, "styles")
    lettered = [style for style in each(styles, "style") if attribute(style, "type") == "paragraph"]
    for one in (*lettered, *each(styles, "rPrDefault")):
        (fonts,) = each(one, "rFonts")
        assert {"ascii", "hAnsi", "eastAsia", "cs"} <= {name.removeprefix(W) for name in fonts.attrib}
        assert not [name for name in fonts.attrib if str(name).endswith("Theme")]
    used = {attribute(one, "val") for one in each(part(written), "pStyle")}
    assert used <= {attribute(style, "styleId") for style in lettered}
    assert not [name for name in parts(written) if "theme" in name or "thumbnail" in name]


def test_a_point_is_merged_over_its_measures_and_its_rows_stay_together(laid: Lay) -> None:
    (made,) = laid(RICH).made("annex-5", "bureau/registration/clerk")
    grid = next(t for t in each(part(docx.write(made)), "tbl") if each(t, "tblHeader"))
    head, *rows = each(grid, "tr")
    assert len(each(grid, "tblHeader")) == len(each(head, "tblHeader")) == 1
    assert all(each(row, "cantSplit") for row in rows)
    merged = [[attribute(m, "val") for m in each(row, "vMerge")] for row in rows]
    assert [Counter(row) for row in merged] == [{"restart": 8}, {"continue": 8}, {"continue": 8}, {}]
    keeps = [{bool(each(p, "keepNext")) for p in each(row, "p")} for row in rows]
    assert keeps == [{True}, {True}, {False}, {False}]


@pytest.mark.parametrize(("kind", "edition"), KINDS)
def test_every_table_is_even_and_every_cell_ends_in_a_paragraph(
    laid: Lay, kind: str, edition: Edition
) -> None:
    for made in laid(RICH).made(kind, edition=edition):
        body = part(docx.write(made))
        for grid in each(body, "tbl"):
            columns = len(each(grid, "gridCol"))
            for row in each(grid, "tr"):
                wide = sum(int(attribute(span, "val")) - 1 for span in each(row, "gridSpan"))
                assert len(each(row, "tc")) + wide == columns
            assert all(cell[-1].tag == f"{W}p" for cell in each(grid, "tc"))
            following = grid.getnext()
            assert following is not None and following.tag == f"{W}p"


@pytest.mark.parametrize(("kind", "edition"), KINDS)
def test_it_holds_every_text_of_the_document(laid: Lay, kind: str, edition: Edition) -> None:
    for made in laid(RICH).made(kind, edition=edition):
        written = docx.write(made)
        whole = squeezed(text(part(written)))
        _, _, foot, *body = texts(made)
        assert [one for one in body if squeezed(one) not in whole] == []
        feet = [name for name in parts(written) if "footer" in name]
        shown = "".join(text(part(written, name.removeprefix("word/").removesuffix(".xml"))) for name in feet)
        assert foot in shown and "{{" not in whole


@given(any_text, any_text)
def test_any_text_is_found_again_and_nothing_acts(one: str, two: str) -> None:
    html = f"{paragraph(one)}<ul>{paragraph(two, 'li')}</ul>"
    written = form(html)
    body = part(written)
    found = [squeezed(text) for text in paragraphs(body)]
    assert squeezed(one) in ["", *found] and squeezed("·" + two) in found
    assert not each(body, "hyperlink", "fldSimple", "instrText", "object", "pict", "drawing", "sdt")


def test_the_only_fields_are_page_numbers_and_nothing_lies_outside(laid: Lay) -> None:
    for kind in ("annex-3", "issuance"):
        for made in laid(RICH).made(kind):
            written = parts(docx.write(made))
            fields = {
                field.strip()
                for xml in written.values()
                for field in re.findall(r"<w:instrText[^>]*>([^<]*)<", xml.decode())
            }
            assert fields <= {"PAGE", "NUMPAGES"}
            assert not [name for name, xml in written.items() if b"TargetMode" in xml]


def test_merged_head_rows_repeat_and_spans_are_kept() -> None:
    rows = each(part(form()), "tr")
    assert [bool(each(row, "tblHeader")) for row in rows] == [True, True, False, False, False]
    assert [attribute(span, "val") for span in each(rows[0], "gridSpan")] == ["2"]


def test_the_same_document_is_the_same_bytes_in_another_process() -> None:
    first, second = (
        subprocess.run([sys.executable, "-c", TWICE], capture_output=True, check=True).stdout for _ in "ab"
    )
    assert first == second == form()


def test_no_part_says_who_or_when(laid: Lay) -> None:
    for made in laid(RICH).made("announcement", edition="public"):
        written = parts(docx.write(made))
        core = written["docProps/core.xml"].decode()
        assert made.title in core and not re.search("creator|lastModifiedBy|created|modified|python", core)
        assert not [name for name in written if "app.xml" in name or "custom" in name]


def test_no_part_of_what_leaves_the_office_holds_a_name(laid: Lay) -> None:
    one = laid(RICH)
    context = load_sound(lay(one.root, RICH))[1]
    assert context.people
    names = names_of(context.people, context.organization)
    kinds = [(kind, edition) for kind, edition in KINDS if edition == "public"]
    for kind, edition in kinds:
        for made in one.made(kind, edition=edition):
            for name, xml in parts(docx.write(made)).items():
                said = re.sub(r"<[^>]*>", " ", xml.decode())
                assert not list(names.within(said)), (kind, name)


def test_fonts_and_sizes_are_those_of_the_office(laid: Lay) -> None:
    own = {"style.yaml": "schema: riskctl/style/v1\nfonts: {body: [仿宋_GB2312]}\nsizes: {text: 小四}\n"}
    written = docx.write(laid(own).made("annex-3")[0])
    style = next(s for s in each(part(written, "styles"), "style") if attribute(s, "styleId") == "FormText")
    assert attribute(each(style, "rFonts")[0], "eastAsia") == "仿宋_GB2312"
    assert attribute(each(style, "sz")[0], "val") == "24"
    table_of_fonts = part(written, "fontTable")
    assert attribute(each(table_of_fonts, "font")[0], "name") == "仿宋_GB2312"


def test_a_box_holds_an_opinion_and_a_seal(laid: Lay) -> None:
    (made,) = laid(RICH).made("annex-4")
    *_, boxes = each(part(docx.write(made)), "tbl")
    heights = [int(attribute(height, "val")) for height in each(boxes, "trHeight")]
    pairs = zip(heights[::2], heights[1::2], strict=True)
    assert [round((one + two) * 25.4 / 1440) for one, two in pairs] == [45, 45]  # mm


def test_text_that_xml_has_no_place_for_is_shown() -> None:
    made = document("<h1>题</h1>")
    written = docx.write(replace(made, foot="甲\x00乙\ud800"))
    assert text(part(written, "footer1")).startswith("甲\\u{0}乙\\u{D800}")


def test_further_sheets_say_what_they_belong_to_and_the_first_does_not(laid: Lay) -> None:
    (made,) = laid(RICH).made("annex-4")
    written = docx.write(made)
    (section,) = each(part(written), "sectPr")
    assert each(section, "titlePg")
    heads = [text(part(written, name[5:-4])) for name in sorted(parts(written)) if "word/header" in name]
    assert sorted(heads) == ["", made.title]
    feet = [text(part(written, name[5:-4])) for name in parts(written) if "word/footer" in name]
    assert len(feet) == 2 and all(foot.startswith(made.foot) for foot in feet)


def test_a_long_table_takes_no_more_for_each_row_than_a_short_one() -> None:
    def seconds(rows: int) -> float:
        made, best = document(table(*["<tr><td>甲</td><td>乙</td></tr>"] * rows)), float("inf")
        for _ in range(3):  # of the processor, and the least: what else runs says nothing
            start = process_time()
            docx.write(made)
            best = min(best, process_time() - start)
        return best

    seconds(10)
    assert seconds(4000) < 16 * seconds(400)


def point(measures: int, text: str) -> str:
    """A point of so many measures, its title merged over them."""
    first = f'<tr><td rowspan="{measures}"><p>很长的点</p><p>表现</p></td><td>措施0{text}</td></tr>'
    return first + "".join(f"<tr><td>措施{n}{text}</td></tr>" for n in range(1, measures))


def test_a_point_longer_than_a_page_goes_on_and_says_so() -> None:
    (grid,) = each(part(docx.write(document(table(point(60, "字" * 80), point(2, ""))))), "tbl")
    merges = [attribute(one, "val") for row in each(grid, "tr") for one in each(row, "vMerge")]
    parts_of = merges.count("restart") - 1
    assert parts_of > 2 and len(merges) == 62 and merges[-2:] == ["restart", "continue"]
    told = [text for text in paragraphs(grid) if not text.startswith("措施")]
    assert told == ["很长的点", "表现", *["很长的点（续）"] * (parts_of - 1), "很长的点", "表现"]


def test_a_point_that_fits_a_page_is_not_parted() -> None:
    (grid,) = each(part(docx.write(document(table(point(8, "字" * 80))))), "tbl")
    assert [attribute(one, "val") for one in each(grid, "vMerge")] == ["restart", *["continue"] * 7]


def test_a_matrix_stays_whole() -> None:
    rows = [f"<tr><td>{n}</td><td>乙</td></tr>" for n in range(4)]
    matrix = table(*rows, head="<tr><th>一</th><th>二</th></tr>").replace("<table>", '<table class="matrix">')
    (grid,) = each(part(docx.write(document(matrix))), "tbl")
    keeps = [bool(each(row, "keepNext")) for row in each(grid, "tr")]
    assert keeps == [True, True, True, True, False]
