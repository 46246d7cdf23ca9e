"""A text with its layers: paragraphs, sentences, tokens, quotations, and optionally a parse.

Token layers are parallel tuples (columns) instead of token objects: they are read in tight loops.
Ranges of tokens are half-open, ``first`` to ``last``, like ranges of characters.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from attribution.errors import InputError
from attribution.values.span import Span

__all__ = ["PARAGRAPH_KINDS", "Document", "Paragraph", "Quotation", "Sentence"]

PARAGRAPH_KINDS = ("prose", "headline", "byline", "caption", "boilerplate", "provenance")


@frozen(slots=True)
class Paragraph:
    """A block of text between line breaks.

    Attributes:
        start: first character that is not white space.
        end: one past the last character that is not white space.
        first: its first token.
        last: one past its last token.
        kind: one of :data:`PARAGRAPH_KINDS`. Only ``prose``, ``headline`` and ``caption`` are analysed for
            statements; the others are page furniture or say where the text comes from.
    """

    start: int
    end: int
    first: int
    last: int
    kind: str = "prose"

    @property
    def is_analysed(self) -> bool:
        """Whether statements are looked for in it."""
        return self.kind in ("prose", "headline", "caption")


@frozen(slots=True)
class Sentence:
    """A sentence: character range, token range and the index of its paragraph."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


@frozen(slots=True)
class Quotation:
    """A stretch between quotation marks, marks included.

    Attributes:
        start: the opening mark.
        end: one past the closing mark (or past the last character where none closes it).
        first: its first token (the mark).
        last: one past its last token.
        depth: 0 for an outermost quotation, 1 for one inside it, and so on.
        closed: whether a closing mark was found.
        continues: index in ``document.quotations`` of the quotation that this one reopens in a new
            paragraph, or None.
    """

    start: int
    end: int
    first: int
    last: int
    depth: int = 0
    closed: bool = True
    continues: int | None = None


@frozen(slots=True)
class Document:
    """A text and what is known of it before any statement is looked for.

    Attributes:
        text: the text as given; never rewritten, all offsets count in it.
        id: name of the document, as given.
        title: headline, given or recognised.
        published: ISO 8601 date, given or recognised.
        outlet: who published it, given or recognised in provenance lines.
        url: where it was published, if the text says so.
        credits: agencies and outlets credited in bylines and provenance ("Reuters", "AP").
        paragraphs, sentences, quotations: in text order.
        forms, starts, ends, tags, lemmas: one entry a token; tags are Penn Treebank tags. A form is what stands in its
            range, as a reader sees it: without the HTML and Markdown that the text was left with.
        entities: BIO labels of names, one a token ("O", "B-PERSON", "I-ORGANIZATION", "B-LOCATION", "B-MISC").
        heads, deprels: a dependency parse, or None. A head is a token index, -1 for a root.
        warnings: what could not be done well, in words.
    """

    text: str
    id: str = ""
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    credits: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    forms: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    heads: tuple[int, ...] | None = None
    deprels: tuple[str, ...] | None = None
    warnings: tuple[str, ...] = ()

    @classmethod
    def from_tokens(
        cls, text: str, tokens: Sequence[tuple[int, int]] | Sequence[str], **known: Any
    ) -> "Document":
        """Read a text with tokens of your own, and perhaps tags, base forms, names and trees.

        Args:
            text: any Unicode text.
            tokens: character ranges in text order, or surfaces that are found in the text one after the other.
            known: further columns and metadata, as for :func:`attribution.text.read_tokens`: ``sentences``, ``tags``,
                ``lemmas``, ``entities``, ``heads``, ``deprels``, ``id``, ``title``, ``published``, ``outlet``,
                ``options``.

        Returns:
            The document; columns that are not given are filled in by our own models.

        Raises:
            InputError: if the tokens or columns do not fit the text.

        Example:
            >>> Document.from_tokens("It rained.", ["It", "rained", "."]).tags
            ('PRP', 'VBD', '.')
        """
        from attribution.text import read_tokens

        return read_tokens(text, tokens, **known)

    def span(self, start: int, end: int) -> Span:
        """Cut a span of characters; raises SpanError where it does not fit."""
        return Span.of(self.text, start, end)

    def token_span(self, first: int, last: int) -> Span:
        """Cut the span from token ``first`` to before token ``last`` (``last > first``)."""
        if not 0 <= first < last <= len(self.forms):
            raise InputError(f"token range {first}:{last} does not fit {len(self.forms)} tokens")
        return Span.of(self.text, self.starts[first], self.ends[last - 1])

    def words(self, first: int, last: int) -> str:
        """Return what a reader sees from token ``first`` to before token ``last``: without markup between tokens."""
        if first >= last:
            return ""
        text, forms = self.text, self.forms
        out = [forms[first]]
        for i in range(first + 1, last):
            gap = text[self.ends[i - 1] : self.starts[i]]
            if gap and not gap.isspace():
                gap = " " if any(map(str.isspace, gap)) or "&" in gap else ""
            out += (gap, forms[i])
        return "".join(out)

    def tokens_in(self, start: int, end: int) -> range:
        """Return the range of tokens that overlap characters ``start`` to ``end``."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def sentence_at(self, token: int) -> int:
        """Return the index of the sentence that holds a token."""
        return bisect_right(self.sentences, token, key=lambda s: s.first) - 1
