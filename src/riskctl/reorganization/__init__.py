"""Reorganisations (机构调整): posts, departments and units renamed, moved, merged, split or closed, with all
that mentions them: one set of edits, shown or written as a whole."""
