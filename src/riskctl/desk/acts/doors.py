"""The addresses of acts: a form of each, what it would do, and what was done."""

from __future__ import annotations

from riskctl.desk.visit import Door

FORMS, STEPS = "riskctl.desk.acts.form_pages", "riskctl.desk.acts.step_pages"
TABLES, REGISTERS = "riskctl.desk.acts.sheet_pages", "riskctl.desk.acts.register_pages"
BOOKS = "riskctl.desk.acts.workbook_pages"
DOORS: tuple[Door, ...] = (
    Door("/acts", FORMS, "index"),
    Door("/acts/line", FORMS, "of_line"),
    Door("/acts/<slug>", FORMS, "form"),
    Door("/acts/<slug>", FORMS, "filled_form", "POST"),
    Door("/acts/shown/<key>", STEPS, "shown"),
    Door("/acts/shown/<key>", STEPS, "confirm", "POST"),
    Door("/acts/done/<key>", STEPS, "done"),
    Door("/acts/done/<key>", STEPS, "commit", "POST"),
    Door("/acts/table/<key>", TABLES, "table"),
    Door("/sheets/<slug>", TABLES, "ask"),
    Door("/workbook", BOOKS, "ask"),
    Door("/workbook", BOOKS, "taken_in", "POST"),
    Door("/workbook/out", BOOKS, "out", "POST"),
    Door("/workbook/<key>", BOOKS, "taken_partly", "POST"),
    Door("/acts/beside/<key>/<int:number>", STEPS, "beside"),
    Door("/edit", REGISTERS, "whose"),
    Door("/edit/<path:ref>", REGISTERS, "edit"),
    Door("/edit/<path:ref>", REGISTERS, "filled_point", "POST"),
    Door("/sheets/<slug>", TABLES, "filled_sheet", "POST"),
)
