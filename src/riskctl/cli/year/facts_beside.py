"""The facts that stand beside each question of an inspection and each item of an assessment: no answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from riskctl import catalog
from riskctl.base.messages import Pair, Said
from riskctl.check.run import Outcome, run
from riskctl.cli.graded import Standing
from riskctl.cli.workspace import SoundlyOpened
from riskctl.year.assess.questions import is_of, prefilled
from riskctl.year.status.by_question import open_facts
from riskctl.year.status.status import status


def facts_beside(
    bodies: Sequence[str], one: SoundlyOpened, found: Standing
) -> dict[str, dict[str, list[Said]]]:
    """Return of each of `bodies`, unit or unit/department, by question what is on file of it: its counts,
    what is open in its year, and what the rules find."""
    year = status(found.documents, found.graded, one.context)
    outcome = run(one.repository, one.context, catalog.rules(), lambda file: True)
    facts = {}
    for body in bodies:
        open_now = open_facts(year, body)
        known = prefilled(body, found.graded, _found(body, outcome), one.context)
        facts[body] = {question: [*said, *open_now.get(question, ())] for question, said in known.items()}
    return facts


def _found(body: str, outcome: Outcome) -> dict[str, tuple[Pair, int]]:
    """Each rule's title, and how often it finds something in the body."""
    hits: Counter[str] = Counter()
    for located in outcome.findings:
        subject = located.finding.subject
        folder = "/".join(located.spot.file.split("/")[1:])
        if is_of(subject, body) if subject else _lies_in(folder, body):
            hits[located.finding.rule] += 1
    return {rule.id: (rule.title, hits[rule.id]) for rule in outcome.rules}


def _lies_in(folder: str, body: str) -> bool:
    """Whether a file lies in the folder of the body, that of registers or of the year's logs."""
    return f"/{body}/" in f"/{folder}/" or f"/{body}." in f"/{folder}"
