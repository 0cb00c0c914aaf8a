"""Workbooks: a sheet for each page of a document, its tables merged and set up to print; needs XlsxWriter."""

from __future__ import annotations

from riskctl.render.blocks import Paper
from riskctl.render.writer import Library

NEEDS = (Library("xlsxwriter", "xlsxwriter"),)


def write(document: Paper) -> bytes:
    """Return the document as a .xlsx file.

    Raises RiskctlError for a text that no cell holds.
    """
    from riskctl.render.xlsx.workbook import workbook

    return workbook(document)
