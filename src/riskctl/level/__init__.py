"""From probability and severity to a level, and from a level to who watches: pure, by policy data alone."""
