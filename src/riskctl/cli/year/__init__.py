"""Commands of the yearly cycle."""
