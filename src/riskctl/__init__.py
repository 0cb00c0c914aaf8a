"""riskctl: registers of integrity-risk points (廉政风险点), checked, graded and rendered."""

__version__ = "0.1.0"
