"""Cut a text into pieces with the same marks, so that overlapping spans can be shown in flat markup.

Statements overlap: one stands inside the content of another, a cue is a hedge as well. Markup cannot
overlap, so the text is cut at every edge of a span and at every line break, and each piece says what it is
part of. One sweep over the sorted edges, linear in pieces and spans.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from attribution.report.report import Report

__all__ = ["ROLES", "Piece", "cut_pieces"]

ROLES = ("source", "cue", "content", "hedge", "verification")

# Whatever Python or a browser takes for the end of a line.
_LINE = re.compile("[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


@frozen(slots=True)
class Piece:
    """A stretch of text within one line.

    Attributes:
        start, end: where it stands.
        roles: those of :data:`ROLES` that it is part of, in that order.
        depth: how many contents it stands in.
        statements: ids of the statements that it is part of, in text order; empty if not asked for.
        anchors: ids of the statements whose place is the end of this piece, where the first part of their
            cue ends (or of their content or source, if they have no cue).
    """

    start: int
    end: int
    roles: tuple[str, ...] = ()
    depth: int = 0
    statements: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


def cut_pieces(report: "Report", *, with_statements: bool = True) -> Iterator[list[Piece]]:
    """Yield the lines of a report's text, each cut into pieces.

    Args:
        report: a report with its text; without one there are no lines.
        with_statements: whether pieces name the statements they are part of, which takes room for each
            level of nesting.

    Yields:
        For each line that holds more than white space its pieces, in order, without gap. Every statement
        is an anchor exactly once if there is any line at all.

    Example:
        >>> from attribution.report import Report
        >>> from attribution.values.span import Span
        >>> from attribution.values.statement import Content, Cue, Statement
        >>> text = "It rained, police say."
        >>> cue, content = Span.of(text, 18, 21), Span.of(text, 0, 9)
        >>> report = Report(text=text, statements=(Statement("s1", cue=Cue((cue,)), content=Content((content,))),))
        >>> for piece in next(cut_pieces(report)):
        ...     print(repr(text[piece.start : piece.end]), *piece.roles, *piece.anchors)
        'It rained' content
        ', police '
        'say' cue s1
        '.'
    """
    text = report.text or ""
    changes = _changes(report)
    cuts = sorted(changes)
    anchors = _anchors(report)
    order = {s.id: n for n, s in enumerate(report.statements)}
    roles: Counter[str] = Counter()
    active: Counter[str] = Counter()
    lines = [m.span() for m in _LINE.finditer(text) if not m.group().isspace()]
    k = a = 0
    for n, (start, line_end) in enumerate(lines):
        pieces = []
        at = start
        while at < line_end:
            while k < len(cuts) and cuts[k] <= at:
                for role, id, change in changes[cuts[k]]:
                    roles[role] += change
                    active[id] += change
                k += 1
            end = min(line_end, cuts[k]) if k < len(cuts) else line_end
            is_last = end == line_end and n == len(lines) - 1
            first = a
            while a < len(anchors) and (anchors[a][0] <= end or is_last):
                a += 1
            pieces.append(
                Piece(
                    at,
                    end,
                    tuple(r for r in ROLES if roles[r]),
                    roles["content"],
                    tuple(sorted((+active).keys() - {""}, key=order.__getitem__)) if with_statements else (),
                    tuple(id for _, _, id in anchors[first:a]),
                )
            )
            at = end
        active = +active
        yield pieces


def _changes(report: "Report") -> dict[int, list[tuple[str, str, int]]]:
    """Return what begins (+1) and ends (-1) at each edge: role, statement id or "", change."""
    changes: dict[int, list[tuple[str, str, int]]] = {}

    def mark(start: int, end: int, role: str, id: str) -> None:
        if start < end:
            changes.setdefault(start, []).append((role, id, 1))
            changes.setdefault(end, []).append((role, id, -1))

    for s in report.statements:
        for role, spans in (("source", s.source.spans), ("cue", s.cue.spans), ("content", s.content.spans)):
            for x in spans:
                mark(x.start, x.end, role, s.id)
        for h in s.hedges:
            mark(h.start, h.end, "hedge", "")
    for v in report.verifications:
        mark(v.start, v.end, "verification", "")
    return changes


def _anchors(report: "Report") -> list[tuple[int, int, str]]:
    """Return for each statement the offset behind which its mark stands, in text order."""
    places = []
    for n, s in enumerate(report.statements):
        spans = s.cue.spans or s.content.spans or s.source.spans
        places.append((spans[0].end if spans else 0, n, s.id))
    return sorted(places)
