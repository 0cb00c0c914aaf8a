"""What a record of the year says: as facts for programs, in one line for people, and whose it is."""

from __future__ import annotations

from riskctl.base.messages import Said, Words, listed, term
from riskctl.corpus.document import Document
from riskctl.diff.change import Value
from riskctl.records.fields import UNIT_LOG, group_of
from riskctl.records.keys import field_word, spellings
from riskctl.records.record import Record
from riskctl.records.vocabulary import word

WORDS: Words = {"value": ("{field} {value}", "{field} {value}")}
DIGEST = "fingerprint"  # what only programs read is shown by its first characters, its parts not at all
PARTS = "parts"
SHORT = 12
LONGEST = 60  # characters of one value in a line for people


def value_of(value: object) -> Value:
    """Return a value of a record as one of a change, None where nothing is said."""
    if value is None or value in ("", ()) or value is False:
        return None
    if value is True:
        return "true"
    if isinstance(value, Record):
        return facts(value)
    if isinstance(value, tuple):
        return tuple(f"{item}" if not isinstance(item, Record) else " ".join(facts(item)) for item in value)
    return value if isinstance(value, int) else str(value)


def facts(record: Record) -> tuple[str, ...]:
    """Return what a record says, each field as `code=value`."""
    found = []
    for name, info in type(record).model_fields.items():
        value = value_of(getattr(record, name))
        if value is not None and name != "form":
            text = "; ".join(value) if isinstance(value, tuple) else str(value)
            found.append(f"{spellings(name, info)[0]}={text}")
    return tuple(found)


def in_words(record: Record) -> Said:
    """Return what a record says in one line."""
    said: dict[str, object] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if value_of(value) is not None and name not in ("form", PARTS):
            fields = {"field": term(field_word(type(record), name)), "value": value_in_words(record, name)}
            said[name] = Said(WORDS["value"], fields)
    slots = [f"{{{name}}}" for name in said]
    return Said(("，".join(slots), ", ".join(slots)), said)


def value_in_words(record: Record, name: str) -> object:
    """Return a value of a record as people read it, None where nothing is said."""
    value, group = value_of(getattr(record, name)), group_of(type(record).model_fields[name])
    if value is None:
        return None
    values = value if isinstance(value, tuple) else (str(value),)
    if group:
        return listed([word(group, one) for one in values])
    return _cropped("；".join(values), SHORT if name == DIGEST else LONGEST)


def subject_of_record(document: Document, record: Record) -> str:
    """Return whose a record is: the register or point it names, else the unit or the notice, else what its
    file is of."""
    for name in ("subject", "point", "unit"):
        if named := getattr(record, name, ""):
            return str(named)
    if notice := document.where.get("notice"):
        return notice
    where = [part for key, part in document.where.items() if key != "year"]
    return "/".join(part for n, part in enumerate(where) if not (n and part == UNIT_LOG)) or document.file


def _cropped(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
