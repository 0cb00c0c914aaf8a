"""What the two processes say to each other comes over whole; what is no answer is never taken for one."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.apart.frames import Broken, heard
from riskctl.render.template import child_protocol as jobs
from riskctl.render.template.child_protocol import answer, answered, job
from riskctl.render.template.failure import Failure

any_text = st.text()
values = st.recursive(
    any_text | st.booleans() | st.integers(),
    lambda inner: st.lists(inner) | st.dictionaries(any_text, inner),
    max_leaves=8,
)
failures = st.builds(
    Failure,
    any_text,
    st.integers(),
    st.sampled_from(["unknown", "late"]),
    any_text,
    st.lists(any_text).map(tuple),
)


@given(st.dictionaries(any_text, values))
def test_a_job_comes_over_whole(view: dict[str, object]) -> None:
    said = heard(io.BytesIO(job("own.html.j2", ("甲", "乙"), view, "zh")))
    assert said == {"template": "own.html.j2", "folders": ["甲", "乙"], "view": view, "language": "zh"}


@given(any_text | failures)
def test_an_answer_comes_over_whole(made: str | Failure) -> None:
    stream = io.BytesIO(answer(made) + answer("乙"))
    for expected in (made, "乙"):
        said = heard(stream, 10_000)
        assert said is not None and answered(said, "own.html.j2") == expected
    assert heard(stream) is None


def test_a_lone_surrogate_comes_over_too() -> None:
    said = heard(io.BytesIO(answer("\ud800")))
    assert said == {"html": "\ud800"}


@given(st.binary(max_size=40) | st.builds(lambda body: len(body).to_bytes(8, "big") + body, st.binary()))
def test_whatever_is_said_it_is_an_answer_or_broken(said: bytes) -> None:
    try:
        found = heard(io.BytesIO(said), 1000)
        assert found is None or isinstance(answered(found, "t"), str | Failure)
    except Broken:
        pass


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"html": 1},
        {"failure": 1},
        {"failure": {"template": "t", "line": 1, "key": "no-such-key", "what": "", "among": []}},
        {"failure": {"template": "t", "line": "1", "key": "late", "what": "", "among": []}},
        {"failure": {"template": "t", "line": 1, "key": "late", "what": "", "among": [1]}},
    ],
)
def test_what_means_nothing_is_broken(said: dict[str, object]) -> None:
    with pytest.raises(Broken):
        answered(said, "t")


def test_an_answer_has_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    long = answer("甲" * 1000)
    with pytest.raises(Broken):
        heard(io.BytesIO(long), 1000)
    monkeypatch.setattr(jobs, "LARGEST_ANSWER", 1000)
    said = heard(io.BytesIO(answer("甲" * 1000)), 1000)
    assert said is not None and answered(said, "t") == Failure("t", 0, "large")
    deep = b"[" * 100_000
    with pytest.raises(Broken):
        heard(io.BytesIO(len(deep).to_bytes(8, "big") + deep))
    assert json.loads(answer("甲")[8:]) == {"html": "甲"}
