"""Documents for word processors: blocks as WordprocessingML, packed by python-docx."""
