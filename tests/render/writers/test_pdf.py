"""PDF, read with another program: fonts inside, lines and headings where they belong, nothing that acts."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example import CLERK
from riskctl.render.blocks import Edition, Paper, texts
from riskctl.render.order.kinds import document_kind, kind_names
from riskctl.render.writers import pdf
from tests import skips
from tests.render.build import DEPARTMENT, LETTERS, POINTS, Laid, Overlay, register
from tests.render.writers.read import document, paragraph, squeezed, table

pytest.importorskip("typst", reason=skips.missing("typst", "make test"))

Lay = Callable[[Overlay], Laid]
MEASURE = POINTS[POINTS.index("      - text") :]
THREE = POINTS + MEASURE + MEASURE.replace("科长每周", "纪检组每月")
RICH: Overlay = {
    CLERK: register("bureau/registration/clerk", THREE + POINTS.replace("R01", "R02")),
    DEPARTMENT: register("bureau/registration", POINTS, "duties: [登记, 归档]\n"),
    **LETTERS,
}


KINDS = [(kind, edition) for kind in kind_names() for edition in document_kind(kind).editions]
HOSTILE = '#read("/etc/passwd") *b* $x$ @ref // /* #pagebreak() \\u{41} <b> [x] = y - z `c` ~ --- ...'
HOLDERS = ("赵甲一", "钱乙二", "孙丙三", "李丁四", "周戊五")
CLOSING = "，。、；：！？）》」』”’"
LONG = "各部门对照附件，逐条落实（防范措施）；对应的制度需要修订的，一并完成。" * 60
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>')


@pytest.fixture(autouse=True)
def poppler() -> None:
    """What reads the documents back."""
    skips.program("poppler-utils")


def run(tool: str, file: Path, *options: str) -> str:
    command = [tool, *options, str(file), *(["-"] if tool == "pdftotext" else [])]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Paper], Path]:
    def write(made: Paper) -> Path:
        file = tmp_path / "one.pdf"
        file.write_bytes(pdf.write(made))
        return file

    return write


Write = Callable[[Paper], Path]


def pages(file: Path) -> list[str]:
    return run("pdftotext", file, "-layout").split("\f")[:-1]


def lines(file: Path, page: int) -> dict[float, list[tuple[float, float, str]]]:
    """The words of a page by the place of their line, those of its foot left out."""
    found: dict[float, list[tuple[float, float, str]]] = {}
    for x, y, end, bottom, word in WORD.findall(run("pdftotext", file, "-bbox", *page_range(page))):
        if float(bottom) < 297 / 25.4 * 72 - 35 / 25.4 * 72 + 5:
            found.setdefault(round(float(y)), []).append((float(x), float(end), word))
    return found


def page_range(page: int) -> list[str]:
    return ["-f", str(page), "-l", str(page)]


def test_its_fonts_are_inside_and_are_those_asked_for(laid: Lay, written: Write) -> None:
    fonts = run("pdffonts", written(laid(RICH).made("annex-5")[0])).splitlines()[2:]
    assert fonts
    for font in fonts:
        assert "NotoS" in font, "no other font stands in"
        assert font.split()[-5:-2] == ["yes", "yes", "yes"], "embedded, a subset, with its characters"


@pytest.mark.parametrize(("kind", "edition"), KINDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_holds_every_text_of_the_document(
    laid: Lay, written: Write, kind: str, edition: Edition, language: str
) -> None:
    for made in laid(RICH).made(kind, edition=edition, language="zh" if language == "zh" else "en")[:1]:
        file = written(made)
        assert "A4" in run("pdfinfo", file)
        shown = Counter(squeezed(run("pdftotext", file)))
        for text in texts(made):
            if text not in (made.subject, made.title):
                lacking = Counter(squeezed(text)) - shown
                assert not lacking, text


def test_a_letter_holds_as_many_lines_and_characters_as_its_page_says(written: Write) -> None:
    file = written(document(paragraph("国" * 28 * 22 * 2), layout="mixed"))
    found = lines(file, 1)
    assert len(found) == 22
    assert {sum(len(word) for _, _, word in line) for line in found.values()} == {28}
    places = sorted(found)
    assert (places[-1] - places[0]) / 21 == pytest.approx(225 / 22 / 25.4 * 72, abs=0.1)
    assert min(x for line in found.values() for x, _, _ in line) == pytest.approx(28 / 25.4 * 72, abs=0.5)
    assert max(x for line in found.values() for _, x, _ in line) <= 184 / 25.4 * 72 + 0.5


def test_no_line_begins_with_a_closing_mark(written: Write) -> None:
    file = written(document(paragraph(LONG), layout="mixed"))
    found = lines(file, 2)
    assert len(found) == 22, "nor is a line left free for a widow"
    assert not [line for line in found.values() if min(line)[2][0] in CLOSING]


def test_page_numbers_stand_at_the_outer_edge_of_a_letter(written: Write) -> None:
    file = written(document(paragraph(LONG), foot="", layout="mixed"))
    shown = [run("pdftotext", file, "-bbox", *page_range(page)) for page in (1, 2)]
    (first,), (second,) = (
        [w for w in WORD.findall(one) if w[4] in ("1", "—1—", "2", "—2—")] for one in shown
    )
    assert float(first[0]) > 150 / 25.4 * 72 and float(second[0]) < 60 / 25.4 * 72


def test_the_heads_of_a_table_stand_on_every_page(written: Write) -> None:
    rows = [f"<tr><td>{n}号</td><td>{'字' * 200}</td></tr>" for n in range(60)]
    each = pages(written(document(table(*rows, head="<tr><th>编号</th><th>内容</th></tr>"))))
    assert len(each) > 3
    for n, page in enumerate(each, 1):
        assert "编号" in page and "内容" in page
        assert "脚" in page and f"{n} / {len(each)}" in page


def point(n: int, measures: int, text: str) -> str:
    first = f'<tr><td rowspan="{measures}">{n}号点</td><td>{n}甲0{text}</td></tr>'
    return first + "".join(f"<tr><td>{n}甲{m}{text}</td></tr>" for m in range(1, measures))


def test_the_rows_of_one_point_stay_together(written: Write) -> None:
    each = pages(written(document(table(*(point(n, 4, "字" * 150) for n in range(12))))))
    assert len(each) > 2
    for n in range(12):
        (page,) = (one for one in each if re.search(rf"(?<!\d){n}号点", squeezed(one)))
        assert all(f"{n}甲{m}" in squeezed(page) for m in range(4))


def test_a_point_longer_than_a_page_goes_on_and_says_so(written: Write) -> None:
    each = pages(written(document(table(point(1, 2, ""), point(2, 40, "字" * 80), point(3, 1, "")))))
    first, *others = (squeezed(page) for page in each if "2甲" in squeezed(page))
    assert len(others) > 1
    assert "2号点" in first and "（续）" not in first
    assert all("2号点（续）" in page for page in others)
    assert all(f"2甲{m}字" in squeezed("".join(each)) for m in range(40))


def test_boxes_to_sign_stand_on_one_page(written: Write) -> None:
    box = "<div><dt>{}</dt><dd><p>签字</p></dd></div>"
    boxes = "".join(box.format(f"意见{n}") for n in range(5))
    html = paragraph("字" * 1500) + f'<dl class="signatures">{boxes}</dl>'
    each = pages(written(document(html)))
    first, *others = (squeezed(one) for one in each)
    assert "题" not in first and all(one.startswith("题") for one in others), "a sheet to sign says of what"
    (page,) = (squeezed(one) for one in each if "意见0" in squeezed(one))
    assert all(f"意见{n}" in page for n in range(5))


@pytest.mark.parametrize("layout", ["landscape", "mixed"])
def test_text_that_looks_like_markup_is_printed(written: Write, layout: str) -> None:
    html = f"<h1>{escape(HOSTILE)}</h1>{paragraph(HOSTILE)}<ul><li>{escape(HOSTILE)}</li></ul>"
    html += table(f"<tr><td>{escape(HOSTILE)}</td><td>{escape(HOSTILE)}</td></tr>")
    file = written(document(html, foot=HOSTILE, layout=layout))
    shown = squeezed(run("pdftotext", file)).replace("\u200b", "")
    assert shown.count(squeezed("@ref // /* #pagebreak()")) >= 4
    assert (
        "root:" not in shown and b"/URI" not in file.read_bytes() and b"/JavaScript" not in file.read_bytes()
    )


def test_a_word_longer_than_its_cell_is_broken(written: Write) -> None:
    file = written(document(table(f"<tr><td>{'x' * 300}</td><td>乙</td></tr>")))
    words = WORD.findall(run("pdftotext", file, "-bbox"))
    assert max(float(end) for _, _, end, _, word in words if "x" in word) < (15 + 267 * 0.4) / 25.4 * 72
    assert run("pdftotext", file).count("x") == 300


def test_the_public_edition_names_nobody_in_any_part(laid: Lay, written: Write) -> None:
    told = {}
    for edition in ("internal", "public"):
        file = written(laid(RICH).made("annex-3", edition=edition)[0])
        told[edition] = run("pdftotext", file) + run("pdfinfo", file) + run("pdfinfo", file, "-meta")
    assert "赵甲一" in told["internal"]
    assert not [name for name in HOLDERS if name in told["public"]]
    assert "Author" not in told["public"] and "Title" in told["public"]


def test_a_character_no_font_has_is_refused_by_name() -> None:
    with pytest.raises(RiskctlError) as refused:
        pdf.write(document(paragraph("甲\u0e01乙")))
    assert refused.value.hint
    assert "\u0e01（U+0E01）" in refused.value.said.text("zh")
    assert "riskctl[fonts]" in refused.value.hint.text("zh")


def test_without_a_font_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from riskctl.render.pdf import fonts

    monkeypatch.setattr(fonts, "PACKAGE", "no_such_package")
    fonts._read.cache_clear()
    with pytest.raises(RiskctlError) as refused:
        pdf.write(document(paragraph("甲")))
    fonts._read.cache_clear()
    assert refused.value.hint and "riskctl[fonts]" in refused.value.hint.text("zh")


SCRIPT = """
import sys
from tests.render.writers.read import document
from riskctl.render.writers import pdf
sys.stdout.buffer.write(pdf.write(document("<h1>题</h1><p>甲</p>", layout=sys.argv[1])))
"""


@pytest.mark.parametrize("layout", ["portrait", "mixed"])
def test_two_processes_write_the_same_bytes(layout: str) -> None:
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", SCRIPT, layout]
    first, second = (
        subprocess.run(command, capture_output=True, check=True, cwd=root).stdout for _ in range(2)
    )
    assert first.startswith(b"%PDF") and first == second


@pytest.mark.parametrize("points", [1, 2, 5, 9])
def test_the_sheet_of_the_imprint_is_numbered_unless_a_blank_page_stands_before_it(
    laid: Lay, written: Callable[[Paper], Path], points: int
) -> None:
    each = "".join(POINTS.replace("R01", f"R{n:02}") for n in range(1, points + 1))
    (made,) = laid({CLERK: register("bureau/registration/clerk", each)}).made("issuance")
    *_, before, last, _ = run("pdftotext", written(made), "-layout").split("\f")
    assert "印发" in last
    folio = re.search(r"—\s*(\d+)\s*—", last)
    assert bool(folio) == bool(before.strip()) and (folio is None or int(folio[1]) % 2 == 0)
