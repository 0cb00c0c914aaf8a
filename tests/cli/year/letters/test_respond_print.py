"""`riskctl respond --print`: a notice such as 诫勉 is printed from what is typed, nothing of it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.conftest import Call

KEPT = ("respond", "bureau", "诫勉谈话", "--reference", "示局纪〔2010〕3号")
TYPED = ("--to", "李丁四", "--basis", "四月抽查", "--text", "收受代理人礼品，责令退还。")


@pytest.mark.parametrize(("lang", "title"), [("zh", "诫勉谈话通知书"), ("en", "Notice of admonition talk")])
def test_the_notice_says_what_was_typed_and_the_repository_does_not(
    repository: Path, call: Call, lang: str, title: str
) -> None:
    letter = repository.parent / "诫勉.html"
    ended = call(*KEPT, *TYPED, "--print", str(letter), cwd=repository, lang=lang)
    assert ended.code == 0 and str(letter) in ended.err
    page = html.parse(letter).getroot()
    heading = page.find(".//h1")
    assert heading is not None and heading.text_content() == f"纪检组{title}"
    said = page.text_content()
    assert all(part in said for part in ("李丁四", "四月抽查", "收受代理人礼品", "示局纪〔2010〕3号"))
    reply = {"zh": ("回复单", "本人签收"), "en": ("Reply to a notice", "Received on")}[lang]
    assert all(part in said for part in reply), "a letter with its receipt and a sheet to answer on"
    (log,) = repository.glob("cycles/2010/responses/*.csv")
    assert log.read_text("utf-8-sig").splitlines()[1:] == ["2010-04-15,诫勉谈话,示局纪〔2010〕3号"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (TYPED, "--print"),
        (("--print", "../诫勉.html", "--to", "李丁四"), "--basis"),
        ((*TYPED, "--print", "诫勉.html"), "../通知书.html"),
    ],
)
def test_nothing_is_written_where_the_notice_could_be_kept_or_is_not_whole(
    repository: Path, call: Call, words: tuple[str, ...], said: str
) -> None:
    before = sorted(repository.parent.rglob("*"))
    ended = call(*KEPT, *words, cwd=repository)
    assert ended.code == 2 and said in ended.err
    assert sorted(repository.parent.rglob("*")) == before
