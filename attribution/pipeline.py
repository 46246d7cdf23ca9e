"""Chain the floors: text in, report out."""

from collections.abc import Iterable, Iterator
from typing import Any

from attribution.options import Options
from attribution.report import Report

__all__ = ["Analyzer", "analyze", "check", "factuality"]


class Analyzer:
    """Analyse texts with one set of options. Models are loaded on first use and shared.

    Args:
        options: an :class:`Options`, or its fields as keywords.
    """

    def __init__(self, options: Options | None = None, **choices: Any) -> None:
        self.options = Options(**choices) if options is None else options

    def analyze(
        self,
        text: str,
        *,
        id: str = "",
        title: str | None = None,
        published: str | None = None,
        outlet: str | None = None,
    ) -> Report:
        """Analyse one text; see :func:`analyze`."""
        from attribution.claims import relate
        from attribution.graph import build_graph
        from attribution.report import make_report
        from attribution.scores import score
        from attribution.sources import resolve
        from attribution.statements import extract
        from attribution.text import read

        options = self.options
        document = read(text, id=id, title=title, published=published, outlet=outlet, options=options)
        analysis = resolve(document, extract(document, options), options)
        analysis = relate(analysis, options)
        analysis = score(analysis, build_graph(analysis), options)
        return make_report(analysis)

    def pipe(self, texts: Iterable[str]) -> Iterator[Report]:
        """Analyse many texts, lazily and in order."""
        for n, text in enumerate(texts):
            yield self.analyze(text, id=str(n))


def analyze(
    text: str,
    *,
    id: str = "",
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    options: Options | None = None,
) -> Report:
    """Read a text and report who says what, how surely, and who has checked it.

    Args:
        text: any Unicode text; offsets in the report count its code points.
        id: name of the document in the report.
        title: headline, where it is known and not part of the text.
        published: ISO 8601 date of publication.
        outlet: name of the publisher.
        options: choices; the defaults where None.

    Returns:
        The report.

    Raises:
        InputError: if the text is not a str or longer than ``options.max_length``.
    """
    return Analyzer(options).analyze(text, id=id, title=title, published=published, outlet=outlet)
