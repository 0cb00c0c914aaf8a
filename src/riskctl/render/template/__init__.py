"""Templates: their language, how they are filled, and the restricted HTML they write."""
