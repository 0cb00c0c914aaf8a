"""Pages of HTML: one module a sort of layout, and what they share."""
