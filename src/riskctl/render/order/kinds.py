"""Document kinds: one template a kind, whose first comment says what it is made of and for whom.

    {# subjects: unit department | gather: optional | layout: landscape | editions: internal staff #}

The first of the subjects and of the editions is the default. `about` says what it is about where that is
not the registers alone, `reads` what it prints beside them; a template sees only what its head says, so
that a copy under another name is what the first one is, or is refused. `gather` says whether the points of
those below are in it: never, optional (with `--gather`) or always; `watched` gathers the whole unit
and shows a department or a post what it watches there. `foot` is `none` for what leaves the office, on which
nothing of the data's bookkeeping stands. `called` are the words by which people ask for it beside its name,
`zh` and `en` what it is in a line, `stage` for which phase of the year it is made, `filed: yes` that it
goes into the year's dossier, and `plots: yes` that it holds what svg can show. `file` is what its files are
called, in Chinese and in English; without it they lie by ids in a folder of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args
from unicodedata import normalize

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed, term
from riskctl.base.nearest import did_you_mean
from riskctl.base.resources import shipped
from riskctl.records.kinds.cycle import ROLES
from riskctl.render.blocks import Edition
from riskctl.render.paper import LAYOUTS

SUFFIX, WORD = ".html.j2", ".docx"
SUBJECTS = ("unit", "department", "person")
GATHER = ("never", "optional", "always", "watched")
REGISTERS, NOTICE_OPEN, NOTICE_CURRENT, NOTICE_ISSUED, NOTICE_LATEST, CHANGES, *SUPERVISED = ABOUT = (
    *("registers", "notice-open", "notice-current", "notice-issued", "notice-latest", "changes"),
    *("warning", "rectification", "inspection", "assessment", "flow"),
)
WARNING, RECTIFICATION, INSPECTION, ASSESSMENT, FLOW = SUPERVISED
LETTERS = (WARNING, RECTIFICATION)
READS = YEAR, MONTH = ("year", "month")
YES_NO = ("yes", "no")
OPTIONAL = ("reads", "stage", "filed", "plots")  # of a head
STAGES = ROLES  # of the phases of the year
STAGE_TITLES: Words = {  # under which lists of documents have them; blank for those of no phase
    "mobilization": ("一、制定方案、动员部署", "1. Plan and mobilization"),
    "identification": ("二、查找风险、公示印发", "2. Identification, notice, issue"),
    "supervision": ("三、监督防范", "3. Supervision"),
    "assessment": ("四、检查考核、修正完善", "4. Inspection, assessment, improvement"),
    "": ("其他", "Other"),
}
LANGUAGES = ("zh", "en")
FEET = DATA, NONE = ("data", "none")
# What a head has to say, one of these, before its template may print a part of the view.
NEEDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "notice": ("about", (NOTICE_OPEN, NOTICE_CURRENT, NOTICE_ISSUED, NOTICE_LATEST)),
    "changes": ("about", (CHANGES,)),
    "letter": ("about", LETTERS),
    "assessment": ("about", (ASSESSMENT,)),
    **dict.fromkeys(("course", "warnings", "rectifications", "inspection", "suggested"), ("reads", (YEAR,))),
    "month": ("reads", (MONTH,)),
}

WORDS: Words = {
    "unknown": ("没有“{kind}”这种文书", "There is no document called “{kind}”"),
    "kinds": ("运行 riskctl render，列出全部文书。", "riskctl render lists all documents."),
    "none": ("{folder} 里没有模板", "There is no template in {folder}"),
    "none-hint": (
        "模板是以 .html.j2 或 .docx 结尾的文件，见 docs/templates.zh-CN.md。",
        "A template is a file that ends in .html.j2 or .docx; see docs/templates.md.",
    ),
    "encoding": (
        "模板 {template} 不是 UTF-8 编码的文件",
        "The template {template} is not in UTF-8",
    ),
    "head": (
        "模板 {template} 的第一行要说明 {key}，可以写：{allowed}",
        "The first line of the template {template} has to say {key}, one of: {allowed}",
    ),
}
Head = Mapping[str, tuple[str, ...]]
HEAD_WITHIN = 4096  # characters
_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")
_HEAD = re.compile(r"\{#-?(.*?)-?#\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document: its template, whose it can be, and how it is laid out.

    `own` where the template is not one that ships with riskctl.
    """

    name: str
    folder: Path
    subjects: tuple[str, ...]
    gather: str
    layout: str
    editions: tuple[Edition, ...]
    about: str = REGISTERS
    reads: tuple[str, ...] = ()
    foot: str = DATA
    file: tuple[str, ...] = ()
    own: bool = False
    stage: str = ""
    called: tuple[str, ...] = ()
    told: tuple[str, str] = ("", "")  # zh, en
    filed: bool = False
    plots: bool = False

    @property
    def template(self) -> str:
        """The file name of the template."""
        return f"{self.name}{SUFFIX}"

    def prints(self, name: str) -> bool:
        """Return whether its head says what its template has to say to print the part `name` of a view."""
        _, needed = NEEDS.get(name, ("", ()))
        return not needed or not {self.about, *self.reads}.isdisjoint(needed)


def kind_names(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the kinds: those shipped, and those that have a template in `folder`."""
    return tuple(sorted({*own_kinds(shipped_forms()), *(own_kinds(folder) if folder else ())}))


def document_kind(word: str, folder: Path | None = None) -> Kind:
    """Return the kind of this name, else the one that people call so (附件5); that of `folder` before the
    one shipped.

    Raises RiskctlError where there is none, its head is wrong, or `folder` holds no template.
    """
    own = own_kinds(folder) if folder else ()
    if folder and not holds_templates(folder):
        raise RiskctlError(Said(WORDS["none"], {"folder": str(folder)}), term(WORDS["none-hint"]))
    if word in own or word in own_kinds(shipped_forms()):
        return _kind(word, folder)
    known = document_kinds(folder)
    meant = next((kind for kind in known if _alike(word) in map(_alike, kind.called)), None)
    if meant is None:
        words = [each for kind in known for each in (kind.name, *kind.called)]
        hint = did_you_mean(word, words) or term(WORDS["kinds"])
        raise RiskctlError(Said(WORDS["unknown"], {"kind": word}), hint)
    return meant


def document_kinds(folder: Path | None = None) -> tuple[Kind, ...]:
    """Return every kind, one's own first, then by the stage of the year it is for; one whose head is wrong
    is left out.

    Such a template is refused by its name once it is asked for.
    """
    found = []
    for name in kind_names(folder):
        with suppress(RiskctlError):
            found.append(_kind(name, folder))
    return tuple(sorted(found, key=_place))


def _place(kind: Kind) -> tuple[bool, int]:
    """Its place in a list: one's own before what ships, what is for no stage first."""
    stage = STAGES.index(kind.stage) if kind.stage in STAGES else -1
    return not kind.own, stage


def _kind(name: str, folder: Path | None) -> Kind:
    own = folder is not None and name in own_kinds(folder)
    return _read(name, folder if folder and own else shipped_forms(), own)


def _alike(word: str) -> str:
    """A word without what people write in two ways: 附件五 and 附件 ５ are 附件5."""
    return "".join(normalize("NFKC", word).casefold().split()).translate(_NUMERALS)


def shipped_forms() -> Path:
    """Return the folder of the templates that come with riskctl."""
    return shipped("templates") / "forms"


def own_kinds(folder: Path) -> tuple[str, ...]:
    """Return the kinds that have a template in `folder`; a link out of it is none."""
    inside = folder.resolve()
    found = (f for f in folder.glob(f"*{SUFFIX}") if f.name[0] not in "._" and f.is_file())
    return tuple(f.name.removesuffix(SUFFIX) for f in found if f.resolve().is_relative_to(inside))


def holds_templates(folder: Path) -> bool:
    """Return whether a folder holds a template of one's own, or a Word file that may be one."""
    return bool(own_kinds(folder)) or any(file.suffix == WORD for file in folder.glob(f"*{WORD}"))


def _text(file: Path) -> str:
    """A template's text, as far as its first comment can be."""
    try:
        with file.open(encoding="utf-8-sig") as opened:
            return opened.read(HEAD_WITHIN)
    except UnicodeDecodeError:
        raise RiskctlError(Said(WORDS["encoding"], {"template": file.name})) from None


def _head(file: Path) -> Head:
    """What the first comment of a template says."""
    head = _HEAD.match(_text(file))
    parts = (part.partition(":") for part in head[1].split("|")) if head else ()
    return {key.strip(): tuple(value.split()) for key, _, value in parts}


def _untold(name: str, own: bool) -> Head:
    """What a head need not say: one's own template that stands in for a shipped one is about the same."""
    file = shipped_forms() / f"{name}{SUFFIX}"
    shipped = _head(file) if own and file.is_file() else {}
    return {
        "about": shipped.get("about", (REGISTERS,)),
        "reads": shipped.get("reads", ()),
        "foot": shipped.get("foot", (DATA,)),
        **{key: shipped.get(key, ()) for key in ("stage", "called", "zh", "en", "filed", "plots", "file")},
    }


def _read(name: str, folder: Path, own: bool) -> Kind:
    said = {**_untold(name, own), **_head(folder / f"{name}{SUFFIX}")}

    def words(key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        found = said.get(key, ())
        if (not found and key not in OPTIONAL) or not set(found) <= set(allowed):
            fields = {"template": f"{name}{SUFFIX}", "key": key, "allowed": listed(list(allowed))}
            raise RiskctlError(Said(WORDS["head"], fields))
        return found

    return Kind(
        name=name,
        folder=folder,
        subjects=words("subjects", SUBJECTS),
        gather=words("gather", GATHER)[0],
        layout=words("layout", tuple(LAYOUTS))[0],
        editions=cast("tuple[Edition, ...]", words("editions", get_args(Edition))),
        about=words("about", ABOUT)[0],
        reads=words("reads", READS),
        foot=words("foot", FEET)[0],
        file=said["file"] if len(said["file"]) == len(LANGUAGES) else (),
        own=own,
        stage=next(iter(words("stage", STAGES)), ""),
        called=said["called"],
        told=(" ".join(said["zh"]), " ".join(said["en"])),
        filed=words("filed", YES_NO) == ("yes",),
        plots=words("plots", YES_NO) == ("yes",),
    )
