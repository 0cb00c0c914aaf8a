"""A YAML file as other data: what differs is cut into its text, for what lines cannot be moved."""

from __future__ import annotations

from collections.abc import Mapping

from riskctl.merge.align import NotMergeable
from riskctl.merge.record import RecordMeaning
from riskctl.sources.tree import Data
from riskctl.sources.yaml.emit import emit
from riskctl.sources.yaml.reader import DEEPEST, YamlTree, read


def data_of(data: bytes) -> dict[str, Data]:
    """Return what the bytes of a YAML file hold, which were read before."""
    tree = tree_of(data)
    assert isinstance(tree.data, dict)
    return tree.data


def tree_of(data: bytes) -> YamlTree:
    """Return the tree of the bytes of a YAML file, which were read before."""
    tree = read(data.decode("utf-8-sig"), DEEPEST)
    assert isinstance(tree, YamlTree)
    return tree


def holding(data: bytes, wanted: Mapping[str, Data], file: str) -> bytes:
    """Return the bytes `data` of the YAML file `file` so that it holds `wanted`, the rest as it was.

    Raises NotMergeable where that cannot be cut into its text.
    """
    base = emit(data_of(data)).encode()
    merged = RecordMeaning(base, data, emit(wanted).encode(), file, only_changes=True).merged()
    if merged.data is None or merged.conflicts:
        raise NotMergeable
    return merged.data
