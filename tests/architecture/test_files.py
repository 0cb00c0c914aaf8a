"""Files stay small, say what they own, and are named for what is in them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.source import FILES, ROOT, SOURCE, tree

LARGEST = 400  # lines
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
ALL = (*FILES, *sorted((ROOT / "tests").rglob("*.py")))


@pytest.mark.parametrize("file", ALL, ids=lambda f: str(f.relative_to(ROOT)))
def test_a_file_is_small_and_says_what_it_owns(file: Path) -> None:
    lines = len(file.read_text("utf-8").splitlines())
    assert lines <= LARGEST, f"{lines} lines: cut it in two"
    if lines:
        assert ast.get_docstring(tree(file)), "a module docstring says what the file owns and why"


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(SOURCE)))
def test_a_name_says_what_is_inside(file: Path) -> None:
    assert not VAGUE & set(file.relative_to(SOURCE).with_suffix("").parts)


def test_every_folder_of_the_source_is_a_package() -> None:
    folders = {file.parent for file in FILES} - {SOURCE}
    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]


def test_the_one_catch_all_is_at_the_boundary() -> None:
    wide = {
        file.relative_to(SOURCE).as_posix()
        for file in FILES
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))
        )
    }
    assert wide == {"riskctl/cli/shell/boundary.py"}


def test_every_module_of_the_year_has_tests_of_its_own() -> None:
    year, tests = SOURCE / "riskctl/year", ROOT / "tests/year"
    modules = {one.relative_to(year) for one in year.rglob("*.py") if one.stem != "__init__"}
    assert not [str(one) for one in modules if not (tests / one.with_name(f"test_{one.name}")).exists()]


def test_the_name_of_a_class_means_one_thing() -> None:
    homes: dict[str, set[str]] = {}
    for file in FILES:
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.ClassDef) and node.name != "WORDS":  # each module has its own
                homes.setdefault(node.name, set()).add(file.relative_to(SOURCE).as_posix())
    shared = {name: sorted(files) for name, files in homes.items() if len(files) > 1}
    assert not shared
