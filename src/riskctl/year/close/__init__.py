"""The end of a year: what became of its points, the roll-over, the evidence."""
