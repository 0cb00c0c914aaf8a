"""The addresses of acts: what is done from a page, and where it is shown before it is done."""

from __future__ import annotations

from riskctl.desk.visit import Door

DOORS: tuple[Door, ...] = ()
