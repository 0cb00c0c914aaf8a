"""Templates cannot reach out; what fails names template, line and the right name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2.lexer import Token, TokenStream

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language
from riskctl.render.blocks import Paragraph, plain
from riskctl.render.template import filling
from riskctl.render.template.fragment import blocks
from riskctl.render.template.marks import Marks
from tests.render.template.template import HEAD, NAME, as_laid, filled, lay_template

HOSTILE = [
    *("<script>alert(1)</script>", "{{7*7}}", "{% include 'x' %}", "a & b &amp; &lt;", "'\"`", "<!--@x:1-->"),
    *("]]>", 'x" onclick="y', "</p><h1>", "\\", "${x}", "%s", "|", "*粗*", "甲　乙"),
]


def failure(folder: Path, body: str, language: Language = "zh") -> tuple[str, str]:
    with pytest.raises(RiskctlError) as caught:
        filled(folder, body)
    said, hint = caught.value.said, caught.value.hint
    return said.text(language), hint.text(language) if hint else ""


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("''.__class__.__mro__", "不能用“__class__”"),
        ("title.__init__.__globals__", "不能用“__init__”"),
        ("say.__globals__", "不能用“__globals__”"),
        ("self.__init__", "不能用“__init__”"),
        ("title['__class__']", "不能用“__class__”"),
        ("title|attr('__class__')", "没有过滤器“attr”"),
        ("points|map(attribute='__class__')", "没有过滤器“map”"),
        ("points.clear()", "不能用“clear”"),
        ("points[0].update(a=1)", "不能用“update”"),
        ("title|safe", "没有过滤器“safe”"),
        ("title|tojson", "没有过滤器“tojson”"),
        ("lipsum()", "没有“lipsum”这个名字"),
        ("cycler('a')", "没有“cycler”这个名字"),
        ("range(1000000000)", "没有“range”这个名字"),
        ("namespace(a=1)", "没有“namespace”这个名字"),
        ("'a'.ljust(1000000000)", "不能用“ljust”"),
        ("'{:999999999999}'.format(1)", "不能用“format”"),
        ("'%999999999d'|format(1)", "没有过滤器“format”"),
        ("title|center(1000000000)", "没有过滤器“center”"),
        ("title|batch(1000000000, 'x')", "没有过滤器“batch”"),
        ("[points, points]|sum(start=[])", "没有过滤器“sum”"),
        ("title|replace('甲', title)", "没有过滤器“replace”"),
        ("points", "写得出的只有文字和数字，这里两样都不是"),
        ("points|join", "写得出的只有文字和数字，这里两样都不是"),
        ("1 / 0", "写不下去（division by zero）"),
    ],
)
def test_escapes_and_run_aways_in_an_expression_are_stopped(
    tmp_path: Path, expression: str, why: str
) -> None:
    said, _ = failure(tmp_path, f"<p>\n{{{{ {expression} }}}}</p>")
    assert said == f"模板 {NAME} 第 3 行：{why}"


@pytest.mark.parametrize(
    ("expression", "operator"),
    [
        *(("'x' * 10 ** 10", "**"), ("'x' * 999999999", "*"), ("[1] * 999999999", "*")),
        *(("'%9999999d' % 1", "%"), ("9999 * 9999 * 9999", "*")),
        *(("title + title", "+"), ("many + many", "+")),
    ],
)  # fmt: skip
def test_only_small_numbers_are_reckoned_with(tmp_path: Path, expression: str, operator: str) -> None:
    assert f"这里不能用运算“{operator}”" in failure(tmp_path, f"{{{{ {expression} }}}}")[0]
    assert filled(tmp_path, "{{ points|length * 2 + 7 % 4 }}") == "7"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("{% autoescape false %}{{ title }}{% endautoescape %}", "不能关闭或改变转义（autoescape）"),
        ("{% include '../../etc/passwd' %}", "没有模板“../../etc/passwd”"),
        ("{% include '/etc/passwd' %}", "没有模板“/etc/passwd”"),
        ("{% include 'gone.html.j2' %}", "没有模板“gone.html.j2”"),
        ("{{ title }", "写法不对（unexpected '}'）"),
        ("{% if title is odder %}{% endif %}", "没有判断“odder”"),
    ],
)
def test_what_cannot_stand_in_a_template_is_named(tmp_path: Path, body: str, why: str) -> None:
    assert failure(tmp_path, f"<p>\n\n{body}</p>")[0] == f"模板 {NAME} 第 4 行：{why}"


@pytest.mark.parametrize(
    ("body", "said", "hint"),
    [
        ("{{ titel }}", "没有“titel”这个名字", "是不是想写 title？"),
        ("{{ points[0].nummer }}", "没有“nummer”这一项", "是不是想写 number？"),
        ("{{ points[0]['qqq'] }}", "没有“qqq”这一项", "可以写：title、number。"),
        ("{% for x in zzz %}{% endfor %}", "没有“zzz”这个名字", "可以写：title、points、many、say。"),
        ("{% if tittle %}{% endif %}", "没有“tittle”这个名字", "是不是想写 title？"),
    ],
)
def test_an_unknown_name_is_said_with_the_nearest(tmp_path: Path, body: str, said: str, hint: str) -> None:
    assert failure(tmp_path, body) == (f"模板 {NAME} 第 2 行：{said}", hint)


def test_it_says_so_in_english_too(tmp_path: Path) -> None:
    said, hint = failure(tmp_path, "{{ titel }}", "en")
    assert said == f"Template {NAME}, line 2: there is no name “titel”"
    assert hint == "Did you mean title?"


def test_a_failure_in_an_included_template_is_named_there(tmp_path: Path) -> None:
    lay_template(tmp_path, "{% macro m(x) %}\n{{ x.nix }}{% endmacro %}", "_parts.html.j2")
    said, _ = failure(tmp_path, "{% import '_parts.html.j2' as parts %}{{ parts.m(points[0]) }}")
    assert said == "模板 _parts.html.j2 第 3 行：没有“nix”这一项"


def test_a_link_out_of_the_folder_is_no_template(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("密", "utf-8")
    folder = lay_template(tmp_path / "forms", "")
    (folder / "link.html.j2").symlink_to(secret)
    assert failure(folder, "{% include 'link.html.j2' %}")[0].endswith("没有模板“link.html.j2”")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_register_stays_text(tmp_path: Path, text: str) -> None:
    ways = ("title", "title ~ ''", "[title, '']|join", "title|e", "title|e ~ ''")
    body = "".join(f"<p>{{{{ {way} }}}}</p>" for way in ways)
    made = blocks(filled(tmp_path, body, title=text), NAME)
    assert [plain(p.runs) for p in made if isinstance(p, Paragraph)] == [text] * len(ways)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_register_is_no_attribute(tmp_path: Path, text: str) -> None:
    for attribute in ('class="{{ title }}"', "class='{{ title }}'", "class={{ title }}", "{{ title }}"):
        html = filled(tmp_path, f"<p {attribute}>x</p>", title=text)
        with pytest.raises(RiskctlError):
            blocks(html, NAME)


def test_the_line_of_every_element_is_known(tmp_path: Path) -> None:
    body = (
        "{% if title %}\n<p>甲</p>\n{% endif %}\n<!-- <p>\n{{ title }} <b> -->\n"
        "<p>\n乙</p>{# 注\n释 #}<p>丙</p>\n"
        "{% for p in points %}\n  {% if loop.first %}\n<ul></ul>\n{% endif %}\n{% endfor %}\n<a>"
    )
    html = filled(tmp_path, body)
    assert [line.partition("-->")[0] for line in html.split(f"<!--@{NAME}:")[1:]] == [
        *("3", "3", "7", "8", "9", "9", "12", "12", "15")
    ]  # fmt: skip
    with pytest.raises(RiskctlError, match=f"Template {NAME}, line 15: <a> cannot stand here"):
        blocks(html, NAME)


@pytest.mark.parametrize("text", ["\ufeff" + HEAD + "\n<p>甲</p>", HEAD + "\r\n<p>甲</p>\r\n"])
def test_windows_writes_templates_too(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_bytes(text.encode())
    assert as_laid(tmp_path).strip().endswith("<p>甲<!--@own.html.j2:2--></p>")


def test_a_template_asked_for_its_names_is_not_parsed_again_to_be_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, imported = "form.html.j2", "part.html.j2"
    (tmp_path / name).write_text(
        f"{{% import '{imported}' as part with context %}}<h1>{{{{ part.a() }}}}</h1>"
    )
    (tmp_path / imported).write_text("{% macro a() %}{{ title }}{% endmacro %}")
    parsed: list[str | None] = []
    parse = Marks.filter_stream

    def counted(self: Marks, stream: TokenStream) -> Iterator[Token]:
        parsed.append(stream.name)
        return parse(self, stream)

    monkeypatch.setattr(Marks, "filter_stream", counted)
    names = filling.names_in(name, str(tmp_path), "en")
    made = filling.filled(name, (str(tmp_path),), {"title": "a & b"}, "en")
    assert names == {"part", "title"} and isinstance(made, str) and "a &amp; b" in made
    assert parsed == [name, imported]
