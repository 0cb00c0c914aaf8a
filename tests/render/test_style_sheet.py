"""An office's `style.yaml` is laid over what riskctl prints with: fonts, sizes, margins, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from riskctl.records.kinds.style import Fonts, TypeSizes
from riskctl.render.looks import FONTS, Border, Look
from riskctl.render.paper import LETTER, Margins
from riskctl.render.style_sheet import LETTER_SIZES, SHIPPED, SIZES, style_sheet
from riskctl.render.writers import html
from tests.conftest import Call, lay, load_sound
from tests.render.build import Laid, Overlay

Lay = Callable[[Overlay], Laid]
OWN = """\
schema: riskctl/style/v1
fonts: {body: [仿宋_GB2312, 仿宋], heading: [黑体]}
sizes: {text: 小四, table: 9, letter_text: 15.5, long_letterhead: 小一}
margins: {letter: {top: 35, left: 30}, landscape: {left: 25}}
"""


def test_what_an_office_says_is_laid_over_and_the_rest_stays(tmp_path: Path) -> None:
    sheet = style_sheet(load_sound(lay(tmp_path, {"style.yaml": OWN}))[1].style)
    assert sheet.style([Look.TEXT])["size"] == 12 and sheet.style([Look.TABLE])["size"] == 9
    assert sheet.style([Look.TEXT], on_letter=True)["size"] == 15.5
    assert sheet.style([Look.LETTERHEAD, Look.SMALL])["size"] == 24
    assert sheet.style([Look.TITLE]) == SHIPPED.style([Look.TITLE])
    assert sheet.fonts["body"][:3] == ("仿宋_GB2312", "仿宋", "FangSong")
    assert sheet.fonts["heading"] == FONTS["heading"]
    (letter, broad) = sheet.layout("mixed").pages
    assert letter.margins == Margins(35, 26, 35, 30) and broad.margins == Margins(15, 15, 14, 25)
    assert sheet.layout("portrait") == SHIPPED.layout("portrait")


def test_without_a_file_all_is_as_shipped(tmp_path: Path) -> None:
    context = load_sound(lay(tmp_path, {}))[1]
    assert context.style is None and style_sheet(context.style) is SHIPPED
    assert SHIPPED.pages["letter"] == LETTER


def test_every_size_of_the_file_is_of_a_look_that_has_one() -> None:
    assert {*SIZES, *LETTER_SIZES, "long_letterhead"} == {*TypeSizes.model_fields}
    assert all("size" in SHIPPED.looks[look] for looks in SIZES.values() for look in looks)
    assert all("size" in SHIPPED.letter_looks[look] for looks in LETTER_SIZES.values() for look in looks)
    assert {*Fonts.model_fields} == {*FONTS}


def test_a_style_is_that_of_all_looks_and_of_the_page() -> None:
    assert SHIPPED.style([Look.CENTRE, Look.STRONG]) == {"align": "centre", "bold": True}
    assert SHIPPED.style([Look.STRONG], on_letter=True) == {"family": "heading", "bold": False}
    assert SHIPPED.style([Look.FILING])["border"] == Border("bottom", 2, "#e60012")
    small = SHIPPED.style([Look.LETTERHEAD, Look.SMALL])
    assert (small["size"], small["colour"], small["family"]) == (24, "#e60012", "title")


def test_pages_follow_the_office(laid: Lay) -> None:
    (form,) = laid({"style.yaml": OWN}).made("annex-3")
    written = html.write(form).decode()
    assert '--body: "仿宋_GB2312", "仿宋", "FangSong",' in written
    assert "font: 12pt/1.5 var(--body);" in written
    assert "@page landscape { size: A4 landscape; margin: 15mm 15mm 14mm 25mm; }" in written
    (letter,) = laid({"style.yaml": OWN}).made("issuance")
    assert "calc(154mm / 28 - 15.5pt)" in html.write(letter).decode()


def test_the_name_of_a_font_ends_no_style(laid: Lay) -> None:
    own = OWN.replace("[黑体]", "['\"; } </style><script>x']")
    (form,) = laid({"style.yaml": own}).made("annex-3")
    written = html.write(form).decode()
    assert "<script" not in written and '--heading: "; } /style>script>x", "黑体"' in written


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("sizes: {text: 五}", "“text”要写字号，这里是“五”"),
        ("sizes: {table: 9.3}", "“table”要写字号，这里是“9.3”"),
        ("sizes: {title: 100}", "“title”要写字号，这里是“100”"),
        ("margins: {letter: {top: 200}}", "“top”要写 0 到 80 的整数"),
        ("font: {body: [黑体]}", "font"),
    ],
)
def test_what_cannot_be_printed_with_is_found_and_stops_printing(
    call: Call, tmp_path: Path, line: str, said: str
) -> None:
    lay(tmp_path, {"style.yaml": f"schema: riskctl/style/v1\n{line}\n"})
    found = call("check", cwd=tmp_path)
    assert found.code == 1 and "style.yaml:2" in found.out and said in found.out
    refused = call("render", "annex-3", cwd=tmp_path)
    assert refused.code == 1 and "style.yaml" in refused.err and not (tmp_path / "rendered").exists()


def test_the_pages_on_templates_show_the_file_with_what_ships(tmp_path: Path) -> None:
    for page in ("templates.md", "templates.zh-CN.md"):
        text = (Path(__file__).parents[2] / "docs" / page).read_text("utf-8")
        (shown,) = re.findall(r"```yaml\n(schema: riskctl/style/.*?)```", text, re.DOTALL)
        sheet = style_sheet(load_sound(lay(tmp_path / page, {"style.yaml": shown}))[1].style)
        assert (sheet.looks, sheet.letter_looks, sheet.long_letterhead, sheet.fonts, sheet.pages) == (
            *(SHIPPED.looks, SHIPPED.letter_looks, SHIPPED.long_letterhead, SHIPPED.fonts, SHIPPED.pages),
        )
