"""Count how often each word is part of a cue."""

from collections import Counter
from collections.abc import Callable, Sequence

from attribution.statements.features import describe, rate_key
from attribution.training.corpus import Example

__all__ = ["Rates"]

_BOUNDS = (0.01, 0.03, 0.08, 0.2, 0.4, 0.6, 0.8)
_LEAST = 3


def _bucket(n: int, hits: int) -> str:
    if n < _LEAST:
        return "u"
    share = hits / (n + 1)
    return str(sum(share >= b for b in _BOUNDS))


class Rates:
    """Shares of cues among the uses of each word, over a corpus, leaving single articles out.

    Args:
        examples: the annotated corpus.
    """

    def __init__(self, examples: Sequence[Example]) -> None:
        self._uses: Counter[str] = Counter()
        self._hits: Counter[str] = Counter()
        self._own: list[tuple[Counter[str], Counter[str]]] = []
        for e in examples:
            columns = describe(e.document, lambda key: "u")
            keys = [rate_key(a, b) for a, b in zip(columns.lemmas, columns.tags, strict=True)]
            uses = Counter(keys)
            hits: Counter[str] = Counter()
            for a in e.attributions:
                for first, last in a.cue:
                    hits.update(keys[first:last])
            self._uses += uses
            self._hits += hits
            self._own.append((uses, hits))

    def without(self, n: int) -> Callable[[str], str]:
        """Return the buckets as they would be without example ``n``: what a model sees of a new text."""
        uses, hits = self._own[n]

        def rate(key: str) -> str:
            return _bucket(self._uses[key] - uses[key], self._hits[key] - hits[key])

        return rate

    def buckets(self) -> dict[str, str]:
        """Return the bucket of every word that is frequent enough, for use at run time."""
        out = {key: _bucket(n, self._hits[key]) for key, n in sorted(self._uses.items())}
        return {key: b for key, b in out.items() if b != "u"}
