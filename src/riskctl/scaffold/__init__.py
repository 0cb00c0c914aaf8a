"""New files for people to fill in: a whole repository, or one register with what is already known."""
