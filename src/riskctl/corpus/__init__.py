"""A register repository, loaded: its documents, and what they say together."""
