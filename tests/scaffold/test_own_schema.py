"""The schemas with a repository's own words: right where a check finds nothing, wrong where it does."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from riskctl.cli.tools.offered_rules import offered_rules
from riskctl.corpus.load import load
from riskctl.records.kinds import kind_of
from riskctl.scaffold.editor import own_schemas, settings
from riskctl.scaffold.own_words import own_words
from riskctl.scaffold.staleness import DIGEST, SCHEMAS, is_stale
from riskctl.sources.yaml.reader import YamlTree, read
from tests.conftest import lay

EXAMPLES = Path(__file__).parents[2] / "examples"
REPOSITORIES = sorted(file.parent for file in EXAMPLES.glob("*/riskctl.yaml"))
NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")
REGISTER = "registers/bureau/registration/clerk.yaml"


def natural(value: Any) -> Any:
    """Return text scalars as an editor types them."""
    if isinstance(value, dict):
        return {key: natural(part) for key, part in value.items()}
    if isinstance(value, list):
        return [natural(part) for part in value]
    if value in ("true", "false"):
        return value == "true"
    return json.loads(value) if isinstance(value, str) and NUMBER.fullmatch(value) else value


def data(file: Path) -> Any:
    tree = read(file.read_text("utf-8"))
    assert isinstance(tree, YamlTree)
    return natural(tree.data)


def schemas(root: Path) -> dict[str, Any]:
    """Return the schemas of the repository at `root` by the kind of file."""
    _, context = load(root)
    language = context.programme.language if context.programme else "zh"
    found = own_schemas(context, offered_rules(language))
    del found[DIGEST]
    return {file.split("/")[-1].split(".")[0]: json.loads(text) for file, text in found.items()}


@cache
def example(root: Path) -> dict[str, Any]:
    return schemas(root)


def yaml_files(root: Path) -> Iterator[Path]:
    for file in sorted(root.rglob("*.yaml")):
        if kind_of(file.relative_to(root).as_posix()):
            yield file


@pytest.mark.parametrize("root", REPOSITORIES, ids=lambda root: root.name)
def test_an_editor_marks_nothing_in_an_example(root: Path) -> None:
    for file in yaml_files(root):
        found = kind_of(file.relative_to(root).as_posix())
        assert found
        schema = example(root)[found[0].name]
        Draft7Validator.check_schema(schema)
        assert [error.message for error in Draft7Validator(schema).iter_errors(data(file))] == [], file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path)


def marked(root: Path, *changes: tuple[str, str]) -> list[str]:
    """Return where a changed register is marked."""
    text = (root / REGISTER).read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    (root / REGISTER).write_text(text, "utf-8")
    found = Draft7Validator(schemas(root)["person"]).iter_errors(data(root / REGISTER))
    return ["/".join(map(str, error.absolute_path)) for error in found]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("probability: 高", "probability: 中", "probability"),
        ("severity: 严重", "severity: 重", "severity"),
        ("level: 3", "level: 4", "level"),
        ("matter: acceptance-review", "matter: acceptance", "matter"),
        ("flow: registration/accept", "flow: registration/nowhere", "flow"),
        ("owner: registration/chief", "owner: 相关人员", "measures/0/owner"),
    ],
)
def test_a_word_outside_the_repository_is_marked(root: Path, old: str, new: str, place: str) -> None:
    assert marked(root, (old, new)) == [f"risk_points/0/{place}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("level: 3", "level: 三级"),
        ("level: 3", 'level: "3"'),
        ("level: 3", "level: Ⅲ"),
        ("matter: acceptance-review", "matter: 受理审查"),
        ("owner: registration/chief", "owner: bureau/registration/chief"),
        ("owner: registration/chief", "owner: chief"),
        ("owner: registration/chief", "owner: registration"),
        ("probability: 高", "发生概率: 高"),
        ("unit: bureau", "单位: bureau"),
    ],
)
def test_whatever_a_check_reads_is_not_marked(root: Path, old: str, new: str) -> None:
    assert marked(root, (old, new)) == []


def test_the_words_come_lowest_first_with_their_criteria(root: Path) -> None:
    point = schemas(root)["person"]["definitions"]["RiskPoint"]["properties"]
    for key in ("probability", "发生概率"):
        assert point[key]["enum"] == ["较低", "低", "高"]
        assert point[key]["enumDescriptions"][2].startswith("近三年发生过")
        assert point[key]["description"].endswith("由低到高：较低（最低）、低、高")
    assert point["level"]["description"].endswith("由轻到重：一级、二级、三级")
    assert point["level"]["anyOf"][0]["enum"] == [1, 2, 3]


def test_a_policy_of_criteria_offers_them(root: Path) -> None:
    (root / "policy.yaml").write_text(
        "schema: riskctl/policy/v1\nextends: jiuquan-2010\nmethod: criteria\n"
        "criteria: [{id: past, text: 曾发生违纪, level: 3}, {id: some, text: 有投诉, level: 2}]\n",
        "utf-8",
    )
    programme = (root / "riskctl.yaml").read_text("utf-8")
    (root / "riskctl.yaml").write_text(programme.replace("jiuquan-2010", "policy.yaml"), "utf-8")
    person = schemas(root)["person"]
    array, text = person["definitions"]["RiskPoint"]["properties"]["criteria"]["anyOf"]
    assert array["items"]["anyOf"][0]["enum"] == text["anyOf"][0]["enum"] == ["past", "some"]
    body = person["properties"]["risk_points"]["defaultSnippets"][0]["body"]
    assert body["criteria"] == ["${6|past,some|}"] and "probability" not in body


def test_an_english_repository_is_spoken_to_in_english(root: Path) -> None:
    programme = (root / "riskctl.yaml").read_text("utf-8")
    (root / "riskctl.yaml").write_text(programme.replace("language: zh", "language: en"), "utf-8")
    person = schemas(root)["person"]
    snippet = person["properties"]["risk_points"]["defaultSnippets"][0]
    assert snippet["label"] == "new risk point" and snippet["body"]["kind"] == "${3|integrity,regulatory|}"
    point = person["definitions"]["RiskPoint"]["properties"]
    assert point["probability"]["errorMessage"] == "Write one of: 较低, 低, 高."
    assert point["id"]["patternErrorMessage"].startswith("An id has letters")


def test_names_within_drop_downs_cannot_end_them(root: Path) -> None:
    policy = (
        "schema: riskctl/policy/v1\nextends: jiuquan-2010\n"
        "probability: [{name: '甲,乙|}', value: 1}, {name: '$x\\\\', value: 2}, {name: 高, value: 3}]\n"
    )
    matrix = "".join(
        f"  - {{probability: {p}, severity: {s}, level: 3}}\n"
        for p in ("'甲,乙|}'", "'$x\\'", "高")
        for s in ("轻微", "较严重", "严重")
    )
    floors = "floors: [{key: true, level: 1, reason: 一}, {key: true, level: 2, reason: 二}]\n"
    (root / "policy.yaml").write_text(policy.replace("\\\\", "\\") + "matrix:\n" + matrix + floors, "utf-8")
    programme = (root / "riskctl.yaml").read_text("utf-8")
    (root / "riskctl.yaml").write_text(programme.replace("jiuquan-2010", "policy.yaml"), "utf-8")
    body = schemas(root)["person"]["properties"]["risk_points"]["defaultSnippets"][0]["body"]
    assert body["probability"] == "${6|甲\\,乙\\|\\},\\$x\\\\,高|}"


def test_very_many_posts_are_not_listed(root: Path) -> None:
    text = (root / "organization.yaml").read_text("utf-8")
    posts = ", ".join(f"{{id: p{n}, name: 岗{n}, seats: 2}}" for n in range(800))
    (root / "organization.yaml").write_text(
        text.replace("posts: [{id: inspector", f"posts: [{posts}, {{id: inspector"), "utf-8"
    )
    assert "owner" not in own_words(load(root)[1])
    assert marked(root, ("owner: registration/chief", "owner: 相关人员")) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "stale"),
    [
        ("organization.yaml", "name: 科员", "name: 办事员", True),
        ("regulations.yaml", "state: in_force", "state: repealed", True),
        ("flows/registration.yaml", "name: 归档", "name: 入档", True),
        ("riskctl.yaml", "jiuquan-2010", "lxc", True),
        ("riskctl.yaml", "contact: 领导小组办公室", "contact: 办公室", False),
        (REGISTER, "level: 3", "level: 2", False),
    ],
)
def test_a_change_of_words_makes_them_stale(root: Path, file: str, old: str, new: str, stale: bool) -> None:
    for name, text in own_schemas(load(root)[1], []).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    assert not is_stale(root, load(root)[1])
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), "utf-8")
    assert is_stale(root, load(root)[1]) == stale


def test_schemas_of_before_are_stale_and_none_are_not(root: Path) -> None:
    assert not is_stale(root, load(root)[1])
    (root / SCHEMAS).mkdir(parents=True)
    assert is_stale(root, load(root)[1])
    (root / DIGEST).write_bytes(b"\xff")
    assert is_stale(root, load(root)[1])


def test_every_schema_is_for_some_files_and_is_of_their_kind() -> None:
    globs = json.loads(settings())["yaml.schemas"]
    found = own_schemas(load(REPOSITORIES[0])[1], [])
    assert {file.removeprefix("./") for file in globs} == found.keys() - {DIGEST}
    for file in globs:
        name = file.rpartition("/")[2].partition(".")[0]
        assert json.loads(found[file.removeprefix("./")])["title"] == f"riskctl/{name}/v1"


def test_what_a_foreign_tree_put_there_is_neither_waited_for_nor_followed(root: Path) -> None:
    (root / SCHEMAS).mkdir(parents=True)
    os.mkfifo(root / DIGEST)
    assert is_stale(root, load(root)[1])
    (root / DIGEST).unlink()
    (root / DIGEST).symlink_to("/dev/zero")
    assert is_stale(root, load(root)[1])
