"""CSV: the reader, and byte-exact edits of cells."""
