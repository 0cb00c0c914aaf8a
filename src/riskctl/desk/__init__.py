"""The desk: the year on a page, for people who do not type commands. It computes nothing of its own."""
