"""`riskctl warn`, `rectify` and `respond`: each call is one row, and of persons nothing but a reference."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from lxml import html

from tests.conftest import Call

POINT = "bureau/registration/clerk#R01"
WARNINGS = "cycles/2010/warnings/bureau.csv"
NOTICES = "cycles/2010/rectification/bureau.csv"
RESPONSES = "cycles/2010/responses/bureau.csv"
WARN = ("warn", POINT, "--sign", "十件受理有一件没有复核签名", "--due", "2010-04-25")
RECTIFY = (
    "rectify",
    "bureau/registration",
    "--basis",
    "四月检查",
    "--demand",
    "补齐复核签名",
    "--due",
    "2010-04-30",
)


def lines(root: Path, file: str) -> list[str]:
    return (root / file).read_text("utf-8-sig").splitlines()


def test_a_warning_letter_is_a_row_and_so_is_each_event_after_it(repository: Path, call: Call) -> None:
    assert call(*WARN, cwd=repository).code == 0
    first = (repository / WARNINGS).read_bytes()
    assert call("warn", "bureau/1", "签收", "--today", "2010-04-16", cwd=repository).code == 0
    assert call("warn", "bureau/1", "replied", "--today", "2010-04-20", cwd=repository).code == 0
    assert call("warn", "bureau/1", "verified", "--today", "2010-04-22", cwd=repository).code == 0
    assert (repository / WARNINGS).read_bytes().startswith(first)
    assert lines(repository, WARNINGS) == [
        "编号,日期,事项,送达,回复期限,称呼,发文单位,落款,说明,风险点,苗头性问题,风险点内容,风险点所在,依据,要求,文号",
        "1,2010-04-15,发出,bureau/registration/clerk,2010-04-25,示例局注册登记科科员,示例局,领导小组办公室,,"
        f"{POINT},十件受理有一件没有复核签名,受理时对材料不齐的熟人企业先行受理,示例局注册登记科科员,,,",
        "1,2010-04-16,签收,,,,,,,,,,,,,",
        "1,2010-04-20,回复,,,,,,,,,,,,,",
        "1,2010-04-22,核实,,,,,,,,,,,,,",
    ]
    assert call("check", "--today", "2010-05-10", cwd=repository).code == 0


def test_a_notice_follows_from_an_inspection_that_is_there(repository: Path, call: Call) -> None:
    ended = call(*RECTIFY, "--inspection", "bureau-2010-04-15", cwd=repository)
    assert (ended.code, (repository / NOTICES).exists()) == (2, False)
    assert "没有“bureau-2010-04-15”这次检查" in ended.err and "riskctl inspect" in ended.err
    assert call("inspect", "bureau", cwd=repository).code == 0
    assert "bureau-2010-04-15" in call(*RECTIFY, "--inspection", "bureau-2010", cwd=repository).err
    assert call(*RECTIFY, "--inspection", "bureau-2010-04-15", cwd=repository).code == 0
    assert "bureau-2010-04-15" in lines(repository, NOTICES)[1]


def test_numbers_go_up_within_the_unit(repository: Path, call: Call) -> None:
    for _ in range(3):
        call(*WARN, cwd=repository)
    call(*RECTIFY, cwd=repository)
    assert [line.split(",")[0] for line in lines(repository, WARNINGS)[1:]] == ["1", "2", "3"]
    assert lines(repository, NOTICES)[1].startswith("1,")


@pytest.mark.parametrize(
    ("issue", "command", "rule"), [(WARN, "warn", "RK506"), (RECTIFY, "rectify", "RK608")]
)
def test_a_letter_unanswered_past_its_day_is_said(
    repository: Path, call: Call, issue: tuple[str, ...], command: str, rule: str
) -> None:
    late = ("check", "--select", rule, "--today", "2010-05-02")
    call(*issue, cwd=repository)
    assert rule not in call("check", "--select", rule, "--today", "2010-04-25", cwd=repository).out
    assert rule in call(*late, cwd=repository).out
    call(command, "bureau/1", "replied", "--today", "2010-05-02", cwd=repository)
    assert rule not in call(*late, cwd=repository).out


PLAIN = ("rectify", "bureau", "--basis", "检查", "--demand", "改", "--due", "2010-04-25")
PERSONAL = ("rectify", "bureau", "--person", "--reference", "示局纪〔2010〕3号")
TYPED = ("--to", "李丁四", "--basis", "六月检查", "--demand", "退还礼品", "--due", "2010-06-20")


def test_a_notice_to_a_person_is_printed_from_what_is_typed_and_kept_nowhere(
    repository: Path, call: Call
) -> None:
    letter = repository.parent / "通知书.html"
    ended = call(*PERSONAL, *TYPED, "--print", str(letter), cwd=repository)
    assert ended.code == 0 and str(letter) in ended.err
    text = html.parse(letter).getroot().text_content()
    assert all(part in text for part in ("李丁四：", "退还礼品", "2010年6月20日", "示局纪〔2010〕3号"))
    kept = [file.read_bytes() for file in repository.glob("cycles/**/*.csv")]
    assert kept and not [data for data in kept if "李丁四".encode() in data or "礼品".encode() in data]


def test_a_notice_to_a_person_is_printed_in_the_format_its_file_names(repository: Path, call: Call) -> None:
    letter = repository.parent / "通知书.docx"
    ended = call(*PERSONAL, *TYPED, "--found", "收受礼品", "--print", str(letter), cwd=repository)
    assert ended.code == 0
    paper = docx.Document(str(letter))
    text = "\n".join(p.text for p in paper.paragraphs)
    assert all(part in text for part in ("李丁四：", "收受礼品。", "退还礼品。", "示局纪〔2010〕3号"))
    assert "整改情况回复单" in text and len(paper.tables) == 4


def test_the_number_of_a_letter_begins_with_the_code_of_who_sends_it(repository: Path, call: Call) -> None:
    file = repository / "organization.yaml"
    file.write_text(
        file.read_text("utf-8").replace("    name: 示例局\n", "    name: 示例局\n    letter_code: 示局\n"),
        "utf-8",
    )
    call(*WARN, cwd=repository)
    call(*RECTIFY, cwd=repository)
    assert lines(repository, WARNINGS)[1].endswith(",示局预警〔2010〕1号")
    assert lines(repository, NOTICES)[1].endswith(",示局整改〔2010〕1号")


def test_a_unit_hears_from_the_body_above_and_an_inspection_from_who_inspected(
    repository: Path, call: Call
) -> None:
    call("rectify", "bureau", *RECTIFY[2:], cwd=repository)
    assert ",示例局,省局,省局党组," in lines(repository, NOTICES)[1]
    call("inspect", "bureau", "--by", "discipline_office", cwd=repository)
    call(*RECTIFY, "--inspection", "bureau-2010-04-15", cwd=repository)
    assert ",示例局注册登记科,示例局,纪检组," in lines(repository, NOTICES)[2]
    call(*RECTIFY, "--by", "party_group", cwd=repository)
    assert ",示例局,局党组," in lines(repository, NOTICES)[3]
    assert call(*RECTIFY, "--by", "nobody", cwd=repository).code == 2


def test_a_log_of_before_takes_a_letter_with_what_it_had_no_columns_for(repository: Path, call: Call) -> None:
    old = "编号,日期,事项,送达,整改期限,说明,依据,整改要求,检查编号,外部文号\n"
    (repository / NOTICES).parent.mkdir(parents=True)
    (repository / NOTICES).write_text(old + "1,2010-04-10,发出,bureau,2010-04-20,,检查,改,,\n", "utf-8")
    assert call(*RECTIFY, "--found", "没有签名", cwd=repository).code == 0
    head, first, second = lines(repository, NOTICES)
    assert head == old.strip() + ",称呼,发文单位,落款,查出的问题"
    assert first == "1,2010-04-10,发出,bureau,2010-04-20,,检查,改,,,,,," and second.endswith(",没有签名")
    assert call("check", "--select", "RK005", cwd=repository).code == 0


def test_a_letter_is_printed_nowhere_that_git_keeps(repository: Path, call: Call, tmp_path: Path) -> None:
    tree = tmp_path / "别的库"
    (tree / "信").mkdir(parents=True)
    (tree / ".git").write_text("gitdir: 别处\n", "utf-8")
    place = tree / "信" / "通知书.html"
    ended = call(*PERSONAL, *TYPED, "--print", str(place), cwd=repository)
    assert ended.code == 2 and f"在 git 的工作目录 {tree} 里" in ended.err and "~/通知书.html" in ended.err
    assert not place.exists()


@pytest.mark.parametrize("place", ["通知书.html", "registers/通知书.html", "../没有/通知书.html"])
def test_a_letter_that_names_a_person_never_lies_in_the_repository(
    repository: Path, call: Call, place: str
) -> None:
    before = sorted(repository.parent.rglob("*"))
    ended = call(*PERSONAL, *TYPED, "--print", place, cwd=repository)
    assert ended.code == 2 and place in ended.err and "../通知书.html" in ended.err
    assert sorted(repository.parent.rglob("*")) == before


def test_a_printed_letter_overwrites_nothing(repository: Path, call: Call) -> None:
    letter = repository.parent / "通知书.html"
    letter.write_text("别的", "utf-8")
    assert call(*PERSONAL, *TYPED, "--print", str(letter), cwd=repository).code == 2
    assert letter.read_text("utf-8") == "别的" and not list(repository.glob("cycles/**/*.csv"))


def test_a_notice_to_a_person_keeps_its_reference_alone(repository: Path, call: Call) -> None:
    ended = call("rectify", "bureau", "--person", "--reference", "示局纪〔2010〕3号", cwd=repository)
    assert ended.code == 0
    assert lines(repository, NOTICES)[1] == "1,2010-04-15,发出,,,,,,,,,,,示局纪〔2010〕3号"
    assert call("check", "--select", "RK704", cwd=repository).code == 0


def test_a_response_is_day_kind_and_reference(repository: Path, call: Call) -> None:
    ended = call("respond", "bureau", "诫勉谈话", "--reference", "示局纪〔2010〕3号", cwd=repository)
    assert ended.code == 0
    assert lines(repository, RESPONSES) == ["日期,处置方式,外部文号", "2010-04-15,诫勉谈话,示局纪〔2010〕3号"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("warn", "bureau/1", "replied"), "bureau/1"),
        (("warn", POINT, "--due", "2010-04-25"), "--sign"),
        (("warn", POINT, "--sign", "李丁四收礼", "--due", "2010-04-25"), "李○○"),
        (("warn", POINT, "--sign", "苗头", "--due", "2010-04-01"), "2010-04-01"),
        (("warn", POINT + "9", "--sign", "苗头", "--due", "2010-04-25"), POINT),
        (("warn", POINT, "--sign", "苗头", "--due", "2010-04-25", "--to", "nobody"), "nobody"),
        (
            (
                "rectify",
                "bureau/registration/clerk",
                "--basis",
                "检查",
                "--demand",
                "改",
                "--due",
                "2010-04-25",
            ),
            "riskctl rectify person",
        ),
        (("rectify", "bureau", "--person"), "--reference"),
        (("rectify", "bureau/registration", "--person", "--reference", "示局纪〔2010〕3号"), "bureau"),
        ((*PLAIN, "--to", "王某"), "--to 属于 riskctl rectify person"),
        ((*PLAIN, "--print", "../n.html"), "--print 属于 riskctl rectify person"),
        ((*PERSONAL, "--inspection", "bureau-2010-04-12"), "--inspection 属于 riskctl rectify issue"),
        (("warn", "bureau/1", "replied", "--sign", "苗头"), "--sign 属于 riskctl warn issue"),
        (("warn", "bureau/1", "replyed"), "是不是想写 replied？"),
        (
            ("rectify", "bureau", "--person", "--reference", "示局纪〔2010〕3号", "--demand", "退还礼品"),
            "--reference",
        ),
        (("rectify", "bureau", "--person", "--reference", "李丁四案2010"), "李○○"),
        (("respond", "bureau", "警示提醒", "--reference", "因收礼提醒谈话，已认错"), "外部文号"),
        (("respond", "bureau", "警示提醒", "--reference", "口头"), "外部文号"),
        (("respond", "bureau", "处分", "--reference", "3号"), "处分"),
        (("respond", "province", "警示提醒", "--reference", "3号"), "province"),
    ],
)
def test_a_wrong_call_says_why_and_writes_nothing(
    repository: Path, call: Call, words: tuple[str, ...], said: str
) -> None:
    ended = call(*words, cwd=repository)
    assert ended.code == 2 and said in ended.err
    assert not [*repository.glob("cycles/2010/*/*.csv")]


@pytest.mark.parametrize(
    ("events", "last"),
    [
        ((("received", "2010-04-16"),), ("received", "2010-04-17")),
        ((), ("replied", "2010-04-14")),
        ((), ("verified", "2010-04-17")),
    ],
)
def test_what_cannot_have_happened_is_refused(
    repository: Path, call: Call, events: tuple[tuple[str, str], ...], last: tuple[str, str]
) -> None:
    call(*WARN, cwd=repository)
    for event, day in events:
        call("warn", "bureau/1", event, "--today", day, cwd=repository)
    before = (repository / WARNINGS).read_bytes()
    event, day = last
    assert call("warn", "bureau/1", event, "--on", day, "--today", "2010-05-01", cwd=repository).code == 2
    assert (repository / WARNINGS).read_bytes() == before


@pytest.mark.parametrize(("issue", "command"), [(WARN, "warn"), (RECTIFY, "rectify")])
def test_a_letter_alone_asks_what_became_of_it(
    repository: Path, call: Call, issue: tuple[str, ...], command: str
) -> None:
    call(*issue, cwd=repository)
    ended = call(command, "bureau/1", cwd=repository)
    assert ended.code == 2 and f"写 riskctl {command} bureau/1 replied。" in ended.err


def test_all_that_a_notice_lacks_is_said_at_once(repository: Path, call: Call) -> None:
    ended = call("rectify", "bureau", "--basis", "检查", cwd=repository, lang="en")
    assert ended.code == 2 and "--demand" in ended.err and "--due" in ended.err
