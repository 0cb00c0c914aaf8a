"""监控: what has to be looked at, what was, draws, letters, measures carried out."""
