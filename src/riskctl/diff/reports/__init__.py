"""A comparison for its readers: text for people, Markdown for a pull request, JSON for programs."""
