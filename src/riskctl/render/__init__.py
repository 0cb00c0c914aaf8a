"""Documents: order → view → form (a template that only arranges) → fragment → blocks → writer."""
