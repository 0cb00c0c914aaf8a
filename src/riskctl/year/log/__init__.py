"""How a row comes into a log of the year, and how rows are read, for all logs alike."""
