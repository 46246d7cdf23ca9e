"""Turn tokens into the keys that claims are compared by.

A key is what is left of a content word when spelling, inflection and choice of synonym are taken away: "Russian
jets bombed" and "airstrikes by Russia" share ``russia`` and ``attack``. Function words, light verbs and vague
nouns have no key. How much a key tells is its weight, the negative logarithm of the share of news articles that
have it (Spärck Jones 1972, "A statistical interpretation of term specificity", Journal of Documentation 28).

>>> table = load_keys()
>>> table.key("Russian", "JJ"), table.key("bomb", "VBD"), table.key("the", "DT")
('russia', 'attack', '')
>>> table.weight("attack") < table.weight("quokka")
True
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import log
from pathlib import Path

from attribution.lexicons.load import table
from attribution.text.penn import PROPER_NOUNS

__all__ = ["KeyTable", "load_keys"]

_KEPT = frozenset(
    (
        "NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ", "JJR", "JJS", "FW", "ADD", "GW",
    )
)  # fmt: skip
_CACHE = 60_000
_RAREST = 7.5
_COMMONEST = 1.0


class _Weights(dict[str, float]):
    """Weights by key, looked up without a call of Python's where the key is known."""

    __slots__ = ()

    def __missing__(self, key: str) -> float:
        return _RAREST


class KeyTable:
    """Look up keys, their weights and their opposites with one folder of lexicons."""

    def __init__(self, folder: Path | None = None) -> None:
        self._classes = {str(r["word"]): str(r["class"]) for r in table("event_classes", folder)}
        self._places = {str(r["word"]): str(r["place"]) for r in table("demonyms", folder)}
        self._light = frozenset(str(r["word"]) for r in table("light_words", folder))
        weights = _Weights(
            (str(r["key"]), min(_RAREST, max(_COMMONEST, 0.5 - log(max(float(r["share"]), 1e-9)))))
            for r in table("word_shares", folder)
        )
        self.weight: Callable[[str], float] = weights.__getitem__
        """How much a key tells, in [1, 7.5]; a key never seen in training tells most."""
        self.event_keys = frozenset(
            str(r["class"]) for r in table("event_classes", folder) if r["kind"] == "event"
        )
        """Keys that name events."""
        self.place_keys = frozenset(self._places.values())
        """Keys that are countries."""
        opposites: dict[str, set[str]] = {}
        for r in table("opposites", folder):
            left, right = str(r["left"]), str(r["right"])
            opposites.setdefault(left, set()).add(right)
            opposites.setdefault(right, set()).add(left)
        self.opposites = {k: frozenset(v) for k, v in opposites.items()}
        """For each key the keys that exclude it."""
        self._cache: dict[tuple[str, str], str] = {}

    def key(self, lemma: str, tag: str) -> str:
        """Return the key of one word, "" where it has none.

        Args:
            lemma: its base form.
            tag: its Penn tag.
        """
        found = self._cache.get((lemma, tag))
        if found is None:
            if len(self._cache) >= _CACHE:
                self._cache.clear()
            found = self._cache[lemma, tag] = self._find(lemma, tag)
        return found

    def keys(self, lemmas: Sequence[str], tags: Sequence[str]) -> list[str]:
        """Return the keys of many words, one a word, "" where a word has none."""
        cache, find = self._cache, self.key
        return [k if (k := cache.get(p)) is not None else find(*p) for p in zip(lemmas, tags, strict=True)]

    def class_of(self, word: str) -> str:
        """Return the class of a word or verb with particle, or the word itself."""
        return self._classes.get(word, word)

    def _find(self, lemma: str, tag: str) -> str:
        if tag not in _KEPT:
            return ""
        word = lemma.lower().strip("'’\"“”.#@")
        if not word or not any(map(str.isalnum, word)):
            return ""
        place = self._places.get(lemma.lower()) if lemma != "us" else None
        if place is not None:
            return place
        if tag not in PROPER_NOUNS:
            if word in self._light:
                return ""
            return self._classes.get(word, word)
        known = self._classes.get(word)
        if known is None and word.endswith("s"):
            known = self._classes.get(word[:-1])
        return known or word


@lru_cache(maxsize=4)
def load_keys(folder: Path | None = None) -> KeyTable:
    """Make the table once and keep it."""
    return KeyTable(folder)
