"""What an editor really does with the schemas: a real yaml-language-server, driven without a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from riskctl.cli.shell.boundary import guarded
from riskctl.cli.tools.offered_rules import offered_rules
from riskctl.corpus.document import document_of
from riskctl.corpus.load import load
from riskctl.records.keys import spellings
from riskctl.records.kinds import kind_of
from riskctl.records.kinds.person import PersonRegister
from riskctl.records.measure import Measure
from riskctl.records.record import Record
from riskctl.records.risk_point import RiskPoint
from riskctl.scaffold.editor import own_schemas, settings
from riskctl.sources.gate import Limits
from tests import skips
from tests.conftest import lay
from tests.scaffold.language_server import NAME, Editor, server

PROGRAM = server()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason=skips.missing(NAME, "make test"))
REGISTER = "registers/bureau/registration/clerk.yaml"
OTHERS = ("riskctl.yaml", "organization.yaml", "flows/registration.yaml", "regulations.yaml")
HEAD = "schema: riskctl/person/v1\nunit: bureau\ndepartment: registration\npost: clerk\n"
POINT = """\
risk_points:
  - id: R01
    title: 受理
    kind: integrity
    category: approval
    probability: 高
    severity: 严重
    measures:
      - text: 抽查
        owner: registration/chief
        due: 2010-05-31
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example repository with its schemas, in a folder whose name has Chinese and a blank in it."""
    root = lay(tmp_path_factory.mktemp("编辑 器"))
    files = own_schemas(load(root)[1], offered_rules("zh")) | {".vscode/settings.json": settings()}
    for file, text in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module")
def editor(root: Path) -> Iterator[Editor]:
    assert PROGRAM
    with Editor(PROGRAM, root) as editor:
        yield editor


_numbers = count()


def another() -> str:
    """Return the place of a register that is not open yet: an editor opens a file once."""
    return f"registers/bureau/registration/p{next(_numbers)}.yaml"


def offered(editor: Editor, text: str) -> dict[str, Any]:
    """Return what is offered where ▮ stands, by label."""
    before, file = text[: text.index("▮")], another()
    editor.open(file, text.replace("▮", ""))
    items = editor.complete(file, before.count("\n"), len(before.split("\n")[-1]))
    return {item["label"]: item for item in items}


def test_a_good_file_has_no_mark(editor: Editor, root: Path) -> None:
    for file in (
        REGISTER,
        "riskctl.yaml",
        "organization.yaml",
        "flows/registration.yaml",
        "regulations.yaml",
    ):
        assert editor.open(file, (root / file).read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "marked", "said"),
    [
        ("probability: 高", "probability: 中", "中", "这里要写：较低、低、高。"),
        ("severity: 严重", "危害程度: 重大", "重大", "这里要写：轻微、较严重、严重。"),
        ("owner: registration/chief", "owner: 相关人员", "相关人员", "这里要写："),
        ("due: 2010-05-31", "due: 5月底", "5月底", "要写日期，如 2010-05-31。"),
        ("id: R01", "id: R 01", "R 01", "编号用字母、汉字、数字"),
        ("title: 受理", "标题: 受理", "标题", "标题"),
    ],
)
def test_a_wrong_value_is_marked_on_the_word_in_chinese(
    editor: Editor, old: str, new: str, marked: str, said: str
) -> None:
    found = editor.open(another(), HEAD + POINT.replace(old, new))
    assert any(text == marked and said in message for text, message in found), found


def test_the_values_are_offered_with_their_criteria(editor: Editor) -> None:
    text = HEAD + POINT.replace("probability: 高", "probability: ▮")
    found = offered(editor, text)
    assert [*found] == ["较低", "低", "高"]
    assert found["高"]["documentation"]["value"].startswith("近三年发生过")


def test_chinese_keys_are_as_good(editor: Editor) -> None:
    text = HEAD + POINT
    for field, key in spelled(RiskPoint) | spelled(Measure) | spelled(PersonRegister):
        text = re.sub(rf"^([ -]*){field}:", rf"\g<1>{key}:", text, flags=re.MULTILINE)
    assert "发生概率: 高" in text and "risk_points" not in text
    assert editor.open(another(), text) == []
    wrong = editor.open(another(), text.replace("概率: 高", "概率: 中"))
    assert [(marked, "较低、低、高" in said) for marked, said in wrong] == [("中", True)]
    assert [*offered(editor, text.replace("概率: 高", "概率: ▮"))] == ["较低", "低", "高"]
    assert "新风险点" in offered(editor, text[: text.index("  - ")] + "  - ▮\n")


def spelled(model: type[Record]) -> set[tuple[str, str]]:
    """The names of a record's fields with the Chinese ones."""
    found = (spellings(name, field) for name, field in model.model_fields.items())
    return {(keys[0], keys[1]) for keys in found if len(keys) > 1}


@pytest.mark.parametrize(
    ("old", "new", "label", "meaning"),
    [
        ("owner: registration/chief", "owner: ▮", "registration/chief", "注册登记科 科长"),
        ("    severity", "    flow: ▮\n    severity", "registration/accept", "企业登记：受理"),
        ("    severity", "    matter: ▮\n    severity", "受理审查", "行政审批权"),
        ("        due", "        regulation: ▮\n        due", "registration-review", "登记审查办法"),
        ("    severity", "    level: ▮\n    severity", "3", "由党组、纪检组（监察室）监控"),
    ],
)
def test_the_repository_s_own_words_are_offered(
    editor: Editor, old: str, new: str, label: str, meaning: str
) -> None:
    found = offered(editor, HEAD + POINT.replace(old, new))
    shown = re.sub(r"\\(.)", r"\1", found[label]["documentation"]["value"].replace("&nbsp;", " "))
    assert meaning in shown


def test_hover_tells_the_order(editor: Editor) -> None:
    text = HEAD + POINT
    line = text[: text.index("probability")].count("\n")
    file = another()
    editor.open(file, text)
    shown = editor.hover(file, line, 6)
    assert "由低到高：较低（最低）、低、高" in shown and "近三年发生过" in shown


def test_a_snippet_inserts_a_whole_point(editor: Editor) -> None:
    text = HEAD + "risk_points:\n  - ▮\n"
    found = offered(editor, text)["新风险点"]
    assert found["insertTextFormat"] == 2
    snippet = found.get("textEdit", {}).get("newText") or found["insertText"]
    assert "probability: ${6|较低,低,高|}" in snippet
    indented = snippet.replace("\n", "\n  ")  # as an editor does: as far in as the line it is put on
    written = text.replace("▮", re.sub(r"\$\{\d+(?:\|([^,|]*)[^|]*\||:([^}]*))\}", r"\1\2", indented))
    kind = kind_of(REGISTER)
    assert kind
    document = document_of(written.encode(), REGISTER, *kind, Limits())
    assert document.faults == () and document.register
    (point,) = document.register.risk_points
    assert (point.id, point.kind, point.probability, len(point.measures)) == ("R01", "integrity", "较低", 1)
    assert editor.open(another(), written) == []


def test_init_sets_an_editor_up(tmp_path: Path) -> None:
    assert PROGRAM
    root = tmp_path / "登记库"
    assert guarded(["init", str(root), "--yes", "--language", "zh", "--unit-id", "suzhou"]) == 0
    (file,) = root.glob("registers/suzhou/*/clerk.yaml")
    name, text = file.relative_to(root).as_posix(), file.read_text("utf-8")
    with Editor(PROGRAM, root) as editor:
        assert editor.open(name, text) == []
        wrong = editor.open(
            name.replace("clerk", "chief"), text.replace("probability: 高", "probability: 中")
        )
        assert wrong == [("中", "这里要写：较低、低、高。")]
