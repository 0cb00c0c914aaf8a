"""Names: completed, explained, led to, listed and renamed, in registers, tables and the files of all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from riskctl.cli.shell.boundary import guarded
from tests.architecture.source import ROOT
from tests.editor.client import NEEDED, Editor, place_of

pytestmark = NEEDED
CLERK = "registers/suzhou/registration/clerk.yaml"
TABLE = "registers/jiuquan/consumer/registers.csv"
FLOW = "flows/enterprise-registration.yaml"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names") / "jiuquan"
    shutil.copytree(ROOT / "examples/jiuquan", folder)
    shutil.rmtree(folder / "cycles")  # nothing is on record yet, so that posts may be renamed
    own = "schema: riskctl/matters/v1\nmatters:\n  - {id: 药品采购, name: 药品采购招标, power: finance}\n"
    (folder / "matters.yaml").write_text(own, "utf-8")
    return folder


@pytest.fixture(scope="module")
def window(root: Path) -> Iterator[Editor]:
    with Editor(root) as one:
        yield one


@pytest.fixture
def editor(window: Editor) -> Iterator[Editor]:
    """The window of all tests, with no file open."""
    yield window
    window.close_files()


@pytest.fixture
def fresh(root: Path) -> Iterator[Editor]:
    """A window of a test's own, where the first findings told are those of what it opens."""
    with Editor(root) as one:
        yield one


def read(root: Path, file: str) -> str:
    return (root / file).read_text("utf-8-sig")


def offered(editor: Editor, file: str, text: str, piece: str) -> dict[str, str]:
    """What is offered behind `piece`: the text that would be written, and what is told of it."""
    found = editor.at("completion", file, *place_of(text, piece, len(piece)))
    return {one["textEdit"]["newText"]: one["detail"] for one in found["items"]} if found else {}


@pytest.mark.parametrize(
    ("typed", "text", "told"),
    [
        ("    matter: ", "acceptance-review", "权力事项 · 受理审查 · 行政审批权"),
        ("    flow: ", "enterprise-registration/accept", "流程环节 · 受理 · 企业登记"),
        ("    probability: ", "低", "发生概率 · 近三年偶有苗头或投诉，或者制度还留有空子"),
        ("    monitor: [", "discipline_office", "机构 · 肃州分局纪检组 · 酒泉市工商行政管理局肃州分局"),
        ("        owner: ", "chief", "岗位 · 股长 · 注册登记股"),
        ("        owner: ", "discipline/officer", "岗位 · 监察员 · 纪检组"),
        ("        owner: ", "discipline", "部门 · 纪检组 · 酒泉市工商行政管理局肃州分局"),
        ("        owner: jiuquan/", "jiuquan/legal/chief", "岗位 · 科长 · 酒泉市工商行政管理局法制科"),
        (
            "        regulation: ",
            "registration-review",
            "制度 · 《企业登记审查与核准规程》 · 酒工商发〔2009〕12号",
        ),
    ],
)
def test_what_may_be_written_is_offered(editor: Editor, root: Path, typed: str, text: str, told: str) -> None:
    """With nothing typed yet; and where a broken line below keeps the file from being read."""
    above = "        due: 2010-05-31\n" if typed.startswith("     ") else "    level: 3\n"
    for broken in ("", "  zzz\n"):
        now = read(root, CLERK).replace(above, f"{above}{typed}\n{broken}", 1)
        editor.open(CLERK, now)
        assert offered(editor, CLERK, now, above + typed).get(text) == told


def test_a_chinese_key_asks_for_names(editor: Editor, root: Path) -> None:
    file = "registers/guazhou/柳园所/所长.yaml"
    text = read(root, file)
    key = next(line for line in text.splitlines() if line.strip().startswith("权力事项:"))
    head = key[: key.index(":") + 2]
    now = text.replace(key, head, 1)
    editor.open(file, now)
    assert offered(editor, file, now, head)["受理审查"] == "权力事项 · acceptance-review · 行政审批权"


def test_a_cell_of_a_table_is_completed(fresh: Editor, root: Path) -> None:
    text = read(root, TABLE)
    fresh.open(TABLE, text)
    typed, told = "complaint-mediation,consumer-complaint/", "流程环节 · 是否受理 · 消费者申诉受理调解"
    assert offered(fresh, TABLE, text, typed)["consumer-complaint/accept"] == told
    # a row too short for the table to be read
    cut = text.replace(",complaint-handling,legal/reviewer,", ",complaint-handling,", 1)
    assert [one["code"] for one in fresh.change(TABLE, cut)] == ["RK005"]
    assert offered(fresh, TABLE, cut, ",complaint-handling,")["legal/reviewer"] == "岗位 · 核审员 · 法制科"


def test_the_ends_of_an_edge_are_nodes_of_its_chart(editor: Editor, root: Path) -> None:
    text = read(root, FLOW).replace("{from: accept, to: ", "{from: ", 1)
    editor.open(FLOW, text)
    found = offered(editor, FLOW, text, "{from: ")
    assert found["accept"] == "流程环节 · 受理 · 企业登记" and not any("/" in one for one in found)


@pytest.mark.parametrize(
    ("file", "piece", "into", "told"),
    [
        (CLERK, "matter: acc", 9, "权力事项“受理审查”（acceptance-review），属于行政审批权"),
        (
            CLERK,
            "regulation: reg",
            14,
            "制度《企业登记审查与核准规程》（registration-review），现行\n\n"
            "文号：酒工商发〔2009〕12号\n\n施行：2009-03-01 至 —",
        ),
        (
            CLERK,
            "flow: ",
            7,
            "流程“企业登记”的环节“受理”（enterprise-registration/accept）\n\n由 clerk 办理。",
        ),
        (CLERK, "owner: ", 8, "“注册登记股”的岗位“股长”（suzhou/registration/chief）"),
        (
            TABLE,
            "complaint-mediation",
            3,
            "权力事项“消费者申诉受理调解”（complaint-mediation），属于行政执法权",
        ),
        (TABLE, "legal/reviewer", 3, "“法制科”的岗位“核审员”（jiuquan/legal/reviewer）"),
    ],
)
def test_a_name_is_explained(editor: Editor, root: Path, file: str, piece: str, into: int, told: str) -> None:
    editor.open(file)
    answer = editor.at("hover", file, *place_of(read(root, file), piece, into))
    assert answer["contents"]["value"] == told


def stands(root: Path, editor: Editor, location: dict[str, Any]) -> tuple[str, str]:
    """The file of a location, and the text that stands there."""
    file = next(f for f in files(root) if editor.uri(f) == location["uri"])
    start, end = (location["range"][one] for one in ("start", "end"))
    line = read(root, file).split("\n")[start["line"]]
    return file, line[start["character"] : end["character"]]


def files(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("piece", "into", "leads_to"),
    [
        ("flow: ", 8, (FLOW, "accept")),
        ("owner: ", 8, ("organization.yaml", "chief")),
        ("post: ", 7, ("organization.yaml", "clerk")),
        ("regulation: ", 13, ("regulations.yaml", "registration-review")),
    ],
)
def test_a_name_leads_to_where_it_is_declared(
    editor: Editor, root: Path, piece: str, into: int, leads_to: tuple[str, str]
) -> None:
    editor.open(CLERK)
    found = editor.at("definition", CLERK, *place_of(read(root, CLERK), piece, into))
    assert stands(root, editor, found) == leads_to


def test_a_matter_of_the_policy_is_declared_nowhere_here(editor: Editor, root: Path) -> None:
    editor.open(CLERK)
    assert editor.at("definition", CLERK, *place_of(read(root, CLERK), "matter: ", 9)) is None


def test_the_places_that_name_a_post_are_listed(editor: Editor, root: Path) -> None:
    text = read(root, "organization.yaml")
    at = place_of(text, "{id: clerk, name: 受理审查员", 6)
    editor.open("organization.yaml")
    found = editor.at("references", "organization.yaml", *at, context={"includeDeclaration": True})
    listed = sorted({(stands(root, editor, one)) for one in found})
    assert listed == [
        ("organization.yaml", "clerk"),
        ("people.yaml", "suzhou/registration/clerk"),
        (CLERK, "clerk"),
    ]


def renamed(editor: Editor, root: Path, answer: dict[str, Any], folder: Path) -> Path:
    """A copy of the repository with the edits of an answer made, as an editor makes them."""
    shutil.copytree(root, folder)
    for change in answer["documentChanges"]:
        if change.get("kind") == "rename":
            old, new = (next_file(editor, root, change[key]) for key in ("oldUri", "newUri"))
            (folder / old).rename(folder / new)
            continue
        file = next(f for f in files(root) if editor.uri(f) == change["textDocument"]["uri"])
        lines = read(root, file).split("\n")
        for edit in sorted(change["edits"], key=lambda one: -one["range"]["start"]["character"]):
            start, end = edit["range"]["start"], edit["range"]["end"]
            line = lines[start["line"]]
            lines[start["line"]] = line[: start["character"]] + edit["newText"] + line[end["character"] :]
        (folder / file).write_text("\n".join(lines), "utf-8")
    return folder


def next_file(editor: Editor, root: Path, uri: str) -> str:
    return unquote(uri).removeprefix(unquote(editor.uri("x"))[:-1])


@pytest.mark.parametrize(
    ("file", "piece", "into", "new"),
    [
        (CLERK, "owner: ", 8, "head"),
        (CLERK, "regulation: ", 13, "review-2010"),
        (FLOW, "{id: accept", 6, "take-in"),
        ("matters.yaml", "{id: ", 6, "purchase"),
        ("organization.yaml", "{id: clerk, name: 受理审查员", 6, "受理员"),
    ],
)
def test_what_is_renamed_is_renamed_everywhere(
    editor: Editor, root: Path, tmp_path: Path, file: str, piece: str, into: int, new: str
) -> None:
    """What `check` finds after it is what it found before: no reference leads nowhere."""
    editor.open(file)
    at = place_of(read(root, file), piece, into)
    where = editor.at("prepareRename", file, *at)
    assert where["start"]["line"] == at[0]
    answer = editor.at("rename", file, *at, newName=new)
    assert "documentChanges" in answer, answer
    folder = renamed(editor, root, answer, tmp_path / "after")
    assert guarded(["check", "-C", str(root), "--output", str(tmp_path / "one.txt")]) == guarded(
        ["check", "-C", str(folder), "--output", str(tmp_path / "two.txt")]
    )
    one, two = ((tmp_path / f"{name}.txt").read_text("utf-8") for name in ("one", "two"))
    counted = [text.splitlines()[-2] for text in (one, two)]
    assert counted == ["发现 4 个问题：4 个警告。"] * 2


@pytest.mark.parametrize(
    ("file", "piece", "into", "new", "why"),
    [
        (
            CLERK,
            "matter: ",
            9,
            "x",
            "权力事项“acceptance-review”是随政策带来的，登记库里没有写它，改不了；"
            "自己的事项写在 matters.yaml 里。",
        ),
        (
            CLERK,
            "department: ",
            13,
            "x",
            "“suzhou/registration”是单位、部门或机构的编号，文件夹和一年的记录都照它取名，不在编辑器里改。",
        ),
        (CLERK, "title: ", 8, "x", "这里没有能改的编号；把光标放在岗位、制度、权力事项或流程环节的编号上。"),
        (CLERK, "owner: ", 8, "clerk", "“clerk”已经有了，换一个编号。"),
        (
            CLERK,
            "owner: ",
            8,
            "a b",
            "“a b”不能作编号：用字母、数字、汉字和 . _ -，以字母、数字或汉字开头，不超过 64 个字。",
        ),
    ],
)
def test_what_cannot_be_renamed_is_refused_with_a_sentence(
    editor: Editor, root: Path, file: str, piece: str, into: int, new: str, why: str
) -> None:
    editor.open(file)
    answer = editor.at("rename", file, *place_of(read(root, file), piece, into), newName=new)
    assert answer["message"] == why


def test_a_post_on_record_is_not_renamed() -> None:
    with Editor(ROOT / "examples/jiuquan") as editor:
        text = (ROOT / "examples/jiuquan" / CLERK).read_text("utf-8")
        editor.open(CLERK)
        answer = editor.at("rename", CLERK, *place_of(text, "post: ", 7), newName="x")
        assert answer["message"].startswith(
            "一年的记录里写着“suzhou/registration/clerk”（cycles/2010/signoffs/"
        )
        assert editor.close() == (0, "")  # to refuse is an answer, and no fault in a log


def test_a_fix_is_offered_where_the_finding_stands(fresh: Editor, root: Path) -> None:
    text = read(root, CLERK).replace("probability: 高", "probability: 低", 1)
    text = text.replace("regulation: registration-review", "regulation: registration-reviw", 1)
    told = {one["code"]: one for one in fresh.open(CLERK, text)}
    offered = {}
    for code, finding in told.items():
        actions = fresh.ask(
            "textDocument/codeAction",
            textDocument={"uri": fresh.uri(CLERK)},
            range=finding["range"],
            context={"diagnostics": [finding], "only": ["quickfix"]},
        )
        edits = [one["edit"]["documentChanges"][0]["edits"][0]["newText"] for one in actions]
        offered[code] = [
            (one["title"], one["isPreferred"], text) for one, text in zip(actions, edits, strict=True)
        ]
    assert offered == {
        "RK301": [("改成 2（RK301）", True, "2")],
        "RK204": [("是不是 registration-review（RK204）", False, "e")],
    }
