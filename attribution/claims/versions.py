"""Find what an outlet said in an earlier version of its text: that is taken back by being told.

"An earlier version of this story said that the mayor had resigned", "This article originally stated that ..." and "I have
deleted a post that said ..." leave nothing of what they said then.
"""

from collections.abc import Iterator, Sequence

from attribution.claims.place import Place
from attribution.values.claim import Verification
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["taken_back"]

_FORMER = frozenset(("earlier", "initial", "original", "previous", "prior"))
_VERSIONS = frozenset(("caption", "edition", "headline", "version"))
_WORKS = frozenset(("article", "caption", "column", "headline", "item", "page", "post", "report", "story"))
_PARTS = _WORKS | frozenset(("line", "paragraph", "passage", "sentence", "tweet"))
_THEN = frozenset(("initially", "originally", "previously"))
_REMOVING = frozenset(("delete", "pull", "remove", "retract", "withdraw"))
_OWN = frozenset(("i", "we"))
_HERE = frozenset(("our", "this"))
_PHRASE = 8  # tokens


def taken_back(
    document: Document, statements: Sequence[Statement], places: Sequence[Place], claims: Sequence[str]
) -> Iterator[Verification]:
    """Yield a retraction for each statement of an earlier version.

    Args:
        document: the text.
        statements: its statements.
        places: where they stand.
        claims: the id of each statement's claim.
    """
    for s, place, claim in zip(statements, places, claims, strict=True):
        if not s.source.spans or not s.cue.spans or s.polarity != "affirmed":
            continue
        words = range(*place.source)
        is_version = _is_version(document, words) or _was_here(document, words, place)
        if is_version or _is_removed(document, words):
            start = s.source.spans[0].start
            end = max(s.source.spans[-1].end, s.cue.spans[0].end)
            yield Verification(start, end, document.text[start:end], "retracted", (claim,))


def _is_version(document: Document, source: range) -> bool:
    """Tell whether a source is an earlier version of the text itself: alone, of "this", or of a work of the outlet's."""
    lows = [document.forms[i].lower() for i in source[:_PHRASE]]
    head = next((k for k, w in enumerate(lows) if w in _VERSIONS), -1)
    if head < 1 or _FORMER.isdisjoint(lows[:head]):
        return False
    if any(document.tags[i] in ("NNP", "NNPS", "POS") for i in source[:head]):
        return False
    rest = lows[head + 1 :]
    return not rest or (rest[0] in ("of", "on", "to") and (not _HERE.isdisjoint(rest) or rest[-1] in _WORKS))


def _was_here(document: Document, source: range, place: Place) -> bool:
    """Tell whether a source is the text itself as it first was: "This article originally stated"."""
    lows = [document.forms[i].lower() for i in source]
    if not lows or lows[0] not in _HERE or place.head not in _WORKS:
        return False
    return any(document.forms[i].lower() in _THEN for i in range(source.stop, place.cue[1]))


def _is_removed(document: Document, source: range) -> bool:
    """Tell whether a source is a relative pronoun for what its writer has removed: "we removed a line which said"."""
    if len(source) != 1 or document.forms[source[0]].lower() not in ("that", "which"):
        return False
    noun = source[0] - 1
    if noun < 0 or document.lemmas[noun].lower() not in _PARTS:
        return False
    lemmas, forms = document.lemmas, document.forms
    first = max(noun - _PHRASE, document.sentences[document.sentence_at(noun)].first)
    verb = next((i for i in range(noun - 1, first, -1) if lemmas[i].lower() in _REMOVING), -1)
    return verb > first - 1 and any(forms[i].lower() in _OWN for i in range(first, verb))
