"""What a department has to report in a month, as one sheet: sent out, filled in, and recorded from."""
