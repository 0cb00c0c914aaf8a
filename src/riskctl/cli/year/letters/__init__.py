"""Letters: warnings, rectification notices, responses."""
