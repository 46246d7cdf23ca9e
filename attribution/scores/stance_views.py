"""Claim and text made ready to be compared for a stance, each once for any number of partners."""

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from attribution.claims.keys import load_keys
from attribution.claims.phrases import Mark, find_marks
from attribution.claims.proposition import Proposition, read_proposition
from attribution.options import Options
from attribution.text import read
from attribution.values.analysis import Analysis
from attribution.values.claim import VerificationState
from attribution.values.document import Document

__all__ = ["ClaimView", "Match", "TextView", "find_match", "told_status", "view_claim", "view_text"]

_BEST = 5
_LEAD = 3


@frozen(slots=True)
class ClaimView:
    """A claim ready to be looked for: its tokens, keys and normal form."""

    document: Document
    keys: tuple[str, ...]
    proposition: Proposition
    weights: dict[str, float]
    total: float
    pairs: frozenset[tuple[str, str]]
    marks: tuple[Mark, ...]
    words: frozenset[str]


@frozen(slots=True)
class TextView:
    """A text ready to be asked about claims; made once for any number of claims.

    Attributes:
        sentence_keys: keys of each sentence.
        statement_keys: keys of each statement's content.
        places: sentences in which each key occurs.
        owners: for each sentence the positions of the statements with content in it.
        marks: phrases about checking; ``mark_sentences`` where they stand.
    """

    analysis: Analysis
    keys: tuple[str, ...]
    sentence_keys: tuple[frozenset[str], ...]
    statement_keys: tuple[frozenset[str], ...]
    places: dict[str, list[int]]
    statement_places: dict[str, list[int]]
    owners: dict[int, list[int]]
    pairs: frozenset[tuple[str, str]]
    marks: tuple[Mark, ...]
    mark_sentences: tuple[int, ...]
    lead: tuple[int, ...]


@frozen(slots=True)
class Match:
    """Where a text takes up a claim: best sentences and statements with the share of the claim that they have."""

    sentences: tuple[tuple[int, float], ...]
    statements: tuple[tuple[int, float], ...]


def told_status(state: VerificationState) -> str:
    """Return the status that a text gives a claim in so many words.

    What is only gathered from the way of telling is no sign that the text states a stand: it counts as attributed.
    """
    return state.status if all(e.kind != "impression" for e in state.evidence) else "attributed"


def view_claim(claim: str, options: Options) -> ClaimView:
    """Read a claim.

    Args:
        claim: one sentence or headline.
        options: where lexicons and models are.

    Returns:
        The claim with its keys, weighed.
    """
    document = read(claim, options=options)
    key_table = load_keys(options.lexicons)
    keys = tuple(key_table.keys(document.lemmas, document.tags))
    tokens = range(min(len(keys), 80))
    proposition = read_proposition(document, keys, tokens, key_table, options.lexicons)
    weights = {k: key_table.weight(k) for k in keys if k}
    return ClaimView(
        document,
        keys,
        proposition,
        weights,
        sum(weights.values()) or 1.0,
        _pairs(keys),
        find_marks(document, options.lexicons),
        frozenset(f.lower() for f in document.forms),
    )


def _pairs(keys: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Return the pairs of keys that follow each other, words without a key left out."""
    held = [k for k in keys if k]
    return frozenset(pairwise(held))


def view_text(analysis: Analysis, options: Options) -> TextView:
    """Prepare a scored text.

    Args:
        analysis: the text with statements, claims and verifications.
        options: where lexicons are.

    Returns:
        The text, indexed by key.
    """
    document = analysis.document
    keys = tuple(load_keys(options.lexicons).keys(document.lemmas, document.tags))
    sentence_keys = []
    places: dict[str, list[int]] = {}
    analysed = [p.is_analysed for p in document.paragraphs]
    lead: list[int] = []
    for n, s in enumerate(document.sentences):
        mine = frozenset(k for k in keys[s.first : s.last] if k) if analysed[s.paragraph] else frozenset()
        sentence_keys.append(mine)
        for k in mine:
            places.setdefault(k, []).append(n)
        if mine and len(lead) < _LEAD:
            lead.append(n)
    statement_keys = []
    statement_places: dict[str, list[int]] = {}
    owners: dict[int, list[int]] = {}
    for n, st in enumerate(analysis.statements):
        found: set[str] = set()
        for span in st.content.spans:
            tokens = document.tokens_in(span.start, span.end)[:80]
            found.update(k for i in tokens if (k := keys[i]))
            if len(tokens):
                first = document.sentence_at(tokens[0])
                last = document.sentence_at(tokens[-1])
                for s_number in range(max(0, first), min(last, first + 10) + 1):
                    owned = owners.setdefault(s_number, [])
                    if len(owned) < 8 and n not in owned:
                        owned.append(n)
        statement_keys.append(frozenset(found))
        for k in found:
            statement_places.setdefault(k, []).append(n)
    marks = find_marks(document, options.lexicons)
    return TextView(
        analysis,
        keys,
        tuple(sentence_keys),
        tuple(statement_keys),
        places,
        statement_places,
        owners,
        _pairs(keys),
        marks,
        tuple(document.sentence_at(m.first) for m in marks),
        tuple(lead),
    )


def find_match(claim: ClaimView, text: TextView) -> Match:
    """Find the sentences and statements that share most with a claim, best first, at most five of each."""

    def best(places: dict[str, list[int]]) -> tuple[tuple[int, float], ...]:
        mass: dict[int, float] = {}
        for key, weight in claim.weights.items():
            found = places.get(key, ())
            for n in found[:200]:
                mass[n] = mass.get(n, 0.0) + weight
        ranked = sorted(mass.items(), key=lambda item: (-item[1], item[0]))[:_BEST]
        return tuple((n, m / claim.total) for n, m in ranked)

    return Match(best(text.places), best(text.statement_places))
