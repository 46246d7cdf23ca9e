"""Statements, sources and claims as CSV, one row each, for spreadsheets and data frames.

Values of several parts (aliases, spans) are joined by ``" | "``; offsets stand beside their words as
``start:end`` so that nothing about place is lost. :func:`rows` gives the same as dictionaries.
"""

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from attribution.errors import InputError

if TYPE_CHECKING:
    from attribution.report.report import Report
    from attribution.values.span import Span

__all__ = ["COLUMNS", "TABLES", "read_csv", "rows", "write_csv"]

TABLES = ("statements", "sources", "claims")
_SEPARATOR = " | "
# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS: dict[str, tuple[str, ...]] = {
    "statements": (
        "document", "id", "source", "source_name", "source_text", "source_at", "cue", "cue_text", "cue_at",
        "cue_type", "content", "content_at", "form", "act", "polarity", "reported", "nested_in", "hedges",
        "certainty", "commitment", "claim", "status", "score", "confidence",
    ),
    "sources": (
        "document", "id", "name", "type", "named", "role", "affiliation", "affiliation_text", "aliases",
        "independence_group", "proximity", "n_mentions", "n_statements",
    ),
    "claims": (
        "document", "id", "text", "statements", "status", "for", "against", "independent_for",
        "independent_against", "score", "belief", "disbelief", "uncertainty", "information", "reliability",
        "likelihood",
    ),
}  # fmt: skip
"""The columns of each table, in order."""


def rows(report: "Report", table: str) -> list[dict[str, Any]]:
    """Return a table of a report as dictionaries.

    Args:
        report: the report.
        table: one of :data:`TABLES`.

    Returns:
        One dictionary a row, in text order, with the keys of :data:`COLUMNS`; numbers and truth values as they are,
        None where a value is absent.

    Raises:
        InputError: for another table.
    """
    makers = {"statements": _statements, "sources": _sources, "claims": _claims}
    if table not in makers:
        raise InputError(f"table is {table!r}, expected one of {', '.join(TABLES)}")
    return makers[table](report)


def write_csv(reports: "Iterable[Report]", table: str = "statements", *, header: bool = True) -> str:
    """Return a table of reports as CSV (RFC 4180, lines end with CR LF).

    Args:
        reports: reports, whose rows follow each other.
        table: one of :data:`TABLES`.
        header: whether the first line names the columns.

    Returns:
        The text. A cell that a spreadsheet would take for a formula begins with an apostrophe.

    Raises:
        InputError: for another table.
    """
    if table not in COLUMNS:
        raise InputError(f"table is {table!r}, expected one of {', '.join(TABLES)}")
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if header:
        writer.writerow(COLUMNS[table])
    for report in reports:
        for row in rows(report, table):
            writer.writerow([_cell(row[name]) for name in COLUMNS[table]])
    return out.getvalue()


def read_csv(text: str) -> list[dict[str, str]]:
    """Read what :func:`write_csv` wrote, as dictionaries of strings.

    Args:
        text: CSV with a header.

    Returns:
        One dictionary a row; the apostrophe before what looks like a formula is taken away again.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""))
    return [{k: _uncell(v) for k, v in row.items()} for row in reader]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(round(value, 6))
    text = str(value)
    return f"'{text}" if text.startswith((*_FORMULA, "'")) and not isinstance(value, int) else text


def _uncell(value: str) -> str:
    return value[1:] if value.startswith("'") else value


def _words(spans: "Iterable[Span]") -> str:
    return _SEPARATOR.join(x.text for x in spans)


def _places(spans: "Iterable[Span]") -> str:
    return _SEPARATOR.join(f"{x.start}:{x.end}" for x in spans)


def _statements(report: "Report") -> list[dict[str, Any]]:
    names = {s.id: s.name for s in report.sources}
    claims = {c.id: c for c in report.claims}
    found = []
    for s in report.statements:
        claim = claims.get(s.claim)
        found.append(
            {
                "document": report.id,
                "id": s.id,
                "source": s.source.id,
                "source_name": names.get(s.source.id or ""),
                "source_text": _words(s.source.spans),
                "source_at": _places(s.source.spans),
                "cue": s.cue.lemma,
                "cue_text": _words(s.cue.spans),
                "cue_at": _places(s.cue.spans),
                "cue_type": s.cue.type,
                "content": _words(s.content.spans),
                "content_at": _places(s.content.spans),
                "form": s.form,
                "act": s.act,
                "polarity": s.polarity,
                "reported": s.reported,
                "nested_in": s.nested_in,
                "hedges": _SEPARATOR.join(h.text for h in s.hedges),
                "certainty": s.certainty,
                "commitment": s.commitment,
                "claim": s.claim or None,
                "status": claim.verification.status if claim else None,
                "score": claim.credibility.score if claim else None,
                "confidence": s.confidence,
            }
        )
    return found


def _sources(report: "Report") -> list[dict[str, Any]]:
    said: dict[str | None, int] = {}
    for t in report.statements:
        said[t.source.id] = said.get(t.source.id, 0) + 1
    return [
        {
            "document": report.id,
            "id": s.id,
            "name": s.name,
            "type": s.type,
            "named": s.named,
            "role": s.role,
            "affiliation": s.affiliation,
            "affiliation_text": s.affiliation_text,
            "aliases": _SEPARATOR.join(s.aliases),
            "independence_group": s.independence_group,
            "proximity": s.proximity,
            "n_mentions": len(s.mentions),
            "n_statements": said.get(s.id, 0),
        }
        for s in report.sources
    ]


def _claims(report: "Report") -> list[dict[str, Any]]:
    return [
        {
            "document": report.id,
            "id": c.id,
            "text": c.text,
            "statements": _SEPARATOR.join(c.statements),
            "status": c.verification.status,
            "for": _SEPARATOR.join(c.support.for_),
            "against": _SEPARATOR.join(c.support.against),
            "independent_for": c.support.independent_for,
            "independent_against": c.support.independent_against,
            "score": c.credibility.score,
            "belief": c.credibility.belief,
            "disbelief": c.credibility.disbelief,
            "uncertainty": c.credibility.uncertainty,
            "information": c.credibility.information,
            "reliability": c.credibility.reliability,
            "likelihood": c.credibility.likelihood,
        }
        for c in report.claims
    ]
