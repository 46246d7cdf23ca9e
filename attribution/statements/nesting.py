"""Find which statement stands inside which: the innermost content that holds cue and content of another."""

from collections.abc import Sequence

from attribution.statements.candidate import Candidate, Ranges
from attribution.values.evolution import evolve

__all__ = ["clip", "nest"]

_NEAR = 12  # contents looked at after the first that holds a place, for a smaller one
_DEPTH = 64  # contents that may hold one place; more are not looked at


def nest(candidates: Sequence[Candidate]) -> list[int | None]:
    """Return for each candidate the place of the innermost one whose content holds it.

    Args:
        candidates: in any order.

    Returns:
        Indices, None for outermost candidates; there are no cycles.
    """
    ranges = sorted((a, -b, n) for n, c in enumerate(candidates) for a, b in c.content)
    order = sorted(range(len(candidates)), key=lambda n: _place(candidates[n]))
    outer: list[int | None] = [None] * len(candidates)
    active: list[tuple[int, int]] = []
    k = 0
    for n in order:
        at = _place(candidates[n])
        while k < len(ranges) and ranges[k][0] <= at:
            active.append((-ranges[k][1], ranges[k][2]))
            k += 1
        active = [x for x in active if x[0] > at][-_DEPTH:]
        best: tuple[int, int] | None = None
        left = _NEAR
        for _, m in reversed(active):
            if not left:
                break
            if m == n or candidates[m].cue == candidates[n].cue:
                continue
            size = sum(b - a for a, b in candidates[m].content)
            if best is not None and size >= best[0]:
                continue
            if _holds(candidates[m].content, candidates[n]) and not _holds(
                candidates[n].content, candidates[m]
            ):
                best = (size, m)
            if best is not None:
                left -= 1
        if best is not None:
            outer[n] = best[1]
    return outer


def clip(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Let contents end where the content that holds their cue and their beginning ends.

    Args:
        candidates: in any order.

    Returns:
        The candidates in the same order, contents of inner ones shortened where they ran over the outer one's end.
    """
    ranges = sorted((a, -b, n) for n, c in enumerate(candidates) for a, b in c.content)
    out = list(candidates)
    active: list[tuple[int, int, int]] = []
    k = 0
    for n in sorted(range(len(out)), key=lambda n: _place(out[n])):
        c = out[n]
        if not c.cue:
            continue
        at = c.cue[0][0]
        while k < len(ranges) and ranges[k][0] <= at:
            active.append((ranges[k][0], -ranges[k][1], ranges[k][2]))
            k += 1
        active = [x for x in active if x[1] > at][-_DEPTH:]
        for a, b, m in active[-_NEAR:]:
            if m == n:
                continue
            content = tuple((x, b if a <= x < b < y else y) for x, y in c.content)
            if content != c.content:
                c = out[n] = evolve(c, content=content)
    return out


def _place(c: Candidate) -> int:
    """Return the token that stands for a candidate: where its cue begins, or its content."""
    return c.cue[0][0] if c.cue else c.content[0][0]


def _holds(content: Ranges, inner: Candidate) -> bool:
    """Tell whether a content holds the cue and the content of a candidate."""
    return all(any(a <= x and y <= b for a, b in content) for x, y in (*inner.cue, *inner.content))
