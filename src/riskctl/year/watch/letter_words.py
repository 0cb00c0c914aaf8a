"""What a letter says in words of whom it goes to and who sends it: recorded as it is issued."""

from __future__ import annotations

from riskctl.base.messages import Language, Said, Words
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.subject import Subject, find_subject

WORDS: Words = {
    "warn": ("{code}预警〔{year}〕{number}号", "{code} Warning {number} ({year})"),
    "rectify": ("{code}整改〔{year}〕{number}号", "{code} Rectification {number} ({year})"),
}


def letter_words(
    command: str,
    to: str,
    by: str,
    number: str,
    year: int,
    organization: OrganizationIndex,
    language: Language,
) -> dict[str, str]:
    """Return the fields of a letter that hold words: to `to`, from the office or unit `by`.

    The document number is blank where the unit has no `letter_code`: it is then written by hand.
    """
    office = organization.office(by, "")
    unit = office[0] if office else organization.units[by.partition("/")[0]]
    fields = {"code": unit.letter_code, "year": year, "number": number}
    return {
        "addressee": called(to, organization, language),
        "issuer": unit.name,
        "sender": getattr(*office).name if office else unit.name,
        "reference": Said(WORDS[command], fields).text(language) if unit.letter_code else "",
    }


def called(ref: str, organization: OrganizationIndex, language: Language) -> str:
    """Return what the unit, department, post or office `ref` is called, as it stands where it is; blank where
    there is none: a code is no word."""
    if office := organization.office(ref, ""):
        return str(getattr(*office).name)
    found = find_subject(ref, organization) if ref else None
    return _joined(found, language) if found else ""


def own_office(to: str, organization: OrganizationIndex, above: str) -> str:
    """Return who sends a letter where nobody is named: the leading group's office of the addressee's unit; a
    unit itself hears from `above`."""
    unit = organization.units[to.partition("/")[0]]
    if "/" not in to and above:
        return above
    offices = ("leading_group_office", "discipline_office")
    office = next((name for name in offices if getattr(unit, name)), "")
    return f"{unit.id}/{office}" if office else unit.id


def _joined(found: Subject, language: Language) -> str:
    parts = (found.unit, found.department, found.seat.post if found.seat else None)
    return ("" if language == "zh" else " ").join(part.name for part in parts if part)
