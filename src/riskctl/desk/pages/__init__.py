"""What the desk shows, a file for each view; each gets a `Visit` and gives an answer."""
