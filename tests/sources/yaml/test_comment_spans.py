"""Where the comments of a YAML text stand, between what keys and values hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.sources.yaml.comments import comments
from riskctl.sources.yaml.reader import YamlTree, read


def found(text: str) -> list[str]:
    tree = read(text)
    assert isinstance(tree, YamlTree)
    return [text[span.start : span.end] for span in comments(tree)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n", []),
        ("# 一\na: 1 # 二\n# 三", ["# 一", "# 二", "# 三"]),
        ("a: '#1' # 二\n", ["# 二"]),
        ('a: "x # 1"\n"# b": c # 二', ["# 二"]),
        ("a: b#c\n", []),
        ("a: # 一\n  b: 1\n", ["# 一"]),
        ("a: # 一\n", ["# 一"]),
        ("a: |\n  # 一\nb: 2 # 二\n", ["# 二"]),
        ("a: | # 一\n  # 二\n", ["# 一"]),
        ("a: >-  # 一\n  二\n  # 三\n# 四\nb: 2", ["# 一", "# 四"]),
        ("a: [1, # 一\n  '#', 2] # 二\n", ["# 一", "# 二"]),
        ("a: {b: 1, # 一\n  c: []} # 二\n", ["# 一", "# 二"]),
        ("- a: 1 # 一\r\n- b # 二\r\n", ["# 一", "# 二"]),
        ("a: x\n  y # 一\n", ["# 一"]),
    ],
)
def test_comments_stand_outside_keys_and_values(text: str, expected: list[str]) -> None:
    assert found(text) == expected


_PLAIN = st.text(alphabet="ab甲#'：- ", min_size=1, max_size=9)


@given(st.lists(st.tuples(_PLAIN, _PLAIN, st.booleans()), min_size=1, max_size=6))
def test_every_comment_is_found_and_nothing_else(lines: list[tuple[str, str, bool]]) -> None:
    text, expected = "", []
    for n, (value, comment, quoted) in enumerate(lines):
        plain = value if quoted else "v"
        text += f"k{n}: '{plain.replace(chr(39), chr(39) * 2)}' # {comment}\n"
        expected.append(f"# {comment}")
    assert found(text) == expected
