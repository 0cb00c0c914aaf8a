"""Plug-ins are found by listing their folder; wrong names, doubles and empty contracts are refused."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from riskctl import catalog
from riskctl.base.errors import RiskctlError

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src"
SOURCE = """
from riskctl.check.rule import Rule
RULE = Rule(id={id!r}, name={name!r}, severity="error", scope="register",
    title=("甲", "a"), why=("乙", "b"), words={{}}, bad={{}}, good={{}})
def check(document, context):
    return iter(())
"""
Folder = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Folder:
    """Return the function that makes a package of rule files: stem → (id, name), or a source."""
    package = f"planted_{abs(hash(request.node.name)):x}"

    def make(**files: tuple[str, str] | str) -> str:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
        for stem, made in files.items():
            text = made if isinstance(made, str) else SOURCE.format(id=made[0], name=made[1])
            (tmp_path / package / f"{stem}.py").write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        return package

    return make


def test_rules_come_sorted_by_id(folder: Folder) -> None:
    package = folder(rk302_b=("RK302", "b"), rk301_a_c=("RK301", "a-c"), _shared="x = 1")
    assert [(r.rule.id, r.rule.name) for r in catalog.rules(package)] == [("RK301", "a-c"), ("RK302", "b")]


def test_one_rule_is_loaded_without_the_others(folder: Folder) -> None:
    package = folder(rk301_a=("RK301", "a"), rk302_b="raise AssertionError")
    assert catalog.rule("301", package).rule.id == "RK301"
    with pytest.raises(RiskctlError):
        catalog.rule("RK3", package)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"level": ("RK301", "level")}, "rkNNN_slug"),
        ({"rk301_a": ("RK302", "a")}, "RK302 a"),
        ({"rk301_a": ("RK301", "b")}, "RK301 b"),
        ({"rk301_a": ("RK301", "a"), "rk301_b": ("RK301", "b")}, "RK301: 有 2 个"),
        ({"rk301_a": ("RK301", "a"), "rk302_a": ("RK302", "a")}, "a: 有 2 个"),
        ({"rk301_a": "RULE = 1"}, "缺少 RULE 或 check"),
    ],
)
def test_a_broken_plug_in_is_refused_by_name(folder: Folder, files: dict[str, object], said: str) -> None:
    with pytest.raises(catalog.BrokenPlugin, match=said):
        catalog.rules(folder(**files))


NEEDS = "from riskctl.render.writer import Library\nNEEDS = (Library({!r}, {!r}),)\n"


def test_a_format_whose_library_is_missing_says_how_to_install_it(folder: Folder) -> None:
    lacking = {name: NEEDS.format(f"no_{name}", f"some-{name}") for name in ("odd", "rare")}
    package = folder(**lacking, here=NEEDS.format("json", "json"))
    with pytest.raises(RiskctlError) as caught:
        catalog.writers_of(["here", "odd", "rare"], package)
    assert caught.value.said.text("zh") == (
        'odd、rare 格式要用 some-odd、some-rare，这里没有装；安装：pip install "riskctl[odd,rare]"'
    )
    assert caught.value.said.text("en") == (
        "To write odd, rare takes some-odd, some-rare, which is not installed here; "
        'install it: pip install "riskctl[odd,rare]"'
    )
    assert [*catalog.writers_of(["here"], package)] == ["here"]


@pytest.mark.parametrize("name", catalog.writers())
def test_the_extra_named_for_a_format_brings_what_it_needs(name: str) -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    extra = " ".join(extras.get(name, ()))
    needs = getattr(catalog.load(catalog.WRITERS, name), "NEEDS", ())
    brought = " ".join([extra, *(" ".join(extras[one]) for one in extras if f"riskctl[{one}]" in extra)])
    assert all(library.package in brought for library in needs)
    assert not needs or name in extras["office"][0]


def test_plug_ins_are_found_inside_a_zip(tmp_path: Path) -> None:
    archive = tmp_path / "packed.zip"
    with ZipFile(archive, "w") as packed:
        packed.writestr("packed/__init__.py", "")
        packed.writestr("packed/rk301_a.py", SOURCE.format(id="RK301", name="a"))
    code = "from riskctl import catalog; print(*[r.rule.id for r in catalog.rules('packed')])"
    found = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": f"{SRC}{os.pathsep}{archive}"},
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert found.stdout.split() == [b"RK301"]


def test_the_shipped_rules_are_all_well_named() -> None:
    ids = [loaded.rule.id for loaded in catalog.rules()]
    assert ids and ids == sorted(ids)
    assert {f.id for f in catalog.rule_files()} == set(ids)
