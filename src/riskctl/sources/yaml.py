"""stub"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ruamel.yaml

from riskctl.base.location import DataPath, Part, Span
from riskctl.sources.fault import Fault


@dataclass
class YamlTree:
    text: str
    data: Any
    node: Any

    def span(self, path: DataPath, part: Part = "value") -> Span:
        node, key = self.node, None
        for s in path:
            nxt = None
            if isinstance(s, str) and isinstance(node.value, list):
                nxt = next((kv for kv in node.value if isinstance(kv, tuple) and kv[0].value == s), None)
                if nxt is None:
                    part = "key"
                    break
                key, node = nxt
            elif isinstance(s, int) and isinstance(node.value, list) and s < len(node.value):
                key, node = None, node.value[s]
            else:
                break
        n = key if part == "key" and key is not None else node
        return Span(n.start_mark.index, n.end_mark.index)


def read(text: str, depth: int = 64) -> YamlTree | list[Fault]:
    y = ruamel.yaml.YAML(typ="safe")
    try:
        node = y.compose(text)
    except Exception:
        return [Fault("RK002", "syntax")]

    def conv(n: Any) -> Any:
        if n.id == "scalar":
            return None if n.style in (None, "") and n.value in ("", "~", "null") else n.value
        if n.id == "sequence":
            return [conv(x) for x in n.value]
        return {k.value: conv(v) for k, v in n.value}

    return YamlTree(text, conv(node), node)
