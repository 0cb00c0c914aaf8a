"""What `check --config-from` says where the change has another configuration than that it is checked by."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from riskctl.base.messages import Said, Words, listed
from riskctl.cli.daily.comparison import severities
from riskctl.cli.workspace import Opened
from riskctl.corpus.load import load
from riskctl.diff.compare import configuration_changes
from riskctl.diff.loosening import Loosened

WORDS: Words = {
    "other": (
        "这里按“{rev}”的配置检查。这次改动自己的配置不一样，没有采用：{files} 里改了 {n} 处，其中放松检查的 "
        "{loosened} 处。看改了什么：riskctl diff {rev}",
        "Checked by the configuration of “{rev}”. The change has another one, which was not used: "
        "changes in {files}: {n}, of which loosen the checks: {loosened}. To see them: riskctl diff {rev}",
    ),
}


def other_configuration(rev: str, one: Opened, today: date | None, people: Path | None) -> Said | None:
    """Return what is to be said, None where the configurations mean the same; `one` was opened by that of
    the commit `rev`."""
    own = load(one.repository.root, today, people)[1]
    changes = list(configuration_changes(one.context, own))
    loosened = Loosened(one.context, own, severities())
    files = sorted({change.place.file for change in changes})
    fields = {
        "rev": rev,
        "files": listed([*files]),
        "n": len(changes),
        "loosened": sum(map(loosened, changes)),
    }
    return Said(WORDS["other"], fields) if changes else None
