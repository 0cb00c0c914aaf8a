"""The rules, one file each: what it looks for, why, its words, a bad and a good example."""
