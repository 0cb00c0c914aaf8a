"""YAML: the one reader with its spans, its comments, and byte-exact edits."""
