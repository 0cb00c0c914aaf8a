"""`riskctl render`: files on standard output and nothing else, all written or none, sentences that help."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, FLOW, ORGANIZATION, PEOPLE, PROGRAMME, REPOSITORY, changed
from riskctl.render.writer import Library
from riskctl.render.writers import md
from tests.cli.conftest import Run
from tests.conftest import Call, Ended, lay
from tests.render.template.template import HEAD

POST = "bureau/registration/clerk"
FORM = "个人登记表-示例局-注册登记科-科员"
MEASURE = "text: 科长每周抽查受理件的一成，在复核记录上签名"


def state(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def refused(ended: Ended) -> str:
    assert (ended.code, ended.out) == (2, "")
    return ended.err


def test_standard_output_is_the_list_of_files(call: Call, repository: Path) -> None:
    ended = call("render", "annex-5", POST, cwd=repository)
    assert ended == Ended(0, f"rendered/{FORM}.html\n", "写好了 1 份，在 rendered。\n")
    assert (repository / f"rendered/{FORM}.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    all_of_them = call("render", "annex-5", "--to", "md", cwd=repository, lang="en")
    assert len(all_of_them.out.splitlines()) == 5 and all_of_them.err == "Written: 5, in rendered.\n"


def test_kinds_and_subjects_are_named_as_people_call_them(call: Call, repository: Path) -> None:
    ended = call("render", "附件5", "示例局/注册登记科/科员", cwd=repository)
    assert ended == Ended(0, f"rendered/{FORM}.html\n", "写好了 1 份，在 rendered。\n")
    assert (
        "没有可以放进 annex-4 的登记表" in call("render", "附件四", "bureau/registration", cwd=repository).err
    )
    assert call("render", "个人登记表", "--gather", cwd=repository).err.startswith("错误：annex-5 不汇总")


def test_without_a_kind_all_are_listed_by_the_phase_they_are_for(
    call: Call, repository: Path, tmp_path: Path
) -> None:
    before = state(repository)
    for folder in (repository, tmp_path):
        ended = call("render", cwd=folder)
        assert (ended.code, ended.err) == (0, "") and state(repository) == before
        parts = ended.out.split("\n\n")
        assert [part.splitlines()[0] for part in parts] == [
            *("二、查找风险、公示印发", "三、监督防范", "四、检查考核、修正完善"),
        ]
        assert any(
            line.split()[:2] == ["annex-5", "个人登记表、附件5、岗位登记表"]
            for line in ended.out.splitlines()
        )
    english = call("render", cwd=repository, lang="en").out
    assert re.search(r"  annex-5 +personal form", english) and "附件5" not in english


def test_one_s_own_templates_are_listed_first(call: Call, repository: Path, tmp_path: Path) -> None:
    text = HEAD.replace("| gather", "| zh: 我们的{表} | gather") + "<h1>甲</h1>"
    programme = REPOSITORY[PROGRAMME] + "templates: 模板\n"
    lay(repository, {PROGRAMME: programme, "模板/own.html.j2": text})
    listed = call("render", cwd=repository).out
    assert listed.startswith("自己的模板\n  own") and "我们的{表}" in listed
    lay(tmp_path, {"别处/other.html.j2": text})
    assert "\n  other" in call("render", "--templates", str(tmp_path / "别处"), cwd=repository).out
    lay(repository, {PROGRAMME: REPOSITORY[PROGRAMME] + "templates: ../别处\n"})
    assert "自己的模板" not in call("render", cwd=repository).out


def test_several_formats_and_a_folder_of_any_name(call: Call, repository: Path, tmp_path: Path) -> None:
    folder = tmp_path / "公 示" / "2010年"
    ended = call("render", "announcement", "--to", "md, html", "--output", str(folder), cwd=repository)
    assert ended.out == f"{folder}/announcement/bureau.html\n{folder}/announcement/bureau.md\n"
    assert set(state(folder)) == {"announcement/bureau.html", "announcement/bureau.md"}
    assert not (repository / "rendered").exists()


def test_each_sort_of_subject_has_its_place(call: Call, repository: Path) -> None:
    for ref in ("bureau", "bureau/registration", POST):
        assert call("render", "worksheet", ref, cwd=repository).out == f"rendered/worksheet/{ref}.html\n"


def test_a_second_run_gives_the_same_bytes(call: Call, repository: Path) -> None:
    words = ("render", "annex-3", "--gather", "--to", "html,md")
    call(*words, cwd=repository)
    first = state(repository)
    assert call(*words, cwd=repository).code == 0
    assert state(repository) == first


def test_two_processes_give_the_same_bytes(run: Run, repository: Path) -> None:
    for seed in ("1", "2"):
        words = ("render", "worksheet", "--to", "html,md", "--output", seed)
        assert run(*words, cwd=repository, PYTHONHASHSEED=seed).returncode == 0
    assert state(repository / "1") == state(repository / "2") != {}


def test_from_anywhere_with_C_and_from_a_subfolder(call: Call, repository: Path, tmp_path: Path) -> None:
    assert call("render", "annex-3", cwd=repository / "registers/bureau").code == 0
    assert (repository / "registers/bureau/rendered/单位登记表-示例局.html").is_file()
    ended = call("render", "annex-3", "-C", str(repository), "--output", "out", cwd=tmp_path)
    assert ended.out == "out/单位登记表-示例局.html\n" and (tmp_path / ended.out.strip()).is_file()


def test_a_read_only_tree_is_rendered_elsewhere(call: Call, repository: Path, tmp_path: Path) -> None:
    before = state(repository)
    for path in (*repository.rglob("*"), repository):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        ended = call(
            "render", "annex-5", "-C", str(repository), "--output", str(tmp_path / "out"), cwd=tmp_path
        )
        assert ended.code == 0 and len(state(tmp_path / "out")) == 5
        assert state(repository) == before
    finally:
        for path in (repository, *repository.rglob("*")):
            path.chmod(path.stat().st_mode | stat.S_IWUSR)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("anex-5",), "错误：没有“anex-5”这种文书\n  = 提示：是不是想写 annex-5？\n"),
        (
            ("annex-5", "--to", "html,pfd"),
            "错误：--to 的值不对：没有“pfd”这个选择。\n  = 提示：是不是想写 pdf？\n",
        ),
        (
            ("annex-5", "--edition", "stuff"),
            "错误：--edition 的值不对：没有“stuff”这个选择。\n  = 提示：是不是想写 staff？\n",
        ),
        (
            ("worksheet", "--edition", "public"),
            "错误：worksheet 没有“public”这个版本\n  = 提示：可以写：internal。\n",
        ),
        (
            ("annex-5", "bureau/registration/clark"),
            f"错误：组织机构里没有“bureau/registration/clark”\n  = 提示：是不是想写 {POST}？\n",
        ),
        (("annex-5", "--gather"), "错误：annex-5 不汇总下级的风险点\n"),
        (
            ("annex-4", "bureau/registration"),
            "错误：“bureau/registration”没有可以放进 annex-4 的登记表\n"
            "  = 提示：annex-4 按部门生成；要连同下级的风险点，加 --gather。\n",
        ),
    ],
)
def test_what_cannot_be_meant_is_told(
    call: Call, repository: Path, words: tuple[str, ...], said: str
) -> None:
    before = state(repository)
    assert refused(call("render", *words, cwd=repository)) == said
    assert state(repository) == before


@pytest.mark.parametrize(
    ("overlay", "named"),
    [
        ({PROGRAMME: "甲: ["}, "riskctl.yaml"),
        (changed(PROGRAMME, ("jiuquan-2010", "own.yaml")), "own.yaml"),
        ({ORGANIZATION: "甲: ["}, "organization.yaml"),
        ({CLERK: "甲: ["}, CLERK),
        (changed(CLERK, ("probability: 高", "probability: 中")), CLERK),
        ({PEOPLE: "甲: ["}, "people.yaml"),
    ],
)
def test_from_half_its_grounds_it_writes_nothing(
    call: Call, repository: Path, overlay: dict[str, str], named: str
) -> None:
    own = "schema: riskctl/policy/v1\nextends: jiuquan-2010\nmatrix: []\n"
    before = state(lay(repository, overlay | {"own.yaml": own}))
    for kind in ("annex-5", "announcement"):
        said = f"什么都没有做：{named} 缺失或有错。运行 riskctl check 看问题在哪里。\n"
        assert call("render", kind, cwd=repository) == Ended(1, "", said)
        assert state(repository) == before


WORD = changed(PEOPLE, ("name: 孙丙三", "name: 高峰"))
PEAK = "text: 高峰期由科长抽查"
QUESTION = (
    "没有生成文书：“bureau”的 staff 版里，“高○”是指任职人员，还是一个词的一部分？在这里：高○期由科长抽查\n"
)


@pytest.mark.parametrize(
    "answer",
    [
        changed(PEOPLE, ("name: 孙丙三", "ambiguous: true, name: 高峰")),
        changed(CLERK, (MEASURE, f"{PEAK} # riskctl: 忽略[RK701] 是高峰期")),
        changed(PROGRAMME, ("policy:", "ignore: [{rule: RK701, at: bureau, reason: 是高峰期}]\npolicy:")),
    ],
    ids=["ambiguous", "comment", "programme"],
)
def test_a_name_that_may_be_part_of_a_word_is_asked_about_until_it_is_answered(
    call: Call, repository: Path, answer: dict[str, str]
) -> None:
    lay(repository, WORD | changed(CLERK, (MEASURE, PEAK)))
    asked = call("render", "announcement", cwd=repository)
    assert (asked.code, asked.out) == (1, "") and asked.err.startswith(QUESTION)
    assert "ambiguous: true" in asked.err and "忽略那里的 RK701" in asked.err
    assert call("check", cwd=repository).code == 0
    lay(repository, WORD | changed(CLERK, (MEASURE, PEAK)) | answer)
    assert "RK701" not in call("check", cwd=repository).out
    assert call("render", "announcement", cwd=repository).code == 0


def test_what_is_ignored_in_a_table_is_cleared_too(call: Call, repository: Path) -> None:
    rows = "岗位,编号,风险点,风险性质,风险类别,发生概率,危害程度,风险等级,措施内容\n"
    rows += "clerk,R01,受理把关不严,廉政风险,行政审批类,高,严重,三级,高峰期由科长抽查；科长复核\n"
    ignored = changed(PROGRAMME, ("policy:", "ignore: [{rule: RK701, at: bureau, reason: 忙时}]\npolicy:"))
    lay(repository, WORD | {"registers/bureau/registration/clerk.csv": rows})
    (repository / CLERK).unlink()
    asked = call("render", "announcement", cwd=repository)
    assert asked.err.startswith("没有生成文书：“bureau”的 staff 版里，“高○”是指任职人员")
    (repository / PROGRAMME).write_text(ignored[PROGRAMME], "utf-8")
    assert call("render", "announcement", cwd=repository).code == 0


def test_an_ignore_clears_what_it_is_about_and_no_other_place(call: Call, repository: Path) -> None:
    cleared = changed(CLERK, (MEASURE, f"{PEAK} # riskctl: 忽略[RK701] 是高峰期"))
    node = changed(FLOW, ("name: 受理", "name: 高峰"))
    lay(repository, WORD | cleared | node)
    assert call("render", "announcement", cwd=repository).code == 0
    chart = call("render", "annex-5", "--edition", "staff", cwd=repository)
    assert chart.code == 1 and chart.err.startswith("没有生成文书") and "姓名“高○”" in chart.err


def test_a_post_called_by_a_word_that_is_a_name_stops_no_notice(call: Call, repository: Path) -> None:
    safety = changed(PEOPLE, ("name: 孙丙三", "name: 安全"))
    post = changed(ORGANIZATION, ("name: 副局长}", "name: 安全委员}"))
    lay(repository, safety | post)
    assert call("render", "announcement", "--edition", "public", cwd=repository).code == 0
    asked = call("check", "--select", "RK701", "--format", "concise", cwd=repository)
    assert asked.code == 0 and asked.out.count("RK701") == 1 and "organization.yaml" in asked.out


def test_a_name_that_would_leave_the_office_stops_it(call: Call, repository: Path) -> None:
    before = state(lay(repository, changed(CLERK, (MEASURE, "text: 由赵 甲一每周抽查"))))
    assert call("render", "announcement", "--to", "md,html", cwd=repository) == Ended(
        1,
        "",
        "没有生成文书：“bureau”的 staff 版里有任职人员的姓名“赵 ○○”，在这里：由赵 ○○每周抽查\n"
        "  = 办法：把姓名改成岗位名称；riskctl check --select RK701 列出登记表里的每一处。不是指人的，"
        "在 people.yaml 里给这个姓名加上 ambiguous: true；已经加了的，写明理由忽略那里的 RK701。\n",
    )
    english = call("render", "annex-5", "--edition", "public", cwd=repository, lang="en")
    assert (english.code, english.out) == (1, "") and state(repository) == before
    assert english.err.startswith(f"No document was made: the public edition of “{POST}” shows")
    assert call("check", "--select", "RK701", cwd=repository).code == 1
    assert call("render", "annex-5", cwd=repository).code == 0


def test_without_holders_nobody_looked_for_names_and_it_says_so(call: Call, repository: Path) -> None:
    (repository / PEOPLE).rename(repository.parent / "people.yaml")
    unchecked = "没有任职名单（people.yaml 或 --people），没法核对里面有没有姓名，发布前请逐份看一遍。\n"
    ended = call("render", "announcement", cwd=repository)
    assert ended.code == 0 and ended.err.startswith(unchecked)
    assert ended.err.endswith("\n写好了 1 份，在 rendered。\n")
    assert unchecked not in call("render", "annex-5", cwd=repository).err
    joined = call(
        "render", "announcement", "--people", str(repository.parent / "people.yaml"), cwd=repository
    )
    assert unchecked not in joined.err and joined.err.endswith("写好了 1 份，在 rendered。\n")


def test_where_there_is_nothing_to_make_it_says_so(call: Call, repository: Path) -> None:
    assert call("render", "annex-4", cwd=repository) == Ended(0, "", "没有可以生成 annex-4 的登记表。\n")
    bare = lay(repository.parent / "空", {name: None for name in REPOSITORY if name.startswith("registers/")})
    for kind in ("annex-5", "announcement", "worksheet"):
        assert call("render", kind, cwd=bare) == Ended(0, "", f"没有可以生成 {kind} 的登记表。\n")
    assert state(bare).keys() == {name for name in REPOSITORY if not name.startswith("registers/")}


def test_what_stands_in_the_way_is_told(call: Call, repository: Path, tmp_path: Path) -> None:
    (repository / "占用").write_text("甲", "utf-8")
    ended = call("render", "annex-3", "--output", "占用", cwd=repository)
    assert refused(ended) == "错误：占用 是文件，不是目录\n  = 提示：用 --output 另写一个目录。\n"
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "worksheet").symlink_to(repository / "registers", target_is_directory=True)
    ended = call("render", "worksheet", "bureau", "--output", str(tmp_path / "out"), cwd=repository)
    assert refused(ended) == "错误：worksheet/bureau.html 经过链接到了文件夹外面，不写。\n"
    (tmp_path / "out" / "ledger").write_text("甲", "utf-8")
    ended = call("render", "ledger", "--output", str(tmp_path / "out"), cwd=repository)
    assert "ledger" in refused(ended)
    assert not list((repository / "registers").glob("*.html"))


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252"])
def test_no_locale_crashes_it(run: Run, repository: Path, encoding: str) -> None:
    ended = run("render", "annex-5", "--output", "公示", cwd=repository, PYTHONIOENCODING=encoding)
    assert ended.returncode == 0 and b"Traceback" not in ended.stderr
    assert (repository / "公示" / f"{FORM}.html").is_file()


def test_a_format_that_needs_a_library_which_is_missing_ends_in_one_line(
    call: Call, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(md, "NEEDS", (Library("no_such_library", "some-package"),), raising=False)
    ended = call("render", "annex-3", "--to", "html,md", cwd=repository)
    said = '错误：md 格式要用 some-package，这里没有装；安装：pip install "riskctl[md]"\n'
    assert ended == Ended(2, "", said)
    assert not (repository / "rendered").exists()
