"""One way out for every list: rows as a table for people, JSON for programs, CSV for a spreadsheet."""
