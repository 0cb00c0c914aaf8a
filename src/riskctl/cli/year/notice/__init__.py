"""`riskctl notice`."""
