"""The registers as they are, judged by the configuration of another commit (`--config-from`).

A change that comes from elsewhere may loosen what it is checked by. Taken from the commit are the
programme with its ignores, severities and limits, the policies, the matters and the wording, and the
holders where it has any, since who is left out there is not looked for; the organisation, the regulations,
the charts and the records are what is being checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.repository import FOLDERS, PROGRAMME
from riskctl.history.commit import Commit
from riskctl.sources.fault import Fault
from riskctl.sources.files import Entry, Files, Kind

WORDS: Words = {
    "none": (
        "{rev} 里没有 riskctl.yaml，不能拿它的配置来查。",
        "There is no riskctl.yaml in {rev}, so nothing can be checked by its configuration.",
    ),
}
CHECKED = ("organization.yaml", "regulations.yaml")
HOLDERS = ("people.yaml", "people")


@dataclass(frozen=True, slots=True)
class Overlaid:
    """The files of `checked`, with the configuration of `config` on them; satisfies `Files`."""

    checked: Files
    config: Files

    def kind(self, path: str) -> Kind:
        return self._of(path).kind(path)

    def entries(self, folder: str, most: int) -> Sequence[Entry]:
        return self._of(folder).entries(folder, most)

    def read(self, file: str, limit: int) -> bytes | Fault:
        return self._of(file).read(file, limit)

    def _of(self, path: str) -> Files:
        top = path.partition("/")[0]
        if top in HOLDERS:
            known = any(self.config.kind(one) != "absent" for one in HOLDERS)
            return self.config if known else self.checked
        return self.checked if path in CHECKED or top in FOLDERS else self.config


def overlaid(checked: Files, commit: Commit) -> Files:
    """Return `checked` under the configuration of `commit`.

    Raises RiskctlError where the commit has none.
    """
    if commit.kind(PROGRAMME) == "absent":
        raise RiskctlError(Said(WORDS["none"], {"rev": commit.rev}))
    return Overlaid(checked, commit)
