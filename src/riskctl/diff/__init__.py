"""What changed between two states of a repository, by meaning and never by line."""
