"""Statements as W3C Web Annotations, both ways.

Each part of a statement (source, cue, content) is an annotation whose targets select its spans twice: by
position and by the quoted words with what stands around them. Reading tries the position first; where the text has
changed, the words find their new place if there is just one.

References:
    W3C, "Web Annotation Data Model", 2017, sections 4.2.4 (text quote selector) and 4.2.5 (text position selector,
    which counts code points as we do).
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attribution.errors import InputError
from attribution.values.span import Span
from attribution.values.statement import ROLES, Content, Cue, SourceRef, Statement

if TYPE_CHECKING:
    from attribution.report.report import Report

__all__ = ["from_annotations", "to_annotations"]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32


def to_annotations(report: "Report", *, base: str | None = None) -> list[dict[str, Any]]:
    """Return the statements of a report as Web Annotations.

    Args:
        report: a report with its text.
        base: IRI of the annotated document; ``urn:attribution:document`` where None.

    Returns:
        One annotation for each part of each statement that has spans, in text order.

    Raises:
        InputError: if the report was stored without its text.

    Example:
        >>> from attribution.report import Report
        >>> from attribution.values.statement import Cue, Statement
        >>> from attribution.values.span import Span
        >>> s = Statement("s1", cue=Cue((Span(7, 11, "said"),), "say"))
        >>> to_annotations(Report(text="Police said so.", statements=(s,)))[0]["target"][0]["selector"]["refinedBy"]["prefix"]
        'Police '
    """
    if report.text is None:
        raise InputError("the report holds no text; annotations quote it")
    document = base or "urn:attribution:document"
    found = []
    for s in report.statements:
        for part, spans in zip(ROLES, (s.source.spans, s.cue.spans, s.content.spans), strict=True):
            if spans:
                found.append(
                    {
                        "@context": _CONTEXT,
                        "id": f"{document}#{s.id}-{part}",
                        "type": "Annotation",
                        "motivation": "tagging",
                        "body": [
                            {"type": "TextualBody", "purpose": "tagging", "value": part},
                            {"type": "TextualBody", "purpose": "identifying", "value": s.id},
                        ],
                        "target": [_target(document, report.text, x) for x in spans],
                    }
                )
    return found


def _target(document: str, text: str, span: Span) -> dict[str, Any]:
    return {
        "type": "SpecificResource",
        "source": document,
        "selector": {
            "type": "TextPositionSelector",
            "start": span.start,
            "end": span.end,
            "refinedBy": {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        },
    }


def from_annotations(annotations: Iterable[Mapping[str, Any]], text: str, *, id: str = "") -> "Report":
    """Read Web Annotations as a report of statements with their parts.

    Args:
        annotations: as :func:`to_annotations` gives them; others are refused.
        text: the annotated text, perhaps changed since.
        id: name of the document.

    Returns:
        A report with one statement for each statement id, in the order of the annotations.

    Raises:
        InputError: if an annotation lacks what is needed, or its words are not in the text or in several places.
    """
    from attribution.report.report import Report

    parts: dict[str, dict[str, tuple[Span, ...]]] = {}
    for n, annotation in enumerate(annotations, 1):
        try:
            bodies = {b["purpose"]: b["value"] for b in annotation["body"]}
            part, statement = bodies["tagging"], bodies["identifying"]
            spans = tuple(_find(text, t["selector"]) for t in annotation["target"])
        except InputError as e:
            raise InputError(f"annotation {n}: {e}") from None
        except (KeyError, TypeError, AttributeError) as e:
            raise InputError(f"annotation {n} is not one of a statement: {e!r}") from None
        if part not in ROLES:
            raise InputError(f"annotation {n} is tagged {part!r}, expected one of {', '.join(ROLES)}")
        parts.setdefault(statement, {})[part] = spans
    statements = tuple(
        Statement(
            statement,
            source=SourceRef(None, found.get("source", ())),
            cue=Cue(found.get("cue", ()), " ".join(x.text.lower() for x in found.get("cue", ()))),
            content=Content(found.get("content", ())),
        )
        for statement, found in parts.items()
    )
    return Report(id=id, text=text, statements=statements)


def _find(text: str, selector: Mapping[str, Any]) -> Span:
    """Return the span that a selector selects."""
    start, end, quoted = selector["start"], selector["end"], selector["refinedBy"]
    exact = quoted["exact"]
    if not (isinstance(start, int) and isinstance(end, int) and isinstance(exact, str)):
        raise InputError("its selector has no position and words")
    if 0 <= start <= end <= len(text) and text[start:end] == exact:
        return Span(start, end, exact)
    prefix, suffix = quoted.get("prefix", ""), quoted.get("suffix", "")
    for before, after in ((prefix, suffix), (prefix, ""), ("", suffix), ("", "")):
        at = text.find(before + exact + after)
        if at >= 0:
            if text.find(before + exact + after, at + 1) >= 0:
                break
            return Span.of(text, at + len(before), at + len(before) + len(exact))
    raise InputError(f"the words {exact[:60]!r} are not in the text, or in several places")
