"""The files around a repository: each schema meets its files alone, and the hook runs what it should."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from riskctl.history.install import with_attributes
from riskctl.records.kinds import kind_of
from riskctl.scaffold.staleness import SCHEMAS
from riskctl.scaffold.surroundings import surroundings
from riskctl.sources.yaml.reader import YamlTree, read
from tests.architecture.source import ROOT

PLACES = (
    *("riskctl.yaml", "organization.yaml", "people.yaml", "policy.yaml", "flows/registration.yaml"),
    *("cycles/2010/cycle.yaml", "registers/肃州/unit.yaml", "registers/肃州/登记科/department.yaml"),
    "registers/肃州/登记科/科员.yaml",
)


def data(text: str) -> Any:
    tree = read(text)
    assert isinstance(tree, YamlTree)
    return tree.data


def matches(globs: list[str], file: str) -> bool:
    """As yaml-language-server does: a star is anything, the end is fixed, the last that matches decides."""
    found = False
    for glob in globs:
        pattern = re.escape(glob.removeprefix("!")).replace(r"\*", ".*") + "$"
        if re.search("(^|/)" + pattern, file):
            found = not glob.startswith("!")
    return found


def test_every_file_meets_the_schema_of_its_kind_alone() -> None:
    files = surroundings("zh", "github")
    globs = json.loads(files[".vscode/settings.json"])["yaml.schemas"]
    for place in PLACES:
        found = kind_of(place)
        assert found
        met = [schema for schema, patterns in globs.items() if matches(patterns, place)]
        assert met == [f"./{SCHEMAS}/{found[0].name}.v1.json"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_hook_checks_the_whole_repository(language: Any) -> None:
    (repo,) = data(surroundings(language, "none")[".pre-commit-config.yaml"])["repos"]
    (hook,) = repo["hooks"]
    assert (hook["entry"], hook["pass_filenames"], hook["require_serial"]) == (
        "riskctl check --format concise",
        "false",
        "true",
    )


def test_the_hook_is_the_one_that_other_repositories_name() -> None:
    manifest = data((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (repo,) = data(surroundings("zh", "none")[".pre-commit-config.yaml"])["repos"]
    (hook,) = repo["hooks"]
    own = {"language", "description"}  # here it calls the riskctl on the path
    assert [{k: v for k, v in one.items() if k not in own} for one in (hook, *manifest)] == [
        {k: v for k, v in manifest[0].items() if k not in own}
    ] * 2


def test_git_lacks_no_attribute_in_a_new_repository() -> None:
    text = surroundings("zh", "github")[".gitattributes"]
    assert with_attributes(text) == text
