"""Fingerprints of text that survive small edits, for finding copied passages.

Runs of five words are hashed and of every eight neighbouring hashes the smallest is kept ("winnowing"), so any two
texts that share a run of twelve words share a fingerprint, wherever it stands, and texts that were written
independently share next to none. Case, punctuation and white space do not count.

References:
    Saul Schleimer, Daniel S. Wilkerson, Alex Aiken (2003): Winnowing: Local Algorithms for Document
    Fingerprinting, SIGMOD. Here k (noise threshold) is 5 words and w (window) 8 hashes.
"""

import re
from hashlib import blake2b

__all__ = ["NOISE", "WINDOW", "fingerprints", "stable_hash"]

NOISE = 5
WINDOW = 8
_WORD = re.compile(r"\w+")


def stable_hash(text: str) -> int:
    """Hash a text to a signed 64-bit integer, the same in every process and version."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def fingerprints(text: str) -> frozenset[int]:
    """Return the fingerprints of a text.

    Args:
        text: any text.

    Returns:
        Hashes; empty for a text of fewer than five words.

    >>> a = fingerprints("The ferry ran aground near the old harbour on Sunday night, the coast guard said.")
    >>> b = fingerprints("the ferry ran aground near the old harbour on sunday night - the coast guard said")
    >>> a == b, len(fingerprints("too short"))
    (True, 0)
    """
    words = [w.lower() for w in _WORD.findall(text)]
    hashes = [stable_hash(" ".join(words[i : i + NOISE])) for i in range(len(words) - NOISE + 1)]
    if len(hashes) <= WINDOW:
        return frozenset([min(hashes)] if hashes else [])
    return frozenset(min(hashes[i : i + WINDOW]) for i in range(len(hashes) - WINDOW + 1))
