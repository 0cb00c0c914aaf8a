"""Formats of findings, one file each (see `check.report`)."""
