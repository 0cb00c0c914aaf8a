"""What the pages show: the same points, levels, findings and documents as the commands do."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, REPOSITORY
from riskctl.desk.server import DOORS
from riskctl.render.order.kinds import document_kinds
from tests.conftest import Call, lay
from tests.desk.conftest import EXAMPLE, Sit
from tests.history.history import committed

POINT = "suzhou/registration/clerk#R01"
READ = [
    *("/", "/registers", "/registers?subject=suzhou&words=%E5%8F%97%E7%90%86", "/findings", "/documents"),
    *(f"/point?id={quote(POINT)}", f"/findings?file={CLERK}", "/documents?kind=annex-5"),
]


def text(page: str) -> str:
    """What a page says, without its tags."""
    return unescape(re.sub(r"<[^>]+>", "", page))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", READ)
def test_every_page_is_there_in_both_languages(sit: Sit, path: str, lang: str) -> None:
    answer = sit(lang=lang).get(path)
    assert answer.status_code == 200 and answer.text.count("<h1>") == 1
    assert f'lang="{"zh-CN" if lang == "zh" else "en"}"' in answer.text
    chinese = re.search("[一-鿿]", text(re.sub(r"(?s)<main.*</main>", "", answer.text)))
    assert bool(chinese) == (lang == "zh") or "title" in answer.text


def test_the_first_page_says_what_the_status_says(sit: Sit, call: Call) -> None:
    page = text(sit().get("/").text)
    said = call("status", cwd=EXAMPLE).out.splitlines()
    assert said[0] in page and said[1] in page and said[2] in page
    assert "riskctl notice open jiuquan" in page and "riskctl done jiuquan/registration/clerk#R01" in page


def test_each_open_thing_leads_to_its_act(sit: Sit) -> None:
    page = sit().get("/").text
    assert "/acts/line?line=riskctl%20notice%20open%20jiuquan" in page


def test_the_registers_answer_as_the_list_does(sit: Sit, call: Call) -> None:
    page = sit().get("/registers?subject=suzhou&level=%E4%B8%89%E7%BA%A7").text
    said = call("list", "suzhou", "--level", "三级", "--format", "json", cwd=EXAMPLE).out
    ids = re.findall(r'"subject": "([^"]+)"', said)
    assert ids and [one for one in ids if one not in text(page)] == []
    assert f"共 {len(ids)} 个风险点" in page


@pytest.mark.parametrize(
    ("query", "n"),
    [
        ("words=%E5%8F%91%E7%A5%A8+%E6%B2%A1%E6%9C%89%E7%9A%84%E8%AF%8D", 0),
        ("no_owner=1", 0),
        ("page=99", 183),
    ],
)
def test_what_else_can_be_asked(sit: Sit, query: str, n: int) -> None:
    assert f"共 {n} 个风险点" in sit().get(f"/registers?{query}").text


def test_a_word_that_names_nothing_is_told_on_the_page(sit: Sit) -> None:
    page = sit().get("/registers?level=%E5%9B%9B%E7%BA%A7&due=2010-13-01").text
    assert "2010-13-01" in page and 'role="alert"' in page
    assert "没有“四级”这个等级" in text(sit().get("/registers?level=%E5%9B%9B%E7%BA%A7").text)


def test_a_point_is_derived_as_by_the_command(sit: Sit, call: Call) -> None:
    page = text(sit().get(f"/point?id={quote(POINT)}").text)
    said = call("level", "--explain", POINT, cwd=EXAMPLE).out.splitlines()
    for line in said[1:]:
        assert re.sub(r"^ *\d+\. |^ *等级：.*|^ +", "", line) in page, line
    assert "<svg" in sit().get(f"/point?id={quote(POINT)}").text


def test_what_was_seen_of_a_point_stands_on_its_page(sit: Sit, repository: Path, call: Call) -> None:
    point = "bureau/registration/clerk#R01"
    words = ("record", point, "spot_check", "--by", "bureau/registration/chief", "--finding", "再查二十件")
    ended = call(*words, cwd=repository)
    assert ended.code == 0, ended.err
    page = text(sit(repository).get(f"/point?id={quote(point)}").text)
    assert "再查二十件" in page and "随机抽查" in page


def test_a_point_that_is_not_there_is_told_with_the_nearest(sit: Sit) -> None:
    answer = sit().get("/point?id=suzhou/registration/clerk%23R09")
    assert answer.status_code == 400 and "没有这个风险点" in answer.text and "clerk#R0" in answer.text


def test_a_history_tells_what_a_commit_changed_by_meaning(sit: Sit, tmp_path: Path) -> None:
    root = tmp_path / "登记库"
    committed(lay(root), {})
    committed(root, {CLERK: REPOSITORY[CLERK].replace("probability: 高", "probability: 低", 1)})
    page = text(sit(root).get("/history?id=bureau/registration/clerk%23R01").text)
    assert "发生概率" in page and "高 → 低" in page and "登记库从这里开始" in page


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The example with a wrong level in a register."""
    return lay(tmp_path, {CLERK: REPOSITORY[CLERK].replace("level: 3", "level: 1", 1)})


def test_findings_stand_with_their_help_and_their_line(sit: Sit, broken: Path) -> None:
    page = sit(broken).get("/findings").text
    assert "RK301" in page and "办法：" in page and "<mark>1</mark>" in page


def test_a_finding_stands_at_its_place_in_the_register(sit: Sit, broken: Path) -> None:
    page = sit(broken).get(f"/findings?file={CLERK}").text
    lines = (broken / CLERK).read_text("utf-8").splitlines()
    line = next(n for n, line in enumerate(lines, 1) if "level: 1" in line)
    at = page.index(f'id="L{line}"')
    assert at < page.index("RK301") < page.index(f'id="L{line + 1}"')


def test_findings_are_told_also_where_nothing_follows(sit: Sit, repository: Path) -> None:
    (repository / ORGANIZATION).unlink()
    assert "organization.yaml" in sit(repository).get("/findings").text


@pytest.mark.parametrize("file", ["../../../etc/passwd", "/etc/passwd", ".git/config", "notes.txt"])
def test_no_other_file_is_shown(sit: Sit, repository: Path, file: str) -> None:
    (repository / "notes.txt").write_text("秘密", "utf-8")
    page = sit(repository).get(f"/findings?file={quote(file)}").text
    assert "秘密" not in page and "root:" not in page and 'class="source"' not in page


def test_a_document_is_what_render_makes(sit: Sit, call: Call, tmp_path: Path) -> None:
    sitting = sit()
    shown = sitting.get("/document?kind=board&of=suzhou&to=html")
    call("render", "board", "suzhou", "--output", str(tmp_path), cwd=EXAMPLE)
    (made,) = tmp_path.rglob("*.html")
    assert shown.data == made.read_bytes()
    assert shown.headers["Content-Security-Policy"].startswith("sandbox")


def test_a_file_to_keep_has_its_name(sit: Sit) -> None:
    answer = sit().get(f"/document?kind=annex-5&of={POINT.partition('#')[0]}&to=docx")
    assert answer.data[:2] == b"PK"
    assert quote("个人登记表") in answer.headers["Content-Disposition"]


def test_without_names_no_holder_s_name_is_shown(sit: Sit) -> None:
    path = f"/document?kind=annex-5&of={POINT.partition('#')[0]}&to=html"
    names = re.findall(r"name: ([^,}]+)", (EXAMPLE / "people.yaml").read_text("utf-8"))
    without, shown = sit().get(path).text, sit(names=True).get(path).text
    assert not [name for name in names if name in without] and [name for name in names if name in shown]


def test_the_page_for_the_office_net_runs_its_own_script_alone(sit: Sit) -> None:
    policy = sit().get("/document?kind=office-net&of=suzhou").headers["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-scripts;") and "script-src 'sha256-" in policy


@pytest.mark.parametrize("path", ["/document?kind=zz", "/document?kind=annex-5&to=exe", "/documents?kind=zz"])
def test_what_is_no_document_is_refused_in_words(sit: Sit, path: str) -> None:
    answer = sit().get(path)
    assert answer.status_code == 400 and "没有“" in answer.text


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'--> {{ 7*7 }}"


def test_markup_in_every_field_stays_text(sit: Sit, tmp_path: Path) -> None:
    """Every plain value of every file, markup: no tag of it is on any page."""
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    field = re.compile(r"(?m)^(\s*(?:- )?(?:title|text|name|note|reason|duty|purpose|effect): ).+$")
    files = {
        file: field.sub(lambda found: found[1] + quoted, str(content)) for file, content in REPOSITORY.items()
    }
    sitting = sit(lay(tmp_path, files))
    pages = [
        "/",
        "/registers",
        "/findings",
        f"/findings?file={CLERK}",
        "/documents",
        "/documents?kind=annex-5",
    ]
    pages += [
        "/point?id=bureau/registration/clerk%23R01",
        "/document?kind=annex-5&of=bureau/registration/clerk",
    ]
    pages += [f"/registers?{one}={quote(HOSTILE)}" for one in ("words", "subject", "level", "monitor", "due")]
    pages += [
        f"/point?id={quote(HOSTILE)}",
        f"/findings?severity={quote(HOSTILE)}",
        f"/documents?kind={quote(HOSTILE)}",
    ]
    seen = 0
    for path in pages:
        page = sitting.get(path).text
        assert "<script>alert" not in page and "<img" not in page, path
        assert "49" not in re.findall(r"\{\{.*?\}\}|\b49\b", page), path
        seen += "&lt;script&gt;alert" in page
    assert seen > 6


def test_the_doors_lead_to_views() -> None:
    from importlib import import_module

    assert all(callable(getattr(import_module(door.module), door.view)) for door in DOORS)


def test_svg_is_offered_just_where_there_is_a_plot(sit: Sit) -> None:
    sitting, drawn = sit(today=date(2010, 5, 4)), {}
    for kind in document_kinds():
        page = unescape(sitting.get(f"/documents?kind={kind.name}").text)
        if other := re.search(r'href="(/document\?[^"]*to=)md"', page):
            drawn[kind.name] = sitting.get(f"{other[1]}svg").status_code == 200
            assert (f"{other[1]}svg" in page) == drawn[kind.name], kind.name
    assert len(drawn) > 15 and {kind for kind, has in drawn.items() if has} == {"summary", "annual-report"}
