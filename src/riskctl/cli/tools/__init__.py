"""Help with riskctl itself, and what git calls."""
