"""What is set aside: a file that is, or may be, a register, and is read by nobody.

It may be a link, be called `.yml` or `.YAML`, be hidden, lie too deep, bear a name that not every system can
keep, or lie outside `registers/`. A check names each; what publishes, prints or signs the registers of a
subject must know of those that may be its own, so each is a document that says whose it may be.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from riskctl.corpus.context import PEOPLE
from riskctl.corpus.document import Document
from riskctl.corpus.repository import FOLDERS, PROGRAMME, Repository
from riskctl.records.headings import BY_WORD
from riskctl.records.keys import zh_word
from riskctl.records.register import Register
from riskctl.sources.fault import Fault
from riskctl.sources.files import Files
from riskctl.sources.gate import Limits, decode_csv
from riskctl.sources.walk import DEEPEST, READ

ASIDE = "aside"  # the kind of the document of such a file
SUBJECT = ("unit", "department", "post")
MOST = 20_000  # entries looked at outside the folders that are read
FOREIGN = ("node_modules", "pyvenv.cfg")  # a folder with one of these holds what programs brought
_SCHEMA = re.compile(r"^schema: *[\"']?riskctl/(unit|department|person)/", re.MULTILINE)
_HOLDERS = re.compile(r"^schema: *[\"']?riskctl/people/", re.MULTILINE)
_SPELT = re.compile(r"(\w+)\.ya?ml(\.txt)?", re.IGNORECASE)
_POINTS = re.compile(rf"^(risk_points|{zh_word(Register, 'risk_points')}) *:", re.MULTILINE)
_OWN = {
    name: re.compile(rf"^(?:{name}|{zh}) *: *[\"']?([^\s\"'#]+)", re.MULTILINE)
    for name, zh in zip(SUBJECT, ("单位", "部门", "岗位"), strict=True)
}


def set_aside(source: Files, file: str, fault: Fault, limits: Limits) -> Document:
    """Return the document of `file` below the folders that are read, passed over because of `fault`.

    Its kind is ASIDE where it is a register by what it holds, or may be one since it cannot be read.
    """
    place = file.split("/")
    folders = place[1:-1] if source.kind(file) == "file" else place[1:]
    named = [name.lstrip(".") for name in folders]
    if place[0] != "registers" or not _may_be_register(source, file, fault, limits):
        return Document(file, "", faults=(fault,))
    return Document(file, ASIDE, dict(zip(SUBJECT, named, strict=False)), faults=(fault,))


def misnamed(
    source: Files, absent: Container[str], others: Iterable[str], limits: Limits
) -> Iterator[tuple[str, Document]]:
    """Yield what lies at the root, or is one of `others`, in place of a shared file that is `absent`.

    `people.yml` and `People.yaml` are read by nobody, and without holders no name would be looked for; so
    the file of holders is known by what it says as well.
    """
    for file in (*_at_root(source), *others):
        spelt = _SPELT.fullmatch(file)
        known, cause = (f"{spelt[1].lower()}.yaml" if spelt else ""), "yml"
        if known not in absent and PEOPLE in absent and file.lower().endswith(READ):
            known = PEOPLE if _lists_holders(_text(source, file, limits) or "") else ""
            cause = "people"
        if known in absent:
            fault = Fault("RK007", cause, fields={"file": file})
            yield known, Document(file, known.removesuffix(".yaml"), faults=(fault,))


def _lists_holders(text: str) -> bool:
    """Whether it is a file of holders that names any; an example of one, all in comments, names nobody."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return bool(_HOLDERS.search(text)) and (len(lines) > 2 or not lines[-1].rstrip().endswith(":"))


def _at_root(source: Files) -> list[str]:
    try:
        return sorted(name for name, kind in source.entries("", MOST) if kind == "file")
    except OSError:
        return []


def strays(repository: Repository) -> Iterator[Document]:
    """Yield a document for each register that lies outside the folders that are read, sorted by file.

    Hidden folders, other repositories and what programs brought are passed over.
    """
    source, limits = repository.source, repository.limits
    for file in sorted(_outside(source)):
        text = _text(source, file, limits)
        if text is not None and _is_register(text):
            fault = Fault("RK007", "outside", fields={"file": file})
            yield Document(file, ASIDE, _said(text), faults=(fault,))


def _outside(source: Files) -> Iterator[str]:
    """The files riskctl could read that lie elsewhere in the repository."""
    waiting, left = [""], MOST
    while waiting and left > 0:
        here = waiting.pop()
        try:
            entries = source.entries(here, left)
        except OSError:
            continue  # what cannot be listed holds nothing that anybody could take for a register
        left -= len(entries)
        names = {name for name, _ in entries}
        if here and names & {PROGRAMME, *FOREIGN}:
            continue
        for name, kind in entries:
            path = f"{here}/{name}" if here else name
            if kind == "folder" and not name.startswith(".") and path not in FOLDERS:
                waiting += [path] if here.count("/") < DEEPEST else []
            elif kind == "file" and name.lower().endswith(READ):
                yield path


def _may_be_register(source: Files, file: str, fault: Fault, limits: Limits) -> bool:
    if source.kind(file) != "file":
        return fault.cause == "link" or file.lower().endswith(READ)
    text = _text(source, file, limits)
    return file.lower().endswith(READ) if text is None else _is_register(text)


def _text(source: Files, file: str, limits: Limits) -> str | None:
    """The text of a file in either encoding; None where it cannot be read."""
    data = source.read(file, limits.csv_bytes)
    decoded = decode_csv(data) if isinstance(data, bytes) else data
    return None if isinstance(decoded, Fault) else decoded.text


def _is_register(text: str) -> bool:
    """Whether a text is one by what it says, as a table or as YAML, whatever its file is called."""
    words = text.partition("\n")[0].strip().split(",")
    known = [found.code if (found := BY_WORD.get(word.strip(' "'))) else "" for word in words]
    is_table = all(known) and "title" in known and bool({"measure", "id"} & {*known})
    return is_table or bool(_SCHEMA.search(text) or _POINTS.search(text))


def _said(text: str) -> dict[str, str]:
    """Whose register it says it is, as far as it tells."""
    found = {name: match[1] for name, own in _OWN.items() if (match := own.search(text))}
    known: dict[str, str] = {}
    for name in SUBJECT:
        if name not in found:
            break
        known[name] = found[name]
    return known
