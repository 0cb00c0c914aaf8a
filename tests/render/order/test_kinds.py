"""A kind of document is one template; its first comment says of whom, for whom and how it is laid out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.render.order.kinds import NEEDS, STAGES, document_kind, document_kinds, kind_names
from riskctl.render.template.filling import names_in
from tests.render.template.template import HEAD, NAME, lay_template


def refusal(name: str, folder: Path | None = None) -> list[str]:
    with pytest.raises(RiskctlError) as caught:
        document_kind(name, folder)
    said = [caught.value.said, *([caught.value.hint] if caught.value.hint else [])]
    return [*(one.text("zh") for one in said), *(one.text("en") for one in said)]


ABOUTS = (
    "registers、notice-open、notice-current、notice-issued、notice-latest、changes、"
    "warning、rectification、inspection、assessment、flow"
)
LAYOUTS = "landscape、portrait、notice、letter、mixed、board、searchable"
SHIPPED = {  # the first sort of subject, gather, layout and the first edition of each
    "annex-3": ("unit", "optional", "landscape", "internal"),
    "annex-4": ("department", "optional", "landscape", "internal"),
    "annex-5": ("person", "never", "landscape", "internal"),
    "announcement": ("unit", "always", "notice", "staff"),
    "annual-report": ("unit", "always", "letter", "internal"),
    "appraisal": ("unit", "never", "portrait", "staff"),
    "assessment": ("unit", "never", "portrait", "internal"),
    "flow": ("unit", "always", "landscape", "internal"),
    "board": ("unit", "always", "board", "staff"),
    "changes": ("unit", "always", "landscape", "internal"),
    "comments": ("unit", "always", "landscape", "internal"),
    "duties": ("unit", "watched", "landscape", "internal"),
    "inspection": ("unit", "never", "portrait", "internal"),
    "issuance": ("unit", "always", "mixed", "internal"),
    "ledger": ("unit", "always", "landscape", "internal"),
    "ledger-by-category": ("unit", "always", "landscape", "internal"),
    "ledger-by-monitor": ("unit", "always", "landscape", "internal"),
    "monitoring": ("unit", "always", "landscape", "internal"),
    "office-net": ("unit", "always", "searchable", "staff"),
    "rectification": ("unit", "never", "letter", "internal"),
    "revision-plan": ("unit", "always", "landscape", "internal"),
    "suggestions": ("unit", "always", "landscape", "internal"),
    "summary": ("unit", "always", "portrait", "internal"),
    "survey": ("unit", "never", "portrait", "staff"),
    "warning": ("unit", "always", "letter", "internal"),
    "worksheet": ("unit", "always", "landscape", "internal"),
}


def test_what_ships_says_what_it_is() -> None:
    found = [document_kind(name) for name in kind_names()]
    assert {k.name: (k.subjects[0], k.gather, k.layout, k.editions[0]) for k in found} == SHIPPED
    assert not any(kind.own for kind in found)
    assert document_kind("worksheet").editions == ("internal",)  # how a level came about is never published


ABOUT = {  # what is not about the registers alone
    **dict.fromkeys(("announcement", "board"), "notice-open"),
    **{"issuance": "notice-issued", "comments": "notice-latest", "changes": "changes"},
    **{"office-net": "notice-current"},
    **{name: name for name in ("assessment", "flow", "inspection", "rectification", "warning")},
}
OF_POINTS = {"duties", "ledger", "ledger-by-category", "ledger-by-monitor"}  # what logs say of each point
YEARLY = {
    *("annual-report", "assessment", "inspection", "rectification", "summary", "warning"),
    *("monitoring", "suggestions"),
    *OF_POINTS,
}


def test_what_ships_says_what_it_is_about_and_what_it_reads() -> None:
    found = [document_kind(name) for name in kind_names()]
    assert {kind.name: kind.about for kind in found if kind.about != "registers"} == ABOUT
    assert {kind.name for kind in found if kind.reads} == YEARLY
    for kind in found:
        named = names_in(kind.template, str(kind.folder), "zh")
        needed = {name for name in NEEDS if name in named}
        assert needed == {name for name in needed if kind.prints(name)}, kind.name
        assert needed or kind.name in {*OF_POINTS, "flow"} or (kind.about, kind.reads) == ("registers", ()), (
            "it says what it does not use"
        )


def test_a_template_that_stands_in_for_a_shipped_one_is_about_the_same_unless_it_says_so(
    tmp_path: Path,
) -> None:
    for name in ("announcement", "summary", "own"):
        lay_template(tmp_path, "<h1>甲</h1>", f"{name}.html.j2")
    found = [document_kind(name, tmp_path) for name in ("announcement", "summary", "own")]
    assert [kind.about for kind in found] == ["notice-open", "registers", "registers"]
    assert [kind.reads for kind in found] == [(), ("year",), ()]
    said = HEAD.replace("| gather", "| about: registers | gather")
    (tmp_path / "announcement.html.j2").write_text(said, "utf-8")
    assert document_kind("announcement", tmp_path).about == "registers"


def test_what_ships_says_what_people_call_it_and_what_it_is_for() -> None:
    found = document_kinds()
    assert {kind.name for kind in found} == set(SHIPPED)
    assert all(kind.called and all(kind.told) and kind.stage in STAGES for kind in found)
    assert [kind.stage for kind in found] == sorted((kind.stage for kind in found), key=STAGES.index)
    words = [word for kind in found for word in kind.called]
    assert len(words) == len(set(words)), "one word for two documents"
    for kind in found:
        assert [document_kind(word) for word in kind.called] == [kind] * len(kind.called)


@pytest.mark.parametrize("word", ["附件5", "附件五", "附件 ５", "个人登记表"])
def test_a_kind_is_found_however_its_word_is_written(word: str) -> None:
    assert document_kind(word).name == "annex-5"


def test_a_template_of_ones_own_may_take_a_word_of_what_ships(tmp_path: Path) -> None:
    head = HEAD.replace("| gather", "| called: 附件5 我的表 | zh: 我们的个人表 | gather")
    folder = lay_template(tmp_path, "<h1>甲</h1>")
    (folder / NAME).write_text(f"{head}<h1>甲</h1>", "utf-8")
    lay_template(folder, "<h1>乙</h1>", "annex-4.html.j2")
    (folder / "broken.html.j2").write_text("<h1>丙</h1>", "utf-8")
    mine = document_kind("附件5", folder)
    assert (mine.name, mine.told) == ("own", ("我们的个人表", ""))
    assert not document_kind("annex-5", folder).own
    assert document_kind("附件4", folder).own, "what stands in for a shipped one is called as that is"
    assert [kind.name for kind in document_kinds(folder)][:2] == ["own", "annex-4"]
    assert "broken" not in {kind.name for kind in document_kinds(folder)}


def test_an_unknown_kind_is_answered_with_the_nearest_or_with_how_to_list_all() -> None:
    assert refusal("anex-5") == [
        *("没有“anex-5”这种文书", "是不是想写 annex-5？"),
        *("There is no document called “anex-5”", "Did you mean annex-5?"),
    ]
    assert refusal("附件6")[1] == "是不是想写 附件5？"
    assert refusal("菜单")[1::2] == [
        "运行 riskctl render，列出全部文书。",
        "riskctl render lists all documents.",
    ]


@pytest.mark.parametrize("name", ["_parts", "../forms/annex-3", "", ".hidden", "annex-3.html.j2"])
def test_nothing_but_a_kind_is_a_kind(name: str) -> None:
    assert refusal(name)[0] == f"没有“{name}”这种文书"


def test_a_folder_of_ones_own_comes_first_and_what_ships_remains(tmp_path: Path) -> None:
    folder = lay_template(tmp_path / "模板", "<h1>甲</h1>")
    for name in ("_parts.html.j2", ".hidden.html.j2", "readme.txt"):
        (folder / name).write_text("", "utf-8")
    assert set(kind_names(folder)) == {"own", *SHIPPED}
    kind = document_kind("own", folder)
    assert (kind.template, kind.folder, kind.layout, kind.own) == (NAME, folder, "portrait", True)
    assert document_kind("annex-3", folder) == document_kind("annex-3")
    lay_template(folder, "<h1>甲</h1>", "annex-3.html.j2")
    mine = document_kind("annex-3", folder)
    assert (mine.own, mine.layout, document_kind("annex-3").own) == (True, "portrait", False)
    assert refusal("owm", folder)[1] == "是不是想写 own？"


def test_what_is_no_file_of_the_folder_is_no_kind(tmp_path: Path) -> None:
    folder = lay_template(tmp_path / "模板", "<h1>甲</h1>")
    (folder / "folder.html.j2").mkdir()
    os.mkfifo(folder / "pipe.html.j2")
    outside = lay_template(tmp_path / "外面", "<h1>乙</h1>")
    (folder / "link.html.j2").symlink_to(outside / NAME)
    assert set(kind_names(folder)) == {"own", *SHIPPED}


def test_a_folder_without_templates_says_so(tmp_path: Path) -> None:
    hint = "模板是以 .html.j2 或 .docx 结尾的文件，见 docs/templates.zh-CN.md。"
    for folder in (tmp_path, tmp_path / "gone"):
        assert refusal("own", folder)[:2] == [f"{folder} 里没有模板", hint]
        assert refusal("annex-3", folder)[0] == f"{folder} 里没有模板"


@pytest.mark.parametrize(
    ("old", "new", "key", "allowed"),
    [
        (HEAD, "", "subjects", "unit、department、person"),
        ("{#", "\n{#", "subjects", "unit、department、person"),
        ("unit", "units", "subjects", "unit、department、person"),
        ("never", "", "gather", "never、optional、always、watched"),
        ("portrait", "square", "layout", LAYOUTS),
        ("gather", "about: notices | gather", "about", ABOUTS),
        ("gather", "about: | gather", "about", ABOUTS),
        ("gather", "reads: logs | gather", "reads", "year、month"),
        (
            "gather",
            "stage: spring | gather",
            "stage",
            "、".join(STAGES),
        ),
        ("internal", "internal secret", "editions", "internal、staff、public"),
    ],
)
def test_a_wrong_head_is_told_what_it_lacks(
    tmp_path: Path, old: str, new: str, key: str, allowed: str
) -> None:
    (tmp_path / NAME).write_text(HEAD.replace(old, new), "utf-8")
    assert refusal("own", tmp_path)[0] == f"模板 {NAME} 的第一行要说明 {key}，可以写：{allowed}"


def test_a_template_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(f"{HEAD}甲".encode("gbk"))
    assert refusal("own", tmp_path)[0] == f"模板 {NAME} 不是 UTF-8 编码的文件"
