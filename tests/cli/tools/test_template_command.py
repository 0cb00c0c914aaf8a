"""`riskctl template`, and `render --to docx` with an office's own Word file."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, PROGRAMME, REPOSITORY, changed
from riskctl.check.example_logs import signed
from tests.conftest import Call, lay
from tests.render.word.word_file import CELLS, cells_of, paragraphs_of, word_file

POST = "bureau/registration/clerk"
GOOD = word_file("{{ unit.name }}{{ post.holder_name }}", rows=[CELLS])


@pytest.fixture
def office(repository: Path) -> Path:
    """A repository with a folder of Word files."""
    (repository / "模板").mkdir()
    lay(repository, {PROGRAMME: REPOSITORY[PROGRAMME] + "templates: 模板\n"})
    return repository


def test_a_file_that_is_right_says_so_and_one_that_is_not_tells_every_place(call: Call, office: Path) -> None:
    (office / "模板/个人登记表.docx").write_bytes(GOOD)
    right = call("template", "check", "模板/个人登记表.docx", cwd=office)
    assert (right.code, right.out, right.err) == (0, "", "个人登记表.docx：7 处占位符都对。\n")
    (office / "我的.docx").write_bytes(word_file("{{ unit.nam }}", "{{ duty }}"))
    wrong = call("template", "check", "我的.docx", "--kind", "附件5", cwd=office)
    assert wrong.code == 1 and wrong.out.splitlines() == [
        "正文第 1 段，{{ unit.nam }}：没有“nam”这一项 是不是想写 name？",
        "正文第 2 段，{{ duty }}：没有“duty”这个名字 是不是想写 duties？",
    ]
    assert wrong.err == "我的.docx：2 处要改。\n"
    english = call("template", "check", "我的.docx", "--kind", "annex-5", cwd=office, lang="en")
    assert english.out.startswith(
        "paragraph 1 of the text, {{ unit.nam }}: there is no “nam” in it Did you mean name?"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "没有.docx"), "没有这个文件：没有.docx"),
        (("check", "riskctl.yaml"), "riskctl.yaml 不是 .docx 文件"),
        (("check", "随便.docx"), "没有“随便”这种文书"),
        (("vars", "附件6"), "没有“附件6”这种文书"),
    ],
)
def test_a_wrong_call_is_told(call: Call, office: Path, words: tuple[str, ...], said: str) -> None:
    (office / "随便.docx").write_bytes(GOOD)
    ended = call("template", *words, cwd=office)
    assert ended.code == 2 and said in ended.err


def test_the_names_of_a_kind_are_listed_with_what_they_mean(call: Call, repository: Path) -> None:
    listed = call("template", "vars", "附件5", cwd=repository).out
    assert "unit.name " in listed and "points.title " in listed and "post.holder_name " in listed
    assert "notice" not in listed, "what its head does not say it cannot print"
    assert "notice.from" in call("template", "vars", "公示", cwd=repository).out


def test_it_takes_the_place_of_ours_in_docx_alone(call: Call, office: Path) -> None:
    (office / "模板/annex-5.docx").write_bytes(GOOD)
    ended = call("render", "annex-5", POST, "--to", "docx,md", cwd=office)
    word, text = (office / file for file in ended.out.splitlines())
    assert paragraphs_of(word.read_bytes()) == ["示例局李丁四"] and cells_of(word.read_bytes())[0][0] == "1"
    assert "廉政风险点和防范措施登记表" in text.read_text("utf-8")
    staff = call("render", "annex-5", POST, "--to", "docx", "--edition", "staff", cwd=office)
    assert paragraphs_of((office / staff.out.strip()).read_bytes()) == ["示例局"]


def test_what_is_misspelt_ends_the_call_and_writes_nothing(call: Call, office: Path) -> None:
    (office / "模板/annex-5.docx").write_bytes(word_file("{{ unit.nam }}", "{{ duty }}"))
    ended = call("render", "annex-5", "--to", "docx", cwd=office)
    assert ended.code == 2 and ended.out == "" and not (office / "rendered").exists()
    assert "Word 模板 annex-5.docx：正文第 1 段，{{ unit.nam }}：没有“nam”这一项" in ended.err
    assert "另外还有 1 处；运行 riskctl template check" in ended.err


def test_a_name_does_not_leave_the_office_through_it(call: Call, office: Path) -> None:
    programme = {PROGRAMME: REPOSITORY[PROGRAMME] + "templates: 模板\n"}
    lay(office, changed(CLERK, ("text: 科长每周", "text: 由孙丙三每周")) | programme)
    loop = "{% for point in points %}{% for one in point.measures %}{{ one.text }}{% endfor %}{% endfor %}"
    (office / "模板/annex-5.docx").write_bytes(word_file(loop))
    ended = call("render", "annex-5", POST, "--to", "docx", "--edition", "staff", cwd=office)
    assert ended.code == 1 and "有任职人员的姓名" in ended.err and not (office / "rendered").exists()


def test_a_name_that_only_the_word_file_prints_is_seen(call: Call, office: Path) -> None:
    programme = {PROGRAMME: REPOSITORY[PROGRAMME] + "templates: 模板\n"}
    lay(office, programme)
    (office / "模板/worksheet.docx").write_bytes(word_file("{{ unit.name }}孙丙三"))
    ended = call("render", "annex-5", POST, "--to", "docx", cwd=office)
    assert ended.code == 0, "a Word file of another kind is not taken"
    (office / "模板/annex-5.docx").write_bytes(word_file("{{ unit.name }} 经办人孙丙三"))
    ended = call("render", "annex-5", POST, "--to", "docx", "--edition", "staff", cwd=office)
    assert ended.code == 1 and "有任职人员的姓名" in ended.err


def test_a_dossier_files_the_office_s_own_word_file_too(call: Call, office: Path) -> None:
    lay(office, signed() | {PROGRAMME: REPOSITORY[PROGRAMME] + "templates: 模板\n"})
    own = word_file("{{ unit.name }}{{ post.holder_name }}自己的表", rows=[CELLS])
    (office / "模板/个人登记表.docx").write_bytes(own)
    ended = call("dossier", "2010", "--to", "docx,md", cwd=office)
    assert ended.code == 0, ended.err
    (word,) = (office / "dossier-2010").rglob("*个人登记表-注册登记科-科员.docx")
    assert paragraphs_of(word.read_bytes()) == ["示例局自己的表"], "without the holder's name, as all of it"
    assert "廉政风险点和防范措施登记表" in word.with_suffix(".md").read_text("utf-8")
    assert "任职人员的姓名" not in ended.err


def test_a_dossier_tells_of_a_name_that_only_the_word_file_prints(call: Call, office: Path) -> None:
    lay(office, signed() | {PROGRAMME: REPOSITORY[PROGRAMME] + "templates: 模板\n"})
    (office / "模板/annex-5.docx").write_bytes(word_file("{{ unit.name }} 经办人孙丙三"))
    assert "任职人员的姓名" in call("dossier", "2010", "--to", "docx", cwd=office).err
    other = call("dossier", "2010", "--to", "md", "--output", "再归", cwd=office)
    assert "任职人员的姓名" not in other.err, "no paper in another format is made of it"


def test_a_file_of_many_forms_says_that_it_is_not_made_of_the_word_file(call: Call, office: Path) -> None:
    (office / "模板/annex-5.docx").write_bytes(GOOD)
    many = call("render", "annex-5", "bureau", "--one-file", "--to", "docx", cwd=office)
    assert many.code == 0 and "annex-5.docx 没有用上：合成一个文件的，用自带的样子" in many.err
    pages = call("render", "annex-5", "bureau", "--one-file", "--to", "md", cwd=office, lang="en")
    assert "annex-5.docx" not in pages.err
