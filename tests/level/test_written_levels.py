"""`level --write` over registers in many hands' styles: the text is the one that had the levels all along."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.check.example import CLERK, REPOSITORY
from riskctl.corpus.load import registers
from riskctl.corpus.rewrite import rewritten
from riskctl.level.grade import grade
from riskctl.level.pending import pending
from riskctl.sources.replace import replace_all
from tests.conftest import lay, load_sound

# The nine cells of the plan's policy (docs/internals/words.md#grading).
LEVELS = {
    ("高", "严重"): "3",
    ("高", "较严重"): "2",
    ("高", "轻微"): "2",
    ("低", "严重"): "2",
    ("低", "较严重"): "2",
    ("低", "轻微"): "1",
    ("较低", "严重"): "2",
    ("较低", "较严重"): "1",
    ("较低", "轻微"): "1",
}
WORDS = {"id": "编号", "title": "风险点", "kind": "风险性质", "category": "风险类别"}
WORDS |= {"probability": "发生概率", "severity": "危害程度", "level": "风险等级", "measures": "防范措施"}
COMMENTS = ["", "", "  # 见卷宗", " #level: 3", "   "]
HEAD = REPOSITORY[CLERK].split("risk_points:")[0]


@st.composite
def points(draw: st.DrawFn) -> tuple[str, str]:
    """One point without its level, or with a wrong one; and the same as it is to be."""
    cell = draw(st.sampled_from([*LEVELS]))
    values = {"id": "R{n}", "title": "先行受理：甲, 乙", "kind": "integrity", "category": "other"}
    values |= {"probability": cell[0], "severity": cell[1], "measures": "[]"}
    keys = draw(st.permutations([*values]))
    written = draw(st.sampled_from([None, None, "9", "", "~", '"头等"', LEVELS[cell]]))
    if written is not None:
        keys.insert(draw(st.integers(0, len(keys))), "level")
        values["level"] = written
    chinese = draw(st.booleans())
    quote = draw(st.sampled_from(["", "'", '"']))
    values = {k: f"{quote}{v}{quote}" if k in ("id", "title", "severity") else v for k, v in values.items()}
    if "," in values["title"] and not quote:
        values["title"] = f"'{values['title']}'"
    pairs = [(WORDS[key] if chinese else key, values[key]) for key in keys]
    new = (WORDS["level"] if chinese else "level", LEVELS[cell])
    old = pairs.copy()
    if written is None:
        pairs.insert(keys.index("severity") + 1, new)
    else:
        pairs[keys.index("level")] = new
    if draw(st.booleans()):
        return flow(draw, old, pairs)
    return block(draw, old, pairs)


def flow(draw: st.DrawFn, old: list[Any], new: list[Any]) -> tuple[str, str]:
    """Both within brackets; where no level stood its comma is the only one without a line break behind."""
    breaks = {key: draw(st.sampled_from([" ", "\n      "])) for key, _ in old}
    tail = draw(st.sampled_from(COMMENTS))

    def text(pairs: list[Any]) -> str:
        parts = [f"{breaks.get(key, ' ')}{key}: {value}" for key, value in pairs]
        return "  - {" + ",".join(parts).strip() + " }" + tail + "\n"

    return text(old), text(new)


def block(draw: st.DrawFn, old: list[Any], new: list[Any]) -> tuple[str, str]:
    """Both a key a line, with comments and empty lines between."""
    tails = {key: draw(st.sampled_from(COMMENTS)) for key, _ in old}
    below = {key: draw(st.sampled_from(["", "", "\n", "    # 以下\n"])) for key, _ in old}
    level = next(key for key, _ in new if key in ("level", WORDS["level"]))
    severity = next(key for key, _ in new if key in ("severity", WORDS["severity"]))
    moved = {} if level in tails else {level: below[severity], severity: ""}  # it stands right below severity

    def text(pairs: list[Any], below: dict[str, str]) -> str:
        lines = [f"{key}: {value}".rstrip() + tails.get(key, "") + "\n" + below[key] for key, value in pairs]
        return "  - " + "    ".join(lines)

    return text(old, below), text(new, below | moved)


@settings(max_examples=50)
@given(
    st.lists(points(), min_size=1, max_size=3),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(["\n", "", "\n\n# 完\n"]),
)
def test_the_levels_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, found: list[tuple[str, str]], end: str, mark: str, last: str
) -> None:
    def whole(side: int) -> bytes:
        body = "".join(pair[side].replace("R{n}", f"R{n}") for n, pair in enumerate(found, 1))
        text = HEAD + "risk_points:\n" + body.rstrip("\n") + last
        return (mark + text.replace("\n", end)).encode()

    root = lay(tmp_path_factory.mktemp("registers"), {CLERK: whole(0)})
    repository, context = load_sound(root)
    graded = [point for document in registers(repository, context) for point in grade(document, context)]
    assert len(graded) == len(found)
    replace_all(root, [rewritten(changes, repository) for changes in pending(graded, context).values()])
    assert (root / CLERK).read_bytes().decode() == whole(1).decode()
