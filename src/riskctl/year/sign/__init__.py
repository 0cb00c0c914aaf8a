"""Signatures: who signs which step, what was signed, and whether it still holds."""
