"""A register that nobody reads, or that stands twice: check names it, what publishes, prints or signs
refuses, and what lists says which file it left out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REGULATIONS, REPOSITORY
from tests.conftest import Call, lay

TEXT = REPOSITORY[CLERK]
REF = "bureau/registration/clerk"
FOLDER = "registers/bureau/registration"
SECOND = TEXT.replace("id: R01", "id: R02")
IN_PLACE = {  # where the clerk's register lies instead, and the rule that names it
    f"{FOLDER}/clerk.yml": "RK007",
    f"{FOLDER}/clerk.YAML": "RK007",
    f"{FOLDER}/.clerk.yaml": "RK007",
    "registers/bureau/.registration/clerk.yaml": "RK007",
    f"{FOLDER}/clerk/2010/clerk.yaml": "RK007",
    f"{FOLDER}/aux.yaml": "RK008",
    f"{FOLDER}/clerk.yaml.bak": "RK007",
    f"{FOLDER}/clerk.yaml~": "RK007",
    f"{FOLDER}/clerk": "RK007",
}
OUTSIDE = ("clerk.yaml", "旧稿/clerk.yaml", "register/bureau/registration/clerk.yaml", "a/b/c/clerk.YML")
REFUSED = (
    "notice open bureau --early 急用 --early-by leading_group",
    "sign self bureau/registration --gather",
    "sample bureau",
    "rollover 2011",
    "render ledger bureau",
    "render annex-3 bureau --gather",
    "render announcement bureau",
    "dossier 2010",
)
LISTING = ("list", "level", "status", "due", "explain 三级", "assess bureau --new")


def state(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def moved(tmp_path: Path, there: str) -> Path:
    return lay(tmp_path, {CLERK: None, there: TEXT})


@pytest.mark.parametrize("there", [*IN_PLACE, *OUTSIDE])
def test_check_names_it(tmp_path: Path, call: Call, there: str) -> None:
    ended = call("check", "--format", "github", cwd=moved(tmp_path, there))
    rule = IN_PLACE.get(there, "RK007")
    assert any(f"file={there}," in line and rule in line for line in ended.out.splitlines())


@pytest.mark.parametrize("words", REFUSED)
@pytest.mark.parametrize("there", IN_PLACE)
def test_what_publishes_prints_or_signs_refuses(tmp_path: Path, call: Call, there: str, words: str) -> None:
    root = moved(tmp_path, there)
    before = state(root)
    ended = call(*words.split(), cwd=root)
    assert (ended.code, ended.out, ended.err.count(there)) == (1, "", 1)
    assert state(root) == before


@pytest.mark.parametrize("words", LISTING)
@pytest.mark.parametrize("there", IN_PLACE)
def test_what_lists_says_what_it_left_out(tmp_path: Path, call: Call, there: str, words: str) -> None:
    ended = call(*words.split(), cwd=moved(tmp_path, there))
    assert ended.code == 0 and ended.err.count(there) == 1


@pytest.mark.parametrize("words", [*REFUSED, *LISTING])
def test_one_that_lies_outside_is_told_too(tmp_path: Path, call: Call, words: str) -> None:
    root = lay(tmp_path, {OUTSIDE[1]: SECOND})
    ended = call(*words.split(), cwd=root)
    assert ended.code in (0, 2) and (ended.err.count(OUTSIDE[1]) == 1 or ended.code == 2)


def test_what_is_ignored_with_its_reason_is_told_no_more(tmp_path: Path, call: Call) -> None:
    ignored = "ignore:\n  - {rule: RK007, at: 旧稿, reason: 上一年的底稿}\n"
    root = lay(tmp_path, {OUTSIDE[1]: SECOND, "riskctl.yaml": REPOSITORY["riskctl.yaml"] + ignored})
    assert call("check", cwd=root).code == 0
    assert OUTSIDE[1] not in call("list", cwd=root).err


@pytest.mark.parametrize(
    ("there", "text"),
    [
        ("文档/制度.yaml", REPOSITORY[REGULATIONS]),
        ("导出.csv", "编号,风险点,等级\nR01,甲,三级\n"),
        ("other/riskctl.yaml", REPOSITORY["riskctl.yaml"]),
        ("other/registers/bureau/registration/clerk.yaml", TEXT),
        (".riskctl/clerk.yaml", TEXT),
        ("registers/bureau/._clerk.yaml", TEXT),
        ("registers/bureau/notes.txt", "说明\n"),
    ],
)
def test_what_is_no_register_of_this_repository_is_passed_by(
    tmp_path: Path, call: Call, there: str, text: str
) -> None:
    root = lay(tmp_path, {there: text, "other/riskctl.yaml": REPOSITORY["riskctl.yaml"]})
    assert "RK00" not in call("check", "--format", "github", cwd=root).out
    assert there not in call("list", cwd=root).err


@pytest.mark.parametrize("link", [CLERK, "registers/bureau/registration", "registers/bureau", "registers"])
def test_a_link_is_nothing_that_can_be_published(tmp_path: Path, call: Call, link: str) -> None:
    root, away = lay(tmp_path / "库"), tmp_path / "elsewhere"
    shutil.move(root / link, away)
    (root / link).symlink_to(away)
    found = call("check", "--select", "RK008", "--format", "github", cwd=root)
    assert found.code == 1 and f"file={link}," in found.out
    for words in REFUSED:
        ended = call(*words.split(), cwd=root)
        assert (ended.code, ended.out, ended.err.count(link)) == (1, "", 1), words


TWICE = {
    "a table": (
        "registers/bureau/registration/registers.csv",
        "岗位,编号,风险点,风险性质,风险类别,权力事项,流程环节,发生概率,危害程度,风险等级,防范措施,措施类型,措施责任人,完成时限\n"
        "科员,R02,收件不出凭证,廉政风险,行政审批类,acceptance-review,registration/accept,高,严重,3,"
        "科长每周抽查受理件的一成，在复核记录上签名,监督,registration/chief,2010-05-31\n",
    ),
}


@pytest.mark.parametrize("words", REFUSED)
def test_two_registers_of_one_subject_are_an_error_and_no_whole(
    tmp_path: Path, call: Call, words: str
) -> None:
    file, text = TWICE["a table"]
    root = lay(tmp_path, {file: text})
    found = call("check", "--select", "RK105", "--format", "github", cwd=root)
    assert found.code == 1 and f"title=RK105 duplicate-id::{REF} 有两份登记表" in found.out
    before = state(root)
    ended = call(*words.split(), cwd=root)
    assert (ended.code, ended.out) == (1, "") and state(root) == before
    assert ended.err.count(CLERK) == ended.err.count(file) == 1


@pytest.mark.parametrize(
    "words",
    [
        "level --explain {}",
        "explain {}",
        "warn {} --sign 没有凭证 --due 2010-05-01",
        "done {}",
        "review {} --basis 看过",
    ],
)
@pytest.mark.parametrize(
    ("file", "text"),
    [
        (CLERK, TEXT + "  odd: [\n"),
        (CLERK, TEXT.replace("id: R01", "id: R02")),
        (CLERK, TEXT.replace("probability: 高", "probability: 中等")),
    ],
)
def test_a_point_is_not_denied_that_may_be_unread(
    tmp_path: Path, call: Call, file: str, text: str, words: str
) -> None:
    root = lay(tmp_path, {file: text})
    ended = call(*words.format(f"{REF}#R01").split(), cwd=root)
    if "R02" in text:
        assert ended.code == 2 and "R02" in ended.err  # read whole: it is not there, and the nearest is told
    elif "中等" in text and words.startswith("explain"):
        assert ended.code == 0 and "“中等”不是其中的一个" in ended.out  # not graded: what there is to choose
    else:
        assert (ended.code, ended.out, ended.err.count(file)) == (1, "", 1) and "说不准" in ended.err


@pytest.mark.parametrize("words", [*REFUSED, *LISTING])
def test_a_workbook_among_registers_is_said_to_be_left_out(tmp_path: Path, call: Call, words: str) -> None:
    root = lay(tmp_path, {f"{FOLDER}/台账.xlsx": "PK"})
    assert call(*words.split(), cwd=root).err.count(f"{FOLDER}/台账.xlsx") == 1


def test_what_is_no_register_or_backs_one_up_is_passed_by_among_registers(tmp_path: Path, call: Call) -> None:
    others = {"registers/README.md": "说明", f"{FOLDER}/图.png": "x"}
    root = lay(tmp_path, {f"{FOLDER}/clerk.yaml~": TEXT, **others})
    ended = call("check", "--fail-on", "info", cwd=root)
    assert "RK007" not in ended.out and call("sign", "self", REF, cwd=root).code == 0


def test_a_workbook_kept_there_with_a_reason_is_not(tmp_path: Path, call: Call) -> None:
    reason = "ignore: [{rule: RK007, path: registers/**, reason: 原件留底}]\n"
    programme = REPOSITORY["riskctl.yaml"] + reason
    root = lay(tmp_path, {f"{FOLDER}/台账.xlsx": "PK", "riskctl.yaml": programme})
    assert "台账" not in call("list", cwd=root).err
