"""Rules over a corpus and the findings they give."""
