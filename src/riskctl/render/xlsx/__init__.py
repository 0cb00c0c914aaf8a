"""Workbooks: blocks as rows of sheets, written by XlsxWriter."""
