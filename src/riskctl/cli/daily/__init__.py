"""Commands of everyday work."""
