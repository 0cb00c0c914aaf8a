"""The example repository's sign-offs, of every register and every step: what is complete can be issued."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from riskctl.records.kinds import kind_named
from riskctl.sources.replace import replace_all
from riskctl.year.log.append import all_appended
from riskctl.year.sign.sheets import sheets
from riskctl.year.sign.sign import Act, sign
from riskctl.year.sign.signoffs import log_of
from tests.year.build import find

DAYS = {"self": 10, "department": 12, "cross": 13, "group": 14, "superior": 15}  # of April 2010
CROSS = ("bureau/discipline/inspector", "bureau/registration/chief")


@cache
def all_signed() -> dict[str, str]:
    """Return the logs in which every register of the example is signed to the last step."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for step, day in DAYS.items():
            found = find(root)
            unit, by = found.subject("bureau"), CROSS if step == "cross" else ()
            act = Act(step, date(2010, 4, day), by)
            meant = sheets([unit], step, act.day, True, found.documents, found.context)
            for (subject, _), row in zip(meant, sign(act, meant, found.context), strict=True):
                log = all_appended(found.context, log_of(subject, 2010), kind_named("signoffs"), [row])
                replace_all(root, [log])
        logs = sorted(root.glob("cycles/2010/signoffs/**/*.csv"))
        return {log.relative_to(root).as_posix(): log.read_text("utf-8") for log in logs}
