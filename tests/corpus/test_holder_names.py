"""Holders' names found in a text, whatever stands between or for their characters, and nothing else."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.location import Span
from riskctl.base.visible import is_blank
from riskctl.corpus.holder_names import LONGEST, HolderNames
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.people import PeopleIndex
from riskctl.records.kinds.organization import Organization
from riskctl.records.kinds.people import People
from tests.hostile.names import DISGUISES, HOLDERS

NAMES = st.text(min_size=1, max_size=60).filter(lambda name: not is_blank(name))
POSTS = [{"id": "a", "name": "档案管理员"}, {"id": "b", "name": "安全委员"}]
ORGANIZATION = OrganizationIndex(
    Organization.model_validate(
        {
            "schema": "s",
            "units": [{"id": "u", "name": "局", "departments": [{"id": "d", "name": "科", "posts": POSTS}]}],
        }
    )
)


def names(*clear: str, words: tuple[str, ...] = ()) -> HolderNames:
    """Return the search for these names, `words` being common words too."""
    holders = [{"name": name} for name in clear] + [{"name": n, "ambiguous": "是"} for n in words]
    people = People.model_validate({"schema": "s", "holders": {"u/d/a": holders}})
    return HolderNames(PeopleIndex(people, date(2010, 4, 15)), ORGANIZATION)


KNOWN = names("赵甲一", "张三", "张三丰", "买买提·艾力", "John Smith", "欧", words=("高峰",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由赵甲一负责", ["赵甲一"]),
        ("赵 甲一", ["赵 甲一"]),
        ("赵\u3000甲\u3000一", ["赵 甲 一"]),
        ("赵\n  甲一", ["赵\n  甲一"]),
        ("赵·甲一、张三", ["赵·甲一", "张三"]),
        ("张三丰", ["张三丰"]),
        ("买买提艾力", ["买买提艾力"]),
        ("买买提•艾力", ["买买提•艾力"]),
        ("由JOHN SMITH办理", ["JOHN SMITH"]),
        ("ｊｏｈｎ　ｓｍｉｔｈ", ["john smith"]),
        ("John Smithson", []),
        ("AJohn Smith", []),
        ("赵甲、甲一", []),
        ("赵，甲一", []),
        ("欧元", []),  # a name of one character is not looked for
        ("高峰时段加派人手", []),
        ("高峰", ["高峰"]),
        (" 高 峰 ", ["高 峰"]),
        ("高峰同志", ["高峰"]),
        ("科长高峰签字", ["高峰"]),
        ("档案管理员 高峰", ["高峰"]),
    ],
)
def test_what_is_a_name_in_a_value(text: str, found: list[str]) -> None:
    assert [one.name for one in KNOWN.within(text)] == found
    assert KNOWN.may_be_in(text) or not found


WORDS = names("高峰", "张力", "和平", "安全", "李四", "欧阳春", words=("平安", "文明"))


@pytest.mark.parametrize(
    "text",
    [
        *("高峰", " 高 峰 ", "高峰同志", "科长高峰签字", "档案管理员 高峰", "（高峰）", "高峰、李四"),
        *(
            "由高峰负责",
            "由张力、",
            "李四每周抽查",
            "请李四审核",
            "李四科长会签",
            "李四书记处理",
            "科长李四说",
        ),
        *("由欧阳春办理", "见欧阳春处", "平安", "平安同志", "科长平安签字", "安全"),
    ],
)
def test_a_name_stands_as_a_person_alone_beside_a_title_or_doing_something(text: str) -> None:
    assert next(one.is_person for one in WORDS.within(text))


@pytest.mark.parametrize(
    "text",
    [
        *("高峰期加派人手", "避开高峰时段", "扩张力度不够", "维护和平稳定", "加强安全生产监管", "安全生产"),
        *("科长高峰期到窗口", "安全主席团", "安全主任办公会", "和李四一起", "科员安全意识不强"),
    ],
)
def test_inside_a_longer_word_it_is_a_question(text: str) -> None:
    assert [one.is_person for one in WORDS.within(text)] == [False]


@pytest.mark.parametrize("text", ["文明窗口", "平安建设", "创建平安", "讲文明、守规矩", "平安委员会"])
def test_a_name_that_is_told_to_be_a_word_is_no_question(text: str) -> None:
    assert WORDS.within(text) == []


def test_what_the_organisation_calls_its_own_is_no_name() -> None:
    assert WORDS.within("安全委员每月抽查") == []
    assert [one.is_person for one in WORDS.within("安全委员每月抽查", own_terms=False)] == [False]
    assert [one.is_person for one in WORDS.within("安全同志每月抽查")] == [True]


@pytest.mark.parametrize("text", DISGUISES)
def test_names_that_look_the_same_are_the_same(text: str) -> None:
    search = names(*HOLDERS)
    assert search.may_be_in(text)
    assert [one.is_person for one in search.within(f"x {text}，")] == [True]
    shown = search.veiled(f"x {text}，")
    assert shown.endswith("○，") and not search.within(shown)


def test_a_message_shows_the_first_character_of_a_name() -> None:
    assert WORDS.veiled("由高峰和欧阳春办，平安无事") == "由高○和欧○○办，平安无事"


def test_a_place_is_that_of_the_name_alone() -> None:
    text = "# 科长高峰填，赵 甲一审\n"
    assert [(one.name, one.span) for one in KNOWN.places(text)] == [
        ("高峰", Span(4, 6)),
        ("赵 甲一", Span(8, 12)),
    ]


@pytest.mark.parametrize("text", ["\\u8d75甲一", "赵甲⼀", "ＪｏｈｎＳｍｉｔｈ"])
def test_what_is_disguised_is_worth_a_look(text: str) -> None:
    assert KNOWN.may_be_in(text)


@given(
    st.lists(st.text("甲乙丙丁戊", min_size=2, max_size=4), min_size=1, max_size=12),
    st.text("甲乙丙丁戊，\u3000", max_size=30),
)
def test_a_text_holds_a_name_as_plain_search_finds_it(known: list[str], text: str) -> None:
    bare = unicodedata.normalize("NFKC", text).replace(" ", "")
    assert bool(names(*known).within(text)) == any(name in bare for name in known)


@given(st.text("一甲JoHn", min_size=2, max_size=4), st.text("一⼀㊀甲⽥JoHnＪｏＨｎ \u3000·，", max_size=20))
def test_no_name_escapes_the_first_look(name: str, text: str) -> None:
    assert names(name).may_be_in(text) or not names(name).within(text)


@given(NAMES, st.text(max_size=60))
def test_any_name_and_any_text_can_be_searched(name: str, text: str) -> None:
    search = names(name, words=(name + "甲",))
    assert search.may_be_in(text) in (True, False) and isinstance(search.within(text), list)
    for one in search.places(text):
        assert unicodedata.normalize("NFKC", text[one.span.start : one.span.end]) == one.name


def test_a_very_long_name_is_found_by_its_beginning() -> None:
    (found,) = names("甲" * 300).within("乙" + "甲" * LONGEST)
    assert found.name == "甲" * LONGEST


def test_without_names_nothing_is_found() -> None:
    search = names()
    assert not search.may_be_in("赵甲一") and search.within("科长") == [] and not list(search.places("科长"))
