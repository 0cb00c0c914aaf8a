"""Tables of other people's files, as rows of text with their places: workbooks, Word, text tables."""
