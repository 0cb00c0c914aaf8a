"""What CI of other repositories may name: the action of this repository and its GitLab component."""

from __future__ import annotations

from pathlib import Path

from riskctl.scaffold.surroundings import OFFERED, called

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Write them, with their reason in both languages."""
    for path, host in OFFERED.items():
        (ROOT / path).parent.mkdir(exist_ok=True)
        (ROOT / path).write_text(called(host, ("zh", "en")), "utf-8")


if __name__ == "__main__":
    main()
