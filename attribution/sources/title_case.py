"""Tell names from the verbs behind them in headlines with capitals everywhere: "Harcourt | Resigns After Scandal"."""

from collections.abc import Sequence, Set

from attribution.sources.headlines import in_headline
from attribution.text.lemmas import load_lemmatizer
from attribution.values.document import Document

__all__ = ["name_end", "prose_names"]

_LONGEST = 5  # words of a name


def prose_names(document: Document) -> frozenset[tuple[str, ...]]:
    """Return the stretches of capitals in the prose of a text, and the parts of them."""
    forms, found = document.forms, set()
    for n, sentence in enumerate(document.sentences):
        if in_headline(document, n):
            continue
        for first in range(sentence.first, sentence.last):
            for last in range(first + 1, min(first + _LONGEST, sentence.last) + 1):
                if not forms[last - 1][:1].isupper():
                    break
                found.add(forms[first:last])
    return frozenset(found)


def name_end(
    forms: Sequence[str], first: int, last: int, known: Set[tuple[str, ...]], verbs: Set[str]
) -> int:
    """Return where a name in a headline ends: before a verb, if the prose has the name without it.

    Args:
        forms: the tokens of the text.
        first, last: range of the words taken for a name.
        known: what :func:`prose_names` returns.
        verbs: the base forms of verbs.
    """
    for end in range(min(first + _LONGEST, last) - 1, first, -1):
        if tuple(forms[first : end + 1]) in known:
            return last
        if tuple(forms[first:end]) in known and forms[end].endswith("s"):
            return end if load_lemmatizer().lemma(forms[end].lower(), "VBZ") in verbs else last
    return last
