"""Fixes of findings as an editor offers them: those that are sure, and guesses that a person may take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase, Said
from riskctl.check.fixes import changes, cut, suggestion
from riskctl.check.locator import Located, Locator, Spot
from riskctl.corpus.document import Document
from riskctl.corpus.rewrite import adds_column, respelled


class WORDS:
    """What a fix is called."""

    write = Phrase("改成 {text}（{rule}）", "Write {text} ({rule})")
    guess = Phrase("是不是 {text}（{rule}）", "Perhaps {text} ({rule})")
    all = Phrase("改好本文件里有把握的 {n} 处", "Mend what is sure in this file: {n}")


@dataclass(frozen=True, slots=True)
class FixAction:
    """What mends a finding: a piece of the text and what takes its place."""

    spot: Spot
    text: str
    said: Said
    is_sure: bool
    fingerprint: str = ""


def fixes(found: Sequence[Located], documents: Sequence[Document]) -> Iterator[FixAction]:
    """Yield what mends each of the findings of one file, where that can be cut into its text."""
    locator = Locator(lambda file: [one for one in documents if one.file == file])
    for located in found:
        fix = located.finding.fix
        if fix is None:
            continue
        sure = replace(located.finding, fix=replace(fix, safe=True))
        if suggested := suggestion(sure, locator):
            rule = located.finding.rule
            said = (
                WORDS.write(text=fix.text, rule=rule) if fix.safe else WORDS.guess(text=fix.text, rule=rule)
            )
            yield FixAction(suggested.spot, suggested.text, said, fix.safe, located.fingerprint)


def fix_of_all(found: Sequence[Located], documents: Sequence[Document]) -> FixAction | None:
    """Return what mends at once all that is sure in one file; None where nothing is, or it cannot be cut."""
    [*by_file] = changes((located.finding for located in found), documents).values()
    wanted = [change for change in (by_file[0] if by_file else ()) if not adds_column(change)]
    text = documents[0].text if documents else None
    if not wanted or text is None:
        return None
    try:
        span, new = cut(text, respelled(wanted))
    except RiskctlError:
        return None
    spot = Locator(lambda _: documents).spot(documents[0].file, span)
    return FixAction(spot, new, WORDS.all(n=len(wanted)), True)
