"""Where portions are worked out, one file each (see `check.executor`)."""
