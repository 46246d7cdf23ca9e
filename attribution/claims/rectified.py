"""Find what the writer sets right: "An earlier story said that 12 people died. In fact, nobody did."

"In fact" alone decides nothing, since it may go on as well as turn ("Roe said it was late. In fact, it was midnight").
It turns against what somebody only claimed and against what an article, a post or "we" said right before. "The correct
figure is three" turns against whatever was said right before. An outlet that sets its own words right takes them back.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attribution.claims.place import Place
from attribution.claims.references import is_said
from attribution.lexicons.classes import word_class
from attribution.values.claim import Verification
from attribution.values.document import Document, Quotation
from attribution.values.statement import Statement

__all__ = ["rectified"]

_TURNS = frozenset((("in", "fact"), ("in", "reality"), ("in", "truth"), ("in", "actuality")))
_CLAIMING = frozenset(("claim", "allege", "purport"))
_OWN = frozenset(("we", "our"))
_FORMER = frozenset(("earlier", "previous"))
_NOT_OWN = frozenset(("by", "from"))


def rectified(
    document: Document, statements: Sequence[Statement], places: Sequence[Place], claims: Sequence[str]
) -> Iterator[Verification]:
    """Yield a denial or a retraction for each statement that the next sentence sets right.

    Args:
        document: the text.
        statements: its statements.
        places: where they stand.
        claims: the id of each statement's claim.
    """
    quotations = [q for q in document.quotations if q.depth == 0]
    said: dict[int, list[int]] = {}
    for k, s in enumerate(statements):
        if s.nested_in is None and is_said(s) and s.source.spans:
            said.setdefault(places[k].sentence, []).append(k)
    for n, sentence in enumerate(document.sentences):
        first = sentence.first
        length, is_plain = _opener(document, first, sentence.last)
        if not length or _is_quoted(quotations, first):
            continue
        k = next(
            (k for k in reversed(said.get(n - 1, ())) if is_plain or _is_doubtful(statements[k], places[k])),
            -1,
        )
        if k < 0 or _goes_on(statements, said.get(n, ()), k):
            continue
        start, end = document.starts[first], document.ends[first + length - 1]
        status = "retracted" if _is_own(document, places[k]) else "denied"
        yield Verification(start, end, document.text[start:end], status, (claims[k],))


def _opener(document: Document, first: int, last: int) -> tuple[int, bool]:
    """Return how many words at the head of a sentence set something right, and whether they alone decide."""
    words = tuple(f.lower() for f in document.forms[first : min(last, first + 3)])
    if words[:2] in _TURNS and last - first > 3:
        return 2, False
    if words[:2] == ("the", "correct") and words[2:] and words[2] in word_class("single value"):
        return 3, True
    return 0, False


def _is_quoted(quotations: Sequence[Quotation], token: int) -> bool:
    """Tell whether a token stands in one of some quotations that are in text order and share no token."""
    before = bisect_right(quotations, token, key=lambda q: q.first) - 1
    return before >= 0 and token < quotations[before].last


def _is_doubtful(statement: Statement, place: Place) -> bool:
    """Tell whether something is only claimed, or said by an article, a post or the outlet itself."""
    first = statement.source.spans[0].text.split()[0].lower()
    return first in _OWN or _is_published(place.head) or statement.cue.lemma in _CLAIMING


def _goes_on(statements: Sequence[Statement], here: Sequence[int], k: int) -> bool:
    """Tell whether the same source says what follows: "The report said ... . In fact, it called ..."."""
    who = statements[k].source.id
    return who is not None and any(statements[j].source.id == who for j in here)


def _is_published(noun: str) -> bool:
    """Tell whether a noun names what an outlet or anybody else publishes."""
    return noun in word_class("article") or noun in word_class("post")


def _is_own(document: Document, place: Place) -> bool:
    """Tell whether a statement is the outlet's own: by "we", by "an earlier report", by an article that is nobody else's."""
    words = [f.lower() for f in document.forms[place.source[0] : place.source[1]]]
    if not words:
        return False
    if words[0] in _OWN:
        return True
    if not _is_published(place.head) or not _NOT_OWN.isdisjoint(words):
        return False
    head = next(i for i in range(*place.source) if document.lemmas[i] == place.head)
    before = range(place.source[0], head)
    if any(document.tags[i] in ("NNP", "NNPS", "POS") for i in before):
        return False
    if not _FORMER.isdisjoint(document.forms[i].lower() for i in before):
        return True
    return place.head in word_class("article") and words[0] in ("a", "an", "this")
