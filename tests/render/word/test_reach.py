"""What acts once a Word file is opened is found however it is written: by no name, encoding or splitting."""

from __future__ import annotations

import pytest

from riskctl.render.word.problem import Problem, WordPlace
from riskctl.render.word.reach import reaching_out

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
RELS = "word/_rels/document.xml.rels"
OUTSIDE = Problem("external", "attachedTemplate")
DDE = Problem("field", "DDEAUTO", WordPlace("body", 1))


def relations(*those: str) -> str:
    return f'<Relationships xmlns="http://x">{"".join(those)}</Relationships>'


def relation(mode: str = "External", kind: str = "attachedTemplate", target: str = "http://x/a") -> str:
    return f'<Relationship Id="rId1" Type="http://x/{kind}" Target="{target}" TargetMode="{mode}"/>'


def text(runs: str, namespace: str = NAMESPACE) -> bytes:
    return f"<w:document {namespace}><w:body><w:p>{runs}</w:p></w:body></w:document>".encode()


def field(*codes: str) -> str:
    """A field whose instruction is split into these."""
    return f"{char('begin')}{''.join(map(code, codes))}{char('separate')}{char('end')}"


def char(does: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{does}"/></w:r>'


def code(one: str) -> str:
    return f"<w:r><w:instrText>{one}</w:instrText></w:r>"


@pytest.mark.parametrize(
    "data",
    [
        relations(relation()).encode(),
        ('<?xml version="1.0" encoding="UTF-16"?>' + relations(relation())).encode("utf-16"),
        relations(relation("&#69;xternal")).encode(),
        relations(relation(target="http://x/a>b")).encode(),
        relations(relation(" external ")).encode(),
        relations(relation())
        .replace("<R", "<r:R")
        .replace("</R", "</r:R")
        .replace("xmlns", "xmlns:r")
        .encode(),
    ],
    ids=["plain", "utf-16", "reference", "bracket", "case", "prefix"],
)
@pytest.mark.parametrize("name", [RELS, "word/other.dat"])
def test_a_relation_to_outside_is_found(data: bytes, name: str) -> None:
    assert reaching_out({name: data}) == [OUTSIDE]


def test_macros_and_objects_are_found_by_what_relates_to_them() -> None:
    for kind in ("vbaProject", "oleObject", "package", "control", "aFChunk"):
        assert reaching_out({RELS: relations(relation("Internal", kind, "a.bin")).encode()}) == [
            Problem("macros")
        ]


def test_a_link_that_one_clicks_may_stay_and_pictures_are_no_xml() -> None:
    assert (
        reaching_out({RELS: relations(relation(kind="hyperlink")).encode(), "a.png": b"\x89PNG", "b": b""})
        == []
    )


SIMPLE = '<w:fldSimple w:instr="DDEAUTO c x"/>'


@pytest.mark.parametrize(
    "runs",
    [
        field("DDEAUTO c x"),
        field(" ", "DDEAUTO c x"),
        field("DDE", "AUTO c x"),
        char("begin") + code("DDEAUTO c x"),
        code("DDEAUTO c x"),
        SIMPLE,
        f"{field('PAGE')}{field('&#68;DEAUTO c')}",
        f"{char('begin')}{code('TOC')}{char('separate')}{field('DDEAUTO')}{char('end')}",
        f"{char('begin')}{code('TOC')}{char('separate')}{SIMPLE}{char('end')}",
    ],
    ids=[
        "whole",
        "after-blank",
        "in-two",
        "open",
        "bare",
        "simple",
        "reference",
        "in-a-result",
        "simple-in-one",
    ],
)
def test_a_field_is_read_whole(runs: str) -> None:
    assert reaching_out({"word/document.xml": text(runs)}) == [DDE]


def test_what_another_field_would_name_is_refused() -> None:
    runs = f"{char('begin')}{field('REF a')}{char('separate')}{char('end')}"
    assert reaching_out({"word/document.xml": text(runs)}) == [Problem("field", "?", WordPlace("body", 1))]


@pytest.mark.parametrize(
    "name", ["word/comments.xml", "word/settings.xml", "word/a.dat", "customXml/item1.xml"]
)
@pytest.mark.parametrize("namespace", [NAMESPACE, STRICT])
def test_fields_of_other_parts_are_found(name: str, namespace: str) -> None:
    assert reaching_out({name: text(field("DDEAUTO c x"), namespace)}) == [
        Problem("field", "DDEAUTO", WordPlace())
    ]


def test_fields_that_read_the_file_itself_stay() -> None:
    contents = f"{char('begin')}{code('TOC')}{char('separate')}{field('PAGEREF a')}{char('end')}"
    runs = f"{field('PA', 'GE')}{field(' NUMPAGES ')}{contents}"
    assert reaching_out({"word/document.xml": text(runs)}) == []
