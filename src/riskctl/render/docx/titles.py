"""Titles that are longer than a line are broken by meaning, into lines of about one length (GB/T 9704)."""

from __future__ import annotations

import re

from riskctl.render.blocks import Run, Runs, plain
from riskctl.render.fit import ems

# After whose name, the year and what links; before what stands in brackets; never before a mark.
_JOINTS = re.compile(
    r"(?:(?<=[局处院校会厅委])(?![局处院校会厅委文])|(?<=年度)|(?<=[年的、])|(?<=[,:] )|(?=（))"
    r"(?![\s，,：:；;。、])"
)


def broken(runs: Runs, width: float) -> Runs:
    """Return a title of one run with a line break where it is longer than `width` ems; others as they are."""
    text = plain(runs)
    if len(runs) != 1 or "\n" in text or ems(text) <= width:
        return runs
    joints = [joint.start() for joint in _JOINTS.finditer(text) if 0 < joint.start() < len(text)]
    fitting = [at for at in joints if ems(text[:at]) <= width and ems(text[at:]) <= width]
    if not fitting:
        return runs
    at = min(fitting, key=lambda at: abs(ems(text[:at]) - ems(text[at:])))
    return (Run(f"{text[:at].rstrip()}\n{text[at:].lstrip()}", runs[0].looks),)
