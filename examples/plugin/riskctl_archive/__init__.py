"""What the archives of an imagined bureau add to riskctl."""
