"""Fills the template of a kind: a shipped one here, one of a folder of one's own in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from riskctl.base.messages import Language
from riskctl.render.order.kinds import NEEDS, Kind, shipped_forms
from riskctl.render.template.failure import Failure
from riskctl.render.template.filling import filled, names_in
from riskctl.render.template.own_process import filled_apart


def named(kind: Kind, language: Language) -> frozenset[str] | None:
    """Return the names that the template of `kind` may print in `language`; None where it is not known.

    A template of one's own is read in a process of its own alone.
    """
    return None if kind.own else names_in(kind.template, str(shipped_forms()), language)


def fill(kind: Kind, view: Mapping[str, Any], language: Language) -> str:
    """Return the restricted HTML that the template of `kind` makes of `view`.

    Raises RiskctlError naming the template and line where it fails.
    """
    shipped = str(shipped_forms())
    if kind.own:
        made = filled_apart(kind.template, (str(kind.folder.resolve()), shipped), view, language)
    else:
        made = filled(kind.template, (shipped,), view, language)
    if isinstance(made, Failure):
        raise _unsaid(made, kind).error()
    return made


def _unsaid(failure: Failure, kind: Kind) -> Failure:
    """The failure of a name that is there for those whose head says so, with what to write."""
    if failure.key != "unknown-name" or kind.prints(failure.what):
        return failure
    key, needed = NEEDS[failure.what]
    return replace(failure, key="unsaid", among=tuple(f"{key}: {word}" for word in needed))
