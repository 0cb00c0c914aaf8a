"""`people.yaml` where posts become one or are no more: whose holders join whom, and who is left out."""

from __future__ import annotations

from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.context import PEOPLE
from riskctl.merge.align import NotMergeable
from riskctl.reorganization.by_data import data_of, holding
from riskctl.reorganization.mapping import NameMapping

KEYS = ("name", "person")
WORDS: Words = {
    "by-hand": (
        "people.yaml 的写法没法只改这几个岗位，所以什么都没有写；先手工把 {old} 的任职人并好。",
        "people.yaml cannot be changed for these posts alone, so nothing was written; write the holders of "
        "{old} where they belong first.",
    ),
}


def joined(data: bytes, mapping: NameMapping) -> bytes:
    """Return the bytes of the holders' file in which those of what ended join those whose part it became, but
    who is there already, and those of what was closed are left out.

    Raises RiskctlError where that cannot be cut into its text.
    """
    whole: dict[str, Any] = data_of(data)
    holders: dict[str, Any] = dict(whole.get("holders") or {})
    ended = [ref for ref in holders if ref in mapping.ended]
    for ref in ended:
        own, new = holders.pop(ref) or [], mapping.subject(ref)
        if new != ref:
            there = [*(holders.get(new) or [])]
            known = [_who(one) for one in there]
            holders[new] = [*there, *(one for one in own if _who(one) not in known)]
    if not ended:
        return data
    try:
        return holding(data, {**whole, "holders": holders}, PEOPLE)
    except NotMergeable:
        raise RiskctlError(Said(WORDS["by-hand"], {"old": ended[0]})) from None


def _who(holder: Any) -> tuple[Any, ...]:
    return tuple(holder.get(key) for key in KEYS)
