"""Registers between file forms: YAML and tables, and what comes in from elsewhere or goes out."""
