"""The report: everything found in one document, readable, writable, explainable.

The JSON form is public and versioned, see ``docs/report-format.md``.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import field, frozen

from attribution.errors import NotFoundError, ReportFormatError
from attribution.values.claim import Claim, Relation, Verification
from attribution.values.source import Source
from attribution.values.statement import Statement

if TYPE_CHECKING:
    import cattrs
    import networkx

__all__ = ["FORMAT", "Report"]

FORMAT = "attribution-report/1"
_TOLD = 3  # mistakes that an error names

Thing = TypeVar("Thing", Statement, Source, Claim)


@frozen(slots=True)
class Report:
    """What one document says, by whom, how surely, and who checked it.

    Attributes:
        id: the document's name as given.
        title: headline, or None.
        published: ISO 8601 date, or None.
        outlet: id of the source that published it, or None.
        statements, sources, claims, relations, verifications: in text order.
        warnings: what could not be done, in words.
        text: the document's text, so that a report can be rendered later; None where it was left out.
        credits: agencies and outlets that the text credits ("AP", "Reuters").
    """

    id: str = ""
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    statements: tuple[Statement, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    verifications: tuple[Verification, ...] = ()
    warnings: tuple[str, ...] = ()
    text: str | None = field(default=None, repr=False)
    credits: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain JSON values, in the public format."""
        data: dict[str, Any] = {"format": FORMAT}
        data.update(_converter().unstructure(self))
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Report":
        """Read a report back, without loss.

        Args:
            data: what :meth:`to_dict` returned. Fields added by later versions of the format are ignored.

        Returns:
            An equal report.

        Raises:
            ReportFormatError: if the data is not a report of this version.
        """
        if not isinstance(data, Mapping) or data.get("format") != FORMAT:
            found = data.get("format") if isinstance(data, Mapping) else type(data).__name__
            raise ReportFormatError(f"format is {found!r}, expected {FORMAT!r}")
        try:
            return _converter().structure(dict(data), cls)
        except Exception as e:
            raise ReportFormatError(f"not a valid report: {_mistakes(e)}") from e

    @classmethod
    def from_json(cls, text: str | bytes) -> "Report":
        """Read a report back from one JSON text.

        Args:
            text: what :meth:`to_json` returned.

        Returns:
            An equal report.

        Raises:
            ReportFormatError: if it is no JSON, or not a report of this version.

        Example:
            >>> Report.from_json(Report(id="a").to_json()) == Report(id="a")
            True
        """
        try:
            data = json.loads(text)
        except (TypeError, ValueError, RecursionError) as e:
            raise ReportFormatError(f"not valid JSON: {e}") from None
        return cls.from_dict(data)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the report as one JSON text; the same report gives the same text."""
        # A report is made of fresh dicts and lists: none can hold itself, and looking for that costs a tenth of the writing.
        return json.dumps(self.to_dict(), ensure_ascii=False, check_circular=False, indent=indent)

    def to_html(self) -> str:
        """Return the report as one self-contained web page, readable without network and scripts."""
        from attribution.report.page import render_page

        return render_page(self)

    def _repr_html_(self) -> str:
        """Show the page in a notebook, in a frame of its own."""
        from attribution.report.page import render_frame

        return render_frame(self)

    def explain(self, id: str) -> str:
        """Say in plain sentences why the report says what it says of one claim, source or statement.

        Args:
            id: a claim (``"c1"``), source (``"e1"``), statement (``"s1"``) or verification (``"v1"``).

        Returns:
            Lines of text; for a claim with the ledger row by row, for a source with the reason of each mention.

        Raises:
            InputError: if the report holds no such id.
        """
        from attribution.report.explanation import explain

        return explain(self, id)

    def statement(self, id: str) -> Statement:
        """Return the statement with an id; raises :class:`NotFoundError` if the report holds none.

        Example:
            >>> from attribution import analyze
            >>> report = analyze("Police said it rained.")
            >>> report.source(report.statement("s1").source.id).name
            'Police'
        """
        return _find(self.statements, id)

    def source(self, id: str | None) -> Source:
        """Return the source with an id; raises :class:`NotFoundError` if the report holds none, as for None."""
        return _find(self.sources, id)

    def claim(self, id: str) -> Claim:
        """Return the claim with an id; raises :class:`NotFoundError` if the report holds none."""
        return _find(self.claims, id)

    @property
    def graph(self) -> "networkx.MultiDiGraph":
        """The report as a graph of documents, sources, statements and claims."""
        from attribution.graph import build_graph

        return build_graph(self)


def _find(things: Sequence[Thing], id: str | None) -> Thing:
    for thing in things:
        if thing.id == id:
            return thing
    held = f"{things[0].id} to {things[-1].id}" if things else "none"
    raise NotFoundError(f"no {id!r} in this report, which holds {held}")


def _mistakes(error: Exception) -> str:
    """Say what is wrong with data, by place: the errors of cattrs are nested as deeply as the data."""
    from cattrs import transform_error

    told = transform_error(error, path="report")
    more = f" and {len(told) - _TOLD} more" if len(told) > _TOLD else ""
    return "; ".join(told[:_TOLD]) + more


@lru_cache(maxsize=1)
def _converter() -> "cattrs.Converter":
    """Build the converter between values and JSON on first use (cattrs generates code, which takes time)."""
    import cattrs
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

    from attribution.values.score import LedgerRow, Support

    converter = cattrs.Converter(forbid_extra_keys=False)
    for cls in (Support, LedgerRow):
        converter.register_unstructure_hook(
            cls, make_dict_unstructure_fn(cls, converter, for_=override(rename="for"))
        )
        converter.register_structure_hook(
            cls, make_dict_structure_fn(cls, converter, for_=override(rename="for"))
        )
    return converter
