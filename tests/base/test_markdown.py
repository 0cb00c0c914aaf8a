"""Text within Markdown is shown as it is: it opens nothing, calls nobody and links nothing."""

from __future__ import annotations

import pytest

from riskctl.base.markdown import code, escaped, line_start, quiet


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<b>甲</b> | 乙", r"\<b\>甲\</b\> \| 乙"),
        ("![图](http://x)", r"\!\[图\](http://x)"),
        ("`a` *b* _c_ ~d~ $e$ #1 &lt;", r"\`a\` \*b\* \_c\_ \~d\~ \$e\$ \#1 \&lt;"),
    ],
)
def test_what_markdown_takes_for_its_own_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize(("text", "written"), [("- 甲", r"\- 甲"), ("1. 甲", r"1\. 甲"), ("a - b", "a - b")])
def test_a_line_begins_no_list(text: str, written: str) -> None:
    assert line_start(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("问 @octocat", "问 @&#8203;octocat"),
        ("见 #12 和 !3", r"见 \#&#8203;12 和 \!&#8203;3"),
        ("https://x.cn www.x.cn", "https:&#8203;//x.cn www&#8203;.x.cn"),
        ("a@b，#甲", r"a@&#8203;b，\#甲"),
    ],
)
def test_a_comment_calls_nobody_and_links_nothing(text: str, written: str) -> None:
    assert quiet(text) == written


@pytest.mark.parametrize(
    ("text", "written"), [("suzhou#01", "`suzhou#01`"), ("a|b", r"`a\|b`"), ("a`b", r"a\`b"), (" ", " ")]
)
def test_a_name_stands_as_code_where_code_can_hold_it(text: str, written: str) -> None:
    assert code(text) == written
