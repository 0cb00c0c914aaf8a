"""Workflow charts laid out: which step stands where, and how the ways run between them."""
