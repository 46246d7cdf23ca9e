"""Chain the floors: text in, report out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

import attrs
from attrs import evolve

from attribution.batches import run_ordered
from attribution.errors import InputError
from attribution.options import Choices, Options, chosen
from attribution.pausing import collection_paused
from attribution.report import Report
from attribution.values.document import Document
from attribution.values.metadata import check_metadata

if TYPE_CHECKING:
    from attribution.scores.factuality import Factuality
    from attribution.scores.stance import Stance
    from attribution.values.analysis import Analysis
    from attribution.values.span import Span

__all__ = ["Analyzer", "Item", "analyze", "check", "factuality"]

Item = str | Document | tuple[str | Document, Mapping[str, Any]]
"""What :meth:`Analyzer.pipe` reads: a text, or a text with ``id``, ``title``, ``published``, ``outlet``.

Instead of a text there may be a document that was read already.
"""

_METADATA = ("id", "title", "published", "outlet")


class Analyzer:
    """Analyse texts with one set of options. Models are loaded on first use and shared.

    Args:
        options: an :class:`Options`; the defaults where None.
        choices: fields of it as keywords, which win.

    Example:
        >>> analyzer = Analyzer(extractor="rules")
        >>> [r.id for r in analyzer.pipe(["It rained, police said.", ("It did not.", {"id": "b"})])]
        ['0', 'b']
    """

    def __init__(self, options: Options | None = None, **choices: Unpack[Choices]) -> None:
        self.options = attrs.evolve(chosen(options), **choices) if choices else chosen(options)

    def analyze(
        self,
        text: str | Document,
        *,
        id: str = "",
        title: str | None = None,
        published: str | date | None = None,
        outlet: str | None = None,
    ) -> Report:
        """Analyse one text, or a document that was read already; see :func:`analyze`."""
        from attribution.report import make_report

        return make_report(self.inspect(text, id=id, title=title, published=published, outlet=outlet))

    @collection_paused()
    def inspect(
        self,
        text: str | Document,
        *,
        id: str = "",
        title: str | None = None,
        published: str | date | None = None,
        outlet: str | None = None,
    ) -> "Analysis":
        """Analyse one text and return the scored analysis, which holds the tokens as well.

        Args and Raises are those of :func:`analyze`.
        """
        if isinstance(text, Document):
            known = check_metadata(id, title, published, outlet)
            return self.inspect_document(
                evolve(
                    text,
                    id=known.id or text.id,
                    title=text.title if known.title is None else known.title,
                    published=text.published if known.published is None else known.published,
                    outlet=text.outlet if known.outlet is None else known.outlet,
                )
            )
        from attribution.text import read

        return self.inspect_document(
            read(text, id=id, title=title, published=published, outlet=outlet, options=self.options)
        )

    def analyze_document(self, document: Document) -> Report:
        """Analyse a text that was read already, with tokens, tags or trees of your own.

        Args:
            document: what :meth:`attribution.Document.from_tokens` or :func:`attribution.text.read` returned.

        Returns:
            The report.

        Example:
            >>> document = Document.from_tokens("Police said it rained.", ["Police", "said", "it", "rained", "."])
            >>> Analyzer().analyze_document(document).statements[0].cue.lemma
            'say'
        """
        from attribution.report import make_report

        return make_report(self.inspect_document(document))

    @collection_paused()
    def inspect_document(self, document: Document) -> "Analysis":
        """Analyse a text that was read already and return the scored analysis; see :meth:`analyze_document`."""
        from attribution.claims import relate
        from attribution.scores import score
        from attribution.sources import resolve
        from attribution.statements import extract

        options = self.options
        analysis = relate(resolve(document, extract(document, options), options), options)
        # The scores need no graph of one document; building it (and importing networkx) is left to who asks.
        return score(analysis, options)

    @overload
    def pipe(
        self, texts: Iterable[Item], *, jobs: int = 1, errors: Literal["raise"] = "raise"
    ) -> Iterator[Report]: ...
    @overload
    def pipe(
        self, texts: Iterable[Item], *, jobs: int = 1, errors: Literal["keep"]
    ) -> Iterator[Report | Exception]: ...
    def pipe(
        self, texts: Iterable[Item], *, jobs: int = 1, errors: Literal["raise", "keep"] = "raise"
    ) -> Iterator[Report | Exception]:
        """Analyse many texts, lazily and in their order.

        Args:
            texts: texts or documents, or pairs of one and a mapping with any of ``id``, ``title``,
                ``published``, ``outlet``. A text without an id is named by its number, from 0.
            jobs: number of processes; 1 analyses in this one.
            errors: ``"raise"`` stops at the first text that cannot be analysed, ``"keep"`` yields the
                exception in its place and goes on.

        Yields:
            One report a text, in order.

        Raises:
            ValueError: for another value of ``errors``, or ``jobs`` below 1.
        """
        if errors not in ("raise", "keep"):
            raise ValueError(f"errors is {errors!r}, expected 'raise' or 'keep'")
        results: Iterator[Report | Exception]
        if jobs == 1:
            pairs = run_ordered(partial(_analyze_item, self.options), enumerate(texts))
            results = (result for _, result in pairs)
        else:
            sent = run_ordered(partial(_analyze_and_pack, self.options), enumerate(texts), jobs=jobs)
            results = (x if isinstance(x, Exception) else Report.from_dict(x) for _, x in sent)
        return results if errors == "keep" else _raising(results)


def _analyze_item(options: Options, numbered: tuple[int, Item]) -> Report:
    """Analyse one item of a pipe, here or in another process."""
    number, item = numbered
    if isinstance(item, str | Document):
        item = item, {}
    if not (isinstance(item, tuple) and len(item) == 2 and isinstance(item[1], Mapping)):
        raise InputError(
            f"item {number} is a {type(item).__name__}, expected a str, a Document, or a pair of one and a mapping"
        )
    text, given = item
    unknown = sorted(set(given) - set(_METADATA))
    if unknown:
        raise InputError(
            f"item {number} has unknown metadata {', '.join(unknown)}; known are {', '.join(_METADATA)}"
        )
    id = text.id if isinstance(text, Document) and text.id else str(number)
    return Analyzer(options).analyze(text, **{**given, "id": id if given.get("id") is None else given["id"]})


def _analyze_and_pack(options: Options, numbered: tuple[int, Item]) -> dict[str, Any]:
    """Analyse in another process. A report travels as plain dicts: they are pickled several times as fast as objects."""
    return _analyze_item(options, numbered).to_dict()


def _raising(results: Iterator[Report | Exception]) -> Iterator[Report]:
    for result in results:
        if isinstance(result, Exception):
            raise result
        yield result


def analyze(
    text: str | Document,
    *,
    id: str = "",
    title: str | None = None,
    published: str | date | None = None,
    outlet: str | None = None,
    options: Options | None = None,
) -> Report:
    """Read a text and report who says what, how surely, and who has checked it.

    Args:
        text: any Unicode text; offsets in the report count its code points. Or a document that was read already,
            whose tokens, tags and trees are taken as they are (:meth:`attribution.Document.from_tokens`).
        id: name of the document in the report.
        title: headline, where it is known and not part of the text.
        published: ISO 8601 date of publication, as text or as a date.
        outlet: name of the publisher.
        options: choices; the defaults where None.

    Returns:
        The report. A text without statements gives one without statements that says so in ``warnings``.

    Raises:
        InputError: if the text is not a str or longer than ``options.max_length``, or the metadata are not of their types
            or no date.

    Example:
        >>> report = analyze("The mayor said on Monday that the bridge was safe.")
        >>> report.statements[0].content.spans[0].text
        'that the bridge was safe'
    """
    return Analyzer(options).analyze(text, id=id, title=title, published=published, outlet=outlet)


def check(claim: str, text: str | Document, *, options: Options | None = None) -> "Stance":
    """Tell what a text does with a claim: agree, disagree, discuss, or nothing (unrelated).

    Args:
        claim: one sentence or headline.
        text: the text to look in, or a document.
        options: choices; the defaults where None.

    Returns:
        The stance with its scores, the credibility and verification that the text gives the claim (None
        where it does not take it up), and the statements and spans that this rests on.

    Raises:
        InputError: if either is not a str, or too long.

    Example:
        >>> check("The bridge was closed", "Officials denied that the bridge was closed.").stance
        'disagree'
    """
    from attribution.scores.stance import judge

    analyzer = Analyzer(options)
    return judge(claim, analyzer.inspect(text), analyzer.options)


def factuality(
    text: str | Document,
    span: "Span | tuple[int, int]",
    *,
    source: str | None = None,
    options: Options | None = None,
) -> "Factuality":
    """Tell how far a text presents the event at a place as having happened.

    Args:
        text: the text, or a document.
        span: where the event word stands, as a :class:`Span` or ``(start, end)`` in characters.
        source: id of a source of the report to judge from its view; None is the writer's.
        options: choices; the defaults where None.

    Returns:
        A value from -3 (did not happen) over 0 (open) to 3 (happened), with the reasons.

    Raises:
        SpanError: if the span does not fit the text.
        InputError: if the text is not a str or too long, the span is neither a :class:`Span` nor a pair, or there is no such
            source.

    Example:
        >>> text = "The storm did not reach the coast."
        >>> factuality(text, (18, 23)).value < 0
        True
    """
    from attribution.scores.factuality import factuality as measure
    from attribution.values.span import Span

    analyzer = Analyzer(options)
    start, end = (span.start, span.end) if isinstance(span, Span) else _pair(span)
    analysis = analyzer.inspect(text)
    document = analysis.document
    return measure(document, analysis, document.span(start, end), source=source, options=analyzer.options)


def _pair(span: object) -> tuple[int, int]:
    """Return a pair of offsets; raises InputError for anything else, such as the word itself."""
    if isinstance(span, tuple | list) and len(span) == 2 and all(isinstance(x, int) for x in span):
        return span[0], span[1]
    raise InputError(
        f"the span is {span!r}, expected a Span or (start, end) in characters; str.index finds the place of a word"
    )
