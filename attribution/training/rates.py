"""Count how often each word is part of a cue."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from attribution.lexicons.load import table
from attribution.models.weights import save
from attribution.statements.features import describe, rate_key
from attribution.training.corpus import Example

__all__ = ["Rates", "lexicon_acts"]

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
        acts: what words do as cues, by key; see :func:`lexicon_acts`.
        before: bucket and act of words that are known already; the corpus adds the other ones.
    """

    def __init__(
        self,
        examples: Sequence[Example],
        acts: Mapping[str, str],
        before: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self._acts = {**acts, **{key: act for key, (_, act) in (before or {}).items() if act != "-"}}
        self._before = {key: bucket for key, (bucket, _) in (before or {}).items() if bucket != "u"}
        self._uses: Counter[str] = Counter()
        self._hits: Counter[str] = Counter()
        self._own: list[tuple[Counter[str], Counter[str]]] = []
        for e in examples:
            columns = describe(e.document, lambda key: ("u", "-"), is_veiled=False)
            keys = [rate_key(a, b) for a, b in zip(columns.lemmas, columns.tags, strict=True)]
            uses = Counter(keys)
            hits: Counter[str] = Counter()
            for a in e.attributions:
                for first, last in a.cue:
                    hits.update(keys[first:last])
            self._uses += uses
            self._hits += hits
            self._own.append((uses, hits))

    def without(self, n: int) -> Callable[[str], tuple[str, str]]:
        """Return buckets and acts as they would be without example ``n``: what a model sees of a new text."""
        uses, hits = self._own[n]

        def known(key: str) -> tuple[str, str]:
            bucket = self._before.get(key) or _bucket(
                self._uses[key] - uses[key], self._hits[key] - hits[key]
            )
            return bucket, self._acts.get(key, "-")

        return known

    def known(self) -> dict[str, tuple[str, str]]:
        """Return bucket and act of every word of which either is known, for use at run time."""
        out = {}
        for key in sorted({*self._uses, *self._acts, *self._before}):
            bucket = self._before.get(key) or _bucket(self._uses[key], self._hits[key])
            act = self._acts.get(key, "-")
            if bucket != "u" or act != "-":
                out[key] = bucket, act
        return out

    def save(self, path: Path) -> None:
        """Write what is known as a weights file: bucket plus one, and a mark in the column of the act."""
        known = self.known()
        labels = ["bucket", *sorted({act for _, act in known.values()} - {"-"})]
        number = {label: k for k, label in enumerate(labels)}
        rows = {}
        for key, (bucket, act) in known.items():
            row = {} if bucket == "u" else {0: float(bucket) + 1}
            if act != "-":
                row[number[act]] = 1.0
            rows[key] = row
        save(path, "cue_words", labels, rows)


_LETTERS = {
    "verb": "V",
    "noun": "N",
    "adverb": "R",
    "adjective": "J",
    "adposition": "I",
}


def lexicon_acts() -> dict[str, str]:
    """Return the act of each single-word cue of the shipped lexicon, by key, shortened to three letters."""
    out: dict[str, str] = {}
    for row in table("cues"):
        lemma, letter = str(row["lemma"]), _LETTERS.get(str(row["type"]))
        if letter and " " not in lemma:
            out.setdefault(f"{lemma}/{letter}", str(row["act"])[:3])
    return out
