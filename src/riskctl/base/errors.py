"""Errors: riskctl is unable to work (exit 2), or what the repository holds keeps it from working (exit 1).

Bad data is else never an error but a finding.
"""

from riskctl.base.messages import Said


class RiskctlError(Exception):
    """riskctl cannot do what was asked; says so in one sentence, with a hint where one helps."""

    def __init__(self, said: Said, hint: Said | None = None) -> None:
        super().__init__(said.text("en"))
        self.said = said
        self.hint = hint


class UnsoundError(RiskctlError):
    """What the repository holds is missing or broken, so that nothing may be computed from it (exit 1)."""
