"""`riskctl render` with templates of one's own: from where they may come, what they do, how they fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import PROGRAMME, REPOSITORY, changed
from tests.cli.daily.test_render_command import state
from tests.conftest import Call, Ended, lay
from tests.render.template.template import lay_template

BODY = "<h1>{{ unit.name }}的表</h1>\n{% for p in points %}<p>{{ p.title }}</p>\n{% endfor %}"
CONFIGURED = {PROGRAMME: REPOSITORY[PROGRAMME] + "templates: 模板\n"}
MADE = "rendered/own/bureau.html\n"


def with_points(folder: Path) -> Path:
    file = lay_template(folder, BODY) / "own.html.j2"
    file.write_text(file.read_text("utf-8").replace("gather: never", "gather: always"), "utf-8")
    return folder


@pytest.fixture(autouse=True)
def no_process_stays() -> None:
    from riskctl.render.template import own_process

    own_process._end()


def test_from_a_folder_named_on_the_command_line(call: Call, repository: Path, tmp_path: Path) -> None:
    folder = with_points(tmp_path / "别处")
    ended = call("render", "own", "--templates", str(folder), cwd=repository)
    assert (ended.code, ended.out) == (0, MADE)
    page = (repository / MADE.strip()).read_text("utf-8")
    assert "<h1>示例局的表</h1>" in page and "<p>受理时对材料不齐的熟人企业先行受理</p>" in page
    assert call("render", "annex-3", "--templates", str(folder), cwd=repository).code == 0
    unknown = call("render", "owm", "--templates", str(folder), cwd=repository)
    assert unknown == Ended(2, "", "错误：没有“owm”这种文书\n  = 提示：是不是想写 own？\n")


def test_from_the_folder_that_the_programme_names(call: Call, repository: Path) -> None:
    lay(repository, CONFIGURED)
    with_points(repository / "模板")
    assert call("render", "own", cwd=repository).out == MADE
    assert call("render", "own", "--lang", "en", cwd=repository / "registers").code == 0
    assert call("check", cwd=repository).code == 0


def test_those_of_the_command_line_come_before_the_programme_s(
    call: Call, repository: Path, tmp_path: Path
) -> None:
    lay(repository, CONFIGURED)
    with_points(repository / "模板")
    other = lay_template(tmp_path / "别处", "<h1>别的</h1>")
    assert call("render", "own", "--templates", str(other), cwd=repository).out == MADE
    assert "<h1>别的</h1>" in (repository / MADE.strip()).read_text("utf-8")


@pytest.mark.parametrize("named", ["../模板", "/", "链接", ".."])
def test_a_programme_names_no_folder_outside(call: Call, repository: Path, named: str) -> None:
    with_points(repository.parent / "模板")
    (repository / "链接").symlink_to(repository.parent / "模板", target_is_directory=True)
    before = state(lay(repository, {PROGRAMME: REPOSITORY[PROGRAMME] + f"templates: {named}\n"}))
    assert call("render", "own", cwd=repository) == Ended(
        1,
        "",
        f"没有生成文书：riskctl.yaml 的 templates 写的是 {named}，不在登记库里面。"
        "写登记库里的目录；要用别处的模板，用 --templates 指明。\n",
    )
    english = call("render", "annex-3", cwd=repository, lang="en")
    assert (english.code, english.out) == (1, "") and "lies outside the repository" in english.err
    assert state(repository) == before
    for command in ("check", "level"):
        assert call(command, cwd=repository).code == 0


def test_a_folder_without_templates_is_told(call: Call, repository: Path, tmp_path: Path) -> None:
    lay(repository, CONFIGURED)
    said = (
        "没有生成文书：riskctl.yaml 的 templates 写的是 模板，"
        "那里没有模板（以 .html.j2 或 .docx 结尾的文件）。\n"
    )
    assert call("render", "annex-3", cwd=repository) == Ended(1, "", said)
    (repository / "模板").mkdir()
    assert call("render", "annex-3", cwd=repository) == Ended(1, "", said)
    ended = call("render", "annex-3", "--templates", str(tmp_path / "gone"), cwd=repository)
    assert (ended.code, ended.out) == (2, "") and "gone 里没有模板" in ended.err


def test_what_fails_is_told_and_nothing_is_written(call: Call, repository: Path) -> None:
    lay_template(repository / "模板", "<h1>{{ unit.nmae }}</h1>")
    before = state(lay(repository, CONFIGURED))
    assert call("render", "own", cwd=repository) == Ended(
        2, "", "错误：模板 own.html.j2 第 2 行：没有“nmae”这一项\n  = 提示：是不是想写 name？\n"
    )
    assert call("render", "own", cwd=repository, lang="en") == Ended(
        2,
        "",
        "error: Template own.html.j2, line 2: there is no “nmae” in it\n  = hint: Did you mean name?\n",
    )
    assert state(repository) == before


def test_a_template_cannot_bring_names_out(call: Call, repository: Path) -> None:
    body = "<h1>甲</h1><p>{{ unit.head_name }}·{{ department.head_name }}</p>"
    lay_template(repository / "模板", body)
    file = repository / "模板" / "own.html.j2"
    file.write_text(
        file.read_text("utf-8").replace("editions: internal", "editions: internal public"), "utf-8"
    )
    lay(repository, CONFIGURED)
    for edition, shown in (("internal", "赵甲一·"), ("public", "<p>·</p>")):
        assert call("render", "own", "--edition", edition, cwd=repository).code == 0
        assert shown in (repository / MADE.strip()).read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace("<h1>甲", "<h1>赵甲一"), "utf-8")
    ended = call("render", "own", "--edition", "public", cwd=repository)
    assert (ended.code, ended.out) == (1, "") and "姓名“赵○○”" in ended.err


@pytest.mark.parametrize("layout", ["portrait", "landscape", "mixed", "board", "searchable"])
def test_any_layout_may_be_used(call: Call, repository: Path, layout: str) -> None:
    file = lay_template(repository / "模板", "<h1>甲</h1><hr><p>乙</p>") / "own.html.j2"
    file.write_text(file.read_text("utf-8").replace("layout: portrait", f"layout: {layout}"), "utf-8")
    lay(repository, CONFIGURED)
    assert call("render", "own", "--to", "html,md", cwd=repository).code == 0
    assert f'<body class="{layout}">' in (repository / MADE.strip()).read_text("utf-8")


def test_a_display_holds_no_table(call: Call, repository: Path) -> None:
    columns = '<colgroup><col width="100"></colgroup><thead></thead>'
    table = f"<table>{columns}<tbody><tr><td>乙</td></tr></tbody></table>"
    file = lay_template(repository / "模板", f"<h1>甲</h1>{table}") / "own.html.j2"
    file.write_text(file.read_text("utf-8").replace("layout: portrait", "layout: board"), "utf-8")
    ended = call("render", "own", "--templates", "模板", cwd=repository)
    assert (ended.code, ended.out) == (2, "") and "不能有表格和签字栏" in ended.err


def test_a_broken_programme_is_told_before_any_template(call: Call, repository: Path) -> None:
    lay(repository, changed(PROGRAMME, ("policy: jiuquan-2010", "policy: none-such")))
    ended = call("render", "own", cwd=repository)
    assert (ended.code, ended.out) == (1, "") and "缺失或有错" in ended.err
