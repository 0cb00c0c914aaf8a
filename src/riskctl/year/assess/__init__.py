"""Inspections by the six questions, tallies of sheets, assessments."""
