"""A department's registers as a workbook to fill in, and what comes back of it, three-way and byte-exact."""
