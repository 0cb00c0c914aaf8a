"""LibreOffice opens what was written, and its pages have the measures of the standard."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from riskctl.render.writers import docx
from tests.render.build import Laid, Overlay
from tests.render.docx.conftest import Printed
from tests.render.writers.read import document
from tests.render.writers.test_html import RICH

Lay = Callable[[Overlay], Laid]
_WORD = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)<')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')
SENTENCE = "监控责任人要通过信息监测定期自查和随机抽查等方式进行监控发现苗头性倾向性问题及时提醒纠正"


def pages(pdf: Path) -> list[dict[float, list[tuple[float, float, str]]]]:
    """Return the lines of each page by how far down they stand: each the left and right of its words."""
    listed = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, text=True)
    found = []
    for page in listed.stdout.split("<page ")[1:]:
        lines: dict[float, list[tuple[float, float, str]]] = defaultdict(list)
        for left, top, right, word in _WORD.findall(page):
            lines[round(float(top))].append((float(left), float(right), word))
        found.append(dict(sorted(lines.items())))
    return found


def sizes(pdf: Path) -> list[tuple[int, int]]:
    """Return the sizes of the pages in millimetres."""
    listed = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, text=True)
    return [
        (round(float(w) * 25.4 / 72), round(float(h) * 25.4 / 72)) for w, h in _PAGE.findall(listed.stdout)
    ]


def test_a_page_of_the_letter_holds_22_lines_of_28_characters(printed: Printed) -> None:
    letter = document(f"<p>{SENTENCE * 20}</p><hr><p>附</p>", foot="", layout="mixed")
    first, *_ = pages(printed(docx.write(letter)))
    *lines, folio = first.values()
    assert len(lines) == 22 and "".join(word for *_, word in folio) == "—1—"
    assert {len("".join(word for *_, word in line)) for line in lines} == {28}
    assert min(line[0][0] for line in lines) >= 79 and max(line[-1][1] for line in lines) <= 522
    tops = [*first][:22]
    assert all(28 <= below - above <= 30 for above, below in pairwise(tops))


def test_the_letter_with_its_annex_and_its_imprint_on_an_even_page(laid: Lay, printed: Printed) -> None:
    (made,) = laid(RICH).made("issuance")
    pdf = printed(docx.write(made))
    found = sizes(pdf)
    assert found[0] == (210, 297) and (297, 210) in found and found[-1] == (210, 297)
    *_, last = pages(pdf)
    *_, issued, folio = last.values()
    number = "".join(word for *_, word in folio)
    assert re.fullmatch(r"—\d*[02468]—", number) and "印发" in issued[-1][2]
    assert folio[0][0] < 150 and [*last][-2] > 680  # at the outer edge, and just above the lower margin


def test_headings_stand_on_every_page_and_no_page_is_blank(laid: Lay, printed: Printed) -> None:
    (made,) = laid(RICH).made("worksheet", "bureau")
    found = pages(printed(docx.write(made)))
    assert len(found) > 1
    for page in found:
        words = "".join(word for line in page.values() for *_, word in line)
        assert len(words) > 40
        assert "发生概率" in words or "签字" in words


def test_every_sheet_of_a_form_lies_as_it_should(laid: Lay, printed: Printed) -> None:
    (made,) = laid(RICH).made("annex-4")
    assert set(sizes(printed(docx.write(made)))) == {(297, 210)}
