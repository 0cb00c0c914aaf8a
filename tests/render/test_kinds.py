"""A kind of document is one template; its first comment says of whom, for whom and how it is laid out."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.render.kinds import document_kind, kind_names
from tests.render.template import HEAD, NAME, lay_template


def refusal(name: str, folder: Path | None = None) -> list[str]:
    with pytest.raises(RiskctlError) as caught:
        document_kind(name, folder)
    said = [caught.value.said, *([caught.value.hint] if caught.value.hint else [])]
    return [*(one.text("zh") for one in said), *(one.text("en") for one in said)]


def test_what_ships_says_what_it_is() -> None:
    assert kind_names() == ("annex-3", "annex-4", "annex-5", "announcement", "worksheet")
    found = {name: document_kind(name) for name in kind_names()}
    assert {name: kind.subjects[0] for name, kind in found.items()} == {
        "annex-3": "unit",
        "annex-4": "department",
        "annex-5": "person",
        "announcement": "unit",
        "worksheet": "unit",
    }
    assert [kind.editions[0] for kind in found.values()] == [*["internal"] * 3, "staff", "internal"]
    assert found["worksheet"].editions == ("internal",)  # how a level came about is never published
    assert [kind.gather for kind in found.values()] == ["optional", "optional", "never", "always", "always"]


def test_an_unknown_kind_is_answered_with_the_nearest_or_with_all() -> None:
    assert refusal("anex-5") == [
        *("没有“anex-5”这种文书", "是不是想写 annex-5？"),
        *("There is no document called “anex-5”", "Did you mean annex-5?"),
    ]
    assert refusal("公示")[1] == "可以写：annex-3、annex-4、annex-5、announcement、worksheet。"


@pytest.mark.parametrize("name", ["_parts", "../forms/annex-3", "", ".hidden", "annex-3.html.j2"])
def test_nothing_but_a_kind_is_a_kind(name: str) -> None:
    assert refusal(name)[0] == f"没有“{name}”这种文书"


def test_a_folder_of_ones_own_is_used_alone(tmp_path: Path) -> None:
    folder = lay_template(tmp_path / "模板", "<h1>甲</h1>")
    (folder / "_parts.html.j2").write_text("", "utf-8")
    (folder / "readme.txt").write_text("", "utf-8")
    assert kind_names(folder) == ("own",)
    kind = document_kind("own", folder)
    assert (kind.template, kind.folder, kind.layout) == (NAME, folder, "portrait")
    assert refusal("annex-3", folder)[0] == "没有“annex-3”这种文书"


def test_a_folder_without_templates_says_so(tmp_path: Path) -> None:
    assert refusal("own", tmp_path)[0] == f"{tmp_path} 里没有模板"
    assert refusal("own", tmp_path / "gone")[0] == f"{tmp_path / 'gone'} 里没有模板"


@pytest.mark.parametrize(
    ("old", "new", "key", "allowed"),
    [
        (HEAD, "", "subjects", "unit、department、person"),
        ("{#", "\n{#", "subjects", "unit、department、person"),
        ("unit", "units", "subjects", "unit、department、person"),
        ("never", "", "gather", "never、optional、always"),
        ("portrait", "square", "layout", "landscape、portrait"),
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
