"""What an impression against a claim may rest on: words against something of it that are not its own speaker's.

Who says one thing and denies another next disputes nothing of what was said first, and a story without any denial
disputes nothing. So a claim is gathered to be disputed or denied only where a phrase about checking or a denied
statement is uttered by somebody else, or by the text itself, and stands in a sentence of the claim or shares a key
(:mod:`attribution.claims.keys`) with its content or the words for its source.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from pathlib import Path

from attribution.claims.keys import load_keys
from attribution.scores.evidence import UNSOURCED, groups_of
from attribution.values.analysis import Analysis
from attribution.values.claim import Claim, Verification
from attribution.values.span import Span
from attribution.values.statement import Statement

__all__ = ["AGAINST", "Grounds"]

AGAINST = frozenset(("disputed", "denied"))
_PHRASES = frozenset((*AGAINST, "retracted"))

_Voices = frozenset[str]
"""Independence groups of those who utter some words; empty where the text itself does."""


class Grounds:
    """The words of a text that speak against something, by what they share with a claim."""

    def __init__(self, analysis: Analysis, folder: Path | None = None) -> None:
        """Index the words against something.

        Args:
            analysis: statements, sources, claims and verifications.
            folder: a user's folder of lexicons, or None.
        """
        document = analysis.document
        self._document = document
        self._keys = load_keys(folder).keys(document.lemmas, document.tags)
        self._statements = {s.id: s for s in analysis.statements}
        self._groups = _groups_by_statement(analysis)
        self._by_sentence: dict[int, set[_Voices]] = {}
        self._by_key: dict[str, set[_Voices]] = {}
        contents = {c.id: c.statements for c in analysis.claims}
        phrases = [v for v in analysis.verifications if v.status in _PHRASES]
        for phrase, voices in zip(phrases, self._utterers(phrases), strict=True):
            self._add(phrase.start, voices)
            for claim in phrase.about:
                self._add_keys(self._keys_of_contents(contents.get(claim, ())), voices)
        for s in analysis.statements:
            spans = s.cue.spans or s.content.spans
            if s.polarity == "denied" and spans:
                self._add(spans[0].start, self._groups[s.id])

    def bear_on(self, claim: Claim) -> bool:
        """Tell whether some words against something of the claim are not its own speakers'."""
        own: set[str] = set()
        found: set[_Voices] = set()
        for i in claim.statements:
            s = self._statements[i]
            own |= self._groups[i]
            for span in (*s.cue.spans, *s.content.spans):
                found |= self._by_sentence.get(self._sentence(span.start), set())
            for key in self._keys_in((*s.content.spans, *s.source.spans)):
                found |= self._by_key.get(key, set())
        return any(not voices or not voices <= own for voices in found)

    def _utterers(self, phrases: Iterable[Verification]) -> list[_Voices]:
        """Return for each phrase, in text order, who utters it: all in whose cue or content it stands."""
        phrases = list(phrases)
        starts = [p.start for p in phrases]
        out: list[set[str]] = [set() for _ in phrases]
        for s in self._statements.values():
            for span in (*s.cue.spans, *s.content.spans):
                for k in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                    out[k] |= self._groups[s.id]
        return [frozenset(x) for x in out]

    def _add(self, start: int, voices: _Voices) -> None:
        """Enter the sentence that holds a character with those who speak against something there."""
        n = self._sentence(start)
        if n >= 0:
            sentence = self._document.sentences[n]
            self._by_sentence.setdefault(n, set()).add(voices)
            self._add_keys(self._keys[sentence.first : sentence.last], voices)

    def _add_keys(self, keys: Iterable[str], voices: _Voices) -> None:
        for key in keys:
            if key:
                self._by_key.setdefault(key, set()).add(voices)

    def _sentence(self, start: int) -> int:
        """Return the number of the sentence that holds a character, -1 where none does."""
        tokens = self._document.tokens_in(start, start + 1)
        return self._document.sentence_at(tokens.start) if len(tokens) else -1

    def _keys_in(self, spans: Iterable[Span]) -> set[str]:
        found = (self._document.tokens_in(x.start, x.end) for x in spans)
        return {self._keys[i] for tokens in found for i in tokens if self._keys[i]}

    def _keys_of_contents(self, ids: Iterable[str]) -> set[str]:
        return {k for i in ids for k in self._keys_in(self._statements[i].content.spans)}


def _groups_by_statement(analysis: Analysis) -> Mapping[str, _Voices]:
    """Map each statement to the independence groups of its speakers; none where the text gives nobody."""
    sources = {s.id: s for s in analysis.sources}

    def groups(statement: Statement) -> _Voices:
        source = sources.get(statement.source.id) if statement.source.id is not None else None
        return frozenset(group for _, group in groups_of(source, sources) if group != UNSOURCED)

    return {s.id: groups(s) for s in analysis.statements}
