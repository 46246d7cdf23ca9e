"""Find things of a report by their id: built once for a rendering, so that no loop searches."""

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from attribution.report.report import Report
    from attribution.values.claim import Claim
    from attribution.values.source import Source
    from attribution.values.statement import Statement

__all__ = ["Lookup"]


@frozen(slots=True)
class Lookup:
    """The things of a report by id.

    Attributes:
        report: the report.
        statements, sources, claims: by id, in text order.
        numbers: the number of each statement, from 0.
        said: ids of the statements of each source, in text order.
    """

    report: "Report"
    statements: dict[str, "Statement"]
    sources: dict[str, "Source"]
    claims: dict[str, "Claim"]
    numbers: dict[str, int]
    said: dict[str, list[str]]

    @classmethod
    def of(cls, report: "Report") -> "Lookup":
        """Return the lookup of a report."""
        said: dict[str, list[str]] = {s.id: [] for s in report.sources}
        for s in report.statements:
            if s.source.id is not None:
                said.setdefault(s.source.id, []).append(s.id)
        return cls(
            report,
            {s.id: s for s in report.statements},
            {s.id: s for s in report.sources},
            {c.id: c for c in report.claims},
            {s.id: n for n, s in enumerate(report.statements)},
            said,
        )

    def place(self, number: int) -> str:
        """Return the address of a statement on a page: its place in the text, or in the table if there is no text."""
        return f"#at-{number}" if (self.report.text or "").strip() else f"#statement-{number}"

    def name(self, id: str | None) -> str:
        """Return the name of a source; an id that the report does not hold stands for itself, None for nobody."""
        if id is None:
            return ""
        source = self.sources.get(id)
        return source.name if source else id

    def names(self, ids: tuple[str, ...]) -> str:
        """Return the names of sources, joined by commas."""
        return ", ".join(map(self.name, ids))

    def speaker(self, statement: "Statement") -> str:
        """Return who makes a statement: the name of its source, else its words, else ``"not named"``."""
        return (
            self.name(statement.source.id)
            or " … ".join(x.text for x in statement.source.spans)
            or "not named"
        )
