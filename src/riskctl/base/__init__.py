"""What every room may use: words in two languages, places, errors, and text made safe to show."""
