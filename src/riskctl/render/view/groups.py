"""Puts the points of a view into its groups, once an edition has blanked what it may not show.

A group shows no more than its points do: a point whose level or monitor is blank stands among those
without one, and a monitor all of whose points are blank is not named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

Point = dict[str, Any]
Group = dict[str, Any]


def group(view: dict[str, Any]) -> None:
    """Fill `by_level`, `by_monitor` and `by_category` of `view`, and number its points from the gravest."""
    if "points" not in view:
        return
    _mark_steps(view)
    empty = view["by_level"]
    view["by_level"] = by_level(empty, view["points"])
    for place, point in enumerate((p for level in view["by_level"] for p in level["points"]), 1):
        point["place"] = place
    watched: dict[str, list[Point]] = {}
    of: dict[str, list[Point]] = {}
    for level in view["by_level"]:
        for point in level["points"]:
            of.setdefault(point["category"], []).append(point)
            for title in point["monitors"]:
                watched.setdefault(title, []).append(point)
    view["by_monitor"] = [
        one | {"points": watched[one["title"]], "by_level": by_level(empty, watched[one["title"]])}
        for one in view["by_monitor"]
        if one["title"] in watched
    ]
    view["by_category"] = [
        {"title": title, "points": points, "by_level": by_level(empty, points)}
        for title, points in of.items()
    ]


def _mark_steps(view: dict[str, Any]) -> None:
    """Tell in every step of a chart of which levels its points are, the gravest first, and how many."""
    levels = view["by_level"]
    for step in (step for flow in view.get("flows", ()) for step in flow["steps"]):
        many = Counter(
            point["level"] for point in view["points"] if point["at"] and point["at"] == step["at"]
        )
        step["levels"] = [
            {key: one[key] for key in ("level", "weight", "mark")} | {"number": many[one["level"]]}
            for one in levels
            if many[one["level"]]
        ]


def by_level(levels: Sequence[Group], points: Sequence[Point]) -> list[Group]:
    """Return every level with its points, and last those without one where there are some."""
    of: dict[str, list[Point]] = {}
    for point in points:
        of.setdefault(point["level"], []).append(point)
    unknown: Group = {"level": "", "weight": "", "mark": "", "offices": []}
    groups = [*levels, *([unknown] if "" in of else [])]
    return [one | {"points": of.get(one["level"], [])} for one in groups]
