"""Find verdicts of fact checks: "Rating: Mostly false", or "Unproven." as a sentence of its own.

A verdict is about a claim that stands before it, often far: first comes the claim, then what speaks for and against it,
then the verdict. So it is about the line that is labelled "Claim:", or else about the first statement of its paragraph,
or of the text since the verdict before.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from attribution.claims.place import Place
from attribution.lexicons.load import table
from attribution.values.document import Document

__all__ = ["Verdict", "judged_by_verdict", "read_verdict"]

_LONGEST = 8
_STOPS = frozenset((".", "!", ";", ",", "(", "-", "–", "—", "--"))
_QUOTES = frozenset(("``", "''"))
_DETERMINERS = frozenset(("our", "the"))
_CLAIM = frozenset(("claim", "claims"))


@frozen(slots=True)
class Verdict:
    """What a sentence says of a claim: a status, and where the words end that say so."""

    status: str
    text: str
    last: int


@lru_cache(maxsize=4)
def _lexicon(folder: Path | None) -> tuple[Mapping[str, tuple[str, bool]], frozenset[str]]:
    """Return the verdicts with status and whether they may stand alone, and the labels."""
    verdicts = {str(r["verdict"]): (str(r["status"]), r["alone"] == "yes") for r in table("verdicts", folder)}
    return verdicts, frozenset(str(r["label"]) for r in table("verdict_labels", folder))


def read_verdict(document: Document, first: int, last: int, folder: Path | None = None) -> Verdict | None:
    """Read a sentence as a verdict.

    Args:
        document: the text.
        first, last: tokens of the sentence, half-open.
        folder: a user's folder of lexicons, or None.

    >>> from attribution.text import read
    >>> read_verdict(read("Our rating: Mostly false."), 0, 6)
    Verdict(status='denied', text='mostly false', last=5)
    """
    end = next((i for i in range(first, last) if document.forms[i] in _STOPS), last)
    if not 0 < end - first <= _LONGEST:
        return None
    colon = next((i for i in range(first, end) if document.forms[i] == ":"), -1)
    if colon < 0 and last - end > 1:
        return None
    verdicts, labels = _lexicon(folder)
    words = [document.forms[i].lower() for i in range(colon + 1 if colon >= 0 else first, end)]
    if colon >= 0:
        words = [
            w for w, i in zip(words, range(colon + 1, end), strict=True) if document.tags[i] not in _QUOTES
        ]
    text = " ".join(words)
    status, alone = verdicts.get(text, ("", False))
    if not status:
        return None
    if colon < 0:
        return Verdict(status, text, end) if alone and not _is_quoted(document, first) else None
    start = first + (document.forms[first].lower() in _DETERMINERS)
    label = " ".join(document.forms[i].lower() for i in range(start, colon))
    return Verdict(status, text, end) if label in labels else None


def _is_quoted(document: Document, token: int) -> bool:
    return any(q.first <= token < q.last for q in document.quotations)


def judged_by_verdict(
    document: Document, token: int, since: int, before: Sequence[int], places: Sequence[Place]
) -> int:
    """Return the position of the statement that a verdict is about, or -1.

    Args:
        document: the text.
        token: where the verdict begins.
        since: first sentence after the verdict before.
        before: positions of the statements between the two, in text order.
        places: where the statements stand.
    """
    here = document.sentence_at(token)
    for n in range(here - 1, since - 1, -1):
        s = document.sentences[n]
        if (
            s.last - s.first > 2
            and document.forms[s.first + 1] == ":"
            and document.forms[s.first].lower() in _CLAIM
        ):
            return next((k for k in before if places[k].sentence == n), -1)
    paragraph = document.sentences[here].paragraph
    return next((k for k in before if places[k].paragraph == paragraph), before[0] if before else -1)
