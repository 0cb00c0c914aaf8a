"""What templates see of a unit's year in figures: each plot as rows of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from riskctl.corpus.document import Document
from riskctl.level.grade import GradedPoint
from riskctl.render.blocks import Plot
from riskctl.render.order.scope import Scope
from riskctl.render.pages.outcome_plots import estimated_and_shown
from riskctl.render.pages.plots import funnel, measures, suggested, then_and_now
from riskctl.year.status.item import StatusItem


def year_plots(
    documents: Sequence[Document], graded: Sequence[GradedPoint], items: Sequence[StatusItem], scope: Scope
) -> list[dict[str, Any]]:
    """Return the plots of these registers that have something to show, in the order of the year."""
    refs = [document.subject for document in documents]
    plots = {
        "suggestions": suggested(refs, scope),
        "signoffs": funnel(items, scope),
        "levels": then_and_now(graded, refs, scope),
        "measures": measures(documents, scope),
        "shown": estimated_and_shown(graded, scope),
    }
    return [{"about": about, **_rows(plot)} for about, plot in plots.items() if plot]


def _rows(plot: Plot) -> dict[str, Any]:
    bars = [{"label": bar.label, "numbers": list(bar.numbers)} for bar in plot.bars]
    return {"title": plot.title, "series": list(plot.series), "bars": bars}
