"""One's own templates are filled in a process apart, with limits, and its end is told in a sentence."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from riskctl.base.apart import process
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language
from riskctl.render.order.kinds import document_kind
from riskctl.render.template import own_process
from riskctl.render.template.fill import fill
from tests import skips
from tests.render.build import Laid, Overlay
from tests.render.template.template import NAME, VIEW, filled, lay_template

Lay = Callable[[Overlay], Laid]
ANSWER = (
    "from riskctl.render.template.child_protocol import answer; "
    "sys.stdout.buffer.write(answer(said)); sys.stdout.flush()"
)
STATM = Path("/proc/self/statm")
TURNS = "{% for a in many %}{% for b in many %}{% for c in points %}{% endfor %}{% endfor %}{% endfor %}"

# Reading it takes longer with every remark that is begun and not ended.
REMARKS = "<p>{% for a in many %}{% for b in many %}<!--{% endfor %}{% endfor %}"


@pytest.fixture(autouse=True)
def no_process_stays() -> Iterator[None]:
    """End the process before and after a test."""
    own_process._end()
    yield
    own_process._end()


def apart(folder: Path, body: str, language: Language = "zh", **view: Any) -> str:
    return fill(document_kind("own", lay_template(folder, body)), VIEW | view, language)


def failure(folder: Path, body: str, language: Language = "zh") -> list[str]:
    with pytest.raises(RiskctlError) as caught:
        apart(folder, body)
    said = [caught.value.said, *([caught.value.hint] if caught.value.hint else [])]
    return [one.text(language) for one in said]


def started_as(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(own_process, "START", f"import sys; sys.path += sys.argv[1:]; {code}")


def test_it_makes_what_would_be_made_here(tmp_path: Path) -> None:
    body = "<h1>{{ title }}</h1>{% for p in points %}<p>{{ say('甲', 'a') }}{{ p.title }}</p>{% endfor %}"
    cases: list[tuple[Language, str]] = [("zh", "<&\u202e 甲"), ("en", "\ud800")]
    for language, text in cases:
        assert apart(tmp_path, body, language, title=text) == filled(tmp_path, body, language, title=text)


def test_one_process_serves_every_document(tmp_path: Path) -> None:
    for number in range(3):
        assert apart(tmp_path, "{{ title }}", title=str(number)).endswith(str(number))
        (child,) = own_process._running
        pids = {child._process.pid}
    assert len(pids) == 1


def test_a_failure_names_template_line_and_the_nearest_name(tmp_path: Path) -> None:
    body = "<p>\n{{ points[0].titel }}</p>"
    assert failure(tmp_path, body) == [f"模板 {NAME} 第 3 行：没有“titel”这一项", "是不是想写 title？"]
    assert failure(tmp_path, body, "en") == [
        f"Template {NAME}, line 3: there is no “titel” in it",
        "Did you mean title?",
    ]
    assert apart(tmp_path, "{{ title }}").endswith("甲")


def test_it_may_use_the_parts_that_ship_and_prefers_its_own(tmp_path: Path) -> None:
    body = "{% import '_parts.html.j2' as parts with context %}<ul>{{ parts.nothing('无') }}</ul>"
    assert "无风险原因：" in apart(tmp_path / "甲", body, language="zh")
    lay_template(tmp_path / "乙", "{% macro nothing(x) %}自己的{% endmacro %}", "_parts.html.j2")
    assert "自己的" in apart(tmp_path / "乙", body)


@pytest.mark.parametrize("body", [TURNS, REMARKS])
def test_what_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    with monkeypatch.context() as hurried:
        hurried.setattr(own_process, "SECONDS", 0.3)
        assert failure(tmp_path, body) == [
            f"模板 {NAME}：0.3 秒还没有生成完，已经停下；看看循环是不是套得太多"
        ]
    assert apart(tmp_path, "{{ title }}").endswith("甲")


@pytest.mark.parametrize(
    "body",
    [
        "{% for a in many %}{% for b in many %}" + "甲" * 100 + "{% endfor %}{% endfor %}",
        "{% set x = 'ab' %}" + "{% set x = x ~ x %}" * 40,
        "{% set x = 'ab' %}" + "{% set x = [x, x]|join %}" * 40,
        "{% set x = 'ab' %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40,
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% for x in points recursive %}{{ loop(points) }}{% endfor %}",
        "{% include 'own.html.j2' %}",
        "{% include 'own.html.j2' %}{% include 'own.html.j2' %}",
        "{% extends 'own.html.j2' %}",
        "{% import 'own.html.j2' as own %}",
    ],
)
def test_what_has_no_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    with monkeypatch.context() as hurried:
        hurried.setattr(own_process, "SECONDS", 0.5)
        assert "已经停下" in failure(tmp_path, body)[0]
    assert apart(tmp_path, "{{ title }}").endswith("甲")


def test_what_is_nested_too_deep_is_stopped(tmp_path: Path) -> None:
    deep = "<p>{% for a in many %}<small>{% endfor %}x{% for a in many %}</small>{% endfor %}</p>"
    assert failure(tmp_path, deep)[0].startswith(f"模板 {NAME}：内容没完没了，已经停下")


def test_what_takes_too_much_memory_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not STATM.exists():
        pytest.skip(skips.system("telling how much memory a process has"))
    size = f"int(open('{STATM}').read().split()[0]) * os.sysconf('SC_PAGE_SIZE') + 30_000_000"
    started_as(
        monkeypatch,
        "import os; from riskctl.render.template import child; "
        f"child.LIMITS = {{'RLIMIT_AS': {size}}}; child.main()",
    )
    doubled = "{% set x = '甲乙' %}" + "{% set x = x ~ x %}" * 23 + "{{ x }}"
    assert failure(tmp_path, doubled)[0].startswith(f"模板 {NAME}：占用的内存太多，已经停下")
    assert apart(tmp_path, "{{ title }}").endswith("甲")


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit",
        "import os; os.kill(os.getpid(), 9)",
        "sys.stdout.buffer.write(b'no frame at all' * 9)",
        "sys.stdout.buffer.write((2**60).to_bytes(8, 'big'))",
        "said = None; from riskctl.render.template.child_protocol import framed; "
        "sys.stdout.buffer.write(framed({'x': 1}))",
    ],
)
def test_a_process_that_ends_midway_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    with monkeypatch.context() as broken:
        started_as(broken, code)
        assert failure(tmp_path, "{{ title }}") == [f"模板 {NAME}：它的进程中途停了，可能是占用的内存太多"]
        said = f"Template {NAME}: its process ended midway, perhaps since it took too much memory"
        assert failure(tmp_path, "{{ title }}", "en") == [said]
    assert apart(tmp_path, "{{ title }}").endswith("甲")


def test_it_gets_no_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "密")
    started_as(monkeypatch, f"import json, os; said = json.dumps(dict(os.environ)); {ANSWER}")
    assert set(json.loads(apart(tmp_path, ""))) <= {"LC_CTYPE", *process.KEPT}


def test_it_can_write_no_file_and_start_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource", reason=skips.system("limits of a process"))
    target = tmp_path / "written"
    tried = (
        "from riskctl.render.template.child import limit; limit(); said = 'none'\n"
        f"try:\n f = open({str(target)!r}, 'w'); f.write('x'); f.close(); said = 'wrote'\n"
        "except OSError: pass\n"
    )
    monkeypatch.setattr(own_process, "START", f"import sys; sys.path += sys.argv[1:]\n{tried}{ANSWER}")
    assert apart(tmp_path, "") == "none"
    assert not target.exists() or target.read_bytes() == b""


def test_nothing_beside_the_templates_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lay_template(tmp_path / "模板", "{{ title }}")
    for name in ("jinja2.py", "riskctl.py", "json.py", "sitecustomize.py", "usercustomize.py"):
        (folder / name).write_text(f"open({str(tmp_path / 'ran')!r}, 'w').close()", "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHONPATH", str(folder))
    assert apart(folder, "{{ title }}").endswith("甲")
    assert not (tmp_path / "ran").exists()


def test_what_ships_is_filled_here(laid: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "Popen", None)
    assert laid({}).made("annex-3")


def test_no_file_is_left_in_the_folder(tmp_path: Path) -> None:
    folder = lay_template(tmp_path / "模板", "{{ title }}")
    apart(folder, "{{ title }}")
    assert os.listdir(folder) == [NAME]
