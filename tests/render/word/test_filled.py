"""An office's own Word file is filled as it was written; no text of a register is more than text."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from riskctl.render.order.kinds import document_kind
from riskctl.render.word import own_process
from riskctl.render.word.document import names_of_kind
from tests.render.word.word_file import CELLS, cells_of, paragraphs_of, with_part, word_file

ROOTS = names_of_kind(document_kind("annex-5"))
VIEW: dict[str, Any] = {
    "unit": {"name": "甲 & 乙<局>"},
    "post": {"name": "科员"},
    "duties": ["受理", "发照"],
    "points": [
        {
            "number": 1,
            "title": "熟人\n先办",
            "level": "三级",
            "measures": [{"text": "抽查"}, {"text": "回访"}],
        },
        {"number": 2, "title": "{{ unit.name }}", "level": "一级", "measures": []},
    ],
}


@pytest.fixture(autouse=True)
def no_process_stays() -> Iterator[None]:
    yield
    own_process._end()


def filled(file: bytes, **more: Any) -> bytes:
    made = own_process.filled(file, ROOTS, VIEW | more, "zh")
    assert isinstance(made, own_process.Filled), made
    return made.data


def test_a_placeholder_that_word_has_split_is_read() -> None:
    made = filled(word_file(["单位：{", "{ un", "it.na", "me }", "}，岗位{{", "post.name", "}}"]))
    assert paragraphs_of(made) == ["单位：甲 & 乙<局>，岗位科员"]


def test_a_row_is_repeated_from_its_first_cell_to_its_last() -> None:
    made = filled(word_file("表", rows=[("序号", "风险点", "等级"), CELLS]))
    assert cells_of(made) == [
        ["序号", "风险点", "等级"],
        ["1", "熟人\n先办", "三级"],
        ["2", "{{ unit.name }}", "一级"],
    ]


def test_rows_and_paragraphs_of_their_own_may_hold_the_tags() -> None:
    rows = [
        ("{% for point in points %}", "", ""),
        (
            "{{ point.number }}",
            "{{ point.title }}",
            "{% for one in point.measures %}\n{{ one.text }}\n{% endfor %}",
        ),
        ("{%tr endfor %}", "", ""),
    ]
    made = filled(word_file("{% if duties %}", "职责：{{ duties|join(“；”) }}", "{% endif %}", rows=rows))
    assert paragraphs_of(made) == ["职责：受理；发照"]
    assert cells_of(made) == [["1", "熟人\n先办", "抽查\n回访"], ["2", "{{ unit.name }}", ""]]
    assert paragraphs_of(filled(word_file("头", "{% if duties %}", "有", "{% endif %}"), duties=[])) == ["头"]


@pytest.mark.parametrize(
    "text",
    [
        "<w:p/>",
        "&amp; ]]>",
        "=1+1",
        "{{ 7 * 7 }}",
        "{% for %}",
        '<w:instrText>DDE "x"</w:instrText>',
        "\x01\x0b甲",
        "\ud800",
    ],
)
def test_text_of_a_register_is_never_more_than_text(text: str) -> None:
    made = filled(word_file("甲{{ unit.name }}乙"), unit={"name": text})
    with ZipFile(BytesIO(made)) as parts:
        body = etree.fromstring(parts.read("word/document.xml"))
    tags = [etree.QName(one).localname for one in body.iter()]
    assert tags.count("p") == 1 and "instrText" not in tags
    shown = paragraphs_of(made)[0]
    assert shown.startswith("甲") and shown.endswith("乙")
    if text.isprintable():
        assert shown == f"甲{text}乙"


def test_head_and_foot_are_filled_and_the_bytes_are_the_same_each_time() -> None:
    import docx

    document = docx.Document(BytesIO(word_file("甲")))
    document.sections[0].footer.paragraphs[0].text = "{{ post.name }}"
    document.sections[0].header.paragraphs[0].text = "{{ unit.name }}"
    written = BytesIO()
    document.save(written)
    made = filled(written.getvalue())
    section = docx.Document(BytesIO(made)).sections[0]
    assert (section.footer.paragraphs[0].text, section.header.paragraphs[0].text) == ("科员", "甲 & 乙<局>")
    own_process._end()
    assert filled(written.getvalue()) == made


POINT = "{% for point in points %}{{ point.titel }}{% endfor %}"
WRONG = [
    (("{{ unit.nam }}",), "正文第 1 段，{{ unit.nam }}：没有“nam”这一项", "是不是想写 name？"),
    (("好", "{{ unti.name }}"), "正文第 2 段，{{ unti.name }}：没有“unti”这个名字", "是不是想写 unit？"),
    ((POINT,), "正文第 1 段，{{ point.titel }}：没有“titel”这一项", "是不是想写 title？"),
    (
        ("{% if false %}{{ unti }}{% endif %}",),
        "正文第 1 段，{{ unti }}：没有“unti”这个名字",
        "是不是想写 unit？",
    ),
    (
        ("单位：{unit.name}",),
        "正文第 1 段，{unit.name}：只有一对花括号，不会填：要写成 {{ unit.name }}",
        None,
    ),
    (("{{ unit.name }",), "正文第 1 段，{{ unit.name }：花括号不成对", None),
    (("｛｛ unit.name ｝｝",), "正文第 1 段，｛｛ unit.name ｝｝：花括号不成对", None),
    (
        ("甲{% for point in points %}", "乙", "丙{% endfor %}"),
        "正文第 1 段，{% for point in points %}：开头和结尾不在",
        None,
    ),
    (("{{ unit.name.upper() }}",), "正文第 1 段，{{ unit.name.upper() }}：没有“upper”这一项", None),
    (("{{ unit.name|shout }}",), "正文第 1 段，{{ unit.name|shout }}：没有过滤器“shout”", None),
    (("甲",), "整个文件：一个占位符也没有", None),
]


@pytest.mark.parametrize(("paragraphs", "said", "hint"), WRONG)
def test_what_is_wrong_is_named_with_its_place_and_what_was_meant(
    paragraphs: tuple[str, ...], said: str, hint: str | None
) -> None:
    found = own_process.filled(word_file(*paragraphs), ROOTS, VIEW, "zh")
    assert isinstance(found, list) and found[0].said().text("zh").startswith(said), found
    if hint:
        told = found[0].hint()
        assert told and told.text("zh") == hint


def test_a_place_in_a_table_is_told_by_its_row() -> None:
    file = word_file(rows=[("甲", "乙"), ("{{ unit.nam }}", "{{ pots }}")])
    found = own_process.checked(file, ROOTS, "zh")
    assert isinstance(found, list)
    assert [one.said().text("zh").partition("：")[0] for one in found] == [
        "第 1 个表第 2 行，{{ unit.nam }}",
        "第 1 个表第 2 行，{{ pots }}",
    ]
    spare = own_process.checked(word_file(rows=[("{%tr for point in points %}", "别的")]), ROOTS, "zh")
    assert isinstance(spare, list) and "会丢失" in spare[0].said().text("zh")


RELATION = (
    '<Relationship Id="rId99" Type="http://x/{kind}" Target="http://x/a" TargetMode="External"/>'
    "</Relationships>"
)
RUN = "<w:r><w:t>"
PLAIN = word_file("{{ unit.name }}")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (with_part(PLAIN, "word/vbaProject.bin", "", "x"), "有宏"),
        (with_part(PLAIN, "word/embeddings/a.bin", "", "x"), "有宏或者嵌入的对象"),
        (
            with_part(
                PLAIN, "word/_rels/document.xml.rels", "</Relationships>", RELATION.format(kind="image")
            ),
            "引用了文件以外的内容（image）",
        ),
        (
            with_part(
                PLAIN, "word/document.xml", RUN, f"<w:r><w:instrText>DDEAUTO c x</w:instrText></w:r>{RUN}"
            ),
            "DDEAUTO",
        ),
        (
            with_part(
                PLAIN,
                "word/document.xml",
                RUN,
                f'<w:r><w:instrText>REF "{{{{ unit.name }}}}"</w:instrText></w:r>{RUN}',
            ),
            "那里不填",
        ),
        (with_part(PLAIN, "word/document.xml", "<w:document", "<!DOCTYPE a []><w:document"), "打不开"),
        (with_part(PLAIN, "word/document.xml", "<w:body>", "<w:body><w:p>"), "打不开"),
        (b"PK", "打不开"),
        (b"", "打不开"),
    ],
    ids=["macros", "objects", "outside", "dde", "field", "doctype", "torn", "cut", "blank"],
)
def test_what_would_run_or_reach_out_is_refused(file: bytes, said: str) -> None:
    found = own_process.filled(file, ROOTS, VIEW, "zh")
    assert isinstance(found, list) and said in found[0].said().text("zh")


def test_a_link_that_one_clicks_may_stay() -> None:
    rels = "word/_rels/document.xml.rels"
    file = with_part(PLAIN, rels, "</Relationships>", RELATION.format(kind="hyperlink"))
    assert paragraphs_of(filled(file)) == ["甲 & 乙<局>"]


def test_what_runs_away_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_process, "SECONDS", 1.0)
    turn, end = "{% for a in duties %}", "{% endfor %}"
    found = own_process.filled(word_file(turn * 4 + end * 4), ROOTS, VIEW | {"duties": [1] * 500}, "zh")
    assert isinstance(found, list) and found[0].key in ("late", "large", "memory", "died")
    monkeypatch.undo()
    assert paragraphs_of(filled(PLAIN)) == ["甲 & 乙<局>"], "the next one has a process again"
