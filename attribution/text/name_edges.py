"""Mend what the recogniser made of a stretch of capitalised words: names cut in two, firms taken for people.

The recogniser labels word by word. Some of what it cannot see is plain from the stretch as a whole: "Hadley & Co" is one
name, "Maritsa Lines" heads with a word that names bodies, and the two halves of "Great Basin Lithium" cannot be a body
and a person side by side.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

__all__ = ["mend"]

_AND = frozenset({"&", "+"})
_BODY = "ORGANIZATION"
_PERSON = "PERSON"
_LONGEST = 8  # words on either side of "and" that are looked at


def _segments(labels: Sequence[str], first: int, last: int) -> list[tuple[int, int]]:
    """List the stretches of equal labels in a range, those without a label left out."""
    out = []
    i = first
    while i < last:
        j = i + 1
        while j < last and labels[j] == labels[i]:
            j += 1
        if labels[i] != "O":
            out.append((i, j))
        i = j
    return out


def mend(
    forms: Sequence[str],
    labels: list[str],
    island: tuple[int, int],
    kinds: Mapping[str, str],
    heads: Mapping[str, str],
) -> None:
    """Mend the labels of an island, in place.

    Args:
        forms: all tokens.
        labels: their labels without "B-" and "I-".
        island: range of tokens that begins and ends with a capitalised word.
        kinds: what is known of words in names, see :class:`attribution.text.names.NameWords`.
        heads: lower-case words that names of bodies end in, with the kind of body.

    >>> labels = ["ORGANIZATION", "O", "PERSON"]
    >>> mend(["Hadley", "&", "Co"], labels, (0, 3), {}, {})
    >>> labels
    ['ORGANIZATION', 'ORGANIZATION', 'ORGANIZATION']
    """
    first, last = island
    if last - first < 2:
        return
    for i in range(first + 1, last - 1):
        if forms[i] in _AND and forms[i - 1][0].isupper() and forms[i + 1][0].isupper():
            begin, end = i - 1, i + 2
            while begin > max(first, i - _LONGEST) and labels[begin - 1] == _BODY:
                begin -= 1
            while end < min(last, i + _LONGEST) and labels[end] == _BODY:
                end += 1
            labels[begin:end] = [_BODY] * (end - begin)

    def is_person(a: int, b: int) -> bool:
        """Tell whether a first name or a title shows that a person is meant."""
        return any(
            "f" in kinds.get(forms[k], "") or "t" in kinds.get(forms[k], "") for k in range(max(a - 1, 0), b)
        )

    segments = _segments(labels, first, last)
    for (a, b), (c, d) in pairwise(segments):
        if b != c or is_person(c, d) or is_person(a, b):
            continue
        pair = labels[a], labels[c]
        if pair == (_BODY, _PERSON) or (
            pair == ("MISC", _BODY) and b - a == 1 and "p" not in kinds.get(forms[a], "")
        ):
            labels[a:d] = [_BODY] * (d - a)
    for a, b in _segments(labels, first, last):
        if labels[a] != _PERSON or not 2 <= b - a <= 4 or is_person(a, b):
            continue
        if forms[b - 1].lower().rstrip(".") in heads or (b - a == 2 and "h" in kinds.get(forms[a], "")):
            labels[a:b] = [_BODY] * (b - a)
