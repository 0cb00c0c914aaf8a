"""What was published is printed in the words of its day, whatever registers and organisation say later."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, PROGRAMME, REPOSITORY
from riskctl.check.example_logs import DIGEST, ISSUE, noticed, signed, steps
from tests.conftest import Call, lay
from tests.history.history import committed

PAGE = "rendered/announcement/bureau.html"
EARLY = ("--early", "尚未审定", "--early-by", "bureau/leading_group")  # nothing is confirmed here
OLD, NEW = "受理时对材料不齐的熟人企业先行受理", "受理时对材料不齐的中介企业先行受理"
CHANGES = (  # of what a notice prints: the point, its owner's title, who publishes, whom comments go to
    (CLERK, "熟人", "中介"),
    (CLERK, "科长每周抽查受理件的一成", "科长每月抽查"),
    (ORGANIZATION, "name: 注册登记科", "name: 许可科"),
    (ORGANIZATION, "    name: 示例局\n", "    name: 新局\n"),
    (ORGANIZATION, "name: 领导小组办公室", "name: 新办公室"),
    (PROGRAMME, "contact: 领导小组办公室", "contact: 新电话"),
    (PROGRAMME, "name: 示例局廉政风险点防范管理", "name: 新方案"),
)


def change(root: Path, *changes: tuple[str, str, str]) -> None:
    for file, old, new in changes:
        text = (root / file).read_text("utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new), "utf-8")


def printed(call: Call, root: Path, kind: str, *words: str) -> str:
    ended = call("render", kind, *words, cwd=root)
    assert ended.code == 0, ended.err
    return (root / ended.out.splitlines()[0]).read_text("utf-8")


@pytest.mark.parametrize("kind", ["announcement", "board"])
def test_an_announcement_is_in_the_words_of_the_day_it_was_opened(
    call: Call, tmp_path: Path, kind: str
) -> None:
    root = lay(tmp_path, {})
    assert call("notice", "open", "bureau", *EARLY, cwd=root).code == 0
    before = printed(call, root, kind)
    change(root, *CHANGES)
    assert printed(call, root, kind, "--today", "2010-05-20") == before
    for words in (OLD, "注册登记科", "示例局", "科长每周抽查", "■ 三级"):
        assert words in before


def test_a_notice_keeps_each_measure_and_who_watches(call: Call, tmp_path: Path) -> None:
    more = (
        "    measures:\n      - {text: 一, owner: registration/chief, due: 2010-05-31}\n      - {text: 二}\n"
    )
    head, _, _ = REPOSITORY[CLERK].partition("    measures:\n")
    root = lay(tmp_path, {CLERK: head + more})
    call("notice", "open", "bureau", *EARLY, cwd=root)
    lines = (root / "cycles/2010/notices/bureau/opened.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("登记表,编号,部门,岗位,只有一人,")
    assert ",一,,科长,2010-05-31" in "\n".join(lines) and lines[-1].endswith(",二,,,")
    change(root, (CLERK, "text: 一,", "text: 三,"))
    page = printed(call, root, "announcement")
    assert "<li>一</li><li>二</li>" in page.replace("\n", "") and "局党组" in page
    assert call("check", "--select", "RK007,RK005,RK105", cwd=root).code == 0


def test_the_public_edition_hides_of_kept_words_what_tells_a_person(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    call("notice", "open", "bureau", "--edition", "public", *EARLY, cwd=root)
    change(root, (ORGANIZATION, "name: 科员, key: true", "name: 科员, seats: 2, key: true"))
    page = printed(call, root, "announcement")
    assert "不对外公布" in page and "三级" not in page and "局党组" not in page and OLD in page


def test_the_notice_of_issue_is_in_the_words_of_its_day(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, noticed() | signed())
    ended = call("notice", "issue", "bureau", "--number", "示局发〔2010〕8号", *EARLY, cwd=root)
    assert ended.code == 0, ended.err
    before = printed(call, root, "issuance")
    assert "注册登记科、纪检组：" in before and "抄送：省局" in before and OLD in before
    change(root, *CHANGES[:3])
    assert printed(call, root, "issuance", "示局发〔2010〕8号", "--today", "2010-06-30") == before


LEVELS = """\
schema: riskctl/policy/v1
extends: jiuquan-2010
levels:
  - {id: 1, name: 低级, monitor: responsible}
  - {id: 2, name: 二级, monitor: leader_in_charge}
  - {id: 3, name: 三级, monitor: discipline_office}
"""


def test_levels_and_who_watches_them_are_those_of_the_day_it_was_opened(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, signed())
    assert call("notice", "open", "bureau", *EARLY, cwd=root).code == 0
    ended = call(
        *("notice", "issue", "bureau", "--number", "示局发〔2010〕8号", *EARLY, "--today", "2010-05-20"),
        cwd=root,
    )
    assert ended.code == 0, ended.err
    before = printed(call, root, "issuance")
    assert "三级1个，由党组、纪检组（监察室）监控" in before
    (root / "own.yaml").write_text(LEVELS, "utf-8")
    change(root, (PROGRAMME, "policy: jiuquan-2010", "policy: own.yaml"))
    assert printed(call, root, "issuance") == before
    notice = root / "cycles/2010/notices/bureau.yaml"
    head, _, rest = notice.read_text("utf-8").partition("levels:\n")
    notice.write_text(head + rest[rest.index("snapshot:") :], "utf-8")  # as before levels were kept
    assert "三级1个。" in printed(call, root, "issuance")


def test_a_notice_of_before_words_were_kept_is_printed_while_the_registers_are_what_it_published(
    call: Call, tmp_path: Path
) -> None:
    root = lay(tmp_path, noticed())
    assert OLD in printed(call, root, "announcement")
    change(root, CHANGES[0])
    ended = call("render", "announcement", cwd=root)
    assert (ended.code, ended.out) == (1, "")
    assert "没有印公示 bureau：它只记了指纹，bureau/registration/clerk#R01 后来改过" in ended.err
    assert "本年度" not in call("render", "comments", cwd=root).err


def test_it_is_then_printed_from_the_commit_that_proves_to_be_it(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, noticed() | steps(ISSUE))
    committed(root, {})
    change(root, *CHANGES[:2])
    committed(root, {})
    page = printed(call, root, "announcement", "bureau")
    assert OLD in page and NEW not in page and "科长每周抽查" in page
    issue = printed(call, root, "issuance", "示局发〔2010〕8号")
    assert OLD in issue and "示局发〔2010〕8号" in issue and "各科室：" in issue


def test_a_commit_that_does_not_prove_it_is_not_taken(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, noticed(digest=DIGEST.replace("9", "8")))
    committed(root, {})
    assert call("render", "announcement", cwd=root).code == 1


def test_comments_go_to_the_contact_of_the_unit_before_that_of_the_programme(
    call: Call, tmp_path: Path
) -> None:
    root = lay(tmp_path, {})
    change(
        root,
        (ORGANIZATION, "    name: 示例局\n", "    name: 示例局\n    contact: 办公室赵甲一 0937-2610001\n"),
    )
    page = printed(call, root, "announcement")
    assert "办公室赵甲一 0937-2610001" in page and "反映：领导小组办公室" not in page
    assert call("check", "--select", "RK701,RK703", cwd=root).code == 0
    call("notice", "open", "bureau", *EARLY, cwd=root)
    assert call("check", "--select", "RK701,RK703", cwd=root).code == 0
    assert "办公室赵甲一 0937-2610001" in printed(call, root, "announcement")
