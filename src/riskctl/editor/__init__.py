"""The language server: findings, meanings, names and places for an editor, of files as they are typed."""
