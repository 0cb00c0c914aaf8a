"""YAML texts for the tests of this room: shapes people write, and ways to break them."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from riskctl.base.location import Span

# Between them they hold every kind of value the reader knows, in block and in flow.
SHAPES = (
    "schema: riskctl/person/v1\nrisk_points:\n  - id: R01\n    title: 先行受理 # 见投诉\n    level: 3\n"
    "    measures: [{text: 加锁, type: institution}, 抽查]\n  - {id: R02, e:, x: 7}\n",
    "a:\n- 1\n- b: |\n    text\n    more\n\n  c: >-\n   folded\n   text\n- - x\n  - 'it''s'\n# end\n"
    'd: "q\\u3000\\n \\\n  z"\ne:\nf: ~\ng: {}\nh: []\n',
    "单位: 局\n风险点:\n  -\n    编号: 一\n    备注: |+\n      甲\n\n      乙\n\n"
    "  - 编号: 𠀀é\n    值: {甲: 乙, \"丙\": [丁, '戊'], 己: }\n",
    "{a: 1, b: [x, y, {c: d}],\n # c\n e: \"f\", g: 'h',\n}\n",
    "- a\n- b: c\n  d:\n    e: f\n    # comment\n    g:\n-\n- plain\n  multi line\n- 'single\n\n  multi'\n",
    "---\na: b\nc: |2\n   x\nd: >+\n\n  x\n\n...",
)
PIECES = (
    *"\n\r -:#?,[]{}&*!|>'\"@`~=<.x1é\u0301甲𠀀\u3000\\+",
    *(
        "\r\n",
        ": ",
        "- ",
        "? ",
        "  ",
        "---\n",
        "\n...\n",
        " #c",
        "\n#c\n",
        "|\n",
        "|-\n",
        ">+\n",
        "|2\n",
        ">1\n  ",
    ),
    *(
        "\n\n",
        "\n  ",
        "\n    ",
        "\n \n",
        "|\n \n",
        "|#",
        "> #c\n",
        "a: ",
        "a:",
        "\na: ",
        "\n- ",
        "\n-\n",
        "\n: ",
    ),
    *("{a: b}", "[a, b]", "{a", "[a:", ",,", "''", '""', "'x'", '"x"', '"\\n"', "[10:30]", "a?", "http://x"),
    *("<<: ", "!!s ", "&a ", "*a ", "null", "~", "- - ", "- a: ", "? a\n: b\n", "[a: b]", "e:, ", "\u00a0"),
)
Mutation = Callable[[str], str]


def _insert(at: int, piece: str) -> Mutation:
    return lambda text: text[: at % (len(text) + 1)] + piece + text[at % (len(text) + 1) :]


def _delete(at: int, count: int) -> Mutation:
    return lambda text: text[: at % (len(text) + 1)] + text[at % (len(text) + 1) + count :]


def _double(at: int, count: int) -> Mutation:
    return lambda text: text[: at % (len(text) + 1) + count] + text[at % (len(text) + 1) :]


def _of_lines(change: Callable[[list[str], int], list[str]], at: int) -> Mutation:
    def mutation(text: str) -> str:
        lines = text.splitlines(keepends=True)
        return "".join(change(lines, at % len(lines))) if lines else text

    return mutation


def _indent(by: int) -> Callable[[list[str], int], list[str]]:
    return lambda lines, n: [*lines[:n], " " * by + lines[n].lstrip(" "), *lines[n + 1 :]]


_AT, _COUNT = st.integers(0, 400), st.integers(1, 5)
mutations: st.SearchStrategy[Mutation] = st.one_of(
    st.builds(_insert, _AT, st.sampled_from(PIECES)),
    st.builds(_insert, _AT, st.sampled_from(PIECES)),
    st.builds(_delete, _AT, _COUNT),
    st.builds(_double, _AT, _COUNT),
    st.builds(_of_lines, st.just(lambda lines, n: lines[:n] + lines[n + 1 :]), _AT),
    st.builds(_of_lines, st.just(lambda lines, n: lines[: n + 1] + lines[n:]), _AT),
    st.builds(_of_lines, st.just(lambda lines, n: lines[n:]), _AT),
    st.builds(_of_lines, st.builds(_indent, st.integers(0, 6)), _AT),
    st.sampled_from(["\r\n", "\r"]).map(lambda end: lambda text: text.replace("\n", end)),
    st.just(lambda text: text.rstrip("\r\n")),
)


def marked(text: str) -> tuple[str, Span]:
    """Return `text` without its marks «», and the span they stood around."""
    start, end = text.index("«"), text.index("»") - 1
    return text.replace("«", "").replace("»", ""), Span(start, end)
