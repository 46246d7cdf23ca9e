"""Texts with their attributions as sets of tokens, and which attribution goes with which.

Two spans are *exactly* equal when they cover the same words, so that outer punctuation, quotation marks and
white space do not decide; *strictly* equal when they cover the same words and punctuation marks. Words are
runs of letters, digits and underscores.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from attribution.errors import InputError
from attribution.text.patterns import compile_pattern
from attribution.values.statement import ROLES

__all__ = [
    "Marked",
    "Triple",
    "is_matched",
    "jaccard",
    "mark",
    "match",
    "token_labels",
]

_TOKEN = compile_pattern(r"(\w+)|[^\w\s]")


@frozen(slots=True)
class Triple:
    """The tokens of one attribution, by number.

    Attributes:
        source, cue, content: words and punctuation.
        source_words, cue_words, content_words: words only.
        spans: the characters of each role, as they were given.
        confidence: what the extractor said of it, 1 for annotations.
    """

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    source_words: frozenset[int]
    cue_words: frozenset[int]
    content_words: frozenset[int]
    spans: tuple[tuple[tuple[int, int], ...], ...]
    confidence: float = 1.0

    @property
    def words(self) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
        """The tokens of source, cue and content that are words."""
        return self.source_words, self.cue_words, self.content_words

    @property
    def tokens(self) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
        """All tokens of source, cue and content."""
        return self.source, self.cue, self.content


@frozen(slots=True)
class Marked:
    """A text with attributions: annotated or predicted.

    Attributes:
        id: name of the article.
        text: its text.
        n_tokens: how many tokens the text has.
        triples: those attributions that cover a token with their cue or content.
    """

    id: str
    text: str
    n_tokens: int
    triples: tuple[Triple, ...]


def _spans(value: Any) -> tuple[tuple[int, int], ...]:
    if isinstance(value, Mapping):
        value = value.get("spans")
    out = []
    for span in value or ():
        a, b = (span["start"], span["end"]) if isinstance(span, Mapping) else span
        out.append((int(a), int(b)))
    return tuple(out)


def mark(text: str, attributions: Iterable[Mapping[str, Any]], *, id: str = "") -> Marked:
    """Turn attributions with character offsets into sets of tokens.

    Args:
        text: the text that the offsets count in.
        attributions: mappings with ``source``, ``cue`` and ``content``: lists of ``[start, end]``, or objects
            of a report with ``spans``; and optionally ``confidence``.
        id: name of the article.

    Returns:
        The text with its attributions; those without any token in cue and content are left out.

    Raises:
        InputError: if a role is not a list of offsets, or they do not fit the text.

    >>> marked = mark("It rains, she said.", [{"source": [[10, 13]], "cue": [[14, 18]], "content": [[0, 9]]}])
    >>> sorted(marked.triples[0].content), sorted(marked.triples[0].content_words)
    ([0, 1, 2], [0, 1])
    """
    found = [(m.start(), m.end(), m.group(1) is not None) for m in _TOKEN.finditer(text)]
    at = [-1] * (len(text) + 1)
    for k, (a, b, _) in enumerate(found):
        for i in range(a, b):
            at[i] = k
    triples = []
    for attribution in attributions:
        try:
            spans = tuple(_spans(attribution.get(role)) for role in ROLES)
        except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as e:
            raise InputError(f"article {id!r}: a role must be a list of [start, end]: {attribution!r}") from e
        for a, b in (span for role in spans for span in role):
            if not 0 <= a <= b <= len(text):
                raise InputError(f"article {id!r}: [{a}, {b}] does not fit a text of {len(text)} characters")
        sets = [frozenset(k for a, b in role for k in at[a:b] if k >= 0) for role in spans]
        if not sets[1] and not sets[2]:
            continue
        words = [frozenset(k for k in s if found[k][2]) for s in sets]
        confidence = attribution.get("confidence", 1.0)
        if confidence is not None and not isinstance(confidence, (int, float)):
            raise InputError(f"article {id!r}: a confidence must be a number: {attribution!r}")
        triples.append(
            Triple(
                sets[0],
                sets[1],
                sets[2],
                words[0],
                words[1],
                words[2],
                spans,
                1.0 if confidence is None else float(confidence),
            )
        )
    return Marked(id, text, len(found), tuple(triples))


def token_labels(marked: Marked) -> list[str]:
    """Return one label a token: ``source``, ``cue``, ``content`` or ``-``; where roles overlap, cue before source before content.

    >>> token_labels(mark("It rains, she said.", [{"source": [[10, 13]], "cue": [[14, 18]], "content": [[0, 8]]}]))
    ['content', 'content', '-', 'source', 'cue', '-']
    """
    out = ["-"] * marked.n_tokens
    for k, role in ((2, "content"), (0, "source"), (1, "cue")):
        for triple in marked.triples:
            for i in triple.tokens[k]:
                out[i] = role
    return out


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the share of common members; 1 for two empty sets."""
    union = len(a | b)
    return len(a & b) / union if union else 1.0


def match(gold: Sequence[Triple], predicted: Sequence[Triple]) -> list[tuple[int, int]]:
    """Pair annotated and predicted attributions one to one, the most similar first.

    A pair may form when the contents share half of their words, or when the cues share a word (a mark, for
    a cue without words) and the contents share anything.

    Returns:
        Pairs of numbers, the most similar first.
    """
    holders: dict[int, list[int]] = {}
    for j, p in enumerate(predicted):
        for k in p.content_words | p.cue:
            holders.setdefault(k, []).append(j)
    ranked = []
    for i, g in enumerate(gold):
        near = {j for k in g.content_words | g.cue for j in holders.get(k, ())}
        for j in near | {j for j, p in enumerate(predicted) if not p.content_words and not g.content_words}:
            p = predicted[j]
            content = jaccard(g.content_words, p.content_words)
            is_same_cue = bool(g.cue_words & p.cue_words) or (not g.cue_words and bool(g.cue & p.cue))
            if content >= 0.5 or (is_same_cue and content > 0):
                likeness = content + 0.5 * is_same_cue + 0.25 * jaccard(g.source_words, p.source_words)
                ranked.append((-likeness, i, j))
    ranked.sort()
    taken_gold: set[int] = set()
    taken: set[int] = set()
    out = []
    for _, i, j in ranked:
        if i not in taken_gold and j not in taken:
            taken_gold.add(i)
            taken.add(j)
            out.append((i, j))
    return out


def is_matched(gold: Triple, predicted: Triple, *, with_source: bool = True) -> bool:
    """Tell whether a pair counts as relaxed match: contents share half their words, and sources touch."""
    if jaccard(gold.content_words, predicted.content_words) < 0.5:
        return False
    if not with_source:
        return True
    a, b = gold.source_words, predicted.source_words
    return bool(a & b) or not (a or b)
