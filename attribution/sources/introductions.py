"""Tie a description to the name that its bearer goes by: "a man who identified himself as Tom Hale"."""

from collections.abc import Sequence

from attribution.sources.mention import Mention
from attribution.values.document import Document

__all__ = ["tie_introductions"]

_REACH = 4  # phrases before a name
_QUOTES = frozenset({'"', "“", "‘", "'", "``"})
_ONLY = frozenset({"only", "just", "simply", "merely", "also", "solely"})
_HIS = frozenset({"his", "her", "their"})
_SELF = frozenset({"himself", "herself", "themselves", "themself"})
_GIVING = frozenset({"gave", "give", "gives", "given", "giving"})
_IDENTIFYING = frozenset(
    {"identified", "identifies", "identifying", "introduced", "introducing", "known", "named"}
)
_CALLING = frozenset({"called", "calls", "calling", "named", "naming"})
_BEFORE = frozenset({"who", "that", "whom", "is", "was", "were", "has", "had", "be", ",", *_ONLY})


def tie_introductions(document: Document, phrases: Sequence[Mention]) -> None:
    """Mark names as those of the description before "identified (himself) as", "gave his name as", "calling himself".

    Args:
        document: the text.
        phrases: its names and descriptions in text order; they are changed in place.
    """
    for k, n in enumerate(phrases):
        if n.form != "name" or n.same_as is not None:
            continue
        end = _introduction_start(document, n.start)
        for m in phrases[max(0, k - _REACH) : k] if end > 0 else ():
            if m.last == end and m.form == "noun" and not m.plural and m.sentence == n.sentence:
                n.same_as = m
                if not (_HIS | _SELF).isdisjoint(w.lower() for w in document.forms[m.last : n.start]):
                    m.kind = "person"  # "One operator, who gave his name as Adam"
                break


def _introduction_start(document: Document, start: int) -> int:
    """Return one past the phrase before the words that introduce the name at a token, or -1."""
    forms = document.forms
    i = _before(forms, start - 1, _QUOTES)
    if i > 0 and forms[i].lower() == "as":
        i = _before(forms, i - 1, _ONLY)
        if forms[i].lower() == "name" and forms[i - 1].lower() in _HIS:
            i, verbs = _before(forms, i - 2, _ONLY), _GIVING
        else:
            i, verbs = _before(forms, i, _SELF | _ONLY), _IDENTIFYING
    elif i > 0 and forms[i].lower() in _SELF:
        i, verbs = i - 1, _CALLING
    else:
        return -1
    return _before(forms, i - 1, _BEFORE) + 1 if i > 0 and forms[i].lower() in verbs else -1


def _before(forms: Sequence[str], i: int, words: frozenset[str]) -> int:
    """Return the last token up to one that is none of some words."""
    while i > 0 and forms[i].lower() in words:
        i -= 1
    return i
