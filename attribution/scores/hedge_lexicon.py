"""The words that weaken or strengthen, indexed for matching over tokens."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from attribution.lexicons import table

__all__ = ["HedgeEntry", "HedgeIndex", "load_hedges"]

_FILES = ("hedges", "modals", "boosters", "conditionals")


@frozen(slots=True)
class HedgeEntry:
    """One word or phrase of the lexicons.

    Attributes:
        words: the phrase, lower case, one entry a token.
        kind: one of ``HEDGE_KINDS``.
        direction: ``"weaken"`` or ``"strengthen"``.
        strength: in [0, 1]; for a word of estimative probability one minus the probability.
        scope: ``"clause"``, ``"complement"``, ``"phrase"`` or ``"number"``.
        pos: what the tag of its first word must begin with; "" for anything.
    """

    words: tuple[str, ...]
    kind: str
    direction: str
    strength: float
    scope: str
    pos: str


@frozen(slots=True)
class HedgeIndex:
    """Entries by first word; phrases by first and second word, longest first, so that the first that fits is the one.

    Attributes:
        words: first word to the entries of one word; a word that only begins phrases has an empty tuple.
        phrases: first word to second word to the entries of two and more words.
    """

    words: Mapping[str, tuple[HedgeEntry, ...]]
    phrases: Mapping[str, Mapping[str, tuple[HedgeEntry, ...]]]


@lru_cache(maxsize=16)
def load_hedges(folder: Path | None = None) -> HedgeIndex:
    """Load the hedging lexicons, the words of estimative probability among them.

    Args:
        folder: a user's folder of additional lexicon files, or None.

    Returns:
        The index.

    Raises:
        LexiconError: if a file breaks its schema.
    """
    found: dict[str, list[HedgeEntry]] = {}
    for name in _FILES:
        for row in table(name, folder):
            words = tuple(str(row["phrase"]).split())
            found.setdefault(words[0], []).append(
                HedgeEntry(
                    words,
                    str(row["kind"]),
                    str(row["direction"]),
                    float(row["strength"]),
                    str(row["scope"]),
                    str(row["pos"]),
                )
            )
    for row in table("estimative", folder):
        words = tuple(str(row["phrase"]).split())
        strength = round(1 - float(row["probability"]), 4)
        found.setdefault(words[0], []).append(
            HedgeEntry(words, "estimative", "weaken", strength, "clause", "")
        )
    singles: dict[str, tuple[HedgeEntry, ...]] = {}
    phrases: dict[str, dict[str, tuple[HedgeEntry, ...]]] = {}
    for word, entries in found.items():
        singles[word] = tuple(sorted((e for e in entries if len(e.words) == 1), key=lambda e: not e.pos))
        seconds: dict[str, list[HedgeEntry]] = {}
        for e in entries:
            if len(e.words) > 1:
                seconds.setdefault(e.words[1], []).append(e)
        if seconds:
            phrases[word] = {w: tuple(sorted(es, key=lambda e: -len(e.words))) for w, es in seconds.items()}
    return HedgeIndex(singles, phrases)
