"""A half-open stretch of characters in a document's text, with its surface.

>>> text = "Officials said it rained."
>>> Span.of(text, 0, 9)
Span(start=0, end=9, text='Officials')
>>> Span.of(text, 20, 40)
Traceback (most recent call last):
    ...
attribution.errors.SpanError: span 20:40 does not fit a text of 25 characters; offsets must satisfy 0 <= start <= end <= length
"""

from collections.abc import Iterable

from attrs import frozen

from attribution.errors import SpanError

__all__ = ["Span", "covers", "overlaps"]


@frozen(slots=True, order=True)
class Span:
    """A half-open interval of characters with the surface it covers.

    Attributes:
        start: first character, counted in Unicode code points from 0.
        end: one past the last character; ``end >= start``.
        text: the surface, always ``document.text[start:end]``.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """Cut a span out of a text.

        Args:
            text: the whole text that the offsets count in.
            start: first character, in [0, len(text)].
            end: one past the last, in [start, len(text)].

        Returns:
            The span with its surface.

        Raises:
            SpanError: if the offsets do not fit the text.
        """
        if not 0 <= start <= end <= len(text):
            raise SpanError(
                f"span {start}:{end} does not fit a text of {len(text)} characters; "
                "offsets must satisfy 0 <= start <= end <= length",
                start=start,
                end=end,
                length=len(text),
            )
        return cls(start, end, text[start:end])

    def __len__(self) -> int:
        return self.end - self.start


def overlaps(a: Span, b: Span) -> bool:
    """Tell whether two spans share at least one character."""
    return a.start < b.end and b.start < a.end


def covers(outer: Iterable[Span], inner: Span) -> bool:
    """Tell whether one of the outer spans holds the inner one whole."""
    return any(o.start <= inner.start and inner.end <= o.end for o in outer)
