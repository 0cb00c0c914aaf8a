"""`riskctl new`: what is known is there, what is left is said, and filling it in is all there is to do."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from riskctl.check.example import FLOW, ORGANIZATION, PROGRAMME, UNIT, changed
from riskctl.corpus.document import Document
from riskctl.corpus.load import load, registers
from tests.conftest import Call, lay

ARCHIVIST = "registers/bureau/registration/archivist.yaml"
# The example with a post that nobody wrote a register for, and that has a node to itself.
OPEN = changed(
    ORGANIZATION, ("key: true}\n", "key: true}\n          - {id: archivist, name: 档案员, seats: 2}\n")
) | changed(FLOW, ("actor: clerk, none: 材料由系统自动归档，无人经手", "actor: archivist"))
BY_CRITERIA = """\
schema: riskctl/policy/v1
levels: [{id: 1, name: 轻, monitor: responsible}, {id: 2, name: 重, monitor: party_group}]
method: criteria
criteria: [{id: alone, text: 一个人经办, level: 2}]
"""
ANSWERS = {
    "title": "抽换档案",
    "probability": "高",
    "severity": "严重",
    "owner": "chief",
    "due": "2010-05-31",
}


@pytest.fixture
def open_repository(tmp_path: Path) -> Path:
    return lay(tmp_path / "登记库", OPEN)


def found(call: Call, root: Path) -> list[str]:
    """Return the rules of all findings, infos included."""
    return [
        finding["id"] for finding in json.loads(call("check", "--format", "json", cwd=root).out)["findings"]
    ]


def register(root: Path, subject: str) -> Document:
    (one,) = (document for document in registers(*load(root)) if document.subject == subject)
    return one


def filled(text: str) -> str:
    """Return the text as a person fills it in: the points without their #, each blank answered."""
    before, _, points = text.partition("# risk_points:\n")
    points = points.partition("\n\n")[0]
    lines = ["risk_points:", *(line.removeprefix("# ") for line in points.splitlines())]
    for key, value in ANSWERS.items():
        lines = [re.sub(rf"^(\s*{key}:)( #.*)?$", rf"\1 {value}", line) for line in lines]
    lines = [re.sub(r"- (text: )?#.*", r"- \1科长每月清点一次并登记", line) for line in lines]
    return before + "\n".join(re.sub(r"^(\s*type:) #.*", r"\1 监督", line) for line in lines) + "\n"


def test_a_new_register_leaves_only_itself_to_fill_in(open_repository: Path, call: Call) -> None:
    assert set(found(call, open_repository)) == {"RK402", "RK404"}
    ended = call("new", "person", "bureau/registration/archivist", cwd=open_repository)
    assert (ended.code, ended.out) == (0, f"{ARCHIVIST}\n") and "逐项填写" in ended.err
    assert found(call, open_repository) == ["RK402", "RK108"]


def test_its_nodes_are_laid_out_and_filling_them_in_is_enough(open_repository: Path, call: Call) -> None:
    call("new", "person", "bureau/registration/archivist", cwd=open_repository)
    file = open_repository / ARCHIVIST
    text = file.read_text("utf-8")
    assert "流程“企业登记”的环节“归档”：廉政风险" in text and "监管风险" in text
    assert "较低：最低的一档：近三年没有发生过，而且有制度管住" in text
    file.write_text(filled(text), "utf-8")
    assert call("level", "--write", cwd=open_repository).code == 0
    assert found(call, open_repository) == []
    record = register(open_repository, "bureau/registration/archivist").register
    assert record and [(p.flow, p.kind) for p in record.risk_points] == [
        ("registration/archive", "integrity"),
        ("registration/archive", "regulatory"),
    ]


def test_a_unit_and_a_department_are_shown_the_matters_left(tmp_path: Path, call: Call) -> None:
    root = lay(tmp_path, {"registers/bureau/unit.yaml": None})
    for kind, ref in (("unit", "bureau"), ("department", "bureau/registration")):
        text = call("new", kind, ref, "--dry-run", cwd=root).out
        assert "#   - {matter: annual-inspection, reason: } # 年检验照" in text
        assert "acceptance-review" not in text  # the clerk's point names it
        assert call("new", kind, ref, cwd=root).code == 0
    assert set(found(call, root)) == {"RK108", "RK401"}


def test_a_department_is_shown_what_another_declines_for_itself_alone(tmp_path: Path, call: Call) -> None:
    powers = ("        name: 纪检组\n", "        name: 纪检组\n        powers: [approval]\n")
    annual = "  - {matter: annual-inspection, reason: 年检由分局办理}\n"
    own = "schema: riskctl/department/v1\nunit: bureau\ndepartment: registration\ndeclined:\n"
    overlay = changed(ORGANIZATION, powers) | changed(UNIT, (annual, ""))
    overlay |= {"registers/bureau/registration/department.yaml": own + annual}
    root = lay(tmp_path, overlay | {"registers/bureau/registration/chief.yaml": None})
    shown = call("new", "department", "bureau/discipline", "--dry-run", cwd=root).out
    assert "{matter: annual-inspection" in shown and "archive-management" not in shown
    post = call("new", "person", "bureau/registration/chief", "--dry-run", cwd=root)
    assert "annual-inspection" not in post.out


def test_a_seat_starts_from_what_its_post_does(open_repository: Path, call: Call) -> None:
    call("new", "person", "bureau/registration/archivist-1", cwd=open_repository)
    file = open_repository / "registers/bureau/registration/archivist-1.yaml"
    file.write_text(file.read_text("utf-8").replace("# duties: []", "duties: ['归档: 登记', 查询]"), "utf-8")
    call("new", "person", "bureau/registration/archivist-2", cwd=open_repository)
    record = register(open_repository, "bureau/registration/archivist-2").register
    assert record and record.duties == ("归档: 登记", "查询")


def test_a_post_is_shown_the_duties_of_its_department(open_repository: Path, call: Call) -> None:
    text = "schema: riskctl/department/v1\nunit: bureau\ndepartment: registration\n"
    department = open_repository / "registers/bureau/registration/department.yaml"
    department.write_text(text + "duties: [企业登记]\nnone: 无\n", "utf-8")
    shown = call("new", "person", "bureau/registration/archivist", "--dry-run", cwd=open_repository)
    assert "# “注册登记科”的职责：企业登记\n" in shown.out


def test_a_dry_run_shows_what_would_be_written_and_writes_nothing(open_repository: Path, call: Call) -> None:
    shown = call("new", "person", "bureau/registration/archivist", "--dry-run", cwd=open_repository)
    assert shown.code == 0 and not (open_repository / ARCHIVIST).exists()
    call("new", "person", "bureau/registration/archivist", cwd=open_repository)
    assert (open_repository / ARCHIVIST).read_text("utf-8") == shown.out


def test_it_speaks_the_repository_s_language_and_its_policy(tmp_path: Path, call: Call) -> None:
    programme = changed(PROGRAMME, ("language: zh", "language: en"), ("jiuquan-2010", "policy.yaml"))
    root = lay(tmp_path, OPEN | programme | {"policy.yaml": BY_CRITERIA})
    text = call("new", "person", "bureau/registration/archivist", "--dry-run", cwd=root).out
    assert "who checks what" in text and "#     criteria:" in text and "alone: 一个人经办" in text
    assert "probability" not in text


@pytest.mark.parametrize(
    ("kind", "ref", "said", "hint"),
    [
        (
            "person",
            "bureau/registration/clerk",
            "已经有登记表：registers/bureau/registration/clerk.yaml",
            "直接改",
        ),
        (
            "person",
            "bureau/registratoin/clerk",
            "里没有",
            "是不是想写 riskctl new person bureau/registration/clerk",
        ),
        (
            "person",
            "bureau/registration",
            "不是岗位",
            "是不是想写 riskctl new department bureau/registration？",
        ),
        ("unit", "肃州", "里没有 肃州", "现有的单位：bureau。"),
        ("unit", "province", "external: true", ""),
        ("unti", "bureau", "没有“unti”这个选择", "是不是想写 unit？"),
        ("unit", "../../etc", "里没有 ../../etc", "现有的单位"),
    ],
)
def test_what_cannot_be_made_is_told(
    repository: Path, call: Call, kind: str, ref: str, said: str, hint: str
) -> None:
    before = sorted(repository.rglob("*"))
    ended = call("new", kind, ref, cwd=repository)
    assert (ended.code, ended.out) == (2, "") and said in ended.err and hint in ended.err
    assert sorted(repository.rglob("*")) == before


def test_a_register_in_a_table_is_one_too(repository: Path, call: Call) -> None:
    call("convert", "registers/bureau/registration", "--to", "csv", "--write", cwd=repository)
    ended = call("new", "person", "bureau/registration/clerk", cwd=repository)
    assert (
        ended.code == 2
        and "已经有登记表：registers/bureau/registration/" in ended.err
        and ".csv" in ended.err
    )


def test_without_an_organization_nothing_is_made(tmp_path: Path, call: Call) -> None:
    root = lay(tmp_path, {ORGANIZATION: "units: ["})
    ended = call("new", "unit", "bureau", cwd=root)
    assert ended.code == 1 and "organization.yaml 缺失或有错" in ended.err


def test_after_init_it_is_the_next_step(tmp_path: Path, call: Call) -> None:
    call("init", cwd=tmp_path)
    assert call("new", "person", "bureau/approval/chief", cwd=tmp_path).code == 0
    assert found(call, tmp_path) == ["RK108", "RK622"]  # its own, and the example of init
