"""A plan made good on the text of ours: theirs is taken over as its text, everything else stays as it is.

No dumper writes anything (TRUST §1). What comes out is read back and has to hold exactly the data of the
plan, and every comment that stood in ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from riskctl.base.location import DataPath
from riskctl.diff.merge.align import NotMergeable
from riskctl.diff.merge.blocks import Block, Blocks, shifted
from riskctl.diff.merge.cuts import Cuts, Region, line_break
from riskctl.diff.merge.plan import ABSENT, POINTS, Part, Plan, Side, same
from riskctl.sources.comments import comment_texts, comments
from riskctl.sources.splice import scalar_text
from riskctl.sources.tree import Data
from riskctl.sources.yaml import DEEPEST, YamlTree, read

SIDES: tuple[Side, ...] = ("ours", "theirs")
Paths = tuple[DataPath | None, DataPath, DataPath]  # of a collection in the base, in ours, in theirs


def cuts_of(plan: Plan, base: YamlTree | None, ours: YamlTree, theirs: YamlTree) -> Cuts:
    """Return the cuts that turn the text of `ours` into what `plan` says.

    Raises NotMergeable where the text cannot be cut so that it does.
    """
    cutter = _Cutter(base, ours, theirs)
    cutter.inside(plan, ((), (), ()), None)
    _believe(plan, cutter.cuts, ours)
    return cutter.cuts


def _believe(plan: Plan, cuts: Cuts, ours: YamlTree) -> None:
    """Read back what the cuts give, for either side of the conflicts."""
    for side in SIDES:
        after = read(cuts.written(side), DEEPEST)
        if isinstance(after, list) or not same(after.data, plan.merged(side)):
            raise NotMergeable
        cut = [
            ours.text[span.start : span.end]
            for span in comments(ours)
            if any(one.start <= span.start < one.end for one in cuts.made)
        ]
        if Counter(comment_texts(ours)) - Counter(cut) - Counter(comment_texts(after)):
            raise NotMergeable


class _Cutter:
    """The text of ours in the cutting."""

    def __init__(self, base: YamlTree | None, ours: YamlTree, theirs: YamlTree) -> None:
        self.base = Blocks(base) if base else None
        self.ours = Blocks(ours)
        self.theirs = Blocks(theirs)
        self.cuts = Cuts(ours.text, line_break(ours.text))

    def inside(self, plan: Plan, at: Paths, region: Region | None) -> None:
        """Cut a collection that is taken apart; marks go around `region` once a risk point is entered."""
        if plan.take != "inside":
            raise NotMergeable
        emptied = plan.merged("ours") == [] == plan.merged("theirs")
        if emptied or (plan.ours == [] and self.theirs.opens(at[2])):
            self._anew(plan, at, region)
        elif self.ours.opens(at[1]):
            self._lines(plan, at, region)
        else:
            self._brackets(plan, at, region)

    def _anew(self, plan: Plan, at: Paths, region: Region | None) -> None:
        """Cut a list that ours has, or is to have, without any item: brackets that hold nothing."""
        key, value = self.ours.tree.span(at[1], "key"), self.ours.tree.span(at[1])
        column = self.ours.block(at[1]).column
        ours, theirs = (self._items(plan, at, side, column) for side in SIDES)
        if ours == theirs:
            self.cuts.put(key.end, value.end, ours, region)
        else:
            self.cuts.dispute(key.end, value.end, ours, theirs, region)

    def _items(self, plan: Plan, at: Paths, side: Side, column: int) -> str:
        """What stands behind the key of a list of which ours has no item."""
        kept = [part for part in plan.parts if part.plan.merged(side) is not ABSENT]
        paths = [(*at[2], part.theirs) for part in kept if part.theirs is not None]
        inner = column + sum(self._further_in(path) for path in paths[:1])
        lines = "".join(self._their_lines(path, inner) for path in paths)
        return f":{self.cuts.line_break}{lines}".rstrip("\r\n") if lines else ": []"

    def _further_in(self, item: DataPath) -> int:
        """How much further in than its key a list of theirs stands."""
        return self.theirs.block(item).column - self.theirs.block(item[:-1]).column

    def _lines(self, plan: Plan, at: Paths, region: Region | None) -> None:
        """Cut whole lines: fields and items that are written below each other."""
        first = self.ours.block((*at[1], self.ours.steps(at[1])[0]))
        behind: Block | None = None
        for part in plan.parts:
            if part.ours is None:
                self._add(part, at, first, behind, region)
                continue
            block = self.ours.block((*at[1], part.ours))
            own = region or Region(block.start, block.end)
            self._part(part, at, block, own, sticky=region or (own if _is_point(part, at) else None))
            behind = block

    def _part(self, part: Part, at: Paths, block: Block, region: Region, sticky: Region | None) -> None:
        """Cut one field or item of ours."""
        plan, here = part.plan, _below(at, part)
        if plan.theirs is ABSENT:
            self._remove(plan, at, block, region)
        elif self._only_theirs_wrote(part, here, block):
            self.cuts.put(block.start, block.end, self._their_lines(here[2], block.column), region)
        elif plan.take == "inside":
            self.inside(plan, here, sticky if self.ours.opens(here[1]) else region)
        elif plan.take == "theirs":
            self.cuts.put(*self._replaced(here, block.column), region)
        elif plan.take == "conflict":
            self._dispute(plan, here, block, region)

    def _only_theirs_wrote(self, part: Part, here: Paths, block: Block) -> bool:
        """Whether ours has the very lines of the base, and theirs has others, if only by a comment."""
        if self.base is None or here[0] is None or part.base is None or block.heads:
            return False
        if not self.base.opens(here[0][:-1]) or not self.theirs.opens(here[2][:-1]):
            return False
        old, new = self.base.block(here[0]), self.theirs.block(here[2])
        lines = self.ours.own_lines(block)
        return (
            not old.heads
            and not new.heads
            and self.base.own_lines(old) == lines != self.theirs.own_lines(new)
        )

    def _remove(self, plan: Plan, at: Paths, block: Block, region: Region) -> None:
        """Take a part out of ours that theirs has not."""
        if plan.take == "ours":
            return
        start, end = block.gap, block.end
        if block.heads:  # the next field moves up behind the dash
            start, steps = block.start + block.column, self.ours.steps(at[1])
            end = self.ours.tree.span((*at[1], steps[1]), "key").start if len(steps) > 1 else block.end
        if plan.take == "theirs":
            self.cuts.put(start, end, "", region)
        else:
            self.cuts.dispute(block.start, block.end, self.ours.text[block.start : block.end], "", region)

    def _add(self, part: Part, at: Paths, first: Block, behind: Block | None, region: Region | None) -> None:
        """Put a part in that ours has not, as the lines of theirs."""
        if part.plan.take == "ours":
            return
        assert part.theirs is not None
        place = behind or (first if isinstance(part.theirs, str) else None)
        gap = self._their_gap((*at[2], part.theirs)) if place else ""
        where = place.end if place else first.start
        lines = gap + self._their_lines((*at[2], part.theirs), first.column)
        if part.plan.take == "theirs":
            self.cuts.put(where, where, lines, region)
        else:
            self.cuts.dispute(where, where, "", lines, region)

    def _their_lines(self, path: DataPath, column: int) -> str:
        """A field or item of theirs, as far in as `column`."""
        if self.theirs.opens(path[:-1]):
            block = self.theirs.block(path)
            lines = shifted(self.theirs.lines(block), column - block.column)
            return lines if lines.endswith(("\n", "\r")) else lines + self.cuts.line_break
        key, value = path[-1], self.theirs.tree.span(path)
        head = f"{key}: " if isinstance(key, str) else "- "
        return f"{' ' * column}{head}{self.theirs.text[value.start : value.end]}{self.cuts.line_break}"

    def _their_gap(self, path: DataPath) -> str:
        """The empty lines above a block of theirs."""
        if not self.theirs.opens(path[:-1]):
            return ""
        block = self.theirs.block(path)
        return self.theirs.text[block.gap : block.start]

    def _dispute(self, plan: Plan, here: Paths, block: Block, region: Region) -> None:
        if plan.base is ABSENT and isinstance(plan.theirs, dict) and not block.heads:
            old, new = self.ours.text[block.start : block.end], self._their_lines(here[2], block.column)
            self.cuts.dispute(block.start, block.end, old, new, region)
            return
        start, end, new = self._replaced(here, block.column)
        self.cuts.dispute(start, end, self.ours.text[start:end], new, region)

    def _replaced(self, here: Paths, column: int) -> tuple[int, int, str]:
        """The piece of ours that holds a value, and the text of theirs for it."""
        (_, one, two), ours, theirs = here, self.ours, self.theirs
        old, new = ours.tree.span(one), theirs.tree.span(two)
        if _is_inline(ours, one) and _is_inline(theirs, two) and old.start < old.end:
            return old.start, old.end, theirs.text[new.start : new.end]
        if not (theirs.opens(two[:-1]) and isinstance(one[-1], str) and isinstance(two[-1], str)):
            raise NotMergeable
        begin, their = ours.tree.span(one, "key"), theirs.tree.span(two, "key")
        text = theirs.text[their.end : new.end]
        head, *rest = text.splitlines(keepends=True)
        return begin.end, old.end, head + shifted("".join(rest), column - theirs.block(two).column)

    def _brackets(self, plan: Plan, at: Paths, region: Region | None) -> None:
        """Cut between brackets."""
        last: int | None = None
        kept = [part for part in plan.parts if part.ours is not None]
        for part in plan.parts:
            here = _below(at, part)
            if part.ours is None:
                self._add_within(part, here, at, last, region)
                continue
            span = self.ours.whole(here[1])
            if part.plan.theirs is ABSENT and part.plan.take != "ours":
                self._remove_within(part, kept, at, region)
            elif part.plan.take == "inside":
                self.inside(part.plan, here, region)
            elif part.plan.take in ("theirs", "conflict"):
                value = self.ours.tree.span(here[1])
                put = self.cuts.put if part.plan.take == "theirs" else self._dispute_within
                put(value.start, value.end, self._their_value(here[2]), region)
            last = span.end

    def _dispute_within(self, start: int, end: int, new: str, region: Region | None) -> None:
        if region is None:
            raise NotMergeable
        self.cuts.dispute(start, end, self.ours.text[start:end], new, region)

    def _add_within(
        self, part: Part, here: Paths, at: Paths, last: int | None, region: Region | None
    ) -> None:
        if part.plan.take == "ours":
            return
        if part.plan.take == "conflict":
            raise NotMergeable
        new = self._their_value(here[2])
        if isinstance(part.theirs, str):
            new = f"{part.theirs}: {new}"
        whole = self.ours.tree.span(at[1])
        if last is not None:
            self.cuts.put(last, last, f", {new}", region)
        else:
            comma = ", " if self.ours.value(at[1]) else ""
            self.cuts.put(whole.start + 1, whole.start + 1, f"{new}{comma}", region)

    def _remove_within(self, part: Part, kept: list[Part], at: Paths, region: Region | None) -> None:
        """With the comma before a part, or behind the first."""
        if part.plan.take == "conflict":
            raise NotMergeable
        place = kept.index(part)
        spans = [self.ours.whole((*at[1], one.key)) for one in kept]
        staying = any(one.plan.take != "theirs" or one.plan.theirs is not ABSENT for one in kept[:place])
        if staying:
            self.cuts.put(spans[place - 1].end, spans[place].end, "", region)
        else:
            end = spans[place + 1].start if place + 1 < len(spans) else spans[place].end
            self.cuts.put(spans[place].start, end, "", region)

    def _their_value(self, path: DataPath) -> str:
        """A value of theirs for a place within brackets: as it is written where it has brackets itself."""
        value, span = self.theirs.value(path), self.theirs.tree.span(path)
        if isinstance(value, dict | list) and not self.theirs.opens(path):
            return self.theirs.text[span.start : span.end]
        return _within_brackets(value)


def _within_brackets(value: Data) -> str:
    if isinstance(value, dict):
        inner = (f"{scalar_text(key)}: {_within_brackets(each)}" for key, each in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_within_brackets, value)) + "]"
    if value is None:  # nothing is no text within brackets
        raise NotMergeable
    return scalar_text(value)


def _below(at: Paths, part: Part) -> Paths:
    base = (*at[0], part.base) if at[0] is not None and part.base is not None else None
    ours = (*at[1], part.ours) if part.ours is not None else at[1]
    return base, ours, (*at[2], part.theirs) if part.theirs is not None else at[2]


def _is_point(part: Part, at: Paths) -> bool:
    return isinstance(part.ours, int) and at[1][-1:] in [(key,) for key in POINTS]


def _is_inline(blocks: Blocks, path: DataPath) -> bool:
    """Whether a value stands on one line, behind its key or dash."""
    span = blocks.tree.span(path)
    text = blocks.text[span.start : span.end]
    opens = isinstance(blocks.value(path), dict | list) and blocks.opens(path)
    return not opens and text[:1] not in ("|", ">") and "\n" not in text and "\r" not in text


def lost_comments(base: YamlTree | None, theirs: YamlTree, merged: YamlTree) -> Iterator[str]:
    """Yield the comments that theirs added and that are not in what was merged."""
    known = Counter(comment_texts(base)) if base else Counter()
    yield from (Counter(comment_texts(theirs)) - known - Counter(comment_texts(merged))).elements()
