"""What each kind of file says: one pydantic model a kind, strict and frozen, over text scalars."""
