"""Documents that are made as blocks, without a template."""
