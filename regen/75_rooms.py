"""Writes the order of the rooms into the pages that show it, from what import-linter holds."""

from pathlib import Path

from pages.rooms import with_rooms

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("docs/architecture.md", "CONTRIBUTING.md")


def main() -> None:
    """Write the pictures and chains of all pages."""
    for name in PAGES:
        page = ROOT / name
        text = page.read_text(encoding="utf-8")
        page.write_text(with_rooms(text, ROOT), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
