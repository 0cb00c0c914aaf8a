"""From a clerk's table to registers: what each heading, word and row means, and an answer for every row."""
