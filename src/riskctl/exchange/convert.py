"""Registers from YAML to a table and back: what is written is read again before it is believed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Said, Words
from riskctl.corpus.document import Document, document_of
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.tables import documents_of, is_faultless
from riskctl.exchange.table_text import table_parts
from riskctl.exchange.yaml_text import yaml_text
from riskctl.records.kinds import kind_named, kind_of
from riskctl.records.register import Register
from riskctl.sources.gate import BOM, Limits
from riskctl.sources.yaml.comments import comment_texts
from riskctl.sources.yaml.reader import YamlTree

WORDS: Words = {
    "comments": (
        "{file} 里有注释，表格里放不下：{comment}",
        "{file} holds a comment, for which a table has no place: {comment}",
    ),
    "comments-hint": (
        "注释不要了就加 --drop-comments；要留的，先移到 note（备注）里。",
        "Add --drop-comments to let go of comments; move those to keep into note first.",
    ),
    "no-cell": (
        "{subject} 有一处内容写不进一格而不走样：{text}",
        "{subject} holds a text that no cell can keep as it is: {text}",
    ),
    "differs": (
        "{subject} 转换后读回来和原来不一样，所以什么都没有写。",
        "{subject} would be read back otherwise, so nothing was written.",
    ),
}


TOGETHER = 200  # registers read back at a time
LIMITS = Limits()  # what whoever reads the table has without his own


@dataclass(frozen=True, slots=True)
class New:
    """A file to write: its place in the repository, and its bytes."""

    file: str
    data: bytes


def to_table(
    documents: Sequence[Document],
    file: str,
    language: Language,
    organization: OrganizationIndex | None,
    drop_comments: bool = False,
) -> New:
    """Return the table `file` that holds the registers of `documents`, as UTF-8 with a byte order mark.

    Raises RiskctlError where something would be lost.
    """
    if not drop_comments:
        _refuse_comments(documents)
    return as_table(documents, file, language, organization)


def as_table(
    documents: Iterable[Document], file: str, language: Language, organization: OrganizationIndex | None
) -> New:
    """Return the same of registers that go by one after the other, none of which is kept, without comments.

    Raises RiskctlError where something would be lost.
    """
    said: dict[str, bytes] = {}
    try:
        head, *texts = table_parts(_noted(documents, said), language)
    except ValueError as error:
        fields = {"subject": [*said][-1], "text": str(error)}
        raise RiskctlError(Said(WORDS["no-cell"], fields)) from error
    data = BOM + "".join((head, *texts)).encode()
    pieces = ("".join((head, *texts[n : n + TOGETHER])) for n in range(0, len(texts), TOGETHER))
    again = (d for text in pieces for d in documents_of(BOM + text.encode(), file, LIMITS, organization))
    _compare_said(said, again if is_faultless(data, LIMITS) else ())
    return New(file, data)


def to_yaml(documents: Sequence[Document]) -> Iterator[New]:
    """Yield a file for each register, at the place its subject has.

    Raises RiskctlError where something would be lost.
    """
    for document in documents:
        assert document.register
        file = yaml_place(document)
        data = yaml_text(document.register).encode()
        kind = kind_of(file) or (kind_named(document.kind), document.where)
        _compare([document], [document_of(data, file, *kind, Limits())])
        yield New(file, data)


def yaml_place(document: Document) -> str:
    """Return where the register of a document lies as YAML."""
    name = {"unit": "/unit", "department": "/department", "person": ""}[document.kind]
    return f"registers/{document.subject}{name}.yaml"


def _refuse_comments(documents: Sequence[Document]) -> None:
    for document in documents:
        found = comment_texts(document.tree) if isinstance(document.tree, YamlTree) else []
        kept = [text for text in found if text.strip("# ")]
        if kept:
            fields = {"file": document.file, "comment": kept[0]}
            raise RiskctlError(Said(WORDS["comments"], fields), Said(WORDS["comments-hint"]))


def _noted(documents: Iterable[Document], said: dict[str, bytes]) -> Iterator[Document]:
    """The documents as they go by, with a digest of what each says put into `said`."""
    for document in documents:
        digest = _digest(document)
        said[document.subject] = digest if said.get(document.subject, digest) == digest else b""
        yield document


def _compare_said(said: Mapping[str, bytes], after: Iterable[Document]) -> None:
    again = {one.subject: _digest(one) for one in after if not one.faults}
    for subject, digest in said.items():
        if again.get(subject) != digest:
            raise RiskctlError(Said(WORDS["differs"], {"subject": subject}))


def _digest(document: Document) -> bytes:
    return hashlib.sha256(repr(_said(document.register)).encode("utf-8", "surrogatepass")).digest()


def _compare(before: Sequence[Document], after: Sequence[Document]) -> None:
    again = {document.subject: document for document in after}
    for document in before:
        other = again.get(document.subject)
        if other is None or other.faults or _said(document.register) != _said(other.register):
            raise RiskctlError(Said(WORDS["differs"], {"subject": document.subject}))


def _said(register: Register | None) -> object:
    return register.model_dump() if register else None
