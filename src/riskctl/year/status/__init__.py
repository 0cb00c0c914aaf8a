"""Where the year stands: every open thing, counted and told with its command."""
