"""The words in which a report speaks to people: one place for all renderings.

Admiralty code: NATO AJP-2.1 and UK JDP 2-00; likelihood bands: US Intelligence Community Directive 203.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attribution.values.score import Credibility

__all__ = [
    "DISCLAIMER",
    "INFORMATION",
    "RELIABILITY",
    "STATUS_MEANING",
    "STATUS_ORDER",
    "admiralty",
    "commitment_in_words",
    "count",
    "quote",
    "reason_in_words",
    "tone",
]

_OPENING = frozenset('"“«')
_CLOSING = frozenset('"”»')
_MARKS = _OPENING | _CLOSING
_REASONS = {"shared": "both speak of", "number": "numbers", "near number": "numbers close to each other"}

DISCLAIMER = "The scores say how this text presents and supports a claim, never whether it is true."

STATUS_ORDER = ("retracted", "denied", "disputed", "unverified", "attributed", "corroborated", "confirmed")
"""What an editor asks first: contested, then unverified, then the rest."""

STATUS_MEANING = {
    "confirmed": "the text says that it was confirmed",
    "corroborated": "independent sources in the text say the same",
    "attributed": "a source says it; the text says nothing of checking it",
    "unverified": "the text says that it could not be, or was not, verified",
    "disputed": "sources disagree, or the text doubts it",
    "denied": "the text says that it was denied",
    "retracted": "the text says that it was withdrawn or corrected",
}

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}

INFORMATION = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}


def admiralty(credibility: "Credibility") -> str:
    """Return the Admiralty code in words.

    Example:
        >>> from attribution.values.score import Credibility
        >>> admiralty(Credibility(information=2, reliability="B"))
        'B2 (source: usually reliable; information: probably true)'
    """
    c = credibility
    return f"{c.reliability}{c.information} (source: {RELIABILITY[c.reliability]}; information: {INFORMATION[c.information]})"


def commitment_in_words(value: float) -> str:
    """Say how far the writer stands behind a content, from a commitment in [-1, 1].

    Example:
        >>> commitment_in_words(0.9), commitment_in_words(0.0), commitment_in_words(-0.9)
        ('as established', 'without taking a side', 'as false')
    """
    for least, words in (
        (0.75, "as established"),
        (0.25, "with some trust"),
        (-0.25, "without taking a side"),
        (-0.75, "with distance"),
    ):
        if value >= least:
            return words
    return "as false"


def count(n: int, noun: str) -> str:
    """Return a number with its noun.

    Example:
        >>> count(1, "claim"), count(0, "claim")
        ('1 claim', '0 claims')
    """
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def quote(text: str, limit: int = 200) -> str:
    """Put a text between quotation marks, cut between words in the middle where it is longer than the limit.

    Marks around the whole text are not doubled.

    Example:
        >>> quote("The bridge at Ostra has collapsed", 20), quote('"It fell at noon."')
        ('“The bridge … collapsed”', '“It fell at noon.”')
        >>> quote("abcdefghij", 7)
        '“abcd … hij”'
    """
    text = " ".join(text.split())
    if len(text) > 2 and text[0] in _OPENING and text[-1] in _CLOSING and _MARKS.isdisjoint(text[1:-1]):
        text = text[1:-1]
    if len(text) > limit:
        half = limit // 2
        head, tail = text[: limit - half], text[-half:]
        if " " in head and not text[len(head)].isspace():
            head = head.rsplit(" ", 1)[0]
        if " " in tail and not text[-half - 1].isspace():
            tail = tail.split(" ", 1)[1]
        text = f"{head.rstrip()} … {tail.lstrip()}"
    return f"“{text}”"


def reason_in_words(why: str) -> str:
    """Say why two claims are related, from the note that their comparison leaves.

    Example:
        >>> reason_in_words("shared: kill, market"), reason_in_words("holds s4"), reason_in_words("toll: s2")
        ('both speak of: kill, market', 'holds the words of s4', '“toll” stands for s2')
        >>> reason_in_words("polarity: stay against leave"), reason_in_words("polarity: kill")
        ('opposites: stay against leave', 'one affirms what the other denies: kill')
    """
    head, _, rest = why.partition(": ")
    if not rest:
        return why.replace("holds s", "holds the words of s", 1)
    if head == "polarity":
        return f"opposites: {rest}" if " against " in rest else f"one affirms what the other denies: {rest}"
    if re.fullmatch(r"s\d+(, s\d+)*", rest):
        return f"“{head}” stands for {rest}"
    return f"{_REASONS.get(head, head)}: {rest}"


def tone(status: str) -> str:
    """Return how a status is to be shown: ``bad`` (contested), ``warn``, ``plain`` or ``good``.

    Example:
        >>> tone("denied"), tone("unverified"), tone("attributed"), tone("confirmed")
        ('bad', 'warn', 'plain', 'good')
    """
    if status in ("retracted", "denied", "disputed"):
        return "bad"
    return {"unverified": "warn", "corroborated": "good", "confirmed": "good"}.get(status, "plain")
