"""Files that ship with riskctl: presets, schemas and templates, in a checkout and in the wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
SHIPPED = ("presets", "schemas", "templates")


def shipped(folder: str) -> Path:
    """Return the shipped `folder` (presets, schemas, templates).

    In the wheel the three lie inside the package; in a checkout beside `src`, where people look.
    """
    packed = _PACKAGE / "shared" / folder
    return packed if packed.is_dir() else _PACKAGE.parents[1] / folder
