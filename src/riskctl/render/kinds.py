"""Document kinds: one template a kind, whose first comment says what it is made of and for whom.

    {# subjects: unit department | gather: optional | layout: landscape | editions: internal staff #}

The first of the subjects and of the editions is the default. `gather` says whether the points of
those below are in it: never, optional (with `--gather`) or always.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import cast, get_args

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.base.resources import shipped
from riskctl.render.blocks import Edition, Layout

SUFFIX = ".html.j2"
SUBJECTS = ("unit", "department", "person")
GATHER = ("never", "optional", "always")

WORDS: Words = {
    "unknown": ("没有“{kind}”这种文书", "There is no document called “{kind}”"),
    "near": ("是不是想写 {near}？", "Did you mean {near}?"),
    "known": ("可以写：{known}。", "It can be: {known}."),
    "none": ("{folder} 里没有模板", "There is no template in {folder}"),
    "encoding": (
        "模板 {template} 不是 UTF-8 编码的文件",
        "The template {template} is not in UTF-8",
    ),
    "head": (
        "模板 {template} 的第一行要说明 {key}，可以写：{allowed}",
        "The first line of the template {template} has to say {key}, one of: {allowed}",
    ),
}
_HEAD = re.compile(r"\{#-?(.*?)-?#\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document: its template, whose it can be, and how it is laid out."""

    name: str
    folder: Path
    subjects: tuple[str, ...]
    gather: str
    layout: Layout
    editions: tuple[Edition, ...]

    @property
    def template(self) -> str:
        """The file name of the template."""
        return f"{self.name}{SUFFIX}"


def kind_names(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the kinds that have a template in `folder`, else among those shipped."""
    files = (folder or shipped_forms()).glob(f"*{SUFFIX}")
    return tuple(sorted(f.name.removesuffix(SUFFIX) for f in files if f.name[0] not in "._"))


def document_kind(name: str, folder: Path | None = None) -> Kind:
    """Return the kind called `name`; raise RiskctlError where there is none or its head is wrong."""
    names = kind_names(folder)
    folder = folder or shipped_forms()
    if not names:
        raise RiskctlError(Said(WORDS["none"], {"folder": str(folder)}))
    if name not in names:
        near = get_close_matches(name, names, 1)
        hint = Said(WORDS["near"], {"near": near[0]}) if near else None
        known = Said(WORDS["known"], {"known": listed(list(names))})
        raise RiskctlError(Said(WORDS["unknown"], {"kind": name}), hint or known)
    return _read(name, folder, _text(folder / f"{name}{SUFFIX}"))


def shipped_forms() -> Path:
    """Return the folder of the templates that come with riskctl."""
    return shipped("templates") / "forms"


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise RiskctlError(Said(WORDS["encoding"], {"template": file.name})) from None


def _read(name: str, folder: Path, text: str) -> Kind:
    head = _HEAD.match(text)
    parts = (part.partition(":") for part in head[1].split("|")) if head else ()
    said = {key.strip(): tuple(value.split()) for key, _, value in parts}

    def words(key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        found = said.get(key, ())
        if not found or not set(found) <= set(allowed):
            fields = {"template": f"{name}{SUFFIX}", "key": key, "allowed": listed(list(allowed))}
            raise RiskctlError(Said(WORDS["head"], fields))
        return found

    return Kind(
        name=name,
        folder=folder,
        subjects=words("subjects", SUBJECTS),
        gather=words("gather", GATHER)[0],
        layout=cast(Layout, words("layout", get_args(Layout))[0]),
        editions=cast("tuple[Edition, ...]", words("editions", get_args(Edition))),
    )
