"""公示: a notice from its opening to its issue, and the working days it runs."""
