"""A plan made good on the text of ours: theirs is taken over as its text, everything else stays as it is.

No dumper writes anything (docs/internals/reading.md#editing). What comes out is read back and has to hold
exactly the data of the plan, and every comment that stood in ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from riskctl.base.location import DataPath, Span
from riskctl.merge.align import NotMergeable
from riskctl.merge.blocks import Block, Blocks, shifted
from riskctl.merge.brackets import gaps, within_brackets
from riskctl.merge.cuts import Cuts, Region, line_break
from riskctl.merge.plan import ABSENT, POINTS, Part, Plan, Side, same
from riskctl.sources.yaml.comments import comment_texts, comments
from riskctl.sources.yaml.reader import DEEPEST, YamlTree, read

SIDES: tuple[Side, ...] = ("ours", "theirs")
Paths = tuple[DataPath | None, DataPath, DataPath]  # of a collection in the base, in ours, in theirs


def cuts_of(
    plan: Plan, base: YamlTree | None, ours: YamlTree, theirs: YamlTree, only_changes: bool = False
) -> Cuts:
    """Return the cuts that turn the text of `ours` into what `plan` says.

    With `only_changes` what says the same is not looked at, for theirs has no comments to bring.

    Raises NotMergeable where the text cannot be cut so that it does.
    """
    cutter = _Cutter(base, ours, theirs, only_changes)
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

    def __init__(self, base: YamlTree | None, ours: YamlTree, theirs: YamlTree, only_changes: bool) -> None:
        self.only_changes = only_changes
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
        gone = self._headless(plan, at, region) if first.heads else []
        first = self.ours.block((*at[1], self.ours.steps(at[1])[len(gone)]))
        behind: Block | None = None
        for part in plan.parts:
            if part.ours is None:
                self._add(part, at, first, behind, region)
                continue
            block = self.ours.block((*at[1], part.ours))
            if part in gone:
                continue
            if gone and block == first:
                block = replace(block, heads=True)
            own = region or Region(block.start, block.end)
            self._part(part, at, block, own, sticky=region or (own if _is_point(part, at) else None))
            behind = block

    def _headless(self, plan: Plan, at: Paths, region: Region | None) -> list[Part]:
        """Take out the fields that an item begins with; the next moves up behind the dash."""
        steps, parts = self.ours.steps(at[1]), {part.ours: part for part in plan.parts}
        gone = [*takewhile(_is_taken_out, (parts[step] for step in steps))]
        if gone and len(gone) < len(steps):
            keys = [self.ours.tree.span((*at[1], steps[n]), "key") for n in (0, len(gone))]
            self.cuts.put(keys[0].start, keys[1].start, "", region)
        return gone if len(gone) < len(steps) else []

    def _part(self, part: Part, at: Paths, block: Block, region: Region, sticky: Region | None) -> None:
        """Cut one field or item of ours."""
        plan, here = part.plan, _places(at, part)
        if self.only_changes and not plan.changes:
            return
        if plan.theirs is ABSENT:
            self._remove(plan, at, block, region)
        elif self._only_theirs_wrote(part, here, block):
            self.cuts.put(block.start, block.end, self._their_lines(here[2], block.column), region)
        elif plan.take == "inside":
            self._below(plan, here, sticky if self.ours.opens(here[1]) else region)
        elif plan.take == "theirs":
            self.cuts.put(*self._replaced(here, block.column), region)
        elif plan.take == "conflict":
            self._dispute(plan, here, block, region)

    def _below(self, plan: Plan, here: Paths, region: Region | None) -> None:
        """Cut what stands within a part; where it says the same, only for comments, and so far as one can."""
        try:
            self.inside(plan, here, region)
        except NotMergeable:
            if plan.changes:
                raise

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
        if plan.take == "theirs":
            self.cuts.put(block.gap, block.end, "", region)
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
        parts = [self.ours.whole((*at[1], step)) for step in self.ours.steps(at[1])]
        wanted: list[Span | str] = []
        for part in plan.parts:
            here = _places(at, part)
            if part.plan.take == "conflict" and ABSENT in (part.plan.ours, part.plan.theirs):
                raise NotMergeable
            if part.ours is None:
                wanted += [self._their_part(part, here)] if part.plan.take == "theirs" else []
            elif not _is_taken_out(part):
                wanted.append(self.ours.whole(here[1]))
                self._within(part.plan, here, region)
        for span, new in gaps(self.ours.tree.span(at[1]), parts, wanted):
            self.cuts.put(span.start, span.end, new, region)

    def _within(self, plan: Plan, here: Paths, region: Region | None) -> None:
        """Cut the value of a part between brackets."""
        value = self.ours.tree.span(here[1])
        if plan.take == "inside":
            self._below(plan, here, region)
        elif plan.take == "theirs":
            self.cuts.put(value.start, value.end, self._their_value(here[2]), region)
        elif plan.take == "conflict":
            old, new = self.ours.text[value.start : value.end], self._their_value(here[2])
            self.cuts.dispute(value.start, value.end, old, new, region)

    def _their_part(self, part: Part, here: Paths) -> str:
        key = f"{part.theirs}: " if isinstance(part.theirs, str) else ""
        return key + self._their_value(here[2])

    def _their_value(self, path: DataPath) -> str:
        """A value of theirs for a place within brackets: as it is written where it has brackets itself."""
        value, span = self.theirs.value(path), self.theirs.tree.span(path)
        if isinstance(value, dict | list) and not self.theirs.opens(path):
            return self.theirs.text[span.start : span.end]
        return within_brackets(value)


def _is_taken_out(part: Part) -> bool:
    return part.plan.theirs is ABSENT and part.plan.take == "theirs"


def _places(at: Paths, part: Part) -> Paths:
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
