"""What an impression against a claim may rest on: words against something of it that are not its own speaker's.

Who says one thing and denies another next disputes nothing of what was said first, and a story without any denial
disputes nothing. So a claim is gathered to be disputed or denied only where a phrase about checking or a denied
statement is uttered by somebody else, or by the text itself, and stands in a sentence of the claim or shares keys
(:mod:`attribution.claims.keys`) with its content or the words for its source: two of them, or one that few
sentences have. The topic of an article ("the plane") is in many of its sentences and ties no two of them. A denial that a
statement tells of ("Roe said the bank had denied it") is not against that statement.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from attribution.claims.keys import load_keys
from attribution.scores.evidence import UNSOURCED, groups_of
from attribution.values.analysis import Analysis
from attribution.values.claim import STATUSES_AGAINST, Claim, Verification
from attribution.values.span import Span
from attribution.values.statement import Statement

__all__ = ["AGAINST", "Grounds"]

AGAINST = frozenset(("disputed", "denied"))
_PAIR = 2  # sentences
_PART = 4  # a word in more than every fourth sentence is what the text is about
_NEAREST = 32

_Voices = frozenset[str]
"""Independence groups of those who utter some words; empty where the text itself does."""


@frozen(slots=True)
class _Ground:
    """Words against something.

    Attributes:
        sentence: the one that holds them.
        voices: who utters them.
        keys: what tells what they are about.
        holders: ids of the statements that tell of them.
    """

    sentence: int
    voices: _Voices
    keys: frozenset[str]
    holders: frozenset[str]


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
        self._sentences_with = Counter(
            k for s in document.sentences for k in set(self._keys[s.first : s.last]) if k
        )
        self._grounds = sorted(self._find_grounds(analysis), key=lambda g: g.sentence)
        self._by_sentence: dict[int, list[int]] = {}
        self._by_key: dict[str, list[int]] = {}
        for n, ground in enumerate(self._grounds):
            self._by_sentence.setdefault(ground.sentence, []).append(n)
            for key in ground.keys:
                self._by_key.setdefault(key, []).append(n)

    def bear_on(self, claim: Claim) -> bool:
        """Tell whether some words against something of the claim are not its own speakers'."""
        own: set[str] = set()
        told = set(claim.statements)
        sentences: set[int] = set()
        keys: set[str] = set()
        for i in claim.statements:
            s = self._statements[i]
            own |= self._groups[i]
            sentences.update(self._sentence(x.start) for x in (*s.cue.spans, *s.content.spans))
            keys |= self._keys_in((*s.content.spans, *s.source.spans))
        beside = (g for n in sentences for g in self._by_sentence.get(n, ())[:_NEAREST])
        return any(self._is_against(g, own, told) for g in beside) or self._shares(
            keys, min(sentences, default=0), own, told
        )

    def _is_against(self, n: int, own: set[str], told: set[str]) -> bool:
        """Tell whether a ground is uttered by none of a claim's speakers, and is not what its statements tell of."""
        ground = self._grounds[n]
        return _is_another(ground.voices, own) and told.isdisjoint(ground.holders)

    def _shares(self, keys: Iterable[str], sentence: int, own: set[str], told: set[str]) -> bool:
        """Tell whether words of others share two keys with a claim, or one that is rare in the text."""
        once: set[int] = set()
        for key in keys:
            near = self._near(key, sentence)
            others = {n for n in near if self._is_against(n, own, told)}
            if others and (self._is_rare(key) or not once.isdisjoint(others)):
                return True
            once |= others
        return False

    def _is_rare(self, key: str) -> bool:
        """Tell whether few sentences have a key, so that it is no topic of the whole text."""
        return self._sentences_with[key] <= max(_PAIR, len(self._document.sentences) // _PART)

    def _near(self, key: str, sentence: int) -> list[int]:
        """Return the grounds with a key nearest to a sentence, a bounded number on either side."""
        found = self._by_key.get(key, [])
        middle = bisect_left(found, sentence, key=lambda n: self._grounds[n].sentence)
        return found[max(0, middle - _NEAREST) : middle + _NEAREST]

    def _find_grounds(self, analysis: Analysis) -> Iterator[_Ground]:
        """Yield the phrases about checking that speak against something, and the denied statements."""
        contents = {c.id: c.statements for c in analysis.claims}
        phrases = [v for v in analysis.verifications if v.status in STATUSES_AGAINST]
        # Once a claim, not once a phrase: many phrases may be about one claim that many statements make.
        judged = {claim for phrase in phrases for claim in phrase.about}
        keys = {claim: self._keys_of_contents(contents.get(claim, ())) for claim in judged}
        for phrase, (voices, holders) in zip(phrases, self._utterers(phrases), strict=True):
            about = (keys[claim] for claim in phrase.about)
            yield self._ground(phrase.start, voices, set().union(*about), holders)
        for s in analysis.statements:
            spans = s.cue.spans or s.content.spans
            if s.polarity == "denied" and spans:
                yield self._ground(spans[0].start, self._groups[s.id], set(), self._holders(s))

    def _holders(self, statement: Statement) -> frozenset[str]:
        """Return the ids of the statements that a statement is nested in."""
        found: set[str] = set()
        outer = statement.nested_in
        while outer is not None and outer not in found and len(found) < _NEAREST:
            found.add(outer)
            outer = self._statements[outer].nested_in if outer in self._statements else None
        return frozenset(found)

    def _ground(self, start: int, voices: _Voices, keys: set[str], holders: frozenset[str]) -> _Ground:
        """Make the ground for words that start at a character: the keys of its sentence count, too."""
        n = self._sentence(start)
        if n >= 0:
            sentence = self._document.sentences[n]
            keys = keys.union(self._keys[sentence.first : sentence.last])
        return _Ground(n, voices, frozenset(k for k in keys if k), holders)

    def _utterers(self, phrases: Sequence[Verification]) -> list[tuple[_Voices, frozenset[str]]]:
        """Return for each phrase, in text order, who utters it, in whose cue or content it stands, and what tells of it.

        A statement tells of a phrase where that is the cue of one nested in it.
        """
        starts = [p.start for p in phrases]
        voices: list[set[str]] = [set() for _ in phrases]
        holders: list[set[str]] = [set() for _ in phrases]
        for s in self._statements.values():
            for span in (*s.cue.spans, *s.content.spans):
                for k in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                    voices[k] |= self._groups[s.id]
                    if span in s.cue.spans:
                        holders[k] |= self._holders(s)
        return [(frozenset(v), frozenset(h)) for v, h in zip(voices, holders, strict=True)]

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


def _is_another(voices: _Voices, own: set[str]) -> bool:
    """Tell whether words are uttered by the text itself or by somebody who is none of a claim's speakers."""
    return not voices or not voices <= own
