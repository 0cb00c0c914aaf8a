"""The history of a repository: the only room that calls git."""
