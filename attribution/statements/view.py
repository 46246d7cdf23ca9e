"""What the rules ask of a document again and again, worked out once: lower-case forms and quotation state."""

from collections import Counter
from collections.abc import Sequence

from attribution.statements.phrases import FINITE
from attribution.statements.turns import label_before
from attribution.values.document import Document, Quotation

__all__ = ["View"]

_LABEL = 25  # tokens from the start of a speaker's label to its colon
_WINDOW = 160  # tokens looked at on each side of a cue: longer sentences are not prose


class View:
    """A document as the rules read it.

    Attributes:
        document: the document.
        n: its number of tokens.
        tags, lemmas: its columns.
        lows: lower-case forms.
        quote_of: for each token the index of the outermost quotation that holds it, -1 outside.
        speech: for each quotation whether it is long enough to be an utterance (not a scare quote).
        reopened: for a quotation the one that reopens it in the next paragraph.
        labels: lower-case names that open paragraphs with a colon, in a text where one does so again and again.
        is_transcript: whether three paragraphs or more begin with the label of a speaker.
        opening, closing: quotation that starts at (ends before) a token, by token.
    """

    __slots__ = (
        "closing",
        "document",
        "is_transcript",
        "labels",
        "lemmas",
        "lows",
        "n",
        "opening",
        "quotations",
        "quote_of",
        "reopened",
        "speech",
        "tags",
    )

    def __init__(self, document: Document) -> None:
        self.document = document
        self.n = len(document.forms)
        self.tags = document.tags
        self.lemmas = document.lemmas
        self.lows = [f.lower() for f in document.forms]
        self.quotations = document.quotations
        self.quote_of = [-1] * self.n
        self.opening: dict[int, int] = {}
        self.closing: dict[int, int] = {}
        self.speech: list[bool] = []
        self.reopened = {q.continues: k for k, q in enumerate(document.quotations) if q.continues is not None}
        for k, q in enumerate(document.quotations):
            self.speech.append(self._is_speech(q))
            self.opening.setdefault(q.first, k)
            self.closing[q.last] = min(k, self.closing.get(q.last, k))
            if q.depth == 0:
                self.quote_of[q.first : q.last] = [k] * (q.last - q.first)

        turns = self._turns()
        self.labels = frozenset(turns) if sum(n for n in turns.values() if n > 1) >= 3 else frozenset()
        self.is_transcript = sum(turns.values()) >= 3

    def _turns(self) -> Counter[tuple[str, ...]]:
        """Count the names that label paragraphs as turns of a transcript, lower-case."""
        document = self.document
        forms = document.forms
        turns: Counter[tuple[str, ...]] = Counter()
        for p in document.paragraphs:
            first = p.first + (p.first in self.opening)
            colon = next(
                (i for i in range(first + 1, min(first + _LABEL, p.last - 1)) if forms[i] == ":"), -1
            )
            if colon < 0:
                continue
            if colon - first < 5 and all(f[0].isupper() or f in (".", "-") for f in forms[first:colon]):
                turns[tuple(self.lows[first:colon])] += 1
            elif (label := label_before(document, colon, first)) is not None:
                turns[tuple(self.lows[label.first : label.name])] += 1
        return turns

    def _is_speech(self, q: Quotation) -> bool:
        """Tell whether a quotation has a finite verb and is more than a few words, or ends like a sentence."""
        n = q.last - q.first
        if n > 30:
            return True
        if n < 4:
            return False
        tags = self.tags[q.first : q.last]
        if n > 6 and any(t in FINITE for t in tags):
            return True
        return self.document.forms[q.first + 1][:1].isupper() and self.lows[q.last - 2 if q.closed else q.last - 1] in (
            ".", ",", "!", "?", "…", "...",
        )  # fmt: skip

    def words_end(self, words: Sequence[str], i: int, hi: int) -> int:
        """Return the token after a cue of several words that begins at a token, or -1 where its words do not follow.

        Args:
            words: the cue's words; the first is known to stand there.
            i: the token.
            hi: one past the last token that they may be.
        """
        end = i + 1
        for word in words[1:]:
            if end >= hi or (self.lows[end] != word and self.lemmas[end] != word):
                return -1
            end += 1
        return end

    def zone(self, i: int, first: int, last: int) -> tuple[int, int]:
        """Return the token range that a cue at a token may reach within its sentence.

        A cue inside an utterance stays inside it; others have the sentence.
        """
        lo, hi = max(first, i - _WINDOW), min(last, i + _WINDOW)
        k = self.quote_of[i]
        if k >= 0 and self.speech[k]:
            q = self.quotations[k]
            lo, hi = max(lo, q.first + 1), min(hi, q.last - 1 if q.closed else q.last)
        return lo, hi
