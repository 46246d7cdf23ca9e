"""The report as a table for people: one row a statement, as wide as the terminal.

``render_table`` is what ``attribution analyze`` prints on a terminal; ``render_sources`` and
``render_claims`` are the same for the other two questions.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attribution.report.columns import clean, display_width, lay_out, wrap
from attribution.report.wording import STATUS_ORDER, count

if TYPE_CHECKING:
    from attribution.report.report import Report
    from attribution.values.statement import Statement

__all__ = ["render_claims", "render_sources", "render_table"]

_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_COLOURS = {
    "retracted": "\x1b[31m",
    "denied": "\x1b[31m",
    "disputed": "\x1b[31m",
    "unverified": "\x1b[33m",
    "corroborated": "\x1b[36m",
    "confirmed": "\x1b[36m",
}
_NARROWEST = 72


def render_table(report: "Report", *, width: int = 100, colour: bool = False) -> str:
    """Return the statements as a table with a summary below it.

    Args:
        report: the report to show.
        width: columns to fit into; below 72 each statement is a block of lines instead of a row.
        colour: whether to use the terminal's escape sequences.

    Returns:
        Lines, each ended by a line feed. Statements stand in text order, one inside another's content
        indented below it. Certainty and score are in [0, 1].
    """
    names = {s.id: s.name for s in report.sources}
    claims = {c.id: c for c in report.claims}
    depth = _depths(report.statements)
    rows = []
    for s in report.statements:
        claim = claims.get(s.claim)
        rows.append(
            (
                _indent(depth[s.id]) + _source_name(s, names),
                _cue(s),
                " … ".join(x.text for x in s.content.spans),
                ", ".join(h.text for h in s.hedges),
                f"{s.certainty:.2f}",
                claim.verification.status if claim else "",
                f"{claim.credibility.score:.2f}" if claim else "",
            )
        )
    header = ("source", "cue", "content", "hedges", "certainty", "status", "score")
    lines = _title(report, colour)
    if rows:
        lines += _table(header, rows, (3, 2, 7, 2, 0, 0, 0), width, colour, status=5)
        lines.append("")
    lines += _summary(report, width)
    return "\n".join(lines) + "\n"


def render_sources(report: "Report", *, width: int = 100, colour: bool = False) -> str:
    """Return the sources as a table: name, type, role, affiliation, mentions and statements."""
    names = {s.id: s.name for s in report.sources}
    said = Counter(s.source.id for s in report.statements)
    rows = [
        (
            s.id,
            s.name,
            s.type,
            s.role or "",
            names.get(s.affiliation or "", s.affiliation_text or ""),
            str(len(s.mentions)),
            str(said[s.id]),
        )
        for s in report.sources
    ]
    header = ("id", "source", "type", "role", "affiliation", "mentions", "statements")
    lines = _title(report, colour)
    if rows:
        lines += _table(header, rows, (0, 4, 0, 2, 3, 0, 0), width, colour)
    else:
        lines.append("No source was found.")
    return "\n".join(lines) + "\n"


def render_claims(report: "Report", *, width: int = 100, colour: bool = False) -> str:
    """Return the claims as a table: contested ones first, then unverified ones, then by position."""
    rows = [
        (
            c.id,
            c.text,
            c.verification.status,
            f"{c.support.independent_for}:{c.support.independent_against}",
            f"{c.credibility.score:.2f}",
            c.credibility.likelihood,
        )
        for c in sorted(report.claims, key=lambda c: STATUS_ORDER.index(c.verification.status))
    ]
    header = ("id", "claim", "status", "for:against", "score", "likelihood")
    lines = _title(report, colour)
    if rows:
        lines += _table(header, rows, (0, 8, 0, 0, 0, 2), width, colour, status=2)
    else:
        lines.append("No claim was found.")
    return "\n".join(lines) + "\n"


def _title(report: "Report", colour: bool) -> list[str]:
    title = clean(report.title or report.id)
    if not title:
        return []
    return [f"{_BOLD}{title}{_RESET}" if colour else title, ""]


def _source_name(statement: "Statement", names: dict[str, str]) -> str:
    found = names.get(statement.source.id or "")
    if found:
        return found
    return " … ".join(x.text for x in statement.source.spans) or "(not named)"


def _cue(statement: "Statement") -> str:
    cue = " … ".join(x.text for x in statement.cue.spans) or "(continues)"
    return cue if statement.reported else f"{cue} (unsaid)"


def _indent(depth: int) -> str:
    # A no-break space would count as a character to wrap at; dots keep the depth readable when copied.
    return "· " * min(depth, 4)


def _depths(statements: Sequence["Statement"]) -> dict[str, int]:
    """Return how many contents each statement stands in."""
    outer = {s.id: s.nested_in for s in statements}
    depths: dict[str, int] = {}
    for s in statements:
        path = []
        at: str | None = s.id
        while at is not None and at not in depths and at in outer and at not in path:
            path.append(at)
            at = outer[at]
        base = depths.get(at, -1) if at is not None else -1
        for n, id in enumerate(reversed(path), 1):
            depths[id] = base + n
    return depths


def _table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    flexible: Sequence[int],
    width: int,
    colour: bool,
    status: int | None = None,
) -> list[str]:
    rows = [[clean(cell) for cell in row] for row in rows]
    if width < _NARROWEST:
        return _blocks(header, rows, width, colour)
    widths, cells = lay_out(header, rows, width=width, flexible=flexible)
    lines: list[str] = []
    for n, row in enumerate(cells):
        for k in range(max(len(cell) for cell in row)):
            parts = []
            for i, (cell, w) in enumerate(zip(row, widths, strict=True)):
                text = cell[k] if k < len(cell) else ""
                pad = " " * (w - display_width(text))
                if colour and n == 0:
                    text = f"{_BOLD}{text}{_RESET}"
                elif colour and i == status and text in _COLOURS:
                    text = f"{_COLOURS[text]}{text}{_RESET}"
                parts.append(text + pad)
            lines.append("  ".join(parts).rstrip())
        if n == 0:
            lines.append("  ".join("-" * w for w in widths))
    return lines


def _blocks(header: Sequence[str], rows: Iterable[Sequence[str]], width: int, colour: bool) -> list[str]:
    """Lay out each row as a block of lines, for narrow terminals."""
    label = max(map(len, header)) + 1
    lines: list[str] = []
    for row in rows:
        if lines:
            lines.append("")
        for name, cell in zip(header, row, strict=True):
            if not cell:
                continue
            first, *rest = wrap(cell, max(width - label - 1, 8))
            head = f"{name:{label}}"
            lines.append(f"{_DIM}{head}{_RESET}{first}" if colour else head + first)
            lines += [" " * label + more for more in rest]
    return lines


def _summary(report: "Report", width: int) -> list[str]:
    states = Counter(c.verification.status for c in report.claims)
    parts = [
        count(len(report.statements), "statement"),
        f"{count(len(report.sources), 'source')} ({sum(not s.named for s in report.sources)} unnamed)",
        count(len(report.claims), "claim"),
    ]
    text = ", ".join(parts)
    if states:
        text += ": " + ", ".join(f"{states[s]} {s}" for s in STATUS_ORDER if states[s])
    lines = wrap(text + ".", width)
    for warning in report.warnings:
        lines += wrap(f"Note: {clean(warning)}.", width)
    return lines
