"""Find what a content holds without saying it: "was asked whether P", "looked into claims that P", "did not know of P".

Whoever asks, checks, passes on or does not know something says neither that it is so nor that it is not. A content that
is nothing but such a clause ("whether P", "reports that P") is left as it is: the cue says what is done with it.
"""

from collections.abc import Collection, Mapping, Sequence

__all__ = ["unsettled_tokens"]

_STOPS = frozenset((".", ";", ":", "-LRB-", "-RRB-"))
_TURNS = frozenset(("but", "although", "though", "because", "while"))
_EMPTY = frozenset(("``", "''", "IN", "TO", "DT", "CC", ",", "RB"))
_NOUN_PHRASE = frozenset(("IN", "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$"))
_TO_THAT = 7  # tokens between "reports" and its clause: "reports by aid groups in the area that"
_SETTLING = frozenset(("accept", "acknowledge", "admit", "confirm", "corroborate", "prove", "verify"))
_TO_VERB = 4  # tokens between such a verb and "reports"


def unsettled_tokens(
    lows: Sequence[str],
    tags: Sequence[str],
    lemmas: Sequence[str],
    signs: Sequence[int],
    unknown: Collection[int],
    reaches: Mapping[str, str],
) -> frozenset[int]:
    """Return the positions of what a content holds without saying it.

    Args:
        lows, tags, lemmas: lower-case forms, tags and base forms of the content's tokens.
        signs: sign of each token, -1 where it is negated.
        unknown: positions of words of knowing under a negation ("not aware").
        reaches: effects of single words (``claim_negators.tsv``).

    >>> lows = ["they", "asked", "whether", "it", "rained"]
    >>> sorted(unsettled_tokens(lows, ["PRP", "VBD", "IN", "PRP", "VBD"], lows, [1] * 5, (), {}))
    [2, 3, 4]
    """
    out: set[int] = set()
    first = 0
    is_begun = has_verb = False
    for k, low in enumerate(lows):
        if tags[k] in _STOPS:
            first, is_begun, has_verb = k + 1, False, False
            continue
        reach = reaches.get(lemmas[k])
        start = -1
        if k in unknown or reach == "unknown":
            start = k + 1
        elif (low == "whether" and is_begun) or (low == "if" and _is_condition(tags, k, is_begun)):
            start = k
        elif reach == "hearsay" and has_verb and not _is_settled(lemmas, signs, first, k):
            start = _told(lows, tags, k)
            start = start if signs[start:] and signs[start] > 0 else -1
        if start >= 0 and k not in out:
            out.update(range(start, _end(lows, tags, start, is_condition=low == "if")))
        is_begun = is_begun or tags[k] not in _EMPTY
        has_verb = has_verb or tags[k][:2] in ("VB", "MD")
    return frozenset(out)


def _is_condition(tags: Sequence[str], k: int, is_begun: bool) -> bool:
    """Tell whether "if" opens a part of a content and not the whole of it."""
    return is_begun or "," in tags[k + 1 : -1]


def _is_settled(lemmas: Sequence[str], signs: Sequence[int], first: int, k: int) -> bool:
    """Tell whether a verb before a noun for hearsay says that it is so: "confirmed reports that P"."""
    return any(lemmas[j] in _SETTLING and signs[j] > 0 for j in range(max(first, k - _TO_VERB), k))


def _told(lows: Sequence[str], tags: Sequence[str], k: int) -> int:
    """Return where the clause or phrase of a noun for hearsay begins, -1 where it has none."""
    if k + 1 < len(lows) and lows[k + 1] in ("of", "about"):
        return k + 2
    for j in range(k + 1, min(len(lows), k + 1 + _TO_THAT)):
        if lows[j] == "that":
            return j + 1
        if tags[j] not in _NOUN_PHRASE:
            return -1
    return -1


def _end(lows: Sequence[str], tags: Sequence[str], start: int, *, is_condition: bool) -> int:
    """Return where a clause ends: before a new one, and where it is a condition with its comma."""
    for k in range(start, len(lows)):
        if tags[k] in _STOPS or lows[k] in _TURNS:
            return k
        if tags[k] == "," and (is_condition or tags[k + 1 : k + 2] == ["CC"]):
            return k
    return len(lows)
